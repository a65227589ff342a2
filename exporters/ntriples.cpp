// N-Triples: one triple a line, the form that every RDF store loads fastest; with a graph for each source,
// N-Quads. See rdf.hpp for the shape.
#include "exporters/rdf.hpp"
#include "exporters/sink.hpp"

namespace newsgraph {
namespace {

void append_object(Bytes& out, const rdf::Namespaces& namespaces, const rdf::Object& object) {
  if (object.kind == rdf::Kind::name) {
    rdf::append_iri(out, namespaces, object.name);
    return;
  }
  rdf::append_literal(out, object.text);
  if (object.kind == rdf::Kind::text) return;
  out.append("^^");
  rdf::append_iri(out, namespaces, {rdf::Prefix::xsd, std::string(rdf::datatype(object.kind))});
}

}  // namespace

ExportSummary export_ntriples(const ExportInput& input, std::ostream& out) {
  const rdf::Namespaces namespaces(input.options.base);
  Sink sink(out);
  const auto write = [&](const rdf::Description& description) {
    for (const auto& [predicate, object] : description.statements) {
      rdf::append_iri(sink.buffer(), namespaces, description.subject);
      sink << " ";
      rdf::append_iri(sink.buffer(), namespaces, predicate);
      sink << " ";
      append_object(sink.buffer(), namespaces, object);
      if (description.graph) {
        sink << " ";
        rdf::append_iri(sink.buffer(), namespaces, *description.graph);
      }
      sink << " .\n";
    }
    sink.element_done();
  };
  rdf::describe_all(input, sink.summary, write);
  return sink.finish();
}

}  // namespace newsgraph
