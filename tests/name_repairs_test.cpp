#include "nlp/name_repairs.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "named_words.hpp"

using namespace newsgraph;
using enum EntityLabel;

namespace {

std::vector<std::string> names_after(Document& doc) {
  const std::string schemas = NEWSGRAPH_SOURCE_DIR "/schemas";
  static const Places places = Places::load(schemas);
  NameRepairs(schemas, places).run(doc);
  return names_of(doc);
}

}  // namespace

TEST_CASE("A national team is no country") {
  Document doc = words_of("Velmora national football team beat the Orsk national bank");
  name(doc, {0, 1}, GPE);
  name(doc, {6, 7}, GPE);
  CHECK(names_after(doc) == std::vector<std::string>{"Velmora national football team/ORG", "Orsk/GPE"});
}

TEST_CASE("A legal form that was taken for a name belongs to the company before it") {
  Document doc = words_of("Velmora , Inc. bought Orsk , Tarno");
  name(doc, {0, 1}, ORG);
  name(doc, {2, 3}, ORG);
  name(doc, {4, 5}, ORG);
  name(doc, {6, 7}, ORG);
  CHECK(names_after(doc) == std::vector<std::string>{"Velmora , Inc./ORG", "Orsk/ORG", "Tarno/ORG"});
}

TEST_CASE("A firm that looks like a person is one, unless the article has the person") {
  Document doc = words_of("Goldman Sachs said Siemens fell . Anna Reid left");
  name(doc, {0, 2}, PER);
  name(doc, {3, 4}, PER);
  name(doc, {6, 8}, PER);
  CHECK(names_after(doc) == std::vector<std::string>{"Goldman Sachs/ORG", "Siemens/ORG", "Anna Reid/PER"});

  Document person = words_of("Anna Siemens said Siemens fell");
  name(person, {0, 2}, PER);
  name(person, {3, 4}, PER);
  CHECK(names_after(person) == std::vector<std::string>{"Anna Siemens/PER", "Siemens/PER"});
}

TEST_CASE("A town stands in front of its country, a list of names does not tell") {
  Document doc = words_of("in Orsk , Norway . with Tarno , Norway . in Reid , Norway and more");
  for (std::size_t i = 0; i < doc.tokens.size(); ++i) {
    if (doc.form(static_cast<std::uint32_t>(i)) == ",") doc.tokens[i].upos = Upos::PUNCT;
  }
  for (const std::uint32_t i : {1U, 6U, 11U}) {
    name(doc, {i, i + 1}, PER);
    name(doc, {i + 2, i + 3}, GPE);
  }
  CHECK(names_after(doc) == std::vector<std::string>{"Orsk/GPE", "Norway/GPE", "Tarno/PER", "Norway/GPE",
                                                     "Reid/PER", "Norway/GPE"});
}

TEST_CASE("An article and a pronoun are no names") {
  Document doc = words_of("The Velmora and I");
  doc.tokens[0].upos = Upos::DET;
  doc.tokens[3].upos = Upos::PRON;
  name(doc, {0, 1}, GPE);
  name(doc, {1, 2}, GPE);
  name(doc, {3, 4}, PER);
  CHECK(names_after(doc) == std::vector<std::string>{"Velmora/GPE"});
}

TEST_CASE("An address parts two names") {
  Document doc = words_of("Anna Reid reid@orsk.example Orsk Institute");
  name(doc, {0, 5}, ORG);
  CHECK(names_after(doc) == std::vector<std::string>{"Anna Reid/PER", "Orsk Institute/ORG"});
}

TEST_CASE("A government goes by its house") {
  Document doc = words_of("the Kremlin and Orsk");
  name(doc, {1, 2}, GPE);
  name(doc, {3, 4}, GPE);
  CHECK(names_after(doc) == std::vector<std::string>{"Kremlin/ORG", "Orsk/GPE"});
}

TEST_CASE("A plural that only peoples have is no place") {
  Document doc = words_of("the Tarnites met in Velmora");
  name(doc, {1, 2}, GPE);
  name(doc, {4, 5}, GPE);
  CHECK(names_after(doc) == std::vector<std::string>{"Tarnites/NORP", "Velmora/GPE"});
}

TEST_CASE("Goods that somebody buys are no body, a company of such a name is") {
  Document doc = words_of("he buys Norwegian Oil and Norwegian Oil sold it");
  hang(doc, 3, 1, Deprel::obj);
  hang(doc, 6, 7, Deprel::nsubj);
  name(doc, {2, 4}, ORG);
  name(doc, {5, 7}, ORG);
  CHECK(names_after(doc) == std::vector<std::string>{"Norwegian/NORP", "Norwegian Oil/ORG"});
}
