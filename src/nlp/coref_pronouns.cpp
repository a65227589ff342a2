#include "nlp/coref_pronouns.hpp"

#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "base/json.hpp"
#include "nlp/coref_phrases.hpp"
#include "nlp/pronoun_features.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kRecent = 40;         // entities kept as candidates, by their latest mention
constexpr std::uint32_t kPersonReach = 10;  // sentences
constexpr std::uint32_t kThingReach = 2;

class PronounLinker {
public:
  PronounLinker(CorefState& state, const PronounModel& model, const PronounChoice& choose)
      : m_state(state),
        m_model(model),
        m_choose(choose),
        m_quotes(find_quotes(state)),
        m_features(state, m_quotes) {}

  void run() {
    std::vector<std::uint32_t> order = mention_order();
    std::size_t next = 0;
    const auto count = static_cast<std::uint32_t>(m_state.doc.tokens.size());
    for (std::uint32_t token = 0; token < count; ++token) {
      for (; next < order.size() && m_state.mentions[order[next]].tokens.begin <= token; ++next)
        note(order[next]);
      if (m_state.mention_at[token] >= 0 || m_state.doc.tokens[token].upos != Upos::PRON) continue;
      const Gender gender = m_state.words.pronoun(LowerWord(m_state.doc.form(token)).view());
      if (gender == Gender::male || gender == Gender::female || gender == Gender::thing)
        read(token, gender);
      else if (gender == Gender::speaker || gender == Gender::speakers)
        m_first_person.push_back(token);
    }
    if (m_first_person.empty()) return;
    find_speakers(m_state, m_quotes);
    for (const std::uint32_t token : m_first_person) first_person(token);
  }

private:
  std::vector<std::uint32_t> mention_order() const {
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < m_state.mentions.size(); ++i) {
      if (m_state.mentions[i].entity != kNoEntity) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return m_state.mentions[a].tokens.begin < m_state.mentions[b].tokens.begin;
    });
    return order;
  }

  void note(std::uint32_t mention) {
    const CorefMention& m = m_state.mentions[mention];
    std::vector<Antecedent>& recent = m_recent;
    const auto at =
        std::find_if(recent.begin(), recent.end(), [&](const Antecedent& a) { return a.entity == m.entity; });
    Antecedent entry;
    if (at != recent.end()) {
      entry = *at;
      recent.erase(at);
    } else if (m_state.sentence_of[m.tokens.begin] == 0) {
      entry.opening = true;
    }
    const float faded =
        std::ldexp(entry.salience, -static_cast<int>(std::min(m.sentence - entry.sentence, 20U)));
    entry.salience = (entry.mentions == 0 ? 0 : faded) + PronounFeatures::weight_of(m_state, m.head);
    entry.sentence = m.sentence;
    entry.entity = m.entity;
    entry.mention = mention;
    if (entry.mentions == 0) entry.last_name = mention;
    ++entry.mentions;
    if (m.kind == MentionKind::pronoun) {
      ++entry.pronouns;
    } else {
      entry.last_name = mention;
    }
    recent.push_back(entry);
    if (recent.size() > kRecent) recent.erase(recent.begin());
  }

  [[nodiscard]] bool skipped(std::uint32_t token) const {
    const Deprel relation = m_state.doc.tokens[token].deprel;
    return relation == Deprel::expl;
  }

  void read(std::uint32_t token, Gender gender) {
    if (skipped(token)) return;
    const std::vector<PronounCandidate> candidates = candidates_of(token, gender);
    std::size_t best = 0;
    if (m_choose) {
      best = m_choose(token, candidates);
    } else {
      float best_score = m_model.score(candidates[0]);
      for (std::size_t i = 1; i < candidates.size(); ++i) {
        const float score = m_model.score(candidates[i]);
        if (score > best_score) best = i, best_score = score;
      }
    }
    std::int32_t entity = candidates[best].entity;
    if (!m_choose)
      entity = gender == Gender::thing ? subject_rather_than(entity, token)
                                       : teller_rather_than(entity, token, gender);
    if (entity == kNoEntity) {
      if (gender == Gender::thing) return;
      // Somebody not named; what is said of them next is said of the same person.
      entity = static_cast<std::int32_t>(m_state.entities.size());
      m_state.entities.push_back({EntityLabel::PER, gender, true, {}, {}, {}});
    }
    link(token, entity, gender);
  }

  // "[Peru] left after its talks with Acme failed and it ran out of money", "[Peru] vetoed a text in the
  // Council that deplored its invasion": what only stood beside steps back behind the subject of the
  // sentence.
  [[nodiscard]] std::int32_t subject_rather_than(std::int32_t entity, std::uint32_t token) const {
    if (entity == kNoEntity) return entity;
    const auto known = std::find_if(m_recent.begin(), m_recent.end(),
                                    [&](const Antecedent& a) { return a.entity == entity; });
    if (known == m_recent.end()) return entity;
    const CorefMention& beside = m_state.mentions[known->mention];
    const Deprel relation = m_state.doc.tokens[beside.head].deprel;
    if (beside.sentence != m_state.sentence_of[token] || beside.kind == MentionKind::pronoun ||
        (relation != Deprel::nmod && relation != Deprel::obl) || !is_placed(beside))
      return entity;
    std::int32_t clause = m_state.clause_of(token);
    std::int32_t top = clause;
    for (int step = 0; step < 6 && m_state.in_bounds(clause); ++step) {
      top = clause;
      clause = m_state.clause_of(static_cast<std::uint32_t>(clause));
    }
    const std::int32_t subject =
        m_state.in_bounds(top) ? m_state.subject_of(static_cast<std::uint32_t>(top)) : kNoHead;
    if (subject == kNoHead || subject >= static_cast<std::int32_t>(token)) return entity;
    const std::int32_t meant = m_state.entity_at(static_cast<std::uint32_t>(subject));
    if (meant == kNoEntity) return entity;
    return fits(m_state.entities[static_cast<std::size_t>(meant)], Gender::thing) ? meant : entity;
  }

  // "[Lind], a spokesman, said that Holm had fled. He praised the police. The court fined him": the subject
  // of the sentence before goes on, or the only person there, however often another is named. A sentence
  // without people is passed over.
  [[nodiscard]] std::int32_t teller_rather_than(std::int32_t entity, std::uint32_t token,
                                                Gender gender) const {
    const Token& pronoun = m_state.doc.tokens[token];
    const std::uint32_t sentence = m_state.sentence_of[token];
    const bool subject = pronoun.deprel == Deprel::nsubj || pronoun.deprel == Deprel::nsubj_outer;
    const bool object = (pronoun.deprel == Deprel::obj || pronoun.deprel == Deprel::iobj) &&
                        !m_state.doc.form(token).ends_with("self");
    if (pronoun.deprel == Deprel::nmod_poss) return master_rather_than(entity, token, gender);
    if (!(subject || object) || !m_state.in_bounds(pronoun.head) || is_quoted(token)) return entity;
    if (const std::int32_t beside = object ? subject_beside(token, gender) : kNoEntity; beside != kNoEntity)
      return beside;
    if (sentence == 0 || m_state.doc.tokens[static_cast<std::size_t>(pronoun.head)].head != kNoHead)
      return entity;
    std::int32_t teller = person_telling(sentence - 1, gender);
    if (teller == kNoEntity && sentence > 1 && !tells_of_people(sentence - 1))
      teller = person_telling(sentence - 2, gender);
    if (teller == kNoEntity && is_unnamed_actor_before(entity, sentence)) return kNoEntity;
    if (teller == kNoEntity && subject) teller = only_person(sentence - 1, gender);
    if (teller == kNoEntity) return entity;
    if (object) {
      for (std::uint32_t t = m_state.doc.sentences[sentence].tokens.begin; t < token; ++t) {
        if (m_state.entity_at(t) == teller) return entity;  // "Lind fined him"
      }
    }
    return teller;
  }

  // "[Lind] had summoned Holm, his spokesman said": of whom the spokesman tells.
  [[nodiscard]] std::int32_t master_rather_than(std::int32_t entity, std::uint32_t token,
                                                Gender gender) const {
    std::int32_t noun = m_state.doc.tokens[token].head;
    if (!m_state.in_bounds(noun)) return entity;
    const LowerWord word(m_state.doc.tokens[static_cast<std::size_t>(noun)].lemma);
    if (!m_state.words.is_person_noun(word.view())) return entity;
    const std::int32_t name = m_state.doc.tokens[static_cast<std::size_t>(noun)].head;
    if (m_state.doc.tokens[static_cast<std::size_t>(noun)].deprel == Deprel::nmod_desc) noun = name;
    if (!m_state.in_bounds(noun)) return entity;
    const std::int32_t verb = m_state.doc.tokens[static_cast<std::size_t>(noun)].head;
    if (!m_state.in_bounds(verb) ||
        m_state.doc.tokens[static_cast<std::size_t>(noun)].deprel != Deprel::nsubj ||
        !m_state.words.is_speech_verb(
            LowerWord(m_state.doc.tokens[static_cast<std::size_t>(verb)].lemma).view()))
      return entity;
    const TokenRange sentence = m_state.doc.sentences[m_state.sentence_of[token]].tokens;
    for (std::uint32_t t = sentence.begin; t < token; ++t) {
      const Token& told = m_state.doc.tokens[t];
      if (told.head != verb || told.deprel != Deprel::ccomp) continue;
      const std::int32_t subject = m_state.subject_of(t);
      const std::int32_t teller =
          m_state.in_bounds(subject) ? m_state.entity_at(static_cast<std::uint32_t>(subject)) : kNoEntity;
      return is_named_person(teller, gender) ? teller : entity;
    }
    return entity;
  }

  // The subject of the sentence's main verb, or the name that opens it where the parser found none.
  [[nodiscard]] std::int32_t person_telling(std::uint32_t sentence, Gender gender) const {
    const TokenRange tokens = m_state.doc.sentences[sentence].tokens;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      if (m_state.doc.tokens[t].head != kNoHead) continue;
      const std::int32_t subject = first_subject(tokens.begin, t);
      const std::int32_t teller =
          named_in(m_state, m_state.in_bounds(subject) ? static_cast<std::uint32_t>(subject) : tokens.begin);
      return is_named_person(teller, gender) ? teller : kNoEntity;
    }
    return kNoEntity;
  }

  // "[Lind], who came with his wife, Greta, left": of two names the first.
  [[nodiscard]] std::int32_t first_subject(std::uint32_t begin, std::uint32_t verb) const {
    const std::int32_t last = m_state.subject_of(verb);
    if (!m_state.in_bounds(last) || m_state.doc.tokens[static_cast<std::size_t>(last)].upos != Upos::PROPN)
      return last;
    for (std::uint32_t t = begin; t < std::min(verb, static_cast<std::uint32_t>(last)); ++t) {
      const Token& word = m_state.doc.tokens[t];
      if (word.head == static_cast<std::int32_t>(verb) && word.deprel == Deprel::nsubj &&
          word.upos == Upos::PROPN)
        return static_cast<std::int32_t>(t);
    }
    return last;
  }

  [[nodiscard]] bool is_named_person(std::int32_t entity, Gender gender) const {
    if (entity == kNoEntity) return false;
    const CorefEntity& person = m_state.entities[static_cast<std::size_t>(entity)];
    return person.label == EntityLabel::PER && !person.parts.empty() && fits(person, gender);
  }

  // "Police arrested [Lind]."
  [[nodiscard]] std::int32_t only_person(std::uint32_t sentence, Gender gender) const {
    const TokenRange tokens = m_state.doc.sentences[sentence].tokens;
    std::int32_t only = kNoEntity;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const std::int32_t entity = m_state.entity_at(t);
      if (entity == kNoEntity || entity == only ||
          m_state.entities[static_cast<std::size_t>(entity)].label != EntityLabel::PER)
        continue;
      if (only != kNoEntity || !is_named_person(entity, gender)) return kNoEntity;
      only = entity;
    }
    return only;
  }

  // "[Lind] met Holm's envoy, and the queen received him": who the clause beside it is about.
  [[nodiscard]] std::int32_t subject_beside(std::uint32_t token, Gender gender) const {
    const auto verb = static_cast<std::uint32_t>(m_state.doc.tokens[token].head);
    const std::int32_t own = m_state.subject_of(verb);
    if (m_state.doc.tokens[verb].deprel != Deprel::conj || own == kNoHead) return kNoEntity;
    const std::int32_t beside = m_state.understood_subject(m_state.doc.tokens[verb].head);
    if (!m_state.in_bounds(beside)) return kNoEntity;
    const std::int32_t person = m_state.entity_at(static_cast<std::uint32_t>(beside));
    const bool other = person != m_state.entity_at(static_cast<std::uint32_t>(own));
    return other && is_named_person(person, gender) ? person : kNoEntity;
  }

  // "The commissioner met Lind. [He] left": not Lind, to whom it happened, but the one without a name.
  [[nodiscard]] bool is_unnamed_actor_before(std::int32_t entity, std::uint32_t sentence) const {
    if (!is_in(sentence - 1, entity)) return false;
    const TokenRange tokens = m_state.doc.sentences[sentence - 1].tokens;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      if (m_state.doc.tokens[t].head != kNoHead) continue;
      const std::int32_t actor = m_state.subject_of(t);
      if (!m_state.in_bounds(actor)) return false;
      const auto noun = static_cast<std::uint32_t>(actor);
      if (m_state.mention_at[noun] >= 0 || is_plural(m_state.doc.tokens[noun]) ||
          !m_state.words.is_person_noun(LowerWord(m_state.doc.tokens[noun].lemma).view()))
        return false;
      return m_state.doc.tokens[t].deprel == Deprel::root && acted_on(entity, t);
    }
    return false;
  }

  // Is the entity named last an object of the verb?
  [[nodiscard]] bool acted_on(std::int32_t entity, std::uint32_t verb) const {
    const auto known = std::find_if(m_recent.begin(), m_recent.end(),
                                    [&](const Antecedent& a) { return a.entity == entity; });
    if (known == m_recent.end()) return false;
    const Token& head = m_state.doc.tokens[m_state.mentions[known->mention].head];
    return head.head == static_cast<std::int32_t>(verb) &&
           (head.deprel == Deprel::obj || head.deprel == Deprel::iobj || head.deprel == Deprel::obl);
  }

  [[nodiscard]] bool is_in(std::uint32_t sentence, std::int32_t entity) const {
    const auto known = std::find_if(m_recent.begin(), m_recent.end(),
                                    [&](const Antecedent& a) { return a.entity == entity; });
    return entity != kNoEntity && known != m_recent.end() && known->sentence == sentence;
  }

  [[nodiscard]] bool tells_of_people(std::uint32_t sentence) const {
    const TokenRange tokens = m_state.doc.sentences[sentence].tokens;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const std::int32_t entity = m_state.entity_at(t);
      if (entity != kNoEntity && m_state.entities[static_cast<std::size_t>(entity)].label == EntityLabel::PER)
        return true;
    }
    return false;
  }

  [[nodiscard]] bool is_quoted(std::uint32_t token) const {
    return std::any_of(m_quotes.begin(), m_quotes.end(),
                       [&](const Quote& quote) { return quote.tokens.contains(token); });
  }

  // Behind "in", "at" or "with".
  [[nodiscard]] bool is_placed(const CorefMention& mention) const {
    for (std::uint32_t at = mention.tokens.begin; at-- > 0 && mention.tokens.begin - at <= 3;) {
      const Upos upos = m_state.doc.tokens[at].upos;
      if (upos != Upos::ADP && (upos == Upos::DET || upos == Upos::ADJ)) continue;
      const LowerWord word(m_state.doc.form(at));
      return word.view() == "in" || word.view() == "at" || word.view() == "with";
    }
    return false;
  }

  // For he and she people, and places, since a surname may be marked as one; no bodies: people are hardly
  // ever marked so, and "the navy said he was armed" is common. For it bodies and countries.
  [[nodiscard]] static bool fits(const CorefEntity& entity, Gender gender) {
    if (gender == Gender::thing) return entity.label == EntityLabel::ORG || entity.label == EntityLabel::GPE;
    if (entity.label == EntityLabel::ORG) return false;
    if (entity.label != EntityLabel::PER) return entity.parts.size() <= 3;
    return !entity.gender_sure || entity.gender == gender;
  }

  std::vector<PronounCandidate> candidates_of(std::uint32_t token, Gender gender) {
    const std::vector<Antecedent>& recent = m_recent;
    const std::uint32_t sentence = m_state.sentence_of[token];
    m_features.start(token, gender);
    std::vector<PronounCandidate> candidates;
    for (std::size_t i = recent.size(); i-- > 0;) {
      const CorefEntity& entity = m_state.entities[static_cast<std::size_t>(recent[i].entity)];
      if (!fits(entity, gender)) continue;
      const std::uint32_t reach = entity.label == EntityLabel::PER ? kPersonReach : kThingReach;
      if (m_state.mentions[recent[i].mention].sentence + reach < sentence) continue;
      candidates.push_back(m_features.describe(recent[i]));
    }
    later_names(token, gender, candidates);
    m_features.compare(candidates);
    candidates.insert(candidates.begin(), m_features.nobody(candidates.size()));
    return candidates;
  }

  // "In his speech, Cho said": names behind the pronoun in its sentence, of people not mentioned before.
  void later_names(std::uint32_t token, Gender gender, std::vector<PronounCandidate>& candidates) {
    const TokenRange range = m_state.doc.sentences[m_state.sentence_of[token]].tokens;
    const std::uint32_t end = std::min(range.end, token + 40);
    std::size_t found = 0;
    for (std::uint32_t at = token + 1; at < end && found < 3; ++at) {
      const std::int32_t mention = m_state.mention_at[at];
      if (mention < 0) continue;
      const CorefMention& m = m_state.mentions[static_cast<std::size_t>(mention)];
      if (m.tokens.begin != at || m.entity == kNoEntity) continue;
      if (!fits(m_state.entities[static_cast<std::size_t>(m.entity)], gender)) continue;
      const bool known = std::any_of(candidates.begin(), candidates.end(),
                                     [&](const PronounCandidate& c) { return c.entity == m.entity; });
      if (known) continue;
      ++found;
      Antecedent ahead;
      ahead.entity = m.entity;
      ahead.mention = ahead.last_name = static_cast<std::uint32_t>(mention);
      candidates.push_back(m_features.describe(ahead));
    }
  }

  void link(std::uint32_t token, std::int32_t entity, Gender gender) {
    const std::uint32_t index = m_state.add_pronoun(token, entity);
    CorefEntity& known = m_state.entities[static_cast<std::size_t>(entity)];
    if (!known.gender_sure && (gender == Gender::male || gender == Gender::female)) known.gender = gender;
    note(index);
  }

  void first_person(std::uint32_t token) {
    const auto quote = std::find_if(m_quotes.begin(), m_quotes.end(),
                                    [&](const Quote& q) { return q.tokens.contains(token); });
    if (quote == m_quotes.end() || quote->speaker == kNoEntity) return;
    const Gender gender = m_state.words.pronoun(LowerWord(m_state.doc.form(token)).view());
    const bool person = m_state.entities[static_cast<std::size_t>(quote->speaker)].label == EntityLabel::PER;
    if (gender == Gender::speaker && person) link(token, quote->speaker, Gender::speaker);
  }

  CorefState& m_state;
  const PronounModel& m_model;
  const PronounChoice& m_choose;
  std::vector<Quote> m_quotes;
  PronounFeatures m_features;
  std::vector<Antecedent> m_recent;  // by their latest mention
  std::vector<std::uint32_t> m_first_person;
};

}  // namespace

PronounModel::PronounModel() : weights(PronounFeatures::kCount, 0.0F) {}

PronounModel PronounModel::load(const std::string& schemas_dir) {
  const std::string path = schemas_dir + "/lang/en/coref_weights.json";
  const Json file = Json::parse_file(path);
  PronounModel model;
  try {
    const Json::Array& list = file["weights"].as_array();
    if (list.size() != model.weights.size()) {
      throw DataError(path, "holds " + std::to_string(list.size()) + " weights, expected " +
                                std::to_string(model.weights.size()) + "; train it again");
    }
    for (std::size_t i = 0; i < list.size(); ++i) model.weights[i] = static_cast<float>(list[i].as_number());
  } catch (const DataError&) {
    throw;
  } catch (const Error& error) {
    throw DataError(path, error.what());
  }
  return model;
}

float PronounModel::score(const PronounCandidate& candidate) const {
  float sum = 0;
  for (std::uint8_t i = 0; i < candidate.count; ++i) sum += weights[candidate.features[i]];
  return sum;
}

void link_pronouns(CorefState& state, const PronounModel& model, const PronounChoice& choose) {
  PronounLinker(state, model, choose).run();
}

}  // namespace newsgraph
