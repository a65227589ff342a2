#include "nlp/sentence_splitter.hpp"

#include <string>

#include "base/utf8.hpp"

namespace newsgraph {
namespace {

constexpr std::uint32_t kShortLine = 50;      // bytes: shorter lines are headings, captions, list items
constexpr std::uint32_t kLongLine = 130;      // longer ones are whole paragraphs, not hard-wrapped text
constexpr std::size_t kShortestUnmarked = 4;  // words before an end that no mark shows
constexpr std::size_t kLongestSentence =
    400;  // pieces; a longer one is cut at the next gap: bounded parse time

// A separator, a zero-width space or a byte order mark at `at`: its length and whether it breaks the line.
struct Separator {
  std::uint32_t length = 0;
  bool line = false;
};

Separator separator_at(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v') return {1, false};
  if (c == '\n') return {1, true};
  if (static_cast<unsigned char>(c) < 0x80)
    return {static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? 1U : 0U, false};
  std::size_t next = at;
  const char32_t code = utf8::next(text, next);
  const bool space = utf8::is_space(code) || code == 0x200B || code == 0xFEFF || code == 0x2060 ||
                     code == 0x200E || code == 0x200F || code == 0x00AD;
  return {space ? static_cast<std::uint32_t>(next - at) : 0,
          code == 0x2028 || code == 0x2029 || code == 0x85};
}

bool final_mark(std::string_view form) {
  if (form == "\u2026" || form == "\u3002") return true;
  const char last = form.back();
  return last == '.' || last == '!' || last == '?';
}

bool closing(std::string_view form) {
  return form == "\"" || form == "'" || form == "''" || form == "\u201D" || form == "\u2019" || form == ")" ||
         form == "]";
}

}  // namespace

PieceList split_pieces(std::string_view text, const LexerWords& words) {
  PieceList list;
  list.pieces.reserve(text.size() / 4);
  list.gaps.reserve(text.size() / 4);
  std::size_t at = 0;
  while (at < text.size()) {
    int lines = 0;
    std::size_t start = at;
    while (at < text.size()) {
      const Separator separator = separator_at(text, at);
      if (separator.length == 0) break;
      if (separator.line) ++lines;
      at += separator.length;
    }
    if (!list.gaps.empty() && at > start) {
      list.gaps.back() = lines > 1 ? Gap::paragraph : (lines == 1 ? Gap::line : Gap::blank);
    }
    start = at;
    while (at < text.size() && separator_at(text, at).length == 0) {
      static_cast<void>(utf8::next(text, at));
    }
    if (at > start) {
      split_chunk(text, {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(at)}, words,
                  list.pieces);
      list.gaps.resize(list.pieces.size(), Gap::none);
    }
  }
  if (!list.gaps.empty()) list.gaps.back() = Gap::paragraph;
  return list;
}

BoundaryScanner::BoundaryScanner(std::string_view text, const PieceList& list, const LexerWords& words)
    : m_text(text), m_list(list), m_words(words) {
  m_views.reserve(list.pieces.size());
  m_line_start.reserve(list.pieces.size());
  std::uint32_t line = 0;
  for (std::size_t i = 0; i < list.pieces.size(); ++i) {
    m_views.push_back(view_of(form(i)));
    if (i > 0 && list.gaps[i - 1] >= Gap::line) line = list.pieces[i].span.begin;
    m_line_start.push_back(line);
  }
}

std::string_view BoundaryScanner::form(std::size_t i) const { return m_list.pieces[i].span.of(m_text); }

bool BoundaryScanner::forced(std::size_t i) const {
  const Gap gap = m_list.gaps[i];
  if (gap == Gap::paragraph) return true;
  if (gap != Gap::line) return false;
  const std::uint32_t length = m_list.pieces[i].span.end - m_line_start[i];
  if (length > kLongLine) return true;
  const std::string_view last = form(i);
  if (final_mark(last) || closing(last) || last == ":") return true;
  const WordView& next = m_views[i + 1];
  return length < kShortLine && (next.capital || !next.word);
}

bool BoundaryScanner::is_stub(std::size_t start, std::size_t end) const {
  return end - start < kShortestUnmarked && m_views[end].word && form(end).back() != '.' &&
         m_words.articles.count(utf8::lower(form(start))) != 0;
}

// "Kim Jong | Un", "Liu | He": capitalised words without a mark between them are one name or heading.
bool BoundaryScanner::joins_name(std::size_t i) const {
  return i + 1 < m_views.size() && m_views[i].word && m_views[i].capital && form(i).back() != '.' &&
         m_views[i + 1].capital && form(i + 1).size() > 1 && form(i + 1).size() <= 3 &&
         m_words.articles.count(utf8::lower(form(i + 1))) == 0;
}

bool BoundaryScanner::candidate(std::size_t i) const {
  if (i + 1 >= m_list.pieces.size() || m_list.pieces[i + 1].glued) return false;
  const std::string_view here = form(i);
  if (m_list.gaps[i] == Gap::none) return final_mark(here) && here.size() > 0 && !m_views[i].word;
  if (here.back() == '.' && here.size() > 1 && m_words.titles.contains(utf8::lower(here))) return false;
  const WordView& next = m_views[i + 1];
  return !m_views[i].word || here.back() == '.' || next.capital || !next.word;
}

void BoundaryScanner::features(std::size_t i, std::size_t start, BoundaryFeatures& out) const {
  static const WordView kOutside;
  const auto view = [&](std::size_t at) -> const WordView& {
    return at < m_views.size() ? m_views[at] : kOutside;
  };
  const WordView& here = view(i);
  const WordView& next = view(i + 1);
  const WordView& after = view(i + 2);
  const WordView& before = i > start ? view(i - 1) : kOutside;
  const auto gap = static_cast<Feature>(m_list.gaps[i] == Gap::none ? 0 : 1);
  const auto length = static_cast<Feature>(std::min<std::size_t>(i - start, 40) / 4);
  const auto next_gap =
      static_cast<Feature>(i + 1 < m_list.gaps.size() && m_list.gaps[i + 1] == Gap::none ? 0 : 1);
  std::size_t at = 0;
  Feature slot = 100;
  const auto add = [&](Feature a, Feature b = 0) { out[at++] = mix(mix(++slot, a), b); };
  add(gap);
  add(here.lower, gap);
  add(here.lower, next.shape);
  add(here.lower, next.lower);
  add(here.shape, next.shape);
  add(here.shape, mix(next.shape, after.shape));
  add(here.form, before.shape);
  add(here.form, mix(before.lower, next.shape));
  add(next.form);
  add(next.lower, here.shape);
  add(next.shape, length);
  add(next.lower, after.lower);
  add(next.lower, next_gap);
  add(before.lower, here.lower);
  add(before.shape, mix(here.shape, next.shape));
  add(here.form, length);
  add(mix(before.word ? 1 : 2, here.form), next.capital ? 1 : 2);
  add(here.suffix3, next.suffix3);
  add(after.lower, here.form);
  add(view(start).lower, here.lower);
  add(view(start).shape, mix(here.shape, next.shape));
  add(length, here.form);
}

std::vector<bool> sentence_ends(std::string_view text, const PieceList& list, const LexerWords& words,
                                const LinearModel& model) {
  const BoundaryScanner scanner(text, list, words);
  std::vector<bool> ends(list.pieces.size(), false);
  BoundaryFeatures features{};
  std::array<std::int32_t, 1> score{};
  std::size_t start = 0;
  for (std::size_t i = 0; i < list.pieces.size(); ++i) {
    bool end = scanner.forced(i) || (i - start >= kLongestSentence && list.gaps[i] != Gap::none) ||
               i - start >= 2 * kLongestSentence;
    const auto is_inside = [&] {
      return list.gaps[i] == Gap::blank && (scanner.is_stub(start, i) || scanner.joins_name(i));
    };
    if (!end && scanner.candidate(i) && !is_inside()) {
      scanner.features(i, start, features);
      model.score(features, score);
      end = score[0] > 0;
    }
    if (!end) continue;
    ends[i] = true;
    start = i + 1;
  }
  return ends;
}

}  // namespace newsgraph
