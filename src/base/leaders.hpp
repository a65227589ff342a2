// Of which country a head of state or government is or was, read from
// `<schemas_dir>/lang/en/leaders.json`.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace newsgraph {

class Leaders {
public:
  // Throws DataError when the file is missing or does not fit its schema.
  [[nodiscard]] static Leaders load(const std::string& schemas_dir);

  // ISO 3166 alpha-3; empty when nobody, or leaders of several countries, may be meant. A full name is a
  // leader's where the last words and a word before them are one ("Saul Menem" and "Carlos Menem" for "Carlos
  // Saul Menem"), a single word where it is the last.
  [[nodiscard]] std::string country_of(std::string_view name) const;
  // The same by the last word of the name alone.
  [[nodiscard]] std::string country_of_surname(std::string_view name) const;

private:
  struct Leader {
    std::vector<std::string> before;  // keys of the words before the last one
    std::string country;
  };
  std::unordered_map<std::string, std::vector<Leader>> m_by_last;  // key of the last word
};

}  // namespace newsgraph
