#include "extract/doubtful_pronouns.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "graph/property_text.hpp"

namespace newsgraph {
namespace {

struct Person {
  std::vector<std::uint32_t> masculine;  // tokens: "he", "his"
  std::vector<std::uint32_t> feminine;   // tokens: "she", "her"
  std::optional<std::uint32_t> done_to;  // token: to whom the person did something when last named
  std::size_t names = 0;
  std::size_t sayings = 0;  // of the names, those that are subjects of "said" and the like
  [[nodiscard]] bool only_tells() const { return names > 0 && sayings == names; }
};

class DoubtfulPronouns {
public:
  DoubtfulPronouns(const Tree& tree, EntityTable& entities, const LanguagePack& pack)
      : m_tree(tree), m_entities(entities), m_pack(pack) {
    for (std::uint32_t t = 0; t < tree.size(); t = std::max(entities.name_at(t).end, t + 1)) {
      if (const auto person = subject_of_relative(t))
        entities.refer({t, t + 1}, {*person, "", "", false, {}});
      if (const auto person = teller_of(t)) entities.refer({t, t + 1}, {*person, "", "", false, {}});
      turn_from_agent(t);
      if (is_beside_own_name(t) || is_one_of_two(t) || is_passed_over(t) || is_behind_another(t))
        entities.release(t);
      note(t);
    }
  }

  void release() {
    const bool somebody_acts = std::any_of(m_people.begin(), m_people.end(), [](const auto& entry) {
      return entry.second.names > 0 && !entry.second.only_tells();
    });
    for (auto& [id, person] : m_people) {
      release_other_gender(person);
      if (!person.only_tells()) continue;
      for (const auto* pronouns : {&person.masculine, &person.feminine}) {
        for (const std::uint32_t t : *pronouns) {
          if (is_told_of_another(t, is_official_source(id), somebody_acts) && !tells_of_self(*pronouns, t))
            m_entities.release(t);
        }
      }
    }
  }

private:
  [[nodiscard]] std::optional<EntityId> person_at(std::uint32_t token) const {
    const Reference* meant = m_entities.at(token);
    const bool person = meant != nullptr && meant->entity && m_entities[*meant->entity].type == "Person";
    return person ? meant->entity : std::nullopt;
  }

  // "[Lind], who was 18 when he attacked": whom the relative clause is about, where the chain says another.
  [[nodiscard]] std::optional<EntityId> subject_of_relative(std::uint32_t pronoun) const {
    const Reference* meant = m_entities.at(pronoun);
    const auto verb = m_tree.head(pronoun);
    if (meant == nullptr || !verb || m_tree[pronoun].deprel != Deprel::nsubj ||
        m_tree[*verb].deprel != Deprel::advcl)
      return std::nullopt;
    const std::string word = utf8::lower(m_tree.form(pronoun));
    if (word != "he" && word != "she") return std::nullopt;
    const auto clause = m_tree.head(*verb);
    const auto relative = clause ? m_tree.child(*clause, {Deprel::nsubj, Deprel::nsubj_pass}) : std::nullopt;
    if (!relative || !m_tree.has_lemma(*relative, "who") || *relative > pronoun) return std::nullopt;
    std::uint32_t name = *relative;
    while (name > m_tree.sentence_tokens(name).begin && m_tree[name - 1].upos == Upos::PUNCT) --name;
    return name > 0 ? person_at(name - 1) : std::nullopt;
  }

  // "[Lind] said that he had left": of himself, where the chain says another and nobody stands between.
  [[nodiscard]] std::optional<EntityId> teller_of(std::uint32_t pronoun) const {
    if (m_tree[pronoun].deprel != Deprel::nsubj || m_entities.at(pronoun) == nullptr) return std::nullopt;
    auto verb = m_tree.head(pronoun);
    const std::string word = utf8::lower(m_tree.form(pronoun));
    if (!verb || (word != "he" && word != "she") || m_tree[*verb].deprel != Deprel::ccomp)
      return std::nullopt;
    const auto report = m_tree.head(*verb);
    if (!report || *report > pronoun || !is_report(*report)) return std::nullopt;
    std::optional<std::uint32_t> clause = report;  // "[Lind] telephoned and said that he would come"
    while (clause && m_tree[*clause].deprel == Deprel::conj && !m_tree.child(*clause, Deprel::nsubj))
      clause = m_tree.head(*clause);
    auto subject = clause ? m_tree.child(*clause, Deprel::nsubj) : std::nullopt;
    if (subject && m_tree.has_lemma(*subject, "who") && m_tree[*clause].deprel == Deprel::acl_relcl)
      subject = m_tree.head(*clause);  // "[Lind], who told Holm he would come"
    if (!subject || *subject > *report) return std::nullopt;
    std::uint32_t name = *subject;  // "the office of [Lind]", "[Lind]'s office"
    if (m_tree[name].lemma == "office")
      name = m_tree.child(name, {Deprel::nmod, Deprel::nmod_poss}).value_or(name);
    const auto teller = m_tree[name].upos == Upos::PROPN ? person_at(name) : std::nullopt;
    if (!teller || teller == m_entities.at(pronoun)->entity || is_official_source(*teller))
      return std::nullopt;
    return teller;
  }

  // "[The visitor] was met by Lind, after which Holm welcomed him": what is told goes on about the one to
  // whom it happened, not about the one who did it.
  void turn_from_agent(std::uint32_t token) {
    const auto meant = person_at(token);
    if (!meant) return;
    std::optional<std::uint32_t>& done_to = m_people[*meant].done_to;
    if (!is_personal(token)) {
      const std::uint32_t head = m_tree.head_of(m_entities.name_at(token));
      const auto verb = m_tree.head(head);
      done_to = verb && m_tree.case_of(head) == "by" ? m_tree.child(*verb, Deprel::nsubj_pass) : std::nullopt;
      if (done_to && (*done_to > token || !is_somebody(*done_to))) done_to.reset();
      return;
    }
    if (!done_to || m_tree.sentence_of(*done_to) + 1 < m_tree.sentence_of(token) ||
        is_below(token, *m_tree.head(*done_to)))
      return;
    const Reference* other = m_entities.at(*done_to);
    if (other != nullptr && other->entity)
      m_entities.refer({token, token + 1}, {*other->entity, "", "", false, {}});
    else
      m_entities.release(token);
  }

  [[nodiscard]] bool is_personal(std::uint32_t token) const {
    const std::string word = utf8::lower(m_tree.form(token));
    return m_pack.lexicon.masculine.count(word) != 0 || m_pack.lexicon.feminine.count(word) != 0;
  }

  // "[He] will meet Lind and Holm": is neither of them.
  [[nodiscard]] bool is_beside_own_name(std::uint32_t token) const {
    const Reference* meant = m_entities.at(token);
    const auto verb = m_tree.head(token);
    if (meant == nullptr || !meant->entity || m_tree[token].deprel != Deprel::nsubj || !verb ||
        !is_personal(token))
      return false;
    for (const std::uint32_t c : m_tree.children(*verb)) {
      const Deprel relation = m_tree[c].deprel;
      if (relation != Deprel::obj && relation != Deprel::iobj && relation != Deprel::obl) continue;
      for (const std::uint32_t named : m_tree.conjuncts(c)) {
        const Reference* other = m_entities.at(named);
        if (other != nullptr && other->entity == meant->entity && m_tree[named].upos == Upos::PROPN)
          return true;
      }
    }
    return false;
  }

  // "Lind urged Holm to go. The union blamed [him]": Lind, of whom the sentence told, may as well be meant.
  [[nodiscard]] bool is_passed_over(std::uint32_t token) const {
    const Deprel relation = m_tree[token].deprel;
    const std::uint32_t sentence = m_tree.sentence_of(token);
    if (sentence == 0 || (relation != Deprel::obj && relation != Deprel::iobj)) return false;
    const auto meant = person_at(token);
    if (!meant || !is_personal(token)) return false;
    const TokenRange here = m_tree.sentence_tokens(token);
    for (std::uint32_t t = here.begin; t < token; ++t) {
      if (person_at(t)) return false;
    }
    const TokenRange before = m_tree.doc().sentences[sentence - 1].tokens;
    for (std::uint32_t verb = before.begin; verb < before.end; ++verb) {
      if (m_tree[verb].deprel != Deprel::root) continue;
      const auto subject = m_tree.child(verb, {Deprel::nsubj, Deprel::nsubj_pass});
      const auto teller = subject ? person_at(*subject) : std::nullopt;
      return teller && teller != meant;
    }
    return false;
  }

  // "Lind said a soldier was shot after [he] went to Chile": the soldier as well as Lind.
  [[nodiscard]] bool is_behind_another(std::uint32_t token) const {
    const Reference* meant = m_entities.at(token);
    if (meant == nullptr || !meant->entity || m_tree[token].deprel != Deprel::nsubj || !is_personal(token))
      return false;
    auto verb = m_tree.head(token);
    while (verb && m_tree[*verb].deprel == Deprel::conj) verb = m_tree.head(*verb);
    const auto above = verb && m_tree[*verb].deprel == Deprel::advcl ? m_tree.head(*verb) : std::nullopt;
    const auto subject = above ? m_tree.child(*above, {Deprel::nsubj, Deprel::nsubj_pass}) : std::nullopt;
    return subject && *subject < token && m_entities.at(*subject) == nullptr &&
           m_tree[*subject].xpos == Xpos::NN && is_somebody(*subject);
  }

  // "[She] accuses [her]": which is which, nobody can tell.
  [[nodiscard]] bool is_one_of_two(std::uint32_t token) const {
    const auto verb = m_tree.head(token);
    if (!verb || !m_tree.is_verb(*verb) || m_entities.at(token) == nullptr || !is_personal(token))
      return false;
    const auto subject = m_tree.child(*verb, Deprel::nsubj);
    const auto object = m_tree.child(*verb, Deprel::obj);
    if (!subject || !object || (token != *subject && token != *object)) return false;
    const std::uint32_t other = token == *subject ? *object : *subject;
    const auto is_himself = [&](std::uint32_t t) {
      return utf8::lower(m_tree.form(t)).find("self") != std::string::npos;
    };
    const auto is_he = [&](std::uint32_t t) {
      return m_pack.lexicon.masculine.count(utf8::lower(m_tree.form(t))) != 0;
    };
    return is_personal(other) && !is_himself(other) && !is_himself(token) && is_he(token) == is_he(other);
  }

  // A person, by name or by a noun for one: "the visitor".
  [[nodiscard]] bool is_somebody(std::uint32_t token) const {
    const Reference* named = m_entities.at(token);
    if (named != nullptr && named->entity) return m_entities[*named->entity].type == "Person";
    const std::string& noun = m_tree[token].lemma;
    return m_tree[token].xpos == Xpos::NN &&
           (m_pack.lexicon.group_nouns.count(noun) != 0 || m_pack.lexicon.strangers.count(noun) != 0 ||
            m_pack.lexicon.travellers.count(noun) != 0);
  }

  // "was met by Lind and [his] wife": an argument of the same verb.
  [[nodiscard]] bool is_below(std::uint32_t token, std::uint32_t verb) const {
    for (auto above = m_tree.head(token); above; above = m_tree.head(*above)) {
      if (*above == verb) return true;
      if (m_tree.is_verb(*above)) return false;
    }
    return false;
  }

  void note(std::uint32_t token) {
    const auto meant = person_at(token);
    if (!meant) return;
    Person& person = m_people[*meant];
    const std::string word = utf8::lower(m_tree.form(token));
    if (m_pack.lexicon.masculine.count(word) != 0) {
      person.masculine.push_back(token);
    } else if (m_pack.lexicon.feminine.count(word) != 0) {
      person.feminine.push_back(token);
    } else if (m_tree[token].upos == Upos::PROPN) {
      ++person.names;
      if (tells(m_tree.head_of(m_entities.name_at(token)))) ++person.sayings;
    }
  }

  // "spokesman [Lind] said", "[Lind], the spokesman, said", "according to [Lind]"
  [[nodiscard]] bool tells(std::uint32_t name) const {
    if (m_tree.case_of(name) == "according to") return true;
    std::uint32_t head = name;
    for (;;) {
      const Deprel relation = m_tree[head].deprel;
      const auto above = m_tree.head(head);
      const bool title = relation == Deprel::flat || relation == Deprel::appos ||
                         relation == Deprel::nmod_desc || relation == Deprel::compound;
      if (!above) return false;
      if (!title) return relation == Deprel::nsubj && is_report(*above);
      head = *above;
    }
  }

  [[nodiscard]] bool is_report(std::uint32_t verb) const {
    return m_tree.is_verb(verb) && m_pack.lexicon.report_verbs.count(m_tree[verb].lemma) != 0;
  }

  [[nodiscard]] bool is_told_of_another(std::uint32_t pronoun, bool official, bool somebody_acts) const {
    return is_undergoer(pronoun) ? somebody_acts || official : official && is_actor(pronoun);
  }

  // "he said that an officer stopped [him]"
  [[nodiscard]] bool tells_of_self(const std::vector<std::uint32_t>& pronouns, std::uint32_t told) const {
    return std::any_of(pronouns.begin(), pronouns.end(), [&](std::uint32_t t) {
      const auto verb = m_tree.head(t);
      return verb && m_tree.sentence_of(t) == m_tree.sentence_of(told) && m_tree[t].deprel == Deprel::nsubj &&
             is_report(*verb);
    });
  }

  // "[He] was arrested", "shot [him]"
  [[nodiscard]] bool is_undergoer(std::uint32_t pronoun) const {
    const Deprel relation = m_tree[pronoun].deprel;
    return relation == Deprel::nsubj_pass || relation == Deprel::obj || relation == Deprel::iobj;
  }

  [[nodiscard]] bool is_actor(std::uint32_t pronoun) const {
    const auto verb = m_tree.head(pronoun);
    return verb && m_tree[pronoun].deprel == Deprel::nsubj && !is_report(*verb);
  }

  // Police, prosecutors, spokespeople: those of whom crime reports tell nothing else.
  [[nodiscard]] bool is_official_source(EntityId id) const {
    const auto& properties = m_entities[id].properties;
    const std::string sector = property_text(properties, "sector");
    if (sector == "COP" || sector == "JUD") return true;
    const Office* office = m_pack.offices.find(property_text(properties, "office"));
    return office != nullptr && office->speaks;
  }

  // A chain with "he" and "she" joins two people: the gender that it has less often is the other's.
  void release_other_gender(Person& person) {
    if (person.masculine.empty() || person.feminine.empty()) return;
    const bool more_feminine = person.feminine.size() > person.masculine.size();
    const bool equal = person.feminine.size() == person.masculine.size();
    for (auto* pronouns : {&person.masculine, &person.feminine}) {
      if (!equal && more_feminine == (pronouns == &person.feminine)) continue;
      for (const std::uint32_t t : *pronouns) m_entities.release(t);
      pronouns->clear();
    }
  }

  const Tree& m_tree;
  EntityTable& m_entities;
  const LanguagePack& m_pack;
  std::map<EntityId, Person> m_people;
};

}  // namespace

void release_doubtful_pronouns(const Tree& tree, EntityTable& entities, const LanguagePack& pack) {
  DoubtfulPronouns(tree, entities, pack).release();
}

}  // namespace newsgraph
