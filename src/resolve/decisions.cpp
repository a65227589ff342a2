#include "resolve/decisions.hpp"

#include <algorithm>
#include <optional>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "resolve/keys.hpp"

namespace newsgraph {
namespace {

std::string base_of(std::string_view id) { return std::string(id.substr(0, id.find('~'))); }

// "person:ana-ruiz" -> "person".
std::string type_of(std::string_view id) { return std::string(id.substr(0, id.find(':'))); }

struct Group {
  std::string id;
  std::vector<Wording> members;
  bool rejected = false;
};

// What the decisions may touch, and what has become of each cluster id.
class Groups {
public:
  Groups(const BlockTables& tables, const Names& names) : m_tables(tables), m_names(names) {}

  void load(const NodeHandle& handle) {
    for (const std::string& rule : rules_for(m_tables, m_names, handle)) {
      if (m_by_id.count(rule) != 0) continue;
      m_by_id[rule] = m_all.size();
      m_all.push_back({rule, m_tables.of_rule(rule), false});
    }
  }

  struct Found {
    std::optional<std::size_t> group;
    std::string problem;
  };
  [[nodiscard]] Found find(const NodeHandle& handle) const {
    if (const auto exact = m_by_id.find(handle.id); exact != m_by_id.end()) return {exact->second, {}};
    std::set<std::size_t> fitting;
    for (const auto& [id, group] : m_by_id) {
      if (base_of(id) == base_of(handle.id)) fitting.insert(group);
    }
    if (fitting.empty()) fitting = named(handle);
    if (fitting.size() == 1) return {*fitting.begin(), {}};
    const std::string what = handle.id + " (" + handle.name + ")";
    return {std::nullopt,
            fitting.empty() ? "there is no " + what + " now" : "several nodes fit " + what + " now"};
  }

  [[nodiscard]] std::string merge(std::size_t into, std::size_t from) {
    if (into == from) return "both are one node already";
    Group& target = m_all[into];
    Group& source = m_all[from];
    if (type_of(target.id) != type_of(source.id)) return "the nodes are of two types now";
    for (Wording& wording : source.members) target.members.push_back(std::move(wording));
    source.members.clear();
    for (auto& [id, group] : m_by_id) {
      if (group == from) group = into;
    }
    return {};
  }

  template <typename Goes>
  [[nodiscard]] std::string part(std::size_t from, const std::string& id, const Goes& goes) {
    Group made{id, {}, false};
    std::vector<Wording> staying;
    for (Wording& wording : m_all[from].members) (goes(wording) ? made.members : staying).push_back(wording);
    if (made.members.empty()) return "nothing of " + m_all[from].id + " is called or stands so";
    if (staying.empty()) return "nothing would be left of " + m_all[from].id;
    m_all[from].members = std::move(staying);
    m_by_id[id] = m_all.size();
    m_all.push_back(std::move(made));
    return {};
  }

  [[nodiscard]] std::string reject(std::size_t group) {
    if (m_all[group].rejected) return m_all[group].id + " is rejected already";
    m_all[group].rejected = true;
    return {};
  }

  [[nodiscard]] const std::string& id(std::size_t group) const { return m_all[group].id; }
  [[nodiscard]] bool has_name(std::size_t group, const std::string& name) const {
    const std::string key = utf8::name_key(name);
    return std::any_of(m_all[group].members.begin(), m_all[group].members.end(),
                       [&](const Wording& each) { return utf8::name_key(each.name) == key; });
  }
  [[nodiscard]] std::vector<Wording> take() {
    std::vector<Wording> wordings;
    for (Group& group : m_all) {
      for (Wording& wording : group.members) {
        wording.entity = group.rejected ? "" : group.id;
        wordings.push_back(std::move(wording));
      }
    }
    return wordings;
  }

private:
  [[nodiscard]] std::set<std::size_t> named(const NodeHandle& handle) const {
    std::set<std::size_t> fitting;
    for (std::size_t i = 0; i < m_all.size(); ++i) {
      if (type_of(m_all[i].id) == type_of(handle.id) && has_name(i, handle.name)) fitting.insert(i);
    }
    return fitting;
  }

  const BlockTables& m_tables;
  const Names& m_names;
  std::vector<Group> m_all;
  std::map<std::string, std::size_t> m_by_id;
};

class Applier {
public:
  Applier(const BlockTables& tables, Groups& groups, std::map<std::string, std::string>& names)
      : m_tables(tables), m_groups(groups), m_names(names) {}

  // Why nothing changed; empty when something did, or nothing had to.
  std::string apply(const Decision& decision) {
    const Groups::Found first = m_groups.find(decision.first);
    if (!first.group) return first.problem;
    switch (decision.action) {
      case Action::rename:
        m_names[m_groups.id(*first.group)] = decision.value;
        return {};
      case Action::split_article:
        return split_off(*first.group, decision.value,
                         [article = m_tables.key_of(decision.value)](const Wording& wording) {
                           return article && wording.document == *article;
                         });
      case Action::split_alias:
        return split_off(*first.group, decision.value,
                         [key = utf8::name_key(decision.value)](const Wording& wording) {
                           return utf8::name_key(wording.name) == key;
                         });
      case Action::reject:
        return m_groups.reject(*first.group);
      case Action::confirm:
        return m_groups.has_name(*first.group, decision.value)
                   ? ""
                   : "nothing of " + m_groups.id(*first.group) + " is called so";
      case Action::merge:
      case Action::keep_apart:
      case Action::undo:
        break;
    }
    const Groups::Found second = m_groups.find(decision.second);
    if (decision.action == Action::merge)
      return second.group ? m_groups.merge(*first.group, *second.group) : second.problem;
    return keep_apart(decision, *first.group, second);
  }

private:
  template <typename Goes>
  std::string split_off(std::size_t from, const std::string& value, const Goes& goes) {
    return m_groups.part(from, m_groups.id(from) + "~" + sha256_hex(value).substr(0, 8), goes);
  }

  // Two nodes are apart as long as each is found; where rules have joined them since, the names tell which is
  // which.
  std::string keep_apart(const Decision& decision, std::size_t first, const Groups::Found& second) {
    if (second.group && *second.group != first) return {};
    const std::string leaves = utf8::name_key(decision.second.name);
    if (utf8::name_key(decision.first.name) == leaves)
      return "both are called " + decision.first.name + " and are one node now";
    return m_groups.part(first, decision.second.id,
                         [&](const Wording& wording) { return utf8::name_key(wording.name) == leaves; });
  }

  const BlockTables& m_tables;
  Groups& m_groups;
  std::map<std::string, std::string>& m_names;
};

// The type's own name for "person".
std::string type_named(const std::string& lower) {
  std::string type = lower;
  if (!type.empty() && type[0] >= 'a' && type[0] <= 'z') type[0] = static_cast<char>(type[0] - 32);
  return type;
}

}  // namespace

std::vector<std::string> rules_for(const BlockTables& tables, const Names& names, const NodeHandle& handle) {
  std::vector<std::string> rules = tables.rules_like(base_of(handle.id));
  if (!rules.empty()) return rules;
  const std::string key = utf8::name_key(handle.name);
  std::set<std::string> found;
  for (const std::string& name_key : keys_of_name(type_named(type_of(handle.id)), handle.name, "", names)) {
    // The country, where a key has one, is not in the name.
    const std::vector<std::string> keys =
        name_key.back() == '|' ? tables.keys_like(name_key) : std::vector<std::string>{name_key};
    for (const std::string& each : keys) {
      for (const std::int64_t wording_key : tables.with_key(each)) {
        const Wording wording = tables.wording(wording_key);
        if (!wording.rule.empty() && utf8::name_key(wording.name) == key) found.insert(wording.rule);
      }
    }
  }
  return {found.begin(), found.end()};
}

std::set<std::string> split_articles(const std::vector<Decision>& decisions) {
  std::set<std::string> articles;
  for (const Decision& decision : decisions) {
    if (decision.action == Action::split_article) articles.insert(decision.value);
  }
  return articles;
}

Decider::Decider(const BlockTables& tables, const Names& names, const std::vector<Decision>& decisions)
    : m_tables(tables), m_names(names) {
  const std::set<std::size_t> back = undone(decisions);
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    if (decisions[i].action != Action::undo && back.count(i + 1) == 0)
      m_active.push_back({i + 1, &decisions[i]});
  }
}

Decided Decider::apply(bool meetings) {
  Decided decided;
  Groups groups(m_tables, m_names);
  const auto is_due = [&](const Active& active) {
    return (type_of(active.decision->first.id) == "meeting") == meetings;
  };
  for (const Active& active : m_active) {
    if (!is_due(active)) continue;
    groups.load(active.decision->first);
    if (!active.decision->second.id.empty()) groups.load(active.decision->second);
  }
  Applier applier(m_tables, groups, decided.names);
  for (const Active& active : m_active) {
    if (is_due(active)) m_notes[active.number] = applier.apply(*active.decision);
  }
  decided.wordings = groups.take();
  return decided;
}

void Decider::take_effect(const std::set<std::size_t>& numbers) {
  for (const std::size_t number : numbers) m_notes.erase(number);
}

std::vector<DecisionNote> Decider::notes() const {
  std::vector<DecisionNote> notes;
  for (const auto& [number, text] : m_notes) {
    if (!text.empty()) notes.push_back({number, text});
  }
  return notes;
}

}  // namespace newsgraph
