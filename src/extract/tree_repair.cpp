#include "extract/tree_repair.hpp"

#include <utility>
#include <vector>

#include "extract/attachment_repair.hpp"
#include "extract/clause_repair.hpp"
#include "extract/coordination_repair.hpp"
#include "extract/day_repair.hpp"
#include "extract/headline_repair.hpp"
#include "extract/inversion_repair.hpp"
#include "extract/main_verb_repair.hpp"
#include "extract/phrase_repair.hpp"
#include "extract/stay_repair.hpp"
#include "extract/subject_repair.hpp"
#include "extract/tree_edits.hpp"

namespace newsgraph {

Tree repaired_tree(const Document& doc, const WordSet& verbs, const LanguagePack& pack) {
  const Lexicon& lexicon = pack.lexicon;
  Tree tree(doc);
  TreeEdits edits(tree);
  repair_days(tree, edits);
  repair_phrases(tree, pack.places, edits);
  repair_attachments(tree, lexicon, edits);
  repair_stays(tree, edits);
  repair_inversions(tree, edits);
  repair_clauses(tree, verbs, lexicon, edits);
  repair_coordination(tree, verbs, lexicon, edits);
  repair_subjects(tree, edits);
  repair_headlines(tree, verbs, lexicon.plural_nouns, edits);
  repair_main_verbs(tree, verbs, edits);
  std::vector<Token> repaired = edits.take();
  if (repaired.empty()) return tree;
  return {doc, std::move(repaired)};
}

}  // namespace newsgraph
