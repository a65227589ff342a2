#include "base/person_names.hpp"

#include <algorithm>

#include "base/data_file.hpp"
#include "base/utf8.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kLongestName = 200;  // bytes; hostile text may be longer, names are not

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::string join(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < to; ++i) text += (i > from ? " " : "") + words[i];
  return text;
}

// name_key without blanks: "Dae-jung", "Dae Jung" and "Daejung" are one.
std::string closed_key(std::string_view name) {
  std::string key = utf8::name_key(name);
  key.erase(std::remove(key.begin(), key.end(), ' '), key.end());
  return key;
}

std::unordered_set<std::string> keys(const std::vector<std::string>& names) {
  std::unordered_set<std::string> out;
  for (const std::string& name : names) out.insert(utf8::name_key(name));
  return out;
}

bool is_lower_case(std::string_view word) {
  std::size_t at = 0;
  return !word.empty() && utf8::is_lower(utf8::next(word, at));
}

// "Dae-jung", "Ing-wen": an Asian given name in two syllables.
bool has_lower_second_part(std::string_view word) {
  const std::size_t hyphen = word.find('-');
  return hyphen != std::string_view::npos && hyphen > 0 && !is_lower_case(word) &&
         is_lower_case(word.substr(hyphen + 1));
}

// The fewest syllables that make up `text`; 0: it is not made of them.
std::size_t count_syllables(std::string_view text, const std::unordered_set<std::string>& syllables,
                            std::size_t longest) {
  std::vector<std::size_t> fewest(text.size() + 1, 0);
  for (std::size_t end = 1; end <= text.size(); ++end) {
    for (std::size_t length = 1; length <= std::min(longest, end); ++length) {
      const std::size_t start = end - length;
      if (start > 0 && fewest[start] == 0) continue;
      if (syllables.count(std::string(text.substr(start, length))) == 0) continue;
      const std::size_t count = fewest[start] + 1;
      if (fewest[end] == 0 || count < fewest[end]) fewest[end] = count;
    }
  }
  return text.empty() ? 0 : fewest.back();
}

}  // namespace

PersonNames::Family PersonNames::read_family(const Json& row) {
  Family family;
  family.surnames = keys(row.strings("surnames"));
  family.max_syllables = static_cast<std::size_t>(row["max_syllables"].as_integer());
  family.called_by_given = row["called"].as_string() == "given";
  std::vector<std::string> initials = row.strings("initials");
  std::vector<std::string> finals = row.strings("finals");
  initials.emplace_back();
  finals.emplace_back();
  for (const std::string& initial : initials) {
    for (const std::string& vowel : row.strings("vowels")) {
      for (const std::string& final : finals) {
        std::string syllable = utf8::name_key(initial + vowel + final);
        family.longest_syllable = std::max(family.longest_syllable, syllable.size());
        family.syllables.insert(std::move(syllable));
      }
    }
  }
  return family;
}

PersonNames PersonNames::load(const std::string& schemas_dir) {
  const Json json =
      load_data(schemas_dir + "/lang/en/person_names.json", schemas_dir + "/meta/person_names.schema.json");
  PersonNames names;
  for (const Json& row : json["surname_first"].as_array()) names.m_families.push_back(read_family(row));
  names.m_japanese = keys(json.strings("japanese_surnames"));
  names.m_particles = keys(json.strings("particles"));
  names.m_suffixes = keys(json.strings("suffixes"));
  std::size_t set = 0;
  for (const Json& row : json["nicknames"].as_array()) {
    for (const Json& name : row.as_array())
      names.m_nicknames[utf8::name_key(name.as_string())].push_back(set);
    ++set;
  }
  return names;
}

const PersonNames::Family* PersonNames::surname_first_family(const std::vector<std::string>& words) const {
  if (words[0].find_first_of("-.") != std::string::npos) return nullptr;
  const std::string surname = closed_key(words[0]);
  for (const Family& family : m_families) {
    if (family.surnames.count(surname) == 0) continue;
    std::size_t syllables = 0;
    for (std::size_t i = 1; i < words.size(); ++i) {
      const std::size_t count =
          count_syllables(closed_key(words[i]), family.syllables, family.longest_syllable);
      syllables = count == 0 ? family.max_syllables + 1 : syllables + count;
    }
    if (syllables <= family.max_syllables) return &family;
  }
  return nullptr;
}

NameParts PersonNames::parts(std::string_view full_name) const {
  std::vector<std::string> words = split(full_name.substr(0, kLongestName));
  while (words.size() > 1 && m_suffixes.count(utf8::name_key(words.back())) > 0) words.pop_back();
  if (words.size() > 1 && words.back() == ",") words.pop_back();
  NameParts parts;
  if (words.empty()) return parts;
  if (words.size() == 1) {
    parts.surname = parts.called = words[0];
    return parts;
  }
  const Family* family = surname_first_family(words);
  const bool japanese = family == nullptr && words.size() == 2 &&
                        m_japanese.count(utf8::name_key(words[0])) > 0 &&
                        m_japanese.count(utf8::name_key(words[1])) == 0;
  const bool hyphened = has_lower_second_part(words.back());
  if (hyphened && words.size() == 3) {  // "Carrie Lam Cheng-yuet"
    parts.order = NameOrder::surname_last;
    parts.given = words[0] + " " + words[2];
    parts.surname = parts.called = words[1];
    return parts;
  }
  const bool joined_given =
      hyphened && words.size() == 2 && words[0].find_first_of("-.") == std::string::npos;
  if (family != nullptr || japanese || joined_given) {
    parts.order = NameOrder::surname_first;
    parts.surname = words[0];
    parts.given = join(words, 1, words.size());
    parts.called = family != nullptr && family->called_by_given ? words.back() : parts.surname;
    return parts;
  }
  std::size_t start = words.size() - 1;
  while (start > 1 && m_particles.count(utf8::name_key(words[start - 1])) > 0) --start;
  parts.order = NameOrder::surname_last;
  parts.given = join(words, 0, start);
  parts.surname = parts.called = join(words, start, words.size());
  if (parts.surname.back() == ',') parts.surname.pop_back();
  return parts;
}

bool PersonNames::same_given(std::string_view a, std::string_view b) const {
  const std::string left = closed_key(a);
  const std::string right = closed_key(b);
  if (left.empty() || right.empty()) return false;
  if (left == right) return true;
  if (left.size() == 1 || right.size() == 1) return left[0] == right[0];
  const auto of_left = m_nicknames.find(left);
  const auto of_right = m_nicknames.find(right);
  if (of_left == m_nicknames.end() || of_right == m_nicknames.end()) return false;
  return std::find_first_of(of_left->second.begin(), of_left->second.end(), of_right->second.begin(),
                            of_right->second.end()) != of_left->second.end();
}

std::vector<std::size_t> PersonNames::nickname_sets(std::string_view given) const {
  const auto found = m_nicknames.find(utf8::name_key(given.substr(0, given.find(' '))));
  return found == m_nicknames.end() ? std::vector<std::size_t>() : found->second;
}

bool PersonNames::may_stand_for(std::string_view part, std::string_view full) const {
  const NameParts short_name = parts(part);
  const NameParts long_name = parts(full);
  const std::string part_key = closed_key(part);
  if (part_key.empty() || long_name.surname.empty()) return false;
  const std::string surname = closed_key(long_name.surname);
  const std::string given = closed_key(long_name.given);
  if (part_key == surname || part_key == closed_key(long_name.called)) return true;
  if (part_key == given + surname || part_key == surname + given) return true;
  // "Gabriela Perez" for "Gabriela Perez Soto".
  const bool leads = utf8::name_key(full).starts_with(utf8::name_key(part) + " ");
  if (leads && part.find(' ') != std::string_view::npos) return true;
  if (short_name.order == NameOrder::single || closed_key(short_name.surname) != surname) return false;
  if (same_given(short_name.given, long_name.given)) return true;
  // A middle name that one of them leaves out.
  const bool first_names_only =
      long_name.order == NameOrder::surname_last && short_name.order == long_name.order;
  return first_names_only && same_given(split(short_name.given)[0], split(long_name.given)[0]);
}

}  // namespace newsgraph
