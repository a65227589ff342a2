#include "nlp/train/lexical.hpp"

#include <algorithm>
#include <bit>

#include "base/json.hpp"

namespace newsgraph {
namespace {

class GazetteerBuilder {
public:
  explicit GazetteerBuilder(const LexerWords& words) : m_words(words) {}

  void add(std::string_view name, std::uint8_t kind) {
    const std::vector<Piece> pieces = split_name(name, m_words);
    if (pieces.empty() || pieces.size() > kLongestPlaceName) return;
    Feature key = 0;
    for (const Piece& piece : pieces) key = phrase_key(key, view_of(piece.span.of(name)).lower);
    m_kinds[key] |= kind;
  }

  [[nodiscard]] std::vector<GazetteerEntry> table() const {
    std::vector<GazetteerEntry> entries(std::bit_ceil(2 * m_kinds.size() + 2));
    for (const auto& [key, kinds] : m_kinds) {
      std::size_t at = key & (entries.size() - 1);
      while (entries[at].key != 0) at = (at + 1) & (entries.size() - 1);
      entries[at] = {key, kinds};
    }
    return entries;
  }

private:
  const LexerWords& m_words;
  std::map<Feature, std::uint32_t> m_kinds;
};

}  // namespace

std::vector<Feature> WordCounter::ranked(std::size_t most, std::uint32_t least) const {
  std::vector<std::pair<std::uint32_t, Feature>> ranked;
  for (const auto& [word, count] : m_counts) {
    if (count >= least && word != 0) ranked.emplace_back(count, word);
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  if (ranked.size() > most) ranked.resize(most);
  std::vector<Feature> words;
  for (const auto& [count, word] : ranked) words.push_back(word);
  return words;
}

std::vector<VocabularyEntry> vocabulary_table(const std::vector<Feature>& learned,
                                              const std::vector<Feature>& others) {
  const std::size_t words = learned.size() + others.size();
  std::vector<VocabularyEntry> entries(std::bit_ceil(words + words / 2 + 2));
  const auto put = [&entries](Feature word, std::uint32_t row) {
    std::size_t at = word & (entries.size() - 1);
    while (entries[at].key != 0) at = (at + 1) & (entries.size() - 1);
    entries[at] = {word, row};
  };
  for (std::uint32_t i = 0; i < learned.size(); ++i) put(learned[i], kFirstWordRow + i);
  for (std::uint32_t i = 0; i < others.size(); ++i) put(others[i], kVectorRow | i);
  return entries;
}

std::vector<GazetteerEntry> build_gazetteer(const std::string& schemas_dir, const LexerWords& words) {
  const Json file = Json::parse_file(schemas_dir + "/lang/en/places.json");
  GazetteerBuilder builder(words);
  for (const Json& country : file["countries"].as_array()) {
    builder.add(country.string_or("name"), kCountryName);
    for (const std::string& name : country.strings("aliases")) builder.add(name, kCountryName);
    for (const std::string& name : country.strings("demonyms")) builder.add(name, kDemonym);
    builder.add(country.string_or("capital"), kCityName);
    for (const std::string& name : country.strings("seats")) builder.add(name, kSeatName);
  }
  for (const auto& [list, kind] :
       {std::pair<std::string_view, std::uint8_t>{"cities", kCityName}, {"regions", kRegionName}}) {
    if (!file.has(list)) continue;
    for (const Json& row : file[list].as_array()) {
      if (row.is_array())
        builder.add(row.as_array().at(0).as_string(), kind);
      else
        builder.add(row.string_or("name"), kind);
    }
  }
  return builder.table();
}

}  // namespace newsgraph
