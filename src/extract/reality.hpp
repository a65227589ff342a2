// How real is what a predicate says, and who says so. Tense, aspect, modals, negation and the verbs, nouns
// and subordinators above the predicate decide (the auxiliary marks of PLOVER 2.0: historical, future,
// hypothetical, negation; here as one status).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>

#include "extract/grammar.hpp"
#include "extract/lexicon.hpp"
#include "extract/quotes.hpp"
#include "extract/tree.hpp"
#include "graph/records.hpp"

namespace newsgraph {

class Reality {
public:
  Reality(const Tree& tree, const Grammar& grammar, const Lexicon& lexicon)
      : m_tree(tree), m_grammar(grammar), m_lexicon(lexicon), m_quotes(tree, lexicon) {}

  // Status of the event named by a verb or an event noun; nothing where it would be a guess: "flew in to
  // [meet] Lind", "discussed a [ceasefire]".
  [[nodiscard]] std::optional<Status> status(std::uint32_t predicate) const;
  // The same, but not looking above `limit`: what an embedding predicate that is coded itself says is left
  // out.
  // `asked`: of how many words above the status may be asked in turn; a light verb may lead back down.
  [[nodiscard]] std::optional<Status> status_below(std::uint32_t predicate, std::uint32_t limit,
                                                   int asked = 8) const;

  // Head of the phrase that names who says it: subject of a verb of saying above, "according to …", or who is
  // quoted.
  [[nodiscard]] std::optional<std::uint32_t> speaker(std::uint32_t predicate) const;
  // "accused him of [bombing] a bus", "of taking sides by [arming] rebels", "rumours that he [bombed] it":
  // true or not.
  [[nodiscard]] bool is_alleged(std::uint32_t predicate) const;
  [[nodiscard]] bool is_negated(std::uint32_t predicate) const;
  // Is the event of the noun told to end, or to be wished to: "hopes to lift the [ban]"? So it is there.
  [[nodiscard]] bool is_ended(std::uint32_t noun) const;
  // True between quotation marks.
  [[nodiscard]] bool is_quoted(std::uint32_t token) const { return m_quotes.is_quoted(token); }

private:
  // Nothing while the words above are to be asked, too; a status, or none where it would be a guess.
  using Verdict = std::optional<std::optional<Status>>;

  [[nodiscard]] std::optional<Status> of_noun(std::uint32_t noun, std::optional<std::uint32_t> light) const;
  [[nodiscard]] Verdict by_place(std::uint32_t current, std::uint32_t governor, std::uint32_t limit,
                                 int asked) const;
  [[nodiscard]] Verdict by_form(std::uint32_t predicate, std::uint32_t current, std::uint32_t governor,
                                std::uint32_t limit, int asked) const;
  [[nodiscard]] Verdict by_occasion(std::uint32_t noun, std::uint32_t governor, const std::string& occasion,
                                    std::uint32_t limit, int asked) const;
  [[nodiscard]] std::optional<Status> as_imposed(Status imposed, std::uint32_t current,
                                                 std::uint32_t governor, std::uint32_t limit,
                                                 int asked) const;
  [[nodiscard]] bool climbs(std::uint32_t current, std::uint32_t governor, const std::string& occasion) const;
  [[nodiscard]] bool is_duty(std::uint32_t infinitive, std::uint32_t governor) const;
  [[nodiscard]] bool is_dropped(std::uint32_t noun) const;
  [[nodiscard]] bool is_denied_by(std::uint32_t governor, std::uint32_t clause) const;
  [[nodiscard]] std::optional<Status> status_above(std::uint32_t governor, std::uint32_t limit,
                                                   int asked) const;
  [[nodiscard]] std::optional<std::uint32_t> source_behind(std::uint32_t predicate) const;
  [[nodiscard]] bool goes_on(std::uint32_t clause, std::uint32_t governor) const;
  [[nodiscard]] bool is_added(std::uint32_t clause) const;
  [[nodiscard]] bool opens_own_clause(std::uint32_t verb) const;
  [[nodiscard]] bool reports(std::uint32_t verb) const;
  [[nodiscard]] bool is_broken(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] std::optional<std::uint32_t> reporter_above(std::uint32_t predicate) const;
  [[nodiscard]] std::optional<Status> own_marks(std::uint32_t predicate) const;
  [[nodiscard]] bool is_untrue(std::uint32_t word) const;
  [[nodiscard]] std::optional<Status> imposed_by(std::uint32_t governor, std::uint32_t dependent) const;
  [[nodiscard]] std::optional<Status> aimed_at(std::uint32_t verb, std::uint32_t gerund) const;
  [[nodiscard]] bool is_convened_by(std::uint32_t verb, std::uint32_t noun) const;
  [[nodiscard]] std::optional<Status> wished_for(std::uint32_t verb, std::uint32_t gerund) const;
  [[nodiscard]] std::optional<Status> planned_for(std::uint32_t verb, std::uint32_t noun) const;
  [[nodiscard]] bool is_purpose(std::uint32_t infinitive, std::uint32_t verb) const;
  [[nodiscard]] std::optional<Status> as_purpose(std::uint32_t infinitive, std::uint32_t verb,
                                                 std::uint32_t limit, int asked) const;
  [[nodiscard]] std::optional<Status> as_argument(std::uint32_t noun, std::uint32_t verb, std::uint32_t limit,
                                                  int asked) const;
  [[nodiscard]] bool is_event_or_text(std::uint32_t noun) const;
  [[nodiscard]] bool is_forsworn(std::uint32_t predicate) const;
  [[nodiscard]] bool is_topic(std::uint32_t word, std::uint32_t governor) const;
  [[nodiscard]] bool is_behind_topic(std::uint32_t word, const std::string& adposition) const;
  [[nodiscard]] bool is_clause_of_pact(std::uint32_t predicate) const;
  [[nodiscard]] std::optional<Status> as_agreed(std::uint32_t predicate) const;
  [[nodiscard]] std::optional<Status> as_named(std::uint32_t predicate) const;
  [[nodiscard]] bool may_have_done(std::uint32_t verb) const;
  [[nodiscard]] bool is_supposed(std::uint32_t predicate) const;
  [[nodiscard]] bool is_performed(std::uint32_t predicate) const;
  [[nodiscard]] bool is_first_person(std::uint32_t verb, std::initializer_list<Deprel> relations) const;
  [[nodiscard]] bool is_feat_of(std::uint32_t infinitive, std::uint32_t noun) const;
  [[nodiscard]] bool is_conditional(std::uint32_t predicate) const;
  [[nodiscard]] bool is_refused_until(std::uint32_t predicate) const;
  [[nodiscard]] bool is_scheduled(std::uint32_t predicate) const;
  [[nodiscard]] bool is_awaited(std::uint32_t noun) const;
  [[nodiscard]] bool is_future_in_past(std::uint32_t predicate) const;
  [[nodiscard]] Status from_tense(std::uint32_t verb) const;

  const Tree& m_tree;
  const Grammar& m_grammar;
  const Lexicon& m_lexicon;
  Quotes m_quotes;
};

}  // namespace newsgraph
