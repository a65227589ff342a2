#include "extract/home_countries.hpp"

#include <algorithm>

namespace newsgraph {
namespace {

// Weights set on articles of the development data; what counts is their order.
constexpr double kShare = 0.5;     // of the article's country names
constexpr double kTogether = 0.5;  // sentences that name the person and the country
constexpr double kBefore = 0.3;    // named in the sentence before the title
constexpr double kMarked =
    0.15;  // an official whose country is said: foreign ones are marked, home ones are not
constexpr double kActedOn = 0.4;  // the person does something to the country
constexpr std::size_t kMaxMarked = 3;

bool is_clause_link(Deprel relation) {
  return relation == Deprel::xcomp || relation == Deprel::conj || relation == Deprel::advcl ||
         relation == Deprel::acl;
}

}  // namespace

HomeCountries::HomeCountries(const Tree& tree, const EntityTable& entities, const LanguagePack& pack,
                             const std::vector<OfficeHeld>& held)
    : m_tree(tree), m_entities(entities), m_pack(pack), m_held(held) {
  for (std::uint32_t t = 0; t < tree.size(); ++t) {
    const Reference* reference = entities.at(t);
    if (reference == nullptr || reference->iso3.empty() || entities.name_at(t).begin != t) continue;
    m_tokens[reference->iso3].push_back(t);
    m_total += 1;
  }
}

std::string HomeCountries::likeliest(const OfficeHeld& held) const {
  std::string best;
  double best_score = 0;
  for (const auto& [iso3, tokens] : m_tokens) {
    if (!has_office(iso3, *held.office) || taken(iso3, held)) continue;
    const double found = score(iso3, held);
    if (found > best_score) {
      best = iso3;
      best_score = found;
    }
  }
  return best;
}

double HomeCountries::score(const std::string& iso3, const OfficeHeld& held) const {
  const std::vector<std::uint32_t>& tokens = m_tokens.at(iso3);
  std::set<std::uint32_t> persons_sentences;
  for (std::uint32_t t = 0; t < m_tree.size(); ++t) {
    if (is_person(t, held.person)) persons_sentences.insert(m_tree.sentence_of(t));
  }
  std::set<std::uint32_t> together;
  bool acted_on = false;
  bool before = false;
  const std::uint32_t title_sentence = m_tree.sentence_of(held.words.begin);
  for (const std::uint32_t token : tokens) {
    const std::uint32_t sentence = m_tree.sentence_of(token);
    before = before || sentence + 1 == title_sentence;
    if (persons_sentences.count(sentence) == 0) continue;
    if (acts_on(held.person, token)) {
      acted_on = true;
    } else {
      together.insert(sentence);
    }
  }
  const auto share = static_cast<double>(tokens.size()) / m_total;
  const auto company = static_cast<double>(together.size()) / static_cast<double>(persons_sentences.size());
  const auto marked = static_cast<double>(std::min(kMaxMarked, marked_officials(iso3)));
  return kShare * share + kTogether * company + (before ? kBefore : 0) - kMarked * marked -
         (acted_on ? kActedOn : 0);
}

bool HomeCountries::is_person(std::uint32_t token, EntityId person) const {
  const Reference* reference = m_entities.at(token);
  return reference != nullptr && reference->entity == person;
}

bool HomeCountries::has_office(const std::string& iso3, const Office& office) const {
  const Lexicon& lexicon = m_pack.lexicon;
  switch (office.kind) {
    case OfficeKind::minister:
      return office.name.find("Minister") == std::string::npos || lexicon.without_ministers.count(iso3) == 0;
    case OfficeKind::head_of_government:
      return lexicon.without_prime_minister.count(iso3) == 0;
    case OfficeKind::head_of_state:
      return office.name != "President" || lexicon.without_president.count(iso3) == 0;
    default:
      return true;
  }
}

// Another person holds that office, or one with the same portfolio, of that country.
bool HomeCountries::taken(const std::string& iso3, const OfficeHeld& held) const {
  return std::any_of(m_held.begin(), m_held.end(), [&](const OfficeHeld& other) {
    if (other.person == held.person || !other.of || other.former || m_entities[*other.of].country != iso3)
      return false;
    return other.office == held.office ||
           (!held.office->portfolio.empty() && other.office->portfolio == held.office->portfolio);
  });
}

std::size_t HomeCountries::marked_officials(const std::string& iso3) const {
  std::set<EntityId> people;
  for (const OfficeHeld& held : m_held) {
    if (held.of && m_entities[*held.of].country == iso3) people.insert(held.person);
  }
  return people.size();
}

// The country stands under a verb whose subject is the person, and not as an owner ("explains Seoul's
// position").
bool HomeCountries::acts_on(EntityId person, std::uint32_t country_token) const {
  std::uint32_t current = country_token;
  for (int depth = 0; depth < 10; ++depth) {
    const Deprel relation = m_tree[current].deprel;
    if (relation == Deprel::nmod_poss || relation == Deprel::nsubj) return false;
    const auto governor = m_tree.head(current);
    if (!governor) return false;
    const bool clause = m_tree.is_verb(current);
    if (clause && !is_clause_link(relation)) return false;
    current = *governor;
    if (!m_tree.is_verb(current)) continue;
    if (m_tree[current].lemma == "return") return false;  // one returns home
    for (const std::uint32_t c : m_tree.children(current)) {
      if (m_tree[c].deprel == Deprel::nsubj && is_person(c, person)) return true;
    }
    if (current > 0 && is_person(current - 1, person)) return true;  // the subject was attached elsewhere
  }
  return false;
}

}  // namespace newsgraph
