// What an event is for and about, in the words of the article: where the quoted phrase begins and ends.
#include "extract/phrase_text.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "base/file.hpp"
#include "pipeline.hpp"

using namespace newsgraph;

namespace {

// The property of the first relation of the type; "-" where there is no such relation.
std::string told(const std::string& text, const std::string& type, const std::string& property) {
  static const Analyzer analyzer(schemas_dir());
  Document doc;
  doc.text = text;
  doc.date = "2024-05-07";
  analyzer.annotate(doc);
  for (const ExtractedRelation& relation : analyzer.extract(doc).relations) {
    if (relation.type != type) continue;
    const auto found = relation.properties.find(property);
    return found == relation.properties.end() ? "" : to_string(found->second);
  }
  return "-";
}

}  // namespace

TEST_CASE("a purpose ends before what is told beside it") {
  CHECK(told("Greta Holm visited Lima to sign a treaty, which both sides had agreed in May.", "visits",
             "purpose") == "to sign a treaty");
  CHECK(told("Greta Holm visited Lima to discuss cars, steel and chips on Monday.", "visits", "purpose") ==
        "to discuss cars, steel and chips");
  CHECK(told("Greta Holm flew to Norway in a bid to win support for the treaty.", "visits", "purpose") ==
        "to win support for the treaty");
  CHECK(told("Greta Holm arrived in Lima for the G20 summit.", "visits", "purpose") == "the G20 summit");
}

TEST_CASE("neither times nor people are a purpose") {
  CHECK(told("Greta Holm visited Lima for the first time since 2016.", "visits", "purpose").empty());
  CHECK(told("Greta Holm met Paavo Lind for two hours.", "meets-with", "purpose").empty());
  CHECK(told("Norway gave Kenya 20 million dollars for the first time.", "aids", "purpose").empty());
  CHECK(told("Greta Holm met Paavo Lind in Oslo.", "meets-with", "purpose").empty());
}

TEST_CASE("a topic may be a name, a thing or a deed") {
  CHECK(told("Greta Holm held talks with Paavo Lind on Cyprus.", "meets-with", "topic") == "Cyprus");
  CHECK(told("Greta Holm held talks with Paavo Lind on Monday.", "meets-with", "topic").empty());
  CHECK(told("Greta Holm spoke with Paavo Lind over the phone.", "meets-with", "topic").empty());
  CHECK(told("Chile condemned Peru for the arrest of two reporters.", "criticizes", "topic") ==
        "the arrest of two reporters");
  CHECK(told("Chile accused Peru of \"backing rebels\" in the north.", "accuses", "topic") ==
        "backing rebels in the north");
}

TEST_CASE("a quoted phrase is one line and has an end") {
  CHECK(told("Greta Holm visited Lima to\n  discuss fishing\tquotas.", "visits", "purpose") ==
        "to discuss fishing quotas");
  const std::string purpose = told(
      "Greta Holm visited Lima to discuss the price of copper from the mines in the north of the country and "
      "the duties on machines from factories in the east of Chile and the rights of workers in the ports of "
      "both countries.",
      "visits", "purpose");
  CHECK(purpose.size() > 100);
  CHECK(purpose.size() <= 160);
  CHECK(purpose.rfind("to discuss the price of copper", 0) == 0);
  CHECK(purpose.back() != ' ');
}

TEST_CASE("two who meet to discuss something meet once") {
  Document doc;
  doc.text = "Chilean and Peruvian ministers met in Oslo on Tuesday to discuss the border dispute.";
  static const Analyzer analyzer(schemas_dir());
  analyzer.annotate(doc);
  int meetings = 0;
  for (const ExtractedRelation& relation : analyzer.extract(doc).relations)
    meetings += relation.type == "meets-with";
  CHECK(meetings == 1);
}

TEST_CASE("what somebody is asked not to do keeps its not, and is no act") {
  const std::string text = "Paavo Lind urged Norway not to send troops to Peru.";
  CHECK(told(text, "calls-on", "topic") == "not to send troops to Peru");
  CHECK(told(text, "calls-on", "act").empty());
}

TEST_CASE("the number of a name is no time, and a long phrase ends where a part of it ends") {
  CHECK(told("Greta Holm urged Peru to obey Resolution 1701.", "calls-on", "topic") ==
        "to obey Resolution 1701");
  const std::string topic = told(
      "Greta Holm urged Peru to open its northern border to the relief convoys of the neighbouring countries "
      "and to the doctors of the regional health organization in the coming rainy season of this year.",
      "calls-on", "topic");
  CHECK(topic.starts_with("to open its northern border"));
  CHECK(topic.size() <= 160);
  CHECK_FALSE(topic.ends_with("coming"));
  CHECK_FALSE(topic.ends_with("the"));
}
