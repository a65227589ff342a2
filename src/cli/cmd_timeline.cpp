#include <algorithm>
#include <ostream>
#include <set>
#include <tuple>

#include "cli/edge_rows.hpp"
#include "cli/exit_code.hpp"
#include "cli/lookup.hpp"
#include "cli/reading.hpp"

namespace newsgraph::cli {
namespace {

// Who holds these towards a country or body acts for it.
constexpr std::array<std::string_view, 4> kActsFor = {"holds-office", "represents", "speaks-for", "leads"};

using NodeSet = std::set<std::string>;

// The node, and those who act for it.
NodeSet side_of(const Store& store, const Node& node, bool direct) {
  NodeSet side = {node.id};
  if (direct || node.type == "Person") return side;
  ViewFilter filter;
  filter.types.assign(kActsFor.begin(), kActsFor.end());
  filter.targets = {node.id};
  GraphView(store, filter, EvidenceMode::none).for_each_edge([&](const Edge& edge) {
    if (!edge.source.empty()) side.insert(edge.source);
  });
  return side;
}

bool takes_part(const Edge& edge, const NodeSet& side) {
  if (side.contains(edge.source) || side.contains(edge.target)) return true;
  return std::any_of(edge.roles.begin(), edge.roles.end(),
                     [&](const auto& role) { return side.contains(role.second); });
}

// Two different participants, one of each side.
bool joins(const Edge& edge, const NodeSet& a, const NodeSet& b) {
  std::vector<std::string> ends = {edge.source, edge.target};
  for (const auto& [role, node] : edge.roles) ends.push_back(node);
  for (const std::string& one : ends) {
    if (!a.contains(one)) continue;
    const auto other = [&](const std::string& two) { return two != one && b.contains(two); };
    if (std::any_of(ends.begin(), ends.end(), other)) return true;
  }
  return false;
}

// An edge with the second clock: the days on which the articles that say so appeared.
struct Moment {
  Edge edge;
  std::string first_published, last_published;
  std::set<std::string> outlets;

  // The day it is filed under: what it is about, else when it was first said.
  [[nodiscard]] std::string day() const {
    if (!edge.from.empty()) return edge.from;
    return edge.to.empty() ? first_published : edge.to;
  }
  [[nodiscard]] std::string last_day() const { return edge.to.empty() ? day() : edge.to; }
};

Moment moment_of(const Edge& edge, const std::map<std::string, DocumentInfo>& documents) {
  Moment moment{edge, {}, {}, {}};
  for (const EdgeEvidence& evidence : edge.evidence) {
    const auto found = documents.find(evidence.document);
    if (found == documents.end()) continue;
    const DocumentInfo& document = found->second;
    if (!document.source.empty()) moment.outlets.insert(document.source);
    if (document.date.empty()) continue;
    if (moment.first_published.empty() || document.date < moment.first_published)
      moment.first_published = document.date;
    moment.last_published = std::max(moment.last_published, document.date);
  }
  return moment;
}

bool within(const Moment& moment, const FilterOptions& filters) {
  if (!filters.from.empty() && moment.last_day() < filters.from) return false;
  return filters.to.empty() || (!moment.day().empty() && moment.day() <= filters.to);
}

std::vector<Moment> history(const Store& store, const ViewFilter& filter, const FilterOptions& filters,
                            const NodeSet& a, const NodeSet& b) {
  std::map<std::string, DocumentInfo> documents;
  for (DocumentInfo& document : store.documents()) documents[document.id] = std::move(document);
  std::vector<Moment> moments;
  GraphView(store, filter).for_each_edge([&](const Edge& edge) {
    const bool wanted = b.empty() ? a.empty() || takes_part(edge, a) : joins(edge, a, b);
    if (!wanted) return;
    Moment moment = moment_of(edge, documents);
    if (within(moment, filters)) moments.push_back(std::move(moment));
  });
  // Undated ones last; of one day, in the order in which they became known.
  std::sort(moments.begin(), moments.end(), [](const Moment& x, const Moment& y) {
    const auto key = [](const Moment& m) {
      return std::make_tuple(m.day().empty(), m.day(), m.first_published, m.last_day(), m.edge.id);
    };
    return key(x) < key(y);
  });
  return moments;
}

Json published(const Moment& moment) {
  if (moment.first_published == moment.last_published) return or_null(moment.first_published);
  return moment.first_published + " to " + moment.last_published;
}

void print(const std::vector<Moment>& moments, const std::map<std::string, std::string>& names, Format format,
           std::ostream& out) {
  RowPrinter printer({{"time"},
                      {"published"},
                      {"source"},
                      {"type"},
                      {"target"},
                      {"status"},
                      {"properties"},
                      {"articles"},
                      {"outlets"},
                      {"id"},
                      {"from", false},
                      {"to", false},
                      {"first_published", false},
                      {"last_published", false},
                      {"speaker", false},
                      {"source_id", false},
                      {"target_id", false}},
                     format, out);
  const auto name = [&](const std::string& id) {
    const auto found = names.find(id);
    return found == names.end() ? or_null(id) : Json(found->second);
  };
  for (const Moment& moment : moments) {
    const Edge& edge = moment.edge;
    printer.row({or_null(days(edge)), published(moment), name(edge.source), edge.type, name(edge.target),
                 std::string(name_of(edge.status)), to_json_value(edge.properties),
                 static_cast<std::int64_t>(edge.sources),
                 Json::Array(moment.outlets.begin(), moment.outlets.end()), edge.id, or_null(edge.from),
                 or_null(edge.to), or_null(moment.first_published), or_null(moment.last_published),
                 name(edge.speaker), or_null(edge.source), or_null(edge.target)});
  }
  printer.finish();
}

}  // namespace

int cmd_timeline(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  EdgeReading reading;
  std::string first;
  std::string second;
  bool direct = false;
  Options options(self);
  options.argument("NAME", first, "name, alias or id of a node (default: all that happened)", false);
  options.argument("OTHER", second, "a second node: only what happened between the two", false);
  begin(options, reading);
  FilterOptions& filters = reading.filters;
  options.value("--from", "DAY", filters.from, "on or after this day (YYYY-MM-DD)");
  options.value("--to,--until", "DAY", filters.to, "on or before this day");
  options.flag("--direct", direct, "without what is said of people who act for a country or body");
  finish(options, reading, arguments, context);

  const Store store = open_store(reading, context);
  const GraphView moment(store);  // all that follows sees one state
  const auto side = [&](const std::string& name) {
    return name.empty() ? NodeSet() : side_of(store, find_node(store, name), direct);
  };
  const NodeSet one = side(first);
  const NodeSet other = side(second);
  FilterOptions kinds = filters;
  kinds.from.clear();
  kinds.to.clear();
  const auto moments = history(store, to_view_filter(kinds, store), filters, one, other);
  Output output(reading.wanted, context);
  print(moments, node_names(store), reading.format, output.stream());
  output.commit();
  if (!moments.empty()) return kDone;
  std::string of;
  if (!first.empty()) of = " of " + terminal_safe(first);
  if (!second.empty()) of = " between " + terminal_safe(first) + " and " + terminal_safe(second);
  context.err << "newsgraph: nothing is known" << of << " that passes these filters\n";
  return kNothing;
}

}  // namespace newsgraph::cli
