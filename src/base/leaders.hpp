// Of which country a head of state or government or a minister is or was, and when the former held office,
// read from `<schemas_dir>/lang/en/leaders.json`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace newsgraph {

// Head of state or head of government, by the month that is asked for.
enum class Tenure : std::uint8_t { unknown, over, running, ahead };

class Leaders {
public:
  // Throws DataError when the file is missing or does not fit its schema.
  [[nodiscard]] static Leaders load(const std::string& schemas_dir);

  // ISO 3166 alpha-3; empty when nobody, or leaders of several countries, may be meant. A full name is a
  // leader's where the last words and a word before them are one ("Saul Menem" and "Carlos Menem" for "Carlos
  // Saul Menem"), a single word where it is the last. Ministers do not count.
  [[nodiscard]] std::string country_of(std::string_view name) const;
  // The same by the last word of the name alone.
  [[nodiscard]] std::string country_of_surname(std::string_view name) const;
  // Of the one who has that surname and heads a state or, as told, its government in a month ("2024-05").
  [[nodiscard]] std::string country_in(std::string_view month, std::string_view name, bool of_state) const;
  // Of a monarch by title and first name ("King Paavo"), in that month where several have had both.
  [[nodiscard]] std::string country_of_monarch(std::string_view month, std::string_view titled) const;
  // Of a minister by the full name.
  [[nodiscard]] std::string country_of_minister(std::string_view name) const;

  // Was the person head of that state, or of its government, before a month, in it, or only long after? Who
  // takes office soon may be elected already.
  [[nodiscard]] Tenure tenure(std::string_view name, std::string_view country, bool of_state,
                              std::string_view month) const;

private:
  enum class Post : std::uint8_t { leader, state, government, minister };
  struct Leader {
    std::vector<std::string> before;  // keys of the words before the last one
    std::string country;
    Post post = Post::leader;
    std::string from;  // months, of heads
    std::string to;    // empty: still in office when the list was made
  };
  void add(std::string_view name, Leader leader);
  template <class Meant>
  [[nodiscard]] std::string only_country(std::string_view name, Meant meant) const;

  std::unordered_map<std::string, std::vector<Leader>> m_by_last;  // key of the last word
};

}  // namespace newsgraph
