#include "extract/office_book.hpp"

#include <algorithm>

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

void OfficeBook::hold(TokenRange name, const Office* office, TokenRange words, std::optional<EntityId> of,
                      bool former) {
  const EntityId person = *m_entities.at(name.begin)->entity;
  if (is_part_of_known_title(person, office)) return;
  double certainty = kOwnModifier;
  if (!of && !office->country.empty() && !m_owners.has_complement(words.end) && !may_be_of_another(*office)) {
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

// "Foreign Secretary Lind" of an article without a word of Britain: what others call so is inferred like the
// rest. American reports leave out whose secretaries they mean, and the European Union's titles
// are its own.
bool OfficeBook::may_be_of_another(const Office& office) const {
  const bool elsewhere_too = office.country != "USA" && office.country != "EUU";
  return elsewhere_too && office.kind == OfficeKind::minister && !office.portfolio.empty() &&
         !m_entities.names_country(office.country);
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
    const std::string sector = sector_of(*held.office);
    if (!sector.empty()) person.properties["sector"] = sector;
  }
  if (!held.of) return;
  const std::string country = m_entities[*held.of].country;
  if (person.country.empty() && country.size() == 3) person.country = country;
}

}  // namespace newsgraph
