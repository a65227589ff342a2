#include "extract/meetings.hpp"

#include <algorithm>
#include <map>
#include <string>
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

void add_meetings(EntityTable& entities, std::vector<ExtractedRelation>& relations) {
  std::map<std::pair<EntityId, EntityId>, std::map<std::string, EntityId>>
      known;  // pair -> first day -> meeting
  std::vector<ExtractedRelation> added;
  for (ExtractedRelation& relation : relations) {
    if (!is_meeting(relation) || !relation.source || !relation.target ||
        !took_or_takes_place(relation.status))
      continue;
    if (relation.roles.count("meeting") != 0) continue;
    const bool people =
        entities[*relation.source].type == "Person" && entities[*relation.target].type == "Person";
    if (!people && relation.time.from.empty()) continue;  // "talks with Iran" may be any number of meetings
    auto& days = known[std::minmax(*relation.source, *relation.target)];
    auto found = days.find(relation.time.from);
    if (found == days.end() && days.size() == 1 &&
        (relation.time.from.empty() || days.begin()->first.empty())) {
      found = days.begin();  // one of the two is undated: the article speaks of one meeting
      if (!relation.time.from.empty()) entities[found->second].properties["date"] = relation.time.from;
    }
    if (found == days.end()) {
      std::string first = entities[*relation.source].name;
      std::string second = entities[*relation.target].name;
      if (second < first) std::swap(first, second);
      ExtractedEntity meeting{"Meeting", "meeting of " + first + " and " + second, "", {}, {}, {}};
      if (!relation.time.from.empty()) meeting.properties["date"] = relation.time.from;
      found = days.emplace(relation.time.from, entities.add(std::move(meeting))).first;
    }
    const EntityId id = found->second;
    entities.add_mention(id, relation.evidence.trigger);
    relation.roles["meeting"] = id;
    for (const EntityId participant : {*relation.source, *relation.target}) {
      ExtractedRelation attends = about_meeting(relation, "attends");
      attends.source = participant;
      attends.target = id;
      attends.evidence.source =
          participant == *relation.source ? relation.evidence.source : relation.evidence.target;
      attends.evidence.target = relation.evidence.trigger;
      added.push_back(std::move(attends));
    }
    if (const auto place = relation.roles.find("place"); place != relation.roles.end()) {
      ExtractedRelation held = about_meeting(relation, "held-in");
      held.source = id;
      held.target = place->second;
      held.evidence.source = relation.evidence.trigger;
      held.evidence.target.reset();
      added.push_back(std::move(held));
    }
  }
  std::move(added.begin(), added.end(), std::back_inserter(relations));
}

}  // namespace newsgraph
