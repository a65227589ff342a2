// N-Triples: one triple a line, the form that every RDF store loads fastest. See rdf.hpp for the shape.
#include "exporters/rdf.hpp"
#include "exporters/sink.hpp"

namespace newsgraph {
namespace {

void append_object(Bytes& out, const rdf::Object& object) {
  if (object.kind == rdf::Kind::name) {
    rdf::append_iri(out, object.name);
    return;
  }
  rdf::append_literal(out, object.text);
  if (object.kind == rdf::Kind::text) return;
  out.append("^^");
  rdf::append_iri(out, {rdf::Prefix::xsd, std::string(rdf::datatype(object.kind))});
}

}  // namespace

ExportSummary export_ntriples(const ExportInput& input, std::ostream& out) {
  Sink sink(out);
  const auto write = [&sink](const rdf::Description& description) {
    for (const auto& [predicate, object] : description.statements) {
      rdf::append_iri(sink.buffer(), description.subject);
      sink << " ";
      rdf::append_iri(sink.buffer(), predicate);
      sink << " ";
      append_object(sink.buffer(), object);
      sink << " .\n";
    }
    sink.element_done();
  };
  rdf::describe_all(input.view, input.ontology, sink.summary, write);
  return sink.finish();
}

}  // namespace newsgraph
