#include "resolve/claims.hpp"

#include <algorithm>

namespace newsgraph {
namespace {

Properties telling_properties(const Claim& claim) {
  Properties telling;
  for (const auto& [name, value] : claim.relation->properties) {
    PropertyKind kind =
        std::holds_alternative<std::string>(value) ? PropertyKind::text : PropertyKind::number;
    if (claim.type != nullptr) {
      for (const PropertyType& property : claim.type->properties) {
        if (property.name == name) kind = property.kind;
      }
    }
    if (kind != PropertyKind::text) telling[name] = value;
  }
  return telling;
}

class ClaimReader {
public:
  ClaimReader(const Articles& articles, const NamedNodes& named, const Ontology& ontology)
      : m_articles(articles), m_named(named), m_ontology(ontology) {}

  [[nodiscard]] Claim read(std::uint32_t article, std::uint32_t position) const {
    const ExtractedRelation& relation = m_articles[article].relations[position];
    Claim claim;
    claim.article = article;
    claim.position = position;
    claim.relation = &relation;
    claim.type = m_ontology.relation_type(relation.type);
    claim.source = node(article, relation.source);
    claim.target = node(article, relation.target);
    claim.speaker = node(article, relation.speaker);
    for (const auto& [role, entity] : relation.roles) claim.roles[role] = node(article, entity);
    // kNoNode is the greatest: a lone participant of a symmetric relation becomes its source.
    if (claim.type != nullptr && claim.type->symmetric && claim.target < claim.source) {
      std::swap(claim.source, claim.target);
    }
    claim.days = days_of(relation.time.from, relation.time.to);
    claim.published = day_number(m_articles[article].document.date);
    claim.telling = telling_properties(claim);
    return claim;
  }

private:
  [[nodiscard]] std::uint32_t node(std::uint32_t article, const std::optional<std::uint32_t>& entity) const {
    if (!entity) return kNoNode;
    return m_named.of_cluster[m_articles.cluster_of({article, *entity})];
  }

  const Articles& m_articles;
  const NamedNodes& m_named;
  const Ontology& m_ontology;
};

}  // namespace

std::vector<Claim> read_claims(const Articles& articles, const NamedNodes& named, const Ontology& ontology) {
  const ClaimReader reader(articles, named, ontology);
  std::vector<Claim> claims;
  for (std::uint32_t a = 0; a < articles.size(); ++a) {
    const auto count = static_cast<std::uint32_t>(articles[a].relations.size());
    for (std::uint32_t i = 0; i < count; ++i) {
      Claim claim = reader.read(a, i);
      if (claim.source != claim.target) claims.push_back(std::move(claim));
    }
  }
  return claims;
}

}  // namespace newsgraph
