#include "cli/filter_options.hpp"

#include "cli/lookup.hpp"

namespace newsgraph::cli {

void add_kind_filters(Options& options, FilterOptions& filters) {
  options.values("--type", "TYPE,...", filters.types, "relation types, as `newsgraph schema` lists them");
  options.values("--status", "STATUS,...", filters.statuses,
                 "actual, ongoing, planned, proposed, hypothetical, negated,\n"
                 "                            denied or past");
  options.value("--min-confidence", "X", filters.min_confidence, "0 to 1");
}

void add_filters(Options& options, FilterOptions& filters, const std::string& end_option) {
  add_kind_filters(options, filters);
  options.value("--source", "NAME", filters.source, "edges that start at this node");
  options.value("--target", "NAME", filters.target, "edges that end at this node");
  options.value("--with", "NAME", filters.either, "edges that this node takes part in, in whatever role");
  options.value("--from", "DAY", filters.from, "edges dated on or after this day (YYYY-MM-DD)");
  options.value(end_option, "DAY", filters.to, "edges dated on or before this day");
}

void check_filters(const FilterOptions& filters, const Ontology& ontology) {
  check_relation_types(ontology, filters.types);
  static_cast<void>(checked_statuses(filters.statuses));
  check_day("--from", filters.from);
  check_day("the last day", filters.to);
  if (!filters.from.empty() && !filters.to.empty() && filters.to < filters.from) {
    throw UsageError("the last day lies before --from");
  }
  if (!(filters.min_confidence >= 0 && filters.min_confidence <= 1)) {
    throw UsageError("--min-confidence takes a number from 0 to 1");
  }
}

ViewFilter to_view_filter(const FilterOptions& filters, const Store& store) {
  ViewFilter view;
  view.types = filters.types;
  view.statuses = checked_statuses(filters.statuses);
  if (!filters.source.empty()) view.sources = {find_node(store, filters.source).id};
  if (!filters.target.empty()) view.targets = {find_node(store, filters.target).id};
  if (!filters.either.empty()) view.either = {find_node(store, filters.either).id};
  view.from = filters.from;
  view.to = filters.to;
  view.min_confidence = filters.min_confidence;
  return view;
}

}  // namespace newsgraph::cli
