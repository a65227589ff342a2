// The shape of the networks that read a sentence, shared by run time and training.
//
// Every word is a sum of learned rows: its form, ending, beginning, shape and what the places list knows of
// it. Three layers of bidirectional gated recurrence (quasi-recurrent, Bradbury et al. 2017, with the cell
// seen by the gates) follow, and on top of them sit linear heads: tags, names (a linear-chain CRF) and a tree
// (biaffine heads, Dozat & Manning 2017; relations by one hidden layer over both ends of an arc). Two such
// layers more, over the same words and rows for their tags, relations and known names, think of names anew.
#pragma once

#include <cstddef>
#include <cstdint>

namespace newsgraph {

inline constexpr std::size_t kEmbedding = 128;      // of a word, and of the first layer's input
inline constexpr std::size_t kUnits = 192;          // of one direction of a layer
inline constexpr std::size_t kWidth = 2 * kUnits;   // of a layer's output
inline constexpr std::size_t kGates = 6 * kUnits;   // forward candidate, forget, output; then backward
inline constexpr std::size_t kLayers = 3;           // under tags and trees
inline constexpr std::size_t kNameLayers = 2;       // under names
inline constexpr std::size_t kArcWidth = 128;       // of a word as a dependent or as a head
inline constexpr std::size_t kRelationWidth = 128;  // hidden layer of the relation head

[[nodiscard]] constexpr std::size_t layer_input(std::size_t layer) {
  return layer == 0 ? kEmbedding : kWidth;
}

}  // namespace newsgraph
