// load/memgraph.cypherl: reads nodes.csv and edges.csv into Memgraph, far faster than a script that holds the
// graph.
// - LOAD CSV gives text, so each column is turned into its type; a column without a value stays null, which
// SET leaves out.
// - Cypher has no parameter for a label or a type: one statement for each that the graph has.
// - Memgraph reads files of the server; the folder is expected there as /import.
#include "exporters/columns.hpp"
#include "exporters/cypher_text.hpp"
#include "exporters/sink.hpp"
#include "exporters/used_types.hpp"

namespace newsgraph {
namespace {

constexpr std::string_view kOpening =
    "// docker run -v \"$PWD\":/import memgraph/memgraph, then mgconsole < load/memgraph.cypherl; running it "
    "again changes nothing.\n"
    "CREATE INDEX ON :Entity(id);\nCREATE CONSTRAINT ON (n:Entity) ASSERT n.id IS UNIQUE;\n";

class LoadScript {
public:
  LoadScript(std::ostream& out, char list_delimiter)
      : m_sink(out), m_behind_list(std::string(", \"") + list_delimiter + "\")") {
    m_sink << kOpening;
  }

  void begin(std::string_view file, std::string_view type_column, std::string_view type) {
    m_sink << "LOAD CSV FROM \"/import/" << file << "\" WITH HEADER NULLIF \"\" AS row\nWITH row WHERE row.`"
           << type_column << "` = ";
    cypher::append_string(m_sink.buffer(), m_sink.clean(type));
    m_sink << "\n";
  }

  void name(std::string_view name) { cypher::append_name(m_sink.buffer(), m_sink.clean(name)); }
  void text(std::string_view text) { m_sink << text; }

  // "{`name`: row.`name`, `born`: toInteger(row.`born:long`), …}"
  void properties(std::string_view keys, const std::vector<Column>& columns) {
    m_sink << "{" << keys;
    for (const Column& column : columns) {
      m_sink << ", `" << column.name << "`: ";
      value(column);
    }
    m_sink << "};\n";
    m_sink.element_done();
  }

  ExportSummary finish() { return m_sink.finish(); }

private:
  // As nodes.csv and edges.csv name the columns.
  void call(std::string_view function, const Column& column, std::string_view type,
            std::string_view more = ")") {
    m_sink << function << "(row.`" << column.name << ":" << type << "`" << more;
  }

  void value(const Column& column) {
    switch (column.kind) {
      case ColumnKind::list:
        return call("split", column, "string[]", m_behind_list);
      case ColumnKind::day:
        m_sink << "CASE WHEN row.`" << column.name << ":date` IS NULL THEN null ELSE ";
        call("date", column, "date", ") END");
        return;
      case ColumnKind::integer:
        return call("toInteger", column, "long");
      case ColumnKind::number:
        return call("toFloat", column, "double");
      case ColumnKind::boolean:
        return call("toBoolean", column, "boolean");
      default:
        m_sink << "row.`" << column.name << "`";
    }
  }

  Sink m_sink;
  std::string m_behind_list;  // closes the call that splits one
};

}  // namespace

ExportSummary export_csv_memgraph(const ExportInput& input, std::ostream& out) {
  const UsedTypes used = used_types(input.view);
  LoadScript script(out, input.options.array_delimiter);
  for (const std::string& type : used.nodes) {
    script.begin("nodes.csv", ":LABEL", type);
    script.text("MERGE (n:Entity {id: row.`id:ID`})\nSET n:");
    script.name(type);
    script.text(", n += ");
    script.properties("`name`: row.`name`", NodeColumns(input.ontology).columns());
  }
  for (const std::string& type : used.relationships) {
    script.begin("edges.csv", ":TYPE", type);
    script.text(
        "MATCH (a:Entity {id: row.`:START_ID`})\nMATCH (b:Entity {id: row.`:END_ID`})\nMERGE (a)-[r:");
    script.name(type);
    script.text(" {id: row.`id`}]->(b)\nSET r += ");
    script.properties("`id`: row.`id`", EdgeColumns(input.ontology, input.view.added_properties()).columns());
  }
  return script.finish();
}

}  // namespace newsgraph
