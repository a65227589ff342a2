// The filters that all commands share which read edges.
#pragma once

#include "cli/options.hpp"
#include "graph/view.hpp"

namespace newsgraph {
class Ontology;
class Store;
}  // namespace newsgraph

namespace newsgraph::cli {

struct FilterOptions {
  std::vector<std::string> types;  // of relations
  std::vector<std::string> node_types;
  std::vector<std::string> statuses;
  std::vector<std::string> countries;  // codes or names
  std::string source, target, either;  // names, aliases or ids
  std::string from, to;
  std::string during;  // FROM..TO, two days, months or years
  std::string as_of;   // a day, month or year
  std::string around;  // name, alias or id
  std::uint64_t hops = 1;
  bool largest_component = false;
  double min_confidence = 0;
};

// Type, status, country, confidence and the two clocks.
void add_kind_filters(Options& options, FilterOptions& filters);
// The types of the nodes at both ends.
void add_ends_filter(Options& options, FilterOptions& filters);
// All others. `end_options` name the option for the last day: --until, and --to where that names no format.
void add_filters(Options& options, FilterOptions& filters, const std::string& end_options);
// First phase: throws UsageError for types, statuses, days and numbers that do not exist. Opens the type
// files.
void check_filters(const FilterOptions& filters, const Ontology& ontology);
// First and last day of --during; empty: open, or it was not given. Throws UsageError.
[[nodiscard]] std::pair<std::string, std::string> days_during(const FilterOptions& filters);
// The last day that --as-of covers; empty when it was not given.
[[nodiscard]] std::string as_of_day(const FilterOptions& filters);
// Second phase: looks names up. Throws NotFound.
[[nodiscard]] ViewFilter to_view_filter(const FilterOptions& filters, const Store& store);
// What to add to "no edge passes" when edges are out only because no day is known of them; else nothing.
[[nodiscard]] std::string undated_hint(const FilterOptions& filters, const Store& store);

}  // namespace newsgraph::cli
