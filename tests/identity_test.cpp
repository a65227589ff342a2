// Which names of different articles are one thing: each rule beside what looks like it and is not.
#include <catch2/catch.hpp>

#include "resolve_support.hpp"

using namespace newsgraph;
using Ids = std::vector<std::string>;

namespace {

struct Name {
  std::string type, name;
  std::string country = {};
  std::string office = {};
  std::vector<std::string> aliases = {};
};

Extraction article(const std::string& id, const std::vector<Name>& names,
                   const std::string& date = "2026-02-03") {
  Extraction made;
  made.document = {id, "", date, "", "", id};
  for (const Name& each : names) {
    ExtractedEntity entity{each.type, each.name, each.country, each.aliases, {{0, 1}}, {}};
    if (!each.office.empty()) entity.properties["office"] = each.office;
    made.entities.push_back(std::move(entity));
  }
  return made;
}

// The node of the first name of each article.
Ids firsts(const std::vector<std::vector<Name>>& articles, const std::vector<std::string>& dates = {}) {
  static const Ontology ontology = Ontology::load(NEWSGRAPH_SOURCE_DIR "/schemas");
  std::vector<Extraction> made;
  for (std::size_t i = 0; i < articles.size(); ++i)
    made.push_back(article(std::string(1, static_cast<char>('a' + i)), articles[i],
                           dates.empty() ? "2026-02-03" : dates[i]));
  Ids nodes;
  for (const auto& resolution : test::resolve(made, ontology).resolutions) {
    if (resolution.entity == 0) nodes.push_back(resolution.node);
  }
  return nodes;
}

bool one(const std::vector<std::vector<Name>>& articles) {
  const Ids nodes = firsts(articles);
  return std::all_of(nodes.begin(), nodes.end(), [&](const std::string& node) { return node == nodes[0]; });
}

Name person(std::string name, std::string country = "") {
  return {"Person", std::move(name), std::move(country)};
}
Name body(std::string name, std::string country = "") {
  return {"Organization", std::move(name), std::move(country)};
}
Name place(std::string name, std::string country = "") {
  return {"Place", std::move(name), std::move(country)};
}

const Name kBoss = person("Paavo Lind");
const Name kClub = body("Northern Rowing Club");

}  // namespace

TEST_CASE("jobs before a name and headline words behind it are no part of it") {
  CHECK(one({{person("Coach Anna Reid")}, {person("Anna Reid")}}));
  CHECK(one({{person("Rowing Coach Anna Reid")}, {person("Anna Reid")}}));
  CHECK(one({{person("Anna Reid Wins")}, {person("ANNA REID")}}));
  CHECK(one({{person("Anna Reid Saturday")}, {person("Anna Reid")}}));
  CHECK_FALSE(one({{person("Coach Anna Reid")}, {person("Coach Greta Reid")}}));
  CHECK_FALSE(one({{person("Carol Singer")}, {person("Carol")}}));     // a surname, not a job
  CHECK_FALSE(one({{person("Anna Dead")}, {person("Anna Killed")}}));  // nothing would be left
}

TEST_CASE("a middle name may be left out where that leaves only one person") {
  CHECK(one({{person("Anna Reid")}, {person("Anna Maria Reid")}}));
  CHECK(one({{person("Anna M. Reid")}, {person("Anna Maria Reid")}, {person("Anna Reid")}}));
  CHECK_FALSE(one({{person("Anna L. Reid")}, {person("Anna Maria Reid")}}));
  CHECK_FALSE(one({{person("Anna Reid", "GBR")}, {person("Anna Maria Reid", "USA")}}));
  const Ids two = firsts({{person("Anna Reid")}, {person("Anna Maria Reid")}, {person("Anna Louise Reid")}});
  CHECK((two[0] != two[1] && two[0] != two[2] && two[1] != two[2]));
  CHECK_FALSE(one({{person("Oh Jung Min", "KOR")}, {person("Oh Min", "KOR")}}));
}

TEST_CASE("a short given name is the long one, of one country or among the same people") {
  CHECK(one({{person("Bill Reid", "GBR")}, {person("William Henry Reid", "GBR")}}));
  CHECK_FALSE(one({{person("Bill Reid")}, {person("William Reid")}}));
  CHECK(one({{person("Bill Reid"), kBoss, kClub}, {person("William Reid"), kBoss, kClub}}));
  CHECK_FALSE(
      one({{person("Bill Reid", "GBR"), kBoss, kClub}, {person("William Reid", "USA"), kBoss, kClub}}));
  CHECK_FALSE(
      one({{person("Bill Reid"), kBoss}, {person("William Reid"), kBoss}}));  // one name proves little
  // An article that has both means one man, but not where it spells two names of one sound.
  CHECK(one(
      {{person("Bill Reid"), person("William Reid"), kBoss, kClub}, {person("William Reid"), kBoss, kClub}}));
  CHECK_FALSE(one({{person("Bill Reid"), person("William Reid"), kBoss}, {person("William Reid"), kBoss}}));
  CHECK(one({{person("Mohamed Holm"), kBoss, kClub}, {person("Muhammad Holm"), kBoss, kClub}}));
  CHECK_FALSE(one({{person("Mohamed Holm"), person("Muhammad Holm"), kBoss, kClub},
                   {person("Muhammad Holm"), kBoss, kClub}}));
}

TEST_CASE("a name may be called by its last words where an article says so") {
  const Name whole = {"Person", "Aung Myo Suu Lind", "", "", {"Suu Lind"}};
  CHECK(one({{person("Suu Lind"), kBoss, kClub}, {whole, kBoss, kClub}}));
  CHECK(one({{person("Suu Lind", "MMR")}, {{"Person", "Aung Myo Suu Lind", "MMR", "", {"Suu Lind"}}}}));
  CHECK_FALSE(one({{person("Suu Lind")}, {whole}}));  // nothing in common
  CHECK_FALSE(one({{person("Suu Lind"), kBoss, kClub}, {person("Aung Myo Suu Lind"), kBoss, kClub}}));
  CHECK_FALSE(one({{person("Suu Lind"), person("Aung Myo Suu Lind"), kBoss, kClub}, {whole, kBoss, kClub}}));
  const Name other = {"Person", "Ola Per Suu Lind", "", "", {"Suu Lind"}};
  const Ids three =
      firsts({{person("Suu Lind"), kBoss, kClub}, {whole, kBoss, kClub}, {other, kBoss, kClub}});
  CHECK((three[0] != three[1] && three[0] != three[2]));
}

TEST_CASE("a number behind a name is no part of it") {
  CHECK(one({{person("Anna Reid 65")}, {person("Anna Reid")}}));
  CHECK_FALSE(one({{person("Anna Reid 65")}, {person("Greta Reid 65")}}));
}

TEST_CASE("father and son of one name are told apart by their initials") {
  CHECK_FALSE(one({{person("Tom W. Hale", "USA")}, {person("Tom H. W. Hale", "USA")}}));
  CHECK(one({{person("Tom H.W. Hale", "USA")}, {person("Tom H. W. Hale", "USA")}}));
  const Ids three = firsts(
      {{person("Tom W. Hale", "USA")}, {person("Tom H. W. Hale", "USA")}, {person("Tom Hale", "USA")}});
  CHECK((three[2] != three[0] && three[2] != three[1]));
  CHECK(one({{person("Tom W. Hale", "USA")}, {person("Tom Hale", "USA")}}));
}

TEST_CASE("a family and its company are two, whichever is named alone") {
  const Ids hales = firsts({{body("Hale")}, {person("Tom Hale")}, {body("Hale Corp.")}, {person("Hale")}});
  CHECK(hales[0] == hales[2]);
  CHECK((hales[0] != hales[1] && hales[0] != hales[3]));
}

TEST_CASE("generations tell two people apart") {
  CHECK_FALSE(one({{person("Tom Hale Jr.")}, {person("Tom Hale Sr.")}}));
  CHECK_FALSE(one({{person("Tom Hale III", "USA")}, {person("Tom Hale", "USA")}}));
  CHECK(one({{person("Tom Hale Jr.")}, {person("Tom Hale, Jr.")}}));
  CHECK_FALSE(one({{person("Bill Hale Jr.", "USA")}, {person("William Hale", "USA")}}));
}

TEST_CASE("a lone surname is the person of whom articles with the same other names speak") {
  const std::vector<Name> full = {person("Greta Holm"), kBoss, kClub};
  CHECK(one({{person("Holm"), kBoss, kClub}, full}));
  CHECK_FALSE(one({{person("Holm"), kBoss}, full}));                   // too little in common
  CHECK_FALSE(one({{person("Holm"), place("Bergen"), kClub}, full}));  // of another story
  CHECK_FALSE(one({{person("Holm", "NOR"), kBoss, kClub}, {person("Greta Holm", "SWE"), kBoss, kClub}}));
  CHECK(one({{person("Holm", "NOR"), kBoss, kClub}, full}));
  CHECK_FALSE(one({{person("Holm"), person("Greta Holm"), kBoss, kClub}, full}));  // beside her: her husband
  const Ids two = firsts({{person("Holm"), kBoss, kClub}, full, {person("Sven Holm"), kBoss, kClub}});
  CHECK((two[0] != two[1] && two[0] != two[2]));
  const Ids years = firsts({{person("Holm"), kBoss, kClub}, full}, {"2026-02-03", "2019-02-03"});
  CHECK(years[0] != years[1]);
}

TEST_CASE("surnames that one person bears speak for one another") {
  const std::vector<Name> full = {person("Greta Holm"), kBoss, kClub};
  CHECK(one({{person("Holm"), person("Lind"), kClub}, full}));
  CHECK_FALSE(one({{person("Holm"), person("Lind")}, full}));  // and nothing else
  CHECK_FALSE(one({{person("Holm"), kClub}, full}));
  CHECK_FALSE(one({{person("Holm"), person("Lind", "SWE"), kClub},
                   {person("Greta Holm"), person("Paavo Lind", "FIN"), kClub}}));
  const Ids two = firsts({{person("Holm"), person("Lind"), kClub}, full, {person("Sven Lind")}});
  CHECK(two[0] != two[1]);  // which Lind?
}

TEST_CASE("a word taken for a surname is the body or place that many articles call so") {
  const Name cable = body("Otternet");
  const std::vector<Name> known = {cable, kBoss, kClub};
  CHECK(one({{person("Otternet"), kBoss, kClub}, known, known, known}));
  CHECK(one({{person("Otterby"), kBoss, kClub},
             {place("Otterby"), kBoss, kClub},
             {place("Otterby"), kBoss, kClub},
             {place("Otterby"), kBoss, kClub}}));
  CHECK_FALSE(one({{person("Otternet"), kBoss, kClub}, known, known}));  // no clear majority
  CHECK_FALSE(one({{person("Otternet"), kBoss}, known, known, known}));  // of another story
  CHECK_FALSE(
      one({{person("Otternet"), cable, kBoss, kClub}, known, known, known}));  // beside it: its founder
  const Ids borne =
      firsts({{person("Otternet"), kBoss, kClub}, known, known, known, {person("Anna Otternet")}});
  CHECK(borne[0] != borne[1]);
  const Ids two =
      firsts({{person("Otternet"), kBoss, kClub}, known, known, known, {place("Otternet"), kBoss, kClub}});
  CHECK((two[0] != two[1] && two[0] != two[4]));
}

TEST_CASE("surnames of several people that nothing explains are kept apart by article") {
  const Ids nodes =
      firsts({{person("Holm")}, {person("Holm")}, {person("Greta Holm")}, {person("Sven Holm")}});
  CHECK(nodes[0] != nodes[1]);
}

TEST_CASE("a team is called without its town where an article has both") {
  const std::vector<Name> both = {body("Bergen Otters"), body("Otters")};
  CHECK(one({{body("Otters")}, both, {body("Bergen Otters")}}));
  CHECK(firsts({{body("Otters")}, both})[0] == "organization:bergen-otters");
  CHECK_FALSE(one({{body("Otters")}, {body("Bergen Otters")}}));  // nothing speaks for it
  const Ids two = firsts({{body("Otters")}, both, {body("London Otters"), body("Otters")}});
  CHECK((two[0] != two[1] && two[0] != two[2] && two[1] != two[2]));
  CHECK_FALSE(one({{body("Otters", "GBR")}, {body("Bergen Otters", "NOR"), body("Otters", "GBR")}}));
  CHECK_FALSE(one({{body("Zoo")}, {body("London Zoo"), body("Zoo")}}));  // one in every town
  CHECK_FALSE(one({{body("Otters")}, {body("Wild Otters"), body("Otters")}}));
}

TEST_CASE("legal forms are no part of a company's name") {
  CHECK(one({{body("Lind Motors Corp.")}, {body("Lind Motors, Inc.")}, {body("Lind Motors")}}));
  CHECK_FALSE(one({{body("Lind Motors")}, {body("Lind")}}));
  CHECK_FALSE(one({{body("Lind Corp.", "NOR")}, {body("Lind Corp.", "USA")}}));
}

TEST_CASE("a plural in the name of a body is no other body, but where it is all of the name") {
  CHECK(one({{body("Academy of Moving Picture Arts")}, {body("Academy of Moving Pictures Arts")}}));
  CHECK(one({{body("Bergen Otter")}, {body("Bergen Otters")}}));
  CHECK_FALSE(one({{body("Bergen Glass")}, {body("Bergen Gla")}}));
  CHECK_FALSE(one({{body("Otter")}, {body("Otters")}}));
}

TEST_CASE("a name of several words is what a clear majority takes it for") {
  const std::vector<std::vector<Name>> articles = {{person("Nordic Telecom")},
                                                   {body("Nordic Telecom", "NOR")},
                                                   {body("Nordic Telecom", "NOR")},
                                                   {body("Nordic Telecom")}};
  CHECK(one(articles));
  CHECK(firsts(articles)[0] == "organization:nordic-telecom-nor");
  CHECK_FALSE(one({{person("Nordic Telecom")}, {body("Nordic Telecom")}}));             // one against one
  CHECK_FALSE(one({{place("Lind")}, {body("Lind")}, {body("Lind")}, {body("Lind")}}));  // a single word
}

TEST_CASE("ministries and parliaments are one for each country") {
  CHECK(one({{body("Foreign Ministry", "NOR")}, {body("Foreign Ministry", "NOR")}}));
  CHECK_FALSE(one({{body("Foreign Ministry", "NOR")}, {body("Foreign Ministry", "SWE")}}));
  CHECK_FALSE(one({{body("National Assembly", "NOR")}, {body("National Assembly")}}));  // whose is not said
  CHECK_FALSE(one({{body("National Assembly", "NOR")}, {body("National Assembly", "FRA")}}));
  // The country that an article is about is its parliament's; without one each article has its own.
  const Name norway{"Country", "Norway", "NOR"};
  CHECK(one({{body("National Assembly", "NOR")}, {body("National Assembly"), norway}}));
  CHECK(one({{body("National Assembly"), place("Bergen", "NOR")}, {body("National Assembly"), norway}}));
  CHECK_FALSE(one({{body("National Assembly")}, {body("National Assembly")}}));
  CHECK_FALSE(one({{body("National Assembly"), norway, {"Country", "France", "FRA"}},
                   {body("National Assembly"), norway}}));
  CHECK(one({{body("Senate"), norway, body("Norwegian Senate", "NOR"), {"Country", "France", "FRA"}},
             {body("Senate"), norway}}));
  const Ids three = firsts({{body("Court")}, {body("Court")}, {body("Bergen Court", "NOR"), norway}});
  CHECK((three[0] != three[1] && three[0] != three[2] && three[1] != three[2]));
}
