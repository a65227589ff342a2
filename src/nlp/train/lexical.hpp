// The word tables of the network, made once before training: vocabulary and gazetteer.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "nlp/gazetteer.hpp"
#include "nlp/lexer.hpp"
#include "nlp/word_rows.hpp"

namespace newsgraph {

class WordCounter {
public:
  void add(Feature lower) { ++m_counts[lower]; }
  // The `most` commonest words that occur at least `least` times, as a lookup table; `words` receives their
  // number. Rows are given in order of falling count.
  [[nodiscard]] std::vector<VocabularyEntry> table(std::size_t most, std::uint32_t least,
                                                   std::uint32_t& words) const;

private:
  std::map<Feature, std::uint32_t> m_counts;
};

// From `<schemas_dir>/lang/en/places.json`, names split by the lexer.
[[nodiscard]] std::vector<GazetteerEntry> build_gazetteer(const std::string& schemas_dir,
                                                          const LexerWords& words);

}  // namespace newsgraph
