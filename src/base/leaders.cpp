#include "base/leaders.hpp"

#include "base/data_file.hpp"
#include "base/utf8.hpp"

namespace newsgraph {
namespace {

// Keys of the first and last words; the first is empty for a single word.
std::pair<std::string, std::string> ends_of(std::string_view name) {
  const std::size_t first_end = name.find(' ');
  const std::size_t last_begin = name.rfind(' ');
  if (first_end == std::string_view::npos) return {"", utf8::name_key(name)};
  return {utf8::name_key(name.substr(0, first_end)), utf8::name_key(name.substr(last_begin + 1))};
}

}  // namespace

Leaders Leaders::load(const std::string& schemas_dir) {
  const Json json =
      load_data(schemas_dir + "/lang/en/leaders.json", schemas_dir + "/meta/leaders.schema.json");
  Leaders leaders;
  for (const Json& row : json["leaders"].as_array()) {
    const std::string country = row["country"].as_string();
    for (const std::string& name : row.strings("names")) {
      const std::string last = ends_of(name).second;
      for (std::size_t at = 0, end = name.find(' '); end != std::string::npos;
           at = end + 1, end = name.find(' ', at))
        leaders.m_by_last[last].push_back({utf8::name_key(name.substr(at, end - at)), country});
      if (name.find(' ') == std::string::npos) leaders.m_by_last[last].push_back({"", country});
    }
  }
  return leaders;
}

std::string Leaders::country_of(std::string_view name) const {
  const auto [first, last] = ends_of(name);
  const auto found = m_by_last.find(last);
  if (found == m_by_last.end()) return {};
  std::string country;
  for (const Leader& leader : found->second) {
    if (!first.empty() && first != leader.first) continue;
    if (!country.empty() && country != leader.country) return {};
    country = leader.country;
  }
  return country;
}

}  // namespace newsgraph
