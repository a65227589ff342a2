// Names that only the title before them gives away: "Secretary of State Rossi" where the recogniser missed
// the name, "Vice President Anna Reid" where it saw a company.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/offices.hpp"
#include "extract/entities.hpp"
#include "extract/language_pack.hpp"
#include "extract/tree.hpp"

namespace newsgraph {

// The titles of one article, looked up once.
class Titles {
public:
  Titles(const Tree& tree, const LanguagePack& pack);

  // All tokens in lower case.
  [[nodiscard]] const std::vector<std::string>& words() const { return m_words; }
  // The office that the words from `from` on name, with the token behind it in `end`; nullptr when there is
  // none before `limit`, or only an honorific.
  [[nodiscard]] const Office* at(std::uint32_t from, std::uint32_t limit, std::uint32_t& end) const;

private:
  struct Title {
    const Office* office = nullptr;
    std::uint32_t end = 0;
  };
  std::vector<std::string> m_words;
  std::vector<Title> m_titles;  // by first token
};

// Makes the names behind titles refer to people.
void adopt_titled_names(const Tree& tree, EntityTable& entities, const LanguagePack& pack,
                        const Titles& titles);

}  // namespace newsgraph
