#include "exporters/csv_targets.hpp"

#include <array>

#include "base/error.hpp"

namespace newsgraph {

ExportSummary export_csv_duckdb(const ExportInput& input, std::ostream& out);
ExportSummary export_csv_edges(const ExportInput& input, std::ostream& out);
ExportSummary export_csv_ladybug(const ExportInput& input, std::ostream& out);
ExportSummary export_csv_memgraph(const ExportInput& input, std::ostream& out);
ExportSummary export_csv_neo4j(const ExportInput& input, std::ostream& out);
ExportSummary export_csv_nodes(const ExportInput& input, std::ostream& out);
ExportSummary export_gephi_edges(const ExportInput& input, std::ostream& out);
ExportSummary export_gephi_nodes(const ExportInput& input, std::ostream& out);
ExportSummary export_nebula_edges(const ExportInput& input, std::ostream& out);
ExportSummary export_nebula_importer(const ExportInput& input, std::ostream& out);
ExportSummary export_nebula_nodes(const ExportInput& input, std::ostream& out);
ExportSummary export_neptune_edges(const ExportInput& input, std::ostream& out);
ExportSummary export_neptune_nodes(const ExportInput& input, std::ostream& out);
ExportSummary export_neptune_script(const ExportInput& input, std::ostream& out);

namespace {

constexpr ExportPart kNodes{"nodes.csv", export_csv_nodes};
constexpr ExportPart kEdges{"edges.csv", export_csv_edges};
constexpr ExportPart kForNeo4j{"load/neo4j.args", export_csv_neo4j};
constexpr ExportPart kForLadybug{"load/ladybug.cypher", export_csv_ladybug};
constexpr ExportPart kForDuckdb{"load/duckdb.sql", export_csv_duckdb};
constexpr ExportPart kForMemgraph{"load/memgraph.cypherl", export_csv_memgraph};

// The first four read the same pair of files.
constexpr std::array kCommon = {kNodes, kEdges, kForNeo4j, kForLadybug, kForDuckdb, kForMemgraph};
constexpr std::array kNeo4j = {kNodes, kEdges, kForNeo4j};
constexpr std::array kLadybug = {kNodes, kEdges, kForLadybug};
constexpr std::array kDuckdb = {kNodes, kEdges, kForDuckdb};
constexpr std::array kMemgraph = {kNodes, kEdges, kForMemgraph};
constexpr std::array kNebula = {ExportPart{"nodes.csv", export_nebula_nodes},
                                ExportPart{"edges.csv", export_nebula_edges},
                                ExportPart{"load/nebula.yaml", export_nebula_importer}};
constexpr std::array kNeptune = {ExportPart{"nodes.csv", export_neptune_nodes},
                                 ExportPart{"edges.csv", export_neptune_edges},
                                 ExportPart{"load/neptune.sh", export_neptune_script}};
constexpr std::array kGephi = {ExportPart{"nodes.csv", export_gephi_nodes},
                               ExportPart{"edges.csv", export_gephi_edges}};

}  // namespace

std::span<const ExportPart> csv_parts(const ExportOptions& options) {
  switch (options.csv_target) {
    case CsvTarget::common:
      return kCommon;
    case CsvTarget::neo4j:
      return kNeo4j;
    case CsvTarget::kuzu:
    case CsvTarget::ladybug:
      return kLadybug;
    case CsvTarget::duckdb:
      return kDuckdb;
    case CsvTarget::memgraph:
      return kMemgraph;
    case CsvTarget::nebula:
      return kNebula;
    case CsvTarget::gephi:
      return kGephi;
    case CsvTarget::neptune:
      break;
  }
  if (options.array_delimiter != ';')
    throw UsageError("Neptune parts the items of a list by ';' alone; leave --array-delim out");
  return kNeptune;
}

}  // namespace newsgraph
