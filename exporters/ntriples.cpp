// N-Triples: one triple a line, the form that every RDF store loads fastest. See rdf.hpp for the shape.
#include "exporters/rdf.hpp"
#include "exporters/sink.hpp"

namespace newsgraph {
namespace {

void append_name(std::string& out, const rdf::Name& name) {
  out.append("<").append(rdf::name_space(name.prefix).iri).append(name.local).append(">");
}

void append_object(std::string& out, const rdf::Object& object) {
  if (object.kind == rdf::Kind::name) {
    append_name(out, object.name);
    return;
  }
  rdf::append_literal(out, object.text);
  if (object.kind == rdf::Kind::text) return;
  out.append("^^");
  append_name(out, {rdf::Prefix::xsd, std::string(rdf::datatype(object.kind))});
}

}  // namespace

ExportSummary export_ntriples(const GraphView& view, const Ontology& ontology, std::ostream& out) {
  Sink sink(out);
  const auto write = [&sink](const rdf::Description& description) {
    for (const auto& [predicate, object] : description.statements) {
      append_name(sink.buffer(), description.subject);
      sink << " ";
      append_name(sink.buffer(), predicate);
      sink << " ";
      append_object(sink.buffer(), object);
      sink << " .\n";
    }
    sink.element_done();
  };
  view.for_each_node([&](const Node& node) {
    rdf::describe(node, sink.summary, write);
    ++sink.summary.nodes;
  });
  view.for_each_edge([&](const Edge& edge) {
    rdf::describe(edge, ontology, sink.summary, write);
    ++sink.summary.edges;
  });
  return sink.finish();
}

}  // namespace newsgraph
