// Which part of a person's name is the surname, and which names stand for one another, read from
// `<schemas_dir>/lang/en/person_names.json`. Asian order is told from the surname together with the shape of
// the other words: "Xi Jinping" and "Nguyen Phu Trong" have the surname first, "Lee Harvey" has not.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace newsgraph {

class Json;

enum class NameOrder : std::uint8_t { single, surname_last, surname_first };

// The words as written, without suffixes such as "Jr.".
struct NameParts {
  NameOrder order = NameOrder::single;
  std::string given;    // "Dae-jung", "Ursula"; empty for a single word
  std::string surname;  // "Kim", "von der Leyen"
  std::string called;   // how news call the person later: the surname, in Vietnamese the last given name
};

class PersonNames {
public:
  [[nodiscard]] static PersonNames load(const std::string& schemas_dir);

  // Of a name without titles. All parts are empty for an empty name.
  [[nodiscard]] NameParts parts(std::string_view full_name) const;
  [[nodiscard]] NameOrder name_order(std::string_view full_name) const { return parts(full_name).order; }

  // Whether two given names may be one: equal but for case, marks and joints, one the initial of the other,
  // or one the other's short form ("Bill", "William").
  [[nodiscard]] bool same_given(std::string_view a, std::string_view b) const;

  // Whether `part` may be used for somebody called `full`: the surname, the later form, or the whole name
  // with a short or shortened given name ("George Bush" for "George W. Bush"), in either order.
  [[nodiscard]] bool may_stand_for(std::string_view part, std::string_view full) const;

  // The sets of names that stand for each other to which the first given name belongs, by number.
  [[nodiscard]] std::vector<std::size_t> nickname_sets(std::string_view given) const;

private:
  // A language with the surname first. A syllable is an initial or nothing, a vowel, a final or nothing.
  struct Family {
    std::unordered_set<std::string> surnames;
    std::unordered_set<std::string> syllables;
    std::size_t longest_syllable = 0;
    std::size_t max_syllables = 0;  // of the given names
    bool called_by_given = false;
  };

  static Family read_family(const Json& row);
  [[nodiscard]] const Family* surname_first_family(const std::vector<std::string>& words) const;

  std::vector<Family> m_families;
  std::unordered_set<std::string> m_japanese;
  std::unordered_set<std::string> m_particles;
  std::unordered_set<std::string> m_suffixes;
  std::unordered_map<std::string, std::vector<std::size_t>> m_nicknames;  // -> sets of names, ascending
};

}  // namespace newsgraph
