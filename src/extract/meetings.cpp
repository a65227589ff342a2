#include "extract/meetings.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

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

  // The meeting of the two on that day, made when it is new. One that is undated is taken for the one known.
  EntityId meeting_of(const ExtractedRelation& relation) {
    const std::string& day = relation.time.from;
    const auto [low, high] = std::minmax(*relation.source, *relation.target);
    auto& days = m_known[{relation.type, low, high}];
    auto found = days.find(day);
    if (found == days.end() && days.size() == 1 && (day.empty() || days.begin()->first.empty())) {
      found = days.begin();
      if (!day.empty()) m_entities[found->second].properties["date"] = day;
    }
    if (found == days.end()) {
      std::string first = m_entities[*relation.source].name;
      std::string second = m_entities[*relation.target].name;
      if (second < first) std::swap(first, second);
      ExtractedEntity meeting{"Meeting", "meeting of " + first + " and " + second, "", {}, {}, {}};
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
  // relation type and pair -> first day -> meeting
  std::map<std::tuple<std::string, EntityId, EntityId>, std::map<std::string, EntityId>> m_known;
};

}  // namespace

void add_meetings(const Document& doc, EntityTable& entities, std::vector<ExtractedRelation>& relations) {
  MeetingMaker(doc, entities, relations).make();
}

}  // namespace newsgraph
