// Lists of known names: what they say of words alone and of phrases, and how they go through the model file.
#include "nlp/name_lists.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/error.hpp"
#include "base/file.hpp"
#include "nlp/train/name_list_builder.hpp"

using namespace newsgraph;
namespace fs = std::filesystem;

namespace {

const std::string kSchemas = NEWSGRAPH_SOURCE_DIR "/schemas";

std::vector<NameLists::Hint> hints(const NameLists& lists, const std::string& text) {
  std::vector<WordView> views;
  std::istringstream words(text);
  for (std::string word; words >> word;) views.push_back(view_of(word));
  std::vector<NameLists::Hint> out;
  lists.hints(views, out);
  return out;
}

class Scratch {
public:
  Scratch() : m_path(fs::temp_directory_path() / ("newsgraph_lists_" + std::to_string(::getpid()))) {
    fs::create_directories(m_path);
  }
  ~Scratch() { fs::remove_all(m_path); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  [[nodiscard]] std::string path(const std::string& name = "") const { return (m_path / name).string(); }
  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(m_path / name, std::ios::binary) << bytes;
  }

private:
  fs::path m_path;
};

}  // namespace

TEST_CASE("A phrase on a list marks its words, the longest one first") {
  const LexerWords words = LexerWords::load(kSchemas);
  NameListBuilder builder(words);
  builder.add("Tarno", ListKind::town);
  builder.add("Tarno Grain Board", ListKind::body);
  builder.add("Córdel", ListKind::town);
  const NameListTable table = builder.table();
  const NameLists lists = table.lists();

  const auto found = hints(lists, "the Tarno Grain Board of Cordel and tarno");
  REQUIRE(found.size() == 8);
  CHECK(found[0].phrase == 0);
  CHECK(found[1].word == bit_of(ListKind::town));
  CHECK(found[1].phrase == bit_of(ListKind::body));
  CHECK(found[1].begins);
  CHECK(found[3].phrase == bit_of(ListKind::body));
  CHECK_FALSE(found[3].begins);
  CHECK(found[5].word == bit_of(ListKind::town));  // without its accent
  CHECK(found[7].word == 0);                       // no capital
  CHECK(hints(NameLists(), "Tarno")[0].word == 0);
}

TEST_CASE("Files of known names give towns, regions and parts of people's names") {
  const Scratch folder;
  folder.write("cities1000.json",
               R"({"1":{"name":"Grand Tarno","population":600000,)"
               R"("alternatenames":["Tarnograd","ТАРНО","TRN"]},)"
               R"("2":{"name":"Orsk Minor","population":4200,"alternatenames":["Orskino"]}})");
  folder.write("us_counties.json", R"([{"name":"Lind County"}])");
  folder.write("dist.all.last", "HOLMQVIST      0.004 60.0  1\n");
  folder.write("dist.female.first", "GRETA          0.040 60.0  1\n");
  const LexerWords words = LexerWords::load(kSchemas);
  NameListBuilder builder(words);
  builder.add_files(folder.path());
  const NameListTable table = builder.table();
  const NameLists lists = table.lists();
  CHECK(hints(lists, "Grand Tarno")[0].phrase == bit_of(ListKind::town));
  CHECK(hints(lists, "Orsk Minor")[1].phrase == bit_of(ListKind::small_town));
  CHECK(hints(lists, "Lind County")[0].phrase == bit_of(ListKind::region));
  CHECK(hints(lists, "Tarnograd")[0].word == bit_of(ListKind::city_variant));
  CHECK(hints(lists, "Orskino")[0].word == 0);
  CHECK(hints(lists, "TRN")[0].word == 0);
  CHECK(hints(lists, "Greta")[0].word == bit_of(ListKind::given_name));
  CHECK(hints(lists, "Holmqvist")[0].word == bit_of(ListKind::family_name));

  NamePool pool;
  builder.fill(pool, 1);
  REQUIRE_FALSE(pool.names[static_cast<std::size_t>(EntityLabel::PER)].empty());
  CHECK(pool.names[static_cast<std::size_t>(EntityLabel::PER)].front().back() == "Holmqvist");
  CHECK(pool.names[static_cast<std::size_t>(EntityLabel::GPE)].size() == 1);
}

TEST_CASE("Known names come with their kinds, some with several") {
  const Scratch folder;
  folder.write("known.tsv", "body\tTarno\nwork\tTarno\nperson\tGreta Lind\nlaw\tOrsk Grain Act");
  const LexerWords words = LexerWords::load(kSchemas);
  NameListBuilder builder(words);
  builder.add_known(folder.path("known.tsv"));
  const NameListTable table = builder.table();
  const NameLists lists = table.lists();
  CHECK(hints(lists, "Tarno")[0].word == (bit_of(ListKind::body) | bit_of(ListKind::work)));
  CHECK(hints(lists, "Greta Lind")[1].phrase == bit_of(ListKind::person));
  CHECK(hints(lists, "Orsk Grain Act")[2].phrase == bit_of(ListKind::law));

  for (const char* bad : {"body\tTarno\nplanet\tOrsk\n", "body\tTarno\nOrsk\n"}) {
    folder.write("bad.tsv", bad);
    CHECK_THROWS_WITH(
        builder.add_known(folder.path("bad.tsv")),
        Catch::Matchers::Contains("bad.tsv:2") && Catch::Matchers::Contains("a tab and a name"));
  }
}

TEST_CASE("Lists in a model file are the same, and refused when they do not fit") {
  const Scratch folder;
  const LexerWords words = LexerWords::load(kSchemas);
  NameListBuilder builder(words);
  builder.add("Tarno", ListKind::town);
  builder.add("Orsk", ListKind::region);
  const NameListTable table = builder.table();
  ModelWriter writer;
  table.write(writer);
  writer.write(folder.path("good.ngm"));
  const ModelFile good = ModelFile::open(folder.path("good.ngm"));
  CHECK(hints(NameLists(good), "Orsk")[0].word == bit_of(ListKind::region));

  const auto refused = [&](const NameListTable& wrong) {
    ModelWriter bytes;
    wrong.write(bytes);
    bytes.write(folder.path("bad.ngm"));
    const ModelFile bad = ModelFile::open(folder.path("bad.ngm"));
    CHECK_THROWS_AS(NameLists(bad), DataError);
  };
  NameListTable wrong = table;
  wrong.starts.back() = 7;
  refused(wrong);
  wrong = table;
  wrong.kinds.back() = static_cast<ListKind>(kListKinds);
  refused(wrong);
}

TEST_CASE("Swapped names keep their labels, and the other words their tags") {
  NamedSentence sentence;
  sentence.doc.text = "Paavo Lind left Geneva .";
  for (const Span span : {Span{0, 5}, Span{6, 10}, Span{11, 15}, Span{16, 22}, Span{23, 24}}) {
    Token token;
    token.span = span;
    sentence.doc.tokens.push_back(token);
  }
  sentence.doc.sentences.push_back({{0, 24}, {0, 5}});
  sentence.names = {{{0, 2}, EntityLabel::PER}, {{3, 4}, EntityLabel::GPE}};
  sentence.allowed = {1U << begin_tag(EntityLabel::PER), 1U << inside_tag(EntityLabel::PER), 1,
                      1U << begin_tag(EntityLabel::GPE), 1};
  NamePool gold;
  gold.add_gold({sentence});
  const LexerWords words = LexerWords::load(kSchemas);
  NamePool lists;
  lists.add(EntityLabel::GPE, "Grand Tarno", words);
  bool swapped = false;
  for (std::uint32_t seed = 1; seed < 20; ++seed) {
    const auto copies = swap_names({sentence}, gold, lists, seed);
    REQUIRE(copies.size() == 1);
    const NamedSentence& copy = copies.front();
    REQUIRE(copy.allowed.size() == copy.doc.tokens.size());
    CHECK(copy.doc.form(2) == "left");
    CHECK(copy.allowed[2] == 1);
    CHECK(copy.allowed[3] == 1U << begin_tag(EntityLabel::GPE));
    swapped = swapped || copy.doc.text == "Paavo Lind left Grand Tarno .";
  }
  CHECK(swapped);
}
