// Whether a time that stands near a predicate is told of another word: parsers hang "in 2019" of "protested
// against the raids in 2019" now here, now there.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "extract/lexicon.hpp"
#include "extract/rules.hpp"
#include "extract/tree.hpp"
#include "graph/records.hpp"

namespace newsgraph {

// "has banned it [since 2022]"
[[nodiscard]] bool is_since(const Tree& tree, TokenRange time);
// What another noun is called by or when another event was, the end of what is meant to happen, the day on
// which somebody said so. Nouns that trigger a rule name events.
[[nodiscard]] bool is_time_of_another(const Tree& tree, const Lexicon& lexicon, const RuleSet& rules,
                                      const TimeExpression& time, std::uint32_t predicate);
// "today", "yesterday": counted from the day on which somebody says so.
[[nodiscard]] bool is_seen_from_day(std::string_view time);
// More than a year before the article's day ("YYYY-MM-DD" both): background.
[[nodiscard]] bool is_long_before(const std::string& day, const std::string& article);
// The article's day; of one without, the first of the newest year that it tells of: it is no older.
[[nodiscard]] std::string day_of_article(const Tree& tree);
// Is the deed of long ago though no time of its own says so: "in 2008, when Chile [expelled] him", "when it
// last [sent] troops", "[killed] hundreds in those years", "had [attacked] it" beside an old year?
[[nodiscard]] bool is_background(const Tree& tree, std::uint32_t predicate, const std::string& today);
// Too old for news told in the present tense: "ago", or of a month before the last.
[[nodiscard]] bool is_old_news(const TimeRange& time, const std::string& article);

}  // namespace newsgraph
