// Chains of what has no name: "a ship ... the ship", "a man ... he", "the ministers ... they". Each is kept
// only when it has two mentions or more (coref.cpp).
#include <algorithm>
#include <map>

#include "nlp/coref_phrases.hpp"
#include "nlp/coref_quotes.hpp"

namespace newsgraph {
namespace {

constexpr std::uint32_t kNounReach = 20;  // sentences back to the same noun
constexpr std::uint32_t kPronounReach = 1;
constexpr std::size_t kRecent = 60;

class UnnamedLinker {
public:
  explicit UnnamedLinker(CorefState& state) : m_state(state), m_quotes(find_quotes(state)) {}

  void run() {
    const auto count = static_cast<std::uint32_t>(m_state.doc.tokens.size());
    for (std::uint32_t token = 0; token < count; ++token) {
      if (m_state.mention_at[token] >= 0) {
        name_somebody(token);
        continue;
      }
      const Upos upos = m_state.doc.tokens[token].upos;
      if (upos == Upos::NOUN)
        read_noun(token);
      else if (upos == Upos::PRON)
        read_pronoun(token);
    }
  }

private:
  struct Thing {
    std::uint32_t noun = 0;
    std::int32_t entity = kNoEntity;  // once it is mentioned again
    bool plural = false;
    bool person = false;
    Gender gender = Gender::unknown;
    std::vector<std::string> modifiers;
  };

  [[nodiscard]] std::string lemma(std::uint32_t token) const {
    return std::string(LowerWord(m_state.doc.tokens[token].lemma).view());
  }

  [[nodiscard]] std::vector<std::string> modifiers(std::uint32_t noun) const {
    std::vector<std::string> words;
    for (std::uint32_t at = start_of(m_state, noun); at < noun; ++at) {
      const Upos upos = m_state.doc.tokens[at].upos;
      if (upos == Upos::ADJ || upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::NUM)
        words.emplace_back(LowerWord(m_state.doc.form(at)).view());
    }
    return words;
  }

  // "the ship" and "the old ship" after "an old ship", not "the new ship".
  [[nodiscard]] static bool says_no_more(const Thing& later, const Thing& earlier) {
    return std::all_of(later.modifiers.begin(), later.modifiers.end(), [&](const std::string& word) {
      return std::find(earlier.modifiers.begin(), earlier.modifiers.end(), word) != earlier.modifiers.end();
    });
  }

  void read_noun(std::uint32_t noun) {
    if (is_part_of_longer(m_state, noun)) return;
    const std::string word = lemma(noun);
    if (word.size() < 2) return;
    Thing thing{noun,
                kNoEntity,
                is_plural(m_state.doc.tokens[noun]),
                m_state.words.is_person_noun(word),
                m_state.words.person_noun(word),
                modifiers(noun)};
    if (is_definite(m_state, noun) && !has_own_complement(m_state, noun)) {
      const auto same = m_by_lemma.find(word);
      for (std::size_t i = same == m_by_lemma.end() ? 0 : same->second.size(); i-- > 0;) {
        Thing& before = m_things[same->second[i]];
        if (m_state.sentence_of[before.noun] + kNounReach < m_state.sentence_of[noun]) break;
        if (before.plural != thing.plural || !says_no_more(thing, before)) continue;
        thing.entity = entity_of(before);
        add_description(m_state, noun, thing.entity);
        for (const std::string& modifier : before.modifiers) thing.modifiers.push_back(modifier);
        break;
      }
    }
    std::vector<std::size_t>& same = m_by_lemma[word];
    if (same.size() > kRecent) same.erase(same.begin());
    same.push_back(m_things.size());
    m_things.push_back(std::move(thing));
  }

  // The entity of a noun, made with its first mention when it is meant again.
  std::int32_t entity_of(Thing& thing) {
    if (thing.entity != kNoEntity) return thing.entity;
    thing.entity = static_cast<std::int32_t>(m_state.entities.size());
    const EntityLabel label = thing.person ? EntityLabel::PER : EntityLabel::ORG;
    m_state.entities.push_back({label, thing.gender, thing.gender != Gender::unknown, {}, {}, {}});
    add_description(m_state, thing.noun, thing.entity);
    return thing.entity;
  }

  // They are the last things or people spoken of, a subject first.
  void read_pronoun(std::uint32_t token) {
    const Gender gender = m_state.words.pronoun(LowerWord(m_state.doc.form(token)).view());
    if (m_state.doc.tokens[token].deprel == Deprel::expl) return;
    if (gender == Gender::speaker || gender == Gender::speakers) return read_speaker(token, gender);
    if (gender == Gender::thing) return read_it(token);
    if (gender != Gender::plural) return;
    if (m_they != kNoEntity && m_state.sentence_of[token] <= m_they_sentence + kPronounReach) {
      m_they_sentence = m_state.sentence_of[token];
      m_state.add_pronoun(token, m_they);
      return;
    }
    for (const bool subject : {true, false}) {
      for (std::size_t i = m_things.size(); i-- > 0;) {
        Thing& thing = m_things[i];
        if (m_state.sentence_of[thing.noun] + kPronounReach < m_state.sentence_of[token]) break;
        const Deprel relation = m_state.doc.tokens[thing.noun].deprel;
        const bool acts = relation == Deprel::nsubj || relation == Deprel::nsubj_pass;
        if (!thing.plural || (subject && !acts)) continue;
        m_they = entity_of(thing);
        m_they_sentence = m_state.sentence_of[token];
        m_state.add_pronoun(token, m_they);
        return;
      }
    }
  }

  // It is the last thing that did or was something.
  void read_it(std::uint32_t token) {
    for (std::size_t i = m_things.size(); i-- > 0;) {
      Thing& thing = m_things[i];
      if (m_state.sentence_of[thing.noun] + kPronounReach < m_state.sentence_of[token]) break;
      const Deprel relation = m_state.doc.tokens[thing.noun].deprel;
      const bool acts = relation == Deprel::nsubj || relation == Deprel::nsubj_pass;
      if (thing.plural || thing.person || !acts) continue;
      m_state.add_pronoun(token, entity_of(thing));
      return;
    }
  }

  // I and we of one quotation, or of all that is not quoted, are one.
  void read_speaker(std::uint32_t token, Gender gender) {
    const auto quote = std::find_if(m_quotes.begin(), m_quotes.end(),
                                    [&](const Quote& q) { return q.tokens.contains(token); });
    const auto [known, is_new] = m_speakers.try_emplace({quote - m_quotes.begin(), gender}, kNoEntity);
    if (is_new) {
      known->second = static_cast<std::int32_t>(m_state.entities.size());
      m_state.entities.push_back({EntityLabel::PER, Gender::unknown, false, {}, {}, {}});
    }
    m_state.add_pronoun(token, known->second);
  }

  // A "he" that nobody named is meant by: the last person spoken of without a name.
  void name_somebody(std::uint32_t token) {
    const CorefMention& mention = m_state.mentions[static_cast<std::size_t>(m_state.mention_at[token])];
    if (mention.kind != MentionKind::pronoun) return;
    const CorefEntity& entity = m_state.entities[static_cast<std::size_t>(mention.entity)];
    if (!entity.parts.empty() || m_state.mentions[entity.mentions.front()].head != token) return;
    const Gender gender = entity.gender;
    const std::int32_t id = mention.entity;
    for (std::size_t i = m_things.size(); i-- > 0;) {
      Thing& thing = m_things[i];
      if (m_state.sentence_of[thing.noun] + kPronounReach < m_state.sentence_of[token]) break;
      if (!thing.person || thing.plural || (thing.gender != Gender::unknown && thing.gender != gender))
        continue;
      if (thing.entity != kNoEntity && thing.entity != id) {
        merge(id, thing.entity);
      } else {
        thing.entity = id;
        add_description(m_state, thing.noun, id);
      }
      return;
    }
  }

  void merge(std::int32_t from, std::int32_t into) {
    std::vector<std::uint32_t> moved;
    moved.swap(m_state.entities[static_cast<std::size_t>(from)].mentions);
    for (const std::uint32_t mention : moved) m_state.give(mention, into);
  }

  CorefState& m_state;
  std::vector<Quote> m_quotes;
  std::vector<Thing> m_things;  // in text order
  std::map<std::string, std::vector<std::size_t>> m_by_lemma;
  std::map<std::pair<std::ptrdiff_t, Gender>, std::int32_t> m_speakers;
  std::int32_t m_they = kNoEntity;
  std::uint32_t m_they_sentence = 0;
};

}  // namespace

void link_unnamed(CorefState& state) { UnnamedLinker(state).run(); }

}  // namespace newsgraph
