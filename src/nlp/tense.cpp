#include "nlp/tense.hpp"

#include <algorithm>
#include <optional>

namespace newsgraph {
namespace {

constexpr int kLongestClimb = 12;     // heads followed before giving up; also ends cycles in damaged trees
constexpr std::int32_t kGroup = 4;    // tokens before a participle that its auxiliary stands in
constexpr std::uint32_t kReach = 25;  // tokens looked through for a verb when there is no tree

bool is_verb(const Token& token) { return token.upos == Upos::VERB || token.upos == Upos::AUX; }

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "will", "would" and the like look ahead; "can" says nothing.
bool looks_ahead(std::string_view lower) {
  return one_of(lower, {"will", "'ll", "’ll", "wo", "shall", "would", "'d", "should", "may", "might", "must",
                        "could", "can"});
}

// "failed to [settle] it on Monday": what somebody failed, tried or began to do has the time of the failure
// (Karttunen 1971, "Implicative verbs").
bool is_implied(const Document& doc, std::uint32_t infinitive, const DateLexicon& lexicon) {
  const Token& token = doc.tokens[infinitive];
  if (token.deprel != Deprel::xcomp || token.head == kNoHead) return false;
  const Token& above = doc.tokens[static_cast<std::size_t>(token.head)];
  return above.xpos == Xpos::VBD && lexicon.implies(above.lemma);
}

// The direction that a verb's own form and the words before it in its group give.
std::optional<Direction> of_verb(const Document& doc, const Sentence& sentence, std::uint32_t verb,
                                 const DateLexicon& lexicon) {
  const Token& token = doc.tokens[verb];
  const LowerWord lemma(token.lemma.empty() ? doc.form(verb) : std::string_view(token.lemma));
  const LowerWord own(doc.form(verb));
  if (token.xpos == Xpos::MD) return Direction::future;
  bool to = false, have = false, was = false, is = false;
  const std::uint32_t first = verb - std::min<std::uint32_t>(verb - sentence.tokens.begin, 5);
  for (std::uint32_t at = verb; at-- > first;) {
    const Token& before = doc.tokens[at];
    const LowerWord word(doc.form(at));
    const std::string_view lower = word.view();
    if (before.xpos == Xpos::MD || looks_ahead(lower)) return Direction::future;
    // "due to [host] him": whatever the tagger calls it, with a bare verb behind it
    if (before.xpos == Xpos::TO || (lower == "to" && (before.upos == Upos::PART || token.xpos == Xpos::VB))) {
      to = true;
      break;
    }
    if (one_of(lower, {"have", "has", "had", "'ve", "’ve", "having"}))
      have = true;
    else if (one_of(lower, {"was", "were"}))
      was = true;
    else if (one_of(lower, {"is", "are", "'s", "’s", "'re", "’re", "be", "am", "'m"}))
      is = true;
    else if (one_of(lower, {"did"}))
      return Direction::past;
    else if (before.upos != Upos::ADV && before.upos != Upos::PART && before.upos != Upos::AUX)
      break;
  }
  const bool planned = lexicon.plans(lemma.view()) || lexicon.plans(own.view());
  if (to) return have || is_implied(doc, verb, lexicon) ? Direction::past : Direction::future;
  const bool loose = token.xpos == Xpos::VBN && own.view() != "set" && !have;  // "talks scheduled for Friday"
  if (planned && (loose || is || was || token.xpos == Xpos::VBZ || token.xpos == Xpos::VBP)) {
    return Direction::future;
  }
  if (have || was) return Direction::past;
  switch (token.xpos) {
    case Xpos::VBD:
      return Direction::past;
    case Xpos::VBN:
      return is ? Direction::future : Direction::past;
    case Xpos::VBZ:
    case Xpos::VBP:  // "the visit follows a meeting on Monday"
      return one_of(lemma.view(), {"follow", "follows"}) ? Direction::past : Direction::future;
    case Xpos::VBG:
      return is ? std::optional(Direction::future) : std::nullopt;
    default:
      return std::nullopt;
  }
}

// A predicate noun or adjective has its tense in its copula or auxiliary: "is due", "were likely".
std::optional<Direction> of_copula(const Document& doc, const Sentence& sentence, std::uint32_t head,
                                   const DateLexicon& lexicon) {
  const std::uint32_t first = head - std::min<std::uint32_t>(head - sentence.tokens.begin, 8);
  for (std::uint32_t at = first; at < head; ++at) {
    const Token& token = doc.tokens[at];
    if (token.head != static_cast<std::int32_t>(head)) continue;
    if (token.deprel != Deprel::cop && token.deprel != Deprel::aux) continue;
    if (token.xpos == Xpos::MD || token.xpos == Xpos::VB) return Direction::future;
    // "is due", "was due to host him" with the host for a noun
    if (lexicon.plans(LowerWord(doc.form(head)).view()) || lexicon.plans(LowerWord(doc.form(at + 1)).view()))
      return Direction::future;
    const bool perfect = token.deprel == Deprel::aux && token.lemma == "have";  // "there have been rounds"
    return perfect || token.xpos == Xpos::VBD ? Direction::past : Direction::future;
  }
  return std::nullopt;
}

// "threatened to return in August": the parser may give August to the threat, but it is the return's.
bool is_of_what_is_to_come(const Document& doc, std::uint32_t verb, TokenRange range,
                           const DateLexicon& lexicon) {
  const std::string& lemma = doc.tokens[verb].lemma;
  if (!lexicon.plans(lemma) && !lexicon.commits(lemma)) return false;
  if (range.begin > 0 && LowerWord(doc.form(range.begin - 1)).view() == "on") return false;
  for (std::uint32_t at = verb + 1; at + 1 < range.begin; ++at)
    if (doc.tokens[at].xpos == Xpos::TO && doc.tokens[at + 1].xpos == Xpos::VB) return true;
  return false;
}

// "threatened to [return] on Monday": the day of the news more often than of the return, unlike "on May 5".
bool is_committed_on_day(const Document& doc, std::uint32_t verb, TokenRange range,
                         const DateLexicon& lexicon) {
  const Token& token = doc.tokens[verb];
  if (token.deprel != Deprel::xcomp || token.head == kNoHead || range.begin == 0 || range.size() != 1)
    return false;
  const Token& above = doc.tokens[static_cast<std::size_t>(token.head)];
  return above.xpos == Xpos::VBD && lexicon.commits(above.lemma) &&
         LowerWord(doc.form(range.begin - 1)).view() == "on";
}

Direction by_tree(const Document& doc, const Sentence& sentence, TokenRange range,
                  const DateLexicon& lexicon) {
  std::int32_t at = static_cast<std::int32_t>(range.end) - 1;
  for (int step = 0; step < kLongestClimb; ++step) {
    const std::int32_t head = doc.tokens[static_cast<std::size_t>(at)].head;
    if (head < static_cast<std::int32_t>(sentence.tokens.begin) ||
        head >= static_cast<std::int32_t>(sentence.tokens.end))
      break;
    at = head;
    const auto verb = static_cast<std::uint32_t>(at);
    if (range.contains(verb) || is_committed_on_day(doc, verb, range, lexicon)) continue;
    if (is_of_what_is_to_come(doc, verb, range, lexicon)) return Direction::future;
    const auto found = is_verb(doc.tokens[verb]) ? of_verb(doc, sentence, verb, lexicon)
                                                 : of_copula(doc, sentence, verb, lexicon);
    if (found) return *found;
  }
  return Direction::unknown;
}

Direction by_nearness(const Document& doc, const Sentence& sentence, TokenRange range,
                      const DateLexicon& lexicon) {
  const std::uint32_t first = range.begin - std::min(range.begin - sentence.tokens.begin, kReach);
  for (std::uint32_t at = range.begin; at-- > first;) {
    if (!is_verb(doc.tokens[at])) continue;
    if (const auto found = of_verb(doc, sentence, at, lexicon)) return *found;
  }
  const std::uint32_t last = std::min(sentence.tokens.end, range.end + kReach);
  for (std::uint32_t at = range.end; at < last; ++at) {
    if (!is_verb(doc.tokens[at])) continue;
    if (const auto found = of_verb(doc, sentence, at, lexicon)) return *found;
  }
  return Direction::unknown;
}

// "said Tuesday", "arrived on Tuesday": a verb right before is the one meant, whatever the tree says.
std::optional<Direction> by_neighbour(const Document& doc, const Sentence& sentence, TokenRange range,
                                      const DateLexicon& lexicon) {
  std::uint32_t at = range.begin - 1;
  if (doc.form(at) == "on" && at > sentence.tokens.begin) --at;
  const Token& token = doc.tokens[at];
  if (token.upos != Upos::VERB || (token.xpos != Xpos::VBD && token.xpos != Xpos::VBN)) return std::nullopt;
  return of_verb(doc, sentence, at, lexicon);
}

bool has_tree(const Document& doc, const Sentence& sentence) {
  int roots = 0;
  for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end; ++at)
    roots += doc.tokens[at].head == kNoHead;
  return roots == 1 && sentence.tokens.size() > 1;
}

}  // namespace

Direction direction_of(const Document& doc, const Sentence& sentence, TokenRange range,
                       const DateLexicon& lexicon) {
  bool until = false;
  if (range.begin > sentence.tokens.begin) {
    const LowerWord before(doc.form(range.begin - 1));
    if (before.view() == "since") return Direction::past;
    until = before.view() == "until" || before.view() == "till" || before.view() == "by";
    if (const auto beside = by_neighbour(doc, sentence, range, lexicon)) return *beside;
  }
  const Direction found = has_tree(doc, sentence) ? by_tree(doc, sentence, range, lexicon)
                                                  : by_nearness(doc, sentence, range, lexicon);
  return found == Direction::unknown && until ? Direction::future : found;
}

bool tells_when_it_happened(const Document& doc, TokenRange range, const DateLexicon& lexicon) {
  std::int32_t head = doc.tokens[range.end - 1].head;
  if (head < 0 || range.contains(static_cast<std::uint32_t>(head))) return false;
  const Token* above = &doc.tokens[static_cast<std::size_t>(head)];
  if (above->deprel == Deprel::obj && above->head >= 0 && range.begin > 0 &&
      doc.form(range.begin - 1) == "in") {
    head = above->head;  // "signed a deal in December"
    above = &doc.tokens[static_cast<std::size_t>(head)];
  }
  if (is_of_what_is_to_come(doc, static_cast<std::uint32_t>(head), range, lexicon)) return false;
  if (above->xpos == Xpos::VBD) return true;
  if (above->xpos != Xpos::VBN || lexicon.plans(above->lemma)) return false;
  for (std::int32_t at = head; at-- > std::max(head - kGroup, 0);) {
    const Token& before = doc.tokens[static_cast<std::size_t>(at)];
    if (before.head == head && before.deprel == Deprel::aux_pass) return before.xpos == Xpos::VBD;
  }
  return false;
}

}  // namespace newsgraph
