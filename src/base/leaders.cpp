#include "base/leaders.hpp"

#include <algorithm>

#include "base/data_file.hpp"
#include "base/utf8.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kTelling = 5;  // bytes: shorter words inside names ("bin", "Ali") are many people's

// Keys of the words before the last one that tell whose name it is, and of the last one.
std::pair<std::vector<std::string>, std::string> parts_of(std::string_view name) {
  std::vector<std::string> before;
  std::size_t at = 0;
  for (std::size_t end = name.find(' '); end != std::string_view::npos; end = name.find(' ', at)) {
    if (at == 0 || end - at >= kTelling) before.push_back(utf8::name_key(name.substr(at, end - at)));
    at = end + 1;
  }
  return {std::move(before), utf8::name_key(name.substr(at))};
}

}  // namespace

Leaders Leaders::load(const std::string& schemas_dir) {
  const Json json =
      load_data(schemas_dir + "/lang/en/leaders.json", schemas_dir + "/meta/leaders.schema.json");
  Leaders leaders;
  for (const Json& row : json["leaders"].as_array()) {
    const std::string country = row["country"].as_string();
    for (const std::string& name : row.strings("names")) {
      auto [before, last] = parts_of(name);
      leaders.m_by_last[last].push_back({std::move(before), country});
    }
  }
  return leaders;
}

std::string Leaders::country_of(std::string_view name) const {
  const auto [before, last] = parts_of(name);
  const auto found = m_by_last.find(last);
  if (found == m_by_last.end()) return {};
  std::string country;
  for (const Leader& leader : found->second) {
    const bool known =
        before.empty() || std::find_first_of(before.begin(), before.end(), leader.before.begin(),
                                             leader.before.end()) != before.end();
    if (!known) continue;
    if (!country.empty() && country != leader.country) return {};
    country = leader.country;
  }
  return country;
}

std::string Leaders::country_of_surname(std::string_view name) const {
  return country_of(name.substr(name.rfind(' ') + 1));
}

}  // namespace newsgraph
