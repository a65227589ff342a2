// Scores coreference: GAP's F1 and gender balance, and the CoNLL-2012 score of chains.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "nlp/train/coref_corpus.hpp"

namespace newsgraph {

struct GapScores {
  struct Counts {
    std::uint64_t right = 0, wrong = 0, missed = 0;  // true and false positives, false negatives
    [[nodiscard]] double f1() const {
      const std::uint64_t all = 2 * right + wrong + missed;
      return all == 0 ? 0 : 200.0 * static_cast<double>(right) / static_cast<double>(all);
    }
  };
  Counts masculine, feminine;
  std::uint64_t unseen_names = 0;  // of the names meant, those that no mention covers
  [[nodiscard]] double f1() const {
    return Counts{masculine.right + feminine.right, masculine.wrong + feminine.wrong,
                  masculine.missed + feminine.missed}
        .f1();
  }
  [[nodiscard]] double bias() const { return masculine.f1() == 0 ? 0 : feminine.f1() / masculine.f1(); }
};

// Runs `coref` (the stage) on each row and counts whether the pronoun and a name stand in one chain.
[[nodiscard]] GapScores score_gap(std::vector<GapRow> rows, const std::function<void(Document&)>& coref);

// MUC (Vilain et al., 1995), B-cubed (Bagga and Baldwin, 1998) and CEAF-e (Luo, 2005) over exact mention
// spans, ours widened to the whole phrase ("Norway's president Greta Holm"), as OntoGUM marks mentions;
// chains of one mention count on neither side. In percent.
struct ChainScores {
  struct Measure {
    double precision = 0, recall = 0;
    [[nodiscard]] double f1() const {
      return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
  };
  Measure mentions, muc, b_cubed, ceaf;
  [[nodiscard]] double conll() const { return (muc.f1() + b_cubed.f1() + ceaf.f1()) / 3; }
};

// `docs` hold chains of the stage under test in Document::chains. `names_only` leaves out chains without
// any name, and nominal mentions of the others.
[[nodiscard]] ChainScores score_chains(const std::vector<ChainDocument>& docs, bool names_only);

}  // namespace newsgraph
