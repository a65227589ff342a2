#include "base/offices.hpp"

#include <algorithm>
#include <array>

#include "base/data_file.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"

namespace newsgraph {
namespace {

constexpr std::array<std::string_view, 8> kKindNames = {
    "head_of_state", "head_of_government", "minister", "envoy", "official", "party", "business", "title"};

constexpr std::size_t kLongestName = 200;  // bytes; no office is longer, and hostile text may be

OfficeKind kind_named(std::string_view name) {
  const auto found = std::find(kKindNames.begin(), kKindNames.end(), name);
  return static_cast<OfficeKind>(found - kKindNames.begin());  // the schema admits no other name
}

bool is_set(const Json& row, std::string_view key) { return row.has(key) && row[key].as_bool(); }

std::string filled(std::string_view form, std::string_view word) {
  const std::size_t at = form.find("{}");
  return std::string(form.substr(0, at)).append(word).append(form.substr(at + 2));
}

bool replace_end(std::string& text, std::string_view end, std::string_view with) {
  if (text.size() <= end.size() || text.compare(text.size() - end.size(), end.size(), end) != 0) return false;
  text.replace(text.size() - end.size(), end.size(), with);
  return true;
}

// "foreign ministers" -> "foreign minister", "spokesmen" -> "spokesman", "secretaries" -> "secretary".
std::string singular(std::string key) {
  if (!replace_end(key, "men", "man") && !replace_end(key, "ies", "y")) replace_end(key, "s", "");
  return key;
}

// The words that are, or have as their singular(), `word`.
std::unordered_set<std::string> with_plurals(const std::string& word) {
  std::unordered_set<std::string> forms{word, word + "s"};
  std::string other = word;
  if (replace_end(other, "man", "men") || replace_end(other, "y", "ies")) forms.insert(std::move(other));
  return forms;
}

bool is_own_key(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  });
}

std::string first_word(const std::string& key) { return key.substr(0, key.find(' ')); }

// "minister of trade industry tourism": whether the words after the portfolio may be left out.
bool is_ministry_of(std::string_view key) {
  return key.find("minister of ") != std::string_view::npos ||
         key.find("minister for ") != std::string_view::npos;
}

}  // namespace

void Offices::add(const std::string& name, std::size_t at) {
  for (const std::string& key : lookup_keys(name)) {
    const Entry fresh{at, is_abbreviation(name) ? LetterCase::all_upper : LetterCase::any};
    const auto [found, is_new] = m_by_key.emplace(key, fresh);
    if (!is_new && found.at != at) {
      throw Error("\"" + name + "\" is a name of both " + m_all[found.at].name + " and " + m_all[at].name);
    }
    const auto words = static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')) + 1;
    m_longest = std::max(m_longest, words);
    for (std::size_t end = key.find(' '); end != std::string::npos; end = key.find(' ', end + 1))
      m_openings.add(key.substr(0, end));
    m_first_words.add(first_word(key));
    if (words > 1) continue;
    for (const std::string& form :
         with_plurals(key)) {  // so that longest_match() sees at once what is no name
      m_first_words.add(form);
      m_openings.add(form);
    }
  }
}

void Offices::compose(const Json& pattern, const Json& portfolio) {
  const std::string name = filled(pattern["name"].as_string(), portfolio["name"].as_string());
  std::size_t at = m_all.size();
  if (const Entry* known = entry(lookup_key(name))) {
    at = known->at;
  } else {
    m_all.push_back({name,
                     {},
                     kind_named(pattern["kind"].as_string()),
                     "",
                     portfolio["portfolio"].as_string(),
                     pattern["represents"].as_bool(),
                     false,
                     is_set(pattern, "speaks")});
    add(name, at);
  }
  for (const std::string& word : portfolio.strings("words")) {
    for (const std::string& form : pattern.strings("forms")) {
      const std::string alias = filled(form, word);
      if (m_by_key.find(lookup_key(alias)) != nullptr)
        continue;  // the rows of the file go before what is composed
      m_all[at].aliases.push_back(alias);
      add(alias, at);
    }
  }
}

Offices Offices::load(const std::string& schemas_dir) {
  const std::string path = schemas_dir + "/lang/en/offices.json";
  const Json json = load_data(path, schemas_dir + "/meta/offices.schema.json");
  Offices offices;
  try {
    for (const Json& row : json["offices"].as_array()) {
      const std::size_t at = offices.m_all.size();
      offices.m_all.push_back({row["name"].as_string(), row.strings("aliases"),
                               kind_named(row["kind"].as_string()), row.string_or("country"),
                               row.string_or("portfolio"), is_set(row, "represents"), is_set(row, "heads"),
                               is_set(row, "speaks")});
      offices.add(row["name"].as_string(), at);
      for (const std::string& alias : row.strings("aliases")) offices.add(alias, at);
    }
    for (const Json& pattern : json["patterns"].as_array()) {
      for (const Json& portfolio : json["portfolios"].as_array()) offices.compose(pattern, portfolio);
    }
  } catch (const Error& error) {
    throw DataError(path, error.what());
  }
  return offices;
}

const Offices::Entry* Offices::entry(const std::string& key) const {
  const Entry* found = m_by_key.find(key);
  const bool plural = key.ends_with('s') || key.ends_with("men");
  return found != nullptr || !plural ? found : m_by_key.find(singular(key));
}

const Office* Offices::find(std::string_view name) const {
  if (name.size() > kLongestName) return nullptr;
  std::string key = lookup_key(name);
  const Entry* found = entry(key);
  while (found == nullptr && is_ministry_of(key)) {
    key.resize(key.rfind(' '));
    if (is_ministry_of(key)) found = entry(key);
  }
  if (found == nullptr || letter_case_of(without_the(name)) < found->needed) return nullptr;
  return &m_all[found->at];
}

std::size_t Offices::longest_match(const std::vector<std::string>& words, std::size_t from,
                                   const Office** office) const {
  std::string key;
  std::size_t key_words = 0;
  std::size_t longest = 0;
  for (std::size_t at = from; at < words.size() && key_words <= m_longest; ++at) {
    // As most words of a text: its own key, and no name opens with it.
    const bool own = is_own_key(words[at]);
    if (key.empty() && own && !m_first_words.may_hold(words[at])) break;
    const std::string word = own ? words[at] : utf8::name_key(words[at]);
    if (word.empty()) {
      if (key.empty() || (words[at] != "-" && words[at] != ".")) break;
      continue;
    }
    if (key.empty() && !own && !m_first_words.may_hold(first_word(word))) break;
    if (!key.empty()) key.push_back(' ');
    key += word;
    key_words += 1 + static_cast<std::size_t>(std::count(word.begin(), word.end(), ' '));
    if (const Entry* found = entry(key)) {
      longest = at + 1 - from;
      *office = &m_all[found->at];
    }
    if (!m_openings.may_hold(key)) break;  // no longer name begins like this
  }
  return longest;
}

}  // namespace newsgraph
