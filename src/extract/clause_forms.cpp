#include "extract/clause_forms.hpp"

#include <algorithm>

namespace newsgraph {

bool is_infinitive(const Tree& tree, std::uint32_t verb) {
  for (const std::uint32_t c : tree.children(verb)) {
    if (tree[c].deprel == Deprel::mark && tree[c].lemma == "to") return true;
  }
  return false;
}

bool is_perfect_infinitive(const Tree& tree, std::uint32_t verb) {
  if (tree[verb].xpos != Xpos::VBN || !is_infinitive(tree, verb)) return false;
  const auto children = tree.children(verb);  // "was to have signed"
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    return tree[c].deprel == Deprel::aux && tree[c].lemma == "have";
  });
}

bool is_gerund(const Tree& tree, std::uint32_t verb) {
  if (tree[verb].xpos != Xpos::VBN) return tree[verb].xpos == Xpos::VBG;
  const auto having = tree.child(verb, Deprel::aux);
  return having && tree[*having].xpos == Xpos::VBG && tree[*having].lemma == "have";
}

bool is_finite(const Tree& tree, std::uint32_t verb) {
  if (!tree.is_verb(verb)) return false;
  const auto is_tensed = [&](std::uint32_t word) {
    const Xpos tag = tree[word].xpos;
    return tag == Xpos::VBD || tag == Xpos::VBZ || tag == Xpos::VBP || tag == Xpos::MD;
  };
  const auto children = tree.children(verb);
  return is_tensed(verb) || std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
           return (tree[c].deprel == Deprel::aux || tree[c].deprel == Deprel::aux_pass) && is_tensed(c);
         });
}

bool is_subjunctive(const Tree& tree, std::uint32_t verb) {
  const auto auxiliary = tree.child(verb, {Deprel::aux, Deprel::aux_pass});
  const auto subject = tree.child(verb, {Deprel::nsubj, Deprel::nsubj_pass});
  // "that the government [reject] it": no present tense of one
  const bool of_one = subject && (tree[*subject].xpos == Xpos::NN || tree[*subject].xpos == Xpos::NNP);
  const Xpos form = tree[auxiliary.value_or(verb)].xpos;
  return !is_infinitive(tree, verb) &&
         (form == Xpos::VB || (form == Xpos::VBP && of_one && !tree.child(*subject, Deprel::conj)));
}

bool is_present(const Tree& tree, std::uint32_t verb) {
  return tree[verb].xpos == Xpos::VBZ || tree[verb].xpos == Xpos::VBP;
}

bool is_present_passive(const Tree& tree, std::uint32_t verb) {
  const auto auxiliary = tree.child(verb, Deprel::aux_pass);
  return auxiliary && is_present(tree, *auxiliary);
}

bool is_present_of_future(const Tree& tree, std::uint32_t verb) {
  if (tree[verb].deprel != Deprel::advcl || !is_present(tree, verb)) return false;
  const auto mark = tree.child(verb, {Deprel::mark, Deprel::advmod});
  return mark && (tree[*mark].lemma == "when" || tree[*mark].lemma == "once" ||
                  tree[*mark].lemma == "before" || tree[*mark].lemma == "after");
}

bool is_indefinite_object(const Tree& tree, std::uint32_t noun) {
  const auto determiner = tree.child(noun, Deprel::det);
  return tree[noun].deprel == Deprel::obj && determiner && tree[*determiner].lemma == "a";
}

bool is_end_of_means(const Tree& tree, std::uint32_t verb, std::uint32_t governor) {
  return tree[governor].lemma == "use" && tree[verb].deprel == Deprel::advcl && is_infinitive(tree, verb);
}

bool is_instead(const Tree& tree, std::uint32_t word) {
  const Deprel relation = tree[word].deprel;
  const bool joins = relation == Deprel::mark || relation == Deprel::case_ || relation == Deprel::cc;
  const auto second = tree.child(word, Deprel::fixed);
  if (!joins || !second) return false;
  return (tree[word].lemma == "instead" && tree[*second].lemma == "of") ||
         (tree[word].lemma == "rather" && tree[*second].lemma == "than");
}

bool is_yet_to_come(const Tree& tree, std::uint32_t infinitive) {
  const auto to = tree.child(infinitive, Deprel::mark);
  if (!to || *to < 2 || tree[*to].lemma != "to" || tree[*to - 1].lemma != "yet") return false;
  const std::string& verb = tree[*to - 2].lemma;
  return verb == "have" || verb == "be";
}

std::optional<std::uint32_t> only_choice(const Tree& tree, std::uint32_t infinitive) {
  for (const std::uint32_t c : tree.children(infinitive)) {
    if (tree[c].lemma != "but" || c + 1 >= infinitive || tree[c + 1].lemma != "to" || c < 2) continue;
    const std::uint32_t noun = c - 1;
    const std::string& lemma = tree[noun].lemma;
    const bool choice = lemma == "choice" || lemma == "option" || lemma == "alternative";
    const auto determiner = tree.child(noun, Deprel::det);
    if (choice && determiner && (tree[*determiner].lemma == "no" || tree[*determiner].lemma == "little"))
      return noun;
  }
  return std::nullopt;
}

bool has_degree(const Tree& tree, std::uint32_t word, std::string_view degree) {
  for (const std::uint32_t c : tree.children(word)) {
    if (tree[c].lemma == degree &&
        (tree[c].deprel == Deprel::advmod || tree[c].deprel == Deprel::amod || tree[c].deprel == Deprel::det))
      return true;
  }
  return false;
}

bool is_participle(const Tree& tree, std::uint32_t verb) {
  return tree[verb].xpos == Xpos::VBG && !tree.child(verb, {Deprel::aux, Deprel::mark, Deprel::advmod});
}

bool is_clause(Deprel relation) {
  return relation == Deprel::xcomp || relation == Deprel::ccomp || relation == Deprel::advcl ||
         relation == Deprel::acl || relation == Deprel::csubj || relation == Deprel::csubj_pass ||
         relation == Deprel::parataxis;
}

}  // namespace newsgraph
