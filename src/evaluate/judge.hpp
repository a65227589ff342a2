// Holds the edges found in one text against the gold edges: one to one where possible, and then says of each
// edge that is left over whether it repeats another one or is wrong.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "evaluate/gold.hpp"
#include "graph/ontology.hpp"
#include "graph/records.hpp"

namespace newsgraph {

// What must agree. `strict`: source, target, type, status; `edge`: source, target, type; `pair`: the two
// sides in either order, whatever is between them.
enum class Agreement : std::uint8_t { strict, edge, pair };

enum class Verdict : std::uint8_t {
  right,     // stands for one required gold edge
  optional,  // stands for an optional one
  repeated,  // tells again what another edge tells; counted with it
  wrong,
};

struct Judgement {
  std::vector<Verdict> verdicts;                       // one for each edge found
  std::vector<std::optional<std::uint32_t>> gold_of;   // for each edge found: position of its gold edge
  std::vector<std::optional<std::uint32_t>> found_of;  // for each gold edge: position of its edge found
  std::vector<std::uint32_t> missed;                   // required gold edges that nothing stands for
};

class Judge {
public:
  // All must outlive the judge. `found` are the relations to be judged, in any order.
  Judge(const Ontology& ontology, const GoldText& gold, const std::vector<ExtractedEntity>& entities,
        const std::vector<ExtractedRelation>& found)
      : m_ontology(ontology), m_gold(gold), m_entities(entities), m_found(found) {}

  // The most gold edges that can have an edge of their own get one, required ones first; where there is a
  // choice the one whose status, speaker, time and trigger agree best (maximum matching by augmenting paths,
  // Kuhn 1955). Of what is left over, an edge is repeated when it fits a gold edge that is taken, or follows
  // from an edge judged already: the same statement, or a country's edge beside its person's or body's.
  // Symmetric types have no order of sides, optional gold edges any status.
  [[nodiscard]] Judgement judge(Agreement agreement) const;

  // True when the type is right and the sides are those of the gold edge, exchanged.
  [[nodiscard]] bool is_swapped(const ExtractedRelation& found, const GoldRelation& gold) const;

private:
  [[nodiscard]] bool fits(const ExtractedRelation& found, const GoldRelation& gold,
                          Agreement agreement) const;
  [[nodiscard]] int closeness(const ExtractedRelation& found, const GoldRelation& gold) const;
  [[nodiscard]] bool is_symmetric(std::string_view type) const;
  [[nodiscard]] bool sides_agree(const ExtractedRelation& found, const Answers& source,
                                 const Answers& target) const;
  [[nodiscard]] bool follows_from(const ExtractedRelation& relation, const ExtractedRelation& other,
                                  Agreement agreement) const;
  [[nodiscard]] bool stands_for(std::optional<std::uint32_t> side, std::optional<std::uint32_t> other) const;
  void assign(Agreement agreement, Judgement& judgement) const;
  void judge_leftovers(Agreement agreement, Judgement& judgement) const;
  [[nodiscard]] bool is_repeated(std::uint32_t found, Agreement agreement, const Judgement& judgement) const;

  const Ontology& m_ontology;
  const GoldText& m_gold;
  const std::vector<ExtractedEntity>& m_entities;
  const std::vector<ExtractedRelation>& m_found;
};

}  // namespace newsgraph
