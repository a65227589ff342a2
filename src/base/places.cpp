#include "base/places.hpp"

#include <algorithm>

#include "base/data_file.hpp"
#include "base/error.hpp"

namespace newsgraph {
namespace {

std::vector<std::string> texts_at(const Json::Array& row, std::size_t at) {
  std::vector<std::string> out;
  if (at < row.size()) {
    for (const Json& text : row[at].as_array()) out.push_back(text.as_string());
  }
  return out;
}

int rank(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::country:
      return 0;
    case PlaceKind::demonym:
      return 1;
    case PlaceKind::capital:
      return 2;
    case PlaceKind::seat:
      return 3;
    case PlaceKind::region:
      return 4;
    case PlaceKind::city:
      return 5;
  }
  return 6;
}

// "south korean" can be nothing else; "polish", "chad" and "white house" can.
LetterCase needed_case(std::string_view name, PlaceKind kind) {
  if (is_abbreviation(name)) return LetterCase::all_upper;
  const bool several_words = name.find(' ') != std::string_view::npos;
  const bool of_country = kind == PlaceKind::country || kind == PlaceKind::demonym;
  return several_words && of_country ? LetterCase::any : LetterCase::some_upper;
}

}  // namespace

void Places::add(std::string_view name, const PlaceMatch& match) {
  for (const std::string& key : lookup_keys(name)) {
    Meanings& meanings = m_by_key.emplace(key).first;
    const bool known =
        std::any_of(meanings.matches.begin(), meanings.matches.end(), [&](const PlaceMatch& m) {
          return m.kind == match.kind && m.iso3 == match.iso3 && m.name == match.name;
        });
    if (known) continue;
    meanings.matches.push_back(match);
    meanings.needed = std::max(meanings.needed, needed_case(name, match.kind));
  }
}

void Places::add_country(const Json& row) {
  Country country{row["iso3"].as_string(), row["name"].as_string(),  row.strings("aliases"),
                  row.strings("demonyms"), row.string_or("capital"), {}};
  const std::vector<std::string> capital_aliases = row.strings("capital_aliases");
  const Json& population = row["capital_population"];

  PlaceMatch match{PlaceKind::country, country.iso3, country.name, 0};
  add(country.name, match);
  for (const std::string& alias : country.aliases) add(alias, match);
  match.kind = PlaceKind::demonym;
  for (const std::string& demonym : country.demonyms) add(demonym, match);
  if (!country.capital.empty()) {
    match = {PlaceKind::capital, country.iso3, country.capital, 0};
    if (population.is_integer()) match.population = static_cast<std::uint32_t>(population.as_integer());
    add(country.capital, match);
    for (const std::string& alias : capital_aliases) add(alias, match);
    country.seats.push_back(country.capital);
    country.seats.insert(country.seats.end(), capital_aliases.begin(), capital_aliases.end());
  }
  for (const std::string& seat : row.strings("seats")) {
    add(seat, {PlaceKind::seat, country.iso3, seat, 0});
    country.seats.push_back(seat);
  }
  m_countries.push_back(std::move(country));
}

void Places::sort_meanings() {
  for (auto& [key, meanings] : m_by_key) {
    std::stable_sort(
        meanings.matches.begin(), meanings.matches.end(), [](const PlaceMatch& a, const PlaceMatch& b) {
          return rank(a.kind) != rank(b.kind) ? rank(a.kind) < rank(b.kind) : a.population > b.population;
        });
  }
}

void Places::prefer(const Json& row) {
  const std::string& name = row.as_array()[0].as_string();
  const std::string& iso3 = row.as_array()[1].as_string();
  Meanings* found = m_by_key.find(lookup_key(name));
  if (found == nullptr) throw Error("prefer: no place is called " + name);
  auto& matches = found->matches;
  const auto first =
      std::find_if(matches.begin(), matches.end(), [&](const PlaceMatch& m) { return m.iso3 == iso3; });
  if (first == matches.end()) throw Error("prefer: no " + name + " is in " + iso3);
  std::rotate(matches.begin(), first, first + 1);
}

Places Places::load(const std::string& schemas_dir) {
  const std::string path = schemas_dir + "/lang/en/places.json";
  const Json json = load_data(path, schemas_dir + "/meta/places.schema.json");
  Places places;
  for (const Json& row : json["countries"].as_array()) places.add_country(row);
  std::sort(places.m_countries.begin(), places.m_countries.end(),
            [](const Country& a, const Country& b) { return a.iso3 < b.iso3; });
  const auto check = [&](const std::string& name, const std::string& iso3) {
    if (places.country(iso3) == nullptr) throw DataError(path, name + " lies in the unknown country " + iso3);
  };
  for (const Json& item : json["regions"].as_array()) {
    const Json::Array& row = item.as_array();
    const PlaceMatch match{PlaceKind::region, row[1].as_string(), row[0].as_string(), 0};
    if (!match.iso3.empty()) check(match.name, match.iso3);
    places.add(match.name, match);
    for (const std::string& alias : texts_at(row, 2)) places.add(alias, match);
  }
  for (const Json& item : json["cities"].as_array()) {
    const Json::Array& row = item.as_array();
    const PlaceMatch match{PlaceKind::city, row[1].as_string(), row[0].as_string(),
                           static_cast<std::uint32_t>(row[2].as_integer())};
    check(match.name, match.iso3);
    places.add(match.name, match);
    for (const std::string& alias : texts_at(row, 3)) places.add(alias, match);
  }
  places.sort_meanings();
  try {
    for (const Json& row : json["prefer"].as_array()) places.prefer(row);
  } catch (const Error& error) {
    throw DataError(path, error.what());
  }
  return places;
}

const Country* Places::country(std::string_view iso3) const {
  const auto found =
      std::lower_bound(m_countries.begin(), m_countries.end(), iso3,
                       [](const Country& c, std::string_view wanted) { return c.iso3 < wanted; });
  return found != m_countries.end() && found->iso3 == iso3 ? &*found : nullptr;
}

const std::vector<PlaceMatch>& Places::find(std::string_view name) const {
  static const std::vector<PlaceMatch> kNone;
  const std::string_view bare = without_the(name);
  const Meanings* found = m_by_key.find(lookup_key(bare));
  if (found == nullptr || letter_case_of(bare) < found->needed) return kNone;
  return found->matches;
}

}  // namespace newsgraph
