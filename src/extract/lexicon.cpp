#include "extract/lexicon.hpp"

#include "base/error.hpp"
#include "base/json.hpp"

namespace newsgraph {
namespace {

const Json& member(const Json& json, std::string_view key, const std::string& path) {
  const Json& found = json[key];
  if (!found.is_object()) throw DataError(path, "the list '" + std::string(key) + "' is missing");
  return found;
}

WordSet words(const Json& json, std::string_view key, const std::string& path) {
  WordSet out;
  for (std::string& word : member(json, key, path).strings("words")) out.insert(std::move(word));
  return out;
}

StatusWords status_words(const Json& json, std::string_view key, const std::string& path) {
  StatusWords out;
  for (const auto& [name, list] : member(json, key, path).as_object()) {
    if (name == "description") continue;
    const auto status = status_named(name);
    if (!status) throw DataError(path, "'" + name + "' in '" + std::string(key) + "' is no status");
    for (const Json& word : list.as_array()) out.emplace(word.as_string(), *status);
  }
  return out;
}

// noun -> the list it stands in
std::unordered_map<std::string, std::string> grouped_words(const Json& json, std::string_view key,
                                                           const std::string& path) {
  std::unordered_map<std::string, std::string> out;
  for (const auto& [name, list] : member(json, key, path).as_object()) {
    if (name == "description") continue;
    for (const Json& word : list.as_array()) out.emplace(word.as_string(), name);
  }
  return out;
}

}  // namespace

Lexicon Lexicon::load(const std::string& schemas_dir) {
  const std::string path = schemas_dir + "/lang/en/lexicon.json";
  const Json json = Json::parse_file(path);
  Lexicon lexicon;
  lexicon.state_agents = words(json, "state_agents", path);
  lexicon.halves = grouped_words(json, "halves", path);
  lexicon.usual_states = grouped_words(json, "usual_states", path);
  lexicon.country_forms = grouped_words(json, "country_forms", path);
  lexicon.group_nouns = grouped_words(json, "group_nouns", path);
  lexicon.group_kinds = grouped_words(json, "group_kinds", path);
  lexicon.world_seats = grouped_words(json, "world_seats", path);
  lexicon.servants = words(json, "servants", path);
  lexicon.strangers = words(json, "strangers", path);
  lexicon.non_state = words(json, "non_state", path);
  lexicon.state_names = words(json, "state_names", path);
  lexicon.private_sectors = words(json, "private_sectors", path);
  lexicon.descents = words(json, "descents", path);
  lexicon.factional = words(json, "factional", path);
  lexicon.standing_meetings = words(json, "standing_meetings", path);
  lexicon.outside_participles = words(json, "outside_participles", path);
  lexicon.stateless_names = words(json, "stateless_names", path);
  lexicon.part_of_world = words(json, "part_of_world", path);
  lexicon.quarters = words(json, "quarters", path);
  lexicon.firm_nouns = words(json, "firm_nouns", path);
  lexicon.firm_verbs = words(json, "firm_verbs", path);
  lexicon.member_nouns = words(json, "member_nouns", path);
  lexicon.long_bodies = words(json, "long_bodies", path);
  lexicon.union_nouns = words(json, "union_nouns", path);
  lexicon.body_nouns = words(json, "body_nouns", path);
  lexicon.kin_nouns = words(json, "kin_nouns", path);
  lexicon.relatives = words(json, "relatives", path);
  lexicon.naming_verbs = words(json, "naming_verbs", path);
  lexicon.leading_verbs = words(json, "leading_verbs", path);
  lexicon.departing_verbs = words(json, "departing_verbs", path);
  lexicon.staying_verbs = words(json, "staying_verbs", path);
  lexicon.mediating_verbs = words(json, "mediating_verbs", path);
  lexicon.exposure_modals = words(json, "exposure_modals", path);
  lexicon.home_agents = words(json, "home_agents", path);
  lexicon.local_agents = words(json, "local_agents", path);
  lexicon.home_modifiers = words(json, "home_modifiers", path);
  lexicon.travellers = words(json, "travellers", path);
  lexicon.collective_groups = words(json, "collective_groups", path);
  lexicon.place_nouns = words(json, "place_nouns", path);
  lexicon.directions = words(json, "directions", path);
  lexicon.state_nouns = words(json, "state_nouns", path);
  lexicon.measure_nouns = words(json, "measure_nouns", path);
  lexicon.body_agents = words(json, "body_agents", path);
  lexicon.reciprocal_nouns = words(json, "reciprocal_nouns", path);
  lexicon.goods = words(json, "goods", path);
  lexicon.generic_goods = words(json, "generic_goods", path);
  lexicon.union_adjectives = words(json, "union_adjectives", path);
  lexicon.sport = words(json, "sport", path);
  lexicon.agreement_nouns = words(json, "agreement_nouns", path);
  lexicon.statute_nouns = words(json, "statute_nouns", path);
  lexicon.document_nouns = words(json, "document_nouns", path);
  lexicon.ending_verbs = words(json, "ending_verbs", path);
  lexicon.origin_verbs = words(json, "origin_verbs", path);
  lexicon.meeting_nouns = words(json, "meeting_nouns", path);
  lexicon.plural_nouns = words(json, "plural_nouns", path);
  lexicon.occasion_cases = words(json, "occasion_cases", path);
  lexicon.bare_modifiers = words(json, "bare_modifiers", path);
  lexicon.locative_cases = words(json, "locative_cases", path);
  lexicon.topic_cases = words(json, "topic_cases", path);
  lexicon.unquoted = words(json, "unquoted", path);
  lexicon.means_nouns = words(json, "means_nouns", path);
  lexicon.motion_verbs = words(json, "motion_verbs", path);
  lexicon.light_verbs = words(json, "light_verbs", path);
  lexicon.object_control = words(json, "object_control", path);
  lexicon.implicatives = words(json, "implicatives", path);
  lexicon.allegation_verbs = words(json, "allegation_verbs", path);
  lexicon.charge_verbs = words(json, "charge_verbs", path);
  lexicon.rank_words = words(json, "rank_words", path);
  lexicon.deed_nouns = words(json, "deed_nouns", path);
  lexicon.answer_nouns = words(json, "answer_nouns", path);
  lexicon.measures = grouped_words(json, "measures", path);
  lexicon.measure_verbs = words(json, "measure_verbs", path);
  lexicon.saying_nouns = words(json, "saying_nouns", path);
  lexicon.stances = words(json, "stances", path);
  lexicon.verdict_verbs = words(json, "verdict_verbs", path);
  lexicon.occurrence_verbs = words(json, "occurrence_verbs", path);
  lexicon.report_verbs = words(json, "report_verbs", path);
  lexicon.partner_verbs = words(json, "partner_verbs", path);
  lexicon.speech_acts = words(json, "speech_acts", path);
  lexicon.office_verbs = words(json, "office_verbs", path);
  lexicon.appointment_verbs = words(json, "appointment_verbs", path);
  lexicon.succession_verbs = words(json, "succession_verbs", path);
  lexicon.title_openings = words(json, "title_openings", path);
  lexicon.once_words = words(json, "once_words", path);
  lexicon.former = words(json, "former", path);
  lexicon.dropping_verbs = words(json, "dropping_verbs", path);
  lexicon.hearsay_words = words(json, "hearsay_words", path);
  lexicon.convening_verbs = words(json, "convening_verbs", path);
  lexicon.topic_nouns = words(json, "topic_nouns", path);
  lexicon.removals = words(json, "removals", path);
  lexicon.killings = words(json, "killings", path);
  lexicon.unofficial = words(json, "unofficial", path);
  lexicon.without_ministers = words(json, "without_ministers", path);
  lexicon.without_prime_minister = words(json, "without_prime_minister", path);
  lexicon.with_regional_premiers = words(json, "with_regional_premiers", path);
  lexicon.with_secretaries = words(json, "with_secretaries", path);
  lexicon.without_president = words(json, "without_president", path);
  lexicon.outcome_nouns = words(json, "outcome_nouns", path);
  lexicon.paired_people = words(json, "paired_people", path);
  lexicon.paired_states = words(json, "paired_states", path);
  lexicon.strong_meetings = words(json, "strong_meetings", path);
  lexicon.unnamed_meetings = words(json, "unnamed_meetings", path);
  lexicon.attendance_words = words(json, "attendance_words", path);
  lexicon.other_gatherings = words(json, "other_gatherings", path);
  lexicon.former_pacts = words(json, "former_pacts", path);
  lexicon.coming_pacts = words(json, "coming_pacts", path);
  lexicon.pact_nouns = words(json, "pact_nouns", path);
  lexicon.english_speaking = words(json, "english_speaking", path);
  lexicon.speech_nouns = words(json, "speech_nouns", path);
  lexicon.honorifics = words(json, "honorifics", path);
  lexicon.own_nouns = words(json, "own_nouns", path);
  lexicon.masculine = words(json, "masculine", path);
  lexicon.feminine = words(json, "feminine", path);
  lexicon.speaker_pronouns = words(json, "speaker_pronouns", path);
  lexicon.side_pronouns = words(json, "side_pronouns", path);
  lexicon.verb_status = status_words(json, "verb_status", path);
  lexicon.noun_status = status_words(json, "noun_status", path);
  lexicon.adjective_status = status_words(json, "adjective_status", path);
  lexicon.performatives = words(json, "performatives", path);
  lexicon.wish_verbs = words(json, "wish_verbs", path);
  lexicon.duty_words = words(json, "duty_words", path);
  lexicon.leave_words = words(json, "leave_words", path);
  lexicon.truth_words = words(json, "truth_words", path);
  lexicon.falsehood_words = words(json, "falsehood_words", path);
  lexicon.closeness = words(json, "closeness", path);
  lexicon.modal_status = status_words(json, "modal_status", path);
  lexicon.mark_status = status_words(json, "mark_status", path);
  return lexicon;
}

std::optional<Status> find_status(const StatusWords& words, const std::string& lemma) {
  const auto found = words.find(lemma);
  if (found == words.end()) return std::nullopt;
  return found->second;
}

}  // namespace newsgraph
