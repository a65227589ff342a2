// Lone surnames: which person of that surname an article means.
#pragma once

#include <string>
#include <vector>

#include "graph/store_blocks.hpp"
#include "resolve/clusters.hpp"

namespace newsgraph {

// Key of the office that an article gives to a person; empty: none.
[[nodiscard]] std::string office_key(const Wording& wording);

// The surnames under which a cluster of full names may be meant. By surname.
[[nodiscard]] std::vector<std::pair<std::string, Bearer>> bearings_of(const Block& block,
                                                                      const Cluster& cluster);

// Rule, home and reason of a lone surname. `key` is that of its block ("S:ruiz|ESP"), `rules` are the
// clusters that its article names in full: a surname beside them is somebody else.
void place_surname(Wording& single, std::string_view key, const std::vector<Bearer>& bearers,
                   const std::vector<std::string>& rules, const std::string& document_id);

}  // namespace newsgraph
