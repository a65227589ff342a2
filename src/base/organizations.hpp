// Known bodies, read from `<schemas_dir>/lang/en/organizations.json`: international organisations,
// ministries, parliaments, parties, armed groups. Lookups go by utf8::name_key.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/lookup_key.hpp"
#include "base/word_set.hpp"

namespace newsgraph {

struct Organization {
  std::string name;                  // canonical: "European Union", "State Department"
  std::vector<std::string> aliases;  // "EU", "Department of State"
  std::string country;  // ISO alpha-3, or EUU, UNO, IGO; empty: one in every country ("Foreign Ministry")
  std::string sector;   // PLOVER: GOV MIL LEG JUD PTY REB JRN …; IGO NGO MNC UNO over several countries
  bool stands_for_country = false;  // acts for its country's government (a ministry, not a party)
};

class Organizations {
public:
  [[nodiscard]] static Organizations load(const std::string& schemas_dir);
  [[nodiscard]] const std::vector<Organization>& all() const { return m_all; }
  // Nothing known by that name: nullptr. `name` may start with "the". Abbreviations count only in upper case,
  // bodies of one country need an upper-case letter; "the foreign ministry", found everywhere, does not.
  [[nodiscard]] const Organization* find(std::string_view name) const;
  // False: no name begins with the word, which is a utf8::name_key without spaces.
  [[nodiscard]] bool may_open(std::string_view word) const { return m_by_key.may_open(word); }

private:
  struct Entry {
    std::size_t at = 0;  // in m_all
    LetterCase needed = LetterCase::any;
  };

  // Throws Error when the name is that of another body already.
  void add(std::string_view name, std::size_t at);

  std::vector<Organization> m_all;
  WordIndex<Entry, 32768> m_by_key;
};

}  // namespace newsgraph
