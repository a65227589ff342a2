// JSON-LD 1.1: the same triples as N-Triples, one subject a line. Numbers are typed texts, because JSON
// readers keep neither 2^53+1 nor the difference between 25 and 25.0.
#include "base/json.hpp"
#include "exporters/rdf.hpp"
#include "exporters/sink.hpp"

namespace newsgraph {
namespace {

std::string compact(const rdf::Name& name) {
  Bytes out;
  rdf::append_short(out, name);
  return std::string(out.view());
}

void write_object(JsonWriter& json, const rdf::Object& object) {
  switch (object.kind) {
    case rdf::Kind::name:
      json.begin_object().key("@id").value(compact(object.name)).end_object();
      return;
    case rdf::Kind::text:
      json.value(object.text);
      return;
    case rdf::Kind::boolean:
      json.value(object.text == "true");
      return;
    case rdf::Kind::integer:
    case rdf::Kind::number:
    case rdf::Kind::day:
      break;
  }
  json.begin_object().key("@value").value(object.text).key("@type");
  json.value("xsd:" + std::string(rdf::datatype(object.kind))).end_object();
}

void write_description(JsonWriter& json, const rdf::Description& description) {
  const auto& statements = description.statements;
  json.begin_object().key("@id").value(compact(description.subject));
  for (std::size_t i = 0; i < statements.size();) {
    const rdf::Name& predicate = statements[i].predicate;
    std::size_t end = i + 1;
    while (end < statements.size() && statements[end].predicate == predicate) ++end;
    json.key(compact(predicate));
    if (end - i > 1) json.begin_array();
    for (std::size_t k = i; k < end; ++k) write_object(json, statements[k].object);
    if (end - i > 1) json.end_array();
    i = end;
  }
  json.end_object();
}

}  // namespace

ExportSummary export_jsonld(const GraphView& view, const Ontology& ontology, std::ostream& out) {
  Sink sink(out);
  JsonWriter json;
  json.begin_object();
  for (const rdf::Namespace& space : rdf::kNamespaces) json.key(space.prefix).value(space.iri);
  json.end_object();
  sink << "{\"@context\":" << json.take() << ",\"@graph\":[";
  std::string_view comma = "\n";
  const auto write = [&](const rdf::Description& description) {
    write_description(json, description);
    sink << comma << json.take();
    sink.element_done();
    comma = ",\n";
  };
  rdf::describe_all(view, ontology, sink.summary, write);
  sink << "\n]}\n";
  return sink.finish();
}

}  // namespace newsgraph
