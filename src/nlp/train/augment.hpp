// More training sentences from the gold ones, for what news has and web pages and encyclopedias lack: titles
// between a nationality and a person, names of all countries and bodies, hyphenated given names, headlines.
#pragma once

#include <array>
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

// Names to put in the place of others of their label, split into words: by EntityLabel.
struct NamePool {
  std::array<std::vector<std::vector<std::string>>, kEntityLabelNames.size()> names;
  // Names of gold sentences, each once, in their order.
  void add_gold(const std::vector<NamedSentence>& sentences);
  void add(EntityLabel label, std::string_view name, const LexerWords& words);
};

// Copies of all sentences that hold names, with most names replaced by others of their label.
[[nodiscard]] std::vector<NamedSentence> swap_names(const std::vector<NamedSentence>& sentences,
                                                    const NamePool& gold, const NamePool& lists,
                                                    std::uint32_t seed);

// Copies of some sentences spelled as headlines, a part of them in capitals throughout.
[[nodiscard]] std::vector<NamedSentence> headline_copies(const std::vector<NamedSentence>& sentences,
                                                         std::uint32_t seed);

// A copy of the form as a headline writes it: "hold" -> "Hold"; `all` for capitals throughout.
[[nodiscard]] std::string headline_form(std::string_view form, bool all);

}  // namespace newsgraph
