// What people do for a living, in fields of work, read from `<schemas_dir>/lang/en/occupations.json`: which
// fields nobody works in at one time, and at what ages somebody works in a field.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace newsgraph {

struct FieldOfWork {
  std::string name;
  int youngest = 0;  // years of age, both inclusive
  int oldest = 0;
};

class Occupations {
public:
  // Throws DataError when the file is missing or does not fit its schema.
  [[nodiscard]] static Occupations load(const std::string& schemas_dir);

  // Of an office by its canonical name, or of a trade; nullptr: not known, or it may be any.
  [[nodiscard]] const FieldOfWork* field_of(std::string_view office_or_trade) const;
  // Whether the word, in lower case, is a noun for people of a trade: "boxer".
  [[nodiscard]] bool is_trade(std::string_view word) const;
  // Whether the word, in lower case, stands before a trade that somebody has no longer or not yet: "retired".
  [[nodiscard]] bool is_past(std::string_view word) const;
  // Whether nobody works in both fields at one time.
  [[nodiscard]] bool are_apart(const std::string& field, const std::string& other) const;

private:
  std::vector<FieldOfWork> m_fields;
  std::unordered_map<std::string, std::size_t> m_by_title;  // in lower case
  std::set<std::string, std::less<>> m_trades;
  std::set<std::string, std::less<>> m_past;
  std::set<std::pair<std::string, std::string>> m_apart;  // the first name is the smaller
};

}  // namespace newsgraph
