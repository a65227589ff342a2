#include "nlp/coref_quotes.hpp"

#include <algorithm>

namespace newsgraph {
namespace {

enum class Mark : std::uint8_t { none, open, close, either };

Mark mark_of(std::string_view form) {
  if (form == "“" || form == "``" || form == "„" || form == "«") return Mark::open;
  if (form == "”" || form == "''" || form == "»") return Mark::close;
  return form == "\"" ? Mark::either : Mark::none;
}

bool line_break_between(const Document& doc, std::uint32_t token) {
  if (token == 0) return true;
  const std::uint32_t begin = doc.tokens[token - 1].span.end;
  const std::uint32_t end = doc.tokens[token].span.begin;
  return begin < end &&
         std::string_view(doc.text).substr(begin, end - begin).find('\n') != std::string_view::npos;
}

// The person that a cue line names: the line before the one on which `token` stands, if it is furniture or
// stands in brackets.
std::int32_t cue_speaker(const CorefState& state, std::uint32_t token) {
  const Document& doc = state.doc;
  const std::string_view text(doc.text);
  std::size_t line = text.rfind('\n', doc.tokens[token].span.begin);
  while (line != std::string_view::npos && line > 0 &&
         (text[line - 1] == '\n' || text[line - 1] == ' ' || text[line - 1] == '\r'))
    --line;
  if (line == std::string_view::npos || line == 0) return kNoEntity;
  std::size_t start = text.rfind('\n', line - 1);
  start = start == std::string_view::npos ? 0 : start + 1;
  const Span cue{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(line)};
  const bool bracket = text[start] == '[' || text[start] == '(';
  const bool furniture =
      std::any_of(doc.furniture.begin(), doc.furniture.end(), [&](Span span) { return span.overlaps(cue); });
  if (!bracket && !furniture) return kNoEntity;
  for (std::uint32_t at = token; at-- > 0 && doc.tokens[at].span.begin >= cue.begin;) {
    const std::int32_t entity = state.entity_at(at);
    if (entity != kNoEntity && state.entities[static_cast<std::size_t>(entity)].label == EntityLabel::PER)
      return entity;
  }
  return kNoEntity;
}

// The person who is the subject of a verb of speech in the sentence, outside the quote.
std::int32_t told_speaker(const CorefState& state, std::uint32_t sentence, TokenRange quote) {
  const TokenRange range = state.doc.sentences[sentence].tokens;
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    if (quote.contains(at) || state.doc.tokens[at].upos != Upos::VERB) continue;
    if (!state.words.is_speech_verb(LowerWord(state.doc.tokens[at].lemma).view())) continue;
    const std::int32_t subject = state.subject_of(at);
    if (subject == kNoHead || quote.contains(static_cast<std::uint32_t>(subject))) continue;
    const std::int32_t entity = state.entity_at(static_cast<std::uint32_t>(subject));
    if (entity != kNoEntity) return entity;
  }
  return kNoEntity;
}

bool starts_line(const CorefState& state, const Quote& quote) {
  return quote.tokens.begin > 0 && line_break_between(state.doc, quote.tokens.begin - 1);
}

// "The minister said:" on a line of its own opens a statement without quotation marks, up to the next such
// line.
std::vector<Quote> find_statements(const CorefState& state) {
  const std::vector<Sentence>& sentences = state.doc.sentences;
  std::vector<Quote> statements;
  for (std::uint32_t s = 1; s < sentences.size(); ++s) {
    const std::uint32_t begin = sentences[s].tokens.begin;
    const bool opens = state.doc.form(begin - 1) == ":" && line_break_between(state.doc, begin) &&
                       mark_of(state.doc.form(begin)) == Mark::none;
    if (!opens) continue;
    if (!statements.empty()) statements.back().tokens.end = begin;
    statements.push_back({{begin, sentences.back().tokens.end}, kNoEntity});
  }
  return statements;
}

}  // namespace

std::vector<Quote> find_quotes(const CorefState& state) {
  std::vector<Quote> quotes;
  bool inside = false;
  std::uint32_t begin = 0;
  const auto count = static_cast<std::uint32_t>(state.doc.tokens.size());
  const auto end_at = [&](std::uint32_t end) {
    if (inside && end > begin) quotes.push_back({{begin, end}, kNoEntity});
    inside = false;
  };
  for (std::uint32_t at = 0; at < count; ++at) {
    if (inside && line_break_between(state.doc, at)) end_at(at);
    const Mark mark = mark_of(state.doc.form(at));
    if (mark == Mark::none) continue;
    const bool opens = mark == Mark::open || (mark == Mark::either && !inside);
    end_at(at);
    if (opens) {
      inside = true;
      begin = at + 1;
    }
  }
  end_at(count);
  const std::vector<Quote> statements = find_statements(state);
  quotes.insert(quotes.end(), statements.begin(), statements.end());
  return quotes;
}

void find_speakers(const CorefState& state, std::vector<Quote>& quotes) {
  for (std::size_t i = 0; i < quotes.size(); ++i) {
    Quote& quote = quotes[i];
    const std::uint32_t first = state.sentence_of[quote.tokens.begin];
    const std::uint32_t last = state.sentence_of[quote.tokens.end - 1];
    if (starts_line(state, quote)) quote.speaker = cue_speaker(state, quote.tokens.begin - 1);
    if (quote.speaker == kNoEntity && first > 0 &&
        state.doc.form(state.doc.sentences[first].tokens.begin - 1) == ":")
      quote.speaker = told_speaker(state, first - 1, quote.tokens);
    if (quote.speaker == kNoEntity) quote.speaker = told_speaker(state, last, quote.tokens);
    if (quote.speaker == kNoEntity && first != last) quote.speaker = told_speaker(state, first, quote.tokens);
    const std::uint32_t next = quote.tokens.end + 1;  // "..." he said: the splitter may cut behind the quote
    if (quote.speaker == kNoEntity && next < state.doc.tokens.size() && state.sentence_of[next] == last + 1 &&
        !line_break_between(state.doc, next)) {
      const std::uint32_t head = state.sentence_of[next];
      if (state.doc.sentences[head].tokens.size() <= 8)
        quote.speaker = told_speaker(state, head, quote.tokens);
    }
    if (quote.speaker == kNoEntity && i > 0 && quotes[i - 1].speaker != kNoEntity) {
      bool same_paragraph = true;
      for (std::uint32_t at = quotes[i - 1].tokens.end; at <= quote.tokens.begin && same_paragraph; ++at) {
        same_paragraph = at < state.doc.tokens.size() && !line_break_between(state.doc, at);
      }
      if (same_paragraph) quote.speaker = quotes[i - 1].speaker;
    }
  }
}

}  // namespace newsgraph
