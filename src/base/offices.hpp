// Offices and titles that stand before or after a person's name, read from
// `<schemas_dir>/lang/en/offices.json`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/lookup_key.hpp"
#include "base/word_set.hpp"

namespace newsgraph {

class Json;

enum class OfficeKind : std::uint8_t {
  head_of_state,       // president, king
  head_of_government,  // prime minister, chancellor
  minister,            // of a government
  envoy,               // ambassador, special representative, negotiator
  official,            // spokesman, governor, mayor, senator, general: acts for the state
  party,               // leader of a party or an opposition
  business,            // chief executive: acts for a company
  title                // Mr, Dr, Sir: no office
};

struct Office {
  std::string name;                  // canonical: "Foreign Minister"
  std::vector<std::string> aliases;  // "minister of foreign affairs", "minister for foreign affairs"
  OfficeKind kind = OfficeKind::minister;
  std::string country;    // ISO alpha-3 where only one country has it ("Secretary of State": USA); else empty
  std::string portfolio;  // "foreign", "trade", "defence": offices that meet each other
  bool represents = false;  // speaks and acts for the country
  bool heads = false;       // leads the body it belongs to
  bool speaks = false;      // is the voice of the body or country it belongs to
};

class Offices {
public:
  [[nodiscard]] static Offices load(const std::string& schemas_dir);
  [[nodiscard]] const std::vector<Office>& all() const { return m_all; }
  // By name or alias in any case, singular or plural; the aliases hold what the file composes of portfolios,
  // "minister for trade", "deputy defence minister". A minister of several things is that of the first
  // ("Minister of Trade, Industry and Tourism"). Abbreviations ("PM") count only in upper case. nullptr:
  // unknown.
  [[nodiscard]] const Office* find(std::string_view name) const;
  // The longest run of whole words of `words` (already lower case) starting at `from` that names an office;
  // 0: none.
  [[nodiscard]] std::size_t longest_match(const std::vector<std::string>& words, std::size_t from,
                                          const Office** office) const;

private:
  struct Entry {
    std::size_t at = 0;  // in m_all
    LetterCase needed = LetterCase::any;
  };

  void add(const std::string& name, std::size_t at);
  void compose(const Json& pattern, const Json& portfolio);
  [[nodiscard]] const Entry* entry(const std::string& key) const;

  std::vector<Office> m_all;
  WordIndex<Entry, 262144> m_by_key;
  WordFilter<32768> m_first_words;  // asked of every word of a text
  // How names begin: without their last words, and those of one word.
  WordFilter<262144> m_openings;
  std::size_t m_longest = 0;  // words in the longest name
};

}  // namespace newsgraph
