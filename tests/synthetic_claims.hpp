// Invented articles for property tests and the scale bench: people, countries, bodies, agreements and
// meetings with the frequencies that names have in news (Zipf: the n-th has a share of 1/n), surnames without
// first names, two people of one name, acronyms, copies of one event. The same seed gives the same articles.
#pragma once

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "graph/records.hpp"

namespace newsgraph::test {

class SyntheticClaims {
public:
  SyntheticClaims(std::uint64_t seed, std::uint32_t people) : m_seed(seed), m_people(people) {}

  // About ten claims.
  [[nodiscard]] Extraction article(std::uint32_t number) const {
    Random random(m_seed * 0x9E3779B97F4A7C15ULL + number);
    Extraction made;
    made.document = {"syn-" + std::to_string(number), "", day(number / 25), "Example Wire", "", ""};
    made.document.sha256 = "sha-" + std::to_string(number);
    std::vector<std::uint32_t> actors;
    const std::uint32_t home = random.zipf(kCountries);
    actors.push_back(add(made, "Country", "Land " + code(home), code(home)));
    const std::uint32_t other = random.zipf(kCountries);
    if (other != home) actors.push_back(add(made, "Country", "Land " + code(other), code(other)));
    for (int i = 0; i < 3; ++i) actors.push_back(person(made, random));
    actors.push_back(body(made, random, home));
    if (random.below(4) == 0) agreement(made, random, actors);
    if (random.below(4) == 0) meeting(made, random, actors);
    const std::size_t claims = 7 + random.below(5);
    while (made.relations.size() < claims) relation(made, random, actors, number);
    return made;
  }

private:
  static constexpr std::uint32_t kCountries = 190;

  // SplitMix64 (Steele, Lea and Flood 2014).
  class Random {
  public:
    explicit Random(std::uint64_t state) : m_state(state) {}
    std::uint64_t next() {
      std::uint64_t z = (m_state += 0x9E3779B97F4A7C15ULL);
      z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
      z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
      return z ^ (z >> 31U);
    }
    std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(next() % n); }
    // Rank 0..n-1 with a share of about 1/(rank + 1): the inverse of the harmonic sum.
    std::uint32_t zipf(std::uint32_t n) {
      const double u = static_cast<double>(next() >> 11U) / 9007199254740992.0;
      const auto rank = static_cast<std::uint32_t>(std::exp(u * std::log(static_cast<double>(n) + 1))) - 1;
      return rank < n ? rank : n - 1;
    }

  private:
    std::uint64_t m_state;
  };

  static std::string code(std::uint32_t country) {
    std::string text = "AAA";
    for (std::size_t i = 3; i-- > 0; country /= 26) text[i] = static_cast<char>('A' + country % 26);
    return text;
  }

  // Pronounceable and different for each number.
  static std::string word(std::uint32_t number) {
    static constexpr std::string_view kOnsets = "bdfgklmnprstvz";
    static constexpr std::string_view kVowels = "aeiou";
    std::string text;
    for (number += 70; number > 0; number /= 70) {
      text += kOnsets[number % 14];
      text += kVowels[(number / 14) % 5];
    }
    text[0] = static_cast<char>(text[0] - 32);
    return text + "n";
  }

  static std::string day(std::uint32_t number) {
    const std::uint32_t month = number / 28 % 12 + 1;
    const std::uint32_t dom = number % 28 + 1;
    const auto two = [](std::uint32_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return std::to_string(2010 + number / 336) + "-" + two(month) + "-" + two(dom);
  }

  static std::uint32_t add(Extraction& made, std::string type, std::string name, std::string country = "",
                           std::vector<std::string> aliases = {}) {
    made.entities.push_back(
        {std::move(type), std::move(name), std::move(country), std::move(aliases), {{0, 1}}, {}});
    return static_cast<std::uint32_t>(made.entities.size() - 1);
  }

  std::uint32_t person(Extraction& made, Random& random) const {
    const std::uint32_t who = random.zipf(m_people);
    const std::string surname = word(who % (m_people / 3 + 1));
    const std::string first = word(1000 + who / 7 % 997);
    const std::uint32_t home = who % kCountries;
    const std::uint32_t style = random.below(10);
    const std::string country = style == 3 ? "" : code(style == 4 ? (home + 1) % kCountries : home);
    const std::uint32_t id = style == 0   ? add(made, "Person", surname, code(home))
                             : style == 1 ? add(made, "Person", surname + ", " + first, country)
                             : style == 2 ? add(made, "Person", first + " B. " + surname, country, {surname})
                                          : add(made, "Person", first + " " + surname, country, {surname});
    if (random.below(3) == 0)
      made.entities[id].properties["office"] = std::string("Minister of ") + word(who % 11);
    return id;
  }

  static std::uint32_t body(Extraction& made, Random& random, std::uint32_t home) {
    if (random.below(3) == 0) return add(made, "Organization", "Foreign Ministry", code(home));
    const std::uint32_t which = random.zipf(3000);
    const std::string name = word(which) + " " + word(which + 5) + " Union";
    const std::string acronym = {name[0], word(which + 5)[0], 'U'};
    const std::string country = code(which % kCountries);
    if (random.below(5) == 0) return add(made, "Organization", acronym, country);
    return add(made, "Organization", name, country,
               random.below(3) == 0 ? std::vector<std::string>{acronym} : std::vector<std::string>());
  }

  static void agreement(Extraction& made, Random& random, const std::vector<std::uint32_t>& actors) {
    const std::uint32_t which = random.zipf(400);
    const std::uint32_t kind = random.below(3);
    const std::uint32_t id = add(made, "Agreement",
                                 kind == 0   ? "trade deal"
                                 : kind == 1 ? word(which) + " " + word(which + 9) + " Agreement"
                                             : word(which) + " Accord");
    if (kind == 1 && random.below(3) == 0) made.entities[id].aliases = {word(which) + " Accord"};
    if (random.below(3) == 0) made.entities[id].properties["date"] = day(which * 7);
    claim(made, random, "party-to", actors[0], id);
    if (random.below(2) == 0) claim(made, random, "party-to", actors[1], id);
  }

  static void meeting(Extraction& made, Random& random, const std::vector<std::uint32_t>& actors) {
    const bool named = random.below(2) == 0;
    const std::uint32_t id = add(made, "Meeting", named ? word(random.zipf(300)) + " Forum" : "talks");
    if (random.below(2) == 0) made.entities[id].properties["date"] = made.document.date;
    claim(made, random, "attends", actors[2 % actors.size()], id);
    if (random.below(3) > 0) claim(made, random, "attends", actors[3 % actors.size()], id);
  }

  static ExtractedRelation& claim(Extraction& made, Random& random, std::string type, std::uint32_t source,
                                  std::optional<std::uint32_t> target) {
    ExtractedRelation relation;
    relation.type = std::move(type);
    relation.source = source;
    relation.target = target;
    relation.confidence = 0.5 + 0.01 * random.below(50);
    relation.rule = "synthetic";
    const auto at = static_cast<std::uint32_t>(made.relations.size()) * 8;
    relation.evidence = {{at, at + 8}, {at + 2, at + 4}, std::nullopt, std::nullopt};
    made.relations.push_back(std::move(relation));
    return made.relations.back();
  }

  static void relation(Extraction& made, Random& random, const std::vector<std::uint32_t>& actors,
                       std::uint32_t number) {
    static constexpr const char* kTypes[] = {"meets-with",   "criticizes",      "visits",  "negotiates",
                                             "pledges",      "calls-on",        "accuses", "cooperates-with",
                                             "holds-office", "threatens-tariff"};
    const std::uint32_t size = static_cast<std::uint32_t>(actors.size());
    const std::string type = kTypes[random.zipf(10)];
    const std::uint32_t source = actors[random.below(size)];
    const std::uint32_t target = actors[random.below(size)];
    if (type == "holds-office" &&
        (made.entities[source].type != "Person" || made.entities[target].type != "Country"))
      return;
    ExtractedRelation& made_claim = claim(made, random, type, source, target);
    made_claim.status = static_cast<Status>(random.zipf(8));
    if (random.below(2) == 0) made_claim.time.from = made_claim.time.to = day(number / 25);
    if (random.below(6) == 0) made_claim.speaker = actors[random.below(size)];
    if (random.below(6) == 0) made_claim.roles["place"] = actors[0];
    if (type == "threatens-tariff") made_claim.properties["to_percent"] = 5.0 * (1 + random.below(5));
    if (type == "holds-office")
      made_claim.properties["title"] = std::string("Minister of ") + word(random.below(11));
  }

  std::uint64_t m_seed;
  std::uint32_t m_people;
};

}  // namespace newsgraph::test
