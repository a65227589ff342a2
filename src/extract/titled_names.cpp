#include "extract/titled_names.hpp"

#include <map>
#include <set>

#include "base/utf8.hpp"
#include "extract/acronyms.hpp"
#include "graph/property_text.hpp"

namespace newsgraph {
namespace {

class TitledNames {
public:
  TitledNames(const Tree& tree, EntityTable& entities, const LanguagePack& pack, const Titles& titles)
      : m_tree(tree), m_entities(entities), m_pack(pack), m_titles(titles), m_words(titles.words()) {}

  void adopt() {
    const std::map<std::string, EntityId> people = people_by_word();
    for (std::uint32_t t = 0; t < m_tree.size(); ++t) {
      const std::uint32_t limit = m_tree.sentence_tokens(t).end;
      std::uint32_t end = 0;
      const Office* office = m_titles.at(t, limit, end);
      if (office == nullptr || end >= limit || m_tree[end].upos != Upos::PROPN || is_person(end)) continue;
      const auto known = people.find(m_words[end]);
      if (known == people.end()) {
        adopt_unknown(end, limit, *office);
        continue;
      }
      // Cut wrongly, but a person already known by that word is meant.
      m_entities.release(end);
      m_entities.refer({end, end + 1}, {known->second, "", "", false, {}});
      m_entities.add_mention(known->second, m_tree[end].span);
    }
  }

private:
  [[nodiscard]] bool is_person(std::uint32_t token) const {
    const Reference* taken = m_entities.at(token);
    return taken != nullptr && taken->entity && m_entities[*taken->entity].type == "Person";
  }

  // A body that no list knows, behind the title of a state: "Vice President [Anna Reid]" is no company.
  [[nodiscard]] bool is_unlisted_body(const Reference& taken, const Office& office) const {
    return taken.entity && m_entities[*taken.entity].type == "Organization" && office.represents &&
           m_entities[*taken.entity].country.empty() &&
           m_pack.organizations.find(m_entities[*taken.entity].name) == nullptr;
  }

  // "Chancellor Greta Holm" where the recogniser saw a place, a body or nothing: two or three capitalised
  // words that no gazetteer knows, behind a title in capitals, name a person.
  void adopt_unknown(std::uint32_t begin, std::uint32_t limit, const Office& office) {
    if (m_tree[begin - 1].upos != Upos::PROPN && m_tree[begin - 1].upos != Upos::NOUN) return;
    const bool lower_title = m_tree[begin - 1].upos != Upos::PROPN;
    std::uint32_t end = begin;
    if (!lower_title && is_family_name(begin, limit, office)) return adopt({begin, begin + 1});
    while (end < limit && end < begin + 3 && m_tree[end].upos == Upos::PROPN) {
      const Reference* taken = m_entities.at(end);
      const bool body = taken != nullptr && is_unlisted_body(*taken, office);
      if (lower_title && !body) return;
      if (taken != nullptr && !body && (taken->entity || !taken->iso3.empty())) return;
      ++end;
    }
    const TokenRange taken = m_entities.name_at(begin);
    if (end < begin + 2 || m_entities.name_at(end - 1).end > end) return;
    if (const Reference* body = m_entities.at(begin); body != nullptr && body->entity && taken.end == end) {
      m_entities[*body->entity].type = "Person";
      return;
    }
    adopt({begin, end});
  }

  void adopt(TokenRange name) {
    for (std::uint32_t t = name.begin; t < name.end; ++t) m_entities.release(t);
    const Span span = m_tree.span(name);
    const EntityId id =
        m_entities.add({"Person", std::string(span.of(m_tree.doc().text)), "", {}, {span}, {}});
    m_entities.refer(name, {id, "", "", false, {}});
  }

  // "Mayor [Tarno]", when the list knows Tarno as a firm that somebody founded.
  [[nodiscard]] bool is_family_name(std::uint32_t word, std::uint32_t limit, const Office& office) const {
    const Reference* taken = m_entities.at(word);
    if (taken == nullptr || !taken->entity || m_entities.name_at(word).size() > 1) return false;
    if (word + 1 < limit && m_tree[word + 1].upos == Upos::PROPN) return false;
    const ExtractedEntity& body = m_entities[*taken->entity];
    const bool firm = body.type == "Organization" &&
                      m_pack.lexicon.private_sectors.count(property_text(body.properties, "sector")) != 0;
    const bool of_state = office.kind != OfficeKind::business && office.kind != OfficeKind::envoy;
    return firm && of_state && !is_acronym(m_tree.form(word));
  }

  // Last and first words of names that only one person of the article has.
  [[nodiscard]] std::map<std::string, EntityId> people_by_word() const {
    std::map<std::string, EntityId> people;
    std::set<std::string> shared;
    for (EntityId id = 0; id < m_entities.entities().size(); ++id) {
      if (m_entities[id].type != "Person") continue;
      const std::string name = utf8::lower(m_entities[id].name);
      for (const std::string& word : {name.substr(0, name.find(' ')), name.substr(name.rfind(' ') + 1)}) {
        const auto [found, fresh] = people.emplace(word, id);
        if (!fresh && found->second != id) shared.insert(word);
      }
    }
    for (const std::string& word : shared) people.erase(word);
    return people;
  }

  const Tree& m_tree;
  EntityTable& m_entities;
  const LanguagePack& m_pack;
  const Titles& m_titles;
  const std::vector<std::string>& m_words;
};

}  // namespace

namespace {

// "Trade Representative (CTR) Anna Reid": the first token behind the brackets, if a name follows them.
std::uint32_t behind_acronym(const Tree& tree, std::uint32_t end) {
  const bool bracketed = end + 3 < tree.size() && tree.form(end) == "(" && tree.form(end + 2) == ")";
  return bracketed && is_acronym(tree.form(end + 1)) && tree[end + 3].upos == Upos::PROPN ? end + 3 : end;
}

}  // namespace

Titles::Titles(const Tree& tree, const LanguagePack& pack) : m_titles(tree.size()) {
  m_words.reserve(tree.size());
  for (std::uint32_t t = 0; t < tree.size(); ++t) m_words.push_back(utf8::lower(tree.form(t)));
  for (std::uint32_t t = 0; t < tree.size(); ++t) {
    const Office* office = nullptr;
    const std::size_t length = pack.offices.longest_match(m_words, t, &office);
    if (length == 0 || office->kind == OfficeKind::title) continue;
    m_titles[t] = {office, behind_acronym(tree, t + static_cast<std::uint32_t>(length))};
  }
}

const Office* Titles::at(std::uint32_t from, std::uint32_t limit, std::uint32_t& end) const {
  const Title& title = m_titles[from];
  if (title.office == nullptr || title.end > limit) return nullptr;
  end = title.end;
  return title.office;
}

void adopt_titled_names(const Tree& tree, EntityTable& entities, const LanguagePack& pack,
                        const Titles& titles) {
  TitledNames(tree, entities, pack, titles).adopt();
}

}  // namespace newsgraph
