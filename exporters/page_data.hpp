// The graph as the interactive page reads it (exporters/page/src/data.ts): one JSON object, rows of arrays,
// references as positions, each sentence and article once.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/json.hpp"
#include "exporters/bytes.hpp"
#include "exporters/drawing.hpp"
#include "exporters/exporter.hpp"
#include "exporters/sink.hpp"

namespace newsgraph {

class PageData {
public:
  // Writes to `sink`, escaped for a <script> element. At most `max_nodes` nodes, those of the largest weight.
  PageData(const GraphView& view, const Ontology& ontology, Sink& sink, std::size_t max_nodes);
  void write();

private:
  void types();
  void nodes();
  void edges();
  void quotes();
  void articles();

  void node(const Node& node, const DrawnNode& drawn);
  void edge(const Edge& edge);
  void evidence(const EdgeEvidence& piece);
  void marks(const EdgeEvidence& piece);
  void properties(const Properties& properties);
  void reference(std::string_view id);
  std::int64_t article(const std::string& id);
  std::int64_t quote(const EdgeEvidence& piece);
  void text(std::string_view value);
  void flush();

  const GraphView& m_view;
  const Ontology& m_ontology;
  Sink& m_sink;
  Drawing m_drawing;
  JsonWriter m_json;
  std::unordered_map<std::string, std::int64_t> m_article_at;
  std::vector<std::string> m_articles;
  std::map<std::pair<std::int64_t, std::uint32_t>, std::int64_t> m_quote_at;  // by article and first byte
  std::vector<std::pair<std::int64_t, std::string>> m_quotes;
  std::uint64_t m_nodes_left_out = 0;
  std::uint64_t m_edges_left_out = 0;
};

// Appends `json` so that it can stand in a <script> element: no '<', '>', '&', U+2028 or U+2029.
void append_script_json(Bytes& out, std::string_view json);

}  // namespace newsgraph
