#include <algorithm>
#include <array>
#include <set>

#include "resolve/clusters.hpp"
#include "resolve/names.hpp"
#include "resolve/time_split.hpp"

namespace newsgraph {
namespace {

using Words = std::vector<std::string>;

constexpr std::array<std::string_view, 22> kGeneric = {
    "bilateral", "consultation", "conversation", "dialogue", "discussion", "encounter",
    "event",     "formal",       "gathering",    "hosted",   "inaugural",  "informal",
    "meeting",   "ministerial",  "negotiation",  "phone",    "call",       "planned",
    "round",     "session",      "talk",         "visit"};
// Kinds of meetings: a name of nothing else tells no more than its participants.
constexpr std::array<std::string_view, 12> kKinds = {"annual", "assembly",     "conference", "convention",
                                                     "forum",  "multilateral", "retreat",    "roundtable",
                                                     "summit", "symposium",    "trilateral", "virtual"};
constexpr int kDayKnown = 4;  // the first day of a longer range ("this week") is not the day of the meeting
constexpr TimeTolerance kNamed = {7, 45};  // a conference lasts for days and is in the news for weeks
constexpr TimeTolerance kOfParticipants = {1, 14};  // where it is evening, elsewhere the next day has come

struct Mention {
  EntityRef ref;
  Words words;                           // that tell which meeting; empty when only its participants do
  std::set<std::uint32_t> participants;  // clusters
  std::optional<Days> days;
  std::string day;
};

bool is_generic(const std::string& word) {
  return std::find(kGeneric.begin(), kGeneric.end(), word) != kGeneric.end();
}

bool names_nothing(const Words& words) {
  return std::all_of(words.begin(), words.end(), [](const std::string& word) {
    return std::find(kKinds.begin(), kKinds.end(), word) != kKinds.end();
  });
}

class Meetings {
public:
  explicit Meetings(Articles& articles) : m_articles(articles) {}

  void run(const Refs& refs) {
    for (const EntityRef ref : refs) {
      m_mentions.emplace(ref, Mention{ref, content_words(m_articles.entity(ref).name), {}, {}, {}});
    }
    for (std::uint32_t a = 0; a < m_articles.size(); ++a) {
      for (const ExtractedRelation& relation : m_articles[a].relations) read(a, relation);
    }
    std::map<Words, std::vector<const Mention*>> named;
    std::map<std::set<std::uint32_t>, std::vector<const Mention*>> unnamed;
    for (auto& [ref, mention] : m_mentions) {
      finish(mention);
      if (!mention.words.empty()) {
        named[mention.words].push_back(&mention);
      } else if (mention.participants.size() >= 2) {
        unnamed[mention.participants].push_back(&mention);
      } else {
        m_articles.add(cluster({&mention}, "only its own article tells which meeting"));
      }
    }
    for (const auto& [words, same] : named) split(same, kNamed, "same name and time");
    for (const auto& [who, same] : unnamed) split(same, kOfParticipants, "same participants and time");
  }

private:
  [[nodiscard]] Mention* at(EntityRef ref) {
    const auto found = m_mentions.find(ref);
    return found == m_mentions.end() ? nullptr : &found->second;
  }

  void read(std::uint32_t article, const ExtractedRelation& relation) {
    const auto take_part = [&](Mention& mention, const std::optional<std::uint32_t>& who) {
      if (!who) return;
      const std::uint32_t found = m_articles.cluster_of({article, *who});
      if (found != kNoCluster) mention.participants.insert(found);
    };
    if (relation.target && (relation.type == "attends" || relation.type == "hosts")) {
      if (Mention* mention = at({article, *relation.target})) {
        take_part(*mention, relation.source);
        take_time(*mention, relation.time);
      }
    }
    if (relation.source && relation.type == "held-in") {
      if (Mention* mention = at({article, *relation.source})) take_time(*mention, relation.time);
    }
    if (const auto role = relation.roles.find("meeting"); role != relation.roles.end()) {
      if (Mention* mention = at({article, role->second})) {
        take_part(*mention, relation.source);
        take_part(*mention, relation.target);
      }
    }
  }

  // The shortest time that is told.
  static void take_time(Mention& mention, const TimeRange& time) {
    const auto days = days_of(time.from, time.to);
    if (!days || (mention.days && mention.days->length() <= days->length())) return;
    mention.days = days;
    mention.day = time.from;
  }

  void finish(Mention& mention) const {
    const ExtractedEntity& entity = m_articles.entity(mention.ref);
    // The property is the first day of what may be a whole week; the times of those who attend say how long
    // it is.
    if (const auto date = entity.properties.find("date"); !mention.days && date != entity.properties.end()) {
      if (const auto days = days_in(to_string(date->second))) {
        mention.days = days;
        mention.day = to_string(date->second);
      }
    }
    std::set<std::string> names;
    for (const std::uint32_t participant : mention.participants) {
      for (const Member& member : m_articles.clusters()[participant].members) {
        if (member.ref.article != mention.ref.article) continue;
        const ExtractedEntity& who = m_articles.entity(member.ref);
        for (std::string& word : content_words(who.name)) names.insert(std::move(word));
        for (const std::string& alias : who.aliases) {
          for (std::string& word : content_words(alias)) names.insert(std::move(word));
        }
      }
    }
    std::erase_if(mention.words, is_generic);
    Words telling = mention.words;
    std::erase_if(telling, [&](const std::string& word) { return names.count(word) != 0; });
    // "South Korea-U.S. summit" is known by who meets, once the article says so.
    if (names_nothing(mention.words) || (names_nothing(telling) && mention.participants.size() >= 2))
      mention.words.clear();
  }

  [[nodiscard]] static Cluster cluster(const std::vector<const Mention*>& mentions, std::string_view reason) {
    Cluster one{"Meeting", "", "", {}};
    std::optional<Days> days;
    for (const Mention* mention : mentions) {
      one.members.push_back({mention->ref, reason});
      if (mention->days && (!days || mention->days->length() < days->length())) {
        days = mention->days;
        one.day = days->length() <= kDayKnown ? mention->day : std::string();
      }
    }
    return one;
  }

  void split(const std::vector<const Mention*>& same, TimeTolerance tolerance, std::string_view reason) {
    std::vector<Timed> times;
    for (const Mention* mention : same) {
      times.push_back({mention->days, day_number(m_articles[mention->ref.article].document.date)});
    }
    const std::vector<std::size_t> part = split_by_time(times, tolerance);
    std::map<std::size_t, std::vector<const Mention*>> parts;
    for (std::size_t i = 0; i < part.size(); ++i) parts[part[i]].push_back(same[i]);
    for (const auto& [number, mentions] : parts) m_articles.add(cluster(mentions, reason));
  }

  Articles& m_articles;
  std::map<EntityRef, Mention> m_mentions;
};

}  // namespace

void cluster_meetings(Articles& articles, const Refs& refs) { Meetings(articles).run(refs); }

}  // namespace newsgraph
