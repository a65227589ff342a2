#include "nlp/title_words.hpp"

#include <cstdint>
#include <vector>

#include "base/utf8.hpp"

namespace newsgraph {
namespace {

// Is the office called by its own name? Others may be given names: "Amir", "Imam", "Sheikh".
bool is_called(const Office& office, const std::vector<std::string>& words, std::size_t count) {
  std::string called;
  for (std::size_t i = 0; i < count; ++i) called += (i == 0 ? "" : " ") + words[i];
  if (called.ends_with('.')) called.pop_back();
  return called == utf8::lower(office.name);
}

}  // namespace

std::uint32_t TitleWords::end_of_office(const Document& doc, TokenRange name) const {
  constexpr std::uint32_t kLongestOffice = 5;  // words before the name
  std::vector<std::string> words;
  for (std::uint32_t t = name.begin; t + 1 < name.end; ++t) words.push_back(utf8::lower(doc.form(t)));
  for (std::uint32_t first = name.begin;; --first) {
    const Office* office = nullptr;
    const auto length = static_cast<std::uint32_t>(m_offices.longest_match(words, 0, &office));
    if (first + length > name.begin && (first < name.begin || is_called(*office, words, length)))
      return first + length;
    if (first == 0 || name.begin - first == kLongestOffice) return name.begin;
    if (doc.tokens[first - 1].upos == Upos::PUNCT) return name.begin;
    words.insert(words.begin(), utf8::lower(doc.form(first - 1)));
  }
}

void TitleWords::run(Document& doc) const {
  for (Mention& mention : doc.mentions) {
    if (mention.kind != MentionKind::name || mention.label != EntityLabel::PER) continue;
    if (mention.tokens.size() < 2) continue;
    mention.tokens.begin = end_of_office(doc, mention.tokens);
    mention.span.begin = doc.tokens[mention.tokens.begin].span.begin;
  }
}

}  // namespace newsgraph
