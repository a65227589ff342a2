// Chinese names in Wade-Giles, read as pinyin. Newspapers leave out the apostrophes that tell "t" (d) from
// "t'" (t), so that a syllable may have several readings.

#include <algorithm>
#include <set>

#include "resolve/names.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kMostReadings = 64;  // of one word

bool is_pinyin(std::string_view word, const WordSet& syllables) {
  const auto is_one = [&](std::string_view text) { return syllables.count(std::string(text)) != 0; };
  if (is_one(word)) return true;
  for (std::size_t cut = 1; cut < word.size(); ++cut) {
    if (is_one(word.substr(0, cut)) && is_one(word.substr(cut))) return true;
  }
  return false;
}

// Of one syllable or two.
std::vector<std::string> readings_of(const std::string& word, const NameWords& words) {
  std::set<std::string> readings;
  const auto find = [&](const std::string& syllable) {
    const auto found = words.wade_giles.find(syllable);
    return found == words.wade_giles.end() ? std::vector<std::string>() : found->second;
  };
  for (const std::string& whole : find(word)) readings.insert(whole);
  for (std::size_t cut = 1; cut < word.size(); ++cut) {
    const std::vector<std::string> second = find(word.substr(cut));
    if (second.empty()) continue;
    for (const std::string& head : find(word.substr(0, cut))) {
      for (const std::string& tail : second) readings.insert(head + tail);
    }
  }
  if (readings.size() > kMostReadings) readings.clear();
  return {readings.begin(), readings.end()};
}

}  // namespace

std::vector<std::vector<std::string>> Names::pinyin_words(std::string_view name) const {
  constexpr std::size_t kLongest = 12;  // letters of two syllables
  std::vector<std::vector<std::string>> words;
  const PersonName person = this->person(name);
  if (person.words.size() != 2 || !person.initials.empty()) return {};
  bool plain = true;  // may be pinyin as it stands
  for (const std::string& word : person.words) {
    if (word.size() > kLongest) return {};
    words.push_back(readings_of(word, m_words));
    if (words.back().empty()) return {};
    plain = plain && is_pinyin(word, m_words.pinyin);
  }
  return plain ? std::vector<std::vector<std::string>>() : words;
}

bool Names::reads_as(std::string_view wade_giles, std::string_view pinyin) const {
  const std::vector<std::vector<std::string>> words = pinyin_words(wade_giles);
  const std::vector<std::string> wanted = person(pinyin).words;
  if (words.empty() || wanted.size() != 2) return false;
  const auto has = [&](std::size_t i, std::size_t j) {
    return std::binary_search(words[i].begin(), words[i].end(), wanted[j]);
  };
  return (has(0, 0) && has(1, 1)) || (has(0, 1) && has(1, 0));
}

std::vector<std::string> Names::pinyin_keys(std::string_view name) const {
  const std::vector<std::vector<std::string>> words = pinyin_words(name);
  if (words.empty()) return {};
  std::set<std::string> keys;
  for (const std::string& first : words[0]) {
    for (const std::string& second : words[1]) keys.insert(variant_key(first + " " + second));
  }
  return {keys.begin(), keys.end()};
}

}  // namespace newsgraph
