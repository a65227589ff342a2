#include "extract/repeats.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "extract/relation_kinds.hpp"

namespace newsgraph {
namespace {

void erase_marked(std::vector<ExtractedRelation>& relations, const std::vector<bool>& marked) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < relations.size(); ++i) {
    if (marked[i]) continue;
    if (kept != i) relations[kept] = std::move(relations[i]);
    ++kept;
  }
  relations.erase(relations.begin() + static_cast<std::ptrdiff_t>(kept), relations.end());
}

}  // namespace

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

void drop_retold_meetings(std::vector<ExtractedRelation>& relations) {
  // type, status, meeting, who or where
  using Part = std::tuple<std::string, Status, std::uint32_t, std::uint32_t, std::uint32_t>;
  std::map<Part, std::size_t> told;  // -> where in `kept`
  const auto adds_nothing = [](const ExtractedRelation& again, const ExtractedRelation& first) {
    // What else they spoke of makes no meeting of its own.
    const auto is_known = [&](const auto& property) {
      const auto known = first.properties.find(property.first);
      return property.first == "topic" || property.first == "purpose" ||
             (known != first.properties.end() && known->second == property.second);
    };
    return (again.time.from.empty() || again.time.from == first.time.from) &&
           std::all_of(again.properties.begin(), again.properties.end(), is_known) &&
           std::includes(first.roles.begin(), first.roles.end(), again.roles.begin(), again.roles.end());
  };
  std::vector<ExtractedRelation> kept;
  for (ExtractedRelation& relation : relations) {
    const auto meeting = relation.roles.find("meeting");
    const bool met =
        (relation.type == "meets-with" || relation.type == "negotiates") && meeting != relation.roles.end();
    const bool part = relation.type == "attends" || relation.type == "held-in" || relation.type == "party-to";
    if (relation.source && relation.target && (met || part)) {
      const auto [low, high] = std::minmax(*relation.source, *relation.target);
      const Part key{relation.type, relation.status, met ? meeting->second : 0, low, high};
      const auto [first, fresh] = told.emplace(key, kept.size());
      if (!fresh && adds_nothing(relation, kept[first->second])) {
        for (const auto& [name, value] : relation.properties)
          kept[first->second].properties.emplace(name, value);
        continue;
      }
    }
    kept.push_back(std::move(relation));
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
  // All are asked before any goes: the keys of `told` point into `relations`.
  std::vector<bool> goes(relations.size());
  std::transform(relations.begin(), relations.end(), goes.begin(), [&](const ExtractedRelation& relation) {
    const bool whole = relation.source && relation.target;
    return !whole && told.count(half(relation, relation.source.has_value())) != 0;
  });
  erase_marked(relations, goes);
}

void drop_doerless(std::vector<ExtractedRelation>& relations) {
  std::map<std::string_view, std::size_t> first;  // type -> where the first doer is told
  std::set<std::pair<std::string_view, std::uint32_t>> suffer;
  for (const ExtractedRelation& relation : relations) {
    if (!relation.source || !is_coercion(relation.type) || !happens(relation.status)) continue;
    const std::size_t begin = relation.evidence.trigger.begin;
    const auto [found, fresh] = first.emplace(relation.type, begin);
    if (!fresh) found->second = std::min(found->second, begin);
    if (relation.target) suffer.emplace(relation.type, *relation.target);
  }
  std::vector<bool> goes(relations.size());  // all are asked before any goes, as above
  std::transform(relations.begin(), relations.end(), goes.begin(), [&](const ExtractedRelation& r) {
    if (r.source || !is_coercion(r.type)) return false;
    if (!happens(r.status)) return true;
    auto told = first.find(r.type);
    if (told == first.end() && r.type == "releases")
      told = first.find("detains");  // who holds them frees them
    const bool behind = told != first.end() && told->second < r.evidence.trigger.begin;
    return behind || (r.target && suffer.count({r.type, *r.target}) != 0);
  });
  erase_marked(relations, goes);
}

void drop_idle_plans(std::vector<ExtractedRelation>& relations, const Ontology& ontology) {
  std::erase_if(relations, [&](const ExtractedRelation& r) {
    const RelationType& type = *ontology.relation_type(r.type);
    if (!type.is_event) return false;
    const bool on_goods = type.declares("goods") && !type.declares("act");  // "will tax steel"
    // "is preparing to send troops", "is about to back down": a plan of one side alone
    const bool alone = r.status == Status::planned && (r.type == "mobilizes" || r.type == "concedes");
    const bool open = is_open(r.status);
    if (!r.source) return open || r.status == Status::negated;
    return !r.target && open && r.roles.empty() && !on_goods && !alone;
  });
}

void drop_wholes(std::vector<ExtractedRelation>& relations, const std::vector<ExtractedEntity>& entities) {
  // trigger, type, source, country of the target
  using Act = std::tuple<Span, std::string, std::optional<std::uint32_t>, std::string>;
  const auto act = [&](const ExtractedRelation& r, const std::string& country) {
    return Act{r.evidence.trigger, r.type, r.source, country};
  };
  std::set<Act> on_people;
  for (const ExtractedRelation& relation : relations) {
    if (!relation.target) continue;
    const ExtractedEntity& target = entities[*relation.target];
    const bool victims = target.type == "Group" && relation.type == "attacks";
    if (victims || (target.type == "Person" && !target.country.empty()))
      on_people.insert(act(relation, target.country));
  }
  std::erase_if(relations, [&](const ExtractedRelation& relation) {
    if (!relation.target) return false;
    const ExtractedEntity& target = entities[*relation.target];
    if (target.type != "Country" && target.type != "Place") return false;
    return on_people.count(act(relation, target.country)) != 0 || on_people.count(act(relation, "")) != 0;
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
