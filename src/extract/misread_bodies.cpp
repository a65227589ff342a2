#include "extract/misread_bodies.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "extract/acronyms.hpp"
#include "graph/property_text.hpp"

namespace newsgraph {
namespace {

class MisreadBodies {
public:
  MisreadBodies(const Tree& tree, EntityTable& entities, const LanguagePack& pack)
      : m_tree(tree), m_entities(entities), m_pack(pack), m_is_person(entities.entities().size(), false) {}

  void read() {
    note_people();
    for (std::uint32_t t = 0; t < m_tree.size(); t = std::max(m_entities.name_at(t).end, t + 1)) {
      const Reference* reference = m_entities.at(t);
      if (reference == nullptr) {
        read_acronym(t);
        continue;
      }
      if (is_member(t)) {
        m_entities.release(t);
        continue;
      }
      const TokenRange name = m_entities.name_at(t);
      const bool unknown_place = !reference->entity && reference->iso3.empty();
      if (unknown_place && belongs_to_country(name)) {
        m_entities.release(t);
        add_body(name, *country_of_possessor(name));
        continue;
      }
      if (!reference->entity || m_entities[*reference->entity].type != "Person") continue;
      if (m_tree[t].upos != Upos::PROPN || m_is_person[*reference->entity]) continue;
      if (!is_called_body(name) && !belongs_to_country(name)) continue;
      m_entities[*reference->entity].type = "Organization";
      if (const auto owner = country_of_possessor(name)) m_entities[*reference->entity].country = *owner;
    }
  }

private:
  // Who has a given name, a title, a country of their own or goes by "he" or "she" is a person.
  void note_people() {
    for (std::uint32_t t = 0; t < m_tree.size(); t = std::max(m_entities.name_at(t).end, t + 1)) {
      const Reference* reference = m_entities.at(t);
      if (reference == nullptr || !reference->entity || *reference->entity >= m_is_person.size()) continue;
      const EntityId id = *reference->entity;
      if (m_entities[id].type != "Person") continue;
      const bool full_name = m_entities[id].name.find(' ') != std::string::npos;
      const bool pronoun = m_tree[t].upos == Upos::PRON && m_tree[t].lemma != "it" &&
                           m_tree[t].lemma != "its" && m_tree[t].lemma != "they" &&
                           m_tree[t].lemma != "their";
      if (full_name || pronoun || !m_entities[id].country.empty() || has_title(t)) m_is_person[id] = true;
    }
  }

  // "[the Republican] said", "[a Democrat]": somebody of the party, not the party.
  [[nodiscard]] bool is_member(std::uint32_t name) const {
    const auto body = m_entities.at(name)->entity;
    const TokenRange words = m_entities.name_at(name);
    const std::string_view form = m_tree.form(name);
    if (!body || words.size() != 1 || name == m_tree.sentence_tokens(name).begin || form.ends_with('s') ||
        property_text(m_entities[*body].properties, "sector") != "PTY")
      return false;
    const std::string& article = m_tree[name - 1].lemma;
    const bool goes_on =
        words.end < m_tree.size() && (m_tree.is_nominal(words.end) || m_tree[words.end].upos == Upos::ADJ ||
                                      m_tree[words.end].upos == Upos::PUNCT);
    const bool adjective = m_entities[*body].name == std::string(form) + " Party" ||
                           m_entities[*body].name == std::string(form) + "ic Party";
    return adjective && !goes_on && (article == "the" || article == "a");
  }

  [[nodiscard]] bool has_title(std::uint32_t name) const {
    if (name == m_tree.sentence_tokens(name).begin) return false;
    const Office* office = nullptr;
    return m_pack.offices.longest_match({std::string(m_tree.form(name - 1))}, 0, &office) > 0 ||
           m_pack.offices.longest_match({m_tree[name - 1].lemma}, 0, &office) > 0 ||
           m_tree[name - 1].upos == Upos::PROPN;
  }

  // "the Norwegian carmaker [Tarno]", "members of [Tarno]"
  [[nodiscard]] bool is_called_body(TokenRange name) const {
    const std::uint32_t start = m_tree.sentence_tokens(name.begin).begin;
    if (name.begin == start) return false;
    const std::uint32_t before = name.begin - 1;
    if (m_tree[before].xpos == Xpos::NN && m_pack.lexicon.firm_nouns.count(m_tree[before].lemma) != 0)
      return true;
    const bool owned = name.end < m_tree.size() && m_tree[name.end].xpos == Xpos::POS;
    return !owned && before > start && m_tree[before].lemma == "of" &&
           m_pack.lexicon.member_nouns.count(m_tree[before - 1].lemma) != 0;
  }

  // "[Norway's] Tarno produces oil": people are called so, too ("Norway's Lind met …"), but do other things.
  [[nodiscard]] bool belongs_to_country(TokenRange name) const {
    const auto verb = m_tree.head(m_tree.head_of(name));
    return name.size() == 1 && verb && m_pack.lexicon.firm_verbs.count(m_tree[*verb].lemma) != 0 &&
           country_of_possessor(name).has_value();
  }

  [[nodiscard]] std::optional<std::string> country_of_possessor(TokenRange name) const {
    const std::uint32_t start = m_tree.sentence_tokens(name.begin).begin;
    if (name.begin < start + 2 || m_tree[name.begin - 1].xpos != Xpos::POS) return std::nullopt;
    const Reference* owner = m_entities.at(name.begin - 2);
    if (owner == nullptr || owner->iso3.empty() || owner->demonym || !owner->place.empty())
      return std::nullopt;
    return owner->iso3;
  }

  // "China's [TRRC]"
  void read_acronym(std::uint32_t t) {
    const TokenRange name{t, t + 1};
    if (m_tree[t].upos != Upos::PROPN || !is_acronym(m_tree.form(t)) || m_tree.form(t).size() < 3) return;
    const bool goes_on = t + 1 < m_tree.size() && m_tree.is_nominal(t + 1);
    const auto country = country_of_possessor(name);
    if (country && !goes_on && !m_entities.in_furniture(m_tree[t].span)) add_body(name, *country);
  }

  // Of one word.
  void add_body(TokenRange name, const std::string& country) {
    const EntityId id = m_entities.add(
        {"Organization", std::string(m_tree.form(name.begin)), country, {}, {m_tree.span(name)}, {}});
    m_entities.refer(name, {id, "", "", false, {}});
  }

  const Tree& m_tree;
  EntityTable& m_entities;
  const LanguagePack& m_pack;
  std::vector<bool> m_is_person;  // by entity
};

}  // namespace

void read_misread_bodies(const Tree& tree, EntityTable& entities, const LanguagePack& pack) {
  MisreadBodies(tree, entities, pack).read();
}

}  // namespace newsgraph
