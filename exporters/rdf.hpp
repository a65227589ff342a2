// The graph as RDF, shared by N-Triples, Turtle and JSON-LD. A relation is a statement node (rdf:Statement
// with subject, predicate and object, status, dates, codes), because two relations of one type between one
// pair must stay two, and because a planned or denied relation must not read as a fact. Only relations that
// happened or hold (actual, ongoing, past) give the direct triple as well. Evidence is a prov:Entity with
// its sentence as prov:value, quoted from its document. With a graph for each source, what one article says
// (its evidence and the direct triples) stands in the graph named after it; nodes and statements, which are
// worked out from all articles, stand in the default graph.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
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

// In the order of Prefix.
inline constexpr std::array<std::string_view, 12> kPrefixNames = {
    "rdf",  "rdfs", "xsd",      "skos",     "prov",     "ng",
    "node", "edge", "relation", "property", "document", "evidence"};

// What the prefixes stand for. The vocabulary (ng, relation, property) is the same in every export, so that
// one query fits all; nodes, edges, documents and evidence are named after `base`.
class Namespaces {
public:
  explicit Namespaces(std::string_view base);
  [[nodiscard]] std::string_view operator[](Prefix prefix) const {
    return m_iris[static_cast<std::size_t>(prefix)];
  }

private:
  std::array<std::string, kPrefixNames.size()> m_iris;
};

// `local` is percent-encoded so that it fits an IRI and, behind the prefix, a Turtle name.
struct Name {
  Prefix prefix = Prefix::ng;
  std::string local;

  friend bool operator==(const Name&, const Name&) = default;
};
[[nodiscard]] Name name(Prefix prefix, std::string_view raw);
// "<http://…#type>" and "rdf:type".
void append_iri(Bytes& out, const Namespaces& namespaces, const Name& name);
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
  std::optional<Name> graph;  // none: the default graph
};

using Visit = std::function<void(const Description&)>;
// All nodes, then all edges, counted. Throws UsageError when graphs are wanted of a view without evidence.
void describe_all(const ExportInput& input, ExportSummary& summary, const Visit& visit);

// The XSD type of a literal that is not plain text: "integer", "double", "boolean", "date".
[[nodiscard]] std::string_view datatype(Kind kind);

// How files of that exporter end when each source has a graph of its own (ExportOptions::graph_per_source):
// ".nq" for N-Quads, ".trig" for TriG; empty: as they end without.
[[nodiscard]] std::string_view suffix_with_graphs(std::string_view exporter);

// "…" with the escapes that N-Triples and Turtle share.
void append_literal(Bytes& out, std::string_view text);

}  // namespace newsgraph::rdf
