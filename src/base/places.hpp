// The world's countries, their cities and the seats that stand for their governments, read from
// `<schemas_dir>/lang/en/places.json`. Lookups go by utf8::name_key of the name ("U.S." and "US" both match).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace newsgraph {

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
  // All meanings of a name, likeliest first: country, demonym, capital, seat, then cities by population.
  // `name` may start with "the". Empty when unknown. Upper case is required where the name is also a word:
  // "us" is not the United States, "US" is.
  [[nodiscard]] const std::vector<PlaceMatch>& find(std::string_view name) const;

private:
  std::vector<Country> m_countries;
  std::unordered_map<std::string, std::vector<PlaceMatch>> m_by_key;
};

}  // namespace newsgraph
