// Names of bodies: what may be left off, and what alone names none.

#include <algorithm>

#include "base/utf8.hpp"
#include "resolve/names.hpp"

namespace newsgraph {
namespace {

std::vector<std::string_view> words_of(std::string_view name) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    if (end > at) words.push_back(name.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// "Lind Picture Awards" and "Lind Pictures Awards"; a name of one word may be another's plural: "Time",
// "Times".
std::string without_plurals(const std::string& key) {
  if (key.find(' ') == std::string::npos) return key;
  std::string singular;
  for (const std::string_view word : words_of(key)) {
    const bool plural = word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's';
    singular.append(singular.empty() ? "" : " ").append(word.substr(0, word.size() - (plural ? 1 : 0)));
  }
  return singular;
}

bool is_town(const PlaceMatch& match) {
  return match.kind == PlaceKind::city || match.kind == PlaceKind::capital || match.kind == PlaceKind::region;
}

}  // namespace

std::string Names::place_key(std::string_view name) const {
  std::string key;
  const std::string written = body_key(name);
  for (const std::string_view word : words_of(written)) {
    const auto spelling = m_words.spellings.find(std::string(word));
    key.append(key.empty() ? "" : " ").append(spelling == m_words.spellings.end() ? word : spelling->second);
  }
  return key;
}

std::string Names::organization_key(std::string_view name) const {
  for (const std::string_view ending : {"'s", "’s"}) {
    if (name.size() > ending.size() && name.ends_with(ending)) name.remove_suffix(ending.size());
  }
  std::string key = place_key(name);
  for (std::size_t blank = key.rfind(' '); blank != std::string::npos; blank = key.rfind(' ')) {
    if (m_words.legal_forms.count(key.substr(blank + 1)) == 0) break;
    key.resize(blank);
  }
  return without_plurals(key);
}

bool Names::names_a_kind_only(std::string_view name) const {
  const std::vector<std::string> words = content_words(name);
  return std::all_of(words.begin(), words.end(),
                     [&](const std::string& word) { return m_words.body_kinds.count(word) != 0; });
}

std::string Names::key_without_town(std::string_view name) const {
  constexpr std::size_t kLongestTown = 3;  // words
  const std::vector<std::string_view> words = words_of(name);
  for (std::size_t n = std::min(words.size(), kLongestTown + 1); n-- > 1;) {
    if (n >= words.size()) continue;
    const auto end = static_cast<std::size_t>(words[n].data() - name.data());
    const std::string_view town = name.substr(0, name.find_last_not_of(' ', end - 1) + 1);
    const std::vector<PlaceMatch>& meanings = m_places.find(town);
    if (std::none_of(meanings.begin(), meanings.end(), is_town)) continue;
    const std::vector<std::string> rest = content_words(name.substr(end));
    const bool tells = std::any_of(rest.begin(), rest.end(), [&](const std::string& word) {
      return m_words.body_kinds.count(word) == 0 && m_words.body_nouns.count(word) == 0;
    });
    return tells ? organization_key(name.substr(end)) : std::string();
  }
  return {};
}

}  // namespace newsgraph
