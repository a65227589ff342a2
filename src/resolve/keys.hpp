// From what an article says to wordings and the keys under which others of the same thing are found.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "graph/store_blocks.hpp"
#include "resolve/names.hpp"

namespace newsgraph {

struct KeyedWording {
  Wording wording;
  std::vector<std::string> keys;  // meetings have none before their participants are known
};

// In the order of the article's entities. `own`: no wording is shared with other articles.
[[nodiscard]] std::vector<KeyedWording> wordings_of(const Extraction& extraction, std::int64_t document,
                                                    bool own, const Names& names);

// The keys of a name of that type that stands alone, as far as the name tells.
[[nodiscard]] std::vector<std::string> keys_of_name(std::string_view type, const std::string& name,
                                                    const std::string& country, const Names& names);

// The type that the article gives; `Wording::type` is the one that most articles give to the name.
[[nodiscard]] std::string stated_type(const Wording& wording);

// All keys of a person, body, country or place, by its type.
[[nodiscard]] std::vector<std::string> keys_of(const Wording& wording, const Names& names);

[[nodiscard]] std::vector<std::string> organization_keys(const Wording& wording, const Names& names);

// A meeting's key and its days (first, last, as written), by position of the entity.
struct MeetingKey {
  std::uint32_t position = 0;
  std::string key;
  std::vector<std::string> days;
};
[[nodiscard]] std::vector<MeetingKey> meeting_keys(const Extraction& extraction,
                                                   const std::vector<std::string>& nodes, const Names& names);

// Whether the code is that of a country, and not of a body of several.
[[nodiscard]] bool is_state(std::string_view country);

[[nodiscard]] std::string joined(const std::vector<std::string>& words);

}  // namespace newsgraph
