// Which names of articles are one person.
#include <algorithm>
#include <catch2/catch.hpp>

#include "written_articles.hpp"

using namespace newsgraph;
using namespace newsgraph::test;

TEST_CASE("people of one name are one person unless two countries are known") {
  CHECK(one_each({person("Ana Ruiz", "ESP"), person("Ana Ruiz"), person("Minister Ana Ruíz", "ESP")}) ==
        Ids{"person:ana-ruiz"});
  CHECK(one_each({person("Ana Ruiz", "ESP"), person("ANA RUIZ")}) == Ids{"person:ana-ruiz"});
  CHECK(resolved({Article("a").with(person("RUIZ, ANA")), Article("b").with(person("Minister Ana Ruiz")),
                  Article("c").with(person("Ana Ruiz"))})
            .nodes[0]
            .name == "Ana Ruiz");
  CHECK(one_each({person("Ana Ruiz", "ESP"), person("Ana Ruiz", "CHL")}) ==
        Ids{"person:ana-ruiz~chl", "person:ana-ruiz~esp"});
  CHECK(one_each({person("Ana Ruiz", "ESP"), person("Ana Ruiz", "CHL"), person("Ana Ruiz")}).size() == 3);
  CHECK(one_each({person("Ana Ruiz", "ESP"), person("Ana Ruiz", "ESP"), person("Ana Ruiz", "CHL"),
                  person("Ana Ruiz")})
            .size() == 2);
  CHECK(one_each({person("Ana Ruiz"), person("Ana Ruz")}).size() == 2);
}

TEST_CASE("a country that is only inferred gives way to one that is stated for the same name and office") {
  const auto minister = [](const std::string& id, const std::string& name, const std::string& code,
                           const std::string& office, double confidence) {
    Article article(id);
    const auto who = article.person(name, code, office);
    article.says("holds-office", who, article.country(code)).confidence = confidence;
    return Extraction(article);
  };
  const auto people = [](const std::vector<Extraction>& articles) {
    Ids found;
    for (const Node& node : resolved(articles).nodes) {
      if (node.type == "Person") found.push_back(node.id + " " + node.country);
    }
    return found;
  };
  const Extraction stated = minister("a", "Ana Ruiz", "ESP", "Foreign Minister", 0.92);
  CHECK(people({stated, minister("b", "Ana Ruiz", "IND", "Foreign Minister", 0.6)}) ==
        Ids{"person:ana-ruiz ESP"});
  CHECK(people({stated, minister("b", "Ana Ruiz", "IND", "Foreign Minister", 0.9)}).size() == 2);
  CHECK(people({stated, minister("b", "Ana Ruiz", "IND", "Mayor", 0.6)}).size() == 2);
}

TEST_CASE("spellings and orders of one name are one person, different names are not") {
  CHECK(one_each({person("Park Min-seo", "KOR"), person("Min-seo Park"), person("Park, Min-seo"),
                  person("Park Min Seo", "KOR"), person("Park Minseo")})
            .size() == 1);
  CHECK(one_each({person("Li Wen", "CHN"), person("Wen Li")}).size() == 1);
  CHECK(one_each({person("Ali Hassan"), person("Hassan Ali")}).size() == 2);
  CHECK(one_each({person("Ann Abel"), person("Anna Bel")}).size() == 2);
  CHECK(one_each({person("Tom W. Hale", "USA"), person("Tom Hale", "USA")}).size() == 1);
  CHECK(one_each({person("Tom W. Hale", "USA"), person("Tom H. W. Hale", "USA"), person("Tom Hale", "USA")})
            .size() == 3);
  CHECK(one_each({person("Tom Hale Jr.", "USA"), person("Tom Hale", "USA")}).size() == 2);
}

TEST_CASE("a lone surname joins the only person of that surname with its country or office") {
  CHECK(one_each({person("Ana Ruiz", "ESP"), person("Ruiz", "ESP")}) == Ids{"person:ana-ruiz"});
  CHECK(one_each({person("Ana Ruiz", "", "Mayor"), person("Ruiz", "", "Mayor")}) == Ids{"person:ana-ruiz"});
  CHECK(one_each({person("Ana Ruiz", "ESP"), person("Ruiz", "CHL")}) ==
        Ids{"person:ana-ruiz", "person:ruiz~chl"});
  CHECK(one_each({person("Ana Ruiz", "ESP"), person("Ruiz")}).size() == 2);  // nothing speaks for it
  CHECK(one_each({person("Park Min-seo", "KOR"), person("Park", "KOR")}).size() == 1);
  CHECK(one_each({person("Park Min-seo", "KOR"), person("Seo", "KOR")}).size() == 2);
}

TEST_CASE("a surname that several people bear stays with its article") {
  const Ids nodes = one_each({person("Park Min-seo", "KOR"), person("Park Ji-hu", "KOR"),
                              person("Park", "KOR"), person("Park", "KOR")});
  CHECK(nodes.size() == 4);
  CHECK(std::set<std::string>(nodes.begin(), nodes.end()).size() == 4);
}

TEST_CASE("a surname that stands beside its full name in one article is somebody else") {
  Article article("a");
  article.person("Ana Ruiz", "ESP");
  article.person("Ruiz", "ESP");
  CHECK(resolved({article}).nodes.size() == 2);
}

TEST_CASE("as of a day a person has the names and the office that articles had given by then") {
  const test::TempDir folder;
  Store store(folder.file("g.db"), Store::Mode::write_or_create);
  const auto add = [&](const std::string& day, const std::string& office, std::vector<std::string> aliases) {
    Article article(day, day);
    const auto who = article.person("Greta Holm", "NOR", office);
    article.says("visits", who, article.country("SWE"), Status::actual, day);
    Extraction made = article;
    made.entities[who].aliases = std::move(aliases);
    store.add(made, test::text_for(made));
  };
  add("2026-01-02", "Foreign Minister", {"Holm"});
  add("2026-03-04", "Prime Minister", {"Gigi"});
  test::update(store, ontology());
  const auto known = [&](const std::string& day) {
    ViewFilter filter;
    filter.as_of = day;
    const GraphView view(store, filter);
    std::string all;
    view.for_each_node([&](const Node& node) {
      if (node.type != "Person") return;
      all = to_string(node.properties.at("office"));
      for (const std::string& alias : node.aliases) all += ", " + alias;
      CHECK(view.as_known(node).aliases == node.aliases);
    });
    return all;
  };
  CHECK(known("") == "Prime Minister, Gigi, Holm");
  CHECK(known("2026-02") == "Foreign Minister, Holm");
  CHECK(known("2026-03-04") == "Prime Minister, Gigi, Holm");
}
