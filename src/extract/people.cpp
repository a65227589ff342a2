#include "extract/people.hpp"

#include <algorithm>
#include <set>

#include "extract/acronyms.hpp"
#include "extract/counterparts.hpp"
#include "extract/office_clauses.hpp"
#include "extract/office_owners.hpp"
#include "extract/titled_names.hpp"

namespace newsgraph {
namespace {

constexpr std::uint32_t kLongestTitle = 8;  // words before a name that are searched for its title

class OfficeReader {
public:
  OfficeReader(const Tree& tree, EntityTable& entities, const LanguagePack& pack, const Titles& titles)
      : m_tree(tree),
        m_entities(entities),
        m_pack(pack),
        m_titles(titles),
        m_words(titles.words()),
        m_book(tree, entities, pack, titles),
        m_owners(m_book.owners()),
        m_clauses(tree, entities, pack, m_words, m_book) {}

  std::vector<OfficeHeld> read() {
    adopt_titled_names(m_tree, m_entities, m_pack, m_titles);
    for (std::uint32_t t = 0; t < m_tree.size();) {
      const TokenRange name = m_entities.name_at(t);
      if (m_book.is_person_name(t)) {
        if (m_book.has_lost_office(name) && !stays_on(name)) m_gone.insert(*m_entities.at(t)->entity);
        if (!title_before(name) && !title_phrase_before(name)) title_after(name);
        m_clauses.read(name);
      }
      t = std::max(name.end, t + 1);
    }
    std::vector<OfficeHeld>& held = m_book.held();
    // "Minister Lind spoke. … Lind was murdered in 2021": the same in all of the article.
    for (OfficeHeld& office : held) office.former = office.former || m_gone.count(office.person) != 0;
    m_book.end_terms();
    add_counterparts(m_tree, m_entities, m_pack, held);
    infer_owners(m_tree, m_entities, m_pack, held);
    m_book.end_terms();  // of those whose owner has been inferred
    m_book.retire_predecessors();
    for (const OfficeHeld& office : held) m_book.note_on_person(office);
    return std::move(held);
  }

private:
  // "replaced [Lind] as party leader", "was removed from the list": one office of several, or none.
  [[nodiscard]] bool stays_on(TokenRange name) const {
    const TokenRange sentence = m_tree.sentence_tokens(name.begin);
    const auto begin = m_words.begin();
    return std::any_of(begin + name.end, begin + sentence.end,
                       [](const std::string& word) { return word == "as" || word == "from"; });
  }

  [[nodiscard]] bool is_other_person(std::uint32_t token, TokenRange name) const {
    return m_book.is_person_name(token) && m_entities.at(token)->entity != m_entities.at(name.begin)->entity;
  }

  bool title_before(TokenRange name) {
    const std::uint32_t sentence = m_tree.sentence_tokens(name.begin).begin;
    const std::uint32_t first = name.begin - std::min(name.begin - sentence, kLongestTitle);
    for (std::uint32_t from = first; from < name.begin; ++from) {
      if (const Reference* country = m_entities.at(from); country != nullptr && !country->iso3.empty())
        continue;
      std::uint32_t end = 0;
      const Office* office = m_book.office_at(from, name.begin, end);
      if (office == nullptr || end != name.begin) continue;
      if (from > sentence && m_pack.lexicon.unofficial.count(m_words[from - 1]) != 0) return true;
      bool former = false;
      auto of = m_owners.inside_title(from, end, *office);
      if (!of) {
        for (std::uint32_t t = from; t < end; ++t)
          m_entities.release(t);  // "[US Commerce] Secretary" is no company
        of = m_owners.before(from, *office, former);
      }
      if (of && from > sentence && m_entities.at(from - 1) != nullptr)
        m_entities.open_title(from - 1, *m_entities.at(name.begin)->entity);
      if (!of) of = m_owners.behind_name(name, *office);
      if (!of && office->country.empty() && !follows_fronted_name(name, from)) {
        of = m_owners.over_list(from, *office);
        if (of && leads_another(name, *of)) of.reset();
      }
      if (is_plural(end - 1) && share_out(name, *office, {from, end})) return true;
      const auto beside = office->kind == OfficeKind::head_of_state ? std::nullopt : first_of_two(from);
      if (beside && !of) of = beside->of;
      m_book.hold(name, office, {from, end}, of, former);
      if (beside)
        m_book.hold(name, beside->office, beside->words, beside->of ? beside->of : of, beside->former);
      return true;
    }
    return false;
  }

  // "Prime Minister Lind of Norway and [President Xi Jinping]": a full name that the list of leaders has.
  [[nodiscard]] bool leads_another(TokenRange name, EntityId owner) const {
    const std::string known =
        name.size() < 2 ? "" : m_pack.leaders.country_of(m_entities[*m_entities.at(name.begin)->entity].name);
    return !known.empty() && !m_entities[owner].country.empty() && known != m_entities[owner].country;
  }

  // "After talks with the Norwegian president Paavo Lind, [Premier Holm] said": no list, but a subject behind
  // a phrase of its own.
  [[nodiscard]] bool follows_fronted_name(TokenRange name, std::uint32_t title) const {
    if (title < 2 || m_words[title - 1] != "," || !m_book.is_person_name(title - 2)) return false;
    const std::uint32_t subject = m_tree.head_of({title, name.end});
    const Deprel relation = m_tree[subject].deprel;
    const auto verb = m_tree.head(subject);
    const std::uint32_t other = m_tree.head_of(m_entities.name_at(title - 2));
    return (relation == Deprel::nsubj || relation == Deprel::nsubj_pass) && verb && *verb > subject &&
           m_tree.subtree(subject).begin == title && m_tree[other].deprel != Deprel::nsubj;
  }

  [[nodiscard]] bool is_plural(std::uint32_t token) const {
    return m_tree[token].xpos == Xpos::NNS || m_tree[token].xpos == Xpos::NNPS;
  }

  struct FirstTitle {
    const Office* office = nullptr;
    TokenRange words;
    std::optional<EntityId> of;
    bool former = false;
  };

  // "[State Councillor] and Foreign Minister Lind": both titles, in capitals and without an article, are one
  // person's.
  [[nodiscard]] std::optional<FirstTitle> first_of_two(std::uint32_t second) {
    constexpr std::uint32_t kReach = 4;  // words of the first title
    const std::uint32_t sentence = m_tree.sentence_tokens(second).begin;
    if (second < sentence + 2 || m_words[second - 1] != "and") return std::nullopt;
    const std::uint32_t stop = second - 1;
    for (std::uint32_t from = stop - std::min(stop - sentence, kReach); from < stop; ++from) {
      FirstTitle first;
      std::uint32_t end = 0;
      first.office = m_titles.at(from, stop, end);
      const char initial = m_tree.form(from).front();
      if (first.office == nullptr || end != stop || initial < 'A' || initial > 'Z') continue;
      if (from > sentence && m_tree[from - 1].upos == Upos::DET) return std::nullopt;
      for (std::uint32_t t = from; t < stop; ++t) m_entities.release(t);
      first.words = {from, stop};
      first.of = m_owners.before(from, *first.office, first.former);
      return first;
    }
    return std::nullopt;
  }

  // "Norwegian and Chilean Prime Ministers [Lind] and Holm": to each the country in the same place.
  bool share_out(TokenRange name, const Office& office, TokenRange title) {
    if (title.begin < 3 || name.end + 1 >= m_tree.sentence_tokens(name.begin).end) return false;
    const Reference* second = m_entities.at(title.begin - 1);
    if (second == nullptr || second->iso3.empty()) return false;
    const std::uint32_t joint = m_entities.name_at(title.begin - 1).begin;
    if (joint < 2 || m_words[joint - 1] != "and" || m_words[name.end] != "and") return false;
    const Reference* first = m_entities.at(joint - 2);
    if (first == nullptr || first->iso3.empty()) return false;
    const std::uint32_t other = name.end + 1;
    if (!m_book.is_person_name(other)) return false;
    const std::string one = first->iso3;  // the references move as titles are held
    const std::string another = second->iso3;
    m_book.hold(name, &office, title, m_entities.country(one), false);
    m_book.hold(m_entities.name_at(other), &office, title, m_entities.country(another), false);
    return true;
  }

  // "the Prime Minister of Norway Paavo Lind", "the vice president of Acme, Paavo Lind, said", "Minister for
  // the Middle East, Paavo Lind, said"
  bool title_phrase_before(TokenRange name) {
    constexpr std::uint32_t kReach = 12;  // tokens from the title to the name
    const std::uint32_t sentence = m_tree.sentence_tokens(name.begin).begin;
    if (name.begin < sentence + 2) return false;
    const bool apart = m_words[name.begin - 1] == ",";
    if (apart && !stands_apart(name)) return false;
    const std::uint32_t stop = name.begin - (apart ? 1 : 0);
    for (std::uint32_t from = stop - std::min(stop - sentence, kReach); from < stop; ++from) {
      if (const Reference* country = m_entities.at(from); country != nullptr && !country->iso3.empty())
        continue;
      std::uint32_t end = 0;
      const Office* office = m_book.office_at(from, stop, end);
      if (office == nullptr || (apart && follows_other_name(from))) continue;
      if (m_words[end - 1] == "to") --end;  // "ambassador to"
      if (end == stop ? !apart : !is_title_complement(*office, {end, stop})) continue;
      bool former = false;
      const auto of = m_owners.around({from, end}, stop, *office, former);
      if (of && end < stop && !apart) m_entities.open_title(stop - 1, *m_entities.at(name.begin)->entity);
      m_book.hold(name, office, {from, end}, of, former);
      return true;
    }
    return false;
  }

  // "Paavo Lind, president of Chile, Greta Holm, …": the title is that of the name before it.
  [[nodiscard]] bool follows_other_name(std::uint32_t title) const {
    constexpr std::uint32_t kReach = 5;
    const std::uint32_t start = m_tree.sentence_tokens(title).begin;
    for (std::uint32_t t = title; t-- > start && title - t <= kReach;) {
      if (m_words[t] == ",")
        return t > start && m_book.is_person_name(t - 1) && !is_agency(m_entities.name_at(t - 1));
      if (m_tree.is_verb(t)) return false;
    }
    return false;
  }

  // ", Paavo Lind," and ", Paavo Lind said" that the tree hangs on what stands before.
  [[nodiscard]] bool stands_apart(TokenRange name) const {
    const std::uint32_t limit = m_tree.sentence_tokens(name.begin).end;
    if (name.end >= limit || m_tree[name.end].upos == Upos::PUNCT) return true;
    const std::uint32_t head = m_tree.head_of(name);
    return m_tree[head].deprel == Deprel::appos || m_tree[head].deprel == Deprel::flat;
  }

  // "of Norway", "to Chad", "in the Prime Minister's Department": one phrase, no clause and no other person.
  [[nodiscard]] bool is_title_complement(const Office& office, TokenRange phrase) const {
    const std::string& opening = m_words[phrase.begin];
    const bool links = opening == "of" || opening == "for" || opening == "at" || opening == "in" ||
                       (opening == "to" && office.kind == OfficeKind::envoy);
    if (!links || phrase.size() < 2) return false;
    for (std::uint32_t t = phrase.begin + 1; t < phrase.end; ++t) {
      if (m_tree[t].upos == Upos::PUNCT || m_tree[t].upos == Upos::PRON) return false;
      if (m_tree.is_verb(t) && m_entities.at(t) == nullptr) return false;  // the "United" of a name
      if (m_book.is_person_name(t)) return false;
      // "the head of Acme [and an] ally of Lind"
      if (m_tree[t].upos == Upos::CCONJ && t + 1 < phrase.end && m_tree[t + 1].upos == Upos::DET)
        return false;
    }
    return true;
  }

  // "Paavo Lind, South Korea's foreign minister," and "Paavo Lind, 54, foreign minister of South Korea,"
  void title_after(TokenRange name) {
    if (is_agency(name)) return;
    const std::uint32_t limit = m_tree.sentence_tokens(name.begin).end;
    const std::uint32_t comma = end_of_age(name.end, limit);
    if (comma >= limit) return;
    if (m_words[comma] != ",") {
      title_joined(name, comma, limit);
      return;
    }
    // "Lind, and the minister, Holm", "praised by Lind, by the minister of Peru, Holm, …": the next of a
    // list.
    if (comma + 1 < limit && (m_tree[comma + 1].upos == Upos::CCONJ || m_words[comma + 1] == "by")) return;
    const std::uint32_t stop = std::min(limit, comma + 10);
    for (std::uint32_t from = comma + 1; from < stop; ++from) {
      const bool quote =
          m_tree[from].upos == Upos::PUNCT && m_words[from] != "-";  // `for Lind," president …`
      if (quote || is_other_person(from, name)) return;
      std::uint32_t end = 0;
      const Office* office = m_book.office_at(from, limit, end);
      if (m_tree.is_verb(from) && (office == nullptr || end == from + 1)) return;  // but "managing director"
      // "Lind, sister [of] Norway's leader", but "Lind, one of the deputy ministers"
      if ((m_words[from] == "of" || m_words[from] == "to") && m_words[from - 1] != "one") return;
      if (office == nullptr) continue;
      if (m_pack.lexicon.unofficial.count(m_words[from - 1]) != 0) return;
      bool former = false;
      if (end < limit && m_tree.is_verb(end)) return;            // ", an official said": a subject of its own
      if (end < limit && m_tree[end].xpos == Xpos::POS) return;  // ", of the sheriff's office,"
      if (end < limit && is_other_person(end, name)) return;     // "Lind, Trade Minister Holm and …"
      const bool theirs = m_words[comma + 1] == "his" || m_words[comma + 1] == "her";
      // "Lind, his defence minister and …", "Lind, his defence minister, Holm, and …"
      if (theirs && end + 1 < limit &&
          (m_words[end] == "and" || (m_words[end] == "," && is_other_person(end + 1, name))))
        return;
      const auto of = m_owners.around({from, end}, limit, *office, former);
      m_book.hold(name, office, {from, end}, of, former);
      return;
    }
  }

  // "told TNA, the Norwegian ambassador, Paavo Lind": letters that the recogniser took for a person, in a
  // text that is not all in capitals.
  [[nodiscard]] bool is_agency(TokenRange name) const {
    if (name.size() > 1 || !is_acronym(m_tree.form(name.begin))) return false;
    const TokenRange sentence = m_tree.sentence_tokens(name.begin);
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      if (m_tree.is_verb(t) && m_tree.form(t) == m_words[t]) return true;
    }
    return false;
  }

  // ", 54[,]", ", aged 54[,]", "(54)[,]": where the phrase goes on behind an age, or `from`.
  [[nodiscard]] std::uint32_t end_of_age(std::uint32_t from, std::uint32_t limit) const {
    std::uint32_t t = from;
    if (t + 2 >= limit || (m_words[t] != "," && m_words[t] != "(")) return from;
    const bool bracket = m_words[t] == "(";
    ++t;
    if (m_words[t] == "aged") ++t;
    if (t + 1 >= limit || m_tree[t].upos != Upos::NUM) return from;
    return m_words[t + 1] == (bracket ? ")" : ",") ? t + 1 + (bracket ? 1 : 0) : from;
  }

  // "Paavo Lind Prime Minister of Norway met …": no comma, so the title has to name its owner.
  void title_joined(TokenRange name, std::uint32_t from, std::uint32_t limit) {
    std::uint32_t end = 0;
    const Office* office = from == name.end ? m_book.office_at(from, limit, end) : nullptr;
    if (office == nullptr || end >= limit || m_words[end] != "of") return;
    const auto of = m_owners.behind_title(*office, {end, std::min(limit, end + 5)});
    if (of) m_book.hold(name, office, {from, end}, of, false);
  }

  const Tree& m_tree;
  EntityTable& m_entities;
  const LanguagePack& m_pack;
  const Titles& m_titles;
  const std::vector<std::string>& m_words;
  OfficeBook m_book;
  TitleOwners& m_owners;
  OfficeClauses m_clauses;
  std::set<EntityId> m_gone;  // whose office is told to have ended
};

}  // namespace

std::vector<OfficeHeld> read_offices(const Tree& tree, EntityTable& entities, const LanguagePack& pack,
                                     const Titles& titles) {
  return OfficeReader(tree, entities, pack, titles).read();
}

}  // namespace newsgraph
