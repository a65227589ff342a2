// Clusters -> nodes: the name they go by, their other names and properties, and an id that any store gives
// them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/records.hpp"
#include "resolve/clusters.hpp"

namespace newsgraph {

// Gives an id to each cluster. What tells clusters of one name apart stands behind a '~', which no name can
// hold: country, parties, day, at last a hash. An id depends on the block alone: a block holds all clusters
// that could ask for it, or what sets it apart is in the id whatever the others do.
// `key`: the key the block was found by.
void assign_ids(Block& block, std::string_view key);

// The name that a node of the type goes by, of names with their uses; `names` is not empty.
[[nodiscard]] std::string best_name(const Names& reader, const std::string& type,
                                    const std::map<std::string, std::int64_t>& names);

// The node of these wordings, which all have its id as their entity. `name`: chosen by a person, or empty.
[[nodiscard]] Node make_node(const std::vector<Wording>& wordings, const Names& names,
                             const std::string& name);

}  // namespace newsgraph
