#include "extract/quotes.hpp"

#include <algorithm>
#include <limits>

namespace newsgraph {
namespace {

constexpr std::uint32_t kNobody = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t kLongestQuote = 30;  // sentences; an unclosed mark opens nothing longer
constexpr std::uint32_t kShortestQuote = 4;  // tokens; fewer are a word that somebody doubts

enum class Mark { none, opens, closes, either };

Mark mark_of(std::string_view form) {
  if (form == "“" || form == "``" || form == "«") return Mark::opens;
  if (form == "”" || form == "''" || form == "»") return Mark::closes;
  return form == "\"" ? Mark::either : Mark::none;
}

}  // namespace

Quotes::Quotes(const Tree& tree, const Lexicon& lexicon)
    : m_tree(tree), m_lexicon(lexicon), m_quoted(tree.size(), false), m_speaker(tree.size(), kNobody) {
  const std::vector<TokenRange> marked = marked_passages();
  for (const TokenRange passage : marked) {
    for (std::uint32_t t = passage.begin; t < passage.end; ++t) m_quoted[t] = true;
  }
  attribute(marked);
  read_statement();
}

std::optional<std::uint32_t> Quotes::speaker_at(std::uint32_t token) const {
  return m_speaker[token] == kNobody ? std::nullopt : std::optional(m_speaker[token]);
}

// The end of the sentence before the next line end.
std::uint32_t Quotes::end_of_paragraph(std::uint32_t token) const {
  const Document& doc = m_tree.doc();
  std::uint32_t sentence = m_tree.sentence_of(token);
  const std::uint32_t last =
      std::min(static_cast<std::uint32_t>(doc.sentences.size() - 1), sentence + kLongestQuote);
  while (sentence < last) {
    const Span gap{doc.sentences[sentence].span.end, doc.sentences[sentence + 1].span.begin};
    if (gap.of(doc.text).find('\n') != std::string_view::npos) break;
    ++sentence;
  }
  return doc.sentences[sentence].tokens.end;
}

// What stands between quotation marks. A mark that opens while one is open starts the next paragraph of the
// same quotation; one that is never closed ends with its paragraph.
std::vector<TokenRange> Quotes::marked_passages() const {
  std::vector<TokenRange> found;
  std::optional<std::uint32_t> open;
  const auto close = [&](std::uint32_t end) {
    if (end > *open + kShortestQuote) found.push_back({*open + 1, end});
    open.reset();
  };
  for (std::uint32_t t = 0; t < m_tree.size(); ++t) {
    if (open && m_tree.sentence_of(t) - m_tree.sentence_of(*open) > kLongestQuote)
      close(end_of_paragraph(*open));
    const Mark mark = mark_of(m_tree.form(t));
    if (mark == Mark::none || (mark == Mark::opens && open) || (mark == Mark::closes && !open)) continue;
    if (open)
      close(t);
    else
      open = t;
  }
  if (open) close(end_of_paragraph(*open));
  return found;
}

// The subject of a verb of saying, when it stands outside of the quotation.
std::optional<std::uint32_t> Quotes::subject_of_report(std::uint32_t verb) const {
  if (m_quoted[verb] || !m_tree.is_verb(verb) || m_lexicon.report_verbs.count(m_tree[verb].lemma) == 0)
    return std::nullopt;
  auto subject = m_tree.child(verb, Deprel::nsubj);
  const auto above = m_tree.head(verb);
  if (!subject && above && m_tree[verb].deprel == Deprel::advcl)  // "Lind left, saying …"
    subject = m_tree.child(*above, Deprel::nsubj);
  return subject && !m_quoted[*subject] ? subject : std::nullopt;
}

// Who says something in that sentence; of several the one nearest to the token `near`.
std::optional<std::uint32_t> Quotes::reporter_in(std::uint32_t sentence, std::uint32_t near) const {
  const TokenRange tokens = m_tree.doc().sentences[sentence].tokens;
  std::optional<std::uint32_t> best;
  std::uint32_t best_distance = kNobody;
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    const auto subject = subject_of_report(t);
    const std::uint32_t distance = t > near ? t - near : near - t;
    if (!subject || distance >= best_distance) continue;
    best = subject;
    best_distance = distance;
  }
  return best;
}

// "… twice?" [said Lind.]: the splitter may cut behind the quotation.
std::optional<std::uint32_t> Quotes::reporter_behind(std::uint32_t sentence) const {
  constexpr std::size_t kShort = 12;  // tokens
  const auto& sentences = m_tree.doc().sentences;
  if (sentence + 1 >= sentences.size()) return std::nullopt;
  const TokenRange rest = sentences[sentence + 1].tokens;
  const bool goes_on = rest.size() > 1 && rest.size() <= kShort && !m_tree.form(rest.begin).empty() &&
                       m_tree.form(rest.begin).front() >= 'a' && m_tree.form(rest.begin).front() <= 'z';
  return goes_on ? reporter_in(sentence + 1, rest.begin) : std::nullopt;
}

// "…" said Lind; Lind said: "…"; and a quotation that is a sentence of its own behind one of his.
void Quotes::attribute(const std::vector<TokenRange>& passages) {
  std::uint32_t last_speaker = kNobody;
  std::uint32_t last_sentence = 0;
  for (const TokenRange passage : passages) {
    const std::uint32_t first = m_tree.sentence_of(passage.begin);
    const std::uint32_t last = m_tree.sentence_of(passage.end - 1);
    auto speaker = reporter_in(first, passage.begin);
    if (!speaker && last != first) speaker = reporter_in(last, passage.end);
    if (!speaker) speaker = reporter_behind(last);
    if (!speaker && first > 0) {
      if (const auto announced = announced_in(first - 1)) speaker = announced->speaker;
    }
    const bool continues = last_speaker != kNobody && first - last_sentence <= 1 && !has_own_words(first);
    if (!speaker && continues) speaker = last_speaker;
    last_speaker = speaker.value_or(kNobody);
    last_sentence = last;
    if (speaker) assign(passage, *speaker);
  }
}

void Quotes::assign(TokenRange passage, std::uint32_t speaker) {
  for (std::uint32_t t = passage.begin; t < passage.end; ++t) m_speaker[t] = speaker;
}

// True when the sentence says something outside of quotation marks, too.
bool Quotes::has_own_words(std::uint32_t sentence) const {
  const TokenRange tokens = m_tree.doc().sentences[sentence].tokens;
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    if (!m_quoted[t] && m_tree[t].upos != Upos::PUNCT) return true;
  }
  return false;
}

// Where the words of "Paavo Lind said: …" begin; nothing in a sentence of another form.
std::optional<Quotes::Announcement> Quotes::announced_in(std::uint32_t sentence) const {
  const TokenRange tokens = m_tree.doc().sentences[sentence].tokens;
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    if (m_tree.form(t) != ":") continue;
    const bool last = t + 1 == tokens.end;
    const auto speaker = last               ? reporter_in(sentence, t)
                         : t > tokens.begin ? subject_of_report(t - 1)
                                            : std::nullopt;
    if (!speaker || *speaker > t) return std::nullopt;
    return Announcement{*speaker, {t + 1, tokens.end}};
  }
  return std::nullopt;
}

// "Paavo Lind said:" at the end of a line and then his statement without quotation marks, to the end of the
// article or until somebody else says something or he is spoken of.
void Quotes::read_statement() {
  const auto& sentences = m_tree.doc().sentences;
  std::optional<std::uint32_t> speaker;
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    const TokenRange tokens = sentences[s].tokens;
    if (const auto announced = announced_in(s)) {
      if (announced->words.size() > 0 && !m_quoted[announced->words.begin])
        assign(announced->words, announced->speaker);
      speaker = ends_line(announced->words.begin - 1) ? std::optional(announced->speaker) : std::nullopt;
      continue;
    }
    if (!speaker || tokens.size() == 0) continue;
    if (mark_of(m_tree.form(tokens.begin)) != Mark::none || m_quoted[tokens.begin] || reports_anew(tokens) ||
        names(tokens, *speaker))
      speaker.reset();
    else
      assign(tokens, *speaker);
  }
}

bool Quotes::ends_line(std::uint32_t token) const {
  if (token + 1 >= m_tree.size()) return false;
  const Span gap{m_tree[token].span.end, m_tree[token + 1].span.begin};
  return gap.of(m_tree.doc().text).find('\n') != std::string_view::npos;
}

bool Quotes::names(TokenRange sentence, std::uint32_t speaker) const {
  if (m_tree[speaker].upos != Upos::PROPN) return false;
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    if (m_tree.form(t) == m_tree.form(speaker)) return true;
  }
  return false;
}

// "Greta Holm said …": the sentence itself is somebody's report.
bool Quotes::reports_anew(TokenRange sentence) const {
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    if (m_tree[t].deprel != Deprel::root) continue;
    const auto subject = subject_of_report(t);
    return subject && m_tree[*subject].upos == Upos::PROPN;
  }
  return false;
}

}  // namespace newsgraph
