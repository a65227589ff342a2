// Applies the rules to one article and gives relations with status, time, speaker and evidence.
#pragma once

#include <optional>
#include <vector>

#include "base/word_set.hpp"
#include "extract/actors.hpp"
#include "extract/attributes.hpp"
#include "extract/entities.hpp"
#include "extract/grammar.hpp"
#include "extract/reality.hpp"
#include "extract/rules.hpp"
#include "extract/trace.hpp"

namespace newsgraph {

class Matcher {
public:
  // `trace`, when given, is told what became of every rule.
  Matcher(const Tree& tree, EntityTable& entities, const LanguagePack& pack, const RuleSet& rules,
          Trace* trace = nullptr);

  // All relations of the article, in text order of their triggers.
  [[nodiscard]] std::vector<ExtractedRelation> match();

private:
  struct Match {
    const Rule* rule;
    std::uint32_t trigger;
    std::vector<ExtractedRelation> relations;
    bool consumed = false;  // part of another event: a tariff that is only threatened
  };

  struct Sides {
    std::vector<Actor> sources;
    std::vector<Actor> targets;
  };
  // Several sources and nobody else: they act on each other.
  [[nodiscard]] static bool acts_among_itself(const Rule& rule, const Sides& sides) {
    return rule.both_from_source && sides.targets.empty() && sides.sources.size() >= 2;
  }

  struct Candidate {
    std::uint32_t trigger;  // token
    std::uint32_t rule;     // position in the rule set
    std::optional<Grammar::Focus> focus;
  };
  [[nodiscard]] std::vector<Candidate> candidates_of(std::uint32_t sentence) const;
  [[nodiscard]] std::string lower_lemma(std::uint32_t token) const;
  void match_sentence(std::uint32_t sentence);
  void match_rule(const Rule& rule, std::uint32_t trigger, std::vector<Match>& matches);
  [[nodiscard]] std::optional<Match> apply(const Rule& rule, std::uint32_t trigger,
                                           std::vector<Match>& inner) const;
  [[nodiscard]] std::optional<Sides> sides_of(const Rule& rule, std::uint32_t trigger, const Match* act,
                                              const std::vector<Match>& inner) const;
  void add_understood_targets(const Rule& rule, std::uint32_t trigger, Sides& sides) const;
  // matcher_answers.cpp: sides told before.
  void add_told_targets(const Rule& rule, std::uint32_t trigger, const std::vector<Match>& inner,
                        Sides& sides) const;
  [[nodiscard]] bool names_others(std::uint32_t trigger, const std::vector<Actor>& sources) const;
  [[nodiscard]] bool are_of_one_side(EntityId one, EntityId other) const;
  [[nodiscard]] bool settle_coercion(const Rule& rule, std::uint32_t trigger, Sides& sides) const;
  void tell_people(const Rule& rule, std::uint32_t trigger, Sides& sides) const;
  void drop_own_state(std::uint32_t trigger, Sides& sides) const;
  void take_from_act(const Rule& rule, std::uint32_t trigger, const Match& act, ExtractedRelation& base,
                     Sides& sides) const;
  [[nodiscard]] bool describes(std::uint32_t trigger) const;
  [[nodiscard]] bool is_about_meeting(const Rule& rule, std::uint32_t trigger) const;
  [[nodiscard]] bool triggers(const Rule& rule, std::uint32_t trigger) const;
  [[nodiscard]] bool holds(const Condition& condition, std::uint32_t trigger) const;
  [[nodiscard]] bool refers_to_any(std::uint32_t token, const std::vector<std::string>& types) const;
  [[nodiscard]] bool is_relative(std::uint32_t token) const;
  [[nodiscard]] Tokens follow(const ArgumentPath& path, std::uint32_t trigger) const;
  [[nodiscard]] Tokens origins(std::uint32_t goods) const;
  [[nodiscard]] Tokens importers(std::uint32_t goods) const;
  [[nodiscard]] Tokens names_below(std::uint32_t noun, std::string_view adposition) const;
  [[nodiscard]] Tokens bound_for(std::uint32_t goods) const;
  void drop_person_beside_country(std::vector<Actor>& actors) const;
  [[nodiscard]] bool is_told_of(std::uint32_t noun, std::uint32_t below) const;
  [[nodiscard]] std::optional<Actor> state_of_scene(const Rule& rule, std::uint32_t trigger) const;
  [[nodiscard]] std::optional<Actor> teller(std::uint32_t trigger, const std::vector<Actor>& targets) const;
  [[nodiscard]] static bool asks_of_clause(const Condition& condition);
  [[nodiscard]] Tokens follow_asked(const Rule* rule, const ArgumentPath& path, std::uint32_t trigger) const;
  // Of several clauses, those that the rule asks for fill its roles.
  [[nodiscard]] std::vector<Actor> fill(const std::vector<ArgumentPath>& paths, std::uint32_t trigger,
                                        const RoleType* role, const Rule* rule = nullptr) const;
  [[nodiscard]] bool acts_on_each_other(const Rule& rule, std::uint32_t trigger) const;
  [[nodiscard]] static bool takes(const RoleType* role, const std::string& type);  // any type without a role
  [[nodiscard]] bool is_play(std::uint32_t sentence) const;
  [[nodiscard]] bool is_about_play() const;
  [[nodiscard]] std::optional<std::uint32_t> unknown_actor(const std::vector<ArgumentPath>& paths,
                                                           std::uint32_t trigger) const;
  [[nodiscard]] bool names_strangers(std::uint32_t token) const;
  [[nodiscard]] std::optional<std::uint32_t> unknown_doer(const Rule& rule, std::uint32_t trigger) const;
  [[nodiscard]] std::optional<Span> words_of_unknown(const std::vector<ArgumentPath>& paths,
                                                     std::uint32_t trigger) const;
  [[nodiscard]] bool is_filled_by_strangers(const Rule& rule, const char* role, std::uint32_t trigger) const;
  [[nodiscard]] bool is_locative(std::uint32_t token) const;
  [[nodiscard]] bool names_place(std::uint32_t token) const;
  [[nodiscard]] bool names_same_place(std::uint32_t token) const;
  [[nodiscard]] std::optional<std::uint32_t> place_below(std::uint32_t token, int depth) const;
  [[nodiscard]] bool points_back(const Match& match) const;
  [[nodiscard]] static bool is_told(const ExtractedRelation& relation,
                                    const std::vector<ExtractedRelation>& before);
  [[nodiscard]] Match* find_act(const Rule& rule, std::uint32_t trigger, std::vector<Match>& matches) const;
  void add_usual_roles(const Rule& rule, std::uint32_t trigger,
                       std::vector<ExtractedRelation>& relations) const;
  static void add_other_side(const Rule& rule, std::vector<ExtractedRelation>& relations);
  void add_texts(const Rule& rule, std::uint32_t trigger, std::vector<ExtractedRelation>& relations) const;
  [[nodiscard]] std::uint32_t partner_phrase(std::uint32_t trigger,
                                             const std::vector<ExtractedRelation>& relations) const;
  [[nodiscard]] std::string quote(const std::vector<ArgumentPath>& paths, std::uint32_t trigger,
                                  std::uint32_t stop) const;
  [[nodiscard]] bool is_quotable(const ArgumentStep& last, std::uint32_t token, std::uint32_t trigger) const;
  [[nodiscard]] bool is_somebody_else(std::uint32_t pronoun, const Actor& actor) const;
  void drop_own_name(std::uint32_t trigger, std::vector<Actor>& actors) const;
  [[nodiscard]] bool tells_in_passing(const Rule& rule, std::uint32_t trigger) const;
  [[nodiscard]] bool is_to_come(const Rule& rule, std::uint32_t trigger, const TimeRange& time) const;
  [[nodiscard]] bool lies_behind(std::uint32_t trigger) const;
  [[nodiscard]] bool is_missed(const Rule& rule, std::uint32_t trigger) const;
  [[nodiscard]] bool is_between(std::uint32_t trigger, const std::vector<Actor>& sources) const;
  [[nodiscard]] bool is_partner(std::uint32_t token) const;
  [[nodiscard]] std::optional<std::uint32_t> partner_behind(std::uint32_t trigger) const;

  [[nodiscard]] std::optional<ExtractedRelation> describe(const Rule& rule, std::uint32_t trigger) const;
  [[nodiscard]] bool add_status(const Rule& rule, std::uint32_t trigger, ExtractedRelation& relation) const;
  void weigh_time(const Rule& rule, std::uint32_t trigger, ExtractedRelation& relation) const;
  [[nodiscard]] bool is_pact_of_other_day(const Rule& rule, std::uint32_t trigger) const;
  [[nodiscard]] bool is_named_before(std::uint32_t pronoun, std::uint32_t trigger, EntityId entity) const;
  void tell_own_count(const Actor& target, Properties& properties) const;
  void add_properties(const Rule& rule, std::uint32_t trigger, Properties& properties) const;
  [[nodiscard]] bool is_respective(std::uint32_t trigger) const;
  // Who does it to whom; one of both may be nobody.
  struct Ends {
    const Actor* source;
    const Actor* target;
  };
  [[nodiscard]] std::vector<Ends> paired(const Rule& rule, std::uint32_t trigger, const Sides& sides) const;
  void relate(const Rule& rule, std::uint32_t trigger, const Sides& sides, const ExtractedRelation& base,
              std::vector<ExtractedRelation>& out) const;

  // matcher_restraint.cpp: when no edge is drawn.
  [[nodiscard]] bool asks_for_passive(std::uint32_t trigger) const;
  [[nodiscard]] bool is_against_rule(const Rule& rule, const Sides& sides) const;
  [[nodiscard]] bool is_aimed_home(const Sides& sides) const;
  [[nodiscard]] bool names(std::uint32_t subject, EntityId body) const;
  [[nodiscard]] bool is_statement(const Sides& sides) const;
  [[nodiscard]] bool is_doer_lost(const Rule& rule, std::uint32_t trigger) const;
  [[nodiscard]] bool is_mere_scene(const Rule& rule, std::uint32_t trigger, const Actor& target,
                                   bool doer_known) const;
  [[nodiscard]] bool is_order_at_home(const Sides& sides, const Match& act) const;
  [[nodiscard]] bool is_withheld(const Rule& rule, std::uint32_t trigger, const Sides& sides,
                                 const ExtractedRelation& base) const;
  [[nodiscard]] bool speaks_for_some(const Rule& rule, const Sides& sides) const;
  [[nodiscard]] bool is_some_of(const Actor& whole) const;
  [[nodiscard]] static bool is_crowd(const Sides& sides);
  [[nodiscard]] bool meets_others(const Rule& rule, std::uint32_t trigger,
                                  const std::vector<Actor>& sources) const;
  [[nodiscard]] bool meets_above(const Rule& rule, std::uint32_t trigger) const;
  [[nodiscard]] bool tells(const RelationType& type, std::uint32_t verb) const;
  [[nodiscard]] bool is_led(std::uint32_t trigger) const;
  [[nodiscard]] bool is_attended(std::uint32_t trigger) const;
  [[nodiscard]] bool deals_with_others(const Rule& rule, std::uint32_t trigger) const;
  [[nodiscard]] bool lacks_side(const Rule& rule, std::uint32_t trigger, const Sides& sides,
                                const ExtractedRelation& base) const;
  [[nodiscard]] bool is_about_something(const Rule& rule, const ExtractedRelation& base) const;
  [[nodiscard]] bool names_target(const Rule& rule, std::uint32_t trigger) const;
  [[nodiscard]] bool has_subject_unknown(const Rule& rule, std::uint32_t trigger) const;
  [[nodiscard]] bool meets_own_state(const Rule& rule, const Actor& one, const Actor& other) const;

  // matcher_trace.cpp; to be called with a trace only.
  RuleTrace& trace(const Rule& rule, std::uint32_t trigger) const;
  void trace_refusal(const Rule& rule, std::uint32_t trigger) const;
  void trace_result(const Rule& rule, std::uint32_t trigger, const std::optional<Match>& match,
                    std::vector<Match>& inner) const;
  void trace_loss(const Match& match, const std::string& reason) const;
  void sort_trace() const;
  void trace_roles(const Rule& rule, std::uint32_t trigger, RuleTrace& out) const;
  [[nodiscard]] std::string trace_path(const ArgumentPath& path, std::uint32_t trigger,
                                       const RoleType* role) const;
  [[nodiscard]] std::string trace_status_words(std::uint32_t trigger) const;
  [[nodiscard]] std::string trace_edge(const ExtractedRelation& relation) const;

  const Tree& m_tree;
  const std::string m_today;       // the article's day
  WordFilter<kFewWords> m_lemmas;  // of the sentence that is being matched
  EntityTable& m_entities;
  const LanguagePack& m_pack;
  const RuleSet& m_rules;
  Trace* m_trace;
  Grammar m_grammar;
  Reality m_reality;
  Attributes m_attributes;
  Actors m_actors;
  std::vector<ExtractedRelation> m_told;  // by the sentences before
};

}  // namespace newsgraph
