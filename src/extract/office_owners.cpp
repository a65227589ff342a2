#include "extract/office_owners.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/utf8.hpp"
#include "extract/body_countries.hpp"
#include "extract/home_countries.hpp"
#include "graph/property_text.hpp"

namespace newsgraph {
namespace {

constexpr double kInferred = 0.7;  // the article's other facts leave one country
constexpr std::size_t kMonth = 7;  // bytes of "2024-05"

class OwnerInference {
public:
  OwnerInference(const Tree& tree, EntityTable& entities, const LanguagePack& pack,
                 std::vector<OfficeHeld>& offices)
      : m_tree(tree), m_entities(entities), m_pack(pack), m_offices(offices) {}

  void run() {
    std::erase_if(m_offices, [&](const OfficeHeld& held) {
      return !held.of && std::any_of(m_offices.begin(), m_offices.end(), [&](const OfficeHeld& other) {
        return other.person == held.person && other.of && other.title == held.title;
      });
    });
    const HomeCountries homes(m_tree, m_entities, m_pack, m_offices);
    for (OfficeHeld& held : m_offices) correct_owner(held, homes);
    for (OfficeHeld& held : m_offices) {
      const std::string& name = m_entities[held.person].name;
      held.leader = !held.of && can_be_inferred(held) && !m_pack.leaders.country_of(name).empty();
    }
    for (const bool leaders : {true, false}) {  // whose country tells where the others are at home
      for (OfficeHeld& held : m_offices) {
        if (held.of || held.leader != leaders) continue;
        const double told = std::exchange(held.certainty, kInferred);
        held.of = heads_international_body(held) ? only_international_body() : country_of(held, homes);
        if (!held.of) held.certainty = told;
      }
    }
  }

private:
  // "Congo's president, [Lind]", "Peru's pact with Chile was over, [its] foreign minister, Lind, said": who
  // is known to govern a state that the article names, too, or one of the same name, is not the other's.
  void correct_owner(OfficeHeld& held, const HomeCountries& homes) {
    const OfficeKind kind = held.office->kind;
    const bool heads = kind == OfficeKind::head_of_state || kind == OfficeKind::head_of_government;
    if (!held.of || (!heads && kind != OfficeKind::minister) || m_entities[*held.of].type != "Country")
      return;
    const std::string& name = m_entities[held.person].name;
    if (name.find(' ') == std::string::npos) return;
    const std::string known =
        heads ? m_pack.leaders.country_of(name) : m_pack.leaders.country_of_minister(name);
    if (known.empty() || known == m_entities[*held.of].country) return;
    if (!homes.names(known) && !is_named_like(known, held)) return;
    held.of = m_entities.country(known);
    m_entities[held.person].country = known;
  }

  // Is what names the owner beside the title a name of that state, too?
  [[nodiscard]] bool is_named_like(const std::string& iso3, const OfficeHeld& held) const {
    constexpr std::uint32_t kReach = 8;  // words
    const std::string& owner = m_entities[*held.of].country;
    const TokenRange sentence = m_tree.sentence_tokens(held.words.begin);
    const std::uint32_t begin = held.words.begin - std::min(held.words.begin, kReach);
    for (std::uint32_t t = std::max(sentence.begin, begin);
         t < std::min(sentence.end, held.words.end + kReach); ++t) {
      const Reference* name = m_entities.at(t);
      if (name == nullptr || name->iso3 != owner) continue;
      const auto& meanings = m_pack.places.find(m_tree.span(m_entities.name_at(t)).of(m_tree.doc().text));
      if (std::any_of(meanings.begin(), meanings.end(),
                      [&](const PlaceMatch& meaning) { return meaning.iso3 == iso3; }))
        return true;
    }
    return false;
  }

  // Secretaries-general, whose bodies have states as members.
  [[nodiscard]] static bool heads_international_body(const OfficeHeld& held) {
    return held.office->kind == OfficeKind::official && held.office->heads && held.office->represents &&
           held.words.end == held.name.begin;
  }

  // The one body of states that the article names; nothing when it names several.
  [[nodiscard]] std::optional<EntityId> only_international_body() const {
    std::optional<EntityId> only;
    for (EntityId id = 0; id < m_entities.entities().size(); ++id) {
      const ExtractedEntity& body = m_entities[id];
      const bool international = body.country == "IGO" || body.country == "UNO" || body.country == "EUU";
      if (body.type != "Organization" || !international || body.mentions.empty()) continue;
      if (only) return std::nullopt;
      only = id;
    }
    return only;
  }

  // Lowers the certainty where other countries come near.
  [[nodiscard]] std::optional<EntityId> country_of(OfficeHeld& held, const HomeCountries& homes) {
    if (!can_be_inferred(held)) return std::nullopt;
    std::string iso3 = m_entities[held.person].country;
    // The Union has no such offices.
    if (iso3 == "EUU" || is_namesake_of_head(held)) iso3.clear();
    bool known = !iso3.empty();
    if (iso3.empty()) iso3 = country_of_leader(held, homes);
    const bool listed = !iso3.empty();
    if (iso3.empty() && is_of_person(held.words)) return country_of_master(held);
    if (iso3.empty()) iso3 = country_of_advised(held.words.end);
    if (iso3.empty()) iso3 = country_of_host(held, homes);
    if (iso3.empty()) {
      const HomeCountries::Guess guess = homes.likeliest(held);
      iso3 = guess.iso3;
      held.certainty *= guess.share;
    }
    if (iso3.empty()) iso3 = homes.only_government(held);
    // "Defence Secretary Lind" in a report that names others, but not Britain, may be anybody's.
    if (iso3.empty() && (homes.empty() || homes.may_own(held.office->country, held)))
      iso3 = held.office->country;
    if (!listed && homes.names(iso3) && homes.may_be_provincial(iso3, held))
      return homes.region_of(iso3, held);
    const std::string& name = m_entities[held.person].name;
    known = known || m_pack.leaders.country_of_surname(name) == iso3;
    if (iso3.empty() || (!known && may_be_of_body(held) && is_about_body(iso3))) return std::nullopt;
    m_entities[held.person].country = iso3;
    return m_entities.country(iso3);
  }

  // "Lind, a security adviser to [President Berg]"
  [[nodiscard]] std::string country_of_advised(std::uint32_t title_end) const {
    if (title_end + 1 >= m_tree.size() || m_tree[title_end].lemma != "to") return {};
    const Reference* advised = m_entities.at(title_end + 1);
    return advised != nullptr && advised->entity ? m_entities[*advised->entity].country : std::string();
  }

  // "President Berg welcomed the emir in the presence of [Foreign Minister Lind]": of the host's.
  [[nodiscard]] std::string country_of_host(const OfficeHeld& held, const HomeCountries& homes) const {
    constexpr int kMostSteps = 8;  // up a list of ministers
    std::uint32_t word = m_tree.head_of(held.words);
    for (int steps = 0; steps < kMostSteps && m_tree[word].deprel != Deprel::nmod; ++steps) {
      const Deprel relation = m_tree[word].deprel;
      const bool listed = relation == Deprel::nmod_desc || relation == Deprel::conj ||
                          relation == Deprel::appos || relation == Deprel::flat;
      if (!listed) return {};
      word = *m_tree.head(word);
    }
    const auto presence = m_tree.head(word);
    if (!presence || m_tree[*presence].lemma != "presence" || m_tree.case_of(word) != "of") return {};
    const auto deed = m_tree.head(*presence);
    const auto host = deed ? m_tree.child(*deed, Deprel::nsubj) : std::nullopt;
    const Reference* reference = host ? m_entities.at(*host) : nullptr;
    if (reference == nullptr || !reference->entity) return {};
    const std::string& iso3 = m_entities[*reference->entity].country;
    return homes.may_own(iso3, held) ? iso3 : std::string();
  }

  // "[his] foreign minister, Lind": the chain takes "his" for Lind's own now and then.
  [[nodiscard]] bool is_of_person(TokenRange title) const {
    if (title.begin == m_tree.sentence_tokens(title.begin).begin) return false;
    const std::string& before = m_tree[title.begin - 1].lemma;
    return before == "his" || before == "her";
  }

  // Of the person named last before, whose minister it is.
  [[nodiscard]] std::optional<EntityId> country_of_master(const OfficeHeld& held) {
    constexpr std::uint32_t kReach = 60;  // tokens
    const std::uint32_t stop = held.words.begin - std::min(held.words.begin, kReach);
    for (std::uint32_t t = held.words.begin; t-- > stop;) {
      const Reference* master = m_entities.at(t);
      if (master == nullptr || !master->entity || *master->entity == held.person ||
          m_entities[*master->entity].type != "Person")
        continue;
      const std::string iso3 = m_entities[*master->entity].country;
      if (m_pack.places.country(iso3) == nullptr) return std::nullopt;
      m_entities[held.person].country = iso3;
      return m_entities.country(iso3);
    }
    return std::nullopt;
  }

  // "Defence Minister Lind" while Lind is prime minister elsewhere: somebody else.
  [[nodiscard]] bool is_namesake_of_head(const OfficeHeld& held) const {
    const std::string& name = m_entities[held.person].name;
    if (held.office->kind != OfficeKind::minister || held.former || name.find(' ') == std::string::npos)
      return false;
    const std::string iso3 = m_pack.leaders.country_of(name);
    const std::string month = m_tree.doc().date.substr(0, kMonth);
    return !iso3.empty() && (m_pack.leaders.tenure(name, iso3, true, month) == Tenure::running ||
                             m_pack.leaders.tenure(name, iso3, false, month) == Tenure::running);
  }

  // A leader of the past, by the whole name that the article gives, where the article names that country.
  [[nodiscard]] std::string country_of_leader(const OfficeHeld& held, const HomeCountries& homes) const {
    const std::string& name = m_entities[held.person].name;
    const bool of_state = held.office->kind == OfficeKind::head_of_state;
    const bool heads = of_state || held.office->kind == OfficeKind::head_of_government;
    std::string iso3 = heads ? std::string() : m_pack.leaders.country_of_minister(name);
    if (iso3.empty() && !is_namesake_of_head(held)) iso3 = m_pack.leaders.country_of(name);
    if (iso3.empty() && heads)
      iso3 = m_pack.leaders.country_in(m_tree.doc().date.substr(0, kMonth), name, of_state);
    if (iso3.empty() && heads) iso3 = m_pack.leaders.country_of_surname(name);
    return homes.may_own(iso3, held) ? iso3 : std::string();
  }

  // Heads and ministers.
  [[nodiscard]] bool can_be_inferred(const OfficeHeld& held) const {
    const Office& office = *held.office;
    if (names_owner(held.words)) return false;
    if (office.kind == OfficeKind::head_of_state) return office.name == "President";
    if (office.kind == OfficeKind::minister) return !office.portfolio.empty();
    return office.kind == OfficeKind::head_of_government || office.name == "Vice President" ||
           is_voice_of_state(held);
  }

  // "Government spokesman Lind", "the presidential spokeswoman, Lind", not "deputy spokesman Lind", who may
  // be anybody's.
  [[nodiscard]] bool is_voice_of_state(const OfficeHeld& held) const {
    if (!held.office->speaks || !held.office->represents || held.words.size() < 2) return false;
    const std::string whose = utf8::lower(m_tree[held.words.end - 2].lemma);
    return m_pack.lexicon.state_agents.count(whose) != 0 || whose == "presidential";
  }

  // "the company's president", "team president", "president of the club": an owner that nobody knows.
  [[nodiscard]] bool names_owner(TokenRange title) const {
    if (title.end < m_tree.size() && (m_tree[title.end].lemma == "of" || m_tree[title.end].lemma == "for"))
      return true;
    if (title.begin == m_tree.sentence_tokens(title.begin).begin) return false;
    const std::uint32_t before = title.begin - 1;
    if (m_tree[before].xpos == Xpos::POS) return true;
    if (m_tree[before].lemma == "their" || m_tree[before].lemma == "whose")
      return true;  // "Norway and Chile sent their ministers, Lind and …"
    const Reference* descent = m_entities.at(before);  // "the Kosovo Serb president"
    if (descent != nullptr && descent->demonym) return true;
    const bool lower_case = m_tree[title.begin].upos == Upos::NOUN;  // "After the vote President Lind left"
    return lower_case && m_tree[before].upos == Upos::NOUN && m_entities.at(before) == nullptr;
  }

  [[nodiscard]] static bool may_be_of_body(const OfficeHeld& held) {
    return held.office->name == "President" || held.office->name == "Vice President";
  }

  // True when the article names a firm, club or other body that is no part of a state more often than the
  // country.
  [[nodiscard]] bool is_about_body(const std::string& iso3) const {
    std::vector<std::size_t> times(m_entities.entities().size(), 0);
    std::size_t country = 0;
    std::size_t most = 0;
    for (std::uint32_t t = 0; t < m_tree.size(); t = std::max(m_entities.name_at(t).end, t + 1)) {
      const Reference* reference = m_entities.at(t);
      if (reference == nullptr) continue;
      if (reference->iso3 == iso3) ++country;
      if (!reference->entity || m_entities[*reference->entity].type != "Organization") continue;
      if (m_entities[*reference->entity].country == iso3 && is_public(*reference->entity)) ++country;
      if (is_public(*reference->entity) || is_domestic(m_tree, m_entities.name_at(t), m_pack.lexicon))
        continue;
      most = std::max(most, ++times[*reference->entity]);
    }
    return most > country;
  }

  // A body of a state, a party or one of several states; nobody knows the sector of the others.
  [[nodiscard]] bool is_public(EntityId id) const {
    const ExtractedEntity& body = m_entities[id];
    const std::string sector = property_text(body.properties, "sector");
    if (sector.empty()) return body.country.size() == 3 && m_pack.places.country(body.country) == nullptr;
    return m_pack.lexicon.private_sectors.count(sector) == 0;
  }

  const Tree& m_tree;
  EntityTable& m_entities;
  const LanguagePack& m_pack;
  std::vector<OfficeHeld>& m_offices;
};

}  // namespace

void infer_owners(const Tree& tree, EntityTable& entities, const LanguagePack& pack,
                  std::vector<OfficeHeld>& offices) {
  OwnerInference(tree, entities, pack, offices).run();
}

}  // namespace newsgraph
