// Counts over the edges that pass the filters: by node, by pair of nodes whatever the direction, by type.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <ostream>
#include <set>
#include <tuple>
#include <utility>

#include "cli/edge_rows.hpp"
#include "cli/exit_code.hpp"
#include "cli/lookup.hpp"
#include "cli/reading.hpp"
#include "graph/view.hpp"

namespace newsgraph::cli {
namespace {

constexpr std::array<std::string_view, 3> kSubjects = {"nodes", "pairs", "relations"};
constexpr std::array<std::string_view, 3> kMeasures = {"edges", "partners", "articles"};
constexpr std::array<std::string_view, 3> kActors = {"Person", "Country", "Organization"};

struct TopOptions {
  EdgeReading reading;
  std::string subject = "nodes";
  std::string by = "edges";
  std::vector<std::string> node_types;
  std::uint64_t limit = 20;
};

struct Tally {
  std::int64_t edges = 0;
  std::set<std::string> partners;           // of a node: the others; of a type: "source\ntarget"
  std::set<std::uint32_t> articles;         // numbers given by Tallies
  std::map<std::string, std::int64_t> top;  // how often each type
};

// What is counted under one key.
class Tallies {
public:
  explicit Tallies(const std::string& subject) : m_subject(subject) {}

  void add(const Edge& edge) {
    const std::set<std::uint32_t> articles = numbered(edge);
    const bool pair = !edge.source.empty() && !edge.target.empty();
    if (m_subject == "relations") {
      count(edge.type, edge, edge.source + "\n" + edge.target, articles);
    } else if (m_subject == "pairs") {
      if (pair)
        count(std::min(edge.source, edge.target) + "\n" + std::max(edge.source, edge.target), edge, "",
              articles);
    } else {
      if (!edge.source.empty()) count(edge.source, edge, edge.target, articles);
      if (!edge.target.empty() && edge.target != edge.source) count(edge.target, edge, edge.source, articles);
    }
  }

  using Entry = std::pair<std::string, Tally>;
  // The greatest first; equal ones by key.
  [[nodiscard]] std::vector<Entry> sorted(const std::string& by) const {
    std::vector<Entry> all(m_all.begin(), m_all.end());
    const auto rank = [&](const Tally& tally) {
      const auto articles = static_cast<std::int64_t>(tally.articles.size());
      const auto partners = static_cast<std::int64_t>(tally.partners.size());
      const std::int64_t first = by == "articles" ? articles : by == "partners" ? partners : tally.edges;
      return std::make_tuple(-first, -articles, -tally.edges);
    };
    std::stable_sort(all.begin(), all.end(),
                     [&](const Entry& a, const Entry& b) { return rank(a.second) < rank(b.second); });
    return all;
  }

private:
  void count(const std::string& key, const Edge& edge, const std::string& partner,
             const std::set<std::uint32_t>& articles) {
    Tally& tally = m_all[key];
    ++tally.edges;
    ++tally.top[edge.type];
    if (!partner.empty()) tally.partners.insert(partner);
    tally.articles.insert(articles.begin(), articles.end());
  }

  std::set<std::uint32_t> numbered(const Edge& edge) {
    std::set<std::uint32_t> numbers;
    for (const EdgeEvidence& evidence : edge.evidence) {
      const auto next = static_cast<std::uint32_t>(m_articles.size());
      numbers.insert(m_articles.try_emplace(evidence.document, next).first->second);
    }
    return numbers;
  }

  const std::string& m_subject;
  std::map<std::string, Tally> m_all;
  std::map<std::string, std::uint32_t> m_articles;
};

// "meets-with 3", the most frequent first, at most three.
Json frequent(const Tally& tally) {
  std::vector<std::pair<std::string, std::int64_t>> types(tally.top.begin(), tally.top.end());
  std::stable_sort(types.begin(), types.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  Json::Array shown;
  for (std::size_t i = 0; i < std::min<std::size_t>(3, types.size()); ++i)
    shown.emplace_back(types[i].first + " " + std::to_string(types[i].second));
  return shown;
}

std::vector<Column> columns_of(const std::string& subject) {
  if (subject == "relations") return {{"type"}, {"edges"}, {"pairs"}, {"articles"}};
  if (subject == "pairs")
    return {{"a"}, {"b"}, {"edges"}, {"articles"}, {"relations"}, {"a_id", false}, {"b_id", false}};
  return {{"name"},     {"type"},     {"country"},   {"edges"},
          {"partners"}, {"articles"}, {"relations"}, {"id", false}};
}

using Nodes = std::map<std::string, Node>;

std::vector<Json> cells_of(const std::string& subject, const Tallies::Entry& entry, const Nodes& nodes) {
  const auto& [key, tally] = entry;
  const auto articles = static_cast<std::int64_t>(tally.articles.size());
  const auto partners = static_cast<std::int64_t>(tally.partners.size());
  if (subject == "relations") return {key, tally.edges, partners, articles};
  const std::string first = key.substr(0, key.find('\n'));
  if (subject == "pairs") {
    const std::string second = key.substr(first.size() + 1);
    return {
        nodes.at(first).name, nodes.at(second).name, tally.edges, articles, frequent(tally), first, second};
  }
  const Node& node = nodes.at(first);
  return {node.name, node.type, or_null(node.country), tally.edges,
          partners,  articles,  frequent(tally),       node.id};
}

// Ends of other types are left out, and pairs with one.
bool wanted(const std::string& key, const Nodes& nodes, const std::vector<std::string>& types) {
  if (types.empty()) return true;
  const auto fits = [&](const std::string& id) {
    return std::find(types.begin(), types.end(), nodes.at(id).type) != types.end();
  };
  const std::size_t line = key.find('\n');
  return fits(key.substr(0, line)) && (line == std::string::npos || fits(key.substr(line + 1)));
}

template <typename Known>
void check_one_of(const std::string& what, const std::string& given, const Known& known) {
  if (std::find(known.begin(), known.end(), given) != known.end()) return;
  throw UsageError(what + " is one of " + fmt::format("{}", fmt::join(known, ", ")) + ", not '" + given +
                   "'");
}

TopOptions parsed(const Command& self, const std::vector<std::string>& arguments, const Context& context) {
  TopOptions top;
  Options options(self);
  options.argument("SUBJECT", top.subject, "what is counted: nodes (default), pairs or relations", false);
  add_store(options, top.reading.db);
  add_filters(options, top.reading.filters, "--to,--until");
  options.values("--node-type", "TYPE,...", top.node_types,
                 "ends of these types only, or any (default: Person,Country,Organization)");
  options.value("--by", "edges|partners|articles", top.by, "what makes the order (default: edges)");
  options.value("--limit", "N", top.limit, "at most N rows, 0 for all (default: 20)");
  finish(options, top.reading, arguments, context);
  check_one_of("SUBJECT", top.subject, kSubjects);
  check_one_of("--by", top.by, kMeasures);
  if (top.node_types.empty()) top.node_types.assign(kActors.begin(), kActors.end());
  if (top.node_types == std::vector<std::string>{"any"}) top.node_types.clear();
  check_node_types(Ontology::load(schemas_dir()), top.node_types);
  if (top.subject == "relations") top.node_types.clear();
  return top;
}

}  // namespace

int cmd_top(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  const TopOptions top = parsed(self, arguments, context);
  const Store store = open_store(top.reading, context);
  const GraphView view(store, to_view_filter(top.reading.filters, store));
  Tallies tallies(top.subject);
  view.for_each_edge([&](const Edge& edge) { tallies.add(edge); });
  Nodes nodes;
  view.for_each_node([&](const Node& node) { nodes[node.id] = node; });
  Output output(top.reading.wanted, context);
  RowPrinter printer(columns_of(top.subject), top.reading.format, output.stream());
  std::uint64_t left_out = 0;
  for (const Tallies::Entry& entry : tallies.sorted(top.by)) {
    if (top.subject != "relations" && !wanted(entry.first, nodes, top.node_types)) continue;
    if (top.limit != 0 && printer.rows() >= top.limit) {
      ++left_out;
    } else {
      printer.row(cells_of(top.subject, entry, nodes));
    }
  }
  printer.finish();
  output.commit();
  if (left_out > 0)
    context.err << "newsgraph: " << counted(left_out, "more row") << "; raise --limit to see them\n";
  if (printer.rows() > 0) return kDone;
  context.err << "newsgraph: no edge passes these filters" << undated_hint(top.reading.filters, store)
              << '\n';
  return kNothing;
}

}  // namespace newsgraph::cli
