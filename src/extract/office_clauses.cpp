#include "extract/office_clauses.hpp"

#include <algorithm>

namespace newsgraph {

void OfficeClauses::read(TokenRange name) {
  if (!predicate(name) && !appointment(name) && !elliptic_appointment(name)) change_of_office(name);
}

// "Reid is the chief executive of Acme."
bool OfficeClauses::predicate(TokenRange name) {
  const std::uint32_t head = m_tree.head_of(name);
  const auto governor = m_tree.head(head);
  if (!governor || m_tree[head].deprel != Deprel::nsubj) return false;
  const auto copula = m_tree.child(*governor, Deprel::cop);
  if (!copula) return false;
  const TokenRange phrase = m_tree.subtree(*governor);
  for (std::uint32_t from = std::max(phrase.begin, name.end); from <= *governor; ++from) {
    std::uint32_t end = 0;
    if (from > *copula && m_tree[from].upos == Upos::PUNCT) return false;  // `"Lind is well," the head of …`
    const Office* office = m_book.office_at(from, phrase.end, end);
    if (office == nullptr || end <= *governor) continue;
    bool former = m_tree[*copula].xpos == Xpos::VBD;
    const auto of = m_book.owners().around({from, end}, phrase.end, *office, former);
    m_book.hold(name, office, {from, end}, of, former);
    return true;
  }
  return false;
}

// "Lind was sworn in as minister and [Reid] as treasurer": the verb is not said again.
bool OfficeClauses::elliptic_appointment(TokenRange name) {
  const TokenRange sentence = m_tree.sentence_tokens(name.begin);
  if (name.end >= sentence.end || m_words[name.end] != "as") return false;
  constexpr std::uint32_t kTitle = 6;  // "was appointed by Prime Minister [Lind] as commander"
  for (std::uint32_t t = name.begin; t-- > sentence.begin && name.begin - t <= kTitle;) {
    if (m_words[t] == "by") return false;
    if (m_words[t] == "and" || m_tree[t].upos == Upos::PUNCT) break;
  }
  const auto appoints = [&](std::uint32_t t) {
    return m_tree.is_verb(t) && m_pack.lexicon.appointment_verbs.count(m_tree[t].lemma) != 0;
  };
  std::uint32_t verb = sentence.begin;
  while (verb < name.begin && !appoints(verb)) ++verb;
  if (verb == name.begin || is_unreal(verb)) return false;
  const std::size_t known = m_book.held().size();
  take_office_behind(name, name.end - 1, sentence.end);
  return m_book.held().size() != known;
}

// "was sworn in on Monday at a ceremony in Lima [as] …": of the same clause.
std::optional<std::uint32_t> OfficeClauses::as_behind(std::uint32_t verb, std::uint32_t limit) const {
  constexpr std::uint32_t kReach = 14;
  for (std::uint32_t t = verb + 1; t < std::min(limit, verb + kReach); ++t) {
    if (m_tree.is_verb(t) || m_tree[t].upos == Upos::PUNCT) break;
    if (m_words[t] == "as") return t;
  }
  return std::nullopt;
}

// "Lind becomes the first president of Chile", "was sworn in as minister", "announced his resignation as
// chancellor": the office that a verb of the person, or a noun under it, gives or takes.
void OfficeClauses::change_of_office(TokenRange name) {
  constexpr std::uint32_t kReach = 6;  // tokens from the verb to the office
  std::uint32_t head = m_tree.head_of(name);
  if (m_tree[head].deprel == Deprel::appos && head > 0 && m_tree.head(head) == head - 1)
    head = head - 1;  // "opposition [leader] Lind was sworn in as …"
  const auto verb = m_tree.head(head);
  const Deprel relation = m_tree[head].deprel;
  if (!verb || *verb < head || (relation != Deprel::nsubj && relation != Deprel::nsubj_pass)) return;
  if (is_unreal(*verb)) return;
  const std::uint32_t limit = m_tree.sentence_tokens(head).end;
  std::uint32_t change = *verb;
  const auto is_change = [&](std::uint32_t t) {
    const std::string& lemma = m_tree[t].lemma;
    if (relation == Deprel::nsubj_pass) return m_pack.lexicon.appointment_verbs.count(lemma) != 0;
    return m_pack.lexicon.office_verbs.count(lemma) != 0 ||
           (t == *verb && m_pack.lexicon.succession_verbs.count(lemma) != 0);
  };
  while (change < std::min(limit, *verb + kReach) && !is_change(change)) ++change;
  if (change >= std::min(limit, *verb + kReach)) return;
  const std::size_t known = m_book.held().size();
  if (m_pack.lexicon.succession_verbs.count(m_tree[change].lemma) == 0)
    take_office_behind(name, change, limit);
  if (is_over(change)) end_offices(known);
  const auto as = as_behind(change, limit);
  if (as && m_book.held().size() == known) take_office_behind(name, *as, limit);
}

// "resigned as", "has previously served as", but "announced his resignation as": for some days yet
bool OfficeClauses::is_over(std::uint32_t change) const {
  const std::string& lemma = m_tree[change].lemma;
  if (lemma == "resign" || lemma == "retire") return true;
  if (lemma != "serve") return false;
  const auto children = m_tree.children(change);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    return m_tree[c].lemma == "previously" || m_tree[c].lemma == "formerly" || m_tree[c].lemma == "once" ||
           m_tree[c].lemma == "earlier";
  });
}

void OfficeClauses::end_offices(std::size_t from) {
  for (std::size_t i = from; i < m_book.held().size(); ++i) m_book.held()[i].former = true;
}

// "Parliament elected [Lind] president", "Acme named [Reid] as its chief executive"
bool OfficeClauses::appointment(TokenRange name) {
  constexpr std::uint32_t kBefore = 4;  // tokens from the verb to the name
  const TokenRange sentence = m_tree.sentence_tokens(name.begin);
  std::uint32_t verb = name.begin;
  do {
    if (verb == sentence.begin || name.begin - verb == kBefore) return false;
    --verb;
    if (m_tree[verb].upos == Upos::PUNCT || m_book.is_person_name(verb)) return false;
  } while (!m_tree.is_verb(verb));
  if (m_pack.lexicon.appointment_verbs.count(m_tree[verb].lemma) == 0 || is_unreal(verb) ||
      m_tree.child(verb, Deprel::aux_pass))
    return false;
  const std::size_t known = m_book.held().size();
  take_office_behind(name, name.end - 1, sentence.end);
  if (m_book.held().size() == known) return false;
  if (OfficeHeld& held = m_book.held().back(); !held.of) {
    held.of = belongs_to_appointer(held) ? appointer(verb) : appointing_state(held, verb);
    m_book.note_on_person(held);
  }
  return true;
}

// "its chief executive", and envoys, whom their own country sends.
bool OfficeClauses::belongs_to_appointer(const OfficeHeld& held) const {
  const std::string& before = m_words[held.words.begin - 1];
  return before == "its" || before == "their" || held.office->kind == OfficeKind::envoy;
}

// "Lawmakers in [Chile] elected Lind president": the one country that the subject names.
std::optional<EntityId> OfficeClauses::appointing_state(const OfficeHeld& held, std::uint32_t verb) {
  const auto subject = m_tree.child(verb, Deprel::nsubj);
  if (!subject || !held.office->represents) return std::nullopt;
  std::string only;
  const TokenRange phrase = m_tree.subtree(*subject);
  for (std::uint32_t t = phrase.begin; t < phrase.end; ++t) {
    const Reference* state = m_entities.at(t);
    if (state == nullptr || state->iso3.empty() || state->iso3 == only) continue;
    if (!only.empty()) return std::nullopt;
    only = state->iso3;
  }
  return only.empty() ? std::nullopt : std::optional(m_entities.country(only));
}

// The country or body named last before the verb.
std::optional<EntityId> OfficeClauses::appointer(std::uint32_t verb) {
  for (std::uint32_t t = verb; t-- > m_tree.sentence_tokens(verb).begin;) {
    const Reference* body = m_entities.at(t);
    if (body == nullptr) continue;
    if (!body->iso3.empty()) return m_entities.country(body->iso3);
    if (body->entity && m_entities[*body->entity].type == "Organization") return body->entity;
  }
  return std::nullopt;
}

// The first office within a few words behind the token.
void OfficeClauses::take_office_behind(TokenRange name, std::uint32_t token, std::uint32_t limit) {
  constexpr std::uint32_t kReach = 6;
  for (std::uint32_t from = token + 1; from < std::min(limit, token + 1 + kReach); ++from) {
    if (m_tree[from].upos == Upos::PUNCT || m_tree.is_verb(from)) return;
    if (m_words[from] == "to" || m_words[from] == "by") return;  // "his resignation to the president"
    std::uint32_t end = 0;
    const Office* office = m_book.office_at(from, limit, end);
    if (office == nullptr) continue;
    if (is_shared_out(name, limit) || m_pack.lexicon.unofficial.count(m_words[from - 1]) != 0) return;
    if (m_words[end - 1] == "to") --end;                         // "ambassador to"
    if (end < limit && m_tree[end].upos == Upos::PROPN) return;  // somebody else's title
    bool former = false;
    const auto of = m_book.owners().around({from, end}, limit, *office, former);
    m_book.hold(name, office, {from, end}, of, former);
    return;
  }
}

// "Lind and Reid were sworn in as treasurer and minister respectively": to each another office.
bool OfficeClauses::is_shared_out(TokenRange name, std::uint32_t limit) const {
  const auto begin = m_words.begin();
  return std::find(begin + name.end, begin + limit, "respectively") != begin + limit;
}

// "will become", "may be appointed", "did not resign", "failed to appoint"
bool OfficeClauses::is_unreal(std::uint32_t verb) const {
  for (const std::uint32_t c : m_tree.children(verb)) {
    const bool modal = m_tree[c].deprel == Deprel::aux && m_tree[c].xpos == Xpos::MD;
    const bool infinitive = m_tree[verb].deprel == Deprel::xcomp && m_words[c] == "to" && c < verb;
    if (modal || infinitive || m_tree[c].lemma == "not" || m_tree[c].lemma == "n't" ||
        m_tree[c].lemma == "never")
      return true;
  }
  return false;
}

}  // namespace newsgraph
