// Bidirectional recurrent layers at run time, one upon the other (shape and method: network_shape.hpp).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "document.hpp"
#include "nlp/int_gemm.hpp"
#include "nlp/model_file.hpp"
#include "nlp/network_loops.hpp"
#include "nlp/network_shape.hpp"

namespace newsgraph {

inline constexpr float kStateScale = 1024;  // 16-bit input units of a layer's output: range +-4

class RecurrentLayers {
public:
  // Buffers of one run, reused from group to group.
  struct Scratch {
    std::vector<std::int16_t> quantised;
    std::vector<std::int32_t> sums;
  };

  // Sections "<prefix>0.w" and so on for `count` layers; throws DataError when one is missing or of a wrong
  // size.
  RecurrentLayers(const ModelFile& model, const std::string& prefix, std::size_t count);

  // `state` holds kEmbedding numbers a word of the sentences, which follow each other; afterwards kWidth.
  void run(std::span<const Sentence> sentences, std::vector<float>& state, Scratch& scratch) const;

private:
  struct Layer {
    IntMatrix weights;
    std::vector<GateUnits> units;  // kPanel at a time: all of the forward direction, then of the backward one
  };
  void run_layer(std::size_t layer, std::span<const Sentence> sentences, std::vector<float>& state,
                 Scratch& scratch) const;

  NetworkLoops m_loops;
  std::vector<Layer> m_layers;
};

}  // namespace newsgraph
