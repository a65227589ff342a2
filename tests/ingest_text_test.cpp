#include <catch2/catch.hpp>
#include <cstdlib>

#include "base/utf8.hpp"
#include "ingest_support.hpp"

using namespace newsgraph;
using Strings = std::vector<std::string>;

namespace {

Document read_one(std::string_view bytes) {
  Collected collected = read_as("story.txt", bytes);
  REQUIRE(collected.failures.empty());
  REQUIRE(collected.documents.size() == 1);
  return collected.documents.front();
}

constexpr std::string_view kProse =
    "The foreign ministers of Chile and Peru met in Lima on Monday and signed an agreement on fishing "
    "rights.";

}  // namespace

TEST_CASE("a title line and a date line above the text are found and marked") {
  const Document doc = read_one("Ministers meet in Lima\nDate: 2026-03-04\n\n" + std::string(kProse) + "\n");
  CHECK(doc.title == "Ministers meet in Lima");
  CHECK(doc.date == "2026-03-04");
  CHECK(doc.source == "story.txt");
  CHECK(doc.id == "story-" + doc.sha256.substr(0, 8));
  CHECK(furniture_of(doc) == Strings{"Ministers meet in Lima", "Date: 2026-03-04"});
}

TEST_CASE("the text of a file is the file, so that spans are offsets into it") {
  const std::string bytes = "\tHeadline of the day\r\n\r\n  " + std::string(kProse) + "  \r\n\r\n\r\n";
  CHECK(read_one(bytes).text == bytes);
  CHECK(read_one("\xEF\xBB\xBF" + bytes).text == bytes);
}

TEST_CASE("menus, headlines, cues and credits around a saved page are marked, the prose is not") {
  const Document doc = read_one(
      "Menu Content\nGo Top\n\nPolitics\n\nChile and Peru Sign Fishing Accord\n\n"
      "Written: 2026-03-04 10:11:12Updated: 2026-03-05 00:01:02\n\nChile and Peru Sign Fishing Accord\n\n"
      "Photo : CITY News\n\nAnchor: " +
      std::string(kProse) +
      "\nLena Holm has more.\n\nReport: Peru welcomed the accord on Tuesday and said that it would be in "
      "force soon.\n\n"
      "[Soundbite: Foreign Minister (Spanish-English)]\n\"We are very glad that this dispute is over.\"\n\n"
      "Chile will send its parliament the accord next week.\nLena Holm, City Radio News.\n\nEditor's "
      "Pick\n\nClose\n\n"
      "This website uses cookies. Continuous usage will be considered as giving consent. For details >\n");
  CHECK(doc.title == "Chile and Peru Sign Fishing Accord");
  CHECK(doc.date == "2026-03-04");
  std::string prose = prose_of(doc);
  std::erase(prose, '\n');
  CHECK(prose == " " + std::string(kProse) +
                     " Peru welcomed the accord on Tuesday and said that it would be in force soon."
                     "\"We are very glad that this dispute is over.\""
                     "Chile will send its parliament the accord next week.");
}

TEST_CASE("a date in front of the first sentence is cut from it") {
  for (const std::string prefix :
       {"date 2026-03-04 ", "> date 2026-03-04 ", "2026-03-04 - ", "Published: March 4, 2026 "}) {
    const Document doc = read_one(" " + prefix + std::string(kProse));
    CHECK(doc.date == "2026-03-04");
    CHECK(prose_of(doc) == " " + std::string(kProse));
  }
}

TEST_CASE("a dateline in front of the first sentence is cut from it") {
  for (const std::string dateline :
       {"LIMA - ", "LIMA (Harbour Post) -- ", "LIMA, March 4 — ", "New Tarno (XYN) – ", "Lima - ", "New Tarno — "}) {
    const Document doc = read_one(dateline + std::string(kProse) + "\n\n" + std::string(kProse) + "\n");
    CHECK(furniture_of(doc) == Strings{dateline});
  }
  CHECK(read_one("NATO - led forces left. " + std::string(kProse)).furniture.empty());
  CHECK(read_one("Lima - the capital - was quiet on Monday, as it is in every summer.").furniture.empty());
  CHECK(read_one("Norway - Chile talks").furniture.empty());
  CHECK(read_one("Tarno Union (TU) - " + std::string(kProse)).furniture.empty());
}

TEST_CASE("dates are read in the forms that news sites use") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"Date: 2013-12-10", "2013-12-10"},
      {"Published 3 February 2026", "2026-02-03"},
      {"Published on Tuesday, Feb. 3, 2026 at 4 p.m.", "2026-02-03"},
      {"Posted: 3rd Feb 2026, 14:05", "2026-02-03"},
      {"Updated: 2026/2/5", "2026-02-05"},
      {"Saturday, April 4, 2009", "2009-04-04"},
      {"Written: 2026.02.03. 13:38", "2026-02-03"},
      {"Date: 2026-02-30", ""},
      {"Date: 03/04/2026", ""},
      {"Date: unknown", ""}};
  for (const auto& [line, date] : cases) {
    INFO(line);
    const Document doc = read_one("A headline without an end\n\n" + line + "\n\n" + std::string(kProse));
    CHECK(doc.date == date);
    CHECK(prose_of(doc).find(line) == std::string::npos);
  }
}

TEST_CASE("the day of publication wins over the day of a change, and over dates in the prose") {
  const Document doc = read_one("Updated: 2026-02-05\nPublished: 2026-02-03\n\n" + std::string(kProse) +
                                "\n\nOn 2020-01-01 the old accord ended after many years of debate.\n");
  CHECK(doc.date == "2026-02-03");
}

TEST_CASE("a file name that holds a day dates a text that has none") {
  const Collected read = read_as("2026-03-04-lima.txt", kProse);
  REQUIRE(read.documents.size() == 1);
  CHECK(read.documents[0].date == "2026-03-04");
}

TEST_CASE("text without furniture has none, whatever its length") {
  for (const std::string_view text :
       {kProse, std::string_view("Chile met Peru in Lima on Monday"), std::string_view("Yes.")}) {
    const Document doc = read_one(text);
    CHECK(doc.furniture.empty());
    CHECK(doc.title.empty());
  }
}

TEST_CASE("a paragraph wrapped to a fixed width is prose from its first line on") {
  const Document doc = read_one(
      "The foreign ministers of Chile and Peru met in Lima on Monday and signed\n"
      "an agreement on fishing rights that both parliaments still have to pass\n"
      "before it comes into force, the Peruvian government said in a statement\n"
      "on its website.\n\nChile did not comment on the matter in public on that day.\n");
  CHECK(doc.furniture.empty());
}

TEST_CASE("sentences about reports, cookies and photos stay prose") {
  const std::string text =
      "The report said that cookies of the ministry were sold in Lima on Monday afternoon.\n\n"
      "Photo agencies published the report of the ministry in May 2025 without asking.\n\n"
      "Getty Images allows the free use of 35 million photos from its files.\n\n"
      "Israel denies reports.\n\nDate growers in Tunisia expect a good harvest this year, they said.\n";
  CHECK(read_one(text).furniture.empty());
}

TEST_CASE("what follows a heading of other articles is cut, unless it is most of the text") {
  const std::string tail = "\n\nRelated articles\n\nPrices rose sharply in the capital of Peru last week.\n";
  const Document cut = read_one(std::string(kProse) + tail);
  CHECK(cut.furniture.size() == 2);
  const Document kept =
      read_one("It was a long day for all of the ministers there." + tail + "\n" + std::string(kProse));
  CHECK(prose_of(kept).find(kProse) != std::string::npos);
}

TEST_CASE("broken UTF-8 becomes replacement characters at the same place") {
  const Document doc =
      read_one("Caf\xE9 owners in S\xE3o Paulo signed the petition against the tax on Monday.");
  CHECK(utf8::valid(doc.text));
  CHECK(doc.text.starts_with("Caf\xEF\xBF\xBD owners"));
}

TEST_CASE("UTF-16 with a byte order mark is read") {
  const std::string little("\xFF\xFEH\0i\0 \0\x3D\xD8\x00\xDE\n\0", 14);
  CHECK(read_one(little).text == "Hi \xF0\x9F\x98\x80\n");
  const std::string big("\xFE\xFF\0H\0i\xDC\x00", 8);
  CHECK(read_one(big).text == "Hi\xEF\xBF\xBD");
}

TEST_CASE("the seed articles keep their prose and lose their page") {
  const char* const set = std::getenv("NEWSGRAPH_SHARED");
  const std::string shared = set != nullptr ? set : std::string(NEWSGRAPH_SOURCE_DIR) + "/../shared";
  const std::string path = shared + "/seeds/kbs-2026-02-03.txt";
  if (!std::filesystem::exists(path)) {
    WARN("skipped: no seed articles at " << path);
    return;
  }
  Collected collected;
  read_path(path, collected.sink());
  REQUIRE(collected.documents.size() == 1);
  const Document& doc = collected.documents.front();
  CHECK(doc.date == "2026-02-03");
  CHECK(doc.furniture.size() == 16);
  CHECK(prose_of(doc).find("Korean-English") == std::string::npos);
  CHECK(prose_of(doc).find("Anchor") == std::string::npos);
  CHECK(prose_of(doc).find("cookies") == std::string::npos);
  CHECK(prose_of(doc).find("I am departing today to participate") != std::string::npos);
}
