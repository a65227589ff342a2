// Who holds an office of a country, and who is called by the office alone: "the foreign minister of Norway",
// "Norway's foreign minister". The latter are claims on the country, as no name is given. Only offices that
// one person holds at a time count; words that leave a doubt, as in "the former president", or a name behind
// the office that nobody knew for one, count as none.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store_blocks.hpp"
#include "resolve/names.hpp"

namespace newsgraph {

[[nodiscard]] std::vector<OfficeTold> offices_told(const Extraction& extraction, std::int64_t document,
                                                   const Names& names);

// `quote`: the words of a sentence that is evidence.
[[nodiscard]] std::vector<OfficeAlone> offices_alone(const Extraction& extraction, std::int64_t document,
                                                     const std::function<std::string(Span)>& quote,
                                                     const Names& names);

// The office by which a sentence calls somebody who acts for the country named at `country`; empty: none.
// `actor`: the words taken for who acts; both are spans of the sentence. Of the country with that code.
[[nodiscard]] std::string office_alone_at(std::string_view sentence, Span actor, Span country,
                                          std::string_view iso3, const Names& names);

}  // namespace newsgraph
