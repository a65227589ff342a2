#include "extract/unnamed_meetings.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.hpp"

namespace newsgraph {
namespace {

constexpr std::uint32_t kReach = 6;  // sentences back to the meeting that is meant

// "participating in the [mediation]", "took a leading part in the [reform]": what is attended has a word of
// its own, which is no meeting's.
bool attends_something_else(const Tree& tree, const Lexicon& lexicon, std::uint32_t word) {
  std::vector<std::uint32_t> heads{word};
  if (const auto part = tree.child(word, Deprel::obj)) heads.push_back(*part);
  for (const std::uint32_t head : heads) {
    for (const std::uint32_t c : tree.children(head)) {
      const std::string adposition = tree.case_of(c);
      if (c < word || !tree.is_nominal(c) || tree.time_at(c) != nullptr) continue;
      if (adposition != "in" && adposition != "at" && adposition != "of") continue;
      const bool proper = tree[c].upos == Upos::PROPN;  // "took part in Oslo"
      if (!proper && lexicon.unnamed_meetings.count(utf8::lower(tree[c].lemma)) == 0) return true;
    }
  }
  return false;
}

// A word that stands for a meeting: its noun, or one of attendance without it ("Lind attended, too").
bool stands_for_meeting(const Tree& tree, const Lexicon& lexicon, std::uint32_t token) {
  const std::string lemma = utf8::lower(tree[token].lemma);
  if (lexicon.unnamed_meetings.count(lemma) != 0) return tree.is_nominal(token);
  if (lexicon.attendance_words.count(lemma) == 0) return false;
  if (attends_something_else(tree, lexicon, token)) return false;
  return !tree.child(token, Deprel::obj) || lemma == "take";
}

// "news conference", "talks" in "talks team": no gathering of sides.
bool is_other_gathering(const Tree& tree, const Lexicon& lexicon, std::uint32_t noun) {
  const Deprel relation = tree[noun].deprel;
  if (relation == Deprel::compound || relation == Deprel::flat || relation == Deprel::amod) return true;
  const auto children = tree.children(noun);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    return c < noun && lexicon.other_gatherings.count(utf8::lower(tree[c].lemma)) != 0;
  });
}

class Settler {
public:
  Settler(const Tree& tree, EntityTable& entities, const Lexicon& lexicon,
          std::vector<ExtractedRelation>& relations)
      : m_tree(tree), m_entities(entities), m_lexicon(lexicon), m_relations(relations) {}

  void settle() {
    if (m_entities.unnamed_meetings().empty()) return;
    note_told();
    for (const auto& [token, id] : m_entities.unnamed_meetings()) {
      if (const auto meant = meeting_meant(token, id)) m_meant.emplace(id, *meant);
    }
    std::erase_if(m_relations, [&](ExtractedRelation& relation) { return !settled(relation); });
  }

private:
  // Where a meeting was spoken of, and the places that it is known to be in.
  struct Told {
    EntityId id;
    std::uint32_t at;  // byte
  };

  void note_told() {
    for (EntityId id = 0; id < m_entities.entities().size(); ++id) {
      if (m_entities[id].type != "Meeting") continue;
      for (const Span mention : m_entities[id].mentions) m_told.push_back({id, mention.begin});
    }
    for (const ExtractedRelation& relation : m_relations) note(relation);
  }

  // Looked up for every unnamed meeting: to go through all relations each time would take the square of the
  // time for long articles.
  void note(const ExtractedRelation& relation) {
    if (relation.source) m_spoken_of.insert(*relation.source);
    if (relation.target) m_spoken_of.insert(*relation.target);
    if (relation.type == "held-in" && relation.source) m_places[*relation.source].push_back(&relation);
    if (relation.type == "attends" && relation.source && relation.target) {
      m_attending[*relation.target].insert(*relation.source);
      if (relation.rule.ends_with("/meeting")) m_of_sides.insert(*relation.target);
    }
    const auto meeting = relation.roles.find("meeting");
    if (meeting == relation.roles.end()) return;
    m_of_sentence[relation.evidence.sentence].push_back(meeting->second);
    if (relation.type == "meets-with" || relation.type == "negotiates")
      m_of_trigger[relation.evidence.trigger].insert(meeting->second);
  }

  std::optional<EntityId> meeting_meant(std::uint32_t token, EntityId unnamed) {
    if (m_spoken_of.count(unnamed) == 0) return std::nullopt;
    const std::optional<EntityId> before = points_back(token) ? told_before(token, unnamed) : std::nullopt;
    // "Lind and Holm are attending [the summit]" that was named before, not one of their own.
    std::optional<EntityId> meant = before && is_summit(token) ? before : std::nullopt;
    const std::set<EntityId> same_word = meetings_told_by(token);
    if (!meant && same_word.size() > 1)
      return std::nullopt;  // "met Peru and Chile for talks": two meetings are told already
    if (!meant && !same_word.empty()) meant = *same_word.begin();
    if (!meant) meant = meeting_of_same(token, unnamed);
    if (!meant) meant = before;
    if (!meant) meant = meeting_in_place(token, unnamed);
    if (!meant) return std::nullopt;
    if (m_tree.is_nominal(token)) m_entities.add_mention(*meant, m_tree[token].span);
    m_told.push_back({*meant, m_tree[token].span.begin});
    return meant;
  }

  // "Lind and Holm held [talks] in Oslo", "met for [talks] in Oslo" made a meeting of the two.
  [[nodiscard]] std::set<EntityId> meetings_told_by(std::uint32_t token) const {
    std::set<EntityId> told = meetings_of_trigger(m_tree[token].span);
    const auto verb = m_tree.head(token);
    if (told.empty() && verb && m_tree.case_of(token) == "for")
      told = meetings_of_trigger(m_tree[*verb].span);
    return told;
  }

  [[nodiscard]] std::set<EntityId> meetings_of_trigger(Span trigger) const {
    const auto found = m_of_trigger.find(trigger);
    return found == m_of_trigger.end() ? std::set<EntityId>() : found->second;
  }

  [[nodiscard]] std::set<EntityId> who_attends(EntityId meeting) const {
    const auto found = m_attending.find(meeting);
    return found == m_attending.end() ? std::set<EntityId>() : found->second;
  }

  // "Lind and Holm held three rounds of [talks] in Oslo": the sentence tells that the same people met.
  [[nodiscard]] std::optional<EntityId> meeting_of_same(std::uint32_t token, EntityId unnamed) const {
    const std::set<EntityId> who = who_attends(unnamed);
    const auto told = m_of_sentence.find(m_tree.doc().sentences[m_tree.sentence_of(token)].span);
    if (who.size() < 2 || told == m_of_sentence.end()) return std::nullopt;
    const auto same = std::find_if(told->second.begin(), told->second.end(),
                                   [&](EntityId meeting) { return who_attends(meeting) == who; });
    return same == told->second.end() ? std::nullopt : std::optional(*same);
  }

  // "the meeting", "these talks", "Monday's summit"; words of attendance always do.
  [[nodiscard]] bool points_back(std::uint32_t token) const {
    if (!is_noun_of_meeting(token)) return true;
    if (says_which(token)) return false;
    const auto determiner = m_tree.child(token, Deprel::det);
    if (determiner) {
      const std::string& word = m_tree[*determiner].lemma;
      return word == "the" || word == "this" || word == "these" || word == "that" || word == "those";
    }
    const auto owner = m_tree.child(token, Deprel::nmod_poss);
    return owner && m_tree.time_at(*owner) != nullptr;
  }

  // "the 1218th meeting", "the border talks": not simply the one spoken of.
  [[nodiscard]] bool says_which(std::uint32_t noun) const {
    const auto children = m_tree.children(noun);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      const Deprel relation = m_tree[c].deprel;
      const bool modifier =
          relation == Deprel::amod || relation == Deprel::compound || relation == Deprel::nummod;
      return modifier && m_lexicon.bare_modifiers.count(utf8::lower(m_tree[c].lemma)) == 0;
    });
  }

  [[nodiscard]] bool is_noun_of_meeting(std::uint32_t token) const {
    return m_lexicon.unnamed_meetings.count(utf8::lower(m_tree[token].lemma)) != 0;
  }

  [[nodiscard]] bool is_summit(std::uint32_t token) const {
    return is_noun_of_meeting(token) &&
           m_lexicon.strong_meetings.count(utf8::lower(m_tree[token].lemma)) != 0;
  }

  // The meeting spoken of last; a summit is only what was called so, a gathering is none of two who met, and
  // none is in two places.
  [[nodiscard]] std::optional<EntityId> told_before(std::uint32_t token, EntityId unnamed) const {
    const std::uint32_t here = m_tree.sentence_of(token);
    const std::uint32_t first = m_tree.doc().sentences[here > kReach ? here - kReach : 0].span.begin;
    const std::string lemma = utf8::lower(m_tree[token].lemma);
    const bool summit = is_summit(token);
    const bool of_many = lemma == "gathering" || lemma == "conference";
    const Told* last = nullptr;
    for (const Told& told : m_told) {
      if (told.at >= m_tree[token].span.begin || told.at < first) continue;
      if (last != nullptr && told.at < last->at) continue;
      if (summit && utf8::lower(m_entities[told.id].name).find(lemma) == std::string::npos) continue;
      if (of_many && m_of_sides.count(told.id) != 0) continue;
      if (may_be_there(told.id, unnamed)) last = &told;
    }
    return last == nullptr ? std::nullopt : std::optional(last->id);
  }

  // A place of its own is that of the meeting spoken of, or tells where those met of whom nothing else says
  // it.
  [[nodiscard]] bool may_be_there(EntityId meeting, EntityId unnamed) const {
    const auto own = m_places.find(unnamed);
    if (own == m_places.end()) return true;
    const auto other = m_places.find(meeting);
    return other == m_places.end() ? m_of_sides.count(meeting) != 0
                                   : other->second.front()->target == own->second.front()->target;
  }

  // "talks on the war in Chile", "talks in Chile and Peru", "meetings in the Chilean cabinet" are not simply
  // in Chile.
  [[nodiscard]] bool tells_place(std::uint32_t token, const ExtractedRelation& held) const {
    if (!held.evidence.target) return false;
    const Span place = *held.evidence.target;
    const bool of_phrase = held.evidence.trigger == m_tree[token].span;
    bool named = false;
    const TokenRange words = m_tree.sentence_tokens(token);
    for (std::uint32_t t = words.begin; t < words.end; ++t) {
      const Reference* reference = place.contains(m_tree[t].span) ? m_entities.at(t) : nullptr;
      named = named || (reference != nullptr && !reference->demonym);
      const bool between = of_phrase && t > token && m_tree[t].span.begin < place.begin;
      if (between && (m_tree[t].lemma == "on" || m_tree[t].lemma == "over" || m_tree[t].lemma == "about"))
        return false;
    }
    if (!named) return false;
    const auto elsewhere = [&](const ExtractedRelation* other) {
      return m_entities[*other->target].country != m_entities[*held.target].country;
    };
    const std::vector<const ExtractedRelation*>& all = m_places.at(*held.source);
    return std::none_of(all.begin(), all.end(), elsewhere);
  }

  // "talks in Geneva": one for each noun and place of the article.
  std::optional<EntityId> meeting_in_place(std::uint32_t token, EntityId unnamed) {
    const auto place = m_places.find(unnamed);
    if (place == m_places.end() || !is_noun_of_meeting(token) || !tells_place(token, *place->second.front()))
      return std::nullopt;
    std::string name =
        utf8::lower(m_tree.form(token)) + " in " + m_entities[*place->second.front()->target].name;
    const auto known = m_in_place.find(name);
    if (known != m_in_place.end()) return known->second;
    const EntityId id = m_entities.add({"Meeting", name, "", {}, {}, {}});
    m_places.emplace(id, place->second);
    m_in_place.emplace(std::move(name), id);
    return id;
  }

  // False: the relation is of a meeting that nothing tells from others.
  [[nodiscard]] bool settled(ExtractedRelation& relation) const {
    for (auto* end : {&relation.source, &relation.target}) {
      if (!*end || !m_entities.is_unnamed_meeting(**end)) continue;
      const auto meant = m_meant.find(**end);
      if (meant == m_meant.end()) return false;
      *end = meant->second;
    }
    return true;
  }

  const Tree& m_tree;
  EntityTable& m_entities;
  const Lexicon& m_lexicon;
  std::vector<ExtractedRelation>& m_relations;
  std::vector<Told> m_told;
  std::set<EntityId> m_of_sides;  // meetings of two who met, known by them alone
  std::map<EntityId, std::vector<const ExtractedRelation*>> m_places;  // meeting -> where it is held
  std::map<EntityId, std::set<EntityId>> m_attending;                  // meeting -> who
  std::map<Span, std::set<EntityId>> m_of_trigger;
  std::map<Span, std::vector<EntityId>> m_of_sentence;
  std::set<EntityId> m_spoken_of;
  std::map<std::string, EntityId> m_in_place;  // name -> meeting
  std::map<EntityId, EntityId> m_meant;        // unnamed -> meeting
};

}  // namespace

void note_unnamed_meetings(const Tree& tree, EntityTable& entities, const Lexicon& lexicon) {
  for (std::uint32_t t = 0; t < tree.size(); ++t) {
    if (entities.at(t) != nullptr || !stands_for_meeting(tree, lexicon, t)) continue;
    if (is_other_gathering(tree, lexicon, t) || entities.in_furniture(tree[t].span)) continue;
    entities.note_unnamed_meeting(t);
  }
}

void settle_unnamed_meetings(const Tree& tree, EntityTable& entities, const Lexicon& lexicon,
                             std::vector<ExtractedRelation>& relations) {
  Settler(tree, entities, lexicon, relations).settle();
}

}  // namespace newsgraph
