#include "base/occupations.hpp"

#include <algorithm>

#include "base/data_file.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"

namespace newsgraph {

Occupations Occupations::load(const std::string& schemas_dir) {
  const std::string path = schemas_dir + "/lang/en/occupations.json";
  const Json json = load_data(path, schemas_dir + "/meta/occupations.schema.json");
  Occupations loaded;
  for (const std::string& word : json.strings("past")) loaded.m_past.insert(word);
  std::set<std::string> names;
  for (const Json& row : json["fields"].as_array()) {
    const auto& ages = row["ages"].as_array();
    loaded.m_fields.push_back({row["name"].as_string(), static_cast<int>(ages[0].as_integer()),
                               static_cast<int>(ages[1].as_integer())});
    names.insert(loaded.m_fields.back().name);
    const std::size_t at = loaded.m_fields.size() - 1;
    for (const std::string& office : row.strings("offices"))
      loaded.m_by_title.emplace(utf8::lower(office), at);
    for (const std::string& trade : row.strings("trades")) {
      loaded.m_by_title.emplace(trade, at);
      loaded.m_trades.insert(trade);
    }
  }
  for (const Json& row : json["apart"].as_array()) {
    for (const std::string& other : row.strings("from")) {
      const std::string& field = row["field"].as_string();
      if (names.count(field) == 0 || names.count(other) == 0)
        throw DataError(path, "\"apart\" names \"" + (names.count(field) == 0 ? field : other) +
                                  "\", which is none of the fields");
      loaded.m_apart.insert(std::minmax(field, other));
    }
  }
  return loaded;
}

const FieldOfWork* Occupations::field_of(std::string_view office_or_trade) const {
  const auto found = m_by_title.find(utf8::lower(office_or_trade));
  return found == m_by_title.end() ? nullptr : &m_fields[found->second];
}

bool Occupations::is_trade(std::string_view word) const { return m_trades.find(word) != m_trades.end(); }

bool Occupations::is_past(std::string_view word) const { return m_past.find(word) != m_past.end(); }

bool Occupations::are_apart(const std::string& field, const std::string& other) const {
  return m_apart.count(std::minmax(field, other)) != 0;
}

}  // namespace newsgraph
