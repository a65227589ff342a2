#include <algorithm>
#include <set>

#include "base/utf8.hpp"
#include "resolve/clusters.hpp"
#include "resolve/names.hpp"
#include "resolve/surnames.hpp"

namespace newsgraph {
namespace {

// Wordings whose names are written the same but for case, marks, titles and joints.
struct Form {
  PersonName name;
  Refs refs;
};

class People {
public:
  People(Block& block, const NameVariants& variants) : m_block(block), m_variants(variants) {}

  void run() {
    for (const WordingRef ref : m_block.all()) read(ref);
    for (auto& [spelling, form] : m_spellings) m_forms.push_back(&form);
    Unions same(m_forms.size());
    join_orders(same);
    join_variants(same);
    std::map<std::size_t, std::vector<const Form*>> names;
    for (std::size_t i = 0; i < m_forms.size(); ++i) names[same.find(i)].push_back(m_forms[i]);
    for (const auto& [first, spellings] : names) split_by_initials(spellings);
  }

private:
  // An inferred country gives way to the one that other articles state for the same name and office.
  [[nodiscard]] Countries corrected(const Refs& refs) const {
    std::map<std::string, std::set<std::string>> stated;  // office -> countries
    for (const WordingRef ref : refs) {
      if (!m_block[ref].country.empty() && m_block[ref].stated)
        stated[office_key(m_block[ref])].insert(m_block[ref].country);
    }
    Countries better;
    for (const WordingRef ref : refs) {
      const std::string office = office_key(m_block[ref]);
      const auto found = stated.find(office);
      if (m_block[ref].stated || office.empty() || found == stated.end()) continue;
      if (found->second.size() == 1) better[ref] = *found->second.begin();
    }
    return better;
  }

  void read(WordingRef ref) {
    PersonName name = person_name(m_block[ref].name);
    std::vector<std::string> spelling = name.words;
    spelling.push_back(name.initials);
    Form& form = m_spellings.try_emplace(std::move(spelling), Form{name, {}}).first->second;
    form.name.any_order = form.name.any_order || name.any_order;
    form.refs.push_back(ref);
  }

  // Spellings of one set of letters are one name when they share an end ("Kim Min Jun", "Kim Min-jun"), or
  // when the ends are swapped and something tells surname from given name.
  void join_orders(Unions& same) const {
    std::map<std::string, std::vector<std::size_t>> by_letters;
    for (std::size_t i = 0; i < m_forms.size(); ++i) by_letters[m_forms[i]->name.block()].push_back(i);
    for (const auto& [letters, forms] : by_letters) {
      const bool any_order = std::any_of(forms.begin(), forms.end(), [&](std::size_t i) {
        return m_forms[i]->name.any_order ||
               std::any_of(m_forms[i]->refs.begin(), m_forms[i]->refs.end(),
                           [&](WordingRef ref) { return writes_surname_first(m_block[ref].country); });
      });
      for (const std::size_t i : forms) {
        for (const std::size_t j : forms) {
          if (j >= i) break;
          const auto& a = m_forms[i]->name.words;
          const auto& b = m_forms[j]->name.words;
          const bool straight = m_forms[i]->name.closed() == m_forms[j]->name.closed();
          const bool shared_end = a.front() == b.front() || a.back() == b.back();
          const bool swapped = a.front() == b.back() || a.back() == b.front();
          if (straight ? shared_end : any_order && swapped) same.join(i, j);
        }
      }
    }
  }

  [[nodiscard]] std::set<std::string> countries_of(const Form& form) const {
    std::set<std::string> countries;
    for (const WordingRef ref : form.refs) {
      if (!m_block[ref].country.empty()) countries.insert(m_block[ref].country);
    }
    return countries;
  }

  // As running text has it: no title, no comma. Empty: nobody writes it so.
  [[nodiscard]] std::string plain_name(const Form& form) const {
    for (const WordingRef ref : form.refs) {
      if (person_name(m_block[ref].name).plain) return m_block[ref].name;
    }
    return {};
  }

  // Other spellings of one name, where both are known to be of one country.
  void join_variants(Unions& same) const {
    std::vector<std::set<std::string>> countries;
    for (const Form* form : m_forms) countries.push_back(countries_of(*form));
    std::map<std::size_t, std::set<std::size_t>> partners;
    for (std::size_t i = 0; i < m_forms.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (countries[i].size() != 1 || countries[i] != countries[j] || same.find(i) == same.find(j))
          continue;
        if (m_forms[i]->name.initials != m_forms[j]->name.initials && !m_forms[i]->name.initials.empty() &&
            !m_forms[j]->name.initials.empty())
          continue;
        if (!m_variants.same(plain_name(*m_forms[i]), plain_name(*m_forms[j]), *countries[i].begin()))
          continue;
        partners[i].insert(j);
        partners[j].insert(i);
      }
    }
    for (const auto& [form, others] : partners) {
      for (const std::size_t other : others) same.join(form, other);
    }
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
    const std::set<std::string> letters = letters_of(forms);
    for (const auto& [initials, refs] : by_initials) {
      for (const CountryGroup& group : split_by_country(m_block, refs, true, corrected(refs))) {
        add(group, letters.size() > 1);
      }
    }
  }

  static std::set<std::string> letters_of(const std::vector<const Form*>& forms) {
    std::set<std::string> letters;
    for (const Form* form : forms) letters.insert(form->name.block());
    return letters;
  }

  void add(const CountryGroup& group, bool several_spellings) {
    m_block.add(make_cluster("Person", group.country, group.refs,
                             several_spellings ? "spelling or short form of the name" : "same name"));
  }

  Block& m_block;
  const NameVariants& m_variants;
  std::map<std::vector<std::string>, Form> m_spellings;
  std::vector<const Form*> m_forms;
};

}  // namespace

void cluster_people(Block& block, const NameVariants& variants) { People(block, variants).run(); }

}  // namespace newsgraph
