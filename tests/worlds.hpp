// Invented articles for histories of a store: those of `synthetic_claims.hpp`, with what makes names,
// offices, versions and copies hard to tell apart, and a small world in which all of them are about the same
// few.
#pragma once

#include <array>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "synthetic_claims.hpp"

namespace newsgraph::test {

inline std::vector<Extraction> synthetic(std::uint64_t seed, std::uint32_t count, std::uint32_t people) {
  const SyntheticClaims claims(seed, people);
  std::vector<Extraction> articles;
  for (std::uint32_t i = 0; i < count; ++i) articles.push_back(claims.article(i));
  return articles;
}

// Names as careless articles have them: surnames whose country nobody states, jobs and middle names in a
// name, other names that are the end of it, teams with and without their town, bodies taken for people or
// places.
inline std::vector<Extraction> with_careless_names(std::vector<Extraction> articles) {
  for (std::size_t i = 0; i < articles.size(); ++i) {
    for (std::size_t j = 0; j < articles[i].entities.size(); ++j) {
      ExtractedEntity& entity = articles[i].entities[j];
      const std::size_t blank = entity.name.find(' ');
      const std::size_t kind = (i * 7 + j) % 5;
      if (entity.type == "Person" && blank == std::string::npos) {
        entity.country.clear();
      } else if (entity.type == "Person" && entity.name.find(',') == std::string::npos) {
        if (kind == 0) entity.name.insert(blank, " Anna");
        if (kind == 1) entity.name.insert(0, "Coach ");
        if (kind == 2) entity.type = "Organization";
        if (kind == 3) entity.country.clear();
        if (kind == 4) entity.aliases = {std::exchange(entity.name, "Myo " + entity.name)};
      } else if (entity.name.ends_with(" Union")) {
        const std::string team = entity.name.substr(0, blank) + "s";
        if (kind == 0) entity.name = "Paris " + team;
        if (kind == 1) entity.name = team;
        if (kind == 2) entity.type = "Person";
        if (kind == 2 && i % 3 == 0) entity.name = team;
        if (kind == 3) entity.type = "Place";
        if (kind < 3) entity.country.clear();
      }
    }
    std::erase_if(articles[i].relations,
                  [](const ExtractedRelation& relation) { return relation.type == "holds-office"; });
  }
  return articles;
}

// Articles about a few people and bodies, who are called in full, by surname, by a longer name or taken for
// each other.
inline std::vector<Extraction> small_world(unsigned seed, std::size_t count) {
  constexpr std::array<std::string_view, 7> kPeople = {"Paavo Lind", "Greta Holm", "Anna Reid", "Ola Berg",
                                                       "Suu Voss",   "Per Brandt", "Sven Lind"};
  constexpr std::array<std::string_view, 5> kWords = {"Otternet", "Otterby", "Rowline", "Bergen Otters",
                                                      "Otters"};
  std::mt19937 random(seed);
  const auto one_in = [&](unsigned n) { return random() % n == 0; };
  std::vector<Extraction> articles(count);
  for (std::size_t i = 0; i < count; ++i) {
    DocumentInfo& document = articles[i].document;
    document.id = document.sha256 = "small-" + std::to_string(i);
    document.date = (one_in(8) ? "2024" : "2026") + std::string("-02-03");
    for (const std::string_view full : kPeople) {
      if (!one_in(3) || (full == kPeople.back() && !one_in(8))) continue;
      const std::string name(full);
      ExtractedEntity person{"Person", name, "", {}, {{0, 1}}, {}};
      if (one_in(2))
        person.name = name.substr(name.find(' ') + 1);
      else if (one_in(6))
        person = {"Person", "Myo " + name, "", {name}, {{0, 1}}, {}};
      articles[i].entities.push_back(std::move(person));
    }
    for (const std::string_view word : kWords) {
      if (!one_in(2)) continue;
      const bool place = word == "Otterby";
      const std::string_view type = one_in(7) ? "Person" : place ? "Place" : "Organization";
      articles[i].entities.push_back({std::string(type), std::string(word), "", {}, {{0, 1}}, {}});
    }
  }
  return articles;
}

// Presidents of a few countries, told and called by their office alone, on days near to each other and far.
inline std::vector<Extraction> with_offices(std::vector<Extraction> articles) {
  constexpr std::string_view kSentence = "The president of Landia met them. ";
  for (std::size_t i = 0; i < articles.size(); ++i) {
    Extraction& article = articles[i];
    const std::size_t day = i * 13 % 200;
    article.document.date = std::to_string(2025 + day / 100) + "-0" + std::to_string(1 + day % 100 / 20) +
                            "-" + std::to_string(10 + day % 20);
    article.document.title = kSentence;
    const std::string iso3 = std::string("AA") + static_cast<char>('A' + i % 3);
    article.entities.push_back({"Country", "Land " + iso3, iso3, {}, {{17, 23}}, {}});
    const auto country = static_cast<std::uint32_t>(article.entities.size() - 1);
    for (ExtractedRelation& claim : article.relations) {
      const bool person = claim.source && article.entities[*claim.source].type == "Person";
      if (person && claim.type == "criticizes") {
        claim.type = "holds-office";
        claim.target = country;
        claim.properties["title"] = std::string(i % 7 == 0 ? "Acting President" : "President");
      } else if (claim.type == "visits" || claim.type == "meets-with") {
        claim.source = country;
        claim.evidence.sentence = {0, static_cast<std::uint32_t>(kSentence.size() - 1)};
        claim.evidence.source = Span{17, 23};
      }
    }
  }
  return articles;
}

// A few names of people for many more of them: what they do, how old they are and when differs.
inline std::vector<Extraction> with_namesakes(std::vector<Extraction> articles) {
  constexpr std::array<std::string_view, 5> kOffices = {"Police Chief", "Central Bank Governor", "Judge",
                                                        "General", "Mayor"};
  constexpr std::array<std::string_view, 3> kTrades = {"footballer", "novelist", "janitor"};
  for (std::size_t i = 0; i < articles.size(); ++i) {
    articles[i].document.date = std::to_string(1950 + i * 37 % 80) + "-05-0" + std::to_string(1 + i % 9);
    for (std::size_t j = 0; j < articles[i].entities.size(); ++j) {
      ExtractedEntity& entity = articles[i].entities[j];
      if (entity.type == "Agreement" && i % 3 != 0) entity.properties["date"] = std::to_string(1990 + i % 4);
      if (entity.type != "Person") continue;
      const std::size_t kind = (i * 5 + j * 3) % 11;
      if (i % 4 == 0) entity.country.clear();
      entity.properties.clear();
      if (kind < 5) entity.properties["office"] = std::string(kOffices[kind]);
      if (kind > 5 && kind < 9) entity.properties["occupation"] = std::string(kTrades[kind - 6]);
      if (kind % 4 == 1) entity.properties["born"] = std::to_string(1930 + i * 7 % 90);
    }
  }
  return articles;
}

// Of three in four articles, up to three are versions of one page; those of one day are told apart by hash.
inline std::vector<Extraction> with_versions(std::vector<Extraction> articles) {
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (i % 4 == 3) continue;
    articles[i].document.url = "https://example.org/page/" + std::to_string(i % (articles.size() / 3 + 1));
  }
  return articles;
}

inline std::vector<Extraction> with_copies(std::vector<Extraction> articles) {
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (i % 5 != 4) articles[i].document.source = "wire " + std::to_string(i % 7);
  }
  return articles;
}

}  // namespace newsgraph::test
