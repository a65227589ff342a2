#include "extract/repeats.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace newsgraph {

void drop_repeats(std::vector<ExtractedRelation>& relations) {
  using Statement =
      std::tuple<std::string, std::optional<std::uint32_t>, std::optional<std::uint32_t>, Status, Span>;
  std::map<Statement, std::size_t> position;
  std::vector<ExtractedRelation> kept;
  for (ExtractedRelation& relation : relations) {
    const Statement statement{relation.type, relation.source, relation.target, relation.status,
                              relation.evidence.sentence};
    const auto [found, fresh] = position.emplace(statement, kept.size());
    if (fresh) {
      kept.push_back(std::move(relation));
      continue;
    }
    ExtractedRelation& best = kept[found->second];
    if (relation.confidence > best.confidence) std::swap(best, relation);
    for (const auto& [name, value] : relation.properties) best.properties.emplace(name, value);
    for (const auto& [role, entity] : relation.roles) best.roles.emplace(role, entity);
    if (best.time.from.empty()) best.time = relation.time;
  }
  relations = std::move(kept);
}

void drop_halves(std::vector<ExtractedRelation>& relations) {
  using Half =
      std::tuple<std::string_view, Status, Span, bool, std::uint32_t>;  // type, …, of the source?, who
  const auto half = [](const ExtractedRelation& r, bool of_source) {
    return Half{r.type, r.status, r.evidence.sentence, of_source, of_source ? *r.source : *r.target};
  };
  std::set<Half> told;
  for (const ExtractedRelation& relation : relations) {
    if (!relation.source || !relation.target) continue;
    told.insert(half(relation, true));
    told.insert(half(relation, false));
  }
  const auto is_told = [&](const ExtractedRelation& relation) {
    const bool whole = relation.source && relation.target;
    return !whole && told.count(half(relation, relation.source.has_value())) != 0;
  };
  std::vector<ExtractedRelation> kept;  // the keys of `told` point into `relations`, which stays as it is
  std::copy_if(relations.begin(), relations.end(), std::back_inserter(kept), std::not_fn(is_told));
  relations = std::move(kept);
}

void drop_wholes(std::vector<ExtractedRelation>& relations, const std::vector<ExtractedEntity>& entities) {
  using Act = std::tuple<Span, std::string, std::optional<std::uint32_t>, std::string>;
  const auto act = [&](const ExtractedRelation& r) {
    return Act{r.evidence.trigger, r.type, r.source, entities[*r.target].country};
  };
  std::set<Act> on_people;
  for (const ExtractedRelation& relation : relations) {
    if (relation.target && entities[*relation.target].type == "Person") on_people.insert(act(relation));
  }
  std::erase_if(relations, [&](const ExtractedRelation& relation) {
    return relation.target && entities[*relation.target].type == "Country" &&
           on_people.count(act(relation)) != 0;
  });
}

void drop_doubtful_states(std::vector<ExtractedRelation>& relations, const Ontology& ontology) {
  using Bond = std::tuple<Span, std::string, std::optional<std::uint32_t>, std::optional<std::uint32_t>>;
  const auto bond = [](const ExtractedRelation& r) {
    return Bond{r.evidence.sentence, r.type, r.source, r.target};
  };
  std::map<Bond, const ExtractedRelation*> surest;
  for (const ExtractedRelation& relation : relations) {
    if (ontology.relation_type(relation.type)->is_event) continue;
    const ExtractedRelation*& best = surest[bond(relation)];
    if (best == nullptr || relation.confidence > best->confidence) best = &relation;
  }
  std::vector<ExtractedRelation> kept;  // `surest` points into `relations`, which stays as it is
  std::copy_if(relations.begin(), relations.end(), std::back_inserter(kept), [&](const ExtractedRelation& r) {
    const auto found = surest.find(bond(r));
    return found == surest.end() || found->second == &r;
  });
  relations = std::move(kept);
}

}  // namespace newsgraph
