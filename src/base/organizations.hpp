// Known bodies, read from `<schemas_dir>/lang/en/organizations.json`: international organisations,
// ministries, parliaments, parties, armed groups. Lookups go by utf8::name_key.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace newsgraph {

struct Organization {
  std::string name;                  // canonical: "European Union", "State Department"
  std::vector<std::string> aliases;  // "EU", "Department of State"
  std::string country;  // ISO alpha-3, or EUU, UNO, IGO; empty: one in every country ("Foreign Ministry")
  std::string sector;   // PLOVER: GOV MIL LEG JUD PTY IGO NGO MNC REB MED …
  bool stands_for_country = false;  // acts for its country's government (a ministry, not a party)
};

class Organizations {
public:
  [[nodiscard]] static Organizations load(const std::string& schemas_dir);
  [[nodiscard]] const std::vector<Organization>& all() const { return m_all; }
  // Nothing known by that name: nullptr. `name` may start with "the".
  [[nodiscard]] const Organization* find(std::string_view name) const;

private:
  std::vector<Organization> m_all;
  std::unordered_map<std::string, std::size_t> m_by_key;
};

}  // namespace newsgraph
