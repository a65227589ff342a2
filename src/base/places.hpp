// The world's countries, their cities and the seats that stand for their governments, read from
// `<schemas_dir>/lang/en/places.json`. Lookups go by utf8::name_key of the name ("U.S." and "US" both match).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/lookup_key.hpp"
#include "base/word_set.hpp"

namespace newsgraph {

class Json;

struct Country {
  std::string iso3;                   // ISO 3166-1 alpha-3; Kosovo XKX; the European Union EUU
  std::string name;                   // common English name
  std::vector<std::string> aliases;   // "USA", "U.S.", "Republic of Korea"
  std::vector<std::string> demonyms;  // adjectives and nouns: "South Korean", "South Koreans", "Briton"
  std::string capital;
  std::vector<std::string> seats;  // what stands for the government: capital, "Kremlin", "White House"
};

// The kinds of meaning a place name can have. One name may have several ("Georgia", "Washington").
enum class PlaceKind : std::uint8_t { country, demonym, capital, seat, city, region };

struct PlaceMatch {
  PlaceKind kind = PlaceKind::city;
  std::string iso3;              // the country it is or lies in; empty for regions over several countries
  std::string name;              // canonical: "South Korea", "Washington", "White House"
  std::uint32_t population = 0;  // cities; 0: not known
};

class Places {
public:
  // Throws DataError when the file is missing or does not fit its schema.
  [[nodiscard]] static Places load(const std::string& schemas_dir);

  [[nodiscard]] const std::vector<Country>& countries() const { return m_countries; }  // by iso3
  [[nodiscard]] const Country* country(std::string_view iso3) const;
  // All meanings of a name, likeliest first: country, demonym, capital, seat, region, then cities by
  // population; the file's `prefer` list changes that for single names. `name` may start with "the". Empty
  // when unknown. Abbreviations count only in upper case ("us" is not the United States, "US" is), other
  // names need an upper-case letter ("turkey" is no country), except countries and demonyms of several words.
  [[nodiscard]] const std::vector<PlaceMatch>& find(std::string_view name) const;
  // False: no name begins with the word, which is a utf8::name_key without spaces.
  [[nodiscard]] bool may_open(std::string_view word) const { return m_by_key.may_open(word); }

private:
  struct Meanings {
    std::vector<PlaceMatch> matches;
    LetterCase needed = LetterCase::any;
  };

  void add(std::string_view name, const PlaceMatch& match);
  void add_country(const Json& row);
  void sort_meanings();
  void prefer(const Json& row);

  std::vector<Country> m_countries;
  WordIndex<Meanings, 131072> m_by_key;
};

}  // namespace newsgraph
