// JSON-LD 1.1: the same triples as N-Triples, one subject a line. Numbers are typed texts, because JSON
// readers keep neither 2^53+1 nor the difference between 25 and 25.0. With a graph for each source, its
// subjects stand in @graph of the source's node.
#include "base/json.hpp"
#include "exporters/rdf.hpp"
#include "exporters/sink.hpp"

namespace newsgraph {
namespace {

class JsonldWriter {
public:
  void context(const rdf::Namespaces& namespaces) {
    m_json.begin_object();
    for (std::size_t i = 0; i < rdf::kPrefixNames.size(); ++i)
      m_json.key(rdf::kPrefixNames[i]).value(namespaces[static_cast<rdf::Prefix>(i)]);
    m_json.end_object();
  }

  void description(const rdf::Description& description) {
    const auto& statements = description.statements;
    if (description.graph)
      m_json.begin_object().key("@id").value(compact(*description.graph)).key("@graph").begin_array();
    m_json.begin_object().key("@id").value(compact(description.subject));
    for (std::size_t i = 0; i < statements.size();) {
      const rdf::Name& predicate = statements[i].predicate;
      std::size_t end = i + 1;
      while (end < statements.size() && statements[end].predicate == predicate) ++end;
      m_json.key(compact(predicate));
      if (end - i > 1) m_json.begin_array();
      for (std::size_t k = i; k < end; ++k) object(statements[k].object);
      if (end - i > 1) m_json.end_array();
      i = end;
    }
    m_json.end_object();
    if (description.graph) m_json.end_array().end_object();
  }

  [[nodiscard]] std::string take() { return m_json.take(); }

private:
  void object(const rdf::Object& object) {
    switch (object.kind) {
      case rdf::Kind::name:
        m_json.begin_object().key("@id").value(compact(object.name)).end_object();
        return;
      case rdf::Kind::text:
        m_json.value(object.text);
        return;
      case rdf::Kind::boolean:
        m_json.value(object.text == "true");
        return;
      case rdf::Kind::integer:
      case rdf::Kind::number:
      case rdf::Kind::day:
        break;
    }
    m_json.begin_object().key("@value").value(object.text).key("@type");
    m_name.assign("xsd:");
    m_json.value(m_name.append(rdf::datatype(object.kind)).view()).end_object();
  }

  // Valid until the next call.
  std::string_view compact(const rdf::Name& name) {
    m_name.clear();
    rdf::append_short(m_name, name);
    return m_name.view();
  }

  JsonWriter m_json;
  Bytes m_name;  // used again and again
};

}  // namespace

ExportSummary export_jsonld(const ExportInput& input, std::ostream& out) {
  Sink sink(out);
  JsonldWriter json;
  json.context(rdf::Namespaces(input.options.base));
  sink << "{\"@context\":" << json.take() << ",\"@graph\":[";
  std::string_view comma = "\n";
  const auto write = [&](const rdf::Description& description) {
    json.description(description);
    sink << comma << json.take();
    sink.element_done();
    comma = ",\n";
  };
  rdf::describe_all(input, sink.summary, write);
  sink << "\n]}\n";
  return sink.finish();
}

}  // namespace newsgraph
