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
    std::vector<Piece> pieces;
    for (std::size_t at = 0; at < name.size();) {
      const std::size_t blank = std::min(name.find(' ', at), name.size());
      if (blank > at)
        split_chunk(name, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(blank)}, m_words,
                    pieces);
      at = blank + 1;
    }
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

std::vector<VocabularyEntry> WordCounter::table(std::size_t most, std::uint32_t least,
                                                std::uint32_t& words) const {
  std::vector<std::pair<std::uint32_t, Feature>> ranked;
  for (const auto& [word, count] : m_counts) {
    if (count >= least && word != 0) ranked.emplace_back(count, word);
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  if (ranked.size() > most) ranked.resize(most);
  words = static_cast<std::uint32_t>(ranked.size());
  std::vector<VocabularyEntry> entries(std::bit_ceil(2 * ranked.size() + 2));
  for (std::uint32_t i = 0; i < words; ++i) {
    std::size_t at = ranked[i].second & (entries.size() - 1);
    while (entries[at].key != 0) at = (at + 1) & (entries.size() - 1);
    entries[at] = {ranked[i].second, kFirstWordRow + i};
  }
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
