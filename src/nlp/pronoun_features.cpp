#include "nlp/pronoun_features.hpp"

#include <algorithm>
#include <cmath>

namespace newsgraph {
namespace {

// Blocks of features. Each begins where the one before ends; every block exists once for people and once for
// things.
enum Block : unsigned {
  kDistance = 0,         // 3 kinds x 7
  kRole = 21,            // 3 kinds x 9 roles x 2 (same sentence or not)
  kRank = 75,            // 3 kinds x 4
  kMentions = 87,        // 4
  kMentionKind = 91,     // 3 x 3 distances
  kConfiguration = 100,  // 3 kinds x 11
  kWords = 135,          // 6
  kBrackets = 141,       // 1
  kQuote = 142,          // 4
  kOpening = 146,        // 2
  kMost = 148,           // 2
  kLastSubject = 150,    // 3 kinds x 2
  kPronouns = 156,       // 3
  kConjunct = 159,       // 1
  kOwner = 160,          // 2
  kNobody = 162,         // 3 kinds
  kNobodyCount = 165,    // 4
  kNameForm = 169,       // 2
  kNextRole = 171,       // 3 kinds x 9: role of the latest name, when the latest mention is a pronoun
  kStart = 198,          // 2: the mention opens its sentence
  kAfter = 200,          // 3 kinds x 11: configuration with a name behind the pronoun
  kSalience = 233,       // 3 kinds x 6
  kSalienceRank = 251,   // 3 kinds x 4
  kOwned = 263,          // 2: "Cho's idea of his ..."
  kNameless = 265,       // 3: only pronouns so far
  kGender = 268,         // 4
  kLabel = 272,          // 8: a name marked as something else
  kPlaced = 280,         // 1: ... and said of a place
  kOwnName = 281,        // 2: "his friend Henry" cannot be his own friend
  kOwnSubject = 283,     // 3 kinds: subject of the pronoun's own clause
  kMatrixSubject = 286,  // 3 kinds x 7: subject of the clause above, by the link between the two
  kFarSubject = 307,     // 3 kinds: subject of a clause further up
  kLastRoot = 310,       // 3 kinds: subject of the sentence before
  kTotal = 313,          // 5: mentions in the whole article
  kCase = 330,           // 3 kinds x 2: told "to" or done "by" or "with" somebody
  kBlocks = 336
};
static_assert(2 * kBlocks <= PronounFeatures::kCount);

constexpr int kLongestClimb = 20;

unsigned bucket(std::uint32_t value, std::initializer_list<std::uint32_t> limits) {
  unsigned index = 0;
  for (const std::uint32_t limit : limits) {
    if (value <= limit) return index;
    ++index;
  }
  return index;
}

}  // namespace

unsigned PronounFeatures::role(std::uint32_t token) const {
  switch (m_state.doc.tokens[token].deprel) {
    case Deprel::nsubj:
    case Deprel::nsubj_outer:
      return 0;
    case Deprel::nsubj_pass:
      return 1;
    case Deprel::obj:
      return 2;
    case Deprel::iobj:
    case Deprel::obl:
    case Deprel::obl_agent:
      return 3;
    case Deprel::nmod_poss:
      return 4;
    case Deprel::nmod:
      return 5;
    case Deprel::appos:
      return 6;
    case Deprel::conj:
      return 7;
    default:
      return 8;
  }
}

bool PronounFeatures::above(std::int32_t high, std::int32_t low) const {
  std::int32_t at = low;
  for (int step = 0; step < kLongestClimb && m_state.in_bounds(at); ++step) {
    at = m_state.doc.tokens[static_cast<std::size_t>(at)].head;
    if (at == high) return true;
  }
  return false;
}

// How the two stand to each other in the sentence's clauses (a coarse form of the binding conditions).
unsigned PronounFeatures::configuration(const CorefMention& mention) const {
  if (mention.sentence != m_state.sentence_of[m_pronoun]) return 0;
  const std::int32_t clause = m_state.clause_of(mention.head);
  const unsigned kind = role(mention.head);
  const bool subject = kind <= 1;
  if (clause == m_clause) {
    if (subject) return m_kind == 1 ? 2 : 1;
    return m_kind == 1 ? 3 : 4;
  }
  if (clause == kNoHead || m_clause == kNoHead) return 10;
  if (above(clause, m_clause)) {
    const Deprel link = m_state.doc.tokens[static_cast<std::size_t>(m_clause)].deprel;
    if (link == Deprel::conj) return subject ? 8 : 9;
    return subject ? 5 : 6;
  }
  if (above(m_clause, clause)) return 7;
  return 10;
}

std::int32_t PronounFeatures::quote_at(std::uint32_t token) const {
  const auto after =
      std::upper_bound(m_quotes.begin(), m_quotes.end(), token,
                       [](std::uint32_t t, const Quote& quote) { return t < quote.tokens.begin; });
  if (after == m_quotes.begin()) return -1;
  const auto quote = after - 1;
  return quote->tokens.contains(token) ? static_cast<std::int32_t>(quote - m_quotes.begin()) : -1;
}

// Does the thing that `owner` owns govern the pronoun? "Ann's idea of her marriage".
bool PronounFeatures::owned_above(std::uint32_t owner) const {
  const Token& token = m_state.doc.tokens[owner];
  return token.deprel == Deprel::nmod_poss && token.head != static_cast<std::int32_t>(m_pronoun) &&
         above(token.head, static_cast<std::int32_t>(m_pronoun));
}

// Is the mention the thing that the pronoun owns, or a name set beside it?
bool PronounFeatures::own_name(const CorefMention& mention) const {
  const std::int32_t owned = m_state.doc.tokens[m_pronoun].head;
  if (m_kind != 1 || !m_state.in_bounds(owned)) return false;
  const auto head = static_cast<std::int32_t>(mention.head);
  if (owned == head || mention.tokens.contains(static_cast<std::uint32_t>(owned))) return true;
  const Token& name = m_state.doc.tokens[mention.head];
  const Deprel link =
      name.head == owned ? name.deprel : m_state.doc.tokens[static_cast<std::size_t>(owned)].deprel;
  const bool joined = name.head == owned || m_state.doc.tokens[static_cast<std::size_t>(owned)].head == head;
  return joined && (link == Deprel::appos || link == Deprel::flat || link == Deprel::compound ||
                    link == Deprel::nmod_desc);
}

float PronounFeatures::weight_of(const CorefState& state, std::uint32_t head) {
  switch (state.doc.tokens[head].deprel) {
    case Deprel::nsubj:
    case Deprel::nsubj_pass:
      return 1.0F;
    case Deprel::obj:
    case Deprel::nmod_poss:
      return 0.6F;
    default:
      return 0.4F;
  }
}

void PronounFeatures::start(std::uint32_t pronoun, Gender gender) {
  m_pronoun = pronoun;
  m_thing = gender == Gender::thing;
  m_gender = gender;
  const Deprel relation = m_state.doc.tokens[pronoun].deprel;
  const bool subject =
      relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::nsubj_outer;
  m_kind = subject                                                                           ? 0
           : m_state.doc.tokens[pronoun].xpos == Xpos::PRPS || relation == Deprel::nmod_poss ? 1
                                                                                             : 2;
  m_clause = m_state.clause_of(pronoun);
  m_seen.clear();
  find_subjects();
}

// The entities that are subjects of the pronoun's clause and of the clauses above it.
void PronounFeatures::find_subjects() {
  const auto entity_of = [&](std::int32_t token) {
    if (!m_state.in_bounds(token) || token == static_cast<std::int32_t>(m_pronoun)) return kNoEntity;
    return m_state.entity_at(static_cast<std::uint32_t>(token));
  };
  m_own_subject = m_matrix_subject = m_far_subject = m_last_root = kNoEntity - 1;
  if (const std::uint32_t sentence = m_state.sentence_of[m_pronoun]; sentence > 0) {
    const TokenRange range = m_state.doc.sentences[sentence - 1].tokens;
    for (std::uint32_t token = range.begin; token < range.end; ++token) {
      if (m_state.doc.tokens[token].head != kNoHead) continue;
      const std::int32_t entity = entity_of(m_state.subject_of(token));
      if (entity != kNoEntity) m_last_root = entity;
      break;
    }
  }
  if (!m_state.in_bounds(m_clause)) return;
  const std::int32_t own = entity_of(m_state.understood_subject(m_clause));
  if (own != kNoEntity) m_own_subject = own;
  switch (m_state.doc.tokens[static_cast<std::size_t>(m_clause)].deprel) {
    case Deprel::ccomp:
      m_link = 0;
      break;
    case Deprel::advcl:
      m_link = 1;
      break;
    case Deprel::xcomp:
      m_link = 2;
      break;
    case Deprel::acl_relcl:
      m_link = 3;
      break;
    case Deprel::acl:
      m_link = 4;
      break;
    case Deprel::conj:
      m_link = 5;
      break;
    default:
      m_link = 6;
      break;
  }
  const std::int32_t matrix = m_state.clause_of(static_cast<std::uint32_t>(m_clause));
  if (!m_state.in_bounds(matrix)) return;
  const std::int32_t above_one = entity_of(m_state.understood_subject(matrix));
  if (above_one != kNoEntity) m_matrix_subject = above_one;
  const std::int32_t higher = m_state.clause_of(static_cast<std::uint32_t>(matrix));
  if (!m_state.in_bounds(higher)) return;
  const std::int32_t above_two = entity_of(m_state.understood_subject(higher));
  if (above_two != kNoEntity) m_far_subject = above_two;
}

PronounCandidate PronounFeatures::describe(const Antecedent& antecedent) {
  const CorefMention& m = m_state.mentions[antecedent.mention];
  const CorefEntity& entity = m_state.entities[static_cast<std::size_t>(antecedent.entity)];
  const unsigned base = m_thing ? static_cast<unsigned>(kBlocks) : 0U;
  PronounCandidate result;
  result.entity = antecedent.entity;
  const auto add = [&](unsigned feature) { result.add(static_cast<std::uint16_t>(base + feature)); };
  const bool after = m.tokens.begin > m_pronoun;
  const std::uint32_t sentences = after ? 0 : m_state.sentence_of[m_pronoun] - m.sentence;
  const unsigned distance = after ? 6 : bucket(sentences, {0, 1, 2, 3, 6});
  const unsigned near = bucket(sentences, {0, 1});
  const unsigned kind = role(m.head);
  add(kDistance + m_kind * 7 + distance);
  add(kRole + (m_kind * 9 + kind) * 2 + (sentences == 0 ? 0 : 1));
  add(kMentions + bucket(antecedent.mentions, {1, 2, 4}));
  add(kMentionKind + static_cast<unsigned>(m.kind) * 3 + near);
  add((after ? kAfter : kConfiguration) + m_kind * 11 + configuration(m));
  const float salience = std::ldexp(antecedent.salience, -static_cast<int>(std::min(sentences, 20U)));
  if (!after)
    add(kSalience + m_kind * 6 + bucket(static_cast<std::uint32_t>(salience * 10), {2, 5, 9, 14, 19}));
  if (!after && owned_above(m.head)) add(kOwned + (m_kind == 1 ? 0 : 1));
  if (entity.parts.empty()) add(kNameless + near);
  if (own_name(m)) add(kOwnName + (after ? 1 : 0));
  if (antecedent.entity == m_last_root) add(kLastRoot + m_kind);
  add(kTotal + bucket(static_cast<std::uint32_t>(entity.mentions.size()), {1, 2, 4, 7}));
  if (m.head > 0 && kind == 3) {
    const LowerWord before(m.tokens.begin > 0 ? m_state.doc.form(m.tokens.begin - 1) : std::string_view{});
    if (before.view() == "to" || before.view() == "by")
      add(kCase + m_kind * 2);
    else if (before.view() == "with")
      add(kCase + m_kind * 2 + 1);
  }
  if (antecedent.entity == m_own_subject) add(kOwnSubject + m_kind);
  if (antecedent.entity == m_matrix_subject)
    add(kMatrixSubject + m_kind * 7 + m_link);
  else if (antecedent.entity == m_far_subject)
    add(kFarSubject + m_kind);
  if (!m_thing && entity.label != EntityLabel::PER) {
    add(kLabel + static_cast<unsigned>(entity.label));
    const LowerWord before(m.tokens.begin > 0 ? m_state.doc.form(m.tokens.begin - 1) : std::string_view{});
    if (before.view() == "in" || before.view() == "at" || before.view() == "from" || before.view() == "the")
      add(kPlaced);
  }
  add(kGender + (entity.gender == Gender::unknown ? 0U
                 : entity.gender != m_gender      ? 3U
                 : entity.gender_sure             ? 1U
                                                  : 2U));
  const std::uint32_t words = after ? m.tokens.begin - m_pronoun : m_pronoun - m.tokens.end;
  add(kWords + bucket(words, {3, 7, 15, 30, 60}));
  if (m.tokens.begin > 0 && m_state.doc.form(m.tokens.begin - 1) == "(") add(kBrackets);
  const std::int32_t here = quote_at(m_pronoun), there = quote_at(m.head);
  if (here >= 0)
    add(kQuote + (there == here ? 0 : 1));
  else if (there >= 0)
    add(kQuote + 2);
  if (antecedent.opening) add(kOpening + (kind <= 1 ? 0 : 1));
  add(kPronouns + bucket(antecedent.pronouns, {0, 1}));
  if (kind == 7) add(kConjunct);
  if (kind == 4) {
    const std::int32_t owned = m_state.doc.tokens[m.head].head;  // "Cho's adviser ... his"
    if (m_state.in_bounds(owned)) add(kOwner + (role(static_cast<std::uint32_t>(owned)) <= 1 ? 0 : 1));
  }
  if (entity.parts.size() > 1) add(kNameForm);
  if (m.tokens.size() > 1) add(kNameForm + 1);
  if (m.kind == MentionKind::pronoun)
    add(kNextRole + m_kind * 9 + role(m_state.mentions[antecedent.last_name].head));
  if (!after && m.tokens.begin == m_state.doc.sentences[m.sentence].tokens.begin)
    add(kStart + (sentences == 0 ? 0 : 1));
  m_seen.push_back({antecedent.mentions, m.sentence, kind <= 1, after, after ? 0.0F : salience,
                    !m_thing && entity.label != EntityLabel::PER});
  return result;
}

void PronounFeatures::compare(std::vector<PronounCandidate>& candidates) const {
  const unsigned base = m_thing ? static_cast<unsigned>(kBlocks) : 0U;
  std::uint32_t most = 0;
  for (const Seen& seen : m_seen) most = std::max(most, seen.mentions);
  unsigned rank = 0;
  bool subject_seen = false;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const auto add = [&](unsigned feature) { candidates[i].add(static_cast<std::uint16_t>(base + feature)); };
    if (m_seen[i].other) continue;
    add(kRank + m_kind * 4 + std::min(rank, 3U));
    unsigned more = 0;
    for (const Seen& other : m_seen) more += !other.other && other.salience > m_seen[i].salience ? 1U : 0U;
    add(kSalienceRank + m_kind * 4 + std::min(more, 3U));
    ++rank;
    if (m_seen[i].mentions == most && most > 1) add(kMost);
    if (candidates.size() == 1) add(kMost + 1);
    if (m_seen[i].subject && !m_seen[i].after) {
      add(kLastSubject + m_kind * 2 + (subject_seen ? 1 : 0));
      subject_seen = true;
    }
  }
}

PronounCandidate PronounFeatures::nobody(std::size_t others) const {
  const unsigned base = m_thing ? static_cast<unsigned>(kBlocks) : 0U;
  PronounCandidate result;
  result.add(static_cast<std::uint16_t>(base + kNobody + m_kind));
  result.add(static_cast<std::uint16_t>(base + kNobodyCount +
                                        bucket(static_cast<std::uint32_t>(others), {1, 2, 4})));
  return result;
}

}  // namespace newsgraph
