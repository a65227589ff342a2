#include "resolve/name_variants.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/utf8.hpp"

namespace newsgraph {
namespace {

using Rule = std::pair<std::string_view, std::string_view>;

// Longest first where one begins another. McCune-Reischauer, the Revised Romanisation of 2000 and what
// passports have; a syllable's final consonant and the next one's first are written in many ways.
constexpr std::array<Rule, 24> kKorean = {
    {{"yeong", "yng"}, {"young", "yng"}, {"yong", "yng"}, {"yung", "yng"}, {"yeo", "yu"}, {"you", "yu"},
     {"eo", "u"},      {"eu", "u"},      {"oo", "u"},     {"woo", "u"},    {"wu", "u"},   {"oi", "oe"},
     {"ee", "i"},      {"yi", "i"},      {"rh", "r"},     {"ng", "q"},     {"g", "k"},    {"d", "t"},
     {"b", "p"},       {"ch", "j"},      {"sh", "s"},     {"ai", "ae"},    {"l", "r"},    {"ah", "a"}}};
constexpr std::array<Rule, 4> kJapanese = {{{"ou", "o"}, {"oo", "o"}, {"oh", "o"}, {"uu", "u"}}};
constexpr std::array<Rule, 13> kArabic = {{{"ou", "u"},
                                           {"oo", "u"},
                                           {"ee", "i"},
                                           {"ai", "y"},
                                           {"ei", "y"},
                                           {"ay", "y"},
                                           {"ey", "y"},
                                           {"q", "k"},
                                           {"o", "u"},
                                           {"e", "a"},
                                           {"dh", "d"},
                                           {"kh", "h"},
                                           {"gh", "g"}}};
constexpr std::array<std::string_view, 22> kArabicCountries = {
    "ARE", "BHR", "COM", "DJI", "DZA", "EGY", "IRN", "IRQ", "JOR", "KWT", "LBN",
    "LBY", "MAR", "MRT", "OMN", "PSE", "QAT", "SAU", "SDN", "SYR", "TUN", "YEM"};

template <std::size_t N>
std::string rewritten(std::string_view text, const std::array<Rule, N>& rules) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto* rule = std::find_if(rules.begin(), rules.end(), [&](const Rule& each) {
      return text.substr(at).starts_with(each.first);
    });
    if (rule != rules.end()) {
      out += rule->second;
      at += rule->first.size();
    } else {
      out += text[at++];
    }
  }
  return out;
}

std::string without_doubles(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (out.empty() || out.back() != c) out += c;
  }
  return out;
}

std::string closed(std::string_view name) {
  std::string key = utf8::name_key(name);
  std::erase(key, ' ');
  return key;
}

// One spelling for all that a country's romanisations allow.
std::string settled(std::string_view name, std::string_view country) {
  const std::string key = closed(name);
  if (country == "KOR" || country == "PRK") return without_doubles(rewritten(key, kKorean));
  if (country == "JPN") return rewritten(key, kJapanese);
  const bool arabic =
      std::find(kArabicCountries.begin(), kArabicCountries.end(), country) != kArabicCountries.end();
  if (!arabic) return key;
  const std::string_view stem = key;
  return without_doubles(
      rewritten(stem.starts_with("al") && stem.size() > 5 ? stem.substr(2) : stem, kArabic));
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

// "jr", "iii"; empty: none.
std::string generation(std::string_view name) {
  const std::string key = utf8::name_key(name);
  const std::size_t blank = key.rfind(' ');
  const std::string last = blank == std::string::npos ? std::string() : key.substr(blank + 1);
  constexpr std::array<std::string_view, 5> kGenerations = {"jr", "sr", "ii", "iii", "iv"};
  return std::find(kGenerations.begin(), kGenerations.end(), last) == kGenerations.end() ? std::string()
                                                                                         : last;
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

bool NameVariants::same(std::string_view a, std::string_view b, std::string_view country) const {
  const NameParts left = m_names.parts(a);
  const NameParts right = m_names.parts(b);
  if (left.given.empty() || right.given.empty() || generation(a) != generation(b)) return false;
  if (settled(left.surname, country) != settled(right.surname, country)) return false;
  const std::string one = closed(left.given);
  const std::string other = closed(right.given);
  // An initial may stand for many names.
  if (one.size() < 2 || other.size() < 2) return false;
  return settled(left.given, country) == settled(right.given, country) ||
         m_names.same_given(left.given, right.given);
}

std::string variant_key(std::string_view name) {
  constexpr std::size_t kLongest = 40;
  std::string key = utf8::name_key(name);
  std::string classes;
  for (const std::string& word : person_name(key).words) {
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
