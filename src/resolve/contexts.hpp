// Which articles speak of the same people, bodies and places: what makes it likely that a name they share,
// or two spellings of one, mean the same. Built on the names as the articles write them, never on what the
// resolver made of them, so that it does not depend on the order in which blocks are placed.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/store_blocks.hpp"
#include "resolve/names.hpp"

namespace newsgraph {

class Contexts {
public:
  using Documents = std::set<std::int64_t>;

  Contexts(const BlockTables& tables, const Names& names) : m_tables(tables), m_names(names) {}

  [[nodiscard]] Documents documents_of(const Wording& wording) const;
  // Whether an article of one side and another of the other, no more than a year apart, share enough names:
  // two, one of them a person's full name, or three. `except`: keys of the names in question, which prove
  // nothing. `people`: clusters whom an article of side `a` means by surnames alone; who is named in full on
  // the other side counts as a person shared. Of a side with more than kMost articles those first by id
  // count.
  [[nodiscard]] bool share(const Documents& a, const Documents& b, const std::set<std::string>& except,
                           const std::set<std::string>& people = {});

  // Of a full name of a person, a body, or a place that is no country; empty for all else.
  [[nodiscard]] std::string key_of(const Wording& wording) const;

  static constexpr std::size_t kMost = 100;

private:
  struct Article {
    std::vector<std::string> names;               // keys, sorted
    int day = 0;                                  // 0: not known
    std::optional<std::set<std::string>> people;  // clusters of those named in full, once asked for
  };
  [[nodiscard]] Article& article(std::int64_t document);
  [[nodiscard]] std::vector<std::int64_t> first_of(const Documents& documents) const;
  [[nodiscard]] static bool near(const Article& a, const Article& b);
  [[nodiscard]] std::size_t count(const std::set<std::string>& people, std::int64_t document);
  [[nodiscard]] bool alike(std::int64_t a, std::int64_t b, const std::set<std::string>& except,
                           const std::set<std::string>& people);

  const BlockTables& m_tables;
  const Names& m_names;
  std::map<std::int64_t, Article> m_articles;
};

}  // namespace newsgraph
