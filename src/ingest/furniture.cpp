#include "ingest/furniture.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "base/utf8.hpp"
#include "ingest/line_kind.hpp"
#include "ingest/text_units.hpp"

namespace newsgraph {
namespace {

constexpr std::uint32_t kHeadlineWords = 30;
constexpr std::uint32_t kMenuWords = 25;
constexpr std::size_t kTopLines = 200;  // no headline stands below a longer menu

struct Line {
  TextUnit unit;
  LineKind kind;
  [[nodiscard]] bool open() const { return !kind.furniture && !unit.is_sentence(); }
  [[nodiscard]] bool prose() const { return !kind.furniture && unit.is_prose(); }
};

class Finder {
public:
  Finder(std::string_view text, std::string_view title) : m_text(text) {
    m_result.title = title;
    for (const TextUnit& unit : text_units(text)) m_lines.push_back({unit, kind_of_line(text, unit)});
    const auto prose = [](const Line& line) { return line.prose(); };
    m_first = index_of(std::find_if(m_lines.begin(), m_lines.end(), prose));
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
      if (m_lines[i].prose()) m_last = i;
    }
  }

  Furniture find() {
    if (m_result.title.empty()) find_title();
    find_date();
    cut_at_section();
    mark_by_place();
    mark_title();
    for (const Line& line : m_lines) add_span(line);
    return std::move(m_result);
  }

private:
  using Iterator = std::vector<Line>::const_iterator;
  [[nodiscard]] std::size_t index_of(Iterator line) const {
    return static_cast<std::size_t>(std::distance(m_lines.cbegin(), line));
  }
  [[nodiscard]] bool has_prose() const { return m_first < m_lines.size(); }
  [[nodiscard]] std::string headline(const Line& line) const {
    std::string words(line.unit.span.of(m_text));
    std::replace_if(
        words.begin(), words.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return words;
  }
  [[nodiscard]] std::string key(const Line& line) const { return utf8::name_key(line.unit.span.of(m_text)); }

  // The headline: the first line when a date line follows it, or a line above the prose: one that is
  // repeated, else the first of four words or more, else the only one.
  void find_title() {
    if (m_lines.size() > 1 && m_lines[0].open() && m_lines[1].kind.date_line) {
      m_result.title = headline(m_lines[0]);
      return;
    }
    if (!has_prose()) return;
    std::vector<const Line*> candidates;
    for (std::size_t i = 0; i < std::min(m_first, kTopLines); ++i) {
      if (m_lines[i].open() && m_lines[i].unit.words <= kHeadlineWords) candidates.push_back(&m_lines[i]);
    }
    if (candidates.empty()) return;
    const auto long_enough = [](const Line* line) { return line->unit.words >= 4; };
    const auto repeated = [&](const Line* line) {
      return long_enough(line) && std::any_of(candidates.begin(), candidates.end(), [&](const Line* other) {
               return other != line && key(*other) == key(*line);
             });
    };
    auto chosen = std::find_if(candidates.begin(), candidates.end(), repeated);
    if (chosen == candidates.end()) chosen = std::find_if(candidates.begin(), candidates.end(), long_enough);
    if (chosen == candidates.end() && candidates.size() == 1) chosen = candidates.begin();
    if (chosen != candidates.end()) m_result.title = headline(**chosen);
  }

  void find_date() {
    DateRank best = DateRank::none;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
      const LineKind& kind = m_lines[i].kind;
      // A bare date below the first prose may be about anything.
      if (kind.rank == DateRank::bare && has_prose() && i > m_first) continue;
      if (kind.rank >= best) continue;
      best = kind.rank;
      m_result.date = kind.date;
    }
  }

  // After "Related articles" nothing belongs to the article, unless most of the prose stands there.
  void cut_at_section() {
    std::size_t all = 0;
    for (const Line& line : m_lines) all += line.prose() ? line.unit.words : 0;
    std::size_t before = 0;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
      if (m_lines[i].prose()) before += m_lines[i].unit.words;
      if (!m_lines[i].kind.section_end || before == 0 || before * 2 < all) continue;
      for (std::size_t k = i; k < m_lines.size(); ++k) m_lines[k].kind.furniture = true;
      m_last = std::min(m_last, i);
      return;
    }
  }

  // Above the first and below the last sentence of prose, short lines that are no sentences are menus and
  // headlines.
  void mark_by_place() {
    if (!has_prose()) return;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
      Line& line = m_lines[i];
      const bool outside = i < m_first || i > m_last;
      if (outside && line.open() && line.unit.words <= kMenuWords) line.kind.furniture = true;
      if (i * 3 >= m_lines.size() * 2 && is_sign_off(line.unit.span.of(m_text), line.unit))
        line.kind.furniture = true;
    }
  }

  void mark_title() {
    const std::string title = utf8::name_key(m_result.title);
    if (title.empty() || m_lines.size() < 2) return;
    for (Line& line : m_lines) {
      if (line.unit.words <= 2 * kHeadlineWords && key(line) == title) line.kind.furniture = true;
    }
  }

  void add_span(const Line& line) {
    Span span = line.unit.span;
    if (!line.kind.furniture) span.end = span.begin + line.kind.prefix;
    if (!span.empty()) m_result.spans.push_back(span);
  }

  std::string_view m_text;
  std::vector<Line> m_lines;
  std::size_t m_first = 0;  // of prose; m_lines.size(): none
  std::size_t m_last = 0;
  Furniture m_result;
};

}  // namespace

Furniture find_furniture(std::string_view text, std::string_view title) { return Finder(text, title).find(); }

}  // namespace newsgraph
