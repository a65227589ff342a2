#include "evaluate/plover_gold.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace newsgraph {
namespace {

using Codes = std::set<std::string>;

std::string replaced(const std::map<std::string, std::string>& table, std::string word) {
  const auto found = table.find(word);
  return found == table.end() ? std::move(word) : found->second;
}

std::string current_type(std::string type) {
  static const std::map<std::string, std::string> kRenamed = {
      {"DEMAND", "REQUEST"}, {"DISAPPROVE", "ACCUSE"}, {"INVESTIGATE", "ACCUSE"}, {"FIGHT", "ASSAULT"}};
  return replaced(kRenamed, std::move(type));
}

std::string current_code(std::string code) {
  static const std::map<std::string, std::string> kRenamed = {{"JAP", "JPN"}, {"ROM", "ROU"}, {"ITL", "ITA"},
                                                              {"EUR", "IGO"}, {"UNO", "IGO"}, {"EUU", "IGO"}};
  return replaced(kRenamed, std::move(code));
}

Codes codes_of(const Json& actors) {
  Codes codes;
  if (!actors.is_array()) return codes;
  for (const Json& actor : actors.as_array()) {
    if (std::string code = actor.string_or("code"); !code.empty())
      codes.insert(current_code(std::move(code)));
  }
  return codes;
}

bool has_target_words(const Json& record) {
  const Json& spans = record["spans"]["target"];
  return spans.is_array() && !spans.as_array().empty();
}

Codes or_nobody(Codes codes) {
  if (codes.empty()) codes.insert("");
  return codes;
}

void add_events(const Json& record, std::set<PloverEvent>& events) {
  std::string type = current_type(record.string_or("event"));
  if (type.empty()) return;
  const Codes sources = codes_of(record["source_actors"]);
  const Codes targets = codes_of(record["target_actors"]);
  if (sources.size() >= 2 && targets.empty() && has_target_words(record)) {
    for (auto first = sources.begin(); first != sources.end(); ++first) {
      for (auto second = std::next(first); second != sources.end(); ++second)
        events.insert({*first, *second, type, true});
    }
    return;
  }
  for (const std::string& source : or_nobody(sources)) {
    for (const std::string& target : or_nobody(targets)) events.insert({source, target, type, false});
  }
}

std::string country_of(const Extraction& extraction, std::optional<std::uint32_t> end) {
  return end ? current_code(extraction.entities[*end].country) : std::string();
}

// The gold event of two who act on each other that the event found tells of, with both of them or with one.
std::optional<PloverEvent> as_mutual(const PloverText& gold, const PloverEvent& found) {
  for (const PloverEvent& event : gold.events) {
    if (!event.either_order || event.type != found.type) continue;
    const bool source = found.source == event.source || found.source == event.target;
    const bool target = found.target.empty() || found.target == event.source || found.target == event.target;
    if (source && target && found.source != found.target) return event;
  }
  return std::nullopt;
}

// What was found, as events; turned round where the order of sides says nothing and the gold has it so.
std::set<PloverEvent> found_events(const Ontology& ontology, const PloverText& gold,
                                   const Extraction& extraction) {
  std::set<PloverEvent> found;
  for (const ExtractedRelation& relation : extraction.relations) {
    if (!relation.plover) continue;
    PloverEvent event{country_of(extraction, relation.source), country_of(extraction, relation.target),
                      relation.plover->type, false};
    const RelationType* type = ontology.relation_type(relation.type);
    const PloverEvent turned{event.target, event.source, event.type, false};
    if (type != nullptr && type->symmetric && gold.events.count(event) == 0 &&
        (gold.events.count(turned) != 0 || turned < event))
      event = turned;
    found.insert(as_mutual(gold, event).value_or(event));
  }
  return found;
}

template <typename Item>
Tally compare(const std::set<Item>& gold, const std::set<Item>& found) {
  Tally tally{gold.size(), found.size(), 0};
  for (const Item& item : found) tally.right += gold.count(item);
  return tally;
}

using Pair = std::pair<std::string, std::string>;

std::set<Pair> pairs_of(const std::set<PloverEvent>& events) {
  std::set<Pair> pairs;
  for (const PloverEvent& event : events) pairs.insert(std::minmax(event.source, event.target));
  return pairs;
}

std::set<std::string> types_of(const std::set<PloverEvent>& events) {
  std::set<std::string> types;
  for (const PloverEvent& event : events) types.insert(event.type);
  return types;
}

}  // namespace

bool is_plover_record(const Json& json) {
  return json["text"].is_string() && json["source_actors"].is_array() && json["target_actors"].is_array();
}

std::vector<PloverText> plover_texts(const std::vector<Json>& records) {
  std::vector<PloverText> texts;
  std::map<std::string, std::size_t> position;
  for (const Json& record : records) {
    const auto [found, fresh] = position.emplace(record.string_or("text"), texts.size());
    if (fresh) texts.push_back({record.string_or("id"), found->first, {}});
    add_events(record, texts[found->second].events);
  }
  return texts;
}

void PloverScores::add(const PloverScores& other) {
  strict.add(other.strict);
  pair.add(other.pair);
  type_in_text.add(other.type_in_text);
}

PloverScores score(const Ontology& ontology, const PloverText& gold, const Extraction& extraction) {
  const std::set<PloverEvent> found = found_events(ontology, gold, extraction);
  PloverScores scores;
  scores.strict = compare(gold.events, found);
  scores.pair = compare(pairs_of(gold.events), pairs_of(found));
  scores.type_in_text = compare(types_of(gold.events), types_of(found));
  std::set_difference(gold.events.begin(), gold.events.end(), found.begin(), found.end(),
                      std::inserter(scores.missed, scores.missed.end()));
  std::set_difference(found.begin(), found.end(), gold.events.begin(), gold.events.end(),
                      std::inserter(scores.wrong, scores.wrong.end()));
  return scores;
}

}  // namespace newsgraph
