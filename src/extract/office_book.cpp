#include "extract/office_book.hpp"

#include <algorithm>

#include "base/iso_day.hpp"
#include "extract/of_sentence.hpp"
#include "extract/whose_time.hpp"

namespace newsgraph {
namespace {

constexpr double kOwnModifier = 0.95;   // "South Korean Foreign Minister"
constexpr double kOfficeDefault = 0.9;  // "Secretary of State" is the United States'

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

}  // namespace

bool OfficeBook::is_person_name(std::uint32_t token) const {
  const Reference* reference = m_entities.at(token);
  return reference != nullptr && reference->entity && m_entities[*reference->entity].type == "Person" &&
         m_tree[token].upos == Upos::PROPN && !m_is_title[token];
}

// "the most senior Norwegian official", "the country's highest-ranking official": told of somebody who has
// another office.
bool OfficeBook::is_compared(TokenRange title) const {
  constexpr std::uint32_t kReach = 4;  // words before the title
  const std::uint32_t start = m_tree.sentence_tokens(title.begin).begin;
  for (std::uint32_t t = title.begin; t-- > start && title.begin - t <= kReach;) {
    if (m_tree[t].xpos == Xpos::RBS || m_tree[t].xpos == Xpos::JJS) return true;
  }
  return false;
}

const Office* OfficeBook::office_at(std::uint32_t from, std::uint32_t limit, std::uint32_t& end) const {
  const Office* office = m_titles.at(from, limit, end);
  return office == nullptr || is_part_of_more(from, end) ? nullptr : office;
}

// "[head] coach", "[chief] medical reporter", "the [Sheriff]'s Department"
bool OfficeBook::is_part_of_more(std::uint32_t from, std::uint32_t end) const {
  const Reference* body = m_entities.at(from);
  if (body != nullptr && body->entity && m_entities[*body->entity].type == "Organization" &&
      m_entities.name_at(from).end > end)
    return true;
  const auto noun = m_tree.head(end - 1);
  if (!noun || *noun < end || m_tree[*noun].upos != Upos::NOUN) return false;
  const Deprel relation = m_tree[end - 1].deprel;
  return relation == Deprel::amod || (relation == Deprel::compound && *noun == end);
}

// "[President Lind] was overthrown", "the assassination of [President Lind]", "dismissed [police chief
// Lind]": what the sentence tells has ended the office.
bool OfficeBook::has_lost_office(TokenRange name) const {
  std::uint32_t head = m_tree.head_of(name);
  if (const auto clause = m_tree.child(head, Deprel::acl_relcl)) {  // "Mayor Lind, who was dismissed"
    const auto who = m_tree.child(*clause, Deprel::nsubj_pass);
    if (who && m_tree[*who].lemma == "who" && m_pack.lexicon.removals.count(m_tree[*clause].lemma) != 0)
      return !is_unreal(*clause);
  }
  auto end = m_tree.head(head);
  if (m_tree[head].deprel == Deprel::appos) {  // "sacked the minister of Peru, [Lind]"
    const auto ends_office = [&](std::uint32_t t) {
      return m_pack.lexicon.removals.count(m_tree[t].lemma) != 0;
    };
    for (int steps = 0; (steps == 0 || m_tree[head].upos == Upos::PROPN) && steps < 2 && end && *end < head &&
                        !m_tree.is_verb(*end) && !ends_office(*end);
         ++steps) {
      head = *end;
      end = m_tree.head(head);
    }
  }
  if (!end) return false;
  const Deprel relation = m_tree[head].deprel;
  const std::string& lemma = m_tree[*end].lemma;
  const bool ends = m_pack.lexicon.removals.count(lemma) != 0 ||
                    (m_pack.lexicon.killings.count(lemma) != 0 && is_of_long_ago(*end));
  if (!ends) return false;
  if (m_tree.is_verb(*end)) {
    const bool removed = relation == Deprel::nsubj_pass || (relation == Deprel::obj && *end < head);
    const Xpos form = m_tree[*end].xpos;
    const bool done = form == Xpos::VBD || form == Xpos::VBN;
    return removed && done && !is_unreal(*end);
  }
  const bool of_person =
      relation == Deprel::nmod_poss || (relation == Deprel::nmod && m_tree.case_of(head) == "of");
  if (!of_person || m_tree.case_of(*end) == "for" || m_tree.child(*end, Deprel::amod)) return false;
  const auto verb = m_tree.head(*end);  // "seeks the [removal] of Lind"
  return !verb || !m_tree.is_verb(*verb) || !find_status(m_pack.lexicon.verb_status, m_tree[*verb].lemma);
}

// "days after Minister Lind [resigned]", "[stepped] down": what a report opens with is its news, and there
// the office tells who leaves.
bool OfficeBook::has_left(TokenRange name) const {
  std::uint32_t head = m_tree.head_of(name);
  while (m_tree[head].deprel == Deprel::appos && m_tree.head(head).value_or(head) < head)
    head = *m_tree.head(head);
  const auto verb = m_tree.head(head);
  if (!verb || m_tree[head].deprel != Deprel::nsubj) return false;
  const Token& word = m_tree[*verb];
  if (word.xpos != Xpos::VBD && word.xpos != Xpos::VBN) return false;
  const auto children = m_tree.children(*verb);
  const bool down =
      word.lemma == "step" && std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
        return m_tree[c].lemma == "down" || m_tree[c].lemma == "aside";
      });
  if ((!down && word.lemma != "resign" && word.lemma != "die") || is_unreal(*verb)) return false;
  return m_tree.doc().text.find('\n') < word.span.begin;
}

// "himself [once] minister", "minister [until 2010]", "premier [on two occasions]", "minister [of the time]"
bool OfficeBook::is_told_as_past(TokenRange title) const {
  const std::vector<std::string>& words = m_titles.words();
  constexpr std::uint32_t kReach = 8;  // words of the title's complement
  const TokenRange sentence = m_tree.sentence_tokens(title.begin);
  std::uint32_t first = title.begin;  // of the phrase: the country and the article stand before the title
  while (first > sentence.begin &&
         (m_tree[first - 1].upos == Upos::PROPN || m_tree[first - 1].upos == Upos::DET ||
          m_tree[first - 1].xpos == Xpos::POS || m_entities.at(first - 1) != nullptr))
    --first;
  if (first > sentence.begin && m_pack.lexicon.once_words.count(words[first - 1]) != 0) return true;
  const std::uint32_t limit = std::min(sentence.end, title.end + kReach);
  for (std::uint32_t t = title.end; t + 1 < limit; ++t) {
    if (m_tree[t].upos == Upos::PUNCT || m_tree.is_verb(t) || is_person_name(t)) return false;
    const std::string& word = words[t];
    const std::string& next = words[t + 1];
    if ((word == "at" || word == "of") && next == "the" && t + 2 < limit && words[t + 2] == "time")
      return true;
    if (word == "on" && t + 2 < limit && (words[t + 2] == "occasions" || words[t + 2] == "times"))
      return true;
    if (next == "times" && m_tree[t].upos == Upos::NUM) return true;
    const bool spans =
        word == "from" || word == "between" || word == "until" || word == "in" || word == "during";
    if (spans && is_old_time(t + 1)) return true;
  }
  return false;
}

// A year or more that was over long before the article, or before "from 2006 to 2010" was written.
bool OfficeBook::is_old_time(std::uint32_t token) const {
  const auto times = of_sentence(m_tree.doc().times, m_tree.sentence_tokens(token));
  return std::any_of(times.begin(), times.end(), [&](const TimeExpression& time) {
    if (time.kind != TimeKind::date || token + 1 < time.tokens.begin || token >= time.tokens.end)
      return false;
    return is_long_before(time.to, m_tree.doc().date) ||
           (m_titles.words()[token - 1] != "in" && time.to < m_tree.doc().date);
  });
}

// The sentence names a day some months before the article's.
bool OfficeBook::is_of_long_ago(std::uint32_t token) const {
  constexpr int kMonths = 2;
  const auto now = iso::month_count(m_tree.doc().date);
  if (!now) return false;
  const auto times = of_sentence(m_tree.doc().times, m_tree.sentence_tokens(token));
  return std::any_of(times.begin(), times.end(), [&](const TimeExpression& time) {
    const auto then = iso::month_count(time.from.size() == 4 ? time.from + "-12" : time.from);
    return time.kind == TimeKind::date && then && *then + kMonths < *now;
  });
}

// "will be ousted", "was not killed"
bool OfficeBook::is_unreal(std::uint32_t verb) const {
  const auto children = m_tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    return m_tree[c].xpos == Xpos::MD || m_tree[c].lemma == "not" || m_tree[c].lemma == "to" ||
           m_tree[c].lemma == "never" || m_tree[c].lemma == "n't";
  });
}

// "the [acting] foreign minister", "the [deputy] envoy", "[Acting] Chilean Prime Minister Lind"; the premier
// of a province is no prime minister.
std::string OfficeBook::title_of(const Office& office, TokenRange words, std::optional<EntityId> of) const {
  const std::vector<std::string>& forms = m_titles.words();
  if (office.name == "Prime Minister" && of && m_entities[*of].type == "Place" &&
      forms[words.end - 1] == "premier")
    return "Premier";
  const TokenRange sentence = m_tree.sentence_tokens(words.begin);
  std::uint32_t first = words.begin;
  if (first > sentence.begin + 1 && m_tree[first - 1].upos == Upos::ADJ &&
      m_entities.at(first - 1) != nullptr)
    --first;
  if (first == sentence.begin || m_pack.lexicon.title_openings.count(forms[first - 1]) == 0)
    return office.name;
  std::string opening = forms[first - 1];
  opening.front() = static_cast<char>(opening.front() - 'a' + 'A');
  return office.name.starts_with(opening) ? office.name : opening + " " + office.name;
}

void OfficeBook::hold(TokenRange name, const Office* office, TokenRange words, std::optional<EntityId> of,
                      bool former) {
  const EntityId person = *m_entities.at(name.begin)->entity;
  office = of_union(office, of);
  if (is_part_of_known_title(person, office) || (office->name == "Official" && is_compared(words))) return;
  // "Congolese rebel leader Lind", "the Norwegian entrepreneur Lind": of the country, but not for it.
  // "a Norwegian member of the European Parliament": the office is the Union's. A prince is of a house.
  const bool of_none = office->name == "Prince" || office->name == "Princess" ||
                       office->name == "Rebel Leader" || office->kind == OfficeKind::business ||
                       office->name == "Member of the European Parliament";
  if (of_none && of && m_entities[*of].type == "Country") {
    if (m_entities[person].country.empty()) m_entities[person].country = m_entities[*of].country;
    of.reset();
  }
  if (of) share_country(*of, m_entities[person].country);
  former = former || is_told_as_past(words) || has_lost_office(name) || has_left(name);
  double certainty = kOwnModifier;
  if (!of && !office->country.empty() && !m_owners.has_complement(words.end) && !may_be_of_another(*office)) {
    of = only_owner(*office, m_entities[person].country);
    certainty = kOfficeDefault;
  }
  for (std::uint32_t t = words.begin; t < words.end; ++t) {
    m_is_title[t] = true;
    if (m_entities.at(t) == nullptr) m_entities.refer({t, t + 1}, {person, "", "", false, {}});
  }
  std::string title = title_of(*office, words, of);
  if (const Office* other = m_pack.offices.find(title)) office = other;
  OfficeHeld held{person, std::move(title), office, of, former, certainty, false, words, name};
  note_on_person(held);
  const bool known = std::any_of(m_held.begin(), m_held.end(), [&](const OfficeHeld& h) {
    return h.person == person && h.title == held.title && (h.of == of || (h.of && !of));
  });
  if (!known) m_held.push_back(std::move(held));
}

// "Leader" may be either; those who only stand in are on no list, and chancellors not only head governments.
Tenure OfficeBook::tenure(const OfficeHeld& held) const {
  constexpr std::size_t kMonth = 7;  // bytes of "2024-05"
  const Office& office = *held.office;
  const bool of_state = office.kind == OfficeKind::head_of_state;
  if (!held.of || !office.represents || m_entities[*held.of].type != "Country" ||
      (!of_state && office.kind != OfficeKind::head_of_government) || office.name.starts_with("Acting "))
    return Tenure::unknown;
  const std::string& country = m_entities[*held.of].country;
  const std::string month = m_tree.doc().date.substr(0, kMonth);
  const Tenure found = m_pack.leaders.tenure(m_entities[held.person].name, country, of_state, month);
  if (found == Tenure::ahead && office.name == "Chancellor") return Tenure::unknown;
  if (office.name != "Leader") return found;
  const Tenure other = m_pack.leaders.tenure(m_entities[held.person].name, country, !of_state, month);
  return found == Tenure::over && other != Tenure::running ? found : Tenure::unknown;
}

void OfficeBook::end_terms() {
  std::erase_if(m_held, [&](const OfficeHeld& held) { return tenure(held) == Tenure::ahead; });
  for (OfficeHeld& held : m_held) held.former = held.former || tenure(held) == Tenure::over;
}

void OfficeBook::retire_predecessors() {
  for (OfficeHeld& held : m_held) {
    const OfficeKind kind = held.office->kind;
    const bool sole = kind == OfficeKind::head_of_state || kind == OfficeKind::head_of_government ||
                      (kind == OfficeKind::minister && !held.office->portfolio.empty());
    if (held.former || !held.of || !sole) continue;
    const bool succeeded = std::any_of(m_held.begin(), m_held.end(), [&](const OfficeHeld& other) {
      return other.office == held.office && other.of == held.of && other.person != held.person &&
             !other.former && !is_of_long_ago(other.words.begin);
    });
    if (succeeded && is_of_long_ago(held.words.begin)) held.former = true;
  }
}

// "Lind, the leader of the Democratic Party": many states have one, and who leads it is known.
void OfficeBook::share_country(EntityId body, const std::string& iso3) {
  ExtractedEntity& party = m_entities[body];
  const bool national = is_party(party) && m_pack.places.country(party.country) != nullptr;
  if (national && m_pack.places.country(iso3) != nullptr) party.country = iso3;
}

// The country that alone has such an office, or `home`, which has one, too ("Secretary of the Interior
// Lind"); of the chiefs of bodies of states the body: "[IMF] Managing Director Lind".
EntityId OfficeBook::only_owner(const Office& office, const std::string& home) {
  const std::string& owner = office.country;
  if (owner == "EUU") return m_entities.country(owner);
  if (m_pack.places.country(owner) != nullptr)
    return m_entities.country(m_pack.places.country(home) != nullptr ? home : owner);
  const Organization* body = nullptr;
  for (std::size_t end = office.name.rfind(' '); body == nullptr && end != std::string::npos;
       end = office.name.rfind(' ', end - 1))
    body = m_pack.organizations.find(office.name.substr(0, end));
  if (body == nullptr) body = m_pack.organizations.find(owner);
  return body != nullptr ? m_entities.listed_body(*body) : m_entities.country(owner);
}

// The Union has no ministers: its "top diplomat" and its "foreign affairs chief" hold one office of their
// own.
const Office* OfficeBook::of_union(const Office* office, std::optional<EntityId> of) const {
  const bool chief = office->kind == OfficeKind::minister && office->portfolio == "foreign";
  const Office* own = chief && of && m_entities[*of].country == "EUU"
                          ? m_pack.offices.find("EU foreign policy chief")
                          : nullptr;
  return own != nullptr ? own : office;
}

// "Foreign Secretary Lind" may be India's as well as Britain's: what others call so is inferred like the
// rest. American reports leave out whose secretaries they mean, and the European Union's titles are its own.
bool OfficeBook::may_be_of_another(const Office& office) const {
  const bool elsewhere_too = office.country != "USA" && office.country != "EUU";
  return elsewhere_too && office.kind == OfficeKind::minister && !office.portfolio.empty();
}

// "Secretary Rossi" after "Secretary of State Anna Rossi" tells nothing new.
bool OfficeBook::is_part_of_known_title(EntityId person, const Office* office) const {
  return std::any_of(m_held.begin(), m_held.end(), [&](const OfficeHeld& h) {
    return h.person == person && h.title != office->name && h.title.find(office->name) != std::string::npos;
  });
}

void OfficeBook::note_on_person(const OfficeHeld& held) {
  ExtractedEntity& person = m_entities[held.person];
  if (!held.former && person.properties.count("office") == 0) {
    person.properties["office"] = held.title;
    // "NATO Secretary General": of no government, whatever the holder's country.
    const bool of_club = held.of && m_entities[*held.of].country == "IGO";
    const std::string sector = of_club ? "IGO" : sector_of(*held.office);
    if (!sector.empty()) person.properties["sector"] = sector;
  }
  if (!held.of) return;
  const std::string country = m_entities[*held.of].country;
  if (person.country.empty() && country.size() == 3) person.country = country;
}

}  // namespace newsgraph
