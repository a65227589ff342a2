// The scripts beside nodes.csv and edges.csv that load them. Run in the folder of the files.
#include "exporters/columns.hpp"
#include "exporters/sink.hpp"

namespace newsgraph {
namespace {

// The files' columns in order: keys, then the columns shared by all formats. `list` and `date` are the
// words of the database for these types.
struct Words {
  std::string_view text, list, day, integer, number, boolean;
};

constexpr Words kLadybug = {"STRING", "STRING[]", "DATE", "INT64", "DOUBLE", "BOOLEAN"};
constexpr Words kLadybugFile = {"STRING", "STRING", "DATE", "INT64", "DOUBLE", "BOOLEAN"};
constexpr Words kDuckdb = {"VARCHAR", "VARCHAR", "DATE", "BIGINT", "DOUBLE", "BOOLEAN"};

constexpr std::string_view word(const Words& words, ColumnKind kind) noexcept {
  switch (kind) {
    case ColumnKind::list:
      return words.list;
    case ColumnKind::day:
      return words.day;
    case ColumnKind::integer:
      return words.integer;
    case ColumnKind::number:
      return words.number;
    case ColumnKind::boolean:
      return words.boolean;
    default:
      return words.text;
  }
}

std::vector<Column> with_keys(std::vector<std::string> keys, const std::vector<Column>& columns) {
  std::vector<Column> all;
  all.reserve(keys.size() + columns.size());
  for (std::string& key : keys) all.push_back({std::move(key), ColumnKind::text});
  all.insert(all.end(), columns.begin(), columns.end());
  return all;
}

std::vector<Column> node_columns(const Ontology& ontology) {
  return with_keys({"id", "label", "name"}, NodeColumns(ontology).columns());
}

std::vector<Column> edge_columns(const GraphView& view, const Ontology& ontology) {
  return with_keys({"source", "target", "id", "type"},
                   EdgeColumns(ontology, view.added_properties()).columns());
}

// "`id` STRING, `label` STRING, …"
std::string typed(const std::vector<Column>& columns, const Words& words, std::size_t from = 0) {
  std::string out;
  for (std::size_t i = from; i < columns.size(); ++i) {
    if (i > from) out += ", ";
    out.append("`").append(columns[i].name).append("` ").append(word(words, columns[i].kind));
  }
  return out;
}

}  // namespace

ExportSummary export_csv_neo4j(const ExportInput& input, std::ostream& out) {
  Sink sink(out);
  sink << "# neo4j-admin database import full @load/neo4j.args neo4j\n--nodes=nodes.csv\n"
       << "--relationships=edges.csv\n--delimiter=,\n--array-delimiter="
       << std::string(1, input.options.array_delimiter) << "\n--id-type=string\n";
  if (input.options.csv_newlines == CsvNewlines::keep) sink << "--multiline-fields=true\n";
  return sink.finish();
}

ExportSummary export_csv_ladybug(const ExportInput& input, std::ostream& out) {
  std::string options = "(HEADER=true, DELIM=',', QUOTE='\"', ESCAPE='\"', auto_detect=false)";
  if (input.options.csv_newlines == CsvNewlines::keep) options.insert(1, "PARALLEL=false, ");
  const std::string split = std::string("`, '") + input.options.array_delimiter + "')";
  const std::vector<Column> nodes = node_columns(input.ontology);
  const std::vector<Column> edges = edge_columns(input.view, input.ontology);
  Sink sink(out);
  sink << "CREATE NODE TABLE Entity(" << typed(nodes, kLadybug) << ", PRIMARY KEY(`id`));\n"
       << "CREATE REL TABLE Relation(FROM Entity TO Entity, " << typed(edges, kLadybug, 2) << ");\n"
       << "COPY Entity FROM (LOAD WITH HEADERS (" << typed(nodes, kLadybugFile) << ") FROM 'nodes.csv' "
       << options << " RETURN ";
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const bool list = nodes[i].kind == ColumnKind::list;  // quotes inside a list in CSV would be read as data
    sink << (i > 0 ? ", " : "") << (list ? "string_split(`" : "`") << nodes[i].name
         << (list ? std::string_view(split) : "`");
  }
  sink << ");\nCOPY Relation FROM 'edges.csv' " << options << ";\n";
  return sink.finish();
}

ExportSummary export_csv_duckdb(const ExportInput& input, std::ostream& out) {
  Sink sink(out);
  const auto table = [&](std::string_view name, const std::vector<Column>& columns) {
    sink
        << "CREATE TABLE " << name << " AS SELECT * FROM read_csv('" << name
        << ".csv', header=true, auto_detect=false, delim=',', quote='\"', escape='\"', nullstr='', columns={";
    for (std::size_t i = 0; i < columns.size(); ++i) {
      sink << (i > 0 ? ", '" : "'") << columns[i].name << "': '" << word(kDuckdb, columns[i].kind) << "'";
    }
    sink << "});\n";
  };
  table("nodes", node_columns(input.ontology));
  table("edges", edge_columns(input.view, input.ontology));
  return sink.finish();
}

}  // namespace newsgraph
