// Clubs that an article names in full, with their town ("Oslo Rovers"): what it calls them otherwise.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/places.hpp"
#include "extract/tree.hpp"

namespace newsgraph {

class Clubs {
public:
  Clubs(const Tree& tree, const Places& places);

  // "Rovers": the name without the town.
  [[nodiscard]] bool has(std::string_view short_name) const { return m_short_names.count(short_name) != 0; }
  // The full name of the only club of the town that the article names, where a sentence with a score has the
  // town play somebody: "a 3-1 win over [Oslo]"; empty: the town itself is meant.
  [[nodiscard]] std::string of_town(TokenRange town) const;

private:
  [[nodiscard]] bool ends_score(std::uint32_t end) const;

  const Tree& m_tree;
  std::set<std::string, std::less<>> m_short_names;
  std::map<std::string, std::set<std::string>, std::less<>> m_of_town;  // -> full names
};

}  // namespace newsgraph
