// The relations of a view with the edges that folded hubs give among them. For graph/view*.cpp alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/view_ahead.hpp"
#include "graph/view_evidence.hpp"
#include "graph/view_fold.hpp"

namespace newsgraph {

// The evidence of an edge between two members is that of both, a sentence once; sources, outlets and
// independent count its articles. Relations that name a hidden hub in a role have its name as a property
// instead.
class FoldedRows {
public:
  // `stored` gives the relations in that order; both must outlive this. `fold` may be null.
  FoldedRows(Database& database, EdgeStream& stored, const HubFold* fold, EdgeOrder order,
             EvidenceMode evidence, std::string as_of);

  // nullptr at the end. Lives until the next call.
  [[nodiscard]] const Edge* next();

private:
  [[nodiscard]] bool comes_first(const HubPair& pair, const Edge& relation) const;
  const Edge* without_hidden_roles(const Edge& relation);
  void make(const HubPair& pair);
  void read_evidence(const std::vector<std::string>& relations);
  void count_articles(const std::vector<std::string>& relations);

  EdgeStream& m_stored;
  const HubFold* m_fold;
  EdgeOrder m_order;
  EvidenceMode m_evidence;
  std::string m_as_of;
  std::optional<EvidenceReader> m_reader;  // nothing: no evidence is wanted
  Statement m_spread;
  std::vector<const HubPair*> m_pairs;  // in order
  std::size_t m_next = 0;
  const Edge* m_pending = nullptr;  // the relation that the next pair is compared with
  bool m_asked = false;             // m_pending is up to date
  Edge m_edge;
};

}  // namespace newsgraph
