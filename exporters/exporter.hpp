// One interface and one table for all output formats. An exporter turns the view's stream into bytes and
// holds no more than one element. Same view, same bytes. To add a format: one .cpp with a function of this
// shape, its declaration in exporter.cpp, one row in the table.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <limits>
#include <span>
#include <string>
#include <string_view>

#include "exporters/options.hpp"
#include "graph/ontology.hpp"
#include "graph/view.hpp"

namespace newsgraph {

struct ExportSummary {
  std::uint64_t nodes = 0;
  std::uint64_t edges = 0;
  std::uint64_t nodes_left_out = 0;       // of a graph with more than the format is good for
  std::uint64_t edges_left_out = 0;       // relations with one participant, where the format needs two ends
  std::uint64_t characters_replaced = 0;  // not allowed in the format, written as U+FFFD
  std::uint64_t values_shortened = 0;     // longer than the format's readers bear
  std::uint64_t values_left_out = 0;      // infinite or not a number
};

class Drawing;

// What an exporter reads.
struct ExportInput {
  const GraphView& view;
  const Ontology& ontology;
  ExportOptions options = {};
  const Drawing* drawing = nullptr;  // positions of the view's nodes; null: none are written
};

using ExportFunction = ExportSummary (*)(const ExportInput& input, std::ostream& out);

// One file of a format that is several files.
struct ExportPart {
  std::string_view file;  // "nodes.csv", below the folder
  ExportFunction write;
};

struct ExporterInfo {
  std::string_view name;  // "graphml", as in --to graphml
  std::string_view
      suffix;  // ".graphml": chooses the format of `-o FILE` when --to is not given; may be empty
  std::string_view description;  // one line for help
  ExportFunction write;          // of a format of several files: throws UsageError
  // Not null: the format is several files, and -o names a folder; see export_folder.
  std::span<const ExportPart> (*parts)(const ExportOptions& options) = nullptr;
  bool drawable = false;  // has a place for positions that may stay empty; the page's may not
  // Nodes and edges from which on the graph is drawn unless the user says otherwise, up to kMostDrawnNodes.
  std::uint64_t drawn_from = std::numeric_limits<std::uint64_t>::max();
  // Of larger graphs the nodes with most articles unless the user wants all; 0: always all.
  std::size_t most_nodes = 0;
};

inline constexpr std::uint64_t kMostDrawnNodes = 50'000;  // about ten seconds of layout
inline constexpr std::size_t kMostDotNodes = 500;         // more, and no picture can be read
inline constexpr std::uint64_t kDrawnDotFrom = 500;  // nodes and edges; dot's own layers are clearer below

[[nodiscard]] std::span<const ExporterInfo> exporters();
// Nothing found: nullptr.
[[nodiscard]] const ExporterInfo* exporter_named(std::string_view name);
[[nodiscard]] const ExporterInfo* exporter_for_file(std::string_view path);

// Writes the parts of a format of several files into `folder`, which is made when it is not there; the
// files appear together when all are complete. Throws UsageError when one exists and `overwrite` is false.
ExportSummary export_folder(const ExporterInfo& exporter, const ExportInput& input, const std::string& folder,
                            bool overwrite);

}  // namespace newsgraph
