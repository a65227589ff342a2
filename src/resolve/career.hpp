// What articles tell of a life, and whether two such accounts can be of one person. Namesakes are told apart
// by age and by work that nobody does at one time; never by silence: who is only named may be anybody of the
// name. All in calendar years, with room for what articles get wrong.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/occupations.hpp"
#include "graph/store_blocks.hpp"

namespace newsgraph {

// Inclusive.
struct Years {
  int from = 0;
  int to = 0;
  friend bool operator==(const Years&, const Years&) = default;
};

struct Career {
  std::set<std::string> titles;       // offices and trades, as keys
  std::map<std::string, Years> work;  // field -> when articles tell of it
  std::optional<Years> stated_birth;  // as an age tells
  std::optional<Years> likely_birth;  // as the ages tell at which people do such work

  [[nodiscard]] bool tells() const { return !titles.empty() || stated_birth; }
};

[[nodiscard]] Career career_of(const Wording& wording, const Occupations& occupations);

// Why both cannot be of one person, as a literal; empty: they can.
[[nodiscard]] std::string_view clash(const Career& a, const Career& b, const Occupations& occupations);

// The career of both.
[[nodiscard]] Career joined(const Career& a, const Career& b);

// The year of a wording; nothing: its articles have no date.
[[nodiscard]] std::optional<int> year_of(const Wording& wording);

inline constexpr std::string_view kOtherAge = "same name, but a namesake of another age";
inline constexpr std::string_view kOtherWork = "same name, but a namesake with other work at the same time";
[[nodiscard]] bool is_namesake(std::string_view reason);

}  // namespace newsgraph
