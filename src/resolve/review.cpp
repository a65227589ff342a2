#include "resolve/review.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "base/utf8.hpp"
#include "graph/property_text.hpp"
#include "graph/view.hpp"
#include "resolve/career.hpp"
#include "resolve/keys.hpp"
#include "resolve/names.hpp"

namespace newsgraph {
namespace {

constexpr double kSureMerge = 0.9;
constexpr double kLikeness = 0.5;
constexpr double kNamesakes = 0.55;
constexpr std::size_t kCommon = 60;  // nodes that share a word; above, no pair is looked for by it
constexpr std::size_t kSeldom = 8;   // nodes that share a word; above, it makes no two names alike

struct Ground {
  std::string_view reason;
  double score;
};
constexpr std::array<Ground, 7> kThinGrounds = {{
    {"surname of the only person so named in articles with the same other names", 0.65},
    {"name of the only body or place so called in articles with the same other names", 0.7},
    {"surname with the country or office of the only person so named", 0.75},
    {"name that an article gives as a short form", 0.85},
    {"other name of an agreement of the same parties", 0.7},
    {"same participants and time", 0.85},
    {"spelling or short form of the name", 0.8},
}};

using Pair = std::pair<std::string, std::string>;
Pair pair_of(const std::string& a, const std::string& b) { return std::minmax(a, b); }

std::set<Pair> decided_pairs(const std::vector<Decision>& decisions) {
  const std::set<std::size_t> back = undone(decisions);
  std::set<Pair> pairs;
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    if (back.count(i + 1) == 0 && !decisions[i].second.id.empty())
      pairs.insert(pair_of(decisions[i].first.id, decisions[i].second.id));
  }
  return pairs;
}

// Share of equal bigrams (Dice 1945): 1 for equal keys.
double alike(const std::string& a, const std::string& b) {
  if (a == b) return 1;
  if (a.size() < 2 || b.size() < 2) return 0;
  std::multiset<std::string> left, right, both;
  for (std::size_t i = 0; i + 1 < a.size(); ++i) left.insert(a.substr(i, 2));
  for (std::size_t i = 0; i + 1 < b.size(); ++i) right.insert(b.substr(i, 2));
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                        std::inserter(both, both.end()));
  return 2.0 * static_cast<double>(both.size()) / static_cast<double>(left.size() + right.size());
}

bool one_contains(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return contains_words(a, b) || contains_words(b, a);
}

std::string property(const Node& node, const std::string& name) {
  return utf8::name_key(property_text(node.properties, name));
}

class PairFinder {
public:
  // `apart`: why people are no namesakes of theirs, by node.
  PairFinder(const Names& names, std::set<Pair> decided, std::map<std::string, std::string> apart)
      : m_names(names), m_decided(std::move(decided)), m_apart(std::move(apart)) {}

  void add(const Node& node) {
    if (node.type == "Country" || node.type == "Meeting" || node.type == "Group") return;
    const auto at = static_cast<std::uint32_t>(m_nodes.size());
    m_nodes.push_back(node);
    for (const std::string& word : m_names.content_words(node.name))
      m_by_word[{node.type, word}].push_back(at);
  }

  void find(std::vector<Doubt>& doubts) const {
    std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
    for (const auto& [word, nodes] : m_by_word) {
      if (nodes.size() > kCommon) continue;
      for (std::size_t i = 0; i < nodes.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
          if (seen.insert({nodes[j], nodes[i]}).second) judge(m_nodes[nodes[j]], m_nodes[nodes[i]], doubts);
        }
      }
    }
  }

private:
  void judge(const Node& a, const Node& b, std::vector<Doubt>& doubts) const {
    if (m_decided.count(pair_of(a.id, b.id)) != 0) return;
    const bool two_countries = !a.country.empty() && !b.country.empty() && a.country != b.country;
    if (two_countries && m_names.names_a_kind_only(a.name)) return;  // each has a foreign ministry of its own
    const std::string left = utf8::name_key(a.name);
    const std::string right = utf8::name_key(b.name);
    double score = left == right ? 1 : alike_words(a, b);
    std::string why = left == right ? "same name" : "names alike";
    if (const std::string reason = why_apart(a, b); left == right && !reason.empty()) {
      score = kNamesakes;
      why = reason;
    }
    const bool told = !telling(a).empty() && !telling(b).empty();  // "Congress" is a part of many names
    if (left != right && told && one_contains(m_names.content_words(a.name), m_names.content_words(b.name))) {
      score = std::max(score, 0.6);
      why = "one name is part of the other";
    }
    if (!a.country.empty() && !b.country.empty()) {
      score += two_countries ? -0.45 : 0.1;
      why += two_countries ? ", two countries" : ", same country";
    }
    const std::string office = property(a, "office");
    if (!office.empty() && office == property(b, "office")) {
      score += 0.1;
      why += ", same office";
    }
    if (!days_fit(a, b)) {
      score -= 0.4;
      why += ", two dates";
    }
    if (score <= kLikeness) return;
    doubts.push_back({false, std::min(score, 0.99), a, b.id, b.name, 0, why});
  }

  [[nodiscard]] std::string why_apart(const Node& a, const Node& b) const {
    const auto found = m_apart.find(a.id);
    return found != m_apart.end() && m_apart.count(b.id) != 0 ? found->second : std::string();
  }

  // Spellings of one name differ little in the words that they do not share: "Bill Reid" and "Bill Holm" have
  // one of two words in common, but are not alike.
  [[nodiscard]] double alike_words(const Node& a, const Node& b) const {
    const std::vector<std::string> left = telling(a);
    const std::vector<std::string> right = telling(b);
    std::string rest_left, rest_right;
    for (const std::string& word : left) {
      if (!std::binary_search(right.begin(), right.end(), word)) rest_left += word;
    }
    for (const std::string& word : right) {
      if (!std::binary_search(left.begin(), left.end(), word)) rest_right += word;
    }
    const bool near = !rest_left.empty() && alike(rest_left, rest_right) > kLikeness;
    return near ? alike(joined(left), joined(right)) : 0;
  }

  // The words of its name that few other nodes share: "African" of "African National Congress". Sorted.
  [[nodiscard]] std::vector<std::string> telling(const Node& node) const {
    std::vector<std::string> words = m_names.content_words(node.name);
    const NameWords& lists = m_names.words();
    std::erase_if(words, [&](const std::string& word) {
      return lists.body_kinds.count(word) != 0 || lists.body_nouns.count(word) != 0 ||
             m_by_word.at({node.type, word}).size() > kSeldom;
    });
    return words;
  }

  static bool days_fit(const Node& a, const Node& b) {
    const std::string left = property(a, "date");
    const std::string right = property(b, "date");
    return left.empty() || right.empty() || left.starts_with(right) || right.starts_with(left);
  }

  const Names& m_names;
  std::set<Pair> m_decided;
  std::map<std::string, std::string> m_apart;
  std::vector<Node> m_nodes;
  std::map<std::pair<std::string, std::string>, std::vector<std::uint32_t>> m_by_word;
};

// Names that somebody has found to be those of the node, as id and key.
std::set<Pair> confirmed_names(const std::vector<Decision>& decisions) {
  const std::set<std::size_t> back = undone(decisions);
  std::set<Pair> names;
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    if (back.count(i + 1) == 0 && decisions[i].action == Action::confirm)
      names.emplace(decisions[i].first.id, utf8::name_key(decisions[i].value));
  }
  return names;
}

std::map<std::string, std::string> namesakes(const Store& store) {
  std::map<std::string, std::string> apart;
  for (const Store::NamedMember& member : store.named_members()) {
    if (is_namesake(member.reason)) apart.emplace(member.node, member.reason);
  }
  return apart;
}

void find_thin_merges(const Store& store, std::vector<Doubt>& doubts) {
  const std::set<Pair> confirmed = confirmed_names(store.decisions());
  for (const Store::NamedMember& member : store.named_members()) {
    const auto* ground = std::find_if(kThinGrounds.begin(), kThinGrounds.end(),
                                      [&](const Ground& each) { return each.reason == member.reason; });
    if (ground == kThinGrounds.end() || ground->score >= kSureMerge) continue;
    const auto node = store.node(member.node);
    const std::string key = utf8::name_key(member.name);
    if (!node || utf8::name_key(node->name) == key || confirmed.count({node->id, key}) != 0) continue;
    doubts.push_back({true, ground->score, *node, member.name, {}, member.uses, member.reason});
  }
}

}  // namespace

std::vector<Doubt> review(const Store& store, const Names& names) {
  std::vector<Doubt> doubts;
  find_thin_merges(store, doubts);
  PairFinder pairs(names, decided_pairs(store.decisions()), namesakes(store));
  GraphView(store, {}, EvidenceMode::none).for_each_node([&](const Node& node) { pairs.add(node); });
  pairs.find(doubts);
  for (Doubt& doubt : doubts) doubt.score = std::round(doubt.score * 100) / 100;
  std::sort(doubts.begin(), doubts.end(), [](const Doubt& a, const Doubt& b) {
    const auto key = [](const Doubt& d) {
      return std::make_tuple(std::abs(d.score - kLikeness), !d.merged, d.node.id, d.other, d.reason);
    };
    return key(a) < key(b);
  });
  return doubts;
}

}  // namespace newsgraph
