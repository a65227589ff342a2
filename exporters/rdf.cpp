#include "exporters/rdf.hpp"

#include <charconv>
#include <cmath>

#include "base/error.hpp"
#include "exporters/days.hpp"
#include "exporters/text.hpp"

namespace newsgraph::rdf {
namespace {

// Bytes that a name may hold as they are; - and : only behind the first.
constexpr auto kPlainBytes = [] {
  std::array<bool, 256> plain{};
  for (const char c : std::string_view("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-:"))
    plain[static_cast<unsigned char>(c)] = true;
  return plain;
}();

// xsd:double with an exponent: without one, Turtle writers turn it into a decimal.
std::string double_text(double value) {
  std::array<char, 40> digits;
  const auto result =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::scientific);
  std::string out(digits.data(), result.ptr);
  out[out.find('e')] = 'E';
  return out;
}

Object literal(Kind kind, std::string text) {
  Object out;
  out.kind = kind;
  out.text = std::move(text);
  return out;
}

class Builder {
public:
  static constexpr std::size_t kMostStatements = 20;  // as a rule

  Builder(Name subject, ExportSummary& summary) : m_summary(summary) {
    m_description.subject = std::move(subject);
    m_description.statements.reserve(kMostStatements);
  }

  void name(Name predicate, Name object) {
    Object value;
    value.kind = Kind::name;
    value.name = std::move(object);
    add(std::move(predicate), std::move(value));
  }
  void text(Name predicate, std::string_view value) {
    if (!value.empty()) add(std::move(predicate), literal(Kind::text, clean(value)));
  }
  void day(Name predicate, std::string_view value) {
    if (value.empty()) return;
    add(std::move(predicate), literal(is_day(value) ? Kind::day : Kind::text, clean(value)));
  }
  void integer(Name predicate, std::int64_t value) {
    add(std::move(predicate), literal(Kind::integer, std::to_string(value)));
  }
  void number(Name predicate, double value) {
    if (std::isfinite(value))
      add(std::move(predicate), literal(Kind::number, double_text(value)));
    else
      ++m_summary.values_left_out;
  }
  void boolean(Name predicate, bool value) {
    add(std::move(predicate), literal(Kind::boolean, value ? "true" : "false"));
  }
  void property(const std::string& key, const PropertyValue& value) {
    Name predicate =
        rdf::name(Prefix::property, key);  // apart from our own words: a property may be called country
    if (const auto* flag = std::get_if<bool>(&value))
      boolean(std::move(predicate), *flag);
    else if (const auto* whole = std::get_if<std::int64_t>(&value))
      integer(std::move(predicate), *whole);
    else if (const auto* real = std::get_if<double>(&value))
      number(std::move(predicate), *real);
    else
      add(std::move(predicate), literal(Kind::text, clean(std::get<std::string>(value))));
  }

  void graph(Name graph) { m_description.graph = std::move(graph); }
  [[nodiscard]] const Description& description() const { return m_description; }

private:
  std::string clean(std::string_view value) {
    return std::string(text::clean(value, text::Controls::replace, m_scratch, m_summary.characters_replaced));
  }
  void add(Name predicate, Object object) {
    m_description.statements.push_back({std::move(predicate), std::move(object)});
  }

  ExportSummary& m_summary;
  Description m_description;
  std::string m_scratch;
};

Name term(Prefix prefix, std::string_view local) { return {prefix, std::string(local)}; }

bool is_fact(Status status) noexcept {
  return status == Status::actual || status == Status::ongoing || status == Status::past;
}

Name evidence_name(const Edge& edge, std::size_t number) {
  Name name = rdf::name(Prefix::evidence, edge.id);
  name.local.append(":").append(std::to_string(number));
  return name;
}

}  // namespace

Name name(Prefix prefix, std::string_view raw) {
  constexpr std::string_view kHexDigits = "0123456789ABCDEF";
  Name out{prefix, {}};
  std::size_t plain = 0;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const auto byte = static_cast<unsigned char>(raw[i]);
    if (kPlainBytes[byte] && (i > 0 || (byte != '-' && byte != ':'))) continue;
    out.local.append(raw.substr(plain, i - plain));
    out.local.append({'%', kHexDigits[byte >> 4U], kHexDigits[byte & 0xFU]});
    plain = i + 1;
  }
  out.local.append(raw.substr(plain));
  return out;
}

namespace {

void describe(const Node& node, ExportSummary& summary, const Visit& visit) {
  Builder builder(name(Prefix::node, node.id), summary);
  builder.name(term(Prefix::rdf, "type"), name(Prefix::ng, node.type));
  builder.text(term(Prefix::rdfs, "label"), node.name);
  for (const std::string& alias : node.aliases) builder.text(term(Prefix::skos, "altLabel"), alias);
  builder.text(term(Prefix::ng, "country"), node.country);
  for (const auto& [key, value] : node.properties) builder.property(key, value);
  visit(builder.description());
}

void describe_evidence(const Edge& edge, std::size_t number, const ExportOptions& options,
                       ExportSummary& summary, const Visit& visit) {
  const EdgeEvidence& piece = edge.evidence[number];
  Builder builder(evidence_name(edge, number), summary);
  if (options.graph_per_source) builder.graph(name(Prefix::document, piece.document));
  builder.name(term(Prefix::rdf, "type"), term(Prefix::prov, "Entity"));
  builder.text(term(Prefix::prov, "value"), piece.quote);
  builder.name(term(Prefix::prov, "wasQuotedFrom"), name(Prefix::document, piece.document));
  builder.integer(term(Prefix::ng, "start"), piece.sentence.begin);
  builder.integer(term(Prefix::ng, "end"), piece.sentence.end);
  visit(builder.description());
}

// The direct triple, in the graph of each article that says it or once.
void describe_fact(const Edge& edge, const ExportOptions& options, ExportSummary& summary,
                   const Visit& visit) {
  Builder fact(name(Prefix::node, edge.source), summary);
  fact.name(name(Prefix::relation, edge.type), name(Prefix::node, edge.target));
  if (!options.graph_per_source) return visit(fact.description());
  std::string_view last;
  for (const EdgeEvidence& piece : edge.evidence) {
    if (&piece != edge.evidence.data() && piece.document == last) continue;
    last = piece.document;
    fact.graph(name(Prefix::document, piece.document));
    visit(fact.description());
  }
}

void describe(const Edge& edge, const ExportInput& input, ExportSummary& summary, const Visit& visit) {
  const Name predicate = name(Prefix::relation, edge.type);
  const RelationType* type = input.ontology.relation_type(edge.type);
  Builder builder(name(Prefix::edge, edge.id), summary);
  builder.name(term(Prefix::rdf, "type"), term(Prefix::rdf, "Statement"));
  if (!edge.source.empty()) builder.name(term(Prefix::rdf, "subject"), name(Prefix::node, edge.source));
  builder.name(term(Prefix::rdf, "predicate"), predicate);
  if (!edge.target.empty()) builder.name(term(Prefix::rdf, "object"), name(Prefix::node, edge.target));
  if (type != nullptr) builder.text(term(Prefix::rdfs, "label"), type->label);
  builder.text(term(Prefix::ng, "status"), name_of(edge.status));
  builder.day(term(Prefix::ng, "startDate"), edge.from);
  builder.day(term(Prefix::ng, "endDate"), edge.to);
  if (!edge.speaker.empty()) builder.name(term(Prefix::ng, "speaker"), name(Prefix::node, edge.speaker));
  for (const auto& [role, node] : edge.roles)
    builder.name(name(Prefix::ng, "role_" + role), name(Prefix::node, node));
  builder.integer(term(Prefix::ng, "sources"), edge.sources);
  builder.number(term(Prefix::ng, "confidence"), edge.confidence);
  builder.text(term(Prefix::ng, "plover"), edge.plover);
  builder.text(term(Prefix::ng, "ploverMode"), edge.plover_mode);
  builder.text(term(Prefix::ng, "cameo"), edge.cameo);
  for (const auto& [key, value] : edge.properties) builder.property(key, value);
  for (std::size_t i = 0; i < edge.evidence.size(); ++i) {
    builder.name(term(Prefix::prov, "wasDerivedFrom"), evidence_name(edge, i));
  }
  visit(builder.description());
  for (std::size_t i = 0; i < edge.evidence.size(); ++i)
    describe_evidence(edge, i, input.options, summary, visit);
  const bool told_directly = input.options.direct && is_fact(edge.status);
  if (told_directly && !edge.source.empty() && !edge.target.empty())
    describe_fact(edge, input.options, summary, visit);
}

}  // namespace

void describe_all(const ExportInput& input, ExportSummary& summary, const Visit& visit) {
  input.view.for_each_node([&](const Node& node) {
    describe(node, summary, visit);
    ++summary.nodes;
  });
  input.view.for_each_edge([&](const Edge& edge) {
    if (input.options.graph_per_source && edge.evidence.empty())
      throw UsageError("a graph for each source needs to know who says what; leave --evidence none out");
    describe(edge, input, summary, visit);
    ++summary.edges;
  });
}

// "urn:newsgraph:" gives "urn:newsgraph:node:", "https://example.org/graph" gives ".../graph/node/".
Namespaces::Namespaces(std::string_view base)
    : m_iris{"http://www.w3.org/1999/02/22-rdf-syntax-ns#",
             "http://www.w3.org/2000/01/rdf-schema#",
             "http://www.w3.org/2001/XMLSchema#",
             "http://www.w3.org/2004/02/skos/core#",
             "http://www.w3.org/ns/prov#",
             "urn:newsgraph:vocabulary:",
             "node",
             "edge",
             "urn:newsgraph:relation:",
             "urn:newsgraph:property:",
             "document",
             "evidence"} {
  std::string start(base);
  if (!base.ends_with(':') && !base.ends_with('/') && !base.ends_with('#')) start += '/';
  for (const Prefix own : {Prefix::node, Prefix::edge, Prefix::document, Prefix::evidence}) {
    std::string& iri = m_iris[static_cast<std::size_t>(own)];
    iri.insert(0, start).push_back(base.ends_with(':') ? ':' : '/');
  }
}

void append_iri(Bytes& out, const Namespaces& namespaces, const Name& name) {
  out.append("<").append(namespaces[name.prefix]).append(name.local).append(">");
}

void append_short(Bytes& out, const Name& name) {
  out.append(kPrefixNames[static_cast<std::size_t>(name.prefix)]).append(":").append(name.local);
}

std::string_view datatype(Kind kind) {
  switch (kind) {
    case Kind::integer:
      return "integer";
    case Kind::number:
      return "double";
    case Kind::boolean:
      return "boolean";
    case Kind::day:
      return "date";
    case Kind::name:
    case Kind::text:
      break;
  }
  return "string";
}

void append_literal(Bytes& out, std::string_view text) {
  out.push_back('"');
  append_escaped<'"', '\\', '\n', '\t'>(out, text, [&out](char c) {
    out.push_back('\\');
    out.push_back(c == '\n' ? 'n' : c == '\t' ? 't' : c);
  });
  out.push_back('"');
}

std::string_view suffix_with_graphs(std::string_view exporter) {
  return exporter == "ntriples" ? ".nq" : exporter == "turtle" ? ".trig" : "";
}

}  // namespace newsgraph::rdf
