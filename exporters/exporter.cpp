#include "exporters/exporter.hpp"

#include <algorithm>
#include <array>

namespace newsgraph {

// One function a format, each in the .cpp named after it.
ExportSummary export_dot(const GraphView& view, const Ontology& ontology, std::ostream& out);
ExportSummary export_gexf(const GraphView& view, const Ontology& ontology, std::ostream& out);
ExportSummary export_gexf_1_2(const GraphView& view, const Ontology& ontology, std::ostream& out);
ExportSummary export_graphml(const GraphView& view, const Ontology& ontology, std::ostream& out);
ExportSummary export_ndjson(const GraphView& view, const Ontology& ontology, std::ostream& out);

namespace {

constexpr std::array kExporters = {
    ExporterInfo{"graphml", ".graphml", "GraphML: Gephi, networkx, igraph and every other graph tool",
                 export_graphml},
    ExporterInfo{"gexf", ".gexf", "GEXF 1.3: Gephi, with time intervals and colours", export_gexf},
    ExporterInfo{"gexf-1.2", "", "GEXF 1.2: for readers that do not know 1.3, as networkx before 3.6",
                 export_gexf_1_2},
    ExporterInfo{"dot", ".dot", "Graphviz: a drawing with colours, line styles and a legend", export_dot},
    ExporterInfo{"ndjson", ".ndjson", "one JSON object a line, nodes then edges; lossless", export_ndjson},
};

template <typename Fits>
const ExporterInfo* first_that(Fits fits) {
  const auto* found = std::ranges::find_if(kExporters, fits);
  return found == kExporters.end() ? nullptr : found;
}

}  // namespace

std::span<const ExporterInfo> exporters() { return kExporters; }

const ExporterInfo* exporter_named(std::string_view name) {
  return first_that([&](const ExporterInfo& info) { return info.name == name; });
}

const ExporterInfo* exporter_for_file(std::string_view path) {
  return first_that(
      [&](const ExporterInfo& info) { return !info.suffix.empty() && path.ends_with(info.suffix); });
}

}  // namespace newsgraph
