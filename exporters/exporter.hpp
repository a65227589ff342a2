// One interface and one table for all output formats. An exporter turns the view's stream into bytes and
// holds no more than one element. Same view, same bytes. To add a format: one .cpp with a function of this
// shape, its declaration in exporter.cpp, one row in the table.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

#include "graph/ontology.hpp"
#include "graph/view.hpp"

namespace newsgraph {

struct ExportSummary {
  std::uint64_t nodes = 0;
  std::uint64_t edges = 0;
  std::uint64_t edges_left_out = 0;       // relations with one participant, where the format needs two ends
  std::uint64_t characters_replaced = 0;  // not allowed in the format, written as U+FFFD
  std::uint64_t values_shortened = 0;     // longer than the format's readers bear
  std::uint64_t values_left_out = 0;      // infinite or not a number
};

struct ExporterInfo {
  std::string_view name;  // "graphml", as in --to graphml
  std::string_view
      suffix;  // ".graphml": chooses the format of `-o FILE` when --to is not given; may be empty
  std::string_view description;  // one line for help
  ExportSummary (*write)(const GraphView& view, const Ontology& ontology, std::ostream& out);
};

[[nodiscard]] std::span<const ExporterInfo> exporters();
// Nothing found: nullptr.
[[nodiscard]] const ExporterInfo* exporter_named(std::string_view name);
[[nodiscard]] const ExporterInfo* exporter_for_file(std::string_view path);

}  // namespace newsgraph
