#include "nlp/coref_words.hpp"

#include "base/error.hpp"
#include "base/json.hpp"

namespace newsgraph {
namespace {

Gender gender_named(const std::string& name, const std::string& path) {
  if (name == "m") return Gender::male;
  if (name == "f") return Gender::female;
  if (name == "n") return Gender::thing;
  if (name == "p") return Gender::plural;
  if (name == "1") return Gender::speaker;
  if (name == "1p") return Gender::speakers;
  if (name == "x") return Gender::unknown;
  throw DataError(path, "unknown gender \"" + name + "\"; use m, f, n, p, 1, 1p or x");
}

void add_genders(WordTable& table, const Json& object, const std::string& path) {
  for (const auto& [word, gender] : object.as_object()) {
    table.add(word, static_cast<std::uint32_t>(gender_named(gender.as_string(), path)));
  }
}

void add_list(WordTable& table, const Json& file, std::string_view key) {
  for (const std::string& word : file.strings(key)) table.add(word, 0);
}

void add_names(WordTable& table, const std::string& names, Gender gender) {
  std::size_t begin = 0;
  while (begin < names.size()) {
    std::size_t end = names.find(' ', begin);
    if (end == std::string::npos) end = names.size();
    table.add(std::string_view(names).substr(begin, end - begin), static_cast<std::uint32_t>(gender));
    begin = end + 1;
  }
}

}  // namespace

const std::vector<std::string>& CorefWords::titles_meant(std::string_view lemma) const {
  static const std::vector<std::string> kNone;
  const auto found = m_titles_meant.find(lemma);
  return found == m_titles_meant.end() ? kNone : found->second;
}

CorefWords CorefWords::load(const std::string& schemas_dir, const Places& places) {
  const std::string path = schemas_dir + "/lang/en/coref.json";
  const std::string names_path = schemas_dir + "/lang/en/given_names.json";
  const Json file = Json::parse_file(path);
  const Json names = Json::parse_file(names_path);
  CorefWords words;
  words.m_places = &places;
  try {
    add_genders(words.m_pronouns, file["pronouns"], path);
    add_genders(words.m_titles, file["titles"], path);
    add_genders(words.m_person_nouns, file["person_nouns"], path);
    add_list(words.m_body_nouns, file, "body_nouns");
    add_list(words.m_generic_bodies, file, "generic_bodies");
    for (const auto& [lemma, titles] : file["titles_meant"].as_object()) {
      for (const Json& title : titles.as_array())
        words.m_titles_meant[std::string(lemma)].push_back(title.as_string());
    }
    add_list(words.m_telling, file, "telling_adjectives");
    add_list(words.m_country_nouns, file, "country_nouns");
    add_list(words.m_town_nouns, file, "town_nouns");
    add_list(words.m_region_nouns, file, "region_nouns");
    add_list(words.m_other_places, file, "other_place_nouns");
    add_list(words.m_generations, file, "generations");
    add_list(words.m_speech_verbs, file, "speech_verbs");
    add_list(words.m_company_endings, file, "company_endings");
    add_list(words.m_family_first, file, "family_first");
    add_names(words.m_given_names, names["male"].as_string(), Gender::male);
    add_names(words.m_given_names, names["female"].as_string(), Gender::female);
  } catch (const DataError&) {
    throw;
  } catch (const Error& error) {
    throw DataError(path, error.what());
  }
  return words;
}

}  // namespace newsgraph
