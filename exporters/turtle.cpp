// Turtle: the same triples as N-Triples, grouped by subject and with prefixes, for people; with a graph for
// each source, TriG.
#include "exporters/rdf.hpp"
#include "exporters/sink.hpp"

namespace newsgraph {
namespace {

void append_object(Bytes& out, const rdf::Object& object) {
  switch (object.kind) {
    case rdf::Kind::name:
      rdf::append_short(out, object.name);
      return;
    case rdf::Kind::integer:
    case rdf::Kind::number:
    case rdf::Kind::boolean:
      out.append(object.text);  // Turtle reads the type off the form
      return;
    case rdf::Kind::text:
    case rdf::Kind::day:
      break;
  }
  rdf::append_literal(out, object.text);
  if (object.kind == rdf::Kind::day) out.append("^^xsd:date");
}

void append_description(Bytes& out, const rdf::Description& description) {
  if (description.graph) {
    rdf::append_short(out, *description.graph);
    out.append(" { ");
  }
  rdf::append_short(out, description.subject);
  const rdf::Name* last = nullptr;
  for (const auto& [predicate, object] : description.statements) {
    if (last != nullptr && *last == predicate) {
      out.append(", ");
    } else {
      out.append(last == nullptr ? " " : " ;\n  ");
      rdf::append_short(out, predicate);
      out.push_back(' ');
    }
    append_object(out, object);
    last = &predicate;
  }
  out.append(description.graph ? " . }\n" : " .\n");
}

}  // namespace

ExportSummary export_turtle(const ExportInput& input, std::ostream& out) {
  Sink sink(out);
  const rdf::Namespaces namespaces(input.options.base);
  for (std::size_t i = 0; i < rdf::kPrefixNames.size(); ++i)
    sink << "@prefix " << rdf::kPrefixNames[i] << ": <" << namespaces[static_cast<rdf::Prefix>(i)] << "> .\n";
  const auto write = [&sink](const rdf::Description& description) {
    append_description(sink.buffer(), description);
    sink.element_done();
  };
  rdf::describe_all(input, sink.summary, write);
  return sink.finish();
}

}  // namespace newsgraph
