#include "nlp/coref_name_parts.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace newsgraph {
namespace {

bool possessive(std::string_view word) { return word == "'s" || word == "’s" || word == "'" || word == "’"; }

// "al-Jubeir" and "Jubeir" are one name.
std::string without_article(const std::string& part) {
  constexpr std::size_t kArticle = 3, kShortest = 3;
  const bool article =
      part.size() >= kArticle + kShortest && (part.starts_with("al-") || part.starts_with("el-"));
  return article ? part.substr(kArticle) : part;
}

bool initial_of(const std::string& initial, const std::string& name) {
  return (initial.size() == 1 || (initial.size() == 2 && initial[1] == '.')) && initial[0] == name[0];
}

}  // namespace

NameParts parts_of(const CorefState& state, Span span, TokenRange tokens, EntityLabel label, Gender& gender,
                   NameParts& roles) {
  std::uint32_t end = tokens.end;
  while (end > tokens.begin + 1 && possessive(state.doc.form(end - 1))) --end;
  const std::string_view text(state.doc.text);
  const std::string lower = utf8::lower(
      text.substr(span.begin, std::max(state.doc.tokens[end - 1].span.end, span.begin) - span.begin));
  NameParts parts;
  for (std::size_t at = 0; at < lower.size();) {
    std::size_t stop = lower.find_first_of(" \n\t", at);
    if (stop == std::string::npos) stop = lower.size();
    if (stop > at) parts.push_back(lower.substr(at, stop - at));
    at = stop + 1;
  }
  if (label != EntityLabel::PER) return parts;
  std::size_t first = 0;
  while (first + 1 < parts.size()) {
    std::string word = parts[first];
    if (!word.empty() && word.back() == '.') word.pop_back();
    if (!state.words.is_title(word)) break;
    if (const Gender found = state.words.title(word); found != Gender::unknown) gender = found;
    roles.push_back(word);
    ++first;
  }
  parts.erase(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(first));
  while (parts.size() > 1 && state.words.is_generation(parts.back())) parts.pop_back();
  if (parts.size() > 1 && parts.front() == "the") parts.erase(parts.begin());
  for (std::string& part : parts) part = without_article(part);
  return parts;
}

std::string joined_parts(const NameParts& parts) {
  std::string key;
  for (const std::string& part : parts) key += (key.empty() ? "" : " ") + part;
  return key;
}

bool ordered_subset(const NameParts& shorter, const NameParts& longer) {
  std::size_t at = 0;
  for (const std::string& part : shorter) {
    while (at < longer.size() && longer[at] != part && !initial_of(part, longer[at]) &&
           !initial_of(longer[at], part))
      ++at;
    if (at == longer.size()) return false;
    ++at;
  }
  return true;
}

bool spells_lower(const std::string& letters, const NameParts& parts) {
  if (letters.size() < 3 || parts.size() < 3) return false;
  std::string all, large;
  for (const std::string& part : parts) {
    all += part.front();
    if (part != "of" && part != "the" && part != "and" && part != "for" && part != "on")
      large += part.front();
  }
  return all == letters || large == letters;
}

bool spells(std::string_view acronym, const NameParts& parts) {
  std::string letters;
  for (const char c : acronym) {
    if (c == '.') continue;
    if (c < 'A' || c > 'Z') return false;
    letters += static_cast<char>(c - 'A' + 'a');
  }
  return spells_lower(letters, parts);
}

}  // namespace newsgraph
