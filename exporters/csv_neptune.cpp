// CSV for Amazon Neptune's bulk loader, in its Gremlin form: nodes.csv and edges.csv with the columns ~id,
// ~label, ~from and ~to, and load/neptune.sh, which copies both to S3 and asks for the load.
// - A node's property is a set of values unless its column says (single); an edge's is always single, and
//   saying so is an error.
// - The items of a list are parted by ';', whatever the user wants elsewhere; behind a backslash it parts
// none. Source: "Gremlin load data format" and "Loader command" of the Neptune user guide.
#include <algorithm>

#include "exporters/csv_table.hpp"
#include "exporters/labels.hpp"
#include "exporters/names.hpp"

namespace newsgraph {
namespace {

constexpr std::string_view edge_type(ColumnKind kind) noexcept {
  switch (kind) {
    case ColumnKind::day:
      return ":Date";
    case ColumnKind::integer:
      return ":Long";
    case ColumnKind::number:
      return ":Double";
    case ColumnKind::boolean:
      return ":Bool";
    default:
      return ":String";
  }
}

constexpr std::string_view node_type(ColumnKind kind) noexcept {
  switch (kind) {
    case ColumnKind::list:
      return ":String[]";
    case ColumnKind::day:
      return ":Date(single)";
    case ColumnKind::integer:
      return ":Long(single)";
    case ColumnKind::number:
      return ":Double(single)";
    case ColumnKind::boolean:
      return ":Bool(single)";
    default:
      return ":String(single)";
  }
}

// No item of a list ends in a backslash. May be `scratch`.
const Node& with_plain_ends(const Node& node, Node& scratch, ExportSummary& summary) {
  const auto ends_badly = [](const std::string& alias) { return alias.ends_with('\\'); };
  if (std::ranges::none_of(node.aliases, ends_badly)) return node;
  scratch = node;
  for (std::string& alias : scratch.aliases) {
    for (std::size_t at = alias.size(); at > 0 && alias[at - 1] == '\\'; --at) {
      alias[at - 1] = '/';
      ++summary.characters_replaced;
    }
  }
  return scratch;
}

}  // namespace

ExportSummary export_neptune_nodes(const ExportInput& input, std::ostream& out) {
  NodeColumns columns(input.ontology);
  const CsvShape shape{"~id,~label,name:String(single)", node_type, {input.options.csv_newlines}};
  CsvTable table(out, shape, columns.columns());
  Node scratch;
  input.view.for_each_node([&](const Node& node) {
    columns.fill(with_plain_ends(node, scratch, table.summary()), table.summary());
    table.text(node.id).text(node.type).text(node.name).row(columns.cells());
    ++table.summary().nodes;
  });
  return table.finish();
}

ExportSummary export_neptune_edges(const ExportInput& input, std::ostream& out) {
  EdgeColumns columns(input.ontology, input.view.added_properties());
  const CsvShape shape{"~id,~from,~to,~label", edge_type, {input.options.csv_newlines}};
  CsvTable table(out, shape, columns.columns());
  input.view.for_each_edge([&](const Edge& edge) {
    if (left_out(edge, table.summary())) return;
    table.text(edge.id).text(edge.source).text(edge.target).text(relationship_type(edge.type));
    columns.fill(edge, table.summary());
    table.row(columns.cells());
    ++table.summary().edges;
  });
  return table.finish();
}

// Run again, it sets single values anew; without the last option the loader would refuse a second one. Only
// the two files may lie in the folder of S3: the loader takes whatever it finds there.
ExportSummary export_neptune_script(const ExportInput&, std::ostream& out) {
  Sink sink(out);
  sink << "#!/bin/sh\n"
          "# Loads nodes.csv and edges.csv into Amazon Neptune. Run in their folder, for instance:\n"
          "#   S3=s3://bucket/graph ENDPOINT=name.region.neptune.amazonaws.com REGION=eu-west-1 \\\n"
          "#   ROLE=arn:aws:iam::123456789012:role/NeptuneLoad sh load/neptune.sh\n"
          "set -eu\n"
          ": \"${S3:?names an empty folder}\" \"${ENDPOINT:?}\" \"${REGION:?}\" \"${ROLE:?may read it}\"\n"
          "for file in nodes.csv edges.csv; do aws s3 cp \"$file\" \"$S3/$file\"; done\n"
          "curl -sS -X POST -H 'Content-Type: application/json' \"https://$ENDPOINT:8182/loader\" -d @- "
          "<<END\n"
          "{\"source\": \"$S3/\", \"format\": \"csv\", \"iamRoleArn\": \"$ROLE\", \"region\": \"$REGION\",\n"
          " \"failOnError\": \"TRUE\", \"updateSingleCardinalityProperties\": \"TRUE\"}\n"
          "END\n";
  return sink.finish();
}

}  // namespace newsgraph
