// Options that only some formats take, as one table: the command line, its help and its errors follow from
// it. To add one: a member of ExportOptions, and a row in options.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace newsgraph {

// What the colour of a node tells.
enum class NodeColors : std::uint8_t { type, community };

// For which program CSV is written; the first six read one pair of files.
enum class CsvTarget : std::uint8_t {
  common,
  neo4j,
  kuzu,
  ladybug,
  duckdb,
  memgraph,
  nebula,
  neptune,
  gephi
};

// What becomes of line ends and tabs in CSV: blanks, themselves, or \n, \r, \t and, for a backslash, \\.
enum class CsvNewlines : std::uint8_t { space, keep, escape };

enum class CypherDialect : std::uint8_t { neo4j, memgraph };

// What tells Gephi the edges of one type between one pair apart, which it merges otherwise: nothing, a number
// where there are several ("meets-with 2"), or the edge's id.
enum class EdgeKinds : std::uint8_t { relation, numbered, unique };

struct ExportOptions {
  NodeColors colors = NodeColors::type;   // gexf, dot
  bool strict = false;                    // graphml: nothing that its schema does not have
  bool tinkerpop = false;                 // graphml: types under the keys labelV and labelE too
  EdgeKinds kinds = EdgeKinds::numbered;  // gexf
  bool gexf_1_2 = false;                  // gexf
  bool time = true;                       // gexf
  bool viz = true;                        // gexf: colours, positions and sizes
  bool all = false;                       // dot: all nodes, not those with most articles only
  bool portable = false;                  // dot: as dot-portable
  bool clusters = false;                  // dot: a box for each type of nodes
  bool ranks = false;                     // dot: columns by the first day of each node
  CsvTarget csv_target = CsvTarget::common;
  CsvNewlines csv_newlines = CsvNewlines::space;
  char array_delimiter = ';';                    // csv
  CypherDialect dialect = CypherDialect::neo4j;  // cypher
  bool create = false;                           // cypher, memgraph: for an empty database, without MERGE
  std::uint64_t batch = 500;                     // cypher, memgraph: rows of a statement at most
  std::string base = "urn:newsgraph:";           // rdf: what its own names begin with
  bool direct = true;                            // rdf: direct triples beside the statements
  bool graph_per_source = false;                 // rdf: what an article says stands in a graph of its name
  std::uint64_t max_nodes = 20'000;              // html
};

struct FormatOption {
  std::string_view name;  // "--colors"
  std::string_view
      values;  // a flag: empty; upper case: what it is ("N"); else one of these: "neo4j|memgraph"
  std::string_view formats;  // by name, with blanks between
  std::string_view help;     // lines
  // `value` is one of `values` where these are told. Throws UsageError.
  void (*set)(ExportOptions& options, std::string_view value);
};

[[nodiscard]] std::span<const FormatOption> format_options();
[[nodiscard]] bool takes(std::string_view format, const FormatOption& option) noexcept;
// Checks the value and sets it. Throws UsageError.
void set_option(ExportOptions& options, const FormatOption& option, std::string_view value);

}  // namespace newsgraph
