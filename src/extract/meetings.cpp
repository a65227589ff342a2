#include "extract/meetings.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace newsgraph {
namespace {

bool is_meeting(const ExtractedRelation& relation) {
  return relation.type == "meets-with" || relation.type == "negotiates";
}

bool took_or_takes_place(Status status) {
  return status == Status::actual || status == Status::ongoing || status == Status::planned ||
         status == Status::past;
}

ExtractedRelation about_meeting(const ExtractedRelation& from, std::string type) {
  ExtractedRelation relation;
  relation.type = std::move(type);
  relation.status = from.status;
  relation.time = from.time;
  relation.speaker = from.speaker;
  relation.confidence = from.confidence;
  relation.rule = from.rule + "/meeting";
  relation.evidence = from.evidence;
  return relation;
}

}  // namespace

namespace {

class MeetingMaker {
public:
  MeetingMaker(const Document& doc, EntityTable& entities, std::vector<ExtractedRelation>& relations)
      : m_doc(doc), m_entities(entities), m_relations(relations) {}

  void make() {
    note_pairs();
    for (ExtractedRelation& relation : m_relations) {
      if (!is_meeting(relation) || !relation.source || !relation.target ||
          !took_or_takes_place(relation.status))
        continue;
      const auto named = relation.roles.find("meeting");
      if (named != relation.roles.end()) {
        take_part(relation, named->second);
      } else if (tells_one_meeting(relation)) {
        const EntityId id = meeting_of(relation);
        m_entities.add_mention(id, relation.evidence.trigger);
        if (const auto name = pair_name(relation.evidence)) m_entities.add_alias(id, name->of(m_doc.text));
        relation.roles["meeting"] = id;
        take_part(relation, id);
      }
    }
    std::move(m_added.begin(), m_added.end(), std::back_inserter(m_relations));
  }

private:
  using People = std::vector<EntityId>;                                   // in order of their numbers
  using Telling = std::tuple<std::string, std::uint32_t, std::uint32_t>;  // relation type, trigger

  static Telling telling(const ExtractedRelation& relation) {
    return {relation.type, relation.evidence.trigger.begin, relation.evidence.trigger.end};
  }

  static People pair_of(const ExtractedRelation& relation) {
    return {std::min(*relation.source, *relation.target), std::max(*relation.source, *relation.target)};
  }

  struct Sides {
    std::set<People> pairs;
    std::set<EntityId> sources;
  };

  void note_pairs() {
    for (const ExtractedRelation& relation : m_relations) {
      if (!is_meeting(relation) || !relation.source || !relation.target) continue;
      Sides& sides = m_sides[telling(relation)];
      sides.pairs.insert(pair_of(relation));
      sides.sources.insert(*relation.source);
    }
  }

  // "Lind, Holm and Berg met": where one word joins everybody with everybody, all are in one room, as are
  // those who go together: "Lind and Holm met Berg and Reid". In "Lind met Holm and Berg", "Lind was received
  // by Holm and Berg" and on the telephone only the pair is sure to be.
  [[nodiscard]] People participants(const ExtractedRelation& relation) const {
    const auto& [pairs, sources] = m_sides.at(telling(relation));
    std::set<EntityId> all;
    bool people = true;
    for (const People& pair : pairs) all.insert(pair.begin(), pair.end());
    for (const EntityId id : all) people = people && m_entities[id].type == "Person";
    const bool everybody = pairs.size() == all.size() * (all.size() - 1) / 2;
    const auto& [trigger, source] = std::tie(relation.evidence.trigger, relation.evidence.source);
    const bool go = sources.size() > 1 && source && source->begin < trigger.begin;
    const bool together = people && go && relation.properties.count("mode") == 0;
    return everybody || together ? People(all.begin(), all.end()) : pair_of(relation);
  }

  // "Lind, Holm and Berg", in the order of the alphabet.
  [[nodiscard]] std::string names_of(const People& people) const {
    std::vector<std::string> names;
    for (const EntityId id : people) names.push_back(m_entities[id].name);
    std::sort(names.begin(), names.end());
    std::string out = names.front();
    for (std::size_t i = 1; i < names.size(); ++i) out += (i + 1 < names.size() ? ", " : " and ") + names[i];
    return out;
  }

  // "Talks with Iran" may be any number of meetings; two people or a day make it one.
  [[nodiscard]] bool tells_one_meeting(const ExtractedRelation& relation) const {
    const bool people =
        m_entities[*relation.source].type == "Person" && m_entities[*relation.target].type == "Person";
    return people || !relation.time.from.empty();
  }

  // "the [Norway-Chile summit]": both names joined right before the word.
  [[nodiscard]] static std::optional<Span> pair_name(const Evidence& evidence) {
    if (!evidence.source || !evidence.target) return std::nullopt;
    const auto [first, second] = std::minmax(*evidence.source, *evidence.target);
    constexpr std::uint32_t kDash = 3;      // bytes, "–" or " - "
    constexpr std::uint32_t kBetween = 12;  // "[Chile-Peru] border [talks]"
    const bool joined = second.begin > first.end && second.begin - first.end <= kDash &&
                        evidence.trigger.begin > second.end &&
                        evidence.trigger.begin - second.end <= kBetween;
    if (!joined) return std::nullopt;
    return Span{first.begin, evidence.trigger.end};
  }

  // Their meeting on that day, made when it is new. One that is undated is taken for the one known.
  EntityId meeting_of(const ExtractedRelation& relation) {
    const std::string& day = relation.time.from;
    const People people = participants(relation);
    auto& days = m_known[people];
    auto found = days.find(day);
    if (found == days.end() && days.size() == 1 && (day.empty() || days.begin()->first.empty())) {
      found = days.begin();
      if (!day.empty()) m_entities[found->second].properties["date"] = day;
    }
    if (found == days.end()) {
      ExtractedEntity meeting{"Meeting", "meeting of " + names_of(people), "", {}, {}, {}};
      if (!day.empty()) meeting.properties["date"] = day;
      found = days.emplace(day, m_entities.add(std::move(meeting))).first;
    }
    return found->second;
  }

  void take_part(const ExtractedRelation& relation, EntityId meeting) {
    for (const bool of_source : {true, false}) {
      ExtractedRelation attends = about_meeting(relation, "attends");
      attends.source = of_source ? relation.source : relation.target;
      attends.target = meeting;
      attends.evidence.source = of_source ? relation.evidence.source : relation.evidence.target;
      attends.evidence.target = relation.evidence.trigger;
      m_added.push_back(std::move(attends));
    }
    if (const auto place = relation.roles.find("place"); place != relation.roles.end()) {
      ExtractedRelation held = about_meeting(relation, "held-in");
      held.source = meeting;
      held.target = place->second;
      held.evidence.source = relation.evidence.trigger;
      held.evidence.target.reset();
      m_added.push_back(std::move(held));
    }
  }

  const Document& m_doc;
  EntityTable& m_entities;
  std::vector<ExtractedRelation>& m_relations;
  std::vector<ExtractedRelation> m_added;
  std::map<Telling, Sides> m_sides;                           // whom one word tells to meet
  std::map<People, std::map<std::string, EntityId>> m_known;  // participants -> first day -> meeting
};

}  // namespace

void add_meetings(const Document& doc, EntityTable& entities, std::vector<ExtractedRelation>& relations) {
  MeetingMaker(doc, entities, relations).make();
}

}  // namespace newsgraph
