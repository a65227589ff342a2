// The graph as RDF, shared by N-Triples, Turtle and JSON-LD. A relation is a statement node (rdf:Statement
// with subject, predicate and object, status, dates, codes), because two relations of one type between one
// pair must stay two, and because a planned or denied relation must not read as a fact. Only relations that
// happened or hold (actual, ongoing, past) give the direct triple as well. Evidence is a prov:Entity with
// its sentence as prov:value, quoted from its document.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/bytes.hpp"
#include "exporters/exporter.hpp"

namespace newsgraph::rdf {

enum class Prefix : std::uint8_t {
  rdf,
  rdfs,
  xsd,
  skos,
  prov,
  ng,
  node,
  edge,
  relation,
  property,
  document,
  evidence
};

struct Namespace {
  std::string_view prefix;
  std::string_view iri;
};
// In the order of Prefix.
inline constexpr std::array<Namespace, 12> kNamespaces = {{
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
    {"skos", "http://www.w3.org/2004/02/skos/core#"},
    {"prov", "http://www.w3.org/ns/prov#"},
    {"ng", "urn:newsgraph:vocabulary:"},
    {"node", "urn:newsgraph:node:"},
    {"edge", "urn:newsgraph:edge:"},
    {"relation", "urn:newsgraph:relation:"},
    {"property", "urn:newsgraph:property:"},
    {"document", "urn:newsgraph:document:"},
    {"evidence", "urn:newsgraph:evidence:"},
}};
[[nodiscard]] constexpr const Namespace& name_space(Prefix prefix) {
  return kNamespaces[static_cast<std::size_t>(prefix)];
}

// `local` is percent-encoded so that it fits an IRI and, behind the prefix, a Turtle name.
struct Name {
  Prefix prefix = Prefix::ng;
  std::string local;

  friend bool operator==(const Name&, const Name&) = default;
};
[[nodiscard]] Name name(Prefix prefix, std::string_view raw);
// "<http://…#type>" and "rdf:type".
void append_iri(Bytes& out, const Name& name);
void append_short(Bytes& out, const Name& name);

enum class Kind : std::uint8_t { name, text, integer, number, boolean, day };

struct Object {
  Kind kind = Kind::text;
  Name name;         // Kind::name
  std::string text;  // clean text, or the lexical form of the XSD type
};

// All that is said of one subject; statements with one predicate stand together.
struct Description {
  struct Statement {
    Name predicate;
    Object object;
  };
  Name subject;
  std::vector<Statement> statements;
};

using Visit = std::function<void(const Description&)>;
void describe(const Node& node, ExportSummary& summary, const Visit& visit);
void describe(const Edge& edge, const Ontology& ontology, ExportSummary& summary, const Visit& visit);
// All nodes, then all edges, counted.
void describe_all(const GraphView& view, const Ontology& ontology, ExportSummary& summary,
                  const Visit& visit);

// The XSD type of a literal that is not plain text: "integer", "double", "boolean", "date".
[[nodiscard]] std::string_view datatype(Kind kind);

// "…" with the escapes that N-Triples and Turtle share.
void append_literal(Bytes& out, std::string_view text);

}  // namespace newsgraph::rdf
