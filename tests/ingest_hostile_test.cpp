// Bounded, seeded fuzzing: pieces of real formats, mutated. The same inputs at every run.
#include <catch2/catch.hpp>
#include <random>

#include "fuzz/ingest_fuzz.hpp"
#include "ingest/encoding.hpp"
#include "ingest/furniture.hpp"
#include "ingest_support.hpp"

using namespace newsgraph;

namespace {

const std::vector<std::string> kPieces = {"<p>",
                                          "</p>",
                                          "<div class=\"",
                                          "<table><tr><td>",
                                          "<svg><title>",
                                          "</svg>",
                                          "<!--",
                                          "-->",
                                          "<script type='application/ld+json'>",
                                          "</script>",
                                          "{\"@graph\":[",
                                          "\"datePublished\":\"2026-03-04\"",
                                          "<meta charset='euc-kr'>",
                                          "&#x110000;",
                                          "&amp",
                                          "&#0;",
                                          "{\"id\":\"",
                                          "\",\"text\":\"",
                                          "\",\"html\":\"",
                                          "\"}",
                                          "\\ud800",
                                          "\\u0000",
                                          "[[[[",
                                          "]",
                                          "\n",
                                          "\r\n",
                                          "\n\n",
                                          "Date: 2026-03-04",
                                          "Written: 2026-13-45",
                                          "[Soundbite: ",
                                          "Anchor:",
                                          "date ",
                                          "Monday, ",
                                          "Feb. 3, 2026",
                                          "The ministers of Chile and Peru met in Lima. ",
                                          "Related articles",
                                          "\xFF\xFE",
                                          "\xEF\xBB\xBF",
                                          "\xED\xA0\x80",
                                          "\xF4\x90\x80\x80",
                                          "\xC3",
                                          "\xE2\x80\x9D",
                                          "\xC2\xA0",
                                          " | ",
                                          " > ",
                                          "photo by",
                                          ":",
                                          "(",
                                          ")",
                                          "\"",
                                          "<a href=x>",
                                          "</a>",
                                          "<br>",
                                          "<b><i>",
                                          "</b></i>",
                                          "<template>",
                                          "<select><option>",
                                          "<title>"};

std::string random_input(std::mt19937& random) {
  std::string bytes;
  for (auto count = random() % 60; count > 0; --count) {
    bytes += kPieces[random() % kPieces.size()];
    if (random() % 8 == 0) bytes += static_cast<char>(random() % 256);
  }
  for (auto count = random() % 4; count > 0 && !bytes.empty(); --count)
    bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
  return bytes;
}

}  // namespace

TEST_CASE("no input makes a reader break its contract") {
  std::mt19937 random(20260304);
  for (int round = 0; round < 6000; ++round) {
    const std::string bytes = random_input(random);
    fuzz_ingest(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  }
  SUCCEED("6000 inputs read");
}

TEST_CASE("whole files of mixed content are read or refused, with the same result each time") {
  std::mt19937 random(7);
  const TemporaryFolder folder;
  for (int round = 0; round < 200; ++round) {
    const std::string path = folder.write("input", random_input(random));
    Collected first;
    Collected second;
    read_path(path, first.sink());
    read_path(path, second.sink());
    CHECK(first.documents.size() + first.failures.size() >= 1);
    REQUIRE(first.documents.size() == second.documents.size());
    for (std::size_t i = 0; i < first.documents.size(); ++i)
      CHECK(first.documents[i].sha256 == second.documents[i].sha256);
  }
}

TEST_CASE("a text of a hundred megabytes on one line is one failure") {
  const Collected read = read_as("big.txt", std::string(std::size_t{100} << 20U, 'a'));
  CHECK(read.documents.empty());
  REQUIRE(read.failures.size() == 1);
  CHECK_THAT(read.failures[0].reason, Catch::Contains("100 MB of text") && Catch::Contains("split it"));
}

TEST_CASE("a line of NDJSON beyond all limits is passed over, the next is read") {
  std::string bytes = "{\"text\":\"";
  bytes.append(std::size_t{129} << 20U, 'a');
  const Collected read = read_as("big.ndjson", bytes + "\"}\n{\"id\":\"2\",\"text\":\"Two.\"}\n");
  CHECK(read.documents.size() == 1);
  REQUIRE(read.failures.size() == 1);
  CHECK_THAT(read.failures[0].where, Catch::EndsWith(":1"));
}

TEST_CASE("furniture takes linear time on texts made of cues and short lines") {
  std::string text;
  for (int i = 0; i < 40000; ++i) text += i % 2 == 0 ? "Related articles\n" : "Lima: one two three four\n";
  text += "The ministers of Chile and Peru met in Lima on Monday for talks.\n";
  CHECK(find_furniture(text, "").spans.size() >= 40000);
  CHECK(find_furniture(std::string(2000000, '['), "").title.empty());
  CHECK(find_furniture(std::string(500000, '\n') + "Lima", "").spans.empty());
}

TEST_CASE("deep JSON is refused") {
  const Collected read = read_as("deep.json", std::string(1000000, '['));
  REQUIRE(read.failures.size() == 1);
  CHECK_THAT(read.failures[0].reason, Catch::Contains("nested deeper"));
}
