// Spellings of one person's name that differ by romanisation or by a short form.

#include <algorithm>

#include "base/utf8.hpp"
#include "resolve/names.hpp"

namespace newsgraph {
namespace {

std::string closed(std::string_view name) {
  std::string key = utf8::name_key(name);
  std::erase(key, ' ');
  return key;
}

// 0 for letters that romanisations add, leave out or exchange.
char consonant_class(char c) {
  switch (c) {
    case 'b':
    case 'p':
      return 'p';
    case 'f':
    case 'v':
      return 'f';
    case 'd':
    case 't':
      return 't';
    case 'g':
    case 'k':
    case 'q':
      return 'k';
    case 'c':
    case 'j':
    case 's':
    case 'x':
    case 'z':
      return 's';
    case 'l':
    case 'r':
      return 'l';
    case 'm':
      return 'm';
    case 'n':
      return 'n';
    default:
      return static_cast<unsigned char>(c) < 0x80 ? '\0' : c;
  }
}

std::string smallest_rotation(const std::string& text) {
  std::string best = text;
  for (std::size_t i = 1; i < text.size(); ++i) {
    std::string turned = text.substr(i) + text.substr(0, i);
    if (turned < best) best = std::move(turned);
  }
  return best;
}

}  // namespace

const Romanisation* Names::romanisation_of(std::string_view country) const {
  const auto found =
      std::find_if(m_words.romanisations.begin(), m_words.romanisations.end(),
                   [&](const Romanisation& each) { return each.countries.count(std::string(country)) != 0; });
  return found == m_words.romanisations.end() ? nullptr : &*found;
}

std::string Names::settled(std::string_view name, std::string_view country) const {
  const Romanisation* romanisation = romanisation_of(country);
  return romanisation == nullptr ? closed(name) : romanisation->settled(closed(name));
}

std::string Names::settled_key(std::string_view name, std::string_view country) const {
  const Romanisation* romanisation = romanisation_of(country);
  std::string words;
  for (const std::string& word : person(name).words)
    words.append(words.empty() ? "" : " ")
        .append(romanisation == nullptr ? word : romanisation->same_as(word));
  return variant_key(words);
}

std::string Names::generation(std::string_view name) const {
  const std::string key = utf8::name_key(name);
  const std::size_t blank = key.rfind(' ');
  std::string last = blank == std::string::npos ? std::string() : key.substr(blank + 1);
  return m_words.generations.count(last) == 0 ? std::string() : last;
}

// "Ohta Kouji" and "Koji Ota", where the surname may stand at either end: all words but for their spelling.
bool Names::same_words(std::string_view a, std::string_view b, std::string_view country) const {
  const std::vector<std::string> left = person(a).words;
  const std::vector<std::string> right = person(b).words;
  if (left.size() != 2 || right.size() != 2) return false;
  const auto same = [&](std::size_t i, std::size_t j) {
    return left[i].size() > 1 && settled(left[i], country) == settled(right[j], country);
  };
  return (same(0, 0) && same(1, 1)) || (same(0, 1) && same(1, 0));
}

bool Names::same_person(std::string_view a, std::string_view b, std::string_view country) const {
  const NameParts left = m_people.parts(a);
  const NameParts right = m_people.parts(b);
  if (left.given.empty() || right.given.empty() || generation(a) != generation(b)) return false;
  if (surname_first(country) && same_words(a, b, country)) return true;
  if (m_words.wade_giles_countries.count(std::string(country)) != 0 && (reads_as(a, b) || reads_as(b, a)))
    return true;
  if (settled(left.surname, country) != settled(right.surname, country)) return false;
  const std::string one = closed(left.given);
  const std::string other = closed(right.given);
  // An initial may stand for many names.
  if (one.size() < 2 || other.size() < 2) return false;
  if (settled(left.given, country) == settled(right.given, country)) return true;
  if (m_people.same_given(left.given, right.given)) return true;
  // "Bill Reid" and "William Henry Reid"; names that differ in nothing but a middle name are no variants.
  const auto first = [](const std::string& given) { return given.substr(0, given.find(' ')); };
  const bool one_word = first(left.given) == left.given || first(right.given) == right.given;
  return one_word && left.order == NameOrder::surname_last && right.order == left.order &&
         first(left.given).size() > 2 && first(right.given).size() > 2 &&
         closed(first(left.given)) != closed(first(right.given)) &&
         m_people.same_given(first(left.given), first(right.given));
}

std::string Names::variant_key(std::string_view name) const {
  constexpr std::size_t kLongest = 40;
  std::string key = utf8::name_key(name);
  std::string classes;
  for (const std::string& word : person(key).words) {
    for (const char c : word) {
      const char one = consonant_class(c);
      if (one != '\0' && (classes.empty() || classes.back() != one)) classes += one;
    }
  }
  while (classes.size() > 1 && classes.front() == classes.back()) classes.pop_back();
  if (classes.empty()) return key;
  if (classes.size() > kLongest) {
    std::sort(classes.begin(), classes.end());
    return classes;
  }
  return smallest_rotation(classes);
}

}  // namespace newsgraph
