// write_graphs DIR: the graphs of the exporters' tests in every format, for the real programs to read, and
// their stores. write_graphs DIR STORE NAME: the same of a store, as DIR/NAME.<format>. Each comes as it is,
// and some with edges merged, or with meetings and agreements folded, as <graph>-merged and -folded.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "base/file.hpp"
#include "export_graphs.hpp"
#include "export_variants.hpp"
#include "exporters/drawing.hpp"
#include "exporters/page_template.hpp"

using namespace newsgraph;

namespace {

void write_format(const std::string& path, const ExporterInfo& exporter, const ExportInput& input) {
  if (exporter.parts != nullptr) {
    export_folder(exporter, input, path, true);
    return;
  }
  std::ofstream out(path, std::ios::binary);
  exporter.write(input, out);
}

// With positions too, as <graph>-drawn.<format>, for the readers that take both.
void write_drawn(const std::string& base, const ExporterInfo& exporter, const GraphView& view,
                 const Ontology& ontology) {
  std::ofstream out(base + "-drawn." + std::string(exporter.name), std::ios::binary);
  const Drawing drawing(view);
  exporter.write({view, ontology, {}, &drawing}, out);
}

void write_view(const std::string& base, const GraphView& view, const Ontology& ontology) {
  for (const ExporterInfo& exporter : exporters()) {
    if (exporter.name == "html" && page_template() == nullptr) continue;  // built without Node.js
    const std::string path = base + "." + std::string(exporter.name);
    if (exporter.drawable) write_drawn(base, exporter, view, ontology);
    write_format(path, exporter, {view, ontology});
  }
  for (const test::ExportVariant& variant : test::export_variants()) {
    if (variant.format == "html" && page_template() == nullptr) continue;
    write_format(base + "." + std::string(variant.name), *exporter_named(variant.format),
                 {view, ontology, variant.options()});
  }
}

void write_merged(const std::string& base, const Store& store, const Ontology& ontology) {
  write_view(base + "-merged", GraphView(store, {}, EvidenceMode::all, EdgeShape::merged), ontology);
}

void write_all(const std::string& base, const test::SourcedGraph& graph, const Ontology& ontology,
               bool merged = false) {
  std::filesystem::remove(base + ".db");
  const test::GraphStore holder(graph, base + ".db");
  write_view(base, GraphView(holder.store(), {}), ontology);
  if (merged) write_merged(base, holder.store(), ontology);
  if (page_template() != nullptr)
    write_format(base + ".bare.html", *exporter_named("html"),
                 {GraphView(holder.store(), {}, EvidenceMode::none), ontology});
}

void write_store(const std::string& base, const Store& store, const Ontology& ontology) {
  write_view(base, GraphView(store, {}), ontology);
  write_merged(base, store, ontology);
  const FoldedTypes folded{true, true};
  write_view(base + "-folded", GraphView(store, {}, EvidenceMode::all, EdgeShape::relations, folded),
             ontology);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 && argc != 4) {
    std::cerr << "usage: write_graphs DIR [STORE NAME]\n";
    return 2;
  }
  const std::string dir = argv[1];
  if (argc == 4) {
    write_store(dir + "/" + argv[3], Store(argv[2], Store::Mode::read), Ontology::load(schemas_dir()));
    return 0;
  }
  const Ontology ontology = test::test_ontology();
  write_all(dir + "/empty", test::empty_graph(), ontology);
  write_all(dir + "/small", test::small_graph(), ontology);
  write_all(dir + "/hostile", test::hostile_graph(), ontology, true);
  write_all(dir + "/crowd", test::crowd_graph(300, 900), ontology);
  return 0;
}
