// Trains the part of the network that reads names, over tags and trees that stay as they are.
#pragma once

#include <string>
#include <vector>

#include "nlp/model_file.hpp"
#include "nlp/train/corpus.hpp"
#include "nlp/train/parts.hpp"

namespace newsgraph {

struct NameSources {
  std::vector<NamedSentence> sentences;
  std::string lists_dir;              // name lists (name_list_builder.hpp); empty: none
  std::string known;                  // names with their kinds; empty: none
  std::string scratch;                // path of a temporary file, without its ending
  std::vector<NamedSentence> silver;  // learned as they are, without changed copies
};

// Adds the sections "names.*" to context.model, which has all others already.
void train_names(TrainContext& context, const NameSources& sources);

}  // namespace newsgraph
