// CSV for NebulaGraph: nodes.csv, edges.csv and load/nebula.yaml, which makes the space and maps the columns
// for NebulaGraph Importer 4.
// - Nodes have the tag of their type, edges the type of their relation; both are chosen by a filter over the
//   file, so each source reads the file again.
// - Two edges of one type between two vertices overwrite each other unless their rank differs. It comes from
//   the edge's id: a number among its like would change when another edge comes between.
// - There is no type for lists: they stay joined texts. The length of ids is fixed when a space is made.
// Source: NebulaGraph's manual, "NebulaGraph Importer" and "Data types".
#include <algorithm>
#include <charconv>
#include <set>

#include "base/hash.hpp"
#include "base/json.hpp"
#include "exporters/csv_table.hpp"
#include "exporters/cypher_text.hpp"
#include "exporters/labels.hpp"
#include "exporters/names.hpp"
#include "exporters/used_types.hpp"

namespace newsgraph {
namespace {

constexpr std::string_view kNodeKeys = "id,label,name";
constexpr std::string_view kEdgeKeys = "source,target,rank,type,id";
constexpr std::size_t kNodeName = 2;  // positions in the two above
constexpr std::size_t kEdgeId = 4;
constexpr std::size_t kShortestId = 128;  // bytes that a space has room for at least

// 60 bits of a hash, never negative.
std::int64_t rank_of(std::string_view edge_id) {
  const std::string hash = sha256_hex(edge_id);
  std::int64_t rank = 0;
  std::from_chars(hash.data(), hash.data() + 15, rank, 16);
  return rank;
}

// As the schema names the type.
std::string_view schema_type(ColumnKind kind) noexcept {
  switch (kind) {
    case ColumnKind::day:
      return "DATE";
    case ColumnKind::integer:
      return "INT64";
    case ColumnKind::number:
      return "DOUBLE";
    case ColumnKind::boolean:
      return "BOOL";
    default:
      return "STRING";
  }
}

// As the importer does.
std::string_view importer_type(ColumnKind kind) noexcept {
  return kind == ColumnKind::integer ? "INT" : schema_type(kind);
}

// YAML reads JSON's strings as its own.
std::string quoted(std::string_view text) {
  JsonWriter json;
  json.value(text);
  return json.take();
}

// Columns of the file from `first` on, which are the properties of a tag or edge type.
struct Mapping {
  std::string_view file;
  std::size_t first;  // position in the file
  std::vector<Column> columns;
  const std::set<std::string>& types;
};

std::vector<Column> behind(std::string_view key, const std::vector<Column>& columns) {
  std::vector<Column> out = {{std::string(key), ColumnKind::text}};
  out.insert(out.end(), columns.begin(), columns.end());
  return out;
}

class ImporterFile {
public:
  explicit ImporterFile(std::ostream& out) : m_sink(out) {}

  void begin(std::size_t id_bytes) {
    m_sink << "# nebula-importer --config load/nebula.yaml, in the folder of the CSV files; running it again "
              "changes nothing.\n"
              "client:\n  version: v3\n  address: \"127.0.0.1:9669\"\n  user: root\n  password: nebula\n"
              "manager:\n  spaceName: newsgraph\n  hooks:\n    before:\n      - statements:\n          - |\n"
              "            CREATE SPACE IF NOT EXISTS newsgraph(vid_type=FIXED_STRING("
           << std::to_string(id_bytes) << "));\n        wait: 20s\n      - statements:\n          - |\n"
           << "            USE newsgraph;\n";
  }

  // CREATE TAG or CREATE EDGE for each type.
  void schema(std::string_view what, const Mapping& mapping) {
    for (const std::string& type : mapping.types) {
      m_sink << "            CREATE " << what << " IF NOT EXISTS ";
      name(type);
      m_sink << "(";
      std::string_view comma;
      for (const Column& column : mapping.columns) {
        m_sink << comma;
        name(column.name);
        m_sink << " " << schema_type(column.kind) << " NULL";
        comma = ", ";
      }
      m_sink << ");\n";
    }
  }

  void end_schema(bool empty) { m_sink << "        wait: 20s\nsources:" << (empty ? " []\n" : "\n"); }

  // `ids`: the lines that say which columns name the vertex, or the ends and the rank.
  void sources(std::string_view kind, std::size_t type_column, std::string_view ids, const Mapping& mapping) {
    for (const std::string& type : mapping.types) {
      m_sink << "  - path: ../" << mapping.file << "\n    csv:\n      withHeader: true\n"
             << "    filter:\n      expr: "
             << quoted("Record[" + std::to_string(type_column) + "] == " + quoted(type)) << "\n    " << kind
             << ":\n      - name: " << quoted(type) << "\n"
             << ids << "        props:\n";
      for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
        const Column& column = mapping.columns[i];
        m_sink << "          - {name: " << quoted(column.name) << ", type: " << importer_type(column.kind)
               << ", index: " << std::to_string(mapping.first + i) << ", nullable: true}\n";
      }
      m_sink.element_done();
    }
  }

  ExportSummary finish() { return m_sink.finish(); }

private:
  void name(std::string_view name) { cypher::append_name(m_sink.buffer(), m_sink.clean(name)); }

  Sink m_sink;
};

}  // namespace

ExportSummary export_nebula_nodes(const ExportInput& input, std::ostream& out) {
  NodeColumns columns(input.ontology, input.options.array_delimiter);
  CsvTable table(out, {kNodeKeys, no_type, {input.options.csv_newlines}}, columns.columns());
  input.view.for_each_node([&](const Node& node) {
    columns.fill(node, table.summary());
    table.text(node.id).text(node.type).text(node.name).row(columns.cells());
    ++table.summary().nodes;
  });
  return table.finish();
}

ExportSummary export_nebula_edges(const ExportInput& input, std::ostream& out) {
  EdgeColumns columns(input.ontology, input.view.added_properties());
  CsvTable table(out, {kEdgeKeys, no_type, {input.options.csv_newlines}}, columns.columns());
  input.view.for_each_edge([&](const Edge& edge) {
    if (left_out(edge, table.summary())) return;
    table.text(edge.source).text(edge.target).integer(rank_of(edge.id));
    table.text(relationship_type(edge.type)).text(edge.id);
    columns.fill(edge, table.summary());
    table.row(columns.cells());
    ++table.summary().edges;
  });
  return table.finish();
}

ExportSummary export_nebula_importer(const ExportInput& input, std::ostream& out) {
  const UsedTypes used = used_types(input.view);
  const Mapping nodes{"nodes.csv", kNodeName, behind("name", NodeColumns(input.ontology).columns()),
                      used.nodes};
  const Mapping edges{"edges.csv", kEdgeId,
                      behind("id", EdgeColumns(input.ontology, input.view.added_properties()).columns()),
                      used.relationships};
  std::size_t id_bytes = kShortestId;
  input.view.for_each_node([&](const Node& node) {
    id_bytes = std::max(id_bytes, node.id.size() + 1);  // a formula gets an apostrophe
  });
  ImporterFile file(out);
  file.begin(id_bytes);
  file.schema("TAG", nodes);
  file.schema("EDGE", edges);
  file.end_schema(used.nodes.empty());
  file.sources("tags", 1, "        id: {type: STRING, index: 0}\n", nodes);
  file.sources("edges", 3,
               "        src: {id: {type: STRING, index: 0}}\n        dst: {id: {type: STRING, index: 1}}\n"
               "        rank: {index: 2}\n",
               edges);
  return file.finish();
}

}  // namespace newsgraph
