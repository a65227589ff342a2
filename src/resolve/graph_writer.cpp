#include "resolve/graph_writer.hpp"

#include <unordered_map>

#include "resolve/claims.hpp"
#include "resolve/edges.hpp"
#include "resolve/moved_claims.hpp"
#include "resolve/nodes.hpp"

namespace newsgraph {
namespace {

bool equal(const Node& a, const Node& b) {
  return a.type == b.type && a.name == b.name && a.country == b.country && a.aliases == b.aliases &&
         a.properties == b.properties;
}

class ClaimMover {
public:
  ClaimMover(BlockTables& tables, const Ontology& ontology, const Changes& changes, MovedClaims& moved)
      : m_tables(tables), m_ontology(ontology), m_changes(changes), m_moved(moved) {}

  void move(std::int64_t document) {
    const bool all = m_changes.documents.count(document) != 0;
    const Extraction extraction = m_tables.extraction(document);
    const std::vector<std::string> nodes = m_tables.nodes_in(document);
    const std::vector<std::int64_t> wordings =
        all ? std::vector<std::int64_t>() : m_tables.wordings_in(document);
    const std::vector<OfficeAlone> offices = m_tables.offices_alone_in(document);
    for (std::uint32_t i = 0; i < extraction.relations.size(); ++i) {
      const ExtractedRelation& relation = extraction.relations[i];
      const bool moved = all || m_changes.claims.count({document, i}) != 0;
      if (!moved && !is_affected(relation, wordings)) continue;
      m_tables.withdraw_claim({document, i});
      ClaimEnds ends = ends_of(relation, i, nodes, offices);
      if (names_rejected(relation, ends)) continue;
      if (const auto group = group_of(relation, std::move(ends), m_ontology))
        m_moved.add(*group, {document, i});
    }
  }

private:
  // Who holds an office takes the place of its country, but for an act on himself.
  static ClaimEnds ends_of(const ExtractedRelation& relation, std::uint32_t position,
                           const std::vector<std::string>& nodes, const std::vector<OfficeAlone>& offices) {
    ClaimEnds ends{relation.source ? nodes[*relation.source] : "",
                   relation.target ? nodes[*relation.target] : ""};
    for (const OfficeAlone& alone : offices) {
      if (alone.place.position != position || alone.holder.empty()) continue;
      std::string& end = alone.is_source ? ends.source : ends.target;
      if (alone.holder != (alone.is_source ? ends.target : ends.source)) end = alone.holder;
    }
    return ends;
  }

  // What is said of a node that is none is not said of nobody: the claim tells nothing.
  static bool names_rejected(const ExtractedRelation& relation, const ClaimEnds& ends) {
    return (relation.source && ends.source.empty()) || (relation.target && ends.target.empty());
  }

  [[nodiscard]] bool is_affected(const ExtractedRelation& relation,
                                 const std::vector<std::int64_t>& wordings) const {
    const auto changed = [&](const std::optional<std::uint32_t>& entity) {
      return entity && m_changes.wordings.count(wordings[*entity]) != 0;
    };
    if (changed(relation.source) || changed(relation.target) || changed(relation.speaker)) return true;
    for (const auto& [role, entity] : relation.roles) {
      if (changed(entity)) return true;
    }
    return false;
  }

  BlockTables& m_tables;
  const Ontology& m_ontology;
  const Changes& m_changes;
  MovedClaims& m_moved;
};

class GroupWriter {
public:
  GroupWriter(BlockTables& tables, const Ontology& ontology) : m_tables(tables), m_ontology(ontology) {}

  void write(const ClaimGroup& group, const std::vector<ClaimPlace>& moved) {
    std::vector<PlacedClaim> placed;
    std::unordered_map<std::string, std::int64_t> keys;
    std::vector<ClaimPlace> places = m_tables.claims_of(group);
    places.insert(places.end(), moved.begin(), moved.end());
    for (const ClaimPlace& place : places) {
      placed.push_back(read(place));
      keys[placed.back().document.id] = place.document;
    }
    const std::vector<Edge> edges = make_edges(read_group(group, placed, m_ontology));
    std::vector<std::vector<ClaimPlace>> evidence;
    for (const Edge& edge : edges) {
      evidence.emplace_back();
      for (const EdgeEvidence& each : edge.evidence)
        evidence.back().push_back({keys.at(each.document), each.claim});
    }
    m_tables.write(group, edges, evidence);
  }

private:
  [[nodiscard]] PlacedClaim read(ClaimPlace place) const {
    PlacedClaim claim{m_tables.info(place.document),
                      m_tables.copy_cluster(place.document),
                      place,
                      m_tables.claim(place),
                      {},
                      {}};
    const ExtractedRelation& relation = claim.relation;
    if (relation.speaker) claim.speaker = m_tables.node_at(place.document, *relation.speaker);
    for (const auto& [role, entity] : relation.roles) {
      if (std::string node = m_tables.node_at(place.document, entity); !node.empty())
        claim.roles[role] = std::move(node);
    }
    return claim;
  }

  BlockTables& m_tables;
  const Ontology& m_ontology;
};

}  // namespace

void write_nodes(BlockTables& tables, const Names& names, const Changes& changes) {
  for (const std::string& id : changes.nodes) {
    if (id.empty()) continue;  // what was rejected
    const std::vector<Wording> wordings = tables.of_entity(id);
    if (wordings.empty()) {
      tables.erase_node(id);
      continue;
    }
    const auto name = changes.names.find(id);
    const Node node = make_node(wordings, names, name == changes.names.end() ? "" : name->second);
    const std::optional<Node> before = tables.node(id);
    if (!before || !equal(*before, node)) tables.write(node);
  }
}

void write_edges(BlockTables& tables, const Ontology& ontology, const Changes& changes) {
  MovedClaims moved;
  ClaimMover mover(tables, ontology, changes, moved);
  for (const std::int64_t document : affected_documents(tables, changes)) mover.move(document);
  for (const ClaimGroup& group : tables.dirty_groups()) moved.add_group(group);
  GroupWriter writer(tables, ontology);
  moved.visit_groups(
      [&](const ClaimGroup& group, const std::vector<ClaimPlace>& places) { writer.write(group, places); });
}

}  // namespace newsgraph
