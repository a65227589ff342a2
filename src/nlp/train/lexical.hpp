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
  // The `most` commonest words that occur at least `least` times, by falling count.
  [[nodiscard]] std::vector<Feature> ranked(std::size_t most, std::uint32_t least) const;

private:
  std::map<Feature, std::uint32_t> m_counts;
};

// Lookup of words: `learned` get rows from kFirstWordRow on, `others` rows marked with kVectorRow.
[[nodiscard]] std::vector<VocabularyEntry> vocabulary_table(const std::vector<Feature>& learned,
                                                            const std::vector<Feature>& others);

// From `<schemas_dir>/lang/en/places.json`, names split by the lexer.
[[nodiscard]] std::vector<GazetteerEntry> build_gazetteer(const std::string& schemas_dir,
                                                          const LexerWords& words);

}  // namespace newsgraph
