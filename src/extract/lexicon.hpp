// The words that the extractor's general English rests on, read from `<schemas_dir>/lang/en/lexicon.json`:
// what makes a statement planned or denied, which nouns act for a country, which name a meeting. Words are
// lemmas.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/word_set.hpp"
#include "graph/records.hpp"

namespace newsgraph {

using StatusWords = std::unordered_map<std::string, Status>;

[[nodiscard]] std::optional<Status> find_status(const StatusWords& words, const std::string& lemma);

struct Lexicon {
  // Throws DataError when the file is missing or a list is unknown or absent.
  [[nodiscard]] static Lexicon load(const std::string& schemas_dir);

  WordSet state_agents;  // "government", "official", "troop": act for the country that modifies them
  std::unordered_map<std::string, std::string> group_nouns;  // "farmer" -> PLOVER sector: belong to it
  std::unordered_map<std::string, std::string> group_kinds;  // "armed" before "groups" -> sector
  std::unordered_map<std::string, std::string> world_seats;  // "judge" -> "The Hague"
  WordSet servants;   // whom something falls on for themselves: "five Venezuelan officials"
  WordSet strangers;  // besides those: "officials" that an act may fall on, whosever they are
  WordSet non_state;  // "rebel", "opposition": whose agents do not act for a country
  std::unordered_map<std::string, std::string> halves;  // "north" -> one of two states that are called so
  // "administration" -> the state whose government is called so behind a name that nobody explains
  std::unordered_map<std::string, std::string> usual_states;
  std::unordered_map<std::string, std::string> country_forms;  // "KWT" -> "emirate": is called so
  WordSet state_names;                                         // "republic": what a country is
  WordSet private_sectors;      // PLOVER sectors of bodies that are no part of a state: "BUS"
  WordSet descents;             // "African": with a demonym, whence somebody's forebears came
  WordSet factional;            // "communist": a leader of that sort is not the country's
  WordSet standing_meetings;    // "forum": names bodies, too
  WordSet outside_participles;  // "backed": "Iranian-backed militias" are not Iran's
  WordSet part_of_world;        // "central african": of a country, or of the part of the world around it
  WordSet quarters;             // "west", "eastern"
  WordSet stateless_names;      // "latin american": of no one country, though the last word alone is
  WordSet firm_nouns;           // "carmaker": the name behind is a body's
  WordSet firm_verbs;           // "produce": done by firms
  WordSet member_nouns;         // "member": what they are "of" is a body
  WordSet long_bodies;          // "committee": names of bodies go on behind, with "for", "on" and "of"
  WordSet union_nouns;          // "bloc": a body of states named before
  WordSet body_nouns;           // "ministry": a body named before whose name ends so
  WordSet relatives;            // "son", "rival": who is known by a tie to somebody else
  WordSet kin_nouns;            // "family": its members are not those of the body named behind
  WordSet naming_verbs;         // "know": an alliance known as the Reform Front
  WordSet leading_verbs;        // "head": a delegation headed by somebody acts through them
  WordSet departing_verbs;      // "leave": what somebody leaves for is to come
  WordSet staying_verbs;        // "remain": what somebody stays to do is to come
  WordSet mediating_verbs;      // "broker": whose subject is no side of the talks
  WordSet exposure_modals;      // "could": what may come over the one who is warned
  WordSet home_agents;          // "police", "court": act for the country that they are in
  WordSet local_agents;         // of them, those that act nowhere else
  WordSet home_modifiers;       // "security", "riot": whose forces are those of the country they are in
  WordSet travellers;           // "tourist", "soldier": may be far from home
  WordSet collective_groups;    // "opposition": many, in the singular
  WordSet place_nouns;          // "town", "province": what a place is
  WordSet directions;           // "western": part of the country that follows
  WordSet state_nouns;          // "government", "regime": with "the" alone, of the country spoken of
  WordSet measure_nouns;        // "group", "thousand": count the people named behind "of"
  WordSet body_agents;          // "guerrilla", "member": act for the body that modifies them
  WordSet reciprocal_nouns;     // "side", "country", "minister": plurals that stand for the last pair named
  WordSet goods;                // "import", "product": "Indian goods" are India's
  WordSet generic_goods;        // of them, those that do not say which: "goods", "imports"
  WordSet union_adjectives;     // "european": before goods, of the European Union
  WordSet agreement_nouns;      // "deal", "treaty"
  WordSet statute_nouns;        // "Act", "Resolution": texts agreed on, when they are part of a title
  WordSet ending_verbs;         // "lift", "end": what they end was there
  WordSet document_nouns;       // "order", "decree": "an order imposing" is the signer's act
  WordSet origin_verbs;         // "import", "make": "goods made in India" are India's
  WordSet plural_nouns;         // "police": plural without an s
  WordSet occasion_cases;       // "during", "ahead of": tie a meeting to what its people do there
  WordSet meeting_nouns;        // "summit", "forum"
  WordSet bare_modifiers;       // "new", "latest": say nothing about which agreement or meeting is meant
  WordSet locative_cases;       // "in", "near"
  WordSet topic_cases;          // "about", "over"
  WordSet unquoted;             // nouns that tell neither purpose nor topic: "for the first [time]"
  WordSet means_nouns;          // "by telephone"
  WordSet motion_verbs;         // "travel", "return": their "to" and "from" name places
  WordSet light_verbs;          // "hold", "make": leave the meaning to their object
  WordSet object_control;       // "urge", "ask": the object does what the infinitive says
  WordSet implicatives;         // of them, "force": what the infinitive says was done
  WordSet allegation_verbs;     // of those that follow, what is said of somebody, true or not: "accuse"
  WordSet charge_verbs;         // "accuse", "blame": the object did what the gerund behind "of" or "for" says
  WordSet rank_words;           // "first", "only": "the first country to leave" leaves
  WordSet deed_nouns;           // "move", "decision": sum up what a clause tells
  WordSet answer_nouns;         // "retaliation": with "in", what others did before follows
  std::unordered_map<std::string, std::string> measures;  // "tariff", "duty" -> "tax": taken up with "the"
  WordSet measure_verbs;           // "impose", "announce": whose subject takes the measure
  WordSet saying_nouns;            // of them, "statement": what somebody said
  WordSet stances;                 // "welcome", "prefer": no deed that "the move" sums up
  WordSet verdict_verbs;           // "convict", "uphold": what "the ruling" sums up
  WordSet occurrence_verbs;        // "erupt", "occur": say of an event noun only that it is
  WordSet partner_verbs;           // "meet", "talk": their "with" names a partner
  WordSet speech_acts;             // "accuse", "urge": what a speaker does next
  WordSet report_verbs;            // "say", "tell": their subject is the speaker of the clause below
  WordSet office_verbs;            // "become", "resignation": the office of their subject follows
  WordSet appointment_verbs;       // "elect", "swear": the same in the passive
  WordSet succession_verbs;        // "replace": the office that their subject takes follows behind "as"
  WordSet title_openings;          // "[acting] foreign minister"
  WordSet once_words;              // "himself once minister"
  WordSet former;                  // "former", "ex": an office no longer held
  WordSet hearsay_words;           // "rumour": what a clause behind them tells may be untrue
  WordSet convening_verbs;         // "announce": a meeting under them is to come
  WordSet dropping_verbs;          // "drop", "shelve": what a plan under them was for is not done
  WordSet topic_nouns;             // "rule", "work": what they are on need not be there
  WordSet removals;                // "oust", "assassination": end the office of those of whom they are told
  WordSet killings;                // "murder": the same, where it was long ago
  WordSet unofficial;              // "shadow": no office of the country
  WordSet without_ministers;       // ISO codes: states whose ministers bear another title
  WordSet without_prime_minister;  // ISO codes: states without a prime minister
  WordSet with_regional_premiers;  // ISO codes: federations whose "Premier" is a province's
  WordSet with_secretaries;        // ISO codes: states with British or American titles of ministers
  WordSet without_president;       // ISO codes: monarchies
  WordSet sport;                   // words of match reports, which give no events
  WordSet outcome_nouns;           // "agreement", "breakthrough": without them, talks ended without agreement

  WordSet paired_people;     // "minister", "leader": of 'the two …' that are people
  WordSet paired_states;     // "side", "country": of 'both …' that were named side by side
  WordSet strong_meetings;   // "summit": name a gathering when anything tells which
  WordSet unnamed_meetings;  // "talks": a gathering also where nothing tells which
  WordSet attendance_words;  // "attend", "present": tell of a gathering without its noun
  WordSet other_gatherings;  // "news" in "news conference": no sides meet there
  WordSet former_pacts;      // "the previous accord"
  WordSet coming_pacts;      // "a future accord"
  WordSet pact_nouns;        // "deal", "accord": may name one thing in turn
  WordSet english_speaking;  // ISO codes: whose leaders' surnames English shares
  WordSet speech_nouns;      // "address", "remarks": open the title of a speech
  WordSet honorifics;        // "h.e."
  WordSet own_nouns;         // "country": with "my", that of the speaker
  WordSet masculine;         // "he"
  WordSet feminine;          // "she"
  WordSet speaker_pronouns;  // "i", "my": who is quoted
  WordSet side_pronouns;     // "we", "our": whom the one quoted acts for

  StatusWords verb_status;  // governing verb -> status of its infinitive or clause
  StatusWords noun_status;  // governing noun ("plan to", "threat of")
  StatusWords
      adjective_status;      // "set to", "ready to", and attributes: "planned visit", "possible sanctions"
  WordSet performatives;     // "I would like to thank": done by saying so
  WordSet wish_verbs;        // "like", "wish": open a performative
  WordSet duty_words;        // "oblige", "duty": who has none to act may act all the same
  WordSet leave_words;       // "let", "opportunity", "allow": the same
  WordSet truth_words;       // "true", "evidence": not so, with "not" or "no"
  WordSet falsehood_words;   // "false", "untrue"
  WordSet closeness;         // "close to signing", "on the verge of signing"
  StatusWords modal_status;  // "will", "could"
  StatusWords mark_status;   // subordinators: "if", "unless"
};

}  // namespace newsgraph
