// Names as the resolver compares them. All results are keys in the sense of utf8::name_key: lower case, no
// marks.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/occupations.hpp"
#include "base/offices.hpp"
#include "base/person_names.hpp"
#include "base/places.hpp"
#include "resolve/name_words.hpp"

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
  // Whether these words, fewer than those of the longer name, are its last: "Suu Lind" of "Aung Myo Suu
  // Lind".
  [[nodiscard]] bool is_tail_of(const PersonName& longer) const;
  // The same for names whose words differ only in joints ("Min Jun", "Min-jun") or in a swap of both
  // ends.
  [[nodiscard]] std::string block() const;
  [[nodiscard]] std::string closed() const;
};

// Reads names by the lists of the language pack.
class Names {
public:
  // Throws DataError when a file is missing or does not fit its schema.
  [[nodiscard]] static Names load(const std::string& schemas_dir);

  [[nodiscard]] PersonName person(std::string_view written) const;
  // True for countries where the surname stands first (ISO alpha-3).
  [[nodiscard]] bool surname_first(std::string_view country) const;
  // The words that may be the surname: one, or both ends when nothing tells.
  [[nodiscard]] std::vector<std::string> surnames(const PersonName& name, std::string_view country) const;
  // Whether two full names, as written, may be one in a country. Surnames must be spelt alike but for what
  // that country's romanisations leave open ("Jung-min", "Jeong-min"); so must given names, or be short for
  // each other ("Bill", "William").
  [[nodiscard]] bool same_person(std::string_view a, std::string_view b, std::string_view country) const;
  // The key under which all spellings of a name are filed: the consonants in classes, whatever the order and
  // the joints of the words. A function of utf8::name_key(name). Names that share it are often different.
  [[nodiscard]] std::string variant_key(std::string_view name) const;
  // The variant key with words that a country's romanisations spell in many ways ("Yi", "Lee") in one.
  [[nodiscard]] std::string settled_key(std::string_view name, std::string_view country) const;
  // Whether the name is in Wade-Giles and may be read as that pinyin name, in either order: "Wang Tse-tung",
  // "Wang Zedong".
  [[nodiscard]] bool reads_as(std::string_view wade_giles, std::string_view pinyin) const;
  // The variant keys of all its readings in pinyin; none of a name that is not sure to be in Wade-Giles.
  [[nodiscard]] std::vector<std::string> pinyin_keys(std::string_view name) const;
  [[nodiscard]] const PersonNames& people() const { return m_people; }

  // Words that tell one thing from another: no articles, prepositions or conjunctions, plural -s taken off,
  // runs of single letters joined ("u s" -> "us"). Sorted, unique.
  [[nodiscard]] std::vector<std::string> content_words(std::string_view name) const;
  // True when all words but articles, prepositions and conjunctions start with a capital.
  [[nodiscard]] bool is_title_case(std::string_view name) const;
  // body_key with one spelling for all: "mount cook" of "Mt. Cook".
  [[nodiscard]] std::string place_key(std::string_view name) const;
  // The same without possessive and legal form: "microsoft" of "Microsoft Corp.".
  [[nodiscard]] std::string organization_key(std::string_view name) const;
  // True for names that are those of a body in every country: "Foreign Ministry".
  [[nodiscard]] bool names_a_kind_only(std::string_view name) const;
  // "saints" of "New Orleans Saints"; empty when no town leads or what is left names nothing ("London Zoo").
  [[nodiscard]] std::string key_without_town(std::string_view name) const;
  [[nodiscard]] const NameWords& words() const { return m_words; }
  [[nodiscard]] const Offices& offices() const { return m_offices; }
  [[nodiscard]] const Occupations& occupations() const { return m_occupations; }

private:
  Names(NameWords words, PersonNames people, Places places, Offices offices, Occupations occupations)
      : m_words(std::move(words)),
        m_people(std::move(people)),
        m_places(std::move(places)),
        m_offices(std::move(offices)),
        m_occupations(std::move(occupations)) {}

  [[nodiscard]] const Romanisation* romanisation_of(std::string_view country) const;
  [[nodiscard]] std::string settled(std::string_view name, std::string_view country) const;
  // For each word of a name in Wade-Giles its readings; empty when it may be something else.
  [[nodiscard]] std::vector<std::vector<std::string>> pinyin_words(std::string_view name) const;
  [[nodiscard]] bool same_words(std::string_view a, std::string_view b, std::string_view country) const;
  // "jr", "iii"; empty: none.
  [[nodiscard]] std::string generation(std::string_view name) const;

  NameWords m_words;
  PersonNames m_people;
  Places m_places;
  Offices m_offices;
  Occupations m_occupations;
};

// Key without a leading "the"; the name itself when it has neither letters nor digits.
[[nodiscard]] std::string body_key(std::string_view name);

// True when every sorted word of `inner` is in sorted `outer`.
[[nodiscard]] bool contains_words(const std::vector<std::string>& outer,
                                  const std::vector<std::string>& inner);

// True when a word beside the first, or the first of a single word, starts with a capital: "Paris Agreement",
// "USMCA".
[[nodiscard]] bool is_proper(std::string_view name);

// True when `acronym` can be made of the initials of `name` in order: "DP" of "Democratic Party of Korea".
[[nodiscard]] bool abbreviates(std::string_view acronym, std::string_view name);

// For ids: words of the key joined by '-', at most 64 bytes; longer and empty keys end in a hash.
[[nodiscard]] std::string slug(std::string_view name);

}  // namespace newsgraph
