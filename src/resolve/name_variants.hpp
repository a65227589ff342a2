// Spellings of one person's name that differ by romanisation ("Jung-min", "Jeong-min"; "Mohammed",
// "Muhammad") or by a short form ("Bill", "William").
#pragma once

#include <string>
#include <string_view>

#include "base/person_names.hpp"
#include "resolve/names.hpp"

namespace newsgraph {

class NameVariants {
public:
  explicit NameVariants(PersonNames names) : m_names(std::move(names)) {}

  // Whether two full names, as written, may be one in a country. Surnames must be spelt alike but for what
  // that country's romanisations leave open; so must given names, or be short for each other.
  [[nodiscard]] bool same(std::string_view a, std::string_view b, std::string_view country) const;
  [[nodiscard]] const PersonNames& names() const { return m_names; }

private:
  PersonNames m_names;
};

// The key under which all spellings of a name are filed: the consonants in classes, whatever the order and
// the joints of the words. A function of utf8::name_key(name). Names that share it are often different.
[[nodiscard]] std::string variant_key(std::string_view name);

}  // namespace newsgraph
