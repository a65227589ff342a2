// Descriptions: "Cho, the foreign minister," tells a role; "the minister" further down is whoever has that
// role.
#include <algorithm>

#include "nlp/coref_phrases.hpp"
#include "nlp/coref_state.hpp"

namespace newsgraph {
namespace {

constexpr std::uint32_t kBodyReach = 2;     // sentences back to the body that "the company" may stand for
constexpr std::uint32_t kPersonReach = 40;  // sentences back to the holder of a role

class NominalLinker {
public:
  explicit NominalLinker(CorefState& state) : m_state(state), m_last(state.entities.size(), 0) {}

  void run() {
    std::size_t next_name = 0;
    const std::size_t names = m_state.mentions.size();
    for (std::uint32_t token = 0; token < m_state.doc.tokens.size(); ++token) {
      while (next_name < names && m_state.mentions[next_name].tokens.begin <= token)
        note(static_cast<std::uint32_t>(next_name++));
      if (m_state.mention_at[token] >= 0) continue;
      const Upos upos = m_state.doc.tokens[token].upos;
      if (upos == Upos::NOUN || upos == Upos::PROPN) read(token);
    }
  }

private:
  [[nodiscard]] const Token& token(std::uint32_t at) const { return m_state.doc.tokens[at]; }
  [[nodiscard]] CorefEntity& entity(std::int32_t id) {
    return m_state.entities[static_cast<std::size_t>(id)];
  }

  void note(std::uint32_t mention) {
    const std::int32_t id = m_state.mentions[mention].entity;
    if (id == kNoEntity) return;
    m_last[static_cast<std::size_t>(id)] = mention + 1;
    std::vector<std::int32_t>& recent =
        m_state.mentions[mention].label == EntityLabel::PER ? m_people : m_bodies;
    const auto at = std::find(recent.begin(), recent.end(), id);
    if (at != recent.end()) recent.erase(at);
    recent.push_back(id);
    if (recent.size() > 60) recent.erase(recent.begin());
  }

  void read(std::uint32_t noun) {
    const LowerWord lemma(token(noun).lemma);
    const bool person = m_state.words.is_person_noun(lemma.view());
    const bool body = !person && m_state.words.is_body_noun(lemma.view());
    if (!person && !body) return;
    if (is_plural(token(noun))) return;
    if (person && apposition(noun)) return;
    if (person && predicate(noun)) return;
    if (is_part_of_longer(m_state, noun)) return;
    if (!is_definite(m_state, noun) && !(person && !owning_nation(noun).empty())) return;
    const std::int32_t found = person ? holder(noun, lemma.view()) : body_named(noun, lemma.view());
    if (found != kNoEntity) add(noun, found);
  }

  // Of "Norway" in "Norway's foreign minister".
  [[nodiscard]] std::string owning_nation(std::uint32_t noun) const {
    for (std::uint32_t at = noun; at-- > 0 && noun - at <= 8;) {
      if (token(at).head != static_cast<std::int32_t>(noun) || token(at).deprel != Deprel::nmod_poss)
        continue;
      const std::int32_t name = m_state.mention_at[at];
      return name < 0 ? "" : m_state.nation(m_state.mentions[static_cast<std::size_t>(name)]);
    }
    return {};
  }

  [[nodiscard]] std::vector<std::string> role_words(std::uint32_t noun) const {
    std::vector<std::string> words{std::string(LowerWord(token(noun).lemma).view())};
    if (const std::string owner = owning_nation(noun); !owner.empty()) words.push_back(owner);
    for (std::uint32_t at = start_of(m_state, noun); at < noun; ++at) {
      if (const std::int32_t name = m_state.mention_at[at]; name >= 0) {
        std::string nation = m_state.nation(m_state.mentions[static_cast<std::size_t>(name)]);
        if (!nation.empty()) {
          if (nation != words.back()) words.push_back(std::move(nation));
          continue;
        }
      }
      const Upos upos = token(at).upos;
      if (upos == Upos::ADJ || upos == Upos::NOUN || upos == Upos::PROPN)
        words.emplace_back(LowerWord(m_state.doc.form(at)).view());
    }
    return words;
  }

  void learn(std::int32_t id, std::uint32_t noun) {
    CorefEntity& known = entity(id);
    for (std::string& word : role_words(noun)) {
      if (std::find(known.roles.begin(), known.roles.end(), word) == known.roles.end())
        known.roles.push_back(std::move(word));
    }
    const Gender gender = m_state.words.person_noun(LowerWord(token(noun).lemma).view());
    if (!known.gender_sure && gender != Gender::unknown) {
      known.gender = gender;
      known.gender_sure = true;
    }
  }

  // "Cho, the foreign minister," and "the foreign minister, Cho,".
  bool apposition(std::uint32_t noun) {
    std::int32_t id = kNoEntity;
    if (token(noun).deprel == Deprel::appos && m_state.in_bounds(token(noun).head)) {
      id = m_state.entity_at(static_cast<std::uint32_t>(token(noun).head));
    } else {
      const std::uint32_t last =
          std::min<std::uint32_t>(noun + 15, static_cast<std::uint32_t>(m_state.doc.tokens.size()));
      for (std::uint32_t at = noun + 1; at < last && id == kNoEntity; ++at) {
        if (token(at).deprel == Deprel::appos && token(at).head == static_cast<std::int32_t>(noun))
          id = m_state.entity_at(at);
      }
    }
    if (id == kNoEntity || entity(id).label != EntityLabel::PER) return false;
    learn(id, noun);
    add(noun, id);
    return true;
  }

  // "Cho is the foreign minister": no mention, but a role.
  bool predicate(std::uint32_t noun) {
    const std::int32_t subject = m_state.subject_of(noun);
    if (subject == kNoHead) return false;
    const std::int32_t id = m_state.entity_at(static_cast<std::uint32_t>(subject));
    if (id != kNoEntity && entity(id).label == EntityLabel::PER) learn(id, noun);
    return true;
  }

  [[nodiscard]] static bool has_role(const CorefEntity& person, std::string_view word) {
    return std::find(person.roles.begin(), person.roles.end(), word) != person.roles.end();
  }

  [[nodiscard]] bool bears(const CorefEntity& person, std::string_view title) const {
    const std::vector<std::string>& meant = m_state.words.titles_meant(title);
    return has_role(person, title) || std::any_of(meant.begin(), meant.end(), [&](const std::string& other) {
             return has_role(person, other);
           });
  }

  // "the embattled president": an adjective that says something new, not which president.
  [[nodiscard]] bool may_be_new(std::uint32_t noun, const std::string& word) const {
    if (m_state.words.is_telling(word)) return false;
    for (std::uint32_t at = start_of(m_state, noun); at < noun; ++at) {
      if (token(at).upos == Upos::ADJ && m_state.mention_at[at] < 0 &&
          LowerWord(m_state.doc.form(at)).view() == word)
        return true;
    }
    return false;
  }

  // The person mentioned last whose roles hold every word of the description.
  std::int32_t holder(std::uint32_t noun, std::string_view lemma) {
    if (has_own_complement(m_state, noun)) return kNoEntity;
    const std::vector<std::string> words = role_words(noun);
    for (std::size_t i = m_people.size(); i-- > 0;) {
      const CorefEntity& person = entity(m_people[i]);
      if (too_far(m_people[i], noun, kPersonReach) || is_beside(m_people[i], noun)) continue;
      const bool fits = std::all_of(words.begin() + 1, words.end(), [&](const std::string& word) {
        return has_role(person, word) || may_be_new(noun, word);
      });
      if (!fits || is_of_other_rank(person, lemma, words) || !bears(person, lemma)) continue;
      const std::int32_t teller = words.size() == 1 ? teller_before(noun) : kNoEntity;
      const bool rival = teller != kNoEntity && entity(teller).label == EntityLabel::PER &&
                         bears(entity(teller), lemma) && !is_of_other_rank(entity(teller), lemma, words) &&
                         !is_beside(teller, noun) &&
                         m_state.mentions[m_last[static_cast<std::size_t>(m_people[i])] - 1].sentence !=
                             m_state.sentence_of[noun];
      return rival ? teller : m_people[i];
    }
    return kNoEntity;
  }

  // "[Lind] told reporters that the minister of Peru had come. The minister said": of whom the sentence
  // before tells.
  [[nodiscard]] std::int32_t teller_before(std::uint32_t noun) const {
    const std::uint32_t sentence = m_state.sentence_of[noun];
    if (sentence == 0) return kNoEntity;
    const TokenRange before = m_state.doc.sentences[sentence - 1].tokens;
    for (std::uint32_t t = before.begin; t < before.end; ++t) {
      if (token(t).head != kNoHead) continue;
      const std::int32_t subject = m_state.subject_of(t);
      return m_state.in_bounds(subject) ? named_in(m_state, static_cast<std::uint32_t>(subject)) : kNoEntity;
    }
    return kNoEntity;
  }

  // A prime minister is not called "the minister", nor a vice president "the president", though a deputy
  // minister is a minister.
  [[nodiscard]] static bool is_of_other_rank(const CorefEntity& person, std::string_view lemma,
                                             const std::vector<std::string>& words) {
    const auto keeps_back = [&](std::string_view rank) {
      return has_role(person, rank) && std::find(words.begin(), words.end(), rank) == words.end();
    };
    return lemma == "minister" ? keeps_back("prime") : keeps_back("vice") || keeps_back("deputy");
  }

  // "the ministry" is the last ministry named, "the company" the last body named at all.
  std::int32_t body_named(std::uint32_t noun, std::string_view lemma) {
    if (has_own_complement(m_state, noun) || is_named_behind(noun)) return kNoEntity;
    const bool generic = m_state.words.is_generic_body(lemma);
    const bool bare = start_of(m_state, noun) + 1 == noun;
    const bool plain = bare || says_no_kind(noun);
    for (std::size_t i = m_bodies.size(); i-- > 0;) {
      const CorefEntity& body = entity(m_bodies[i]);
      if (body.label != EntityLabel::ORG || is_beside(m_bodies[i], noun)) continue;
      const bool named = std::find(body.parts.begin(), body.parts.end(), lemma) != body.parts.end();
      if (named && bare && !too_far(m_bodies[i], noun, kPersonReach)) return m_bodies[i];
      if (!generic || !plain || too_far(m_bodies[i], noun, kBodyReach)) continue;
      if (!is_of_kind(body)) return teller_rather_than(m_bodies[i], noun);
    }
    return kNoEntity;
  }

  // The name says what the body is, and no company: "Labour Party".
  [[nodiscard]] bool is_of_kind(const CorefEntity& body) const {
    return std::any_of(body.parts.begin(), body.parts.end(), [&](const std::string& part) {
      return m_state.words.is_body_noun(part) && !m_state.words.is_generic_body(part);
    });
  }

  // "[Acme] grew in spite of Bolt. The company …": of which the sentence before tells, not what it only
  // names.
  [[nodiscard]] std::int32_t teller_rather_than(std::int32_t body, std::uint32_t noun) const {
    const std::uint32_t last = m_last[static_cast<std::size_t>(body)];
    if (m_state.mentions[last - 1].sentence == m_state.sentence_of[noun]) return body;
    const std::int32_t teller = teller_before(noun);
    const bool other = teller != kNoEntity && !is_beside(teller, noun) &&
                       m_state.entities[static_cast<std::size_t>(teller)].label == EntityLabel::ORG &&
                       !is_of_kind(m_state.entities[static_cast<std::size_t>(teller)]);
    return other ? teller : body;
  }

  // "the airline [Tarno Air]"
  [[nodiscard]] bool is_named_behind(std::uint32_t noun) const {
    const std::uint32_t next = noun + 1;
    if (next >= m_state.mention_at.size() || m_state.mention_at[next] < 0 ||
        m_state.sentence_of[next] != m_state.sentence_of[noun])
      return false;
    const CorefMention& name = m_state.mentions[static_cast<std::size_t>(m_state.mention_at[next])];
    return name.label == EntityLabel::ORG || token(name.head).head == static_cast<std::int32_t>(noun);
  }

  // "the embattled company": adjectives that do not tell which.
  [[nodiscard]] bool says_no_kind(std::uint32_t noun) const {
    for (std::uint32_t at = start_of(m_state, noun) + 1; at < noun; ++at) {
      const bool plain = token(at).upos == Upos::ADJ && m_state.mention_at[at] < 0 &&
                         !m_state.words.is_telling(LowerWord(m_state.doc.form(at)).view());
      if (!plain) return false;
    }
    return true;
  }

  // "Acme sued [the company]", "Lind and [the president]": who was mentioned last is somebody else.
  [[nodiscard]] bool is_beside(std::int32_t id, std::uint32_t noun) const {
    const std::uint32_t last = m_last[static_cast<std::size_t>(id)];
    if (last == 0) return false;
    const CorefMention& before = m_state.mentions[last - 1];
    if (before.sentence != m_state.sentence_of[noun]) return false;
    const Token& name = token(before.head);
    // "According to Acme, the company grew": what stands in a phrase may well be meant again.
    const bool arguments = name.head == token(noun).head && is_argument(name) &&
                           (is_argument(token(noun)) || token(noun).deprel == Deprel::obl);
    return arguments ||
           (token(noun).deprel == Deprel::conj && token(noun).head == static_cast<std::int32_t>(before.head));
  }

  [[nodiscard]] static bool is_argument(const Token& token) {
    return token.deprel == Deprel::nsubj || token.deprel == Deprel::nsubj_pass ||
           token.deprel == Deprel::obj || token.deprel == Deprel::iobj || token.deprel == Deprel::obl_agent;
  }

  [[nodiscard]] bool too_far(std::int32_t id, std::uint32_t noun, std::uint32_t reach) const {
    const std::uint32_t last = m_last[static_cast<std::size_t>(id)];
    if (last == 0) return true;
    return m_state.mentions[last - 1].sentence + reach < m_state.sentence_of[noun];
  }

  void add(std::uint32_t noun, std::int32_t id) { note(add_description(m_state, noun, id)); }

  CorefState& m_state;
  std::vector<std::uint32_t> m_last;   // of each entity: its latest mention so far + 1
  std::vector<std::int32_t> m_people;  // by their latest mention
  std::vector<std::int32_t> m_bodies;
};

}  // namespace

void link_nominals(CorefState& state) { NominalLinker(state).run(); }

}  // namespace newsgraph
