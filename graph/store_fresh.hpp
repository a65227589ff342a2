// The relations of a graph that is computed from nothing. They come in the order of their ends, are put aside
// in temporary tables, and are filed in the order of their ids at the end, without indexes to keep up: random
// places in trees larger than the cache cost several times as much. For graph/store*.cpp alone.
#pragma once

#include <string>
#include <vector>

#include "graph/store_blocks.hpp"
#include "graph/store_impl.hpp"

namespace newsgraph {

class FreshRelations {
public:
  // Inside a transaction; the tables of relations are empty. Takes away their indexes and triggers.
  explicit FreshRelations(Store::Impl& store);

  // `evidence`: the proof first.
  void add(const Edge& edge, const std::vector<ClaimPlace>& evidence);
  // All that came, the indexes and the triggers are in their place.
  void file();

private:
  Store::Impl& m_store;
  std::vector<std::string> m_definitions;  // of indexes and triggers
};

}  // namespace newsgraph
