// Who held an office on a day: what articles of different days say, and where they leave it open.
#include "graph/office_terms.hpp"

#include <catch2/catch.hpp>

#include "resolve_support.hpp"

using namespace newsgraph;

namespace {

struct Said {
  std::string person, title, published;
  Status status = Status::actual;
  std::string from = {}, to = {};
};

class ToldOffices {
public:
  explicit ToldOffices(const std::vector<Said>& said) {
    static const Ontology ontology = Ontology::load(NEWSGRAPH_SOURCE_DIR "/schemas");
    for (const Said& each : said) m_store.add(article(each), std::string(20, 'x'));
    test::update(m_store, ontology);
  }

  [[nodiscard]] std::vector<OfficeTerm> terms(const std::string& title = "Foreign Minister") const {
    ViewFilter filter;
    filter.types = {"holds-office"};
    filter.targets = {"country:NOR"};
    return office_terms(GraphView(m_store, filter), [&](const std::string& each) { return each == title; });
  }

  [[nodiscard]] std::vector<std::string> on(const std::string& day) const {
    std::vector<std::string> people;
    for (const OfficeTerm& term : holders_on(terms(), day)) people.push_back(term.person);
    return people;
  }
  [[nodiscard]] std::vector<std::string> between(const std::string& from, const std::string& to) const {
    std::vector<std::string> people;
    for (const OfficeTerm& term : held_between(terms(), from, to)) people.push_back(term.person);
    return people;
  }

private:
  Extraction article(const Said& said) {
    Extraction made;
    const std::string id = std::to_string(++m_articles);
    made.document = {id, "", said.published, "", "", id};
    made.entities.push_back({"Person", said.person, "NOR", {}, {{0, 1}}, {}});
    made.entities.push_back({"Country", "Norway", "NOR", {}, {{1, 2}}, {}});
    ExtractedRelation relation;
    relation.type = "holds-office";
    relation.source = 0;
    relation.target = 1;
    relation.status = said.status;
    relation.time = {said.from, said.to, ""};
    relation.properties["title"] = said.title;
    relation.confidence = 0.9;
    relation.rule = "test";
    relation.evidence = {{0, 9}, {0, 1}, std::nullopt, std::nullopt};
    made.relations.push_back(std::move(relation));
    return made;
  }

  test::TempDir m_folder;
  Store m_store{m_folder.file("g.db"), Store::Mode::write_or_create};
  int m_articles = 0;
};

using People = std::vector<std::string>;
const std::string kOffice = "Foreign Minister";
const People kAnna = {"person:anna-reid"};
const People kPaavo = {"person:paavo-lind"};

}  // namespace

TEST_CASE("an office is held from the first to the last day that articles tell it") {
  const ToldOffices offices({{"Anna Reid", kOffice, "2026-01-05"},
                             {"Anna Reid", kOffice, "2026-02-20"},
                             {"Paavo Lind", kOffice, "2026-03-02"},
                             {"Greta Holm", "Prime Minister", "2026-02-01"}});
  CHECK(offices.on("2026-02-03") == kAnna);
  CHECK(offices.on("2026-02-25") == kAnna);  // nobody has told of another yet
  CHECK(offices.on("2026-03-02") == kPaavo);
  CHECK(offices.on("2026-04-01") == kPaavo);
  CHECK(offices.on("2025-12-31").empty());
  CHECK(offices.on("2028-01-01").empty());  // too long ago
  CHECK(offices.terms().size() == 2);
}

TEST_CASE("two people told of on one day leave it open") {
  const ToldOffices offices({{"Anna Reid", kOffice, "2026-01-05"},
                             {"Anna Reid", kOffice, "2026-02-20"},
                             {"Paavo Lind", kOffice, "2026-02-01"},
                             {"Paavo Lind", kOffice, "2026-03-01"}});
  CHECK(offices.on("2026-01-10") == kAnna);
  CHECK(offices.on("2026-02-10").size() == 2);
  CHECK(offices.on("2026-02-25") == kPaavo);
}

TEST_CASE("a former minister is none any more") {
  const ToldOffices offices(
      {{"Anna Reid", kOffice, "2026-01-05"}, {"Anna Reid", kOffice, "2026-02-01", Status::past}});
  CHECK(offices.on("2026-01-20") == kAnna);
  CHECK(offices.on("2026-02-02").empty());
  CHECK(offices.terms()[0].left == "2026-02-01");
}

TEST_CASE("a time that an article gives counts, plans and undated articles do not") {
  const ToldOffices offices({{"Anna Reid", kOffice, "2026-01-05", Status::past, "2019-01-01", "2021-12-31"},
                             {"Paavo Lind", kOffice, "2026-01-05", Status::planned},
                             {"Greta Holm", kOffice, ""}});
  CHECK(offices.on("2020-06-01") == kAnna);
  CHECK(offices.on("2026-01-05").empty());
}

TEST_CASE("who held an office for some part of a time") {
  const ToldOffices told({{"Anna Reid", "Foreign Minister", "2025-01-10"},
                          {"Anna Reid", "Foreign Minister", "2025-06-10"},
                          {"Paavo Lind", "Foreign Minister", "2026-03-02"},
                          {"Ola Berg", "Foreign Minister", ""}});
  CHECK(told.between("2025-02-01", "2025-02-28") == std::vector<std::string>{"person:anna-reid"});
  CHECK(told.between("2025-06-10", "").size() == 2);
  CHECK(told.between("", "2026-01-01") == std::vector<std::string>{"person:anna-reid"});
  CHECK(told.between("2025-07-01", "2025-12-31").empty());
}
