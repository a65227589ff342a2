// Who gives the speech that an article is, read from its title: "Address by H.E. Ms. Anna Reid, Prime
// Minister of Norway, at the General Assembly". Titles of another form name nobody.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/offices.hpp"
#include "extract/language_pack.hpp"

namespace newsgraph {

struct SpeechGiver {
  std::string name;                // without titles
  const Office* office = nullptr;  // may be missing
  std::string country;             // ISO alpha-3; empty when the title names none
};

[[nodiscard]] std::optional<SpeechGiver> speech_giver(std::string_view title, const LanguagePack& pack);

}  // namespace newsgraph
