#include "nlp/train/name_list_builder.hpp"

#include <algorithm>
#include <filesystem>

#include "base/file.hpp"
#include "base/json.hpp"
#include "base/utf8.hpp"
#include "nlp/gazetteer.hpp"
#include "nlp/train/corpus.hpp"
#include "nlp/train/parameter.hpp"

namespace newsgraph {
namespace {

constexpr std::int64_t kLeastTown = 3000, kLargeTown = 15000, kCity = 500000;  // people
constexpr std::size_t kCommonFamilyNames = 5000, kFamilyNames = 30000;
constexpr std::size_t kShortestVariant = 4;  // bytes; shorter ones are mostly codes
constexpr std::size_t kPeople = 20000;       // made up

constexpr std::array<std::pair<std::string_view, ListKind>, 9> kKnownKinds = {{
    {"body", ListKind::body},
    {"event", ListKind::event},
    {"facility", ListKind::facility},
    {"family", ListKind::foreign_family_name},
    {"given", ListKind::foreign_given_name},
    {"law", ListKind::law},
    {"person", ListKind::person},
    {"place", ListKind::place},
    {"work", ListKind::work},
}};

bool is_latin(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    if (utf8::next(name, at) >= 0x250) return false;
  }
  return true;
}

std::string capitalised(std::string_view name) {  // "SMITH" -> "Smith"
  std::string out = utf8::lower(name);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

}  // namespace

void NameListBuilder::add(std::string_view name, ListKind kind) {
  const std::vector<Piece> pieces = split_name(name, m_words);
  if (pieces.empty() || pieces.size() > kLongestListed) return;
  Feature key = 0;
  Feature plain_key = 0;
  for (const Piece& piece : pieces) {
    const WordView view = view_of(piece.span.of(name));
    key = phrase_key(key, view.lower);
    plain_key = phrase_key(plain_key, view.plain != 0 ? view.plain : view.lower);
  }
  m_kinds.emplace(key, kind);
  m_kinds.emplace(plain_key, kind);
}

void NameListBuilder::add_cities(const std::string& path) {
  const Json file = Json::parse_file(path);
  for (const auto& [id, city] : file.as_object()) {
    const std::int64_t people = city["population"].as_integer();
    if (people < kLeastTown) continue;
    const bool large = people >= kLargeTown;
    add(city.string_or("name"), large ? ListKind::town : ListKind::small_town);
    if (large) m_towns.push_back(city.string_or("name"));
    if (people < kCity) continue;
    for (const std::string& variant : city.strings("alternatenames")) {
      if (variant.size() >= kShortestVariant && view_of(variant).capital && is_latin(variant))
        add(variant, ListKind::city_variant);
    }
  }
}

// Lines of a name in capitals and its frequency, the commonest first.
void NameListBuilder::add_census(const std::string& path, std::size_t common, ListKind kind,
                                 ListKind rare_kind, std::vector<std::string>& names) {
  const std::string bytes = read_file(path);
  std::size_t rank = 0;
  for (std::size_t at = 0; at < bytes.size() && rank < kFamilyNames; ++rank) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::size_t blank = std::min(bytes.find(' ', at), end);
    const std::string_view name = std::string_view(bytes).substr(at, blank - at);
    add(name, rank < common ? kind : rare_kind);
    if (!name.empty()) names.push_back(capitalised(name));
    at = end + 1;
  }
}

void NameListBuilder::add_files(const std::string& folder) {
  const auto path = [&folder](const char* name) { return folder + "/" + name; };
  const auto there = [&path](const char* name) { return std::filesystem::exists(path(name)); };
  if (there("cities1000.json")) add_cities(path("cities1000.json"));
  for (const char* name : {"us_states.json", "us_counties.json"}) {
    if (!there(name)) continue;
    const Json file = Json::parse_file(path(name));
    if (file.is_array()) {
      for (const Json& row : file.as_array()) add(row.string_or("name"), ListKind::region);
    } else {
      for (const auto& [id, row] : file.as_object()) add(row.string_or("name"), ListKind::region);
    }
  }
  for (const char* name : {"dist.male.first", "dist.female.first"}) {
    if (there(name)) add_census(path(name), 0, ListKind::given_name, ListKind::given_name, m_given_names);
  }
  if (there("subdivisions.json")) {
    const Json file = Json::parse_file(path("subdivisions.json"));
    const Json& names = file["subdivisions"]["localeDisplayNames"]["subdivisions"];
    for (const auto& [code, name] : names.as_object()) add(name.as_string(), ListKind::region);
  }
  if (there("dist.all.last"))
    add_census(path("dist.all.last"), kCommonFamilyNames, ListKind::family_name, ListKind::rare_family_name,
               m_family_names);
}

void NameListBuilder::add_pack(const std::string& schemas_dir) {
  const Json bodies = Json::parse_file(schemas_dir + "/lang/en/organizations.json");
  for (const Json& body : bodies["organizations"].as_array()) {
    add(body.string_or("name"), ListKind::major_body);
    for (const std::string& alias : body.strings("aliases")) add(alias, ListKind::major_body);
  }
  const Json places = Json::parse_file(schemas_dir + "/lang/en/places.json");
  for (const Json& row : places["regions"].as_array()) {
    add(row.is_array() ? row.as_array().at(0).as_string() : row.string_or("name"), ListKind::region);
  }
}

void NameListBuilder::add_known(const std::string& path) {
  const std::string bytes = read_maybe_gzip(path);
  std::size_t number = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = std::string_view(bytes).substr(at, end - at);
    at = end + 1;
    ++number;
    const std::size_t tab = std::min(line.find('\t'), line.size());
    const auto kind = std::find_if(kKnownKinds.begin(), kKnownKinds.end(),
                                   [&](const auto& known) { return known.first == line.substr(0, tab); });
    if (tab == line.size() || kind == kKnownKinds.end())
      throw InputError(path + ":" + std::to_string(number),
                       "is not a kind such as \"body\", a tab and a name");
    add(line.substr(tab + 1), kind->second);
  }
}

void NameListBuilder::fill(NamePool& pool, std::uint32_t seed) const {
  for (const std::string& town : m_towns) pool.add(EntityLabel::GPE, town, m_words);
  if (m_given_names.empty() || m_family_names.empty()) return;
  Random random(seed + 61);
  const auto pick = [&random](const std::vector<std::string>& names) -> const std::string& {
    return names[random.below(1 + random.below(static_cast<std::uint32_t>(names.size())))];
  };
  for (std::size_t i = 0; i < kPeople; ++i) {
    const std::string& family = pick(m_family_names);
    pool.add(EntityLabel::PER, random.below(3) == 0 ? family : pick(m_given_names) + " " + family, m_words);
  }
}

NameListTable NameListBuilder::table() const {
  NameListTable table;
  table.starts.assign((1U << 16U) + 1, 0);
  for (const auto& [key, kind] : m_kinds) {  // sorted by key
    ++table.starts[(key >> 16U) + 1];
    table.keys.push_back(static_cast<std::uint16_t>(key));
    table.kinds.push_back(kind);
  }
  for (std::size_t i = 1; i < table.starts.size(); ++i) table.starts[i] += table.starts[i - 1];
  return table;
}

void NameListTable::write(ModelWriter& model) const {
  model.add_values("names.lists.starts", starts);
  model.add_values("names.lists.keys", keys);
  model.add_values("names.lists.kinds", kinds);
}

}  // namespace newsgraph
