#include "resolve/surnames.hpp"

#include <algorithm>
#include <set>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "resolve/names.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kMany = 8;  // of more people who fit, no article can leave just one

bool fits(const Bearer& bearer, const std::string& country, const std::string& office) {
  if (!country.empty() && !bearer.country.empty() && country != bearer.country) return false;
  if (!country.empty() && country == bearer.country) return true;
  return !office.empty() && std::binary_search(bearer.offices.begin(), bearer.offices.end(), office);
}

}  // namespace

std::string office_key(const Wording& wording) {
  const auto office = wording.properties.find("office");
  return office == wording.properties.end() ? std::string() : utf8::name_key(to_string(office->second));
}

std::vector<std::pair<std::string, Bearer>> bearings_of(const Block& block, const Cluster& cluster) {
  Bearer bearer{cluster.id, cluster.country, {}};
  std::set<std::string> words;
  std::set<std::string> offices;
  for (const Member& member : cluster.members) {
    const Wording& wording = block[member.ref];
    for (std::string& word : surnames(person_name(wording.name), cluster.country))
      words.insert(std::move(word));
    for (const std::string& alias : wording.aliases) {
      const PersonName short_name = person_name(alias);
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
                   const std::vector<std::string>& rules, const std::string& document_id) {
  const std::string office = office_key(single);
  std::vector<const Bearer*> found;
  for (const Bearer& bearer : bearers) {
    if (found.size() > kMany) break;
    if (fits(bearer, single.country, office)) found.push_back(&bearer);
  }
  if (found.size() <= kMany) {
    std::erase_if(found, [&](const Bearer* bearer) {
      return std::find(rules.begin(), rules.end(), bearer->rule) != rules.end();
    });
  }
  single.day.clear();
  if (found.size() == 1) {
    single.rule = found[0]->rule;
    single.home = found[0]->country;
    single.reason = "surname with the country or office of the only person so named";
    return;
  }
  const std::string_view surname = key.substr(2, key.rfind('|') - 2);
  single.home = single.country;
  single.rule = "person:" + slug(surname);
  if (!single.country.empty()) single.rule.append("~").append(slug(single.country));
  single.reason = "same name";
  if (found.empty()) return;
  single.rule.append("~").append(sha256_hex(document_id).substr(0, 8));
  single.reason = "surname of several people";
}

}  // namespace newsgraph
