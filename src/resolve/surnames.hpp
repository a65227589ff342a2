// Lone surnames: which person of that surname an article means.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store_blocks.hpp"
#include "resolve/clusters.hpp"

namespace newsgraph {

// Key of the office that an article gives to a person; empty: none.
[[nodiscard]] std::string office_key(const Wording& wording);

// The surnames under which a cluster of full names may be meant. By surname.
[[nodiscard]] std::vector<std::pair<std::string, Bearer>> bearings_of(const Block& block,
                                                                      const Cluster& cluster);

// The article of a lone surname.
struct LoneArticle {
  std::string id;
  std::vector<std::string> rules;  // clusters that it names in full: a surname beside them is somebody else
  std::function<bool(const Bearer&)> shares_context;  // with articles that name that person in full
};

inline constexpr std::size_t kMostBearers = 8;  // of more people who fit, no article can leave just one

inline constexpr std::string_view kOnlyBearer =
    "surname with the country or office of the only person so named";

inline constexpr std::string_view kNamesake =
    "name of the only body or place so called in articles with the same other names";

// Rule, home and reason of a lone surname: the only bearer of its country or office, else the only one of
// whom articles with the same other names speak. `key` is that of its block ("S:ruiz|ESP").
void place_surname(Wording& single, std::string_view key, const std::vector<Bearer>& bearers,
                   const LoneArticle& article);

}  // namespace newsgraph
