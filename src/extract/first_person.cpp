#include "extract/first_person.hpp"

#include <optional>

#include "base/utf8.hpp"
#include "extract/actors.hpp"
#include "extract/quotes.hpp"
#include "extract/speech.hpp"

namespace newsgraph {
namespace {

struct Speaker {
  EntityId who = 0;
  std::optional<EntityId> side;  // for whom the speaker says "we"
};

class FirstPerson {
public:
  FirstPerson(const Tree& tree, EntityTable& entities, const LanguagePack& pack,
              const std::vector<OfficeHeld>& offices, const std::vector<std::string>& words)
      : m_tree(tree),
        m_entities(entities),
        m_pack(pack),
        m_offices(offices),
        m_words(words),
        m_actors(tree, entities, pack) {}

  // "I" is who speaks; "we", "our country" is the country that the speaker acts for.
  void read() {
    const Quotes quotes(m_tree, m_pack.lexicon);
    // A long first line ("Address by H. E. Mr. …") does not pass for a title and stays in the text.
    const Document& doc = m_tree.doc();
    const std::string_view first_line = std::string_view(doc.text).substr(0, doc.text.find('\n'));
    const auto giver = speech_giver(doc.title.empty() ? first_line : std::string_view(doc.title), m_pack);
    std::optional<Speaker> orator;
    for (std::uint32_t t = 0; t < m_tree.size(); ++t) {
      if (m_tree[t].upos != Upos::PRON) continue;
      if (m_entities.at(t) != nullptr) {
        if (is_own_name(quotes, t)) m_entities.release(t);
        continue;
      }
      const bool plural = m_pack.lexicon.side_pronouns.count(m_words[t]) != 0;
      if (!plural && m_pack.lexicon.speaker_pronouns.count(m_words[t]) == 0) continue;
      if (m_entities.in_furniture(m_tree[t].span)) continue;
      if (giver && !quotes.is_quoted(t) && !quotes.speaker_at(t)) {
        if (!orator) orator = orator_named(*giver);
        read_pronoun(t, plural, *orator);
      } else if (const auto speaker = speaker_of(quotes, t)) {
        read_pronoun(t, plural, *speaker);
      }
    }
  }

private:
  void read_pronoun(std::uint32_t token, bool plural, const Speaker& speaker) {
    if (const auto meant = plural ? speaker.side : std::optional(speaker.who)) point(token, *meant);
    const auto owned = m_tree.head(token);
    if (m_tree[token].deprel != Deprel::nmod_poss || !owned || !speaker.side) return;
    const bool own = m_pack.lexicon.own_nouns.count(m_tree[*owned].lemma) != 0;
    if (own && m_entities[*speaker.side].type == "Country" && m_entities.at(*owned) == nullptr)
      point(*owned, *speaker.side);
  }

  // `"[He] was shot at," Lind said`: who is quoted with a whole sentence does not call themselves "he".
  [[nodiscard]] bool is_own_name(const Quotes& quotes, std::uint32_t pronoun) const {
    if (!quotes.is_quoted(pronoun) || m_pack.lexicon.speaker_pronouns.count(m_words[pronoun]) != 0 ||
        m_pack.lexicon.side_pronouns.count(m_words[pronoun]) != 0)
      return false;
    const auto meant = m_entities.at(pronoun)->entity;
    if (!meant || m_entities[*meant].type != "Person") return false;
    std::uint32_t first = pronoun;
    const std::uint32_t start = m_tree.sentence_tokens(pronoun).begin;
    const auto is_mark = [&](std::uint32_t t) { return m_tree.form(t) == "\"" || m_tree.form(t) == "“"; };
    while (first > start && quotes.is_quoted(first - 1) && !is_mark(first - 1)) --first;
    std::size_t pos = 0;
    if (!utf8::is_upper(utf8::next(m_tree.form(first), pos))) return false;  // said "he would stay"
    const auto speaker = speaker_of(quotes, pronoun);
    return speaker && speaker->who == *meant;
  }

  [[nodiscard]] std::optional<Speaker> speaker_of(const Quotes& quotes, std::uint32_t token) const {
    const auto phrase = quotes.speaker_at(token);
    if (!phrase) return std::nullopt;
    const std::vector<Actor> actors = m_actors.of(*phrase);
    if (actors.size() != 1) return std::nullopt;
    return Speaker{actors.front().entity, side_of(actors.front().entity)};
  }

  // The person of the article who has the name, else a new one.
  [[nodiscard]] Speaker orator_named(const SpeechGiver& giver) {
    std::optional<EntityId> known;
    for (EntityId id = 0; id < m_entities.entities().size() && !known; ++id) {
      const ExtractedEntity& person = m_entities[id];
      const bool family = giver.name.ends_with(" " + person.name) || person.name.ends_with(" " + giver.name);
      if (person.type == "Person" && (person.name == giver.name || family)) known = id;
    }
    const EntityId who = known ? *known : m_entities.add({"Person", giver.name, giver.country, {}, {}, {}});
    const bool acts = giver.office != nullptr && giver.office->represents;
    if (giver.office != nullptr) m_entities[who].properties.emplace("office", giver.office->name);
    if (acts && m_pack.places.country(giver.country) != nullptr)
      return {who, m_entities.country(giver.country)};
    return {who, side_of(who)};
  }

  // For whom somebody says "we": the country or body that a person represents or leads; of a body or country
  // itself.
  [[nodiscard]] std::optional<EntityId> side_of(EntityId speaker) const {
    if (m_entities[speaker].type != "Person") return speaker;
    for (const OfficeHeld& held : m_offices) {
      if (held.person == speaker && held.of && !held.former &&
          (held.office->represents || held.office->heads || held.office->speaks))
        return held.of;
    }
    return std::nullopt;
  }

  void point(std::uint32_t token, EntityId id) {
    Reference reference{id, "", "", false, {}};
    if (m_entities[id].type == "Country") reference.iso3 = m_entities[id].country;
    m_entities.add_mention(id, m_tree[token].span);
    m_entities.refer({token, token + 1}, std::move(reference));
  }

  const Tree& m_tree;
  EntityTable& m_entities;
  const LanguagePack& m_pack;
  const std::vector<OfficeHeld>& m_offices;
  const std::vector<std::string>& m_words;
  Actors m_actors;
};

}  // namespace

void read_first_person(const Tree& tree, EntityTable& entities, const LanguagePack& pack,
                       const std::vector<OfficeHeld>& offices, const std::vector<std::string>& words) {
  FirstPerson(tree, entities, pack, offices, words).read();
}

}  // namespace newsgraph
