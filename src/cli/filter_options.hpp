// The filters that `query` and `export` share.
#pragma once

#include "cli/options.hpp"
#include "graph/view.hpp"

namespace newsgraph {
class Ontology;
class Store;
}  // namespace newsgraph

namespace newsgraph::cli {

struct FilterOptions {
  std::vector<std::string> types;
  std::vector<std::string> statuses;
  std::string source, target, either;  // names, aliases or ids
  std::string from, to;
  double min_confidence = 0;
};

// Type, status and confidence alone.
void add_kind_filters(Options& options, FilterOptions& filters);
// All. `end_option` names the option for the last day: --to, but --until where --to names a format.
void add_filters(Options& options, FilterOptions& filters, const std::string& end_option);
// First phase: throws UsageError for types, statuses, days and numbers that do not exist. Opens the type
// files.
void check_filters(const FilterOptions& filters, const Ontology& ontology);
// Second phase: looks names up. Throws NotFound.
[[nodiscard]] ViewFilter to_view_filter(const FilterOptions& filters, const Store& store);

}  // namespace newsgraph::cli
