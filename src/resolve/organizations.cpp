#include <algorithm>
#include <array>
#include <set>

#include "resolve/clusters.hpp"
#include "resolve/keys.hpp"
#include "resolve/names.hpp"

namespace newsgraph {
namespace {

// Words that name a kind of body; a name of nothing else is one in every country ("Foreign Ministry").
constexpr std::array<std::string_view, 68> kKinds = {
    "administration", "affair",    "agency",       "agriculture", "air",         "army",         "assembly",
    "authority",      "bank",      "board",        "bureau",      "cabinet",     "central",      "chamber",
    "coast",          "commerce",  "commission",   "committee",   "communist",   "conservative", "congress",
    "constitutional", "council",   "court",        "defence",     "defense",     "democratic",   "department",
    "economy",        "education", "election",     "energy",      "environment", "federal",      "finance",
    "force",          "foreign",   "general",      "government",  "guard",       "health",       "high",
    "house",          "industry",  "intelligence", "interior",    "justice",     "labor",        "labour",
    "liberal",        "ministry",  "national",     "navy",        "office",      "parliament",   "party",
    "people",         "police",    "republican",   "reserve",     "security",    "senate",       "service",
    "state",          "supreme",   "trade",        "treasury",    "union"};

bool names_a_kind_only(const std::vector<std::string>& words) {
  return std::all_of(words.begin(), words.end(), [](const std::string& word) {
    return std::find(kKinds.begin(), kKinds.end(), word) != kKinds.end();
  });
}

bool is_acronym(std::string_view name) {
  const auto upper = [](char c) { return (c >= 'A' && c <= 'Z') || c == '.' || c == '&'; };
  return name.size() >= 2 && std::all_of(name.begin(), name.end(), upper);
}

struct Body {
  std::string key;
  std::string country;
  Refs refs;
};

// An alias that an article gives links two bodies when it is short for the name or a part of it: coreference
// errors would otherwise make one body of two.
bool vouches(std::string_view alias, std::string_view name) {
  if (is_acronym(alias)) return abbreviates(alias, name);
  const std::vector<std::string> inner = content_words(alias);
  const std::vector<std::string> outer = content_words(name);
  return inner.size() >= 2 && (contains_words(outer, inner) || contains_words(inner, outer));
}

}  // namespace

std::vector<std::string> organization_keys(const Wording& wording) {
  const auto key_of = [&](const std::string& name) {
    const std::string key = body_key(name);
    const bool state = wording.country.size() == 3 && wording.country != "EUU" && wording.country != "UNO" &&
                       wording.country != "IGO";
    return "O:" + key + (names_a_kind_only(content_words(key)) ? "|" + (state ? wording.country : "") : "");
  };
  std::vector<std::string> keys = {key_of(wording.name)};
  for (const std::string& alias : wording.aliases) {
    if (vouches(alias, wording.name)) keys.push_back(key_of(alias));
  }
  return keys;
}

void cluster_organizations(Block& block) {
  std::map<std::string, Refs> by_name;
  for (const WordingRef ref : block.all()) by_name[body_key(block[ref].name)].push_back(ref);
  std::vector<Body> bodies;
  std::map<std::pair<std::string, std::string>, std::size_t> known;  // key, country
  for (const auto& [key, same] : by_name) {
    for (CountryGroup& group : split_by_country(block, same, !names_a_kind_only(content_words(key)))) {
      known[{key, group.country}] = bodies.size();
      bodies.push_back({key, group.country, std::move(group.refs)});
    }
  }
  Unions same(bodies.size());
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    for (const WordingRef ref : bodies[i].refs) {
      for (const std::string& alias : block[ref].aliases) {
        const auto other = known.find({body_key(alias), bodies[i].country});
        if (other != known.end() && vouches(alias, block[ref].name)) same.join(i, other->second);
      }
    }
  }
  std::map<std::size_t, Cluster> clusters;
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    const std::size_t first = same.find(i);
    const std::string_view reason = first == i
                                        ? (bodies[i].country.empty() ? "same name" : "same name and country")
                                        : "name that an article gives as a short form";
    Cluster& cluster =
        clusters.try_emplace(first, Cluster{"Organization", bodies[i].country, {}, {}}).first->second;
    for (const WordingRef ref : bodies[i].refs) cluster.members.push_back({ref, reason});
  }
  for (auto& [first, cluster] : clusters) block.add(std::move(cluster));
}

}  // namespace newsgraph
