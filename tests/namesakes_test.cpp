// People of one name and country who are kept apart by what articles tell of them.
#include "resolve/namesakes.hpp"

#include <catch2/catch.hpp>

#include "resolve/review.hpp"
#include "written_articles.hpp"

using namespace newsgraph;
using namespace newsgraph::test;

namespace {

// An article of that day with one person.
Extraction dated(const std::string& id, const std::string& day, ExtractedEntity entity) {
  Extraction article = Article(id);
  article.document.date = day;
  article.entities = {std::move(entity)};
  return article;
}

ExtractedEntity with(ExtractedEntity entity, const std::string& property, const std::string& value) {
  entity.properties[property] = value;
  return entity;
}

// The node of each article's person, in the order of articles.
Ids people_of(const std::vector<Extraction>& articles, const std::vector<Decision>& decisions = {}) {
  Ids ids;
  for (const auto& each : resolve(articles, ontology(), decisions).resolutions) ids.push_back(each.node);
  return ids;
}

const Extraction kChief = dated("a", "2024-03-01", person("Paavo Lind", "NOR", "Police Chief"));
const Extraction kBanker = dated("b", "2024-03-08", person("Paavo Lind", "NOR", "Central Bank Governor"));

}  // namespace

TEST_CASE("unlike offices at one time make two people of one name and country") {
  CHECK(people_of({kChief, kBanker}) ==
        Ids{"person:paavo-lind~nor~police-chief", "person:paavo-lind~nor~central-bank-governor"});
  CHECK(people_of({kChief, dated("b", "2035-03-08", person("Paavo Lind", "NOR", "Central Bank Governor"))}) ==
        Ids{"person:paavo-lind", "person:paavo-lind"});
  CHECK(people_of({dated("a", "2019-03-01", person("Greta Holm", "NOR", "Foreign Minister")),
                   dated("b", "2023-03-01", person("Greta Holm", "NOR", "Prime Minister"))}) ==
        Ids{"person:greta-holm", "person:greta-holm"});
}

TEST_CASE("people of one name and two ages are two, and ids tell them apart") {
  CHECK(people_of({dated("a", "2024-03-01", with(person("Anna Reid"), "born", "1989/1990")),
                   dated("b", "2024-03-08", with(person("Anna Reid"), "born", "1962/1963"))}) ==
        Ids{"person:anna-reid~born-1989", "person:anna-reid~born-1962"});
  const auto boxer = [](const std::string& born) {
    return with(with(person("Anna Reid"), "born", born), "occupation", "boxer");
  };
  CHECK(people_of(
            {dated("a", "2024-03-01", boxer("1999/2000")), dated("b", "1994-03-08", boxer("1969/1970"))}) ==
        Ids{"person:anna-reid~boxer-born-1999", "person:anna-reid~boxer-born-1969"});
  CHECK(people_of({dated("a", "1989-03-01", person("Bill Reid", "", "President")),
                   dated("b", "2024-03-08", with(person("Bill Reid"), "occupation", "footballer"))}) ==
        Ids{"person:bill-reid~president", "person:bill-reid~footballer"});
}

TEST_CASE("who is only named goes to whom articles with the same others mean, else to the nearest in time") {
  const auto with_others = [](Extraction article) {
    article.entities.push_back(body("Rowline Council"));
    article.entities.push_back(person("Ola Berg"));
    return article;
  };
  const Ids ids =
      people_of({kChief, with_others(kBanker), dated("c", "2024-05-01", person("Paavo Lind", "NOR")),
                 with_others(dated("d", "2025-03-08", person("Paavo Lind", "NOR")))});
  REQUIRE(ids.size() == 8);
  CHECK(ids[4] == "person:paavo-lind~nor~central-bank-governor");  // of two as near the first by its words
  CHECK(ids[5] == "person:paavo-lind~nor~central-bank-governor");
}

TEST_CASE("work that only one of the articles about the same others has is a mistake, no namesake") {
  const auto with_others = [](Extraction article) {
    article.entities.push_back(body("Rowline Council"));
    article.entities.push_back(person("Ola Berg"));
    return article;
  };
  const Ids ids = people_of({with_others(kChief), with_others(kBanker)});
  REQUIRE(ids.size() == 6);
  CHECK(ids[0] == "person:paavo-lind");
  CHECK(ids[3] == "person:paavo-lind");
}

TEST_CASE("review lists namesakes kept apart with the reason, and a decision wins") {
  const TempDir folder;
  Store store(folder.file("g.db"), Store::Mode::write_or_create);
  for (const Extraction& article : {kChief, kBanker}) store.add(article, text_for(article));
  update(store, ontology());
  const std::vector<Doubt> doubts = review(store, test::names());
  REQUIRE(doubts.size() == 1);
  CHECK_FALSE(doubts[0].merged);
  CHECK(doubts[0].reason == "same name, but a namesake with other work at the same time, same country");
  CHECK(doubts[0].score < 0.75);
  CHECK(people_of({kChief, kBanker}, {{Action::merge,
                                       {doubts[0].node.id, doubts[0].node.name},
                                       {doubts[0].other, doubts[0].other_name},
                                       "",
                                       "one man"}}) == Ids{doubts[0].node.id, doubts[0].node.id});
}
