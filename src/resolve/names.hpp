// Names as the resolver compares them. All results are keys in the sense of utf8::name_key: lower case, no
// marks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace newsgraph {

// A person's name without titles, possessive and middle initials.
struct PersonName {
  // Words of the key; parts joined by a hyphen or an apostrophe are one word ("jungkwan", "obrien"), so are
  // leading initials ("jd"). The article "al" is left out, as newspapers do or do not write it.
  std::vector<std::string> words;
  std::string initials;        // in the middle, without blanks: "hw"
  bool surname_first = false;  // known from a hyphen in what follows: "Kim Min-jun"
  bool any_order = false;      // a hyphen or "Surname, Given" tells the parts apart, whatever their order
  bool plain = true;           // written as in running text: no title, no comma, not all in capitals

  [[nodiscard]] bool full() const { return words.size() > 1; }
  // The same for names whose words differ only in joints ("Min Jun", "Min-jun") or in a swap of both
  // ends.
  [[nodiscard]] std::string block() const;
  [[nodiscard]] std::string closed() const;
};

[[nodiscard]] PersonName person_name(std::string_view name);

// True for countries where the surname stands first (ISO alpha-3).
[[nodiscard]] bool writes_surname_first(std::string_view country);

// The words that may be the surname: one, or both ends when nothing tells.
[[nodiscard]] std::vector<std::string> surnames(const PersonName& name, std::string_view country);

// Key without a leading "the"; the name itself when it has neither letters nor digits.
[[nodiscard]] std::string body_key(std::string_view name);

// Words that tell one thing from another: no articles, prepositions or conjunctions, plural -s taken off,
// runs of single letters joined ("u s" -> "us"). Sorted, unique.
[[nodiscard]] std::vector<std::string> content_words(std::string_view name);

// True when every sorted word of `inner` is in sorted `outer`.
[[nodiscard]] bool contains_words(const std::vector<std::string>& outer,
                                  const std::vector<std::string>& inner);

// True when a word beside the first, or the first of a single word, starts with a capital: "Paris Agreement",
// "USMCA".
[[nodiscard]] bool is_proper(std::string_view name);
// True when all words but articles, prepositions and conjunctions start with a capital.
[[nodiscard]] bool is_title_case(std::string_view name);

// True when `acronym` can be made of the initials of `name` in order: "DP" of "Democratic Party of Korea".
[[nodiscard]] bool abbreviates(std::string_view acronym, std::string_view name);

// For ids: words of the key joined by '-', at most 64 bytes; longer and empty keys end in a hash.
[[nodiscard]] std::string slug(std::string_view name);

}  // namespace newsgraph
