#include "extract/people.hpp"

#include <algorithm>
#include <set>

#include "extract/counterparts.hpp"
#include "extract/office_owners.hpp"
#include "extract/title_owners.hpp"
#include "extract/titled_names.hpp"

namespace newsgraph {
namespace {

constexpr std::uint32_t kLongestTitle = 8;  // words before a name that are searched for its title
constexpr double kOwnModifier = 0.95;       // "South Korean Foreign Minister"
constexpr double kOfficeDefault = 0.9;      // "Secretary of State" is the United States'

// After PLOVER; "" where the office may be of any sector.
std::string sector_of(const Office& office) {
  if (office.kind == OfficeKind::party) return "PTY";
  if (office.kind == OfficeKind::business) return "BUS";
  if (office.kind == OfficeKind::official) {
    if (office.portfolio == "military") return "MIL";
    if (office.portfolio == "police") return "COP";
    if (office.portfolio == "justice") return "JUD";
    if (office.portfolio == "intelligence") return "SPY";
    if (!office.represents) return "";
  }
  return "GOV";
}

class OfficeReader {
public:
  OfficeReader(const Tree& tree, EntityTable& entities, const LanguagePack& pack, const Titles& titles)
      : m_tree(tree),
        m_entities(entities),
        m_pack(pack),
        m_titles(titles),
        m_words(titles.words()),
        m_is_title(tree.size(), false),
        m_owners(tree, entities, pack, m_words) {}

  std::vector<OfficeHeld> read() {
    adopt_titled_names(m_tree, m_entities, m_pack, m_titles);
    for (std::uint32_t t = 0; t < m_tree.size();) {
      const TokenRange name = m_entities.name_at(t);
      if (is_person_name(t)) {
        if (!title_before(name) && !title_phrase_before(name)) title_after(name);
        if (!predicate(name) && !appointment(name)) change_of_office(name);
      }
      t = std::max(name.end, t + 1);
    }
    add_counterparts(m_tree, m_entities, m_pack, m_held);
    infer_owners(m_tree, m_entities, m_pack, m_held);
    for (const OfficeHeld& held : m_held) note_on_person(held);
    return std::move(m_held);
  }

private:
  [[nodiscard]] bool is_person_name(std::uint32_t token) const {
    const Reference* reference = m_entities.at(token);
    return reference != nullptr && reference->entity && m_entities[*reference->entity].type == "Person" &&
           m_tree[token].upos == Upos::PROPN && !m_is_title[token];
  }

  [[nodiscard]] bool is_other_person(std::uint32_t token, TokenRange name) const {
    return is_person_name(token) && m_entities.at(token)->entity != m_entities.at(name.begin)->entity;
  }

  [[nodiscard]] const Office* office_at(std::uint32_t from, std::uint32_t limit, std::uint32_t& end) const {
    const Office* office = m_titles.at(from, limit, end);
    return office == nullptr || is_part_of_more(from, end) ? nullptr : office;
  }

  // "[head] coach", "the [Sheriff]'s Department"
  [[nodiscard]] bool is_part_of_more(std::uint32_t from, std::uint32_t end) const {
    const Reference* body = m_entities.at(from);
    if (body != nullptr && body->entity && m_entities[*body->entity].type == "Organization" &&
        m_entities.name_at(from).end > end)
      return true;
    return end < m_tree.size() && m_tree[end].upos == Upos::NOUN && m_tree.head(end - 1) == end &&
           m_tree[end - 1].deprel == Deprel::compound;
  }

  bool title_before(TokenRange name) {
    const std::uint32_t sentence = m_tree.sentence_tokens(name.begin).begin;
    const std::uint32_t first = name.begin - std::min(name.begin - sentence, kLongestTitle);
    for (std::uint32_t from = first; from < name.begin; ++from) {
      if (const Reference* country = m_entities.at(from); country != nullptr && !country->iso3.empty())
        continue;
      std::uint32_t end = 0;
      const Office* office = office_at(from, name.begin, end);
      if (office == nullptr || end != name.begin) continue;
      if (from > sentence && m_pack.lexicon.unofficial.count(m_words[from - 1]) != 0) return true;
      bool former = false;
      auto of = m_owners.inside_title(from, end, *office);
      if (!of) {
        for (std::uint32_t t = from; t < end; ++t)
          m_entities.release(t);  // "[US Commerce] Secretary" is no company
        of = m_owners.region_before(from);
      }
      if (!of) of = m_owners.before(from, former);
      if (of && from > sentence && m_entities.at(from - 1) != nullptr)
        m_entities.open_title(from - 1, *m_entities.at(name.begin)->entity);
      if (!of) of = m_owners.behind_name(name, *office);
      if (!of) of = m_owners.over_list(from);
      hold(name, office, {from, end}, of, former);
      return true;
    }
    return false;
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
      const Office* office = office_at(from, stop, end);
      if (office == nullptr || (apart && follows_other_name(from))) continue;
      if (m_words[end - 1] == "to") --end;  // "ambassador to"
      if (end == stop ? !apart : !is_title_complement(*office, {end, stop})) continue;
      bool former = false;
      const auto of = m_owners.around({from, end}, stop, *office, former);
      if (of && end < stop && !apart) m_entities.open_title(stop - 1, *m_entities.at(name.begin)->entity);
      hold(name, office, {from, end}, of, former);
      return true;
    }
    return false;
  }

  // "Paavo Lind, president of Chile, Greta Holm, …": the title is that of the name before it.
  [[nodiscard]] bool follows_other_name(std::uint32_t title) const {
    constexpr std::uint32_t kReach = 5;
    const std::uint32_t start = m_tree.sentence_tokens(title).begin;
    for (std::uint32_t t = title; t-- > start && title - t <= kReach;) {
      if (m_words[t] == ",") return t > start && is_person_name(t - 1);
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
      if (is_person_name(t)) return false;
    }
    return true;
  }

  // "Paavo Lind, South Korea's foreign minister," and "Paavo Lind, 54, foreign minister of South Korea,"
  void title_after(TokenRange name) {
    const std::uint32_t limit = m_tree.sentence_tokens(name.begin).end;
    const std::uint32_t comma = end_of_age(name.end, limit);
    if (comma >= limit) return;
    if (m_words[comma] != ",") {
      title_joined(name, comma, limit);
      return;
    }
    const std::uint32_t stop = std::min(limit, comma + 10);
    for (std::uint32_t from = comma + 1; from < stop; ++from) {
      const bool quote =
          m_tree[from].upos == Upos::PUNCT && m_words[from] != "-";  // `for Lind," president …`
      if (quote || m_tree.is_verb(from) || is_other_person(from, name)) return;
      std::uint32_t end = 0;
      const Office* office = office_at(from, limit, end);
      if (office == nullptr) continue;
      bool former = false;
      if (end < limit && m_tree.is_verb(end)) return;  // ", an official said": a subject of its own
      const auto of = m_owners.around({from, end}, limit, *office, former);
      hold(name, office, {from, end}, of, former);
      return;
    }
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
    const Office* office = from == name.end ? office_at(from, limit, end) : nullptr;
    if (office == nullptr || end >= limit || m_words[end] != "of") return;
    const auto of = m_owners.behind_title(*office, {end, std::min(limit, end + 5)});
    if (of) hold(name, office, {from, end}, of, false);
  }

  // "Barra is the chief executive of General Motors."
  bool predicate(TokenRange name) {
    const std::uint32_t head = m_tree.head_of(name);
    const auto governor = m_tree.head(head);
    if (!governor || m_tree[head].deprel != Deprel::nsubj) return false;
    const auto copula = m_tree.child(*governor, Deprel::cop);
    if (!copula) return false;
    const TokenRange phrase = m_tree.subtree(*governor);
    for (std::uint32_t from = std::max(phrase.begin, name.end); from <= *governor; ++from) {
      std::uint32_t end = 0;
      const Office* office = office_at(from, phrase.end, end);
      if (office == nullptr || end <= *governor) continue;
      bool former = m_tree[*copula].xpos == Xpos::VBD;
      const auto of = m_owners.around({from, end}, phrase.end, *office, former);
      hold(name, office, {from, end}, of, former);
      return true;
    }
    return false;
  }

  // "Lind becomes the first president of Chile", "was sworn in as minister", "announced his resignation as
  // chancellor": the office that a verb of the person, or a noun under it, gives or takes.
  void change_of_office(TokenRange name) {
    constexpr std::uint32_t kReach = 6;  // tokens from the verb to the office
    const std::uint32_t head = m_tree.head_of(name);
    const auto verb = m_tree.head(head);
    const Deprel relation = m_tree[head].deprel;
    if (!verb || *verb < head || (relation != Deprel::nsubj && relation != Deprel::nsubj_pass)) return;
    if (is_unreal(*verb)) return;
    const std::uint32_t limit = m_tree.sentence_tokens(head).end;
    std::uint32_t change = *verb;
    const auto is_change = [&](std::uint32_t t) {
      const std::string& lemma = m_tree[t].lemma;
      if (relation == Deprel::nsubj_pass) return m_pack.lexicon.appointment_verbs.count(lemma) != 0;
      return m_pack.lexicon.office_verbs.count(lemma) != 0;
    };
    while (change < std::min(limit, *verb + kReach) && !is_change(change)) ++change;
    if (change >= std::min(limit, *verb + kReach)) return;
    take_office_behind(name, change, limit);
  }

  // "Parliament elected [Lind] president", "Acme named [Reid] as its chief executive"
  bool appointment(TokenRange name) {
    constexpr std::uint32_t kBefore = 4;  // tokens from the verb to the name
    const TokenRange sentence = m_tree.sentence_tokens(name.begin);
    std::uint32_t verb = name.begin;
    do {
      if (verb == sentence.begin || name.begin - verb == kBefore) return false;
      --verb;
      if (m_tree[verb].upos == Upos::PUNCT || is_person_name(verb)) return false;
    } while (!m_tree.is_verb(verb));
    if (m_pack.lexicon.appointment_verbs.count(m_tree[verb].lemma) == 0 || is_unreal(verb) ||
        m_tree.child(verb, Deprel::aux_pass))
      return false;
    const std::size_t known = m_held.size();
    take_office_behind(name, name.end - 1, sentence.end);
    if (m_held.size() == known) return false;
    if (OfficeHeld& held = m_held.back(); !held.of && belongs_to_appointer(held)) {
      held.of = appointer(verb);
      note_on_person(held);
    }
    return true;
  }

  // "its chief executive", and envoys, whom their own country sends.
  [[nodiscard]] bool belongs_to_appointer(const OfficeHeld& held) const {
    const std::string& before = m_words[held.words.begin - 1];
    return before == "its" || before == "their" || held.office->kind == OfficeKind::envoy;
  }

  // The country or body named last before the verb.
  [[nodiscard]] std::optional<EntityId> appointer(std::uint32_t verb) {
    for (std::uint32_t t = verb; t-- > m_tree.sentence_tokens(verb).begin;) {
      const Reference* body = m_entities.at(t);
      if (body == nullptr) continue;
      if (!body->iso3.empty()) return m_entities.country(body->iso3);
      if (body->entity && m_entities[*body->entity].type == "Organization") return body->entity;
    }
    return std::nullopt;
  }

  // The first office within a few words behind the token.
  void take_office_behind(TokenRange name, std::uint32_t token, std::uint32_t limit) {
    constexpr std::uint32_t kReach = 6;
    for (std::uint32_t from = token + 1; from < std::min(limit, token + 1 + kReach); ++from) {
      if (m_tree[from].upos == Upos::PUNCT || m_tree.is_verb(from)) return;
      if (m_words[from] == "to" || m_words[from] == "by") return;  // "his resignation to the president"
      std::uint32_t end = 0;
      const Office* office = office_at(from, limit, end);
      if (office == nullptr) continue;
      if (m_words[end - 1] == "to") --end;                         // "ambassador to"
      if (end < limit && m_tree[end].upos == Upos::PROPN) return;  // somebody else's title
      bool former = false;
      const auto of = m_owners.around({from, end}, limit, *office, former);
      hold(name, office, {from, end}, of, former);
      return;
    }
  }

  // "will become", "may be appointed", "did not resign"
  [[nodiscard]] bool is_unreal(std::uint32_t verb) const {
    for (const std::uint32_t c : m_tree.children(verb)) {
      const bool modal = m_tree[c].deprel == Deprel::aux && m_tree[c].xpos == Xpos::MD;
      if (modal || m_tree[c].lemma == "not" || m_tree[c].lemma == "n't" || m_tree[c].lemma == "never")
        return true;
    }
    return false;
  }

  void hold(TokenRange name, const Office* office, TokenRange words, std::optional<EntityId> of,
            bool former) {
    const EntityId person = *m_entities.at(name.begin)->entity;
    if (is_part_of_known_title(person, office)) return;
    double certainty = kOwnModifier;
    if (!of && !office->country.empty() && !m_owners.has_complement(words.end)) {
      // "Secretary of the Interior Lind" of a country that has such secretaries, too
      const std::string& home = m_entities[person].country;
      const bool elsewhere =
          office->country != "EUU" && m_pack.places.country(home) != nullptr && home != office->country;
      of = m_entities.country(elsewhere ? std::string(home) : office->country);
      certainty = kOfficeDefault;
    }
    for (std::uint32_t t = words.begin; t < words.end; ++t) {
      m_is_title[t] = true;
      if (m_entities.at(t) == nullptr) m_entities.refer({t, t + 1}, {person, "", "", false, {}});
    }
    OfficeHeld held{person, office->name, office, of, former, certainty, words, name};
    note_on_person(held);
    const bool known = std::any_of(m_held.begin(), m_held.end(), [&](const OfficeHeld& h) {
      return h.person == person && h.title == held.title && (h.of == of || (h.of && !of));
    });
    if (!known) m_held.push_back(std::move(held));
  }

  // "Secretary Rossi" after "Secretary of State Anna Rossi" tells nothing new.
  [[nodiscard]] bool is_part_of_known_title(EntityId person, const Office* office) const {
    return std::any_of(m_held.begin(), m_held.end(), [&](const OfficeHeld& h) {
      return h.person == person && h.title != office->name && h.title.find(office->name) != std::string::npos;
    });
  }

  void note_on_person(const OfficeHeld& held) {
    ExtractedEntity& person = m_entities[held.person];
    if (!held.former && person.properties.count("office") == 0) {
      person.properties["office"] = held.title;
      const std::string sector = sector_of(*held.office);
      if (!sector.empty()) person.properties["sector"] = sector;
    }
    if (!held.of) return;
    const std::string country = m_entities[*held.of].country;
    if (person.country.empty() && country.size() == 3) person.country = country;
  }

  const Tree& m_tree;
  EntityTable& m_entities;
  const LanguagePack& m_pack;
  const Titles& m_titles;
  const std::vector<std::string>& m_words;
  std::vector<bool> m_is_title;
  TitleOwners m_owners;
  std::vector<OfficeHeld> m_held;
};

}  // namespace

std::vector<OfficeHeld> read_offices(const Tree& tree, EntityTable& entities, const LanguagePack& pack,
                                     const Titles& titles) {
  return OfficeReader(tree, entities, pack, titles).read();
}

}  // namespace newsgraph
