#include "extract/pact_marks.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace newsgraph {
namespace {

void add_party(const EntityTable& entities, std::uint32_t token, std::set<std::string>& parties) {
  const Reference* named = entities.at(token);
  if (named == nullptr) return;
  if (!named->iso3.empty()) {
    parties.insert(named->iso3);
  } else if (named->entity && entities[*named->entity].type == "Organization") {
    parties.insert(entities[*named->entity].name);
  }
}

void add_parties(const Tree& tree, const EntityTable& entities, std::uint32_t first,
                 std::set<std::string>& parties) {
  for (const std::uint32_t token : tree.conjuncts(first)) {
    add_party(entities, token, parties);
    for (const std::uint32_t c : tree.children(token)) {  // "[Peru]'s ministry"
      if (tree[c].deprel == Deprel::nmod_poss || tree[c].deprel == Deprel::amod)
        add_party(entities, c, parties);
    }
  }
}

bool includes(const std::set<std::string>& all, const std::set<std::string>& some) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

}  // namespace

void PactMarks::add(const PactMarks& more) {
  parties.insert(more.parties.begin(), more.parties.end());
  former = former || more.former;
  coming = coming || more.coming;
}

bool PactMarks::tell_apart(const PactMarks& phrase, bool points_back) const {
  if ((former && phrase.coming) || (coming && phrase.former)) return true;
  return !points_back && !includes(parties, phrase.parties) && !includes(phrase.parties, parties);
}

PactMarks pact_marks(const Tree& tree, const EntityTable& entities, const Lexicon& lexicon,
                     std::uint32_t head) {
  PactMarks marks;
  for (const std::uint32_t c : tree.children(head)) {
    const std::string word = utf8::lower(tree[c].lemma);
    if (c < head) {
      marks.former = marks.former || lexicon.former_pacts.count(word) != 0;
      marks.coming = marks.coming || lexicon.coming_pacts.count(word) != 0;
    }
    const std::string adposition = tree.case_of(c);
    if (tree[c].deprel == Deprel::nmod_poss || adposition == "with" || adposition == "between" || c < head)
      add_parties(tree, entities, c, marks.parties);
  }
  const auto verb = tree.head(head);
  if (!verb || !tree.is_verb(*verb)) return marks;
  for (const std::uint32_t c : tree.children(*verb)) {
    if (tree[c].deprel == Deprel::nsubj || tree[c].deprel == Deprel::obl_agent || tree.case_of(c) == "with")
      add_parties(tree, entities, c, marks.parties);
  }
  return marks;
}

}  // namespace newsgraph
