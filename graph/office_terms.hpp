// Who held an office on a day, as far as the articles tell. An article speaks for the day it appeared on,
// unless it gives the time itself; a person is taken to be in office between the first and the last such day.
// Where the days of two people cover the same day nobody is preferred.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/view.hpp"

namespace newsgraph {

// Days YYYY-MM-DD; empty: not known.
struct OfficeTerm {
  std::string person;  // node id
  std::string title;
  std::string from, to;       // first and last day on which the person is told to be in office
  std::string left;           // first day on which an article calls the office a past one
  bool stated = false;        // an article gives the time; else its own day counts
  std::uint32_t sources = 0;  // articles
};

// The terms of an office of one country or body, by first day, then person. `view` shows all holds-office
// edges towards it, with all evidence; `is_office`: whether a title is that office.
[[nodiscard]] std::vector<OfficeTerm> office_terms(const GraphView& view,
                                                   const std::function<bool(const std::string&)>& is_office);

// The terms that the day falls into; when there are none, the last ones before it that no article has called
// past by then, unless they are more than a year back. One: the holder. Several: in doubt. None: not known.
[[nodiscard]] std::vector<OfficeTerm> holders_on(const std::vector<OfficeTerm>& terms, std::string_view day);

// The terms of which some part lies between the days; an empty day leaves that side open. Terms whose time is
// not known do not pass.
[[nodiscard]] std::vector<OfficeTerm> held_between(const std::vector<OfficeTerm>& terms,
                                                   std::string_view from, std::string_view to);

}  // namespace newsgraph
