// What can be seen of an edge and its sentence that tells how likely it is right, as "name=value": the word
// that told it ("word=accuse"), what its ends are and how they are named ("target=none",
// "source-kind=PRON"), the path of the tree from the word to them ("target-path=.obl:against"), who else
// stands nearer ("source-nearer=1"), which office ("title=Mayor"). The names are those of this file alone:
// ConfidenceModel weighs them as they are, so weights and features change together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "extract/tree.hpp"
#include "graph/records.hpp"

namespace newsgraph {

using EdgeFeatures = std::vector<std::string>;

class EdgeFeatureReader {
public:
  // All of one article; `relations` have their codes and certainty and are in their last order.
  EdgeFeatureReader(const Tree& tree, const std::vector<ExtractedEntity>& entities,
                    const std::vector<ExtractedRelation>& relations);

  // Each feature once, in the order of reading.
  [[nodiscard]] EdgeFeatures of(const ExtractedRelation& relation) const;

private:
  struct NamedActor {
    std::uint32_t token;  // first of the mention
    std::uint32_t entity;
  };
  struct Sight;

  void see_word(Sight& sight) const;
  void see_meaning(Sight& sight) const;
  void see_end(Sight& sight, bool is_source) const;
  void see_rivals(Sight& sight) const;
  void see_company(Sight& sight) const;
  void see_office(Sight& sight) const;
  [[nodiscard]] std::optional<Span> nearest_mention(const ExtractedRelation& relation,
                                                    std::uint32_t entity) const;
  [[nodiscard]] std::uint32_t token_at(std::uint32_t byte) const;
  [[nodiscard]] TokenRange tokens_of(Span span) const;
  [[nodiscard]] std::string path(std::uint32_t from, std::uint32_t to) const;
  [[nodiscard]] std::string kind(std::uint32_t token) const;

  const Tree& m_tree;
  const std::vector<ExtractedEntity>& m_entities;
  std::map<std::uint32_t, std::vector<NamedActor>> m_actors;  // by sentence
  // How many relations share a word and type, a sentence, or type and ends.
  std::map<std::pair<Span, std::string>, std::uint32_t> m_of_word;
  std::map<Span, std::uint32_t> m_of_sentence;
  std::map<std::tuple<std::string, std::optional<std::uint32_t>, std::optional<std::uint32_t>>, std::uint32_t>
      m_of_ends;
  // Titles by holder and owner, and how many hold each at an owner.
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> m_titles;
  std::map<std::pair<std::string, std::uint32_t>, std::uint32_t> m_holders;
};

}  // namespace newsgraph
