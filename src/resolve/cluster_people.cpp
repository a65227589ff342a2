// Which wordings of a block are one person.
#include <algorithm>
#include <set>

#include "base/utf8.hpp"
#include "resolve/clusters.hpp"
#include "resolve/names.hpp"
#include "resolve/namesakes.hpp"
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
  People(Block& block, Contexts& contexts) : m_block(block), m_contexts(contexts) {}

  void run() {
    for (const WordingRef ref : m_block.all()) read(ref);
    for (auto& [spelling, form] : m_spellings) m_forms.push_back(&form);
    Unions same(m_forms.size());
    join_orders(same);
    join_variants(same);
    join_middle_names(same);
    join_tails(same);
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
    PersonName name = m_block.names().person(m_block[ref].name);
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
               std::any_of(m_forms[i]->refs.begin(), m_forms[i]->refs.end(), [&](WordingRef ref) {
                 return m_block.names().surname_first(m_block[ref].country);
               });
      });
      for (const std::size_t i : forms) {
        for (const std::size_t j : forms) {
          if (j >= i) break;
          const auto& a = m_forms[i]->name.words;
          const auto& b = m_forms[j]->name.words;
          const bool straight = m_forms[i]->name.closed() == m_forms[j]->name.closed();
          const bool shared_end = a.front() == b.front() || a.back() == b.back();
          const bool swapped = a.front() == b.back() || a.back() == b.front();
          if (straight ? shared_end : swapped && (any_order || tell_order(*m_forms[i], *m_forms[j])))
            same.join(i, j);
        }
      }
    }
  }

  // Only one of the two can have its surname first: "Xi Weiming", "Weiming Xi".
  [[nodiscard]] bool tell_order(const Form& a, const Form& b) const {
    const PersonNames& people = m_block.names().people();
    return (people.name_order(plain_name(a)) == NameOrder::surname_first) !=
           (people.name_order(plain_name(b)) == NameOrder::surname_first);
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
      if (m_block.names().person(m_block[ref].name).plain) return m_block[ref].name;
    }
    return {};
  }

  // Other spellings of one name, where both are known to be of one country, or where articles that name the
  // same other people and bodies use now one, now the other. An article that uses both means two people, but
  // for short forms: "Bill Reid" is soon said of "William Reid", while nobody spells one name in two ways.
  void join_variants(Unions& same) {
    std::vector<std::set<std::string>> countries;
    for (const Form* form : m_forms) countries.push_back(countries_of(*form));
    std::map<std::size_t, std::set<std::size_t>> partners;
    std::vector<std::size_t> names;  // before variants join
    for (std::size_t i = 0; i < m_forms.size(); ++i) names.push_back(same.find(i));
    for (std::size_t i = 0; i < m_forms.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (countries[i].size() > 1 || countries[j].size() > 1 || same.find(i) == same.find(j)) continue;
        if (m_forms[i]->name.initials != m_forms[j]->name.initials && !m_forms[i]->name.initials.empty() &&
            !m_forms[j]->name.initials.empty())
          continue;
        const bool stated = !countries[i].empty() && countries[i] == countries[j];
        if (!stated && !countries[i].empty() && !countries[j].empty()) continue;
        const std::set<std::string>& known = countries[i].empty() ? countries[j] : countries[i];
        if (!m_block.names().same_person(plain_name(*m_forms[i]), plain_name(*m_forms[j]),
                                         known.empty() ? "" : *known.begin()))
          continue;
        if (!stated && same_sound(*m_forms[i], *m_forms[j]) && in_one_article(*m_forms[i], *m_forms[j]))
          continue;
        if (!stated && !share_context(*m_forms[i], *m_forms[j])) continue;
        partners[i].insert(j);
        partners[j].insert(i);
      }
    }
    // A name without its middle name, or with several readings, that could be that of two people is
    // neither's.
    const auto several = [&](std::size_t form, std::size_t other) {
      if (m_forms[other]->name.words.size() <= 2 &&
          !m_block.names().reads_as(plain_name(*m_forms[form]), plain_name(*m_forms[other])))
        return false;
      std::set<std::size_t> apart;
      for (const std::size_t partner : partners[form]) apart.insert(names[partner]);
      return apart.size() > 1;
    };
    for (const auto& [form, others] : partners) {
      for (const std::size_t other : others) {
        if (!several(form, other) && !several(other, form)) same.join(form, other);
      }
    }
  }

  [[nodiscard]] Contexts::Documents documents_of(const Form& form) const {
    Contexts::Documents all;
    for (const WordingRef ref : form.refs) all.merge(m_contexts.documents_of(m_block[ref]));
    return all;
  }

  [[nodiscard]] bool in_one_article(const Form& a, const Form& b) const {
    const Contexts::Documents left = documents_of(a);
    const Contexts::Documents right = documents_of(b);
    return std::any_of(left.begin(), left.end(),
                       [&](std::int64_t document) { return right.count(document) != 0; });
  }

  [[nodiscard]] bool same_sound(const Form& a, const Form& b) const {
    return m_contexts.key_of(m_block[a.refs.front()]) == m_contexts.key_of(m_block[b.refs.front()]);
  }

  [[nodiscard]] bool share_context(const Form& a, const Form& b) {
    const Contexts::Documents left = documents_of(a);
    const Contexts::Documents right = documents_of(b);
    return m_contexts.share(
        left, right,
        {m_contexts.key_of(m_block[a.refs.front()]), m_contexts.key_of(m_block[b.refs.front()])});
  }

  // "Anna Reid" is "Anna Maria Reid" when nobody else of these articles is called Anna … Reid. Surnames that
  // stand first have no middle names behind them.
  void join_middle_names(Unions& same) const {
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> by_ends;
    for (std::size_t i = 0; i < m_forms.size(); ++i) {
      const Form& form = *m_forms[i];
      const std::vector<std::string>& words = form.name.words;
      if (words.size() < 2 || words.size() > 4 || has_surname_first(form)) continue;
      by_ends[{words.front(), words.back()}].push_back(i);
    }
    for (const auto& [ends, forms] : by_ends) {
      const auto longest = std::max_element(forms.begin(), forms.end(), [&](std::size_t a, std::size_t b) {
        return m_forms[a]->name.words.size() < m_forms[b]->name.words.size();
      });
      const bool all_fit = std::all_of(forms.begin(), forms.end(), [&](std::size_t i) {
        return fits_between(m_forms[i]->name, m_forms[*longest]->name);
      });
      if (!all_fit) continue;
      for (const std::size_t i : forms) same.join(i, *longest);
    }
  }

  // "Suu Lind" is "Aung Myo Suu Lind", of whom articles about the same people say so later.
  void join_tails(Unions& same) {
    for (std::size_t i = 0; i < m_forms.size(); ++i) {
      if (!m_forms[i]->name.full()) continue;
      std::set<std::size_t> longer;
      bool fit = false;
      for (std::size_t j = 0; j < m_forms.size(); ++j) {
        if (!is_tail(*m_forms[i], *m_forms[j])) continue;
        longer.insert(same.find(j));
        fit = fit || fits(*m_forms[i], *m_forms[j]);
      }
      if (longer.size() == 1 && fit) same.join(i, *longer.begin());
    }
  }

  // Whether an article gives the short name as another of the long one, whose end it is.
  [[nodiscard]] bool is_tail(const Form& tail, const Form& whole) const {
    if (!tail.name.is_tail_of(whole.name)) return false;
    return std::any_of(whole.refs.begin(), whole.refs.end(), [&](WordingRef ref) {
      const std::vector<std::string>& aliases = m_block[ref].aliases;
      return std::any_of(aliases.begin(), aliases.end(), [&](const std::string& alias) {
        return m_block.names().person(alias).words == tail.name.words;
      });
    });
  }

  // Of one known country, or of no two and among the same others.
  [[nodiscard]] bool fits(const Form& a, const Form& b) {
    const std::set<std::string> left = countries_of(a);
    const std::set<std::string> right = countries_of(b);
    if (left.size() == 1 && left == right) return true;
    return (left.empty() || right.empty()) && !in_one_article(a, b) && share_context(a, b);
  }

  [[nodiscard]] bool has_surname_first(const Form& form) const {
    if (form.name.any_order) return true;
    for (const std::string& country : countries_of(form)) {
      if (m_block.names().surname_first(country)) return true;
    }
    return m_block.names().people().name_order(plain_name(form)) == NameOrder::surname_first;
  }

  // Whether all middle names and initials of the shorter name are, in order, among those of the longer.
  static bool fits_between(const PersonName& shorter, const PersonName& longer) {
    auto at = longer.words.begin() + 1;
    const auto end = longer.words.end() - 1;
    for (auto word = shorter.words.begin() + 1; word != shorter.words.end() - 1; ++word) {
      at = std::find(at, end, *word);
      if (at == end) return false;
      ++at;
    }
    if (shorter.initials.empty() || shorter.initials == longer.initials) return true;
    std::string initials;
    for (auto word = longer.words.begin() + 1; word != end; ++word) initials += word->front();
    return longer.initials.empty() && initials.starts_with(shorter.initials);
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
    for (const Namesake& person : part_namesakes(m_block, group.refs, m_contexts)) {
      const std::string_view reason = !person.reason.empty() ? person.reason
                                      : several_spellings    ? "spelling or short form of the name"
                                                             : "same name";
      Cluster cluster = make_cluster("Person", group.country, person.refs, reason);
      cluster.mark = person.mark;
      m_block.add(std::move(cluster));
    }
  }

  Block& m_block;
  Contexts& m_contexts;
  std::map<std::vector<std::string>, Form> m_spellings;
  std::vector<const Form*> m_forms;
};

}  // namespace

void cluster_people(Block& block, Contexts& contexts) { People(block, contexts).run(); }

}  // namespace newsgraph
