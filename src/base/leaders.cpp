#include "base/leaders.hpp"

#include <algorithm>

#include "base/data_file.hpp"
#include "base/iso_day.hpp"
#include "base/utf8.hpp"

namespace newsgraph {
namespace {

constexpr int kElected = 4;          // months from an election to the first in office
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

// Nobody gives a word before the last one, or both share one.
bool may_be_one(const std::vector<std::string>& before, const std::vector<std::string>& known) {
  return before.empty() ||
         std::find_first_of(before.begin(), before.end(), known.begin(), known.end()) != before.end();
}

}  // namespace

Leaders Leaders::load(const std::string& schemas_dir) {
  const Json json =
      load_data(schemas_dir + "/lang/en/leaders.json", schemas_dir + "/meta/leaders.schema.json");
  Leaders leaders;
  for (const Json& row : json["leaders"].as_array()) {
    const std::string country = row["country"].as_string();
    for (const std::string& name : row.strings("names"))
      leaders.add(name, {{}, country, Post::leader, {}, {}});
    for (const std::string& name : row.strings("ministers"))
      leaders.add(name, {{}, country, Post::minister, {}, {}});
    for (const Post post : {Post::state, Post::government}) {
      const Json& terms = row[post == Post::state ? "heads_of_state" : "heads_of_government"];
      if (terms.is_null()) continue;
      for (const Json& term : terms.as_array()) {
        const Json::Array& parts = term.as_array();
        leaders.add(parts[0].as_string(), {{},
                                           country,
                                           post,
                                           parts[1].as_string(),
                                           parts.size() > 2 ? parts[2].as_string() : std::string()});
      }
    }
  }
  return leaders;
}

void Leaders::add(std::string_view name, Leader leader) {
  auto [before, last] = parts_of(name);
  leader.before = std::move(before);
  m_by_last[last].push_back(std::move(leader));
}

// Of those with the name that are meant; `meant` is asked of each with whether the name has several words.
template <class Meant>
std::string Leaders::only_country(std::string_view name, Meant meant) const {
  const auto [before, last] = parts_of(name);
  const auto found = m_by_last.find(last);
  if (found == m_by_last.end()) return {};
  std::string country;
  for (const Leader& leader : found->second) {
    if (!may_be_one(before, leader.before) || !meant(leader, !before.empty())) continue;
    if (!country.empty() && country != leader.country) return {};
    country = leader.country;
  }
  return country;
}

// The surnames of the longer lists are also those of many who never led.
std::string Leaders::country_of(std::string_view name) const {
  return only_country(name, [](const Leader& leader, bool full) {
    return leader.post == Post::leader || (full && leader.post != Post::minister);
  });
}

std::string Leaders::country_of_surname(std::string_view name) const {
  return country_of(name.substr(name.rfind(' ') + 1));
}

std::string Leaders::country_in(std::string_view month, std::string_view name, bool of_state) const {
  return only_country(name.substr(name.rfind(' ') + 1), [&](const Leader& leader, bool) {
    const bool holder = leader.post == (of_state ? Post::state : Post::government);
    return holder && leader.from <= month && (leader.to.empty() || month <= leader.to);
  });
}

std::string Leaders::country_of_monarch(std::string_view month, std::string_view titled) const {
  const std::string country = only_country(
      titled, [](const Leader& leader, bool full) { return full && leader.post == Post::state; });
  if (!country.empty()) return country;
  return only_country(titled, [&](const Leader& leader, bool full) {
    return full && leader.post == Post::state && leader.from <= month &&
           (leader.to.empty() || month <= leader.to);
  });
}

std::string Leaders::country_of_minister(std::string_view name) const {
  return only_country(name,
                      [](const Leader& leader, bool full) { return full && leader.post == Post::minister; });
}

Tenure Leaders::tenure(std::string_view name, std::string_view country, bool of_state,
                       std::string_view month) const {
  const auto [before, last] = parts_of(name);
  const auto found = m_by_last.find(last);
  Tenure tenure = Tenure::unknown;
  const auto now = iso::month_count(month);
  if (found == m_by_last.end() || !now) return tenure;
  for (const Leader& leader : found->second) {
    const bool holder = leader.post == (of_state ? Post::state : Post::government);
    if (!holder || leader.country != country || !may_be_one(before, leader.before)) continue;
    if (month < leader.from) {
      const bool elected = *iso::month_count(leader.from) <= *now + kElected;
      if (tenure == Tenure::unknown && !elected) tenure = Tenure::ahead;
    } else if (leader.to.empty() || month <= leader.to) {
      return Tenure::running;
    } else {
      tenure = Tenure::over;
    }
  }
  return tenure;
}

}  // namespace newsgraph
