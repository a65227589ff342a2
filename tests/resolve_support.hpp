// The resolver as a function, for tests: articles and decisions in, the graph out, by way of a store.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "graph/sqlite.hpp"
#include "graph/view.hpp"
#include "resolve/resolver.hpp"
#include "store_fixture.hpp"

namespace newsgraph::test {

// A text in which all spans of the article lie, and that is no copy of another's.
inline std::string text_for(const Extraction& extraction) {
  std::uint32_t end = 1;
  for (const ExtractedRelation& relation : extraction.relations)
    end = std::max({end, relation.evidence.sentence.end, relation.evidence.trigger.end});
  return std::string(end, 'x') + " " + extraction.document.id;
}

inline const Names& names() {
  static const Names names = Names::load(NEWSGRAPH_SOURCE_DIR "/schemas");
  return names;
}

inline void update(Store& store, const Ontology& ontology) {
  store.update_graph([&](BlockTables& tables) { resolve_blocks(tables, ontology, names()); });
}

inline ResolvedGraph graph_of(const Store& store, const std::string& path) {
  ResolvedGraph graph;
  const GraphView view(store);
  view.for_each_node([&](const Node& node) { graph.nodes.push_back(node); });
  view.for_each_edge([&](const Edge& edge) { graph.edges.push_back(edge); });
  Database db(path, Database::Mode::read);
  Statement row(
      db,
      "SELECT d.id, r.position, w.entity, w.reason FROM resolution r JOIN wording w ON w.key = r.wording "
      "JOIN document d ON d.key = r.document ORDER BY 1, 2");
  while (row.step()) graph.resolutions.push_back({row.text(0), row.number(1), row.text(2), row.text(3)});
  graph.notes = store.decision_notes();
  return graph;
}

inline ResolvedGraph resolve(const std::vector<Extraction>& extractions, const Ontology& ontology,
                             const std::vector<Decision>& decisions = {}) {
  const TempDir folder;
  const std::string path = folder.file("g.db");
  Store store(path, Store::Mode::write_or_create);
  for (const Extraction& extraction : extractions) store.add(extraction, text_for(extraction));
  if (!decisions.empty()) store.replace_decisions(decisions);
  update(store, ontology);
  return graph_of(store, path);
}

}  // namespace newsgraph::test
