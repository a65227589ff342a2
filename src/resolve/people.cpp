#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/utf8.hpp"
#include "resolve/clusters.hpp"
#include "resolve/names.hpp"

namespace newsgraph {
namespace {

constexpr double kStated = 0.8;  // confidence of a tie to a country from which it counts as stated

// Entities whose names are written the same but for case, marks, titles and joints.
struct Form {
  PersonName name;
  Refs refs;
};

std::string office_key(const ExtractedEntity& entity) {
  const auto office = entity.properties.find("office");
  return office == entity.properties.end() ? std::string() : utf8::name_key(to_string(office->second));
}

class People {
public:
  explicit People(Articles& articles) : m_articles(articles) {}

  void run(const Refs& refs) {
    find_inferred();
    std::map<std::string, std::map<std::vector<std::string>, Form>> blocks;
    for (const EntityRef ref : refs) read(ref, blocks);
    for (auto& [key, forms] : blocks) resolve_block(forms);
    index_surnames();
    for (const auto& [surname, singles] : m_singles) resolve_surname(surname, singles);
    for (Cluster& cluster : m_people) m_articles.add(std::move(cluster));
  }

private:
  // People whose country no sentence states: every claim that ties them to it is a weak one.
  void find_inferred() {
    std::map<EntityRef, double> tied;
    for (std::uint32_t a = 0; a < m_articles.size(); ++a) {
      for (const ExtractedRelation& relation : m_articles[a].relations) {
        if (relation.type != "holds-office" && relation.type != "represents") continue;
        if (!relation.source || !relation.target) continue;
        const ExtractedEntity& person = m_articles.entity({a, *relation.source});
        if (person.country != m_articles.entity({a, *relation.target}).country) continue;
        double& best = tied[{a, *relation.source}];
        best = std::max(best, relation.confidence);
      }
    }
    for (const auto& [ref, confidence] : tied) {
      if (confidence < kStated) m_inferred.insert(ref);
    }
  }

  // An inferred country gives way to the one that other articles state for the same name and office.
  [[nodiscard]] Countries corrected(const Refs& refs) const {
    std::map<std::string, std::set<std::string>> stated;  // office -> countries
    for (const EntityRef ref : refs) {
      const ExtractedEntity& entity = m_articles.entity(ref);
      if (!entity.country.empty() && m_inferred.count(ref) == 0)
        stated[office_key(entity)].insert(entity.country);
    }
    Countries better;
    for (const EntityRef ref : refs) {
      const std::string office = office_key(m_articles.entity(ref));
      const auto found = stated.find(office);
      if (m_inferred.count(ref) == 0 || office.empty() || found == stated.end()) continue;
      if (found->second.size() == 1) better[ref] = *found->second.begin();
    }
    return better;
  }

  void read(EntityRef ref, std::map<std::string, std::map<std::vector<std::string>, Form>>& blocks) {
    PersonName name = person_name(m_articles.entity(ref).name);
    if (!name.full()) {
      m_singles[name.words.empty() ? body_key(m_articles.entity(ref).name) : name.closed()].push_back(ref);
      return;
    }
    std::vector<std::string> spelling = name.words;
    spelling.push_back(name.initials);
    Form& form = blocks[name.block()].try_emplace(std::move(spelling), Form{name, {}}).first->second;
    form.name.any_order = form.name.any_order || name.any_order;
    form.refs.push_back(ref);
  }

  // Spellings of one block are one name when they share an end ("Kim Min Jun", "Kim Min-jun"), or when
  // the ends are swapped and something tells surname from given name.
  void resolve_block(const std::map<std::vector<std::string>, Form>& forms) {
    std::vector<const Form*> all;
    bool any_order = false;
    for (const auto& [spelling, form] : forms) {
      all.push_back(&form);
      any_order = any_order || form.name.any_order ||
                  std::any_of(form.refs.begin(), form.refs.end(), [&](EntityRef ref) {
                    return writes_surname_first(m_articles.entity(ref).country);
                  });
    }
    Unions same(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const auto& a = all[i]->name.words;
        const auto& b = all[j]->name.words;
        const bool straight = all[i]->name.closed() == all[j]->name.closed();
        const bool shared_end = a.front() == b.front() || a.back() == b.back();
        const bool swapped = a.front() == b.back() || a.back() == b.front();
        if (straight ? shared_end : any_order && swapped) same.join(i, j);
      }
    }
    std::map<std::size_t, std::vector<const Form*>> names;
    for (std::size_t i = 0; i < all.size(); ++i) names[same.find(i)].push_back(all[i]);
    for (const auto& [first, spellings] : names) split_by_initials(spellings);
  }

  // "George W. Bush" and "George H. W. Bush" are two; "George Bush" joins the only one there is.
  void split_by_initials(const std::vector<const Form*>& forms) {
    std::map<std::string, Refs> by_initials;
    for (const Form* form : forms) {
      Refs& refs = by_initials[form->name.initials];
      refs.insert(refs.end(), form->refs.begin(), form->refs.end());
    }
    const auto plain = by_initials.find("");
    if (by_initials.size() == 2 && plain != by_initials.end()) {
      Refs& other = std::next(plain)->second;  // "" sorts first
      other.insert(other.end(), plain->second.begin(), plain->second.end());
      by_initials.erase(plain);
    }
    for (const auto& [initials, refs] : by_initials) {
      for (const CountryGroup& group : split_by_country(m_articles, refs, true, corrected(refs))) {
        m_people.push_back(make_cluster("Person", group.country, group.refs, "same name"));
      }
    }
  }

  void index_surnames() {
    for (std::size_t i = 0; i < m_people.size(); ++i) {
      std::set<std::string> words;
      for (const Member& member : m_people[i].members) {
        const ExtractedEntity& entity = m_articles.entity(member.ref);
        for (std::string& word : surnames(person_name(entity.name), m_people[i].country))
          words.insert(std::move(word));
        for (const std::string& alias : entity.aliases) {
          const PersonName short_name = person_name(alias);
          if (!short_name.full()) words.insert(short_name.closed());
        }
        m_offices[i].insert(office_key(entity));
        m_in_article[i].insert(member.ref.article);
      }
      for (const std::string& word : words) m_by_surname[word].push_back(i);
    }
  }

  // Full names that a lone surname may be short for; not those its own article names in full beside it.
  [[nodiscard]] std::vector<std::size_t> fitting(const std::string& surname, EntityRef ref) const {
    std::vector<std::size_t> found;
    const auto candidates = m_by_surname.find(surname);
    if (candidates == m_by_surname.end()) return found;
    const ExtractedEntity& entity = m_articles.entity(ref);
    const std::string office = office_key(entity);
    for (const std::size_t i : candidates->second) {
      const std::string& country = m_people[i].country;
      if (!entity.country.empty() && !country.empty() && entity.country != country) continue;
      const bool same_country = !country.empty() && country == entity.country;
      const bool same_office = !office.empty() && m_offices.at(i).count(office) != 0;
      if ((same_country || same_office) && m_in_article.at(i).count(ref.article) == 0) found.push_back(i);
    }
    return found;
  }

  void resolve_surname(const std::string& surname, const Refs& singles) {
    std::map<std::uint32_t, Refs> ambiguous;  // article -> entities
    Refs rest;
    for (const EntityRef ref : singles) {
      const std::vector<std::size_t> found = fitting(surname, ref);
      if (found.size() == 1) {
        m_people[found[0]].members.push_back(
            {ref, "surname with the country or office of the only person so named"});
      } else {
        (found.empty() ? rest : ambiguous[ref.article]).push_back(ref);
      }
    }
    for (const CountryGroup& group : split_by_country(m_articles, rest, true)) {
      m_lone.push_back(make_cluster("Person", group.country, group.refs, "same name"));
    }
    for (const auto& [article, refs] : ambiguous) {
      m_lone.push_back(
          make_cluster("Person", m_articles.entity(refs[0]).country, refs, "surname of several people"));
    }
    for (Cluster& cluster : m_lone) m_articles.add(std::move(cluster));
    m_lone.clear();
  }

  Articles& m_articles;
  std::vector<Cluster> m_people;  // full names
  std::vector<Cluster> m_lone;
  std::set<EntityRef> m_inferred;
  std::map<std::string, Refs> m_singles;
  std::unordered_map<std::string, std::vector<std::size_t>> m_by_surname;
  std::map<std::size_t, std::set<std::string>> m_offices;
  std::map<std::size_t, std::set<std::uint32_t>> m_in_article;
};

}  // namespace

void cluster_people(Articles& articles, const Refs& refs) { People(articles).run(refs); }

}  // namespace newsgraph
