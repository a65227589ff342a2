#include "ingest/text_units.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kWidestWrap =
    120;  // no wrapped text is wider; one wider line means paragraphs on one line
constexpr std::size_t kNarrowestWrap = 40;

std::size_t last_code_point(std::string_view text, std::size_t end) {
  std::size_t pos = end - 1;
  while (pos > 0 && (static_cast<unsigned char>(text[pos]) & 0xC0U) == 0x80U) --pos;
  return pos;
}

bool is_closing(char32_t c) {
  constexpr std::array kClosing = {U'"', U'\'', U')', U']', U'\u201D', U'\u2019', U'\u00BB'};
  return std::find(kClosing.begin(), kClosing.end(), c) != kClosing.end();
}

bool is_sentence_end(char32_t c) {
  constexpr std::array kEnds = {U'.', U'!', U'?', U':', U'\u2026', U'\u3002'};
  return std::find(kEnds.begin(), kEnds.end(), c) != kEnds.end();
}

// Ends of a wiki reference, "[12]".
std::size_t before_reference(std::string_view text, std::size_t end) {
  if (end == 0 || text[end - 1] != ']') return end;
  std::size_t pos = end - 1;
  while (pos > 0 && text[pos - 1] >= '0' && text[pos - 1] <= '9') --pos;
  return pos > 0 && pos < end - 1 && text[pos - 1] == '[' ? pos - 1 : end;
}

bool ends_sentence(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0) {
    if (const std::size_t before = before_reference(text, end); before != end) {
      end = before;
      continue;
    }
    std::size_t pos = last_code_point(text, end);
    const std::size_t start = pos;
    const char32_t c = utf8::next(text, pos);
    if (!is_closing(c) && !utf8::is_space(c)) return is_sentence_end(c);
    end = start;
  }
  return false;
}

void count_words(std::string_view text, TextUnit& unit) {
  bool in_word = false;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = utf8::next(text, pos);
    if (utf8::is_space(c)) {
      in_word = false;
    } else if (!in_word) {
      in_word = true;
      ++unit.words;
      if (utf8::is_lower(c)) ++unit.lower;
    }
  }
}

std::vector<Span> lines_of(std::string_view text) {
  std::vector<Span> lines;  // blank lines are empty spans
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) end = text.size();
    lines.push_back(trimmed(text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}));
    begin = end + 1;
  }
  return lines;
}

// True when the writer of `line` had to break it because the first word of `next` no longer fitted into
// `width`.
bool is_wrapped(std::string_view text, Span line, Span next, std::size_t width) {
  if (width > kWidestWrap || width < kNarrowestWrap || line.empty() || next.empty()) return false;
  if (ends_sentence(line.of(text)) || text[next.begin] == '[') return false;
  const std::string_view words = next.of(text);
  const std::size_t first_word = std::min(words.find(' '), words.size());
  return line.size() + 1 + first_word > width &&
         words.substr(0, first_word).find(':') == std::string_view::npos;
}

}  // namespace

Span trimmed(std::string_view text, Span span) {
  std::size_t begin = span.begin;
  std::size_t end = span.end;
  while (begin < end) {
    std::size_t pos = begin;
    if (!utf8::is_space(utf8::next(text, pos))) break;
    begin = pos;
  }
  while (begin < end) {
    const std::size_t start = last_code_point(text, end);
    std::size_t pos = start;
    if (!utf8::is_space(utf8::next(text, pos))) break;
    end = start;
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::vector<TextUnit> text_units(std::string_view text) {
  const std::vector<Span> lines = lines_of(text);
  std::size_t width = 0;
  for (const Span line : lines) width = std::max<std::size_t>(width, line.size());
  std::vector<TextUnit> units;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].empty()) continue;
    TextUnit unit;
    unit.span = lines[i];
    while (i + 1 < lines.size() && is_wrapped(text, lines[i], lines[i + 1], width)) {
      ++i;
      unit.span.end = lines[i].end;
    }
    count_words(unit.span.of(text), unit);
    unit.terminal = ends_sentence(unit.span.of(text));
    units.push_back(unit);
  }
  return units;
}

}  // namespace newsgraph
