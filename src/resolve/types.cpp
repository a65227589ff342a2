#include "resolve/types.hpp"

#include <algorithm>

#include "resolve/keys.hpp"

namespace newsgraph {
namespace {

constexpr std::int64_t kClear = 3;  // times as often as all other types together

// The type that a clear majority of articles gives; empty: none.
std::string clear_type(const std::vector<Wording>& wordings) {
  std::map<std::string, std::int64_t> votes;
  std::int64_t all = 0;
  for (const Wording& wording : wordings) {
    votes[stated_type(wording)] += wording.uses;
    all += wording.uses;
  }
  for (const auto& [type, uses] : votes) {
    if (uses >= kClear * (all - uses)) return type;
  }
  return {};
}

void settle(BlockTables& tables, const Names& names, Wording wording, const std::string& clear,
            Changes& changes) {
  const std::vector<std::string> before = tables.keys_of(wording.key);
  changes.keys.insert(before.begin(), before.end());
  const std::string stated = stated_type(wording);
  const std::string type = clear.empty() ? stated : clear;
  if (wording.type == type) return;
  if (wording.type == "Person" && !wording.rule.empty()) {
    // A block that is left writes its bearers again.
    changes.bearers_change(tables, wording.rule);
    tables.set_bearings(wording.rule, {});
  }
  wording.type = type;
  wording.hint.clear();
  if (type != stated) wording.hint = {stated};
  const std::vector<std::string> keys = keys_of(wording, names);
  tables.retype(wording, keys);
  changes.keys.insert(keys.begin(), keys.end());
}

}  // namespace

void settle_types(BlockTables& tables, const Names& names, Changes& changes) {
  const std::vector<std::string> due(changes.keys.lower_bound("T:"), changes.keys.lower_bound("T;"));
  for (const std::string& key : due) {
    if (tables.of_one_type(key)) continue;
    std::vector<Wording> wordings;
    for (const std::int64_t each : tables.with_key(key)) {
      Wording wording = tables.wording(each);
      if (wording.uses > 0) wordings.push_back(std::move(wording));
    }
    const std::string clear = clear_type(wordings);
    for (Wording& wording : wordings) settle(tables, names, std::move(wording), clear, changes);
  }
}

}  // namespace newsgraph
