// Names with their shorter forms: "Kim Min-jun" ... "Kim", "World Trade Organization" ... "WTO".
#include <algorithm>
#include <optional>
#include <unordered_map>

#include "base/utf8.hpp"
#include "nlp/coref_name_parts.hpp"
#include "nlp/coref_state.hpp"

namespace newsgraph {
namespace {

// How many entities that share a word are compared: keeps a page of ten thousand names linear.
constexpr std::size_t kLatest = 100;

using Parts = NameParts;

class NameLinker {
public:
  explicit NameLinker(CorefState& state) : m_state(state) {}

  void run() {
    count_labels();
    const std::vector<Mention>& names = m_state.doc.mentions;
    std::size_t next = 0;
    const auto count = static_cast<std::uint32_t>(m_state.doc.tokens.size());
    for (std::uint32_t at = 0; at < count;) {
      while (next < names.size() && names[next].tokens.begin < at) ++next;
      if (next < names.size() && names[next].tokens.begin == at) {
        const Mention& name = names[next++];
        if (name.kind != MentionKind::name || name.tokens.empty() || name.tokens.end > count) continue;
        add(name.span, name.tokens, likely_label(name));
        at = name.tokens.end;
      } else {
        if (unmarked_person(at)) add(m_state.doc.tokens[at].span, {at, at + 1}, EntityLabel::PER);
        ++at;
      }
    }
  }

private:
  // How a name is marked over the whole article: the recogniser sees one sentence at a time.
  struct Labels {
    std::uint32_t person = 0;
    std::uint32_t other = 0;
    bool in_full = false;  // first or last word of a person's full name
    bool family = false;   // last word of one
  };

  void count_labels() {
    for (const Mention& name : m_state.doc.mentions) {
      if (name.tokens.empty() || name.tokens.end > m_state.doc.tokens.size()) continue;
      Gender gender = Gender::unknown;
      Parts roles;
      const Parts parts = parts_of(m_state, name.span, name.tokens, name.label, gender, roles);
      if (parts.empty()) continue;
      Labels& labels = m_labels[joined_parts(parts)];
      if (name.label == EntityLabel::PER) {
        ++labels.person;
        if (parts.size() > 1) {
          m_labels[parts.front()].in_full = m_labels[parts.back()].in_full = true;
          m_labels[parts.back()].family = true;
        }
      } else {
        ++labels.other;
      }
    }
  }

  // A person where most of the article's equal names are, even where one sentence misled the recogniser.
  [[nodiscard]] EntityLabel likely_label(const Mention& name) const {
    if (name.label == EntityLabel::PER) return name.label;
    Gender gender = Gender::unknown;
    Parts roles;
    const auto found = m_labels.find(
        joined_parts(parts_of(m_state, name.span, name.tokens, EntityLabel::PER, gender, roles)));
    if (found == m_labels.end()) return name.label;
    const Labels& labels = found->second;
    if (labels.family && name.label == EntityLabel::GPE && is_town(name)) return EntityLabel::PER;
    return labels.person >= labels.other && labels.person > 0 ? EntityLabel::PER : name.label;
  }

  // "Paavo [Lind] …. Lind said": a town that the article gives as somebody's surname, but no capital.
  [[nodiscard]] bool is_town(const Mention& name) const {
    const auto& meanings = m_state.words.places().find(name.span.of(m_state.doc.text));
    return name.tokens.size() == 1 && m_state.doc.tokens[name.tokens.begin].deprel == Deprel::nsubj &&
           std::all_of(meanings.begin(), meanings.end(),
                       [](const PlaceMatch& meaning) { return meaning.kind == PlaceKind::city; });
  }

  // A capitalised word that the recogniser left alone and that is a name of somebody marked elsewhere.
  [[nodiscard]] bool unmarked_person(std::uint32_t at) const {
    const std::string_view form = m_state.doc.form(at);
    if (form.size() < 3 || form.front() < 'A' || form.front() > 'Z') return false;
    if (m_state.doc.tokens[at].upos != Upos::PROPN) return false;
    if (at + 1 < m_state.doc.tokens.size() && m_state.doc.tokens[at + 1].upos == Upos::PROPN &&
        m_state.sentence_of[at + 1] == m_state.sentence_of[at]) {
      return false;  // part of a longer name that nobody marked: "Kennedy Airport"
    }
    const auto found = m_labels.find(utf8::lower(form));
    if (found == m_labels.end()) return false;
    return found->second.in_full || found->second.person > found->second.other;
  }

  void add(Span span, TokenRange tokens, EntityLabel label) {
    CorefMention mention;
    mention.span = span;
    mention.tokens = tokens;
    mention.head = m_state.head_of(tokens);
    mention.sentence = m_state.sentence_of[tokens.begin];
    mention.label = label;
    Gender gender = Gender::unknown;
    Parts roles;
    Parts parts = parts_of(m_state, span, tokens, label, gender, roles);
    if (parts.empty()) parts.push_back(std::string(mention.span.of(m_state.doc.text)));
    const std::uint32_t index = m_state.add_mention(mention);
    gender = title_before(mention, gender, roles);
    std::int32_t entity =
        mention.label == EntityLabel::PER ? find_person(parts, gender) : find_other(mention, parts);
    if (entity == kNoEntity) {
      entity = static_cast<std::int32_t>(m_state.entities.size());
      m_state.entities.push_back({mention.label, Gender::unknown, false, parts, {}, {}});
      m_last_use.push_back(0);
      index_parts(entity, parts);
    }
    CorefEntity& known = m_state.entities[static_cast<std::size_t>(entity)];
    if (parts.size() > known.parts.size()) {
      known.parts = parts;
      index_parts(entity, parts);
    }
    m_by_key.insert_or_assign(key(mention.label, parts), entity);
    for (const std::string& role : roles) {
      if (std::find(known.roles.begin(), known.roles.end(), role) == known.roles.end())
        known.roles.push_back(role);
    }
    if (mention.label == EntityLabel::PER && !known.gender_sure) {
      known.gender_sure = gender != Gender::unknown;
      if (gender == Gender::unknown) gender = by_given_name(known.parts);
      if (gender != Gender::unknown) known.gender = gender;
      // A single word may be a family name that is also somebody's given name.
      known.gender_sure = known.gender_sure || (gender != Gender::unknown && known.parts.size() > 1);
    }
    m_last_use[static_cast<std::size_t>(entity)] = index + 1;
    m_state.give(index, entity);
  }

  // "Mr", "Foreign Minister" right before a name that does not hold them.
  Gender title_before(const CorefMention& mention, Gender gender, Parts& roles) const {
    if (mention.label != EntityLabel::PER) return gender;
    const std::uint32_t first =
        m_state.doc.sentences.empty() ? 0 : m_state.doc.sentences[mention.sentence].tokens.begin;
    bool role = false;
    for (std::uint32_t at = mention.tokens.begin; at-- > first && mention.tokens.begin - at <= 5;) {
      const LowerWord word(m_state.doc.form(at));
      const bool title = m_state.words.is_title(word.view()) || m_state.words.is_person_noun(word.view());
      const Upos upos = m_state.doc.tokens[at].upos;
      const std::int32_t name = m_state.mention_at[at];
      const bool inside_name = name >= 0;
      if (role && inside_name && !title) {  // "Norwegian", "Norway" of "Norway's Foreign Minister"
        const CorefMention& owner = m_state.mentions[static_cast<std::size_t>(name)];
        if (std::string nation = m_state.nation(owner); !nation.empty()) roles.push_back(std::move(nation));
        break;
      }
      if (role && m_state.doc.tokens[at].xpos == Xpos::POS) continue;
      if (!title &&
          (!role || inside_name || (upos != Upos::ADJ && upos != Upos::NOUN && upos != Upos::PROPN)))
        break;
      if (title) {
        role = true;
        const Gender found = m_state.words.title(word.view());
        const Gender other = m_state.words.person_noun(word.view());
        if (gender == Gender::unknown) gender = found != Gender::unknown ? found : other;
      }
      if (upos != Upos::PUNCT) roles.emplace_back(word.view());
    }
    return gender;
  }

  [[nodiscard]] Gender by_given_name(const Parts& parts) const {
    if (parts.empty()) return Gender::unknown;
    if (parts.size() > 1 && family_first(parts)) return m_state.words.given_name(parts.back());
    return m_state.words.given_name(parts.front());
  }

  // "Kim Min-jun", "Xi Jinping": the family name stands first. A known given name in front says otherwise.
  [[nodiscard]] bool family_first(const Parts& parts) const {
    if (parts.size() < 2 || parts.size() > 3 || !m_state.words.is_family_first(parts.front())) return false;
    if (m_state.words.given_name(parts.front()) == Gender::unknown || parts[1].find('-') != std::string::npos)
      return true;
    // "Kim Jong Un": two syllables
    constexpr std::size_t kSyllable = 5;
    return parts.size() == 3 && parts[1].size() <= kSyllable && parts[2].size() <= kSyllable &&
           parts[1].size() > 1 && m_state.words.given_name(parts[1]) == Gender::unknown;
  }

  // "King Salman" is not Mohammed bin Salman, his son.
  static bool is_name_of_father(const Parts& full, const std::string& word) {
    if (full.size() < 3 || full.back() != word) return false;
    const std::string& before = full[full.size() - 2];
    return before == "bin" || before == "ibn" || before == "bint";
  }

  static std::string key(EntityLabel label, const Parts& parts) {
    // Places and bodies of one name may be marked now one way, now the other.
    return (label == EntityLabel::PER    ? "p:"
            : label == EntityLabel::NORP ? "n:"
                                         : "o:") +
           joined_parts(parts);
  }

  void index_parts(std::int32_t entity, const Parts& parts) {
    for (const std::string& part : parts) {
      std::vector<std::int32_t>& list = m_by_part[part];
      if (std::find(list.begin(), list.end(), entity) == list.end()) list.push_back(entity);
    }
  }

  [[nodiscard]] bool genders_agree(Gender a, Gender b) const {
    return a == Gender::unknown || b == Gender::unknown || a == b;
  }

  std::int32_t find_person(const Parts& parts, Gender gender) const {
    const auto exact = m_by_key.find(key(EntityLabel::PER, parts));
    std::int32_t best = kNoEntity;
    int best_score = 0;
    std::uint32_t best_use = 0;
    const auto offer = [&](std::int32_t candidate, int score) {
      const CorefEntity& entity = m_state.entities[static_cast<std::size_t>(candidate)];
      if (entity.label != EntityLabel::PER || (entity.gender_sure && !genders_agree(entity.gender, gender)))
        return;
      const std::uint32_t use = m_last_use[static_cast<std::size_t>(candidate)];
      if (score > best_score || (score == best_score && use > best_use))
        best = candidate, best_score = score, best_use = use;
    };
    if (exact != m_by_key.end() && parts.size() > 1) offer(exact->second, 10);
    if (exact != m_by_key.end() && parts.size() == 1)
      offer(exact->second, went_by(exact->second, parts) ? 5 : 3);
    const auto list = m_by_part.find(parts.size() == 1 ? parts.front() : parts.back());
    if (list != m_by_part.end()) score_shared(list->second, parts, offer);
    if (parts.size() > 1) {
      const auto first = m_by_part.find(parts.front());
      if (first != m_by_part.end()) score_shared(first->second, parts, offer);
    }
    return best;
  }

  // "Kim" stays who it was, though Tony Kim was named since.
  [[nodiscard]] bool went_by(std::int32_t entity, const Parts& parts) const {
    const Parts& known = m_state.entities[static_cast<std::size_t>(entity)].parts;
    return known.size() > 1 && (known.front() == parts.front() || known.back() == parts.front());
  }

  template <typename Offer>
  void score_shared(const std::vector<std::int32_t>& list, const Parts& parts, Offer offer) const {
    const std::size_t from = list.size() > kLatest ? list.size() - kLatest : 0;
    for (std::size_t i = from; i < list.size(); ++i) {
      const std::int32_t candidate = list[i];
      const Parts& known = m_state.entities[static_cast<std::size_t>(candidate)].parts;
      if (known == parts) {
        offer(candidate, parts.size() > 1 ? 10 : 3);
      } else if (parts.size() == 1) {
        if (is_name_of_father(known, parts.front())) continue;
        const std::string& family = family_first(known) ? known.front() : known.back();
        if (family == parts.front())
          offer(candidate, 4);
        else if (known.front() == parts.front())
          offer(candidate, 2);
        else if (!family_first(known) && known.back() == parts.front())
          offer(candidate, 2);
        else
          offer(candidate, 1);
      } else if (known.size() == 1) {
        if (is_name_of_father(parts, known.front())) continue;
        const std::string& family = family_first(parts) ? parts.front() : parts.back();
        if (family == known.front() || parts.front() == known.front()) offer(candidate, 5);
      } else if (parts.size() < known.size() ? ordered_subset(parts, known) : ordered_subset(known, parts)) {
        offer(candidate, 8);
      }
    }
  }

  std::int32_t find_other(const CorefMention& mention, const Parts& all) {
    Parts parts = all;
    if (parts.size() > 1 && parts.front() == "the") parts.erase(parts.begin());
    const auto exact = m_by_key.find(key(mention.label, parts));
    if (exact != m_by_key.end()) return exact->second;
    const auto with_article = m_by_key.find(key(mention.label, all));
    if (with_article != m_by_key.end()) return with_article->second;
    m_by_key.emplace(key(mention.label, parts), static_cast<std::int32_t>(m_state.entities.size()));
    if (const std::int32_t found = by_acronym(mention, parts); found != kNoEntity) return found;
    if (mention.label == EntityLabel::ORG) {
      if (const std::int32_t found = by_company(parts); found != kNoEntity) return found;
      if (const std::int32_t found = by_kind(parts); found != kNoEntity) return found;
    }
    return kNoEntity;
  }

  // "WTO" after "World Trade Organization", and the other way round.
  std::int32_t by_acronym(const CorefMention& mention, const Parts& parts) const {
    if (mention.label == EntityLabel::NORP) return kNoEntity;
    const std::string_view text = mention.span.of(m_state.doc.text);
    const std::size_t until = m_state.entities.size() > kLatest ? m_state.entities.size() - kLatest : 0;
    for (std::size_t i = m_state.entities.size(); i-- > until;) {
      const CorefEntity& entity = m_state.entities[i];
      if (entity.label == EntityLabel::PER || entity.label == EntityLabel::NORP) continue;
      if (parts.size() == 1 ? spells(text, entity.parts)
                            : entity.parts.size() == 1 && spells_lower(entity.parts.front(), parts)) {
        return static_cast<std::int32_t>(i);
      }
    }
    return kNoEntity;
  }

  // "Northwind Corp." and "Northwind", "Harbor Party of Atlantis" and "Harbor Party".
  std::int32_t by_company(const Parts& parts) const {
    const auto list = m_by_part.find(parts.front());
    if (list == m_by_part.end()) return kNoEntity;
    const std::size_t until = list->second.size() > kLatest ? list->second.size() - kLatest : 0;
    for (std::size_t i = list->second.size(); i-- > until;) {
      const CorefEntity& entity = m_state.entities[static_cast<std::size_t>(list->second[i])];
      if (entity.label != EntityLabel::ORG) continue;
      const Parts& longer = entity.parts.size() > parts.size() ? entity.parts : parts;
      const Parts& shorter = entity.parts.size() > parts.size() ? parts : entity.parts;
      if (longer.size() == shorter.size() || !std::equal(shorter.begin(), shorter.end(), longer.begin()))
        continue;
      const std::string& next = longer[shorter.size()];
      const bool ending = m_state.words.is_company_ending(next);
      const bool of = shorter.size() >= 2 && (next == "of" || next == "for");
      if (ending || of) return list->second[i];
    }
    return kNoEntity;
  }

  // "the Commission" after "the European Commission": the last body whose name ends with the noun.
  std::int32_t by_kind(const Parts& parts) const {
    if (parts.size() != 1 || !m_state.words.is_body_noun(parts.front())) return kNoEntity;
    const auto list = m_by_part.find(parts.front());
    if (list == m_by_part.end()) return kNoEntity;
    std::int32_t latest = kNoEntity;
    for (const std::int32_t candidate : list->second) {
      const CorefEntity& body = m_state.entities[static_cast<std::size_t>(candidate)];
      if (body.label != EntityLabel::ORG || body.parts.back() != parts.front()) continue;
      const auto use = [&](std::int32_t id) { return m_last_use[static_cast<std::size_t>(id)]; };
      if (latest == kNoEntity || use(candidate) > use(latest)) latest = candidate;
    }
    return latest;
  }

  CorefState& m_state;
  std::unordered_map<std::string, Labels> m_labels;
  std::unordered_map<std::string, std::int32_t> m_by_key;
  std::unordered_map<std::string, std::vector<std::int32_t>> m_by_part;
  std::vector<std::uint32_t> m_last_use;  // of each entity: its last mention + 1
};

}  // namespace

void link_names(CorefState& state) { NameLinker(state).run(); }

}  // namespace newsgraph
