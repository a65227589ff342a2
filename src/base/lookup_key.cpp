#include "base/lookup_key.hpp"

#include "base/utf8.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kLongestAbbreviation = 5;  // letters

}  // namespace

std::string_view without_the(std::string_view text) {
  const bool has_the = text.size() > 4 && (text[0] == 't' || text[0] == 'T') &&
                       (text[1] == 'h' || text[1] == 'H') && (text[2] == 'e' || text[2] == 'E') &&
                       text[3] == ' ';
  return has_the ? text.substr(4) : text;
}

std::string lookup_key(std::string_view name) { return utf8::name_key(without_the(name)); }

LetterCase letter_case_of(std::string_view text) {
  bool upper = false;
  bool lower = false;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = utf8::next(text, pos);
    upper = upper || utf8::is_upper(c);
    lower = lower || utf8::is_lower(c);
  }
  if (!upper) return LetterCase::any;
  return lower ? LetterCase::some_upper : LetterCase::all_upper;
}

bool is_abbreviation(std::string_view name) {
  std::size_t letters = 0;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') {
      ++letters;
    } else if (c != '.' && c != ' ') {
      return false;
    }
  }
  return letters >= 2 && letters <= kLongestAbbreviation;
}

std::vector<std::string> lookup_keys(std::string_view name) {
  std::vector<std::string> keys = {lookup_key(name)};
  if (!is_abbreviation(name)) return keys;
  std::string plain;
  std::string spaced;
  for (const char c : name) {
    if (c < 'A' || c > 'Z') continue;
    if (!spaced.empty()) spaced.push_back(' ');
    plain.push_back(static_cast<char>(c + 32));
    spaced.push_back(static_cast<char>(c + 32));
  }
  keys = {plain, spaced};
  return keys;
}

}  // namespace newsgraph
