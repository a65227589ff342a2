// The words by which names are compared, read from `<schemas_dir>/lang/en/identity.json`.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/word_set.hpp"

namespace newsgraph {

using WordMap = std::unordered_map<std::string, std::string>;

// One spelling for all that the romanisations of some countries allow.
struct Romanisation {
  WordSet countries;
  std::string article;   // may be left off the start of a name; empty: none
  bool doubles = false;  // doubled letters count as two
  WordMap same;          // whole names -> the one of their set that stands for all
  std::vector<std::pair<std::string, std::string>> rules;

  [[nodiscard]] const std::string& same_as(const std::string& key) const;
  [[nodiscard]] std::string settled(const std::string& key) const;
};

// What each list is for stands in the file.
struct NameWords {
  WordSet titles, jobs, headline_words, generations, function_words, surname_first;
  WordSet body_kinds, body_nouns, legal_forms, meeting_words, meeting_kinds;
  WordSet stand_ins, shared_offices, other_holders;
  std::vector<Romanisation> romanisations;
  WordMap spellings;  // of words in the names of bodies and places
  WordSet wade_giles_countries;
  std::unordered_map<std::string, std::vector<std::string>> wade_giles;  // syllable -> pinyin syllables
  WordSet pinyin;                                                        // all syllables

  // Throws DataError when the file is missing or does not fit its schema.
  [[nodiscard]] static NameWords load(const std::string& schemas_dir);
};

}  // namespace newsgraph
