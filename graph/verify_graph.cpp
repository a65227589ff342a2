// The second half of verify: the stored graph against the one that its claims and decisions give. Both are
// read side by side.
#include <algorithm>
#include <utility>

#include "graph/diff.hpp"
#include "graph/store_impl.hpp"
#include "graph/verify.hpp"
#include "graph/view.hpp"

namespace newsgraph {
namespace {

// Tables that hold how the graph was computed, with ids of articles for inside keys. Their rows are those of
// the same claims in any store.
struct ComputedTable {
  const char* name;
  const char* rows;
};
constexpr ComputedTable kTables[] = {
    {"wording",
     "SELECT w.key, type, name, country, aliases, properties, stated, coalesce(d.id, ''), hint, uses, rule, "
     "home, "
     "day, reason, entity FROM wording w LEFT JOIN document d ON d.key = w.document ORDER BY 1"},
    {"wording_key", "SELECT key, wording FROM wording_key ORDER BY 1, 2"},
    {"bearer", "SELECT surname, rule, country, offices FROM bearer ORDER BY 1, 2"},
    {"office_told",
     "SELECT d.id, t.claim, t.office, t.day, t.person, t.past FROM office_told t JOIN document d ON d.key = "
     "t.document ORDER BY 1, 2"},
    {"office_alone",
     "SELECT d.id, a.claim, a.side, a.office, a.day, a.holder FROM office_alone a JOIN document d ON d.key = "
     "a.document ORDER BY 1, 2, 3"},
    {"resolution",
     "SELECT d.id, r.position, r.wording FROM resolution r JOIN document d ON d.key = r.document ORDER BY 1, "
     "2"},
};

}  // namespace

class GraphCheck {
public:
  GraphCheck(const Store& store, const Store& computed, const ProblemSink& report)
      : m_store(store), m_computed(computed), m_report(report) {}

  std::uint64_t run() {
    const GraphView stored(m_store);
    const GraphView wanted(m_computed);
    compare(
        "SELECT id FROM entity ORDER BY id", [&](const auto& next) { stored.for_each_node(next); },
        [&](const std::string& id) { return m_computed.node(id); });
    compare(
        "SELECT id FROM relation ORDER BY id", [&](const auto& next) { stored.for_each_edge(next); },
        [&](const std::string& id) { return wanted.edge(id); });
    for (const ComputedTable& table : kTables) compare_table(table);
    return m_problems;
  }

private:
  void problem(const std::string& where, const std::string& what) {
    ++m_problems;
    m_report({"graph", where, what});
  }

  static Fields all_of(const Node& node) { return fields_of(node); }
  static Fields all_of(const Edge& edge) {
    Fields fields = fields_of(edge);
    std::vector<std::pair<std::string, std::uint32_t>> claims;
    for (const EdgeEvidence& evidence : edge.evidence) claims.emplace_back(evidence.document, evidence.claim);
    std::sort(claims.begin(), claims.end());
    std::string list;
    for (const auto& [document, claim] : claims)
      list.append(document).append(" ").append(std::to_string(claim)).append("\n");
    fields.emplace("evidence", list);
    fields.emplace("outlets", std::to_string(edge.outlets));
    fields.emplace("independent", std::to_string(edge.independent));
    return fields;
  }

  // `ids`: a query for those that the claims give, in order, in which `each` tells of those that are stored.
  template <typename Each, typename Find>
  void compare(const char* ids, const Each& each, const Find& find) {
    Statement wanted(m_computed.m_impl->db, ids);
    bool more = wanted.step();
    const auto missing = [&] {
      problem(wanted.text(0), "the claims give it, but the graph does not have it");
      more = wanted.step();
    };
    each([&](const auto& stored) {
      while (more && wanted.view(0) < stored.id) missing();
      if (!more || wanted.view(0) != stored.id) {
        problem(stored.id, "no claim gives it, but the graph has it");
        return;
      }
      more = wanted.step();
      const auto given = find(stored.id);
      for (const FieldChange& change : field_changes(all_of(*given), all_of(stored))) {
        problem(stored.id, change.name == "evidence" ? "its evidence is not the claims that give it"
                                                     : "its " + change.name + " is '" + change.after +
                                                           "' where the claims give '" + change.before + "'");
      }
    });
    while (more) missing();
  }

  // The first row that differs tells enough: later ones often follow from it.
  void compare_table(const ComputedTable& table) {
    Statement stored(m_store.m_impl->db, table.rows);
    Statement wanted(m_computed.m_impl->db, table.rows);
    while (true) {
      const bool more = stored.step();
      const bool also = wanted.step();
      if (!more && !also) return;
      const std::string here = more ? row_of(stored) : "nothing";
      const std::string there = also ? row_of(wanted) : "nothing";
      if (more == also && here == there) continue;
      problem(table.name, "it holds " + here + " where claims and decisions give " + there);
      return;
    }
  }

  static std::string row_of(const Statement& row) {
    std::string text = "'";
    for (int i = 0; i < row.columns(); ++i) text.append(i == 0 ? "" : "|").append(row.view(i));
    return text + "'";
  }

  const Store& m_store;
  const Store& m_computed;
  const ProblemSink& m_report;
  std::uint64_t m_problems = 0;
};

std::uint64_t verify_graph(const Store& store, const Store& computed, const ProblemSink& report) {
  return GraphCheck(store, computed, report).run();
}

}  // namespace newsgraph
