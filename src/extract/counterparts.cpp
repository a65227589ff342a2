#include "extract/counterparts.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace newsgraph {
namespace {

constexpr double kByAnother = 0.9;  // the office is said of somebody else

class Counterparts {
public:
  Counterparts(const Tree& tree, EntityTable& entities, const LanguagePack& pack,
               std::vector<OfficeHeld>& offices)
      : m_tree(tree), m_entities(entities), m_pack(pack), m_offices(offices) {}

  void add() {
    for (std::uint32_t t = 1; t + 1 < m_tree.size(); ++t) {
      if (m_tree[t].lemma != "counterpart" || m_tree[t].xpos == Xpos::NNS) continue;
      const auto name = name_behind(t);
      const std::string country = country_before(t);
      const OfficeHeld* opposite = country.empty() || !name ? nullptr : holder_before(t, person_at(*name));
      if (opposite == nullptr) continue;
      const Office* office = same_office(*opposite->office, country);
      const EntityId person = person_at(*name);
      if (m_entities[person].country.empty()) m_entities[person].country = country;
      if (office == nullptr || holds_office(person)) continue;
      m_offices.push_back({person,
                           office->name,
                           office,
                           m_entities.country(country),
                           false,
                           kByAnother,
                           false,
                           {t, t + 1},
                           m_entities.name_at(*name)});
    }
  }

private:
  [[nodiscard]] EntityId person_at(std::uint32_t token) const { return *m_entities.at(token)->entity; }

  [[nodiscard]] bool is_person(std::uint32_t token) const {
    const Reference* reference = m_entities.at(token);
    return reference != nullptr && reference->entity && m_entities[*reference->entity].type == "Person";
  }

  // "counterpart Greta Holm", "counterpart, Greta Holm,"
  [[nodiscard]] std::optional<std::uint32_t> name_behind(std::uint32_t noun) const {
    const std::uint32_t limit = m_tree.sentence_tokens(noun).end;
    std::uint32_t t = noun + 1;
    if (t < limit && m_tree.form(t) == ",") ++t;
    if (t >= limit || !is_person(t) || m_tree[t].upos != Upos::PROPN) return std::nullopt;
    // "said to his Chilean counterpart, Holm said": a subject of its own
    const Deprel relation = m_tree[m_tree.head_of(m_entities.name_at(t))].deprel;
    const bool subject = relation == Deprel::nsubj && m_tree.form(noun + 1) == ",";
    return subject ? std::nullopt : std::optional(t);
  }

  [[nodiscard]] std::string country_before(std::uint32_t noun) const {
    const Reference* owner = m_entities.at(noun - 1);
    const std::uint32_t name = m_entities.name_at(noun - 1).begin;
    const Reference* kin =
        name > 0 ? m_entities.at(name - 1) : nullptr;  // "his [Turkish] Cypriot counterpart"
    return owner != nullptr && (kin == nullptr || !kin->demonym) ? owner->iso3 : std::string();
  }

  // Who "his" is: the person with an office named last before in the sentence, other than the counterpart.
  [[nodiscard]] const OfficeHeld* holder_before(std::uint32_t noun, EntityId counterpart) const {
    const std::uint32_t start = m_tree.sentence_tokens(noun).begin;
    for (std::uint32_t t = noun; t-- > start;) {
      // "Lind and [his] Chilean counterpart": Lind's, whatever the chain says.
      const bool joined = m_tree[t].upos == Upos::PRON && t > start && m_tree[t - 1].lemma == "and";
      if (joined || !is_person(t) || person_at(t) == counterpart) continue;
      const auto held = std::find_if(m_offices.begin(), m_offices.end(), [&](const OfficeHeld& other) {
        return other.person == person_at(t) && !other.former && other.office->represents;
      });
      return held != m_offices.end() ? &*held : nullptr;
    }
    return nullptr;
  }

  // What the office is called in that country: that of a foreign minister is Secretary of State in the United
  // States.
  [[nodiscard]] const Office* same_office(const Office& held, const std::string& country) const {
    // "the acting president and his Chilean counterpart": that one need not be acting, too.
    constexpr std::string_view kActing = "Acting ";
    const Office* full =
        held.name.starts_with(kActing) ? m_pack.offices.find(held.name.substr(kActing.size())) : nullptr;
    const Office& office = full != nullptr ? *full : held;
    const bool minister = office.kind == OfficeKind::minister;
    const bool renamed = minister && m_pack.lexicon.without_ministers.count(country) != 0;
    if (office.country.empty() && !renamed) return &office;
    const Office* found = nullptr;
    for (const Office& other : m_pack.offices.all()) {
      if (!minister || other.kind != OfficeKind::minister || other.portfolio.empty() ||
          other.portfolio != office.portfolio)
        continue;
      if (other.country == country) return &other;
      if (other.country.empty() && !renamed && found == nullptr && other.represents) found = &other;
    }
    return found;
  }

  [[nodiscard]] bool holds_office(EntityId person) const {
    return std::any_of(m_offices.begin(), m_offices.end(),
                       [&](const OfficeHeld& held) { return held.person == person && held.of; });
  }

  const Tree& m_tree;
  EntityTable& m_entities;
  const LanguagePack& m_pack;
  std::vector<OfficeHeld>& m_offices;
};

}  // namespace

void add_counterparts(const Tree& tree, EntityTable& entities, const LanguagePack& pack,
                      std::vector<OfficeHeld>& offices) {
  Counterparts(tree, entities, pack, offices).add();
}

}  // namespace newsgraph
