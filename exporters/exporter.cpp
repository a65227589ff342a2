#include "exporters/exporter.hpp"

#include <algorithm>
#include <array>

namespace newsgraph {

// One function a format, each in the .cpp named after it.
ExportSummary export_dot(const GraphView& view, const Ontology& ontology, std::ostream& out);
ExportSummary export_graphml(const GraphView& view, const Ontology& ontology, std::ostream& out);
ExportSummary export_ndjson(const GraphView& view, const Ontology& ontology, std::ostream& out);

namespace {

constexpr std::array kExporters = {
    ExporterInfo{"graphml", ".graphml", "GraphML: Gephi, networkx, igraph and every other graph tool",
                 export_graphml},
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
  return first_that([&](const ExporterInfo& info) { return path.ends_with(info.suffix); });
}

}  // namespace newsgraph
