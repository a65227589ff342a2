// Rule files (schemas/lang/en/rules/<relation>.json) compiled to patterns over logical arguments. A rule says
// which verb, noun or adjective triggers it, where its roles stand, and what else must or must not be there;
// voice, control and coordination are the matcher's business (grammar.hpp).
// schemas/meta/rule-file.schema.json has the format; words that many rules share stand in word_classes.json,
// "@tariff" names such a class.
#pragma once

#include <array>
#include <boost/container/small_vector.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/json.hpp"
#include "base/word_set.hpp"
#include "graph/ontology.hpp"

namespace newsgraph {

// One step of a path from the trigger: a function of grammar.hpp, or an adposition.
struct ArgumentStep {
  enum class Kind : std::uint8_t {
    self,
    subject,
    object,
    clause,
    infinitive,
    that,
    must,
    modifier,
    pair,
    country,
    goods,
    origin,
    destination,
    importer,
    condition,
    sentence,
    bearer,
    light,
    place,
    head,
    deed,
    adposition
  };
  Kind kind = Kind::self;
  std::string adposition;
};
// Most paths have a step or two, which lie within what holds the path: thousands are followed a second.
using ArgumentPath = boost::container::small_vector<ArgumentStep, 2>;
// A role or property, and the paths to what fills it: the first that leads to something.
using FilledBy = std::pair<std::string, std::vector<ArgumentPath>>;

// "object", "clause/on", "with", "object/on/country", …; throws DataError for an empty step.
[[nodiscard]] ArgumentPath parse_path(const std::string& text, const std::string& where);
// The path as rule files write it, but with blanks in adpositions; for messages.
[[nodiscard]] std::string path_text(const ArgumentPath& path);

// A condition on the words at a path.
struct Condition {
  std::vector<ArgumentPath> paths;        // any of them
  WordSet lemmas;                         // any of them; empty: any word
  std::vector<std::string> entity_types;  // the word refers to such an entity; empty: not asked
};

enum class TriggerKind : std::uint8_t { verb, noun, adjective };

// What is asked of every rule whose word stands in a sentence comes first, to lie together in memory.
struct Rule {
  std::string id;
  const RelationType* type = nullptr;
  TriggerKind trigger = TriggerKind::verb;
  bool needs_source = false;  // beyond what the type requires
  bool needs_target = false;
  bool home_is_target = false;    // a target that is not named is the country of the source
  bool teller_is_source = false;  // a source that is not named is the country of the official who tells of it
  bool scene_is_source = false;   // the source of a passive that names none is the country where it happens
  bool may_describe = false;      // also as a participle before a noun: "[brokered] talks"
  bool foreign = false;           // the country or body of the person who acts is no target
  bool is_statement = false;      // of a state or one who speaks for it, about a state or body
  bool old_rate = false;          // a rate named alone is the one before: "lifted a tariff of 25 percent"
  bool lasting = false;           // what began long ago lasts still: "joined in 2004"
  bool both_from_source = false;  // several sources and no target: they act on each other
  bool act_required = false;
  bool act_abroad = false;  // no relation where a country is told by its own what to do to another
  std::string particle;     // "out" of "carry out"; empty: none asked
  std::vector<Condition> require;
  std::vector<Condition> forbid;
  // The event that the trigger is about ("threatened to [impose a tariff]"): its target, properties and time
  // pass up.
  std::vector<ArgumentPath> act;
  WordSet act_types;                 // empty: any event
  WordSet act_kept;                  // of these, the inner event is an edge too
  WordSet lemmas;                    // trigger lemmas
  std::vector<ArgumentPath> source;  // the first path that leads to a fitting actor fills the role
  std::vector<ArgumentPath> target;
  // Relations told before that say who is meant where no words of the clause do: the target is who so acted
  // on the source ("denied the charge"), or both its ends ("the talks were mediated by Norway").
  WordSet answers;
  WordSet between_told;
  std::vector<FilledBy> roles;
  // Roles of the type that the rule says nothing of, with the paths of usual_roles.json.
  std::vector<FilledBy> usual_roles;
  std::vector<FilledBy> texts;   // properties that quote the article
  std::optional<Status> status;  // fixed, whatever the tense says
  Properties properties;         // constants
  double confidence = 0.8;
};

struct RuleExample {
  std::string relation;
  std::string text;
  std::string date;
  std::vector<Json>
      expect;  // objects with source, target, status, and properties by name; empty: no such relation
};

class RuleSet {
public:
  // Reads all files, checks them against the meta schema, throws DataError naming the file.
  [[nodiscard]] static RuleSet load(const std::string& schemas_dir, const Ontology& ontology);

  [[nodiscard]] const std::vector<Rule>& rules() const {
    return m_rules;
  }  // by file name, then order in the file
  [[nodiscard]] const std::vector<RuleExample>& examples() const { return m_examples; }
  // Positions in rules() whose trigger has the lemma; empty when none.
  [[nodiscard]] const std::vector<std::uint32_t>& triggered_by(const std::string& lemma,
                                                               TriggerKind kind) const;
  // Lemmas that trigger a rule as verbs.
  [[nodiscard]] const WordSet& verbs() const { return m_verb_lemmas; }
  [[nodiscard]] const std::string& hash() const { return m_hash; }

private:
  std::vector<Rule> m_rules;
  std::vector<RuleExample> m_examples;
  // By trigger kind, then lemma.
  std::array<WordIndex<std::vector<std::uint32_t>, 8192>, 3> m_triggers;
  WordSet m_verb_lemmas;
  std::string m_hash;
};

}  // namespace newsgraph
