// When, how much, how often, with what result: what the words near a predicate say besides who did it to
// whom. "Near" is a short path in the tree that leaves no clause.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "extract/grammar.hpp"
#include "extract/lexicon.hpp"
#include "extract/rules.hpp"
#include "extract/tree.hpp"
#include "graph/records.hpp"

namespace newsgraph {

class Attributes {
public:
  Attributes(const Tree& tree, const Grammar& grammar, const Lexicon& lexicon, const RuleSet& rules)
      : m_tree(tree), m_grammar(grammar), m_lexicon(lexicon), m_rules(rules) {}

  enum class Reach : std::uint8_t { clause, phrase };  // phrase: only what hangs below the predicate

  // The date or time expression that belongs to the predicate; empty members when none does.
  [[nodiscard]] TimeRange time(std::uint32_t predicate, Reach reach = Reach::clause) const;
  // Adds to_percent and from_percent ("from 50 percent to 18 percent", "a 25 percent tariff"); `ends` when
  // the predicate ends or lowers the rate that is named alone.
  void percentages(std::uint32_t predicate, bool ends, Properties& properties) const;
  // Adds `goods`: what a tariff falls on.
  void goods(std::uint32_t predicate, Properties& properties) const;
  // Adds `amount`: the first sum of money in the predicate's clause, digits and ISO 4217 code ("125000000
  // USD").
  void amount(std::uint32_t predicate, Properties& properties) const;
  // Adds `count`: how many people or things are acted on ("killed [70] members", "[4,028] prisoners").
  void count(std::uint32_t predicate, Properties& properties) const;
  // How many of those whom the noun names ("killed two marines and a [gunner]": 0, as no number is told of
  // it); nothing when it is not the one counted or listed.
  [[nodiscard]] std::optional<std::int64_t> count_of(std::uint32_t noun) const;
  // Adds `rounds` ("two rounds of") and `outcome` ("no-agreement", "agreement").
  void talks(std::uint32_t predicate, Properties& properties) const;

private:
  // Steps from `from` to `to` without leaving the clause; nothing when there is no such way.
  [[nodiscard]] std::optional<int> distance(std::uint32_t from, std::uint32_t to) const;
  [[nodiscard]] bool falls_to_nothing(std::uint32_t predicate) const;
  [[nodiscard]] const Quantity* quantity_of(std::uint32_t noun) const;
  [[nodiscard]] std::string adposition_of(const Quantity& quantity) const;
  [[nodiscard]] bool is_share(const Quantity& rate) const;
  [[nodiscard]] bool opens_range(std::uint32_t predicate, const Quantity& rate) const;
  [[nodiscard]] bool is_listed_good(std::uint32_t first, std::uint32_t conjunct) const;
  [[nodiscard]] std::string kind_of_goods(std::uint32_t noun) const;

  const Tree& m_tree;
  const Grammar& m_grammar;
  const Lexicon& m_lexicon;
  const RuleSet& m_rules;
};

}  // namespace newsgraph
