#include "resolve/name_words.hpp"

#include <algorithm>

#include "base/data_file.hpp"

namespace newsgraph {
namespace {

WordSet word_set(const Json& json, std::string_view key) {
  const std::vector<std::string> words = json.strings(key);
  return {words.begin(), words.end()};
}

// "from>to"
std::pair<std::string, std::string> sides(const std::string& rule) {
  const std::size_t arrow = rule.find('>');
  return {rule.substr(0, arrow), rule.substr(arrow + 1)};
}

Romanisation read_romanisation(const Json& row) {
  Romanisation read{word_set(row, "countries"), row["article"].as_string(), row["doubles"].as_bool(), {}, {}};
  for (const Json& set : row["same"].as_array()) {
    const std::string& first = set.as_array().front().as_string();
    for (const Json& name : set.as_array()) read.same.emplace(name.as_string(), first);
  }
  for (const std::string& rule : row.strings("rules")) read.rules.push_back(sides(rule));
  return read;
}

void read_wade_giles(const Json& json, NameWords& words) {
  words.wade_giles_countries = word_set(json, "wade_giles_countries");
  for (const std::string& row : json.strings("wade_giles")) {
    const auto [syllable, readings] = sides(row);
    for (std::size_t at = 0; at < readings.size();) {
      const std::size_t end = std::min(readings.find(' ', at), readings.size());
      words.wade_giles[syllable].push_back(readings.substr(at, end - at));
      words.pinyin.insert(readings.substr(at, end - at));
      at = end + 1;
    }
  }
}

}  // namespace

const std::string& Romanisation::same_as(const std::string& key) const {
  const auto known = same.find(key);
  return known == same.end() ? key : known->second;
}

std::string Romanisation::settled(const std::string& written) const {
  const std::string_view key = same_as(written);
  std::string out;
  const auto put = [&](char c) {
    if (doubles || out.empty() || out.back() != c) out += c;
  };
  for (std::size_t at = 0; at < key.size();) {
    const auto rule = std::find_if(rules.begin(), rules.end(),
                                   [&](const auto& each) { return key.substr(at).starts_with(each.first); });
    if (rule == rules.end()) {
      put(key[at++]);
      continue;
    }
    for (const char c : rule->second) put(c);
    at += rule->first.size();
  }
  constexpr std::size_t kShortest = 3;  // letters that an article must leave
  if (!article.empty() && out.starts_with(article) && out.size() > article.size() + kShortest)
    out.erase(0, article.size());  // now, as "el" has become "al"
  return out;
}

NameWords NameWords::load(const std::string& schemas_dir) {
  const Json json =
      load_data(schemas_dir + "/lang/en/identity.json", schemas_dir + "/meta/identity.schema.json");
  NameWords words;
  words.titles = word_set(json, "titles");
  words.jobs = word_set(json, "jobs");
  words.headline_words = word_set(json, "headline_words");
  words.generations = word_set(json, "generations");
  words.function_words = word_set(json, "function_words");
  words.surname_first = word_set(json, "surname_first");
  words.body_kinds = word_set(json, "body_kinds");
  words.body_nouns = word_set(json, "body_nouns");
  words.legal_forms = word_set(json, "legal_forms");
  words.meeting_words = word_set(json, "meeting_words");
  words.meeting_kinds = word_set(json, "meeting_kinds");
  words.stand_ins = word_set(json, "stand_ins");
  words.shared_offices = word_set(json, "shared_offices");
  words.other_holders = word_set(json, "other_holders");
  for (const Json& row : json["romanisations"].as_array())
    words.romanisations.push_back(read_romanisation(row));
  for (const std::string& rule : json.strings("spellings")) words.spellings.insert(sides(rule));
  read_wade_giles(json, words);
  return words;
}

}  // namespace newsgraph
