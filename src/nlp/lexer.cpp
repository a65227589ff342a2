#include "nlp/lexer.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace newsgraph {
namespace {

bool ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
bool ascii_letter(char c) { return ascii_upper(c) || ascii_lower(c); }

std::string ascii_lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (ascii_upper(c)) c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// Bytes of the apostrophe at `at`: ' ` or ’ (U+2019) or ‘; 0 when there is none.
std::uint32_t apostrophe_at(std::string_view s, std::size_t at) {
  if (at >= s.size()) return 0;
  if (s[at] == '\'' || s[at] == '`') return 1;
  const std::string_view three = s.substr(at, 3);
  return three == "\u2019" || three == "\u2018" ? 3 : 0;
}

// Scans one chunk from left to right; every method moves m_at forward, so the whole is linear.
class ChunkLexer {
public:
  ChunkLexer(std::string_view text, Span chunk, const LexerWords& words, std::vector<Piece>& out)
      : m_text(text.substr(0, chunk.end)),
        m_begin(chunk.begin),
        m_end(chunk.end),
        m_at(chunk.begin),
        m_words(words),
        m_out(out) {}

  void run() {
    if (whole_chunk()) return;
    while (m_at < m_end) {
      if (detached_clitic() || decade() || number() || word()) continue;
      punctuation();
    }
  }

private:
  [[nodiscard]] char at(std::size_t i) const { return i < m_end ? m_text[i] : '\0'; }
  [[nodiscard]] std::string_view view(std::size_t from, std::size_t to) const {
    return m_text.substr(from, to - from);
  }
  void push(std::size_t from, std::size_t to, bool glued = false) {
    if (from < to)
      m_out.push_back({{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)}, glued});
  }

  // Letter or other word character (marks, digits) at `i`; its length in bytes or 0.
  [[nodiscard]] std::uint32_t word_char(std::size_t i) const {
    const char c = at(i);
    if (static_cast<unsigned char>(c) < 0x80) return ascii_letter(c) || ascii_digit(c) ? 1 : 0;
    std::size_t next = i;
    const char32_t code = utf8::next(m_text, next);
    if (utf8::is_punct(code) || utf8::is_space(code)) return 0;
    return static_cast<std::uint32_t>(next - i);
  }

  bool whole_chunk() {
    if (m_end - m_begin < 3 || m_end - m_begin > 2048) return emoticon(m_begin, m_end);
    const std::string_view chunk = view(m_begin, m_end);
    const bool url = chunk.starts_with("http://") || chunk.starts_with("https://") ||
                     chunk.starts_with("www.") || chunk.find("://") != std::string_view::npos;
    const std::size_t sign = chunk.find('@');
    const bool mail =
        sign != std::string_view::npos && sign > 0 && chunk.find('.', sign) != std::string_view::npos;
    if (!url && !mail) return emoticon(m_begin, m_end) || dotted_domain(chunk);
    std::size_t from = m_begin;
    while (from < m_end && (at(from) == '(' || at(from) == '<' || at(from) == '"' || at(from) == '[')) {
      push(from, from + 1);
      ++from;
    }
    std::size_t to = m_end;
    while (to > from && std::string_view(".,;:!?)>\"'<]").find(at(to - 1)) != std::string_view::npos) --to;
    push(from, to);
    m_at = to;
    while (m_at < m_end) punctuation();
    return true;
  }

  bool dotted_domain(std::string_view chunk) {
    for (const std::string_view end : m_words.file_endings) {
      if (chunk.size() > end.size() + 1 && chunk.ends_with(end) && ascii_letter(chunk[0]) &&
          chunk.find('/') == std::string_view::npos && chunk.find('(') == std::string_view::npos) {
        push(m_begin, m_end);
        m_at = m_end;
        return true;
      }
    }
    return false;
  }

  bool emoticon(std::size_t from, std::size_t to) {
    if (!m_words.emoticons.contains(view(from, to))) return false;
    push(from, to);
    m_at = to;
    return true;
  }

  // "'s" alone, or "'em", "'til" at the start of a chunk.
  bool detached_clitic() {
    const std::uint32_t mark = apostrophe_at(m_text, m_at);
    if (mark == 0 || m_at != m_begin) return false;
    std::size_t to = m_at + mark;
    while (ascii_letter(at(to))) ++to;
    const std::string tail = ascii_lowered(view(m_at + mark, to));
    if (!m_words.detached_clitics.contains(tail)) return false;
    push(m_at, to);
    m_at = to;
    return true;
  }

  bool decade() {  // '90s
    const std::uint32_t mark = apostrophe_at(m_text, m_at);
    if (mark == 0) return false;
    const std::size_t digits = m_at + mark;
    if (!ascii_digit(at(digits)) || !ascii_digit(at(digits + 1)) || ascii_digit(at(digits + 2))) return false;
    const std::size_t to = at(digits + 2) == 's' ? digits + 3 : digits + 2;
    push(m_at, to);
    m_at = to;
    return true;
  }

  bool number() {
    const bool fraction = at(m_at) == '.' && ascii_digit(at(m_at + 1));
    if (!ascii_digit(at(m_at)) && !fraction) return false;
    std::size_t to = m_at + 1;
    while (true) {
      const char c = at(to);
      const bool inner = (c == '.' || c == ',' || c == ':' || c == '/') && ascii_digit(at(to + 1));
      if (!ascii_digit(c) && !inner) break;
      ++to;
    }
    to = number_with_hyphens(to);
    std::size_t tail = to;
    while (word_char(tail) != 0) tail += word_char(tail);
    const bool unit = tail > to && m_words.units.contains(ascii_lowered(view(to, tail)));
    if (unit) {
      push(m_at, to);
      const bool dotted =
          (view(to, tail) == "a" || view(to, tail) == "p") && view(tail, m_end).starts_with(".m");
      m_at = tail;
      if (dotted) m_at += at(tail + 2) == '.' ? 3 : 2;
      push(to, m_at);
      return true;
    }
    if (apostrophe_at(m_text, tail) != 0 && at(tail + apostrophe_at(m_text, tail)) == 's' && tail == to &&
        word_char(tail + apostrophe_at(m_text, tail) + 1) == 0) {
      const std::size_t end = tail + apostrophe_at(m_text, tail) + 1;  // 1990's
      push(m_at, end);
      m_at = end;
      return true;
    }
    push(m_at, tail);
    m_at = tail;
    return true;
  }

  // Telephone numbers and numeric dates stay whole: 713-853-3989, 646-8420, 2026-02-03. Ranges do not: 5-10.
  [[nodiscard]] std::size_t number_with_hyphens(std::size_t first_end) const {
    std::size_t to = first_end;
    int hyphens = 0;
    while (at(to) == '-' && ascii_digit(at(to + 1))) {
      ++hyphens;
      ++to;
      while (ascii_digit(at(to))) ++to;
    }
    const bool telephone = hyphens == 1 && first_end - m_at == 3 && to - first_end == 5;
    return hyphens >= 2 || telephone ? to : first_end;
  }

  bool word() {
    std::size_t to = m_at;
    std::size_t segment = m_at;  // start of the letters since the last inner period
    bool periods = false;
    while (to < m_end) {
      if (const std::uint32_t length = word_char(to); length != 0) {
        to += length;
        continue;
      }
      if (to == m_at) return false;
      const std::size_t joined = connector(segment, to, periods);
      if (joined == to) break;
      if (at(to) == '.') {
        segment = joined;
        periods = true;
      }
      to = joined;
      if (at(to - 1) == '.' && word_char(to) == 0) break;  // a final period belongs to the word
    }
    if (to == m_at) return false;
    m_at = split_clitics(m_at, to);
    return true;
  }

  // Where the word goes on behind the connecting sign at `to`, or `to` when it ends there.
  [[nodiscard]] std::size_t connector(std::size_t segment, std::size_t to, bool periods) const {
    const char c = at(to);
    const bool more = word_char(to + 1) != 0;
    if (c == '_') return to + 1;
    if (c == '.') return period(segment, to, periods);
    if (c == '&') {
      const bool capitals = ascii_upper(at(to - 1)) && ascii_upper(at(to + 1));
      return capitals || (to - m_at == 1 && ascii_lower(at(to + 1)) && word_char(to + 2) == 0) ? to + 1 : to;
    }
    if (c == '-' && more) return hyphen(to);
    if (c == '-' && to + 1 == m_end && to - m_at <= 3 && ascii_lower(at(to - 1)))
      return to + 1;  // a word broken off
    if (c == '*' && at(to + 1) == '*') {
      std::size_t stars = to;
      while (at(stars) == '*') ++stars;
      return stars;
    }
    if (const std::uint32_t mark = apostrophe_at(m_text, to); mark != 0 && word_char(to + mark) != 0)
      return to + mark;
    return to;
  }

  [[nodiscard]] std::size_t period(std::size_t segment, std::size_t to, bool periods) const {
    const bool initial = to - segment == 1 && ascii_letter(at(segment));
    if (word_char(to + 1) != 0) {
      const bool joins = initial || !ascii_upper(at(to + 1)) || ascii_upper(at(to - 1));
      return joins ? to + 1 : to;
    }
    if (at(to + 1) == '.') return to;  // an ellipsis follows
    if (initial && (periods || ascii_upper(at(segment)))) return to + 1;
    return m_words.abbreviations.contains(ascii_lowered(view(m_at, to + 1))) ? to + 1 : to;
  }

  // "non-commercial" and "Min-ho" stay whole, "high-level" and "Seoul-based" do not.
  [[nodiscard]] std::size_t hyphen(std::size_t to) const {
    const std::string left = ascii_lowered(view(m_at, to));
    if (m_words.prefixes.contains(left)) return to + 1;
    std::size_t end = to + 1;
    while (ascii_lower(at(end))) ++end;
    const bool syllables = ascii_upper(at(m_at)) && left.size() <= 6 && end - to - 1 >= 1 &&
                           end - to - 1 <= 6 && word_char(end) == 0 && at(end) != '-';
    if (!syllables) return to;
    for (std::size_t i = m_at + 1; i < to; ++i) {
      if (!ascii_lower(at(i))) return to;
    }
    return m_words.compounds.contains(std::string(view(to + 1, end))) ? to : to + 1;
  }

  // Pushes the words of [from, to) and returns where the next one begins: behind a possessive apostrophe,
  // too.
  std::size_t split_clitics(std::size_t from, std::size_t to) {
    const std::string lower = ascii_lowered(view(from, to));
    if (const std::size_t cut = m_words.fused.find(lower, 0); cut != 0) {
      push(from, from + cut);
      push(from + cut, to, true);
      return to;
    }
    for (const std::string_view tail : m_words.clitics) {
      const std::size_t cut = lower.size() - tail.size();
      if (lower.size() < tail.size() + 2 || !lower.ends_with(tail)) continue;
      const std::size_t mark =
          apostrophe_at(lower, cut - 1) == 1 ? 1 : (cut >= 3 && apostrophe_at(lower, cut - 3) == 3 ? 3 : 0);
      if (mark == 0 || cut <= mark) continue;
      split_negation(from, from + cut - mark);  // "couldn't've"
      push(from + cut - mark, to, true);
      return to;
    }
    split_negation(from, to);
    return possessive_of_plural(to);
  }

  void split_negation(std::size_t from, std::size_t to) {
    const std::string lower = ascii_lowered(view(from, to));
    for (const std::string_view negation : {"n't", "n\u2019t", "n`t"}) {
      if (lower.size() > negation.size() && lower.ends_with(negation)) {
        push(from, to - negation.size());
        push(to - negation.size(), to, true);
        return;
      }
    }
    push(from, to);
  }

  // "countries'": the apostrophe is a word of its own, joined to the plural; not when it closes a quotation,
  // which the lexer sees by an opening mark in the same chunk only.
  std::size_t possessive_of_plural(std::size_t to) {
    const std::uint32_t mark = apostrophe_at(m_text, to);
    if (mark == 0 || at(to - 1) != 's' || m_begin != m_at || to + mark > m_end) return to;
    if (word_char(to + mark) != 0 || view(to, m_end).starts_with("\u2018")) return to;
    push(to, to + mark, true);
    return to + mark;
  }

  void punctuation() {
    const char c = at(m_at);
    std::size_t to = m_at;
    if (static_cast<unsigned char>(c) >= 0x80) {
      other_symbol();
      return;
    }
    if ((c == '#' || c == '@') && m_at == m_begin && ascii_letter(at(m_at + 1))) {  // #topic, @account
      to = m_at + 1;
      while (word_char(to) != 0 || at(to) == '_') to += std::max<std::size_t>(word_char(to), 1);
    } else if (std::string_view("-*=~#+<>_$").find(c) != std::string_view::npos) {
      while (at(to) == c) ++to;
    } else if (c == '.' || c == '!' || c == '?') {
      while (at(to) == '!' || at(to) == '?' || at(to) == '.') ++to;
    } else if ((c == '`' || c == '\'') && at(m_at + 1) == c) {
      to = m_at + 2;
    } else if (m_at > m_begin && (c == ':' || c == ';') && emoticon(m_at, m_end)) {
      return;
    } else {
      to = m_at + 1;
    }
    push(m_at, to);
    m_at = to;
  }

  // One symbol with what modifies it: variation selectors, joiners, marks, skin tones; "…" runs stay
  // together.
  void other_symbol() {
    std::size_t to = m_at;
    const char32_t first = utf8::next(m_text, to);
    while (to < m_end) {
      std::size_t next = to;
      const char32_t code = utf8::next(m_text, next);
      const bool joiner = code == 0x200D;
      const bool modifier = joiner || (code >= 0xFE00 && code <= 0xFE0F) ||
                            (code >= 0x1F3FB && code <= 0x1F3FF) || (code >= 0x0300 && code <= 0x036F);
      if (!modifier && !(code == first && (first == 0x2026 || first == 0x2014 || first == 0x2013))) break;
      to = next;
      if (joiner && to < m_end) static_cast<void>(utf8::next(m_text, to));
    }
    push(m_at, to);
    m_at = to;
  }

  std::string_view m_text;
  std::size_t m_begin;
  std::size_t m_end;
  std::size_t m_at;
  const LexerWords& m_words;
  std::vector<Piece>& m_out;
};

}  // namespace

void split_chunk(std::string_view text, Span chunk, const LexerWords& words, std::vector<Piece>& out) {
  ChunkLexer(text, chunk, words, out).run();
}

std::vector<Piece> split_name(std::string_view name, const LexerWords& words) {
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t blank = std::min(name.find(' ', at), name.size());
    if (blank > at)
      split_chunk(name, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(blank)}, words, pieces);
    at = blank + 1;
  }
  return pieces;
}

}  // namespace newsgraph
