#include "extract/things.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "extract/pact_marks.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kMaxThingBytes = 120;

struct Thing {
  EntityId entity;
  bool meeting;
  std::string head;
  std::set<std::string> words;
  PactMarks marks;
  std::string year;  // of a meeting, where a phrase tells it
  bool plural;
};

class ThingReader {
public:
  ThingReader(const Tree& tree, EntityTable& entities, const LanguagePack& pack)
      : m_tree(tree),
        m_entities(entities),
        m_organizations(pack.organizations),
        m_offices(pack.offices),
        m_places(pack.places),
        m_lexicon(pack.lexicon) {}

  void read() {
    for (std::uint32_t t = 0; t < m_tree.size(); ++t) {
      if (!m_tree.is_nominal(t) || m_entities.in_furniture(m_tree[t].span)) continue;
      const std::string lemma = utf8::lower(m_tree[t].lemma);
      const bool meeting = m_lexicon.meeting_nouns.count(lemma) != 0;
      const bool title = m_lexicon.statute_nouns.count(lemma) != 0 && is_capitalized(t);  // "… Recovery Act"
      if (!meeting && !title && m_lexicon.agreement_nouns.count(lemma) == 0) continue;
      if (lemma == "sheet" && !has_modifier(t, "fact") && !has_modifier(t, "term")) continue;
      if (is_inner_noun(t)) continue;
      read_one(t, lemma, meeting);
    }
  }

private:
  [[nodiscard]] bool has_modifier(std::uint32_t head, std::string_view lemma) const {
    for (const std::uint32_t c : m_tree.children(head)) {
      if (utf8::lower(m_tree[c].lemma) == lemma) return true;
    }
    return head > m_tree.sentence_tokens(head).begin && utf8::lower(m_tree[head - 1].lemma) == lemma;
  }

  // "deal" in "deal talks", "summit" in "summit agreement": the phrase is about its head.
  [[nodiscard]] bool is_inner_noun(std::uint32_t token) const {
    const Deprel relation = m_tree[token].deprel;
    return relation == Deprel::compound || relation == Deprel::flat || relation == Deprel::nmod_desc ||
           relation == Deprel::amod;
  }

  // "the [1994] Bergen Treaty", "the Bergen Treaty of [1994]"; empty: none.
  [[nodiscard]] std::string year_beside(TokenRange name) const {
    if (name.begin > 0 && is_year(name.begin - 1)) return std::string(m_tree.form(name.begin - 1));
    const bool of = name.end + 1 < m_tree.size() && m_tree.form(name.end) == "of" && is_year(name.end + 1);
    return of ? std::string(m_tree.form(name.end + 1)) : std::string();
  }

  // "joined at the Bergen summit in Norway in [2023]", "[last year]'s Bergen summit"; empty: none.
  [[nodiscard]] std::string year_told(std::uint32_t head) const {
    for (std::uint32_t t = m_tree.subtree(head).begin; t < m_tree.sentence_tokens(head).end; ++t) {
      const TimeExpression* time = m_tree.time_at(t);
      if (time != nullptr && time->from.size() >= 4) return time->from.substr(0, 4);
      if (t > head && (m_tree.is_verb(t) || m_tree[t].upos == Upos::PUNCT)) break;
    }
    return "";
  }

  // "the Bergen summit in 2019" is none of which the article told without a year: that one is of its own day.
  [[nodiscard]] bool is_of_another_year(const std::string& known, const std::string& year) const {
    return known.empty() ? is_past_year(year) : !year.empty() && year != known;
  }

  [[nodiscard]] bool is_past_year(const std::string& year) const {
    return !year.empty() && year < m_tree.doc().date.substr(0, 4);
  }

  [[nodiscard]] bool is_year(std::uint32_t token) const {
    const std::string_view form = m_tree.form(token);
    return form.size() == 4 && (form.starts_with("1") || form.starts_with("20")) &&
           form.find_first_not_of("0123456789") == std::string_view::npos;
  }

  void read_one(std::uint32_t head, const std::string& lemma, bool meeting) {
    if (const Reference* taken = m_entities.at(head)) {
      const bool unknown_body = taken->entity && m_entities[*taken->entity].type == "Organization" &&
                                m_organizations.find(m_entities[*taken->entity].name) == nullptr;
      const bool unknown_place =
          !taken->entity && !taken->place.empty() && m_places.find(taken->place).empty();
      if (!unknown_body && !unknown_place) return;
      if (unknown_body && meeting && is_standing_body(head, lemma)) return;
      // "Agreed Framework": the agreement was taken for a body.
      if (unknown_body && !meeting && m_entities.name_at(head).end == head + 1) m_entities.release(head);
    }
    const TokenRange name = name_range(head, meeting);
    std::set<std::string> words = content_words(name, head);
    if (meeting && !tells_meeting(name, head, lemma)) return;
    const std::string text = name_text(name);
    if (text.size() > kMaxThingBytes) return;
    const PactMarks marks = meeting ? PactMarks{} : pact_marks(m_tree, m_entities, m_lexicon, head);
    const std::string year = meeting ? year_told(head) : "";
    Thing* same = find(words, lemma, meeting, head, marks, year);
    if (same == nullptr) {
      if (words.empty()) return;  // "the deal" with no deal before it
      const EntityId id = m_entities.add({meeting ? "Meeting" : "Agreement", text, "", {}, {}, {}});
      // A meeting of this year gets its day from what is told of it.
      const std::string date = !meeting ? year_beside(name) : is_past_year(year) ? year : "";
      if (!date.empty()) m_entities[id].properties["date"] = date;
      m_things.push_back({id, meeting, lemma, words, marks, year, is_plural(head)});
      same = &m_things.back();
    } else {
      same->words.insert(words.begin(), words.end());
      same->marks.add(marks);
      std::rotate(m_things.begin() + (same - m_things.data()),
                  m_things.begin() + (same - m_things.data()) + 1, m_things.end());
      same = &m_things.back();
      if (!words.empty()) m_entities.add_alias(same->entity, text);
    }
    m_entities.add_mention(same->entity, m_tree.span(name));
    const bool of_people = meeting && people_behind(head).has_value();
    for (std::uint32_t t = name.begin; t < name.end; ++t) {
      const Reference* inside = m_entities.at(t);
      // "meeting of OPEC", "meeting of Balkan leaders": OPEC and the leaders act as well.
      if (t > head && (inside != nullptr || of_people)) continue;
      if (meeting && inside != nullptr && inside->entity &&
          m_entities[*inside->entity].type == "Organization" &&
          m_organizations.find(m_entities[*inside->entity].name) == nullptr) {
        m_entities.release(t);
        inside = m_entities.at(t);
      }
      // Countries inside the name still act; unknown bodies were only a part of it.
      if (inside == nullptr || t == head ||
          (inside->entity && m_entities[*inside->entity].type == "Organization" && meeting)) {
        m_entities.refer({t, t + 1}, {same->entity, "", "", false, {}});
      }
    }
  }

  // "the Tarno Policy [Forum] said", "director of the Tarno Policy [Forum]": a body has such a name, too.
  [[nodiscard]] bool is_standing_body(std::uint32_t head, const std::string& lemma) const {
    if (m_lexicon.standing_meetings.count(lemma) == 0) return false;
    const auto governor = m_tree.head(head);
    if (!governor) return false;
    const std::string above = utf8::lower(m_tree[*governor].lemma);
    const Deprel relation = m_tree[head].deprel;
    if (relation == Deprel::nsubj)
      return m_lexicon.report_verbs.count(above) != 0 || m_lexicon.object_control.count(above) != 0 ||
             m_lexicon.charge_verbs.count(above) != 0;
    const bool owns = relation == Deprel::nmod_poss || relation == Deprel::compound ||
                      (relation == Deprel::nmod && m_tree.case_of(head) == "of");
    return owns && (m_offices.find(above) != nullptr || m_lexicon.member_nouns.count(above) != 0);
  }

  // From the first telling modifier to the head, with "on …" behind a meeting.
  [[nodiscard]] TokenRange name_range(std::uint32_t head, bool meeting) const {
    std::uint32_t begin = head;
    const std::uint32_t start = m_tree.sentence_tokens(head).begin;
    while (begin > start) {
      const std::uint32_t before = begin - 1;
      const Token& word = m_tree[before];
      const bool modifier = word.upos == Upos::NOUN || word.upos == Upos::PROPN || word.upos == Upos::ADJ ||
                            word.upos == Upos::NUM || word.xpos == Xpos::HYPH || m_tree.form(before) == "-" ||
                            (word.upos == Upos::CCONJ && word.lemma == "and" && before > start) ||
                            (word.upos == Upos::VERB && word.deprel == Deprel::amod);
      const TokenRange name = m_entities.name_at(before);
      if (meeting && name.size() > 1 && name.end == begin &&
          name.begin >= start) {  // a proper name joins as a whole
        begin = name.begin;
        continue;
      }
      if (!modifier || !(m_tree.dominates(head, before) || joins(before, head))) break;
      if (word.upos == Upos::CCONJ && meeting && joins_another(before)) break;
      if (word.deprel == Deprel::nmod_poss) break;
      begin = before;
    }
    if (meeting) begin = begin_before_of(begin, head);
    while (begin < head && (drops(begin, meeting) || is_host(begin, head))) ++begin;
    std::uint32_t end = meeting ? head + 1 : end_of_title(head);
    if (meeting) {
      for (const std::uint32_t c : m_tree.children(head)) {
        if (m_tree[c].deprel == Deprel::nmod && m_tree.case_of(c) == "on" && c > head &&
            m_tree.time_at(c) == nullptr) {
          const std::uint32_t limit = m_tree.sentence_tokens(head).end;
          end = std::min(limit, c + 1);
          if (end - head > 7) end = head + 1;
        }
      }
      if (begin == head && end == head + 1) end = end_of_occasion(head);
    }
    return {begin, end};
  }

  // "conference in Geneva", "summit on Libya", "meeting of OPEC": where nothing before the head tells which,
  // what stands right behind it does. Returns head + 1 where nothing tells.
  [[nodiscard]] std::uint32_t end_of_occasion(std::uint32_t head) const {
    if (const auto people = people_behind(head)) return *people + 1;
    const std::uint32_t limit = m_tree.sentence_tokens(head).end;
    std::uint32_t teller = head + 2;
    if (teller < limit && m_tree[teller].upos == Upos::DET) ++teller;  // "of the African Union"
    const Reference* reference = teller < limit ? m_entities.at(teller) : nullptr;
    if (reference == nullptr) return head + 1;
    const std::string adposition = utf8::lower(m_tree.form(head + 1));
    const std::string type = reference->entity ? m_entities[*reference->entity].type : "";
    const bool place = type == "Place" || (!reference->demonym && !reference->iso3.empty());
    const bool strong = m_lexicon.strong_meetings.count(utf8::lower(m_tree[head].lemma)) != 0;
    const bool where_or_what = strong && place && (adposition == "in" || adposition == "on");
    const bool whose = type == "Organization" && adposition == "of";
    if (!where_or_what && !whose) return head + 1;
    return std::max(m_entities.name_at(teller).end, teller + 1);
  }

  // "summit of Balkan [leaders]", "meeting of EU foreign [ministers]", but not "of the two ministers".
  [[nodiscard]] std::optional<std::uint32_t> people_behind(std::uint32_t head) const {
    const auto of = m_tree.child(head, Deprel::nmod);
    if (!of || *of < head + 3 || m_tree.case_of(*of) != "of" || m_tree.form(head + 1) != "of" ||
        m_lexicon.reciprocal_nouns.count(utf8::lower(m_tree[*of].lemma)) == 0)
      return std::nullopt;
    bool told = false;
    for (std::uint32_t t = head + 2; t < *of; ++t) {
      const Token& word = m_tree[t];
      const bool modifier = word.upos == Upos::ADJ || word.upos == Upos::NOUN || word.upos == Upos::PROPN;
      if (!modifier && word.upos != Upos::CCONJ) return std::nullopt;
      told = told || (modifier && m_lexicon.bare_modifiers.count(word.lemma) == 0);
    }
    return told ? of : std::nullopt;
  }

  [[nodiscard]] bool is_capitalized(std::uint32_t token) const {
    std::size_t pos = 0;
    const std::string_view form = m_tree.form(token);
    return !form.empty() && utf8::is_upper(utf8::next(form, pos));
  }

  // "Treaty [of Lisbon]", "Convention [on the Rights of the Child]": a capitalised head takes along what
  // stands behind it in capitals.
  [[nodiscard]] std::uint32_t end_of_title(std::uint32_t head) const {
    constexpr std::uint32_t kLongest = 14;
    const std::uint32_t stop = std::min(m_tree.sentence_tokens(head).end, head + kLongest);
    std::uint32_t end = head + 1;
    if (!is_capitalized(head) || m_tree[head].upos != Upos::PROPN) return end;
    for (std::uint32_t t = end; t < stop; ++t) {
      const Token& word = m_tree[t];
      const bool inner = word.lemma == "of" || word.lemma == "on" || word.lemma == "the" ||
                         word.lemma == "for" || word.lemma == "and" || word.lemma == "against";
      if (!inner && (!is_capitalized(t) || m_tree.is_verb(t))) break;
      if (!inner && m_tree.time_at(t) != nullptr) break;
      if (!inner) end = t + 1;
    }
    return end;
  }

  // "[Bergen Heads of] Government Meeting": capitals on both sides of "of".
  [[nodiscard]] std::uint32_t begin_before_of(std::uint32_t begin, std::uint32_t head) const {
    const std::uint32_t start = m_tree.sentence_tokens(head).begin;
    if (begin == head || begin < start + 2 || m_tree[begin - 1].lemma != "of" || !is_capitalized(begin) ||
        !is_capitalized(head) || !is_capitalized(begin - 2))
      return begin;
    begin -= 2;
    while (begin > start && m_tree[begin - 1].upos == Upos::PROPN) --begin;
    return begin;
  }

  // "20 countries [and] international conference": no name of a meeting has a plural before "and".
  [[nodiscard]] bool joins_another(std::uint32_t conjunction) const {
    return m_tree[conjunction - 1].xpos == Xpos::NNS;
  }

  // "US-hosted": who gives the meeting is not its name.
  [[nodiscard]] bool is_host(std::uint32_t token, std::uint32_t head) const {
    const Reference* reference = m_entities.at(token);
    if (reference == nullptr || reference->iso3.empty()) return false;
    std::uint32_t next = m_entities.name_at(token).end;
    while (next < head && (m_tree[next].upos == Upos::PUNCT || m_tree[next].xpos == Xpos::HYPH)) ++next;
    return next < head && m_tree[next].upos == Upos::VERB;
  }

  // "trade and investment deal": the first modifier is often read as a conjunct that governs the head.
  [[nodiscard]] bool joins(std::uint32_t before, std::uint32_t head) const {
    // "fact sheet": a compound read as two objects, and what hangs on its first half.
    const bool twins = m_tree[head].deprel == Deprel::obj && m_tree[head - 1].deprel == Deprel::obj &&
                       m_tree.head(head) == m_tree.head(head - 1) && m_tree[head - 1].upos == Upos::NOUN;
    if (twins && (before == head - 1 || m_tree.dominates(head - 1, before))) return true;
    if (m_tree[head].deprel != Deprel::conj) return false;
    const auto first = m_tree.head(head);
    // "the Child Poverty and Wellbeing Summit", but not "Lind and the Bergen Summit"
    const bool title = first && m_tree[*first].upos == Upos::PROPN && m_entities.at(*first) == nullptr &&
                       m_tree[head].upos == Upos::PROPN && !m_tree.child(head, Deprel::det) &&
                       m_tree.child(*first, Deprel::det);
    if (!first || (m_tree[*first].upos != Upos::NOUN && !title) || head - *first > 4) return false;
    return before == *first || m_tree.dominates(*first, before);
  }

  // Words at the start of a phrase that do not name the thing.
  [[nodiscard]] bool drops(std::uint32_t token, bool meeting) const {
    const Token& word = m_tree[token];
    if (word.upos == Upos::PUNCT || word.upos == Upos::CCONJ || word.xpos == Xpos::HYPH) return true;
    const Reference* reference = m_entities.at(token);
    if (reference != nullptr && reference->demonym) return true;
    if (reference != nullptr && !reference->iso3.empty() && !meeting) return true;
    if (word.upos == Upos::PROPN || opens_name(token)) return false;
    return m_lexicon.bare_modifiers.count(word.lemma) != 0 ||
           m_lexicon.bare_modifiers.count(utf8::lower(m_tree.form(token))) != 0 || word.upos == Upos::NUM ||
           (word.upos == Upos::VERB);
  }

  // "[New] START treaty", "[Agreed] Framework"
  [[nodiscard]] bool opens_name(std::uint32_t token) const {
    return token > m_tree.sentence_tokens(token).begin && is_capitalized(token) &&
           (m_tree[token].upos == Upos::ADJ || m_tree[token].deprel == Deprel::amod) &&
           token + 1 < m_tree.size() && m_tree[token + 1].upos == Upos::PROPN;
  }

  [[nodiscard]] std::set<std::string> content_words(TokenRange name, std::uint32_t head) const {
    std::set<std::string> words;
    for (std::uint32_t t = name.begin; t < name.end; ++t) {
      const Token& word = m_tree[t];
      if (t == head && m_lexicon.meeting_nouns.count(utf8::lower(word.lemma)) != 0 &&
          m_lexicon.strong_meetings.count(utf8::lower(word.lemma)) == 0)
        continue;
      if (t == head && m_lexicon.agreement_nouns.count(utf8::lower(word.lemma)) != 0) continue;
      if (word.upos == Upos::NOUN || word.upos == Upos::PROPN || word.upos == Upos::ADJ ||
          word.upos == Upos::NUM || opens_name(t)) {
        words.insert(utf8::lower(word.lemma));
      }
    }
    return words;
  }

  [[nodiscard]] bool tells_meeting(TokenRange name, std::uint32_t head, const std::string& lemma) const {
    bool proper = false;
    bool telling = false;
    bool strong = m_lexicon.strong_meetings.count(lemma) != 0;
    std::size_t countries = 0;
    for (std::uint32_t t = name.begin; t < name.end; ++t) {
      if (t == head) continue;
      const Reference* reference = m_entities.at(t);
      const bool bloc = reference != nullptr && reference->entity &&
                        m_entities[*reference->entity].type == "Organization";  // "the EU summit"
      const bool country = reference != nullptr && !reference->iso3.empty() && !bloc;
      countries += country && t < head && m_entities.name_at(t).begin == t ? 1 : 0;
      proper = proper || (m_tree[t].upos == Upos::PROPN && !country);
      telling = telling || ((m_tree[t].upos == Upos::NOUN || m_tree[t].upos == Upos::ADJ) &&
                            m_lexicon.bare_modifiers.count(m_tree[t].lemma) == 0);
      strong = strong || m_lexicon.strong_meetings.count(utf8::lower(m_tree[t].lemma)) != 0;
    }
    if (proper || (strong && countries >= 2) || people_behind(head)) return true;
    const bool about = name.end > head + 1;  // "a summit on Libya"
    return strong && (telling || about) && countries == 0;
  }

  [[nodiscard]] std::string name_text(TokenRange name) const {
    const Span span = m_tree.span(name);
    std::string text;
    for (const char c : span.of(m_tree.doc().text))
      text.push_back(c == '\n' || c == '\r' || c == '\t' ? ' ' : c);
    return text;
  }

  // The same thing named before: its words contain these or are contained; a bare "the deal" is the last one.
  [[nodiscard]] Thing* find(const std::set<std::string>& words, const std::string& lemma, bool meeting,
                            std::uint32_t head, const PactMarks& marks, const std::string& year) {
    constexpr std::size_t kLookBack = 200;  // things; an article has a dozen
    const std::size_t first = m_things.size() > kLookBack ? m_things.size() - kLookBack : 0;
    for (std::size_t i = m_things.size(); i-- > first;) {
      Thing* const thing = &m_things[i];
      if (thing->meeting != meeting || thing->marks.tell_apart(marks, is_definite(head))) continue;
      if (is_of_another_year(thing->year, year)) continue;
      if (words.empty() && thing->plural && !is_plural(head)) continue;  // "two pacts … the deal"
      const bool same_head = thing->head == lemma || (is_pact(thing->head) && is_pact(lemma));
      if (!same_head && (!meeting || words.empty())) continue;
      if (words == thing->words) return thing;
      // Fewer words name it again only when the phrase points back; more words name another thing.
      const bool fewer = std::includes(thing->words.begin(), thing->words.end(), words.begin(), words.end());
      if (fewer && is_definite(head)) return thing;
    }
    return nullptr;
  }

  [[nodiscard]] bool is_plural(std::uint32_t head) const {
    return m_tree[head].xpos == Xpos::NNS || m_tree[head].xpos == Xpos::NNPS;
  }

  [[nodiscard]] bool is_definite(std::uint32_t head) const {
    const auto determiner = m_tree.child(head, Deprel::det);
    return determiner && (m_tree[*determiner].lemma == "the" || m_tree[*determiner].lemma == "this" ||
                          m_tree[*determiner].lemma == "that");
  }

  [[nodiscard]] bool is_pact(const std::string& lemma) const {
    return m_lexicon.pact_nouns.count(lemma) != 0;
  }

  const Tree& m_tree;
  EntityTable& m_entities;
  const Organizations& m_organizations;
  const Offices& m_offices;
  const Places& m_places;
  const Lexicon& m_lexicon;
  std::vector<Thing> m_things;  // the one mentioned last stands last
};

}  // namespace

void read_things(const Tree& tree, EntityTable& entities, const LanguagePack& pack) {
  ThingReader(tree, entities, pack).read();
}

}  // namespace newsgraph
