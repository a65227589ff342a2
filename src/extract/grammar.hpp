// Logical arguments of verbs and event nouns, whatever the surface: active, passive, reduced relatives,
// control, coordination, light verbs, possessives. What English does in general lives here once, so that a
// rule says "subject" and "object" and nothing about voice.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/lexicon.hpp"
#include "extract/tree.hpp"

namespace newsgraph {

using Tokens = std::vector<std::uint32_t>;

class Grammar {
public:
  Grammar(const Tree& tree, const Lexicon& lexicon) : m_tree(tree), m_lexicon(lexicon) {}

  // Heads of the phrases that fill the function; empty when none. `predicate` is a verb or a noun that names
  // an event.
  [[nodiscard]] Tokens subjects(std::uint32_t predicate) const;
  [[nodiscard]] Tokens objects(std::uint32_t predicate) const;
  // Further objects that tell of deeds of their own: "imposed a tax on Peru and a [duty] on Chile".
  [[nodiscard]] Tokens objects_apart(std::uint32_t verb) const;
  // Infinitives, participles and clauses governed by the predicate, as complement or as purpose.
  [[nodiscard]] Tokens clauses(std::uint32_t predicate) const;
  // Those of them that the word opens: "to" for infinitives, "that" for finite clauses.
  [[nodiscard]] Tokens clauses_marked(std::uint32_t predicate, std::string_view mark) const;
  // Those of them that say what somebody must do: "must halt", "should leave", "needs to act".
  [[nodiscard]] Tokens clauses_demanded(std::uint32_t predicate) const;
  // Clauses that set a condition for it: "unless Peru leaves", "if talks fail".
  [[nodiscard]] Tokens conditions(std::uint32_t predicate) const;
  // Nominals with that adposition: below the predicate, below its object, or below its light verb.
  [[nodiscard]] Tokens obliques(std::uint32_t predicate, std::string_view adposition) const;
  // Modifiers before a noun: compounds, adjectives, possessors.
  [[nodiscard]] Tokens modifiers(std::uint32_t noun) const;
  // Nouns of trade to the right in the same clause, as far as no other clause begins: what a tariff falls on.
  [[nodiscard]] Tokens goods_behind(std::uint32_t predicate) const;
  // Names that the noun describes: "rebel leader [Lind]", "[Lind], the leader of …", "[Lind] is the leader".
  [[nodiscard]] Tokens bearers(std::uint32_t noun) const;
  // The names joined before a noun: "South Korea-U.S. summit", "Lind-Holm meeting".
  [[nodiscard]] Tokens pair(std::uint32_t noun) const;

  // The clause that the noun sums up, by its verb: "Peru [doubled] its duties, a move …", "Peru [doubled] its
  // duties. Chile criticised the move."; empty for other nouns.
  [[nodiscard]] Tokens deeds(std::uint32_t noun) const;

  // The verb that carries tense and actors for an event noun ("held" of "held talks"); nothing if none does.
  [[nodiscard]] std::optional<std::uint32_t> light_verb(std::uint32_t noun) const;
  [[nodiscard]] bool is_passive(std::uint32_t verb) const;
  // "over" of "hand over", also where it was taken for an adverb of what follows; nothing if there is none.
  [[nodiscard]] std::optional<std::uint32_t> particle(std::uint32_t verb) const;
  // "have" of a perfect whose participle the parser hung below the object; nothing otherwise.
  [[nodiscard]] std::optional<std::uint32_t> split_perfect(std::uint32_t verb) const;
  // A gerund that says what the object of the verb above did: "accused Chile of [breaking] the truce".
  [[nodiscard]] bool is_charge(std::uint32_t verb) const;
  // "the first [country] to leave": the noun does what its infinitive says.
  [[nodiscard]] bool is_ranked(std::uint32_t noun) const;
  // A participle before the noun it describes: "occupied city", "US-hosted meeting".
  [[nodiscard]] bool is_attributive(std::uint32_t verb) const;
  [[nodiscard]] bool is_misread_attribute(std::uint32_t verb) const;

  // Of several objects the verb has this one alone, until it is freed.
  struct Focus {
    std::uint32_t verb, object;
  };
  void focus_on(std::optional<Focus> focus) {
    if (focus || m_focus) m_asked.clear();
    m_focus = focus;
  }
  [[nodiscard]] const std::optional<Focus>& focus() const { return m_focus; }

private:
  [[nodiscard]] Tokens subjects(std::uint32_t predicate, int depth) const;
  [[nodiscard]] Tokens plain_objects(std::uint32_t predicate) const;
  [[nodiscard]] Tokens with_contents(Tokens nouns) const;
  [[nodiscard]] bool is_gerund_object(std::uint32_t verb, std::uint32_t clause) const;
  [[nodiscard]] std::uint32_t who_is(std::uint32_t noun) const;
  [[nodiscard]] bool names_a_side(std::uint32_t modifier) const;
  [[nodiscard]] Tokens verb_subjects(std::uint32_t verb, int depth) const;
  [[nodiscard]] Tokens noun_subjects(std::uint32_t noun, int depth) const;
  [[nodiscard]] std::optional<std::uint32_t> visitor_behind(std::uint32_t noun) const;
  [[nodiscard]] Tokens subjects_of_occasion(std::uint32_t noun, int depth) const;
  [[nodiscard]] bool adds_comment(std::uint32_t noun) const;
  [[nodiscard]] bool points_back(std::uint32_t noun) const;
  [[nodiscard]] bool is_measure_again(std::uint32_t noun) const;
  [[nodiscard]] std::optional<std::uint32_t> measure_before(std::uint32_t noun) const;
  [[nodiscard]] std::optional<std::uint32_t> clause_around(std::uint32_t noun) const;
  [[nodiscard]] std::optional<std::uint32_t> clause_before(std::uint32_t noun) const;
  [[nodiscard]] std::optional<std::uint32_t> summed_up(std::uint32_t noun, std::uint32_t verb) const;
  [[nodiscard]] std::optional<std::uint32_t> told_by(std::uint32_t verb) const;
  [[nodiscard]] bool opens_behind_comma(std::uint32_t noun) const;
  [[nodiscard]] std::optional<std::uint32_t> noun_of_with(std::uint32_t participle) const;
  [[nodiscard]] std::optional<std::uint32_t> told_deed(std::uint32_t participle) const;
  [[nodiscard]] std::optional<std::uint32_t> misread_subject(std::uint32_t verb) const;
  [[nodiscard]] std::uint32_t told_of(std::uint32_t noun, std::uint32_t pronoun, std::uint32_t verb) const;
  [[nodiscard]] std::uint32_t before_time(std::uint32_t end) const;
  [[nodiscard]] Tokens planners(std::uint32_t noun, int depth) const;
  [[nodiscard]] std::optional<std::uint32_t> doer_behind_for(std::uint32_t infinitive) const;
  [[nodiscard]] std::optional<std::uint32_t> bidden_before(std::uint32_t infinitive) const;
  [[nodiscard]] Tokens understood_subjects(std::uint32_t verb, int depth) const;
  [[nodiscard]] bool is_means(std::uint32_t noun) const;
  [[nodiscard]] bool lacks_object_of_complement(std::uint32_t verb) const;
  [[nodiscard]] std::optional<std::uint32_t> agent(std::uint32_t verb) const;
  [[nodiscard]] bool is_light(std::uint32_t verb) const;
  [[nodiscard]] bool is_done_to_owner(std::uint32_t noun) const;
  [[nodiscard]] bool is_relative_pronoun(std::uint32_t token) const;
  [[nodiscard]] bool is_setting(std::uint32_t token) const;
  [[nodiscard]] bool accompanies(std::uint32_t noun, std::uint32_t governor) const;
  [[nodiscard]] bool is_apart(std::uint32_t oblique) const;
  [[nodiscard]] bool has_passive_form(std::uint32_t verb) const;
  [[nodiscard]] Tokens found_obliques(std::uint32_t predicate, std::string_view adposition) const;
  void add_obliques(std::uint32_t governor, std::string_view adposition, Tokens& out) const;

  const Tree& m_tree;
  const Lexicon& m_lexicon;
  std::optional<Focus> m_focus;
  struct Asked {
    std::uint32_t predicate;
    std::string adposition;
    Tokens found;
  };
  mutable std::vector<Asked> m_asked;                  // obliques(), with that focus
  mutable std::vector<std::optional<bool>> m_passive;  // is_passive() of each token, once asked
};

}  // namespace newsgraph
