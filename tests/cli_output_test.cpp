// How rows leave the program: what people see, and what spreadsheets and scripts read.
#include <catch2/catch.hpp>
#include <sstream>

#include "cli/edge_rows.hpp"
#include "cli/marked.hpp"
#include "cli/output.hpp"
#include "cli/suggest.hpp"

using namespace newsgraph;
using namespace newsgraph::cli;

namespace {

std::string printed(Format format, const std::vector<std::vector<Json>>& rows) {
  std::ostringstream out;
  RowPrinter printer({{"name"}, {"n"}, {"hidden", false}}, format, out);
  for (const auto& row : rows) printer.row(row);
  printer.finish();
  return out.str();
}

EdgeEvidence evidence(const std::string& quote) {
  EdgeEvidence made;
  made.quote = quote;
  made.sentence = {100, 100 + static_cast<std::uint32_t>(quote.size())};
  return made;
}

}  // namespace

TEST_CASE("a table lines up wide characters, numbers to the right, and leaves out columns for programs") {
  REQUIRE(printed(Format::table, {{"조현", 5, "x"}, {"Li", 12, "y"}}) ==
          "name   n\n"
          "조현   5\n"
          "Li    12\n");
}

TEST_CASE("a table cuts cells that are longer than a hash, the last of a line later") {
  const std::string text = printed(Format::table, {{std::string(100, 'a'), 1, ""}});
  REQUIRE(text.find(std::string(63, 'a') + "…  1") != std::string::npos);
  REQUIRE(text.find(std::string(64, 'a')) == std::string::npos);
  REQUIRE(printed(Format::table, {{std::string(64, 'a'), 1, ""}}).find("…") == std::string::npos);
  const std::string last = printed(Format::table, {{"a", std::string(300, 'b'), ""}});
  REQUIRE(last.find(std::string(199, 'b') + "…") != std::string::npos);
  REQUIRE(printed(Format::table, {{"a", std::string(200, 'b'), ""}}).find("…") == std::string::npos);
}

TEST_CASE("no rows are an empty JSON list, a CSV header and an empty NDJSON text") {
  REQUIRE(printed(Format::json, {}) == "[]\n");
  REQUIRE(printed(Format::csv, {}) == "name,n,hidden\r\n");
  REQUIRE(printed(Format::ndjson, {}).empty());
}

TEST_CASE("JSON keeps types, order and UTF-8") {
  REQUIRE(printed(Format::json, {{"é\"", 1.5, Json()}, {"b", true, Json::Array{1, "x"}}}) ==
          "[\n{\"name\":\"é\\\"\",\"n\":1.5,\"hidden\":null},\n{\"name\":\"b\",\"n\":true,\"hidden\":[1,"
          "\"x\"]}\n]\n");
}

TEST_CASE("CSV quotes as RFC 4180 says") {
  REQUIRE(csv_field("plain") == "plain");
  REQUIRE(csv_field("->") == "->");
  REQUIRE(csv_field("a,b") == "\"a,b\"");
  REQUIRE(csv_field("say \"no\"\nnow") == "\"say \"\"no\"\"\nnow\"");
  REQUIRE(printed(Format::csv, {{"a", 1, "b"}}) == "name,n,hidden\r\na,1,b\r\n");
}

TEST_CASE("CSV keeps a spreadsheet from running a name as a formula, and numbers as they are") {
  REQUIRE(csv_field("=cmd|' /C calc'!A0") == "'=cmd|' /C calc'!A0");
  REQUIRE(csv_field("@sum(1)") == "'@sum(1)");
  REQUIRE(csv_field("-1+2") == "'-1+2");
  REQUIRE(csv_field(-5) == "-5");
  REQUIRE(csv_field(-0.5) == "-0.5");
}

TEST_CASE("TSV escapes tab, line end and backslash") {
  REQUIRE(tsv_field("a\tb\nc\\d\r") == "a\\tb\\nc\\\\d\\r");
}

TEST_CASE("no NUL byte goes into CSV or TSV, where programs stop at it") {
  const std::string name("Paavo\0Lind", 10);
  CHECK(tsv_field(name) == "Paavo\xEF\xBF\xBDLind");
  CHECK(csv_field(name) == "Paavo\xEF\xBF\xBDLind");
}

TEST_CASE("lists and properties are readable in one cell") {
  REQUIRE(plain(Json::Array{"a", "b"}) == "a; b");
  REQUIRE(plain(Json::Object{{"to_percent", 25.0}, {"goods", "cars"}}) == "to_percent=25, goods=cars");
  REQUIRE(plain(Json()).empty());
}

TEST_CASE("what could rewrite the reader's screen is replaced") {
  REQUIRE(terminal_safe("a\x1b[2Jb") == "a\uFFFD[2Jb");
  REQUIRE(terminal_safe("a\u202Eb\u0085c") == "a\uFFFDb\uFFFDc");
  REQUIRE(terminal_safe("two\nlines\tof é 조") == "two lines of é 조");
}

TEST_CASE("the trigger and both names are marked in the sentence") {
  EdgeEvidence made = evidence("Minister Aro met Li in Oslo.");
  made.source = Span{109, 112};
  made.target = Span{117, 119};
  made.trigger = {113, 116};
  REQUIRE(marked(made, false) == "Minister [Aro] *met* [Li] in Oslo.");
  REQUIRE(marked(made, true) ==
          "Minister \x1b[36mAro\x1b[0m \x1b[1;33mmet\x1b[0m \x1b[36mLi\x1b[0m in Oslo.");
}

TEST_CASE("marks nest, and spans outside the sentence are left out") {
  EdgeEvidence made = evidence("The Oslo talks failed");
  made.source = Span{104, 114};
  made.trigger = {109, 114};
  made.target = Span{20, 25};
  REQUIRE(marked(made, false) == "The [Oslo *talks*] failed");
  made.quote = "cut";
  REQUIRE(marked(made, false) == "cut");
}

TEST_CASE("edit distance counts a swap of neighbours as one") {
  REQUIRE(edit_distance("build", "build") == 0);
  REQUIRE(edit_distance("biuld", "build") == 1);
  REQUIRE(edit_distance("", "abc") == 3);
  REQUIRE(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("only near words are suggested, the nearest first") {
  REQUIRE(nearest("visit", {"visits", "vies", "negotiates"}) == std::vector<std::string>{"visits"});
  REQUIRE(nearest("xyz", {"build", "show"}).empty());
  REQUIRE(nearest("meets", {"visits", "meets-with"}) == std::vector<std::string>{"meets-with"});
  REQUIRE(nearest("me", {"visits", "meets-with"}).empty());
  REQUIRE(did_you_mean({"a", "b"}) == "; did you mean: a, b?");
  REQUIRE(did_you_mean({}).empty());
}
