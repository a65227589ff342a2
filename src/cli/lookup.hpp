// From what people type to what the store holds: names, aliases and ids of nodes; ids of edges or a part of
// them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "graph/ontology.hpp"
#include "graph/store.hpp"
#include "graph/view.hpp"

namespace newsgraph::cli {

// The node of that id, name or alias; a node's own name goes before another's alias. Throws NotFound with the
// nearest names, or with the candidates when the name fits several.
[[nodiscard]] Node find_node(const Store& store, const std::string& name);

// The edges of the view whose id is `prefix` or, when none is, the one whose id starts with it. Throws
// NotFound.
[[nodiscard]] Edge find_edge(const Store& store, const std::string& prefix, const ViewFilter& filter = {});

// Names of all nodes by id, for showing edges.
[[nodiscard]] std::map<std::string, std::string> node_names(const Store& store);

// Throw UsageError with the nearest name for a type, status or day that does not exist.
void check_relation_types(const Ontology& ontology, const std::vector<std::string>& types);
void check_node_types(const Ontology& ontology, const std::vector<std::string>& types);
[[nodiscard]] std::vector<Status> checked_statuses(const std::vector<std::string>& names);
void check_day(const std::string& option, const std::string& day);

}  // namespace newsgraph::cli
