#include "base/organizations.hpp"

#include <algorithm>

#include "base/data_file.hpp"
#include "base/error.hpp"

namespace newsgraph {
namespace {

LetterCase needed_case(std::string_view name, const Organization& organization) {
  if (is_abbreviation(name)) return LetterCase::all_upper;
  return organization.country.empty() ? LetterCase::any
                                      : std::min(letter_case_of(name), LetterCase::some_upper);
}

}  // namespace

void Organizations::add(std::string_view name, std::size_t at) {
  for (const std::string& key : lookup_keys(name)) {
    const Entry entry{at, needed_case(name, m_all[at])};
    const auto [found, is_new] = m_by_key.emplace(key, entry);
    if (is_new) continue;
    if (found.at != at) {
      throw Error("\"" + std::string(name) + "\" is a name of both " + m_all[found.at].name + " and " +
                  m_all[at].name);
    }
    found.needed = std::min(found.needed, entry.needed);
  }
}

Organizations Organizations::load(const std::string& schemas_dir) {
  const std::string path = schemas_dir + "/lang/en/organizations.json";
  const Json json = load_data(path, schemas_dir + "/meta/organizations.schema.json");
  Organizations organizations;
  for (const Json& row : json["organizations"].as_array()) {
    organizations.m_all.push_back({row["name"].as_string(), row.strings("aliases"), row.string_or("country"),
                                   row["sector"].as_string(),
                                   row.has("stands_for_country") && row["stands_for_country"].as_bool()});
  }
  try {
    for (std::size_t at = 0; at < organizations.m_all.size(); ++at) {
      organizations.add(organizations.m_all[at].name, at);
      for (const std::string& alias : organizations.m_all[at].aliases) organizations.add(alias, at);
    }
  } catch (const Error& error) {
    throw DataError(path, error.what());
  }
  return organizations;
}

const Organization* Organizations::find(std::string_view name) const {
  const std::string_view bare = without_the(name);
  const Entry* found = m_by_key.find(lookup_key(bare));
  if (found == nullptr || letter_case_of(bare) < found->needed) return nullptr;
  return &m_all[found->at];
}

}  // namespace newsgraph
