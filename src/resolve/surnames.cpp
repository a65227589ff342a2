#include "resolve/surnames.hpp"

#include <algorithm>
#include <set>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "graph/property_text.hpp"
#include "resolve/names.hpp"

namespace newsgraph {
namespace {

bool fits(const Bearer& bearer, const std::string& country, const std::string& office) {
  if (!country.empty() && !bearer.country.empty() && country != bearer.country) return false;
  if (!country.empty() && country == bearer.country) return true;
  return !office.empty() && std::binary_search(bearer.offices.begin(), bearer.offices.end(), office);
}

std::vector<const Bearer*> fitting(const std::vector<Bearer>& bearers, const std::string& country,
                                   const std::string& office) {
  std::vector<const Bearer*> found;
  for (const Bearer& bearer : bearers) {
    if (found.size() > kMostBearers) break;
    if (fits(bearer, country, office)) found.push_back(&bearer);
  }
  return found;
}

void drop_named(std::vector<const Bearer*>& bearers, const std::vector<std::string>& rules) {
  std::erase_if(bearers, [&](const Bearer* bearer) {
    return std::find(rules.begin(), rules.end(), bearer->rule) != rules.end();
  });
}

}  // namespace

std::string office_key(const Wording& wording) {
  return utf8::name_key(property_text(wording.properties, "office"));
}

std::vector<std::pair<std::string, Bearer>> bearings_of(const Block& block, const Cluster& cluster) {
  Bearer bearer{cluster.id, cluster.country, {}};
  const Names& names = block.names();
  std::set<std::string> words;
  std::set<std::string> offices;
  for (const Member& member : cluster.members) {
    const Wording& wording = block[member.ref];
    for (std::string& word : names.surnames(names.person(wording.name), cluster.country))
      words.insert(std::move(word));
    for (const std::string& alias : wording.aliases) {
      const PersonName short_name = names.person(alias);
      if (!short_name.full() && !short_name.words.empty()) words.insert(short_name.closed());
    }
    if (std::string office = office_key(wording); !office.empty()) offices.insert(std::move(office));
  }
  bearer.offices.assign(offices.begin(), offices.end());
  std::vector<std::pair<std::string, Bearer>> bearings;
  for (const std::string& word : words) bearings.emplace_back(word, bearer);
  return bearings;
}

void place_surname(Wording& single, std::string_view key, const std::vector<Bearer>& bearers,
                   const LoneArticle& article) {
  std::vector<const Bearer*> found = fitting(bearers, single.country, office_key(single));
  const bool fits = !found.empty();
  if (found.size() <= kMostBearers) drop_named(found, article.rules);
  std::string_view reason = kOnlyBearer;
  if (!fits && bearers.size() <= kMostBearers) {
    for (const Bearer& bearer : bearers) {
      if (single.country.empty() || bearer.country.empty()) found.push_back(&bearer);
    }
    drop_named(found, article.rules);
    std::erase_if(found, [&](const Bearer* bearer) { return !article.shares_context(*bearer); });
    reason = "surname of the only person so named in articles with the same other names";
  }
  single.day.clear();
  if (found.size() == 1) {
    single.rule = found[0]->rule;
    single.home = found[0]->country;
    single.reason = reason;
    return;
  }
  const std::string_view surname = key.substr(2, key.rfind('|') - 2);
  single.home = single.country;
  single.rule = "person:" + slug(surname);
  if (!single.country.empty()) single.rule.append("~").append(slug(single.country));
  single.reason = "same name";
  const bool one_or_none = found.empty() && (!single.country.empty() || bearers.size() < 2);
  if (one_or_none) return;
  single.rule.append("~").append(sha256_hex(article.id).substr(0, 8));
  single.reason = "surname of several people";
}

}  // namespace newsgraph
