#include "extract/attributes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>
#include <vector>

#include "extract/of_sentence.hpp"
#include "extract/whose_time.hpp"

namespace newsgraph {
namespace {

constexpr int kMaxSteps = 6;

bool is_lower(std::string_view word) { return !word.empty() && word.front() >= 'a' && word.front() <= 'z'; }

// Edges that lead out of the clause. An infinitive stays inside: "is set to hold talks this week".
bool is_barrier(const Tree& tree, const Lexicon& lexicon, std::uint32_t dependent) {
  switch (tree[dependent].deprel) {
    case Deprel::ccomp:
    case Deprel::acl_relcl:
    case Deprel::advcl_relcl:
    case Deprel::parataxis:
    case Deprel::csubj:
    case Deprel::list:
      return true;
    case Deprel::advcl:  // "to raise them" belongs to its clause, "while Chile will raise them" does not
      return tree[dependent].xpos != Xpos::VB ||
             tree.child(dependent, {Deprel::nsubj, Deprel::nsubj_pass}).has_value();
    case Deprel::acl: {  // "soldiers captured (or held) in 2006", but "talks held in 2006"
      if (const auto mark = tree.child(dependent, Deprel::mark); mark && tree[*mark].lemma != "to")
        return true;  // "accuses Chad [of being behind the theft in 2006]"
      const auto noun = tree.head(dependent);
      const bool people = noun && lexicon.group_nouns.count(tree[*noun].lemma) != 0;
      return tree[dependent].xpos == Xpos::VBN &&
             (people || lexicon.light_verbs.count(tree[dependent].lemma) == 0);
    }
    case Deprel::conj:
      return tree.is_verb(dependent);
    default:
      return false;
  }
}

// Ancestors of a token up to the clause's top, with the number of steps.
std::vector<std::pair<std::uint32_t, int>> climb(const Tree& tree, const Lexicon& lexicon,
                                                 std::uint32_t token) {
  std::vector<std::pair<std::uint32_t, int>> path{{token, 0}};
  bool told_of_noun = false;
  for (int steps = 1; steps <= kMaxSteps; ++steps) {
    const std::uint32_t current = path.back().first;
    const auto governor = tree.head(current);
    if (!governor || is_barrier(tree, lexicon, current)) break;
    // "struck on the eve of talks [held in May]": what is told of a thing in passing stays with
    // it; not so "agreed to a truce starting in May".
    const Deprel relation = tree[current].deprel;
    if (told_of_noun && (relation == Deprel::obl || relation == Deprel::nmod)) break;
    told_of_noun =
        told_of_noun || (relation == Deprel::acl && current != token && tree[current].xpos != Xpos::VBG);
    path.emplace_back(*governor, steps);
  }
  return path;
}

// The first verb of the chain of coordinated clauses that the token stands in: "held talks and failed to
// agree".
std::uint32_t chain_top(const Tree& tree, const Lexicon& lexicon, std::uint32_t token) {
  std::uint32_t current = token;
  for (int steps = 0; steps < 10; ++steps) {
    const auto governor = tree.head(current);
    if (!governor || (is_barrier(tree, lexicon, current) && tree[current].deprel != Deprel::conj) ||
        tree[current].deprel == Deprel::advcl)
      break;
    current = *governor;
  }
  return current;
}

}  // namespace

std::optional<int> Attributes::distance(std::uint32_t from, std::uint32_t to) const {
  const auto up = climb(m_tree, m_lexicon, from);
  for (const auto& [ancestor, steps] : climb(m_tree, m_lexicon, to)) {
    for (const auto& [other, other_steps] : up) {
      if (other == ancestor) return steps + other_steps;
    }
  }
  return std::nullopt;
}

namespace {

constexpr std::uint32_t kBeforePenalty = 1000;

}  // namespace

TimeRange Attributes::time(std::uint32_t predicate, Reach reach) const {
  const TimeExpression* best = nullptr;
  std::tuple<int, std::uint32_t> best_cost{kMaxSteps + 1, 0};
  for (const TimeExpression& time : of_sentence(m_tree.doc().times, m_tree.sentence_tokens(predicate))) {
    if (time.from.empty() || (time.kind != TimeKind::date && time.kind != TimeKind::time)) continue;
    const std::uint32_t head = m_tree.head_of(time.tokens);
    const auto steps = distance(predicate, head);
    if (!steps || is_time_of_another(m_tree, m_lexicon, m_rules, time, predicate)) continue;
    if (reach == Reach::phrase && !m_tree.dominates(predicate, head)) continue;
    // Of two at one distance the later one is mostly the event's: "on Monday … will meet on Tuesday".
    const std::uint32_t gap = head > predicate ? head - predicate : kBeforePenalty + predicate - head;
    const std::tuple<int, std::uint32_t> cost{*steps, gap};
    if (cost < best_cost) {
      best = &time;
      best_cost = cost;
    }
  }
  if (best == nullptr) return {};
  // "has banned it since 2022": until now
  const std::string to = is_since(m_tree, best->tokens) ? std::max(best->to, m_tree.doc().date) : best->to;
  return {best->from, to, std::string(best->span.of(m_tree.doc().text))};
}

// The adposition of a rate; what stands before it wins over a mistaken tree: "[to] no more than 5 percent",
// but "up to 5 percent" is a rate of its own.
std::string Attributes::adposition_of(const Quantity& quantity) const {
  std::uint32_t first = quantity.tokens.begin;
  const auto follows = [&](std::initializer_list<std::string_view> lemmas) {
    return first > 0 && std::find(lemmas.begin(), lemmas.end(), m_tree[first - 1].lemma) != lemmas.end();
  };
  if (follows({"than"})) {
    --first;
    if (follows({"more", "less", "much", "little"})) --first;
    if (follows({"no", "not"})) --first;
  }
  if (first == 0 || m_tree[first - 1].upos != Upos::ADP)
    return m_tree.case_of(m_tree.head_of(quantity.tokens));
  --first;
  return m_tree[first].lemma == "to" && follows({"up"}) ? std::string() : m_tree[first].lemma;
}

void Attributes::percentages(std::uint32_t predicate, bool ends, Properties& properties) const {
  TokenRange range = m_tree.sentence_tokens(predicate);
  if (m_grammar.focus()) range = m_tree.subtree(m_grammar.focus()->object);
  // "a 10 percent tax on wine and a 20 percent [tax] on beer"
  if (m_tree[predicate].upos == Upos::NOUN && m_tree[predicate].deprel == Deprel::conj)
    range = m_tree.subtree(predicate);
  const auto quantities = of_sentence(m_tree.doc().quantities, range);
  const auto is_rate = [](const Quantity& quantity) { return quantity.kind == QuantityKind::percent; };
  const auto is_own = [&](const Quantity& quantity) {
    return is_rate(quantity) && !is_share(quantity) &&
           distance(predicate, m_tree.head_of(quantity.tokens)).has_value();
  };
  const bool to_nothing = falls_to_nothing(predicate);
  const bool has_end =
      to_nothing || std::any_of(quantities.begin(), quantities.end(),
                                [&](const Quantity& q) { return is_own(q) && adposition_of(q) == "to"; });
  if (to_nothing) properties.emplace("to_percent", 0.0);
  for (std::size_t i = 0; i < quantities.size(); ++i) {
    const Quantity& rate = quantities[i];
    if (!is_own(rate)) continue;
    const std::string adposition = adposition_of(rate);
    if (adposition == "by") continue;            // a change, not a rate
    if (opens_range(predicate, rate)) continue;  // the upper end, as of "up to 20 percent", is told
    // "cut its [50 percent] duty to 20 percent": the rate before the noun is the old one.
    const bool from = adposition == "from" || (adposition.empty() && has_end) || (ends && adposition != "to");
    const std::string other = from ? "to" : "from";
    properties.emplace(from ? "from_percent" : "to_percent", rate.value);
    // "to 30 percent [from 145 percent]", "to [10] from 20 percent": the other end stands beside it, wherever
    // the tree hung it.
    const auto beside = [&](const Quantity& a, const Quantity& b) {
      const bool bare = a.kind == QuantityKind::count && a.unit.empty();
      return (is_rate(a) || bare) && is_rate(b) && b.tokens.begin == a.tokens.end + 1;
    };
    for (const std::size_t j : {i - 1, i + 1}) {
      if (j >= quantities.size() || adposition_of(quantities[j]) != other) continue;
      if (opens_range(predicate, quantities[j])) continue;
      if (beside(quantities[std::min(i, j)], quantities[std::max(i, j)]))
        properties.emplace(other + "_percent", quantities[j].value);
    }
  }
}

// "duties on [98 percent] of its tariff lines"
bool Attributes::is_share(const Quantity& rate) const {
  const std::uint32_t next = rate.tokens.end;
  return next < m_tree.size() && m_tree[next].lemma == "of" && adposition_of(rate) != "of";
}

// "duties ranging from [3] to 18 percent", "imposed duties of [3] to 18 percent": no rate of before.
bool Attributes::opens_range(std::uint32_t predicate, const Quantity& rate) const {
  if (adposition_of(rate) != "from") return false;
  for (auto above = m_tree.head(m_tree.head_of(rate.tokens)); above && *above != predicate;
       above = m_tree.head(*above)) {
    if (m_tree[*above].lemma == "range" || m_tree[*above].lemma == "vary") return true;
  }
  return m_tree[predicate].lemma == "impose" || m_tree[predicate].lemma == "levy";
}

// "cut duties to [zero]"
bool Attributes::falls_to_nothing(std::uint32_t predicate) const {
  const auto ends = m_grammar.obliques(predicate, "to");
  return std::any_of(ends.begin(), ends.end(), [&](std::uint32_t t) { return m_tree.has_lemma(t, "zero"); });
}

void Attributes::amount(std::uint32_t predicate, Properties& properties) const {
  for (const Quantity& quantity : of_sentence(m_tree.doc().quantities, m_tree.sentence_tokens(predicate))) {
    if (quantity.kind != QuantityKind::money || quantity.unit.empty() || quantity.value < 1) continue;
    if (!distance(predicate, m_tree.head_of(quantity.tokens))) continue;
    properties.emplace("amount", fmt::format("{:.0f} {}", quantity.value, quantity.unit));
    return;
  }
}

// The number that stands before the noun: behind it stands an age ("killed Lind, 40").
const Quantity* Attributes::quantity_of(std::uint32_t noun) const {
  for (const Quantity& quantity : of_sentence(m_tree.doc().quantities, m_tree.sentence_tokens(noun))) {
    if (quantity.kind != QuantityKind::count || quantity.value < 1 || quantity.value >= 1e9) continue;
    const std::uint32_t head = m_tree.head_of(quantity.tokens);
    if ((head == noun || m_tree.head(head) == noun) && quantity.tokens.begin <= noun) return &quantity;
  }
  return nullptr;
}

void Attributes::count(std::uint32_t predicate, Properties& properties) const {
  for (const std::uint32_t object : m_grammar.objects(predicate)) {
    if (const Quantity* quantity = quantity_of(object)) {
      properties.emplace("count", static_cast<std::int64_t>(quantity->value));
      return;
    }
  }
}

std::optional<std::int64_t> Attributes::count_of(std::uint32_t noun) const {
  std::optional<std::uint32_t> current = noun;
  for (int steps = 0; current && !m_tree.is_verb(*current) && steps < kMaxSteps; ++steps) {
    const Deprel relation = m_tree[*current].deprel;
    const auto above = m_tree.head(*current);
    const std::string adposition = relation == Deprel::nmod ? m_tree.case_of(*current) : std::string();
    // "162 of the 270 [miners]"
    if (adposition == "of" && above && m_tree[*above].upos == Upos::NUM) return std::nullopt;
    if (const Quantity* quantity = quantity_of(*current)) return static_cast<std::int64_t>(quantity->value);
    // "two marines and a [gunner]"; but of "two men, Lind and [Holm]" both are counted
    if (relation == Deprel::conj && above && quantity_of(*above)) return 0;
    if (!adposition.empty() && adposition != "of") {
      const bool one_of_them = adposition == "include" || adposition == "including" || adposition == "among";
      return one_of_them ? std::optional<std::int64_t>(0) : std::nullopt;
    }
    current = above;
  }
  return std::nullopt;
}

// "tariffs on [steel], glass and ceramics": in one list with goods stand goods.
bool Attributes::is_listed_good(std::uint32_t first, std::uint32_t conjunct) const {
  if (m_lexicon.goods.count(m_tree[conjunct].lemma) != 0) return true;
  return conjunct > first && m_tree[conjunct].upos == Upos::NOUN && is_lower(m_tree.form(conjunct)) &&
         m_tree.case_of(conjunct).empty() && m_lexicon.group_nouns.count(m_tree[conjunct].lemma) == 0;
}

// "[crude edible] oils", "[solar] panels"; not whose or how many, nor that they are bought or sold.
std::string Attributes::kind_of_goods(std::uint32_t noun) const {
  std::uint32_t first = noun;
  const std::uint32_t start = m_tree.sentence_tokens(noun).begin;
  while (first > start) {
    if (first > start + 1 && m_tree.form(first - 1) == "-" && m_tree.head(first - 2) == first)
      first -= 2;  // "[hot-]rolled steel"
    if (first == start || m_tree.head(first - 1) != noun || !is_lower(m_tree.form(first - 1))) break;
    const Token& word = m_tree[first - 1];
    const bool kind = word.deprel == Deprel::compound ||
                      (word.deprel == Deprel::amod && m_lexicon.origin_verbs.count(word.lemma) == 0);
    if (!kind || m_lexicon.bare_modifiers.count(word.lemma) != 0) break;
    --first;
  }
  return std::string(m_tree.span({first, noun + 1}).of(m_tree.doc().text));
}

void Attributes::goods(std::uint32_t predicate, Properties& properties) const {
  Tokens phrases = m_grammar.obliques(predicate, "on");
  for (const std::uint32_t object : m_grammar.objects(predicate)) {
    const Tokens below = m_grammar.obliques(object, "on");
    phrases.insert(phrases.end(), below.begin(), below.end());
  }
  const Tokens behind = m_grammar.goods_behind(predicate);  // "tariffs of 10 percent on cars"
  phrases.insert(phrases.end(), behind.begin(), behind.end());
  for (const std::uint32_t token : phrases) {
    if (m_lexicon.goods.count(m_tree[token].lemma) == 0 ||
        m_lexicon.generic_goods.count(m_tree[token].lemma) != 0)
      continue;
    const auto whole = m_tree.head(token);  // "[car] parts"
    const bool part = whole && m_tree[token].deprel == Deprel::compound && m_tree[*whole].lemma == "part";
    const std::uint32_t thing = part ? *whole : token;
    std::string text;
    std::set<std::string> told;  // "rare metals and hard metals"
    for (const std::uint32_t conjunct : m_tree.conjuncts(thing)) {
      const std::string good = kind_of_goods(conjunct);
      if ((conjunct != thing && !is_listed_good(token, conjunct)) || !told.insert(good).second) continue;
      text += (text.empty() ? "" : ", ") + good;
    }
    properties.emplace("goods", text);
    return;
  }
}

void Attributes::talks(std::uint32_t predicate, Properties& properties) const {
  const std::uint32_t sentence = m_tree.sentence_of(predicate);
  for (const Quantity& quantity : of_sentence(m_tree.doc().quantities, m_tree.sentence_tokens(predicate))) {
    if (quantity.kind != QuantityKind::count || quantity.unit != "round") continue;
    if (distance(predicate, m_tree.head_of(quantity.tokens))) {
      properties.emplace("rounds", static_cast<std::int64_t>(quantity.value));
    }
  }
  const TokenRange tokens = m_tree.doc().sentences[sentence].tokens;
  for (std::uint32_t t = predicate; t < tokens.end; ++t) {
    if (m_lexicon.outcome_nouns.count(m_tree[t].lemma) == 0 || m_tree[t].upos != Upos::NOUN) continue;
    if (chain_top(m_tree, m_lexicon, t) != chain_top(m_tree, m_lexicon, predicate)) continue;
    bool without = m_tree.case_of(t) == "without";
    for (const std::uint32_t c : m_tree.children(t))
      without = without || (m_tree[c].deprel == Deprel::det && m_tree[c].lemma == "no");
    const auto verb = m_tree.head(t);
    if (verb && m_tree.is_verb(*verb)) {  // "failed to reach a consensus", "did not produce a result"
      for (const std::uint32_t c : m_tree.children(*verb))
        without = without || m_tree[c].lemma == "not" || m_tree[c].lemma == "n't";
      const auto above = m_tree.head(*verb);
      without = without || (above && m_tree[*verb].deprel == Deprel::xcomp && m_tree[*above].lemma == "fail");
    }
    if (without) {
      properties.emplace("outcome", std::string("no-agreement"));
      return;
    }
    if (verb && (m_tree[*verb].lemma == "reach" || m_tree[*verb].lemma == "strike") &&
        m_tree[*verb].xpos == Xpos::VBD) {
      properties.emplace("outcome", std::string("agreement"));
      return;
    }
  }
}

}  // namespace newsgraph
