// Graphs for the tests of the exporters, in a real store in a folder of their own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exporters/exporter.hpp"
#include "graph/store.hpp"

namespace newsgraph::test {

// An article made of the sentences that the graph's edges quote.
struct Article {
  Extraction extraction;
  std::string text;

  // Appends a sentence with one claim and returns the claim as evidence.
  EdgeEvidence quote(std::string_view sentence);
};

struct SourcedGraph {
  std::vector<Article> articles;
  ResolvedGraph graph;
};

[[nodiscard]] SourcedGraph empty_graph();
// Six elements, one of each kind of line that a format writes.
[[nodiscard]] SourcedGraph small_graph();
// Everything that breaks readers: markup, quotes, controls, line ends, bidi marks, formulas, 100 KB
// strings, odd ids, parallel and opposite edges, a loop, an isolated node, an edge with one end, extreme
// numbers.
[[nodiscard]] SourcedGraph hostile_graph();

// `nodes` people and countries with `edges` random edges between them; the same at every call.
[[nodiscard]] SourcedGraph crowd_graph(std::size_t nodes, std::size_t edges);

// A folder that is removed with everything in it.
class TemporaryFolder {
public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::string& path() const { return m_path; }

private:
  std::string m_path;
};

// The types of tests/data/exporters, which do not change when the program's own types do.
[[nodiscard]] Ontology test_ontology();

// A store that holds the graph, in a folder of its own or in a new file that stays.
class GraphStore {
public:
  explicit GraphStore(const SourcedGraph& graph, const std::string& file = {});
  [[nodiscard]] const Store& store() const { return m_store; }

private:
  TemporaryFolder m_folder;
  Store m_store;
};

}  // namespace newsgraph::test
