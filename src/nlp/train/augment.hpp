// More training sentences from the gold ones, for what news has and web pages and encyclopedias lack: titles
// between a nationality and a person, names of all countries and bodies, hyphenated given names, headlines.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "nlp/lexer.hpp"
#include "nlp/train/corpus.hpp"

namespace newsgraph {

// Changed copies of sentences that hold people, places or bodies: other names in their place, an office put
// before a person ("South Korean Foreign Minister …", "US President …"). Names and offices come from the
// language pack.
[[nodiscard]] std::vector<NamedSentence> augment_names(const std::vector<NamedSentence>& sentences,
                                                       const std::string& schemas_dir,
                                                       const std::vector<std::string>& people,
                                                       const LexerWords& words, std::uint32_t seed);

// A copy of the form as a headline writes it: "hold" -> "Hold"; `all` for capitals throughout.
[[nodiscard]] std::string headline_form(std::string_view form, bool all);

}  // namespace newsgraph
