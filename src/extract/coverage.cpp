#include "extract/coverage.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/utf8.hpp"

namespace newsgraph {
namespace {

constexpr std::uint32_t kNobody = 0xFFFFFFFF;
constexpr int kMaxSteps = 64;            // up a tree; deeper ones are broken input
constexpr std::uint32_t kLongest = 200;  // tokens; longer ones are tables
constexpr std::size_t kMostActors = 8;   // actors that may stand between two

bool is_actor(const ExtractedEntity& entity) {
  return entity.type == "Person" || entity.type == "Country" || entity.type == "Organization";
}

// The actor that each token belongs to.
std::vector<std::uint32_t> entity_of_tokens(const Document& doc, const Extraction& extraction) {
  std::vector<std::uint32_t> entity_at(doc.tokens.size(), kNobody);
  for (std::uint32_t id = 0; id < extraction.entities.size(); ++id) {
    if (!is_actor(extraction.entities[id])) continue;
    for (const Span mention : extraction.entities[id].mentions) {
      const auto first = std::partition_point(doc.tokens.begin(), doc.tokens.end(),
                                              [&](const Token& t) { return t.span.begin < mention.begin; });
      for (auto t = first; t != doc.tokens.end() && t->span.end <= mention.end; ++t) {
        entity_at[static_cast<std::size_t>(t - doc.tokens.begin())] = id;
      }
    }
  }
  return entity_at;
}

// "Chilean Foreign Minister Lind": person and country are one side, not two.
bool are_one_side(const ExtractedEntity& a, const ExtractedEntity& b) {
  return !a.country.empty() && a.country == b.country && (a.type == "Country" || b.type == "Country");
}

// Below it stands another statement, with a verb of its own.
bool opens_clause(Deprel relation) {
  return relation == Deprel::ccomp || relation == Deprel::advcl || relation == Deprel::advcl_relcl ||
         relation == Deprel::acl_relcl || relation == Deprel::parataxis || relation == Deprel::csubj ||
         relation == Deprel::csubj_pass;
}

bool describes(Deprel relation) {
  return relation == Deprel::appos || relation == Deprel::flat || relation == Deprel::nmod_desc;
}

bool are_joined(const Tree& tree, std::uint32_t first, std::uint32_t second) {
  const std::vector<std::uint32_t> conjuncts = tree.conjuncts(first);
  return std::find(conjuncts.begin(), conjuncts.end(), second) != conjuncts.end();
}

}  // namespace

// A verb that says something, or a noun that is no actor: what carries an event.
bool Coverage::is_trigger_like(const Tree& tree, std::uint32_t token) const {
  const std::string lemma = utf8::lower(tree[token].lemma);
  if (tree[token].upos == Upos::VERB) return lemma != "be" && lemma != "have";
  if (tree[token].upos != Upos::NOUN) return false;
  return m_lexicon.state_agents.count(lemma) == 0 && m_lexicon.group_nouns.count(lemma) == 0 &&
         m_lexicon.reciprocal_nouns.count(lemma) == 0 && m_offices.find(lemma) == nullptr;
}

// "hold talk" for "held talks with": a light verb says nothing without its object.
std::string Coverage::trigger_text(const Tree& tree, std::uint32_t token) const {
  std::string text = utf8::lower(tree[token].lemma);
  if (tree[token].upos != Upos::VERB) return text;
  if (const auto particle = tree.child(token, Deprel::compound_prt)) text += " " + tree[*particle].lemma;
  if (m_lexicon.light_verbs.count(text) == 0) return text;
  const auto object = tree.child(token, {Deprel::obj, Deprel::nsubj_pass});
  if (object && tree[*object].upos == Upos::NOUN) text += " " + utf8::lower(tree[*object].lemma);
  return text;
}

// The names of the sentence that act, one for each mention, in text order.
std::vector<Coverage::ActorWord> Coverage::actors_of(const Tree& tree,
                                                     const std::vector<std::uint32_t>& entity_at,
                                                     std::uint32_t sentence) const {
  std::vector<ActorWord> actors;
  const TokenRange tokens = tree.doc().sentences[sentence].tokens;
  for (std::uint32_t t = tokens.begin; t < tokens.end;) {
    std::uint32_t end = t + 1;
    if (entity_at[t] != kNobody) {
      while (end < tokens.end && entity_at[end] == entity_at[t]) ++end;
      actors.push_back({tree.head_of({t, end}), entity_at[t]});
    }
    t = end;
  }
  return actors;
}

// The lowest word above both that carries an event, if both hang on it as arguments: no clause of its own in
// between, but for infinitives, whose verb is then meant ("agreed to [meet]").
std::optional<std::uint32_t> Coverage::governor(const Tree& tree, std::uint32_t first,
                                                std::uint32_t second) const {
  std::optional<std::uint32_t> common = first;
  int steps = 0;
  while (common && !tree.dominates(*common, second) && ++steps < kMaxSteps) common = tree.head(*common);
  while (common && !is_trigger_like(tree, *common) && ++steps < kMaxSteps) common = tree.head(*common);
  if (!common || steps >= kMaxSteps) return std::nullopt;
  std::uint32_t trigger = *common;
  std::array<std::uint32_t, 2> branches = {*common, *common};
  for (const std::size_t side : {0U, 1U}) {
    for (std::uint32_t t = side == 0 ? first : second; t != *common; t = *tree.head(t)) {
      if (opens_clause(tree[t].deprel)) return std::nullopt;
      // "the player Lind", "Lind, a member of": the noun says who somebody is.
      if (tree[*common].upos == Upos::NOUN && describes(tree[t].deprel)) return std::nullopt;
      const bool infinitive = tree[t].deprel == Deprel::xcomp && tree[t].upos == Upos::VERB;
      if (infinitive && trigger == *common) trigger = t;
      branches[side] = t;
    }
  }
  // "Lind, brother of Holm, [was captured]": both in one phrase, unless they are joined by "and".
  if (branches[0] == branches[1] && !are_joined(tree, first, second)) return std::nullopt;
  if (!is_trigger_like(tree, trigger)) return std::nullopt;
  if (m_lexicon.report_verbs.count(tree[trigger].lemma) != 0 && tree.child(trigger, Deprel::ccomp))
    return std::nullopt;
  return trigger;
}

// Of the pairs that some word governs the two that stand nearest to each other, the first of them.
std::optional<Uncovered> Coverage::gap_between(const Tree& tree, const Extraction& extraction,
                                               const std::vector<ActorWord>& actors) const {
  for (std::size_t distance = 1; distance < std::min(actors.size(), kMostActors); ++distance) {
    for (std::size_t i = 0; i + distance < actors.size(); ++i) {
      const ActorWord& left = actors[i];
      const ActorWord& right = actors[i + distance];
      const ExtractedEntity& first = extraction.entities[left.entity];
      const ExtractedEntity& second = extraction.entities[right.entity];
      if (left.entity == right.entity || are_one_side(first, second)) continue;
      const auto trigger = governor(tree, left.token, right.token);
      if (!trigger) continue;
      return Uncovered{trigger_text(tree, *trigger), tree[*trigger].upos == Upos::VERB, 0, first.name,
                       second.name};
    }
  }
  return std::nullopt;
}

std::vector<Uncovered> Coverage::uncovered(const Document& doc, const Extraction& extraction) const {
  std::set<Span> covered;
  for (const ExtractedRelation& relation : extraction.relations) {
    if (relation.plover || relation.rule != "office") covered.insert(relation.evidence.sentence);
  }
  const Tree tree(doc);
  const std::vector<std::uint32_t> entity_at = entity_of_tokens(doc, extraction);
  std::vector<Uncovered> found;
  for (std::uint32_t s = 0; s < doc.sentences.size(); ++s) {
    const Sentence& sentence = doc.sentences[s];
    if (covered.count(sentence.span) != 0 || sentence.tokens.size() > kLongest) continue;
    if (std::any_of(doc.furniture.begin(), doc.furniture.end(),
                    [&](Span span) { return span.overlaps(sentence.span); }))
      continue;
    const std::vector<ActorWord> actors = actors_of(tree, entity_at, s);
    if (auto gap = gap_between(tree, extraction, actors)) {
      gap->sentence = s;
      found.push_back(std::move(*gap));
    }
  }
  return found;
}

}  // namespace newsgraph
