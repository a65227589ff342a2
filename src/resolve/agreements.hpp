// Which mentions of agreements are one, in two steps, so that an article recomputes little: first by name
// (cluster_agreements), then by the names that the same parties have for it (join_other_names).
#pragma once

#include <string>
#include <vector>

#include "resolve/clusters.hpp"
#include "resolve/joined_sets.hpp"

namespace newsgraph {

// Same name, or one that an article gives as the other name; parties of which one list holds the other; dates
// that agree. A name that is none ("the deal") needs two parties, else its own article alone knows which is
// meant.
void cluster_agreements(Block& block, const ArticlesOf& articles_of);

// What the first step made one.
struct NamedAgreement {
  std::string id;
  std::vector<Wording> wordings;  // not empty
};

// The shortest time told, the first of equal ones; empty when none is.
[[nodiscard]] std::string day_of(const NamedAgreement& agreement);

// `agreements` of the same two parties or more, by id. A name of two words or more stands for the only
// agreement with a longer name that has all of them ("joint fact sheet", "joint summit fact sheet") unless
// dates or an article tell the two apart. For each the number of its set: the position of one in it.
[[nodiscard]] std::vector<std::size_t> join_other_names(const std::vector<NamedAgreement>& agreements,
                                                        const ArticlesOf& articles_of, const Names& names);

}  // namespace newsgraph
