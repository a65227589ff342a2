// Whom a pronoun means: every entity mentioned near enough and of fitting gender is a candidate, described by
// a few binary features (distance, role, clause, salience) and ranked by a linear model; "nobody named" is a
// candidate of its own. Weights: lang/en/coref_weights.json, trained on GAP (Webster et al., 2018) by
// train_coref.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "nlp/coref_quotes.hpp"
#include "nlp/coref_state.hpp"

namespace newsgraph {

struct PronounCandidate {
  std::int32_t entity = kNoEntity;  // kNoEntity: nobody that is named
  std::array<std::uint16_t, 32> features{};
  std::uint8_t count = 0;

  void add(std::uint16_t feature) {
    if (count < features.size()) features[count++] = feature;
  }
};

class PronounModel {
public:
  PronounModel();  // all weights 0
  // Throws DataError when the file is missing or has another number of weights.
  [[nodiscard]] static PronounModel load(const std::string& schemas_dir);

  [[nodiscard]] float score(const PronounCandidate& candidate) const;
  std::vector<float> weights;
};

// Called for each third-person pronoun with its candidates (never empty) before one is chosen; returns the
// index of the choice. Training looks on here.
using PronounChoice = std::function<std::size_t(std::uint32_t token, const std::vector<PronounCandidate>&)>;

// Links he, she, it and their forms in text order, then I and we inside quotes to the speaker. `choose` may
// be empty.
void link_pronouns(CorefState& state, const PronounModel& model, const PronounChoice& choose = {});

}  // namespace newsgraph
