#include <catch2/catch.hpp>

#include "ingest/byte_stream.hpp"
#include "ingest_support.hpp"

using namespace newsgraph;

TEST_CASE("a record's text and id come back byte for byte") {
  const Collected read = read_as("a.ndjson",
                                 "{\"id\":\"wire:1/"
                                 "\xC3\xA9\",\"title\":\"T\",\"date\":\"2026-03-04\",\"source\":\"Wire\","
                                 "\"url\":\"https://w.example/1\","
                                 "\"text\":\"  Chile met\\r\\n\\u0000Peru.\\t\"}\n");
  REQUIRE(read.failures.empty());
  REQUIRE(read.documents.size() == 1);
  const Document& doc = read.documents.front();
  CHECK(doc.id == "wire:1/\xC3\xA9");
  CHECK(doc.text == std::string("  Chile met\r\n\0Peru.\t", 20));
  CHECK(doc.title == "T");
  CHECK(doc.date == "2026-03-04");
  CHECK(doc.source == "Wire");
  CHECK(doc.url == "https://w.example/1");
}

TEST_CASE("a bad line is one failure with its number, and the others are read") {
  const Collected read =
      read_as("a.ndjson",
              "{\"id\":\"1\",\"text\":\"One.\"}\r\n{\"id\":\"2\",\"text\":\n\n[1]\n{\"id\":\"4\"}\n"
              "{\"id\":\"5\",\"text\":\"  \"}\n{\"id\":\"6\",\"text\":7}\n{\"id\":7,\"text\":\"Seven.\"}");
  REQUIRE(read.documents.size() == 2);
  CHECK(read.documents[0].id == "1");
  CHECK(read.documents[1].id == "7");
  REQUIRE(read.failures.size() == 5);
  CHECK_THAT(read.failures[0].where, Catch::EndsWith("a.ndjson:2"));
  CHECK_THAT(read.failures[0].reason, Catch::StartsWith("not valid JSON at byte"));
  CHECK_THAT(read.failures[1].where, Catch::EndsWith(":4"));
  CHECK_THAT(read.failures[1].reason, Catch::StartsWith("is no JSON object"));
  CHECK_THAT(read.failures[2].reason, Catch::StartsWith("has no string"));
  CHECK(read.failures[3].reason == "has no text");
  CHECK_THAT(read.failures[4].where, Catch::EndsWith(":7"));
}

TEST_CASE("dates may be timestamps; what is no date is ignored and the record kept") {
  const auto date_of = [](const std::string& date) {
    const Collected read = read_as("a.ndjson", R"({"id":"1","text":"Chile met Peru.","date":)" + date + "}");
    REQUIRE(read.documents.size() == 1);
    return read.documents[0].date;
  };
  CHECK(date_of("\"2026-03-04\"") == "2026-03-04");
  CHECK(date_of("\"2026-03-04T23:59:59.123+09:00\"") == "2026-03-04");
  CHECK(date_of("\"2026-02-29\"").empty());
  CHECK(date_of("\"yesterday\"").empty());
  CHECK(date_of("1772582400").empty());
  CHECK(date_of("null").empty());
}

TEST_CASE("a record's text is searched for furniture without being changed") {
  const std::string text = "> date 2026-03-04 The ministers of Chile and Peru met in Lima for talks.";
  const Collected read = read_as("a.ndjson", R"({"id":"1","text":")" + text + "\"}");
  REQUIRE(read.documents.size() == 1);
  CHECK(read.documents[0].text == text);
  CHECK(read.documents[0].date == "2026-03-04");
  CHECK(prose_of(read.documents[0]) == text.substr(18));
}

TEST_CASE("an id that could not come back unchanged is refused") {
  const Collected read = read_as("a.ndjson",
                                 "{\"id\":1.5,\"text\":\"One.\"}\n"
                                 "{\"id\":12345678901234567890123,\"text\":\"Two.\"}\n"
                                 "{\"id\":[\"a\"],\"text\":\"Three.\"}\n"
                                 "{\"id\":-9007199254740993,\"text\":\"Four.\"}\n");
  REQUIRE(read.documents.size() == 1);
  CHECK(read.documents[0].id == "-9007199254740993");
  REQUIRE(read.failures.size() == 3);
  CHECK_THAT(read.failures[2].where, Catch::EndsWith("a.ndjson:3"));
  CHECK(read.failures[2].reason ==
        "has an \"id\" that is neither a text nor a whole number of 64 bits; put it in quotes");
}

TEST_CASE("a record may hold a page") {
  const Collected read = read_as(
      "a.ndjson",
      R"({"id":"1","title":"Mine","html":"<title>Theirs</title><p>Chile and Peru met in Lima for talks on fish.</p>"})");
  REQUIRE(read.documents.size() == 1);
  CHECK(read.documents[0].title == "Mine");
  CHECK(read.documents[0].text == "Chile and Peru met in Lima for talks on fish.");
  CHECK(read.documents[0].source == "a.ndjson");
}

TEST_CASE("a record without an id gets one from its file and content") {
  const Collected read =
      read_as("wire.jsonl", "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n{\"text\":\"One.\"}\n");
  REQUIRE(read.documents.size() == 3);
  CHECK(read.documents[0].id == "wire-" + read.documents[0].sha256.substr(0, 8));
  CHECK(read.documents[0].id != read.documents[1].id);
  CHECK(read.documents[0].id == read.documents[2].id);
}

TEST_CASE("JSON files hold one record, a list, or lines") {
  CHECK(read_as("a.json", "{\n \"id\": \"1\",\n \"text\": \"One.\"\n}\n").documents.size() == 1);
  CHECK(read_as("a.json", R"([{"id":"1","text":"One."},{"id":"2","text":"Two."}])").documents.size() == 2);
  CHECK(read_as("a.json", "{\"id\":\"1\",\"text\":\"One.\"}\n{\"id\":\"2\",\"text\":\"Two.\"}\n")
            .documents.size() == 2);
  const Collected other = read_as("a.json", R"([{"file":"a.txt"},{"file":"b.txt"}])");
  REQUIRE(other.failures.size() == 1);
  CHECK_THAT(other.failures[0].reason, Catch::StartsWith("holds no articles"));
  const Collected mixed = read_as("a.json", R"([{"id":"1","text":"One."},{"id":"2"}])");
  CHECK(mixed.documents.size() == 1);
  REQUIRE(mixed.failures.size() == 1);
  CHECK_THAT(mixed.failures[0].where, Catch::EndsWith("a.json: record 2"));
}

TEST_CASE("half a surrogate pair never becomes broken UTF-8") {
  for (const std::string escape : {"\\udc00", "\\ud800", "\\ud800\\u0041"}) {
    const Collected read = read_as("a.ndjson", R"({"id":"1","text":"One )" + escape + " two.\"}");
    CHECK(read.documents.size() + read.failures.size() == 1);
    for (const Document& doc : read.documents) CHECK(doc.text == "One \xEF\xBF\xBD two.");
  }
}

TEST_CASE("a record of many megabytes is read, one beyond the limit is refused") {
  std::string text;
  while (text.size() < (std::size_t{8} << 20U)) text += "Chile and Peru met in Lima for talks. ";
  const Collected read =
      read_as("a.ndjson", "{\"id\":\"1\",\"text\":\"" + text + "\"}\n{\"id\":\"2\",\"text\":\"Two.\"}\n");
  REQUIRE(read.documents.size() == 2);
  CHECK(read.documents[0].text == text);
  const std::string big(std::size_t{33} << 20U, 'x');
  const Collected refused =
      read_as("a.ndjson", "{\"id\":\"1\",\"text\":\"" + big + "\"}\n{\"id\":\"2\",\"text\":\"Two.\"}\n");
  REQUIRE(refused.failures.size() == 1);
  CHECK_THAT(refused.failures[0].reason, Catch::Contains("33 MB"));
  CHECK(refused.documents.size() == 1);
}

TEST_CASE("lines are cut at their ends wherever the pieces of a stream end") {
  std::string bytes;
  for (int i = 0; i < 20000; ++i)
    bytes += std::string(static_cast<std::size_t>(i % 50), 'x') + (i % 3 == 0 ? "\r\n" : "\n");
  ByteStream stream(memory_source(bytes), "memory");
  std::string line;
  int count = 0;
  int wrong = 0;
  while (true) {
    const auto found = stream.next_line(line, 40);
    if (found == ByteStream::Line::end) break;
    const auto length = static_cast<std::size_t>(count % 50);
    const std::size_t with_return = length + (count % 3 == 0 ? 1 : 0);
    const bool right = with_return > 40 ? found == ByteStream::Line::too_long : line.size() == length;
    wrong += right ? 0 : 1;
    ++count;
  }
  CHECK(count == 20000);
  CHECK(wrong == 0);
}
