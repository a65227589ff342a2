// Which wordings of a block are one meeting.
#include <algorithm>
#include <set>

#include "base/hash.hpp"
#include "graph/property_text.hpp"
#include "resolve/clusters.hpp"
#include "resolve/keys.hpp"
#include "resolve/names.hpp"
#include "resolve/time_split.hpp"

namespace newsgraph {
namespace {

using Words = std::vector<std::string>;

constexpr int kDayKnown = 4;  // the first day of a longer range ("this week") is not the day of the meeting
constexpr TimeTolerance kNamed = {7, 45};  // a conference lasts for days and is in the news for weeks
constexpr TimeTolerance kOfParticipants = {1, 14};  // where it is evening, elsewhere the next day has come

// A meeting as its article tells it.
struct Told {
  Words words;                  // that tell which meeting; empty when only its participants do
  std::set<std::uint32_t> who;  // entities
  std::optional<Days> days;
  std::string day;
};

class MeetingReader {
public:
  MeetingReader(const Extraction& extraction, const std::vector<std::string>& nodes, const Names& names)
      : m_extraction(extraction), m_nodes(nodes), m_names(names) {}

  std::vector<MeetingKey> run() {
    const auto& entities = m_extraction.entities;
    for (std::uint32_t i = 0; i < entities.size(); ++i) {
      if (entities[i].type == "Meeting") m_told[i].words = m_names.content_words(entities[i].name);
    }
    for (const ExtractedRelation& relation : m_extraction.relations) read(relation);
    std::vector<MeetingKey> keys;
    for (auto& [position, told] : m_told) keys.push_back(finish(position, told));
    return keys;
  }

private:
  [[nodiscard]] Told* at(std::uint32_t entity) {
    const auto found = m_told.find(entity);
    return found == m_told.end() ? nullptr : &found->second;
  }

  void read(const ExtractedRelation& relation) {
    const auto take_part = [&](Told& told, const std::optional<std::uint32_t>& who) {
      if (who && m_extraction.entities[*who].type != "Meeting") told.who.insert(*who);
    };
    if (relation.target && (relation.type == "attends" || relation.type == "hosts")) {
      if (Told* told = at(*relation.target)) {
        take_part(*told, relation.source);
        take_time(*told, relation.time);
      }
    }
    if (relation.source && relation.type == "held-in") {
      if (Told* told = at(*relation.source)) take_time(*told, relation.time);
    }
    if (const auto role = relation.roles.find("meeting"); role != relation.roles.end()) {
      if (Told* told = at(role->second)) {
        take_part(*told, relation.source);
        take_part(*told, relation.target);
      }
    }
  }

  // The shortest time that is told.
  static void take_time(Told& told, const TimeRange& time) {
    const auto days = days_of(time.from, time.to);
    if (!days || (told.days && told.days->length() <= days->length())) return;
    told.days = days;
    told.day = time.from;
  }

  [[nodiscard]] MeetingKey finish(std::uint32_t position, Told& told) const {
    // The property is the first day of what may be a whole week; the times of those who attend say how long
    // it is.
    const ExtractedEntity& meeting = m_extraction.entities[position];
    const std::string day = property_text(meeting.properties, "date");
    if (const auto days = told.days ? std::nullopt : days_in(day)) {
      told.days = days;
      told.day = day;
    }
    std::set<std::string> nodes;
    for (const std::uint32_t who : told.who) {
      if (!m_nodes[who].empty()) nodes.insert(m_nodes[who]);
    }
    const std::set<std::string> names = words_of(nodes);
    std::erase_if(told.words,
                  [&](const std::string& word) { return m_names.words().meeting_words.count(word) != 0; });
    Words telling = told.words;
    std::erase_if(telling, [&](const std::string& word) { return names.count(word) != 0; });
    // "South Korea-U.S. summit" is known by who meets, once the article says so.
    if (names_nothing(told.words) || (names_nothing(telling) && nodes.size() >= 2)) told.words.clear();
    MeetingKey key;
    key.position = position;
    if (!told.words.empty()) {
      key.key = "M:w:" + joined(told.words);
    } else if (nodes.size() >= 2) {
      key.key = "M:p:" + sha256_hex(joined({nodes.begin(), nodes.end()})).substr(0, 24);
    } else {
      key.key = "M:@:" + sha256_hex(m_extraction.document.id + "\n" + std::to_string(position)).substr(0, 24);
    }
    if (told.days) key.days = {std::to_string(told.days->from), std::to_string(told.days->to), told.day};
    return key;
  }

  // A kind of meeting tells no more than its participants.
  [[nodiscard]] bool names_nothing(const Words& words) const {
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
      return m_names.words().meeting_kinds.count(word) != 0;
    });
  }

  // All words by which the article calls these nodes.
  [[nodiscard]] std::set<std::string> words_of(const std::set<std::string>& nodes) const {
    std::set<std::string> names;
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
      if (nodes.count(m_nodes[i]) == 0) continue;
      const ExtractedEntity& who = m_extraction.entities[i];
      for (std::string& word : m_names.content_words(who.name)) names.insert(std::move(word));
      for (const std::string& alias : who.aliases) {
        for (std::string& word : m_names.content_words(alias)) names.insert(std::move(word));
      }
    }
    return names;
  }

  const Extraction& m_extraction;
  const std::vector<std::string>& m_nodes;
  const Names& m_names;
  std::map<std::uint32_t, Told> m_told;
};

Cluster meeting_of(const Block& block, const Refs& refs, std::string_view reason) {
  Cluster one{"Meeting", "", "", {}};
  int shortest = 0;
  for (const WordingRef ref : refs) {
    one.members.push_back({ref, reason});
    const std::vector<std::string>& hint = block[ref].hint;
    if (hint.size() != 3) continue;
    const int length = std::stoi(hint[1]) - std::stoi(hint[0]) + 1;
    if (shortest != 0 && length >= shortest) continue;
    shortest = length;
    one.day = length <= kDayKnown ? hint[2] : std::string();
  }
  return one;
}

}  // namespace

std::vector<MeetingKey> meeting_keys(const Extraction& extraction, const std::vector<std::string>& nodes,
                                     const Names& names) {
  return MeetingReader(extraction, nodes, names).run();
}

void cluster_meetings(Block& block, std::string_view key) {
  if (key.starts_with("M:@:")) {
    block.add(meeting_of(block, block.all(), "only its own article tells which meeting"));
    return;
  }
  const bool named = key.starts_with("M:w:");
  std::vector<Timed> times;
  for (const WordingRef ref : block.all()) {
    Timed timed{std::nullopt, day_number(block[ref].latest)};
    if (const auto& hint = block[ref].hint; hint.size() == 3)
      timed.days = Days{std::stoi(hint[0]), std::stoi(hint[1])};
    times.push_back(timed);
  }
  const std::vector<std::size_t> part = split_by_time(times, named ? kNamed : kOfParticipants);
  std::map<std::size_t, Refs> parts;
  for (WordingRef ref = 0; ref < part.size(); ++ref) parts[part[ref]].push_back(ref);
  for (const auto& [number, refs] : parts) {
    block.add(meeting_of(block, refs, named ? "same name and time" : "same participants and time"));
  }
}

}  // namespace newsgraph
