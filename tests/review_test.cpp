// Which look-alikes review shows.
#include "resolve/review.hpp"

#include <catch2/catch.hpp>

#include "written_articles.hpp"

using namespace newsgraph;
using namespace newsgraph::test;

namespace {

// Nodes left apart that review shows, as "name | other name".
std::vector<std::string> shown(const std::vector<ExtractedEntity>& entities) {
  const TempDir folder;
  Store store(folder.file("g.db"), Store::Mode::write_or_create);
  for (const ExtractedEntity& entity : entities) {
    Extraction article = Article(std::string("d").append(std::to_string(store.status().documents)));
    article.entities = {entity};
    store.add(article, text_for(article));
  }
  update(store, ontology());
  std::vector<std::string> pairs;
  for (const Doubt& doubt : review(store, test::names())) {
    if (!doubt.merged) pairs.push_back(doubt.node.name + " | " + doubt.other_name);
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

}  // namespace

TEST_CASE("names are not alike by a word that they share, nor by those that many bodies have") {
  CHECK(shown({body("Tarno National Congress"), body("National Council of Vik"),
               body("International Lundby Machines"), body("Orvik International")})
            .empty());
  CHECK(shown({body("Tarno National Congress"), body("Tarnow National Congress")}) ==
        Ids{"Tarno National Congress | Tarnow National Congress"});
  CHECK(shown({person("Bill Halvors"), person("Bill Lindqvist")}).empty());
  CHECK(shown({person("Kristin Halvors"), person("Kristen Halvors")}).size() == 1);
  CHECK(shown({body("Tarno National Congress"), body("Congress", "CHL")}).empty());
  CHECK(shown({body("Holm Institute"), body("Holm Institute of Marine Research")}).size() == 1);
  CHECK(shown({body("European Union", "EUU"), body("National Union", "FRA")}).empty());
  CHECK(shown({body("Supreme Court", "NOR"), body("Supreme Court", "SWE")}).empty());
  CHECK(shown({{"Group", "children", "NOR", {}, {}, {}}, {"Group", "children", "SWE", {}, {}, {}}}).empty());
  CHECK(shown({person("Ana Ruiz", "ESP"), person("Ana Ruiz", "CHL")}).size() == 1);
}
