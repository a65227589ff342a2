#include "export_variants.hpp"

#include <algorithm>

namespace newsgraph::test {

void give(ExportOptions& options, std::string_view option, std::string_view value) {
  set_option(options, *std::ranges::find(format_options(), option, &FormatOption::name), value);
}

ExportOptions ExportVariant::options() const {
  ExportOptions out;
  for (const auto& [option, value] : given) give(out, option, value);
  return out;
}

const std::vector<ExportVariant>& export_variants() {
  constexpr std::string_view kBase = "https://example.org/graph";
  static const std::vector<ExportVariant> all = {
      {"csv-nebula", "csv", {{"--csv-target", "nebula"}}},
      {"csv-neptune", "csv", {{"--csv-target", "neptune"}}},
      {"csv-gephi", "csv", {{"--csv-target", "gephi"}, {"--csv-newlines", "escape"}}},
      {"csv-lines", "csv", {{"--csv-newlines", "keep"}, {"--array-delim", "|"}}},
      {"csv-escape", "csv", {{"--csv-newlines", "escape"}}},
      {"cypher-create", "cypher", {{"--create", {}}, {"--batch", "7"}}},
      {"nquads", "ntriples", {{"--graph", "source"}, {"--base", kBase}}},
      {"trig", "turtle", {{"--graph", "source"}, {"--base", kBase}}},
      {"jsonld-graphs", "jsonld", {{"--graph", "source"}, {"--base", kBase}}},
      {"strict.graphml", "graphml", {{"--strict", {}}}},
      {"tinkerpop.graphml", "graphml", {{"--tinkerpop", {}}}},
      {"static.gexf", "gexf", {{"--no-time", {}}, {"--no-viz", {}}, {"--kind", "unique"}}},
      {"boxes.dot", "dot", {{"--cluster", "type"}}},
      {"columns.dot", "dot", {{"--rank", "time"}}},
      {"statements", "ntriples", {{"--no-direct", {}}}},
      {"top.html", "html", {{"--max-nodes", "40"}}},
  };
  return all;
}

}  // namespace newsgraph::test
