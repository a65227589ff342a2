#include "cli/filter_options.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/iso_day.hpp"
#include "cli/lookup.hpp"
#include "cli/output.hpp"
#include "nlp/calendar.hpp"

namespace newsgraph::cli {
namespace {

// A day, month or year as its first or last day; empty stays empty. Throws UsageError.
std::string edge_day(const std::string& option, const std::string& when, bool last) {
  if (const auto covered = iso::period(when)) return iso_day(last ? covered->last : covered->first);
  if (!when.empty())
    throw UsageError(option + " takes days as 2026-02-03, months as 2026-02 or years, not '" + when + "'");
  return when;
}

bool is_code(std::string_view text) {
  return text.size() == 3 && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

// The code of a country that is given by code or name.
std::string country_code(const Store& store, const std::string& name) {
  if (is_code(name)) return name;
  const Node node = find_node(store, name);
  if (node.country.empty()) throw NotFound("'" + node.name + "' has no country");
  return node.country;
}

}  // namespace

void add_kind_filters(Options& options, FilterOptions& filters) {
  options.values("--type", "TYPE,...", filters.types, "relation types, as `newsgraph schema` lists them");
  options.values("--status", "STATUS,...", filters.statuses,
                 "actual, ongoing, planned, proposed, hypothetical, negated,\n"
                 "                            denied or past");
  options.value("--min-confidence", "X", filters.min_confidence, "0 to 1");
  options.values("--country", "COUNTRY,...", filters.countries,
                 "edges with an end of that country, by code or name");
  options.value("--during", "FROM..TO", filters.during,
                "edges about that time: days, months or years (2026-01..2026-03,\n"
                "                            2026, ..2026-02-03); undated edges do not pass");
  options.value("--as-of", "DATE", filters.as_of,
                "as the graph stood then: only what articles dated up to DATE say,\n"
                "                            with the sources and the confidence of these; a version that\n"
                "                            a later one replaced under its own id is not known any more");
}

void add_ends_filter(Options& options, FilterOptions& filters) {
  options.values("--node-type", "TYPE,...", filters.node_types,
                 "edges between nodes of these types (Person, Country, ...)");
}

void add_filters(Options& options, FilterOptions& filters, const std::string& end_options) {
  add_kind_filters(options, filters);
  options.value("--source", "NAME", filters.source, "edges that start at this node");
  options.value("--target", "NAME", filters.target, "edges that end at this node");
  options.value("--with", "NAME", filters.either, "edges that this node takes part in, in whatever role");
  options.value("--around", "NAME", filters.around, "edges among the nodes near this one, see --hops");
  options.value("--hops", "N", filters.hops, "how many edges away from --around (default: 1)");
  options.flag("--largest-component", filters.largest_component,
               "of what passes, the largest part that hangs together");
  options.value("--from", "DAY", filters.from, "edges dated on or after this day (YYYY-MM-DD)");
  options.value(end_options, "DAY", filters.to, "edges dated on or before this day");
}

void check_filters(const FilterOptions& filters, const Ontology& ontology) {
  check_relation_types(ontology, filters.types);
  check_node_types(ontology, filters.node_types);
  static_cast<void>(checked_statuses(filters.statuses));
  check_day("--from", filters.from);
  check_day("--to", filters.to);
  if (!filters.from.empty() && !filters.to.empty() && filters.to < filters.from) {
    throw UsageError("the last day lies before --from");
  }
  static_cast<void>(days_during(filters));
  if (!filters.during.empty() && !(filters.from.empty() && filters.to.empty())) {
    throw UsageError("--during stands for both ends of the time; leave the other options for it out");
  }
  static_cast<void>(as_of_day(filters));
  if (filters.hops != 1 && filters.around.empty()) throw UsageError("--hops needs --around NAME");
  check_confidence(filters.min_confidence);
}

// One day, month or year stands for itself.
std::pair<std::string, std::string> days_during(const FilterOptions& filters) {
  if (filters.during.empty()) return {};
  const std::size_t dots = filters.during.find("..");
  const std::string from = filters.during.substr(0, dots);
  const std::string to = dots == std::string::npos ? from : filters.during.substr(dots + 2);
  if (from.empty() && to.empty()) throw UsageError("--during takes FROM..TO, as 2026-01..2026-03");
  std::pair days(edge_day("--during", from, false), edge_day("--during", to, true));
  if (!days.first.empty() && !days.second.empty() && days.second < days.first)
    throw UsageError("--during ends before it begins");
  return days;
}

std::string as_of_day(const FilterOptions& filters) { return edge_day("--as-of", filters.as_of, true); }

ViewFilter to_view_filter(const FilterOptions& filters, const Store& store) {
  ViewFilter view;
  view.types = filters.types;
  view.node_types = filters.node_types;
  view.statuses = checked_statuses(filters.statuses);
  for (const std::string& name : filters.countries) view.countries.push_back(country_code(store, name));
  if (!filters.source.empty()) view.sources = {find_node(store, filters.source).id};
  if (!filters.target.empty()) view.targets = {find_node(store, filters.target).id};
  if (!filters.either.empty()) view.either = {find_node(store, filters.either).id};
  if (!filters.around.empty()) view.around = {find_node(store, filters.around).id};
  view.hops = filters.hops;
  view.largest_component = filters.largest_component;
  std::tie(view.from, view.to) = days_during(filters);
  if (filters.during.empty()) {
    view.from = filters.from;
    view.to = filters.to;
  }
  view.as_of = as_of_day(filters);
  view.min_confidence = filters.min_confidence;
  return view;
}

std::string undated_hint(const FilterOptions& filters, const Store& store) {
  if (filters.during.empty() && filters.from.empty() && filters.to.empty()) return {};
  FilterOptions at_any_time = filters;
  at_any_time.during.clear();
  at_any_time.from.clear();
  at_any_time.to.clear();
  std::uint64_t undated = 0;
  GraphView(store, to_view_filter(at_any_time, store), EvidenceMode::none)
      .for_each_edge([&](const Edge& edge) {
        if (edge.from.empty() && edge.to.empty()) ++undated;
      });
  if (undated == 0) return {};
  return "; left out for want of a day: " + counted(undated, "edge") +
         " (`newsgraph timeline` goes by the day of the article then)";
}

}  // namespace newsgraph::cli
