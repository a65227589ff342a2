#include "extract/personal_details.hpp"

#include <algorithm>

#include "base/iso_day.hpp"
#include "base/utf8.hpp"
#include "base/whole_number.hpp"
#include "extract/of_sentence.hpp"

namespace newsgraph {
namespace {

constexpr int kYoungest = 8;  // years; lower numbers behind names are scores more often than ages
constexpr int kOldest = 110;
constexpr std::uint32_t kFar = 6;  // words between "34-year-old" and the name

class Details {
public:
  Details(const Tree& tree, EntityTable& entities, const Occupations& occupations)
      : m_tree(tree), m_entities(entities), m_occupations(occupations), m_year(iso::year(tree.doc().date)) {}

  void read() {
    for (std::uint32_t t = 0; t < m_tree.size(); ++t) {
      const Reference* reference = m_entities.at(t);
      if (reference == nullptr || !reference->entity || m_tree[t].upos != Upos::PROPN) continue;
      if (m_entities[*reference->entity].type != "Person") continue;
      const TokenRange name = m_entities.name_at(t);
      if (name.begin != t || m_tree.recognized_name(t) == nullptr) continue;
      read(name, m_entities[*reference->entity]);
    }
  }

private:
  void read(TokenRange name, ExtractedEntity& person) const {
    const TokenRange sentence = m_tree.sentence_tokens(name.begin);
    if (m_year && person.properties.count("born") == 0) {
      const auto age = age_of(name, sentence);
      if (age && speaks_of_today(sentence))
        person.properties["born"] = std::to_string(*m_year - *age - 1) + "/" + std::to_string(*m_year - *age);
    }
    if (person.properties.count("occupation") == 0) {
      if (const std::string trade = trade_of(name, sentence); !trade.empty())
        person.properties["occupation"] = trade;
    }
  }

  [[nodiscard]] std::optional<int> age_of(TokenRange name, TokenRange sentence) const {
    if (const auto age = age_behind(name.end, sentence.end)) return age;
    return age_before(name.begin, sentence.begin);
  }

  // "Lind, 34, …", "Lind, a 34-year-old …"
  [[nodiscard]] std::optional<int> age_behind(std::uint32_t at, std::uint32_t end) const {
    if (at + 1 >= end || m_tree.form(at) != ",") return std::nullopt;
    ++at;
    if (m_tree[at].upos == Upos::DET && at + 1 < end) return years_old(at + 1, end);
    const auto age = age_in(at);
    const bool closed = at + 1 >= end || m_tree.form(at + 1) == "," || m_tree.form(at + 1) == ".";
    return closed ? age : std::nullopt;
  }

  // "the 34-year-old Norwegian singer Lind": nothing but a description lies between.
  [[nodiscard]] std::optional<int> age_before(std::uint32_t name, std::uint32_t begin) const {
    for (std::uint32_t at = name; at > begin && at + kFar > name;) {
      --at;
      if (m_tree.form(at) == "old" && at >= begin + 4) return years_old(at - 4, name);
      const Upos upos = m_tree[at].upos;
      if (upos != Upos::NOUN && upos != Upos::ADJ && upos != Upos::PROPN) return std::nullopt;
      if (m_entities.at(at) != nullptr && m_tree.recognized_name(at) != nullptr &&
          m_tree.recognized_name(at)->label == EntityLabel::PER)
        return std::nullopt;
    }
    return std::nullopt;
  }

  // "34-year-old", in five tokens.
  [[nodiscard]] std::optional<int> years_old(std::uint32_t at, std::uint32_t end) const {
    const bool says = at + 4 < end && m_tree.form(at + 1) == "-" && m_tree.form(at + 2) == "year" &&
                      m_tree.form(at + 3) == "-" && m_tree.form(at + 4) == "old";
    return says ? age_in(at) : std::nullopt;
  }

  [[nodiscard]] std::optional<int> age_in(std::uint32_t token) const {
    const auto age = whole_number<int>(m_tree.form(token));
    return age && *age >= kYoungest && *age <= kOldest ? age : std::nullopt;
  }

  // Who was 34 in another year is not 34 now.
  [[nodiscard]] bool speaks_of_today(TokenRange sentence) const {
    const auto times = of_sentence(m_tree.doc().times, sentence);
    return std::none_of(times.begin(), times.end(), [&](const TimeExpression& time) {
      const auto from = iso::year(time.from);
      return from && *from != m_year;
    });
  }

  // "the boxer Lind", "Lind, a boxer,", "Lind is a boxer"
  [[nodiscard]] std::string trade_of(TokenRange name, TokenRange sentence) const {
    if (name.begin > sentence.begin) {
      if (std::string trade = trade_at(name.begin - 1); !trade.empty()) return trade;
    }
    const std::uint32_t head = m_tree.head_of(name);
    for (const std::uint32_t child : m_tree.children(head)) {
      if (m_tree[child].deprel != Deprel::appos) continue;
      if (std::string trade = trade_at(child); !trade.empty()) return trade;
    }
    const auto said = m_tree.head(head);
    if (!said || m_tree[head].deprel != Deprel::nsubj) return {};
    const auto copula = m_tree.child(*said, Deprel::cop);
    const bool is_so = copula && (m_tree[*copula].xpos == Xpos::VBZ || m_tree[*copula].xpos == Xpos::VBP);
    const auto denied = [&](std::uint32_t child) { return m_tree[child].lemma == "not"; };
    const auto children = m_tree.children(*said);
    return is_so && std::none_of(children.begin(), children.end(), denied) ? trade_at(*said) : std::string();
  }

  // The trade that the noun gives to one who has it still; empty: none.
  [[nodiscard]] std::string trade_at(std::uint32_t noun) const {
    const Upos upos = m_tree[noun].upos;
    if (upos != Upos::NOUN && upos != Upos::PROPN) return {};
    const std::string word = utf8::lower(upos == Upos::NOUN ? m_tree[noun].lemma : m_tree.form(noun));
    if (!m_occupations.is_trade(word)) return {};
    for (std::uint32_t t = noun, first = m_tree.sentence_tokens(noun).begin; t > first && noun - t < kFar;) {
      --t;
      const Upos before = m_tree[t].upos;
      const bool describes = before == Upos::NOUN || before == Upos::ADJ || before == Upos::PROPN ||
                             before == Upos::PUNCT || before == Upos::X || m_tree[t].deprel == Deprel::amod;
      if (!describes) break;
      if (m_occupations.is_past(utf8::lower(m_tree.form(t)))) return {};
    }
    return word;
  }

  const Tree& m_tree;
  EntityTable& m_entities;
  const Occupations& m_occupations;
  std::optional<int> m_year;
};

}  // namespace

void read_personal_details(const Tree& tree, EntityTable& entities, const Occupations& occupations) {
  Details(tree, entities, occupations).read();
}

}  // namespace newsgraph
