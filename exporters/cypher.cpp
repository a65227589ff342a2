// A Cypher script that can be run again: constraint, then batches of MERGE by id; or, for an empty database,
// of CREATE, which looks nothing up. The constraint stops a second run of that.
// - One list of maps a statement: a statement a row takes minutes where this takes seconds, a statement for
//   all is more than a server takes. Batches are of one label or type, because Cypher has no parameter for
//   either.
// - Edges come in id order, so each type collects its own batch; together at most a few megabytes.
// - Two MATCH clauses: one with a comma makes Neo4j warn of a cartesian product.
#include <map>

#include "exporters/columns.hpp"
#include "exporters/cypher_text.hpp"
#include "exporters/days.hpp"
#include "exporters/labels.hpp"
#include "exporters/names.hpp"
#include "exporters/sink.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kRowBytes = std::size_t{1} << 9U;  // as a rule; a batch of more bytes is cut short

constexpr std::string_view kAgain = "running it again changes nothing.\n";
constexpr std::string_view kOnce = "the database must hold none of these nodes yet.\n";
constexpr std::string_view kNeo4jOpening =
    "CREATE CONSTRAINT newsgraph_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n";
// A constraint makes no index here, and without one each MATCH reads all nodes.
constexpr std::string_view kMemgraphOpening =
    "CREATE INDEX ON :Entity(id);\nCREATE CONSTRAINT ON (n:Entity) ASSERT n.id IS UNIQUE;\n";

struct Batch {
  std::string rows;
  std::size_t count = 0;
};

class CypherExport {
public:
  CypherExport(CypherDialect dialect, const ExportInput& input, std::ostream& out)
      : m_sink(out),
        m_nodes(input.ontology),
        m_edges(input.ontology, input.view.added_properties()),
        m_create(input.options.create),
        m_batch(input.options.batch) {
    const bool neo4j = dialect == CypherDialect::neo4j;
    m_sink << "// Run with " << (neo4j ? "cypher-shell -f; " : "mgconsole; ") << (m_create ? kOnce : kAgain)
           << (neo4j ? kNeo4jOpening : kMemgraphOpening);
  }

  void node(const Node& node) {
    Batch& batch = open(m_node_batches[node.type]);
    text("{`id`: ", node.id);
    text(", `name`: ", node.name);
    if (!node.aliases.empty()) list(", `aliases`: [", node.aliases);
    m_nodes.fill(node, m_sink.summary);
    values(m_nodes);
    close(batch);
    if (is_full(batch)) write_nodes(node.type, batch);
    ++m_sink.summary.nodes;
  }

  void end_nodes() {
    for (auto& [type, batch] : m_node_batches) write_nodes(type, batch);
    m_node_batches.clear();
  }

  void edge(const Edge& edge) {
    if (left_out(edge, m_sink.summary)) return;
    Batch& batch = open(m_edge_batches[edge.type]);
    text("{`source`: ", edge.source);
    text(", `target`: ", edge.target);
    text(", `properties`: {`id`: ", edge.id);
    m_edges.fill(edge, m_sink.summary);
    values(m_edges);
    m_row += "}";
    close(batch);
    if (is_full(batch)) write_edges(edge.type, batch);
    ++m_sink.summary.edges;
  }

  ExportSummary finish() {
    for (auto& [type, batch] : m_edge_batches) write_edges(type, batch);
    return m_sink.finish();
  }

private:
  [[nodiscard]] bool is_full(const Batch& batch) const {
    return batch.count >= m_batch || batch.rows.size() >= m_batch * kRowBytes;
  }

  Batch& open(Batch& batch) {
    m_row.assign(batch.count == 0 ? "" : ",\n");
    return batch;
  }

  void close(Batch& batch) {
    m_row += "}";
    batch.rows += m_row;
    ++batch.count;
  }

  void text(std::string_view key, std::string_view value) {
    m_row += key;
    cypher::append_string(m_row, m_sink.clean(value));
  }

  void list(std::string_view key, const std::vector<std::string>& items) {
    for (const std::string& item : items) {
      text(key, item);
      key = ", ";
    }
    m_row += "]";
  }

  void values(const PropertyColumns& row) {
    row.each_value([&](std::size_t i, const Cell& cell) {
      const Column& column = row.columns()[i];
      if (column.kind == ColumnKind::list) return;
      if (column.kind == ColumnKind::day && !is_day(std::get<std::string_view>(cell))) {
        ++m_sink.summary.values_left_out;
        return;
      }
      m_row += ", ";
      cypher::append_name(m_row, column.name);
      m_row += ": ";
      value(column.kind, cell);
    });
  }

  void value(ColumnKind kind, const Cell& cell) {
    if (const auto* content = std::get_if<std::string_view>(&cell)) {
      text(kind == ColumnKind::day ? "date(" : "", *content);
      if (kind == ColumnKind::day) m_row += ")";
    } else if (const auto* flag = std::get_if<bool>(&cell)) {
      m_row += *flag ? "true" : "false";
    } else if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
      text::append_number(m_row, *integer);
    } else {
      cypher::append_float(m_row, std::get<double>(cell));
    }
  }

  void write_nodes(const std::string& type, Batch& batch) {
    write(batch, m_create ? "CREATE (n:Entity)\nSET n:" : "MERGE (n:Entity {id: row.id})\nSET n:",
          m_sink.clean(type), ", n += row;\n");
  }

  void write_edges(const std::string& type, Batch& batch) {
    write(batch,
          std::string("MATCH (a:Entity {id: row.source})\nMATCH (b:Entity {id: row.target})\n") +
              (m_create ? "CREATE" : "MERGE") + " (a)-[r:",
          relationship_type(type),
          m_create ? "]->(b)\nSET r += row.properties;\n"
                   : " {id: row.properties.id}]->(b)\nSET r += row.properties;\n");
  }

  void write(Batch& batch, std::string_view before, std::string_view name, std::string_view after) {
    if (batch.count == 0) return;
    m_sink << "UNWIND [\n" << batch.rows << "\n] AS row\n" << before;
    cypher::append_name(m_sink.buffer(), name);
    m_sink << after;
    m_sink.element_done();
    batch = {};
  }

  Sink m_sink;
  NodeColumns m_nodes;
  EdgeColumns m_edges;
  bool m_create;
  std::size_t m_batch;  // rows
  Bytes m_row;
  std::map<std::string, Batch> m_node_batches;  // by type: as many as the ontology has
  std::map<std::string, Batch> m_edge_batches;
};

ExportSummary write(CypherDialect dialect, const ExportInput& input, std::ostream& out) {
  CypherExport cypher(dialect, input, out);
  input.view.for_each_node([&](const Node& node) { cypher.node(node); });
  cypher.end_nodes();
  input.view.for_each_edge([&](const Edge& edge) { cypher.edge(edge); });
  return cypher.finish();
}

}  // namespace

ExportSummary export_cypher(const ExportInput& input, std::ostream& out) {
  return write(input.options.dialect, input, out);
}

ExportSummary export_memgraph(const ExportInput& input, std::ostream& out) {
  return write(CypherDialect::memgraph, input, out);
}

}  // namespace newsgraph
