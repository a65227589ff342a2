#include <zlib.h>

#include <catch2/catch.hpp>
#include <set>

#include "ingest_support.hpp"

using namespace newsgraph;
using Strings = std::vector<std::string>;

namespace {

const std::string kStory = "The ministers of Chile and Peru met in Lima on Monday.";

std::string gzipped(std::string_view bytes) {
  std::string out(compressBound(static_cast<uLong>(bytes.size())) + 64, '\0');
  z_stream zlib{};
  REQUIRE(deflateInit2(&zlib, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string input(bytes);
  zlib.next_in = reinterpret_cast<Bytef*>(input.data());
  zlib.avail_in = static_cast<uInt>(input.size());
  zlib.next_out = reinterpret_cast<Bytef*>(out.data());
  zlib.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&zlib, Z_FINISH) == Z_STREAM_END);
  out.resize(zlib.total_out);
  deflateEnd(&zlib);
  return out;
}

// The reason of the one failure; also checks that it names the file.
std::string failure_of(const std::string& name, std::string_view bytes) {
  const Collected read = read_as(name, bytes);
  REQUIRE(read.documents.empty());
  REQUIRE(read.failures.size() == 1);
  CHECK_THAT(read.failures[0].where, Catch::Contains(name));
  return read.failures[0].reason;
}

}  // namespace

TEST_CASE("each reader has a name, a description and suffixes of its own, and sniffing ends with text") {
  std::set<std::string_view> names;
  for (const ReaderInfo& reader : readers()) {
    CHECK(names.insert(reader.name).second);
    CHECK(!reader.description.empty());
    CHECK(reader.suffixes.starts_with("."));
    CHECK(reader.sniff != nullptr);
    CHECK(reader.read != nullptr);
  }
  CHECK(readers().back().sniff(kStory));
}

TEST_CASE("folders are walked in byte order of path; hidden files, stores and links to folders left out") {
  const TemporaryFolder folder;
  for (const std::string name :
       {"b.txt", "a/z.txt", "a/y/x.txt", "a.txt", ".hidden.txt", "B.txt", ".git/c.txt", "newsgraph.db",
        "newsgraph.db-wal", "newsgraph.db-shm", "a/newsgraph.ledger"}) {
    folder.write(name, kStory);
  }
  std::filesystem::create_directory_symlink(folder.path(), folder.path("loop"));
  std::filesystem::create_symlink(folder.path("b.txt"), folder.path("link.txt"));
  Collected collected;
  Strings names;
  for (const std::string& path : list_inputs({folder.path()}, collected.sink()))
    names.push_back(path.substr(folder.path().size()));
  CHECK(names == Strings{"B.txt", "a.txt", "a/y/x.txt", "a/z.txt", "b.txt", "link.txt"});
  CHECK(collected.failures.empty());
}

TEST_CASE("arguments keep their order; what does not exist is named") {
  const TemporaryFolder folder;
  const std::string two = folder.write("2.txt", kStory);
  const std::string one = folder.write("1.txt", kStory);
  std::filesystem::create_directory(folder.path("empty"));
  Collected collected;
  CHECK(list_inputs({two, folder.path("none.txt"), "-", one, folder.path("empty")}, collected.sink()) ==
        Strings{two, "-", one});
  REQUIRE(collected.failures.size() == 2);
  CHECK(collected.failures[0].where == folder.path("none.txt"));
  CHECK(collected.failures[0].reason == "does not exist");
  CHECK(collected.failures[1].reason == "holds no files to read");
}

TEST_CASE("gzip is undone whatever the name, members in a row included") {
  CHECK(read_as("story.txt.gz", gzipped(kStory)).documents.at(0).text == kStory);
  CHECK(read_as("story", gzipped(kStory)).documents.at(0).text == kStory);
  CHECK(read_as("story.gz", gzipped("One met ") + gzipped("two.") + std::string(512, '\0'))
            .documents.at(0)
            .text == "One met two.");
  const Collected lines =
      read_as("a.ndjson.gz", gzipped("{\"id\":\"1\",\"text\":\"One.\"}\n{\"id\":\"2\",\"text\":\"Two.\"}\n"));
  CHECK(lines.documents.size() == 2);
  const std::string id = read_as("story.txt.gz", gzipped(kStory)).documents.at(0).id;
  CHECK(id == read_as("story.txt", kStory).documents.at(0).id);
}

TEST_CASE("broken gzip is one failure that says what to do") {
  const std::string whole = gzipped(kStory);
  CHECK_THAT(failure_of("a.txt.gz", whole.substr(0, whole.size() - 9)), Catch::Contains("ends too early"));
  CHECK_THAT(failure_of("a.txt.gz", whole.substr(0, 2)), Catch::Contains("broken gzip"));
  std::string flipped = whole;
  flipped[whole.size() / 2] = static_cast<char>(~flipped[whole.size() / 2]);
  CHECK_THAT(failure_of("a.txt.gz", flipped), Catch::Contains("broken gzip"));
  CHECK_THAT(failure_of("a.txt.gz", whole + "trailing words"), Catch::Contains("broken gzip"));
  CHECK_THAT(failure_of("a.txt.gz", gzipped(gzipped(kStory))), Catch::Contains("gzip inside gzip"));
}

TEST_CASE("records before the break of a gzip file are kept") {
  std::string lines;
  for (int i = 0; i < 20000; ++i)
    lines += "{\"id\":\"" + std::to_string(i * 7919 % 100003) + "\",\"text\":\"Number " + std::to_string(i) +
             ".\"}\n";
  const std::string whole = gzipped(lines);
  const Collected read = read_as("a.ndjson.gz", whole.substr(0, whole.size() / 2));
  CHECK(read.documents.size() > 1000);
  REQUIRE_FALSE(read.failures.empty());
  CHECK_THAT(read.failures.back().reason, Catch::Contains("ends too early"));
}

TEST_CASE("a decompression bomb is refused") {
  CHECK_THAT(failure_of("a.txt.gz", gzipped(std::string(std::size_t{80} << 20U, '\n'))),
             Catch::Contains("bomb"));
}

TEST_CASE("content decides where the suffix says nothing") {
  CHECK(read_as("page", "<!DOCTYPE html><p>" + kStory).documents.at(0).text == kStory);
  CHECK(read_as("lines.data", "{\"id\":\"1\",\"text\":\"One.\"}\n").documents.at(0).id == "1");
  CHECK(read_as("list", "[{\"id\":\"1\",\"text\":\"One.\"}]").documents.at(0).id == "1");
  CHECK(read_as("notes", "[Peru] " + kStory).documents.at(0).text == "[Peru] " + kStory);
  CHECK(read_as("story.news", kStory).documents.at(0).text == kStory);
  CHECK_THAT(failure_of("feed.xml", "<?xml version='1.0'?><rss><channel></channel></rss>"),
             Catch::Contains("feed"));
}

TEST_CASE("what is no text is named, with what to do") {
  CHECK(failure_of("a.txt", "") == "is empty");
  CHECK(failure_of("a.html", " \n\t ") == "is empty");
  CHECK(failure_of("a.ndjson", "\n\n") == "is empty");
  CHECK(failure_of("a.txt", "\xEF\xBB\xBF") == "is empty");
  CHECK_THAT(failure_of("a.txt", "%PDF-1.7 ..."), Catch::StartsWith("is a PDF; convert it to text first"));
  CHECK_THAT(failure_of("a.html", "PK\x03\x04 ..."), Catch::StartsWith("is a ZIP archive"));
  CHECK_THAT(failure_of("a", "\x89PNG\r\n"), Catch::StartsWith("is an image"));
  CHECK_THAT(failure_of("a.txt", std::string("Chile\0met", 9)), Catch::StartsWith("looks binary"));
  CHECK_THAT(failure_of("a.txt", "\x01\x02\x03\x04\x05\x06 abc"), Catch::StartsWith("looks binary"));
  CHECK_THAT(failure_of("a.warc", "WARC/1.0\r\n"), Catch::Contains("web archive"));
}

TEST_CASE("unreadable inputs are failures, not exceptions") {
  const TemporaryFolder folder;
  Collected collected;
  read_path(folder.path("none.txt"), collected.sink());
  read_path(folder.path(), collected.sink());
  REQUIRE(collected.failures.size() == 2);
  CHECK_THAT(collected.failures[0].reason, Catch::StartsWith("cannot be opened"));
  CHECK_THAT(collected.failures[1].reason, Catch::StartsWith("is a folder"));
}

TEST_CASE("what the caller throws passes through the readers") {
  const TemporaryFolder folder;
  const InputSink sink{[](const Document&) { throw std::runtime_error("disk full"); },
                       [](const InputFailure&) { FAIL(); }};
  CHECK_THROWS_WITH(read_path(folder.write("a.txt", kStory), sink), "disk full");
  CHECK_THROWS_WITH(read_path(folder.write("a.html", "<p>" + kStory), sink), "disk full");
  CHECK_THROWS_WITH(read_path(folder.write("a.ndjson", "{\"text\":\"One.\"}"), sink), "disk full");
}

TEST_CASE("the samples are read without a failure") {
  Collected collected;
  for (const std::string& path :
       list_inputs({std::string(NEWSGRAPH_SOURCE_DIR) + "/samples/articles"}, collected.sink())) {
    read_path(path, collected.sink());
  }
  CHECK(collected.failures.empty());
  CHECK(collected.documents.size() >= 5);
  for (const Document& doc : collected.documents) {
    INFO(doc.id);
    CHECK_FALSE(doc.title.empty());
    CHECK(doc.date.size() == 10);
    CHECK(prose_of(doc).size() > 200);
  }
}
