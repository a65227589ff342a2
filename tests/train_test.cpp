// Training on a few sentences: the same seed gives the same bytes, and vectors of words are read and used.
#include "nlp/train/train.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "nlp/model_file.hpp"
#include "nlp/train/corpus.hpp"
#include "nlp/train/vectors.hpp"

using namespace newsgraph;

namespace {

const std::string kSource = NEWSGRAPH_SOURCE_DIR;

// A data folder of the committed sample; plain text passes for gzip.
class Folder {
public:
  Folder()
      : m_path(std::filesystem::temp_directory_path() / ("newsgraph_train_" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(m_path / "treebank");
    std::filesystem::create_directories(m_path / "ner");
    const std::string sample = read_file(kSource + "/tests/data/gum-sample.conllu");
    for (const char* name : {"train-ewt", "train-gum"})
      write("treebank/" + std::string(name) + ".conllu.gz", sample);
    for (const char* name : {"redocred", "gum", "wikigold", "crossner-politics"}) {
      write("ner/train-" + std::string(name) + ".jsonl.gz",
            R"({"id":"1","tokens":["Paavo","Lind","met","envoys","in","Geneva","."],"entities":[)"
            R"({"start":0,"end":2,"coarse":"PER"},{"start":5,"end":6,"coarse":"GPE"}],"source":"GUM"})"
            "\n");
    }
  }
  ~Folder() { std::filesystem::remove_all(m_path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] std::string path(const std::string& name = "") const { return (m_path / name).string(); }
  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(m_path / name, std::ios::binary) << bytes;
  }

private:
  std::filesystem::path m_path;
};

std::string trained(const Folder& folder, std::uint32_t seed, const std::string& vectors,
                    std::vector<std::string>* report = nullptr, const std::string& names_over = "") {
  TrainOptions options;
  options.data_dir = folder.path();
  options.schemas_dir = kSource + "/schemas";
  options.output = folder.path("model.ngm");
  options.vectors = vectors;
  options.seed = seed;
  options.names_over = names_over;
  options.effort = 0.01;
  if (report != nullptr) options.report = [&](std::string_view line) { report->emplace_back(line); };
  train_model(options);
  return read_file(options.output);
}

}  // namespace

TEST_CASE("The same seed and data give the same model, another seed another") {
  const Folder folder;
  const std::string first = trained(folder, 1, "");
  CHECK(trained(folder, 1, "") == first);
  CHECK(trained(folder, 2, "") != first);
}

TEST_CASE("Vectors go into the model, and the model names their file") {
  const Folder folder;
  folder.write("words.txt", "the 0.1 0.2 -0.3\nenvoys 1 0 0\nzymurgist 0 1 0.5\nnine9 1 1 1\n");
  std::vector<std::string> report;
  const std::string with = trained(folder, 1, folder.path("words.txt"), &report);
  CHECK(trained(folder, 1, folder.path("words.txt")) == with);
  const ModelFile model = ModelFile::open(folder.path("model.ngm"));
  CHECK(model.section("about").find("\"words.txt\"") != std::string_view::npos);
  CHECK(model.values<float>("net.vectors.scales").size() >= 1);
  bool left = false;
  for (const std::string& line : report)
    left = left || line.find("weights left as they are") != std::string::npos;
  CHECK(left);
}

TEST_CASE("Names learned over a model are those of the whole training, and leave all else of it") {
  const Folder folder;
  folder.write("words.txt", "the 0.1 0.2 -0.3\nenvoys 1 0 0\n");
  const std::string whole = trained(folder, 1, folder.path("words.txt"));
  folder.write("whole.ngm", whole);
  CHECK(trained(folder, 1, "", nullptr, folder.path("whole.ngm")) == whole);

  CHECK(trained(folder, 2, "", nullptr, folder.path("whole.ngm")) != whole);
  const ModelFile first = ModelFile::open(folder.path("whole.ngm"));
  const ModelFile other = ModelFile::open(folder.path("model.ngm"));
  for (const std::string& name : first.names()) {
    CAPTURE(name);
    if (name.starts_with("net.")) CHECK(first.section(name) == other.section(name));
  }
  CHECK(first.section("names.layer0.w") != other.section("names.layer0.w"));
}

TEST_CASE("Known names and the pack to learn from change the model, which names their files") {
  const Folder folder;
  const std::string without = trained(folder, 1, "");
  folder.write("known.tsv", "person\tPaavo Lind\nbody\tTarno Grain Board\n");
  std::filesystem::create_directories(folder.path("pack/lang/en"));
  const std::string english = kSource + "/schemas/lang/en/";
  for (const char* file : {"offices.json", "organizations.json", "places.json", "words.json"})
    std::filesystem::copy_file(english + file, folder.path("pack/lang/en/" + std::string(file)));
  TrainOptions options;
  options.data_dir = folder.path();
  options.schemas_dir = kSource + "/schemas";
  options.output = folder.path("model.ngm");
  options.effort = 0.01;
  options.pack = folder.path("pack");
  train_model(options);
  CHECK(read_file(options.output) == without);

  options.known = folder.path("known.tsv");
  train_model(options);
  const ModelFile model = ModelFile::open(options.output);
  const std::string about(model.section("about"));
  CHECK(about.find("\"known.tsv\"") != std::string::npos);
  CHECK(about.find("\"organizations.json\"") != std::string::npos);

  options.pack = folder.path("nowhere");
  CHECK_THROWS_AS(train_model(options), InputError);
}

TEST_CASE("Silver names change what is learned of names alone, and the model names their file") {
  const Folder folder;
  const std::string without = trained(folder, 1, "");
  folder.write("whole.ngm", without);
  folder.write("silver.jsonl", R"({"tokens":["Envoys","left","Tirana","."],"entities":[)"
                               R"({"start":2,"end":3,"coarse":"GPE"}],"unsure":[0]})"
                               "\n");
  TrainOptions options;
  options.data_dir = folder.path();
  options.schemas_dir = kSource + "/schemas";
  options.output = folder.path("with.ngm");
  options.names_over = folder.path("whole.ngm");
  options.silver = folder.path("silver.jsonl");
  options.effort = 0.01;
  train_model(options);
  const ModelFile first = ModelFile::open(folder.path("whole.ngm"));
  const ModelFile other = ModelFile::open(folder.path("with.ngm"));
  CHECK(first.section("names.layer0.w") != other.section("names.layer0.w"));
  CHECK(first.section("net.layer0.w") == other.section("net.layer0.w"));
  CHECK(first.section("about").find("\"silver\"") == std::string_view::npos);
  CHECK(other.section("about").find("\"silver.jsonl\"") != std::string_view::npos);
}

TEST_CASE("A file that training reads late is missed at once") {
  const Folder folder;
  TrainOptions options;
  options.data_dir = folder.path();
  options.schemas_dir = kSource + "/schemas";
  options.output = folder.path("model.ngm");
  options.lists = folder.path("no-such-folder");
  CHECK_THROWS_WITH(train_model(options), Catch::Contains("no-such-folder"));
}

TEST_CASE("An unsure token may have any tag") {
  const Folder folder;
  const LexerWords words = LexerWords::load(kSource + "/schemas");
  const auto read = [&](const std::string& line) {
    folder.write("silver.jsonl", line);
    return read_names(folder.path("silver.jsonl"), words);
  };
  const auto sentences = read(R"({"tokens":["Envoys","left"],"entities":[],"unsure":[0]})");
  REQUIRE(sentences.size() == 1);
  CHECK(sentences[0].allowed == std::vector<std::uint32_t>{(1U << kNameTagCount) - 1, 1U});
  for (const char* wrong : {"2", "-1"}) {
    CHECK_THROWS_AS(
        read(R"({"tokens":["Envoys","left"],"entities":[],"unsure":[)" + std::string(wrong) + "]}"),
        InputError);
  }
}

TEST_CASE("Both forms of vector files are read alike") {
  const Folder folder;
  folder.write("a.txt", "the 0.1 0.2\nfish -1 2e-1\n");
  folder.write("a.json", R"({"size":2,"dimensions":2,"words":["the","fish"],"vectors":{"the":[0.1,0.2,7,0],)"
                         R"("fish":[-1,0.2,7,1],"\"":[3,3,0,2]},"unkVector":[0,0,0,0]})");
  const WordVectors lines = read_vectors(folder.path("a.txt"));
  const WordVectors json = read_vectors(folder.path("a.json"));
  REQUIRE(lines.words.size() == 2);
  CHECK(json.words.size() == 3);
  CHECK(json.size() == 2);
  CHECK(json.words[1] == lines.words[1]);
  CHECK(lines.values.row(0)[0] > 0);  // centred: the other word is its mirror
  CHECK(lines.values.row(0)[0] == Approx(-lines.values.row(1)[0]));
}

TEST_CASE("A file that holds no vectors is refused with a reason") {
  const Folder folder;
  const auto error_of = [&](const std::string& bytes) -> std::string {
    folder.write("bad", bytes);
    try {
      static_cast<void>(read_vectors(folder.path("bad")));
    } catch (const InputError& error) {
      return error.what();
    }
    return "";
  };
  CHECK_THROWS_AS(read_vectors(folder.path("none")), InputError);
  for (const char* bytes :
       {"", "word\n", "a 1 2\nb 1\n", "a 1 x\n", "{}", "{\"dimensions\":0}", "{\"dimensions\":2}",
        "{\"dimensions\":2,\"vectors\":{\"a\":[1,2", "{\"dimensions\":2,\"vectors\":{\"a\":[1]}}",
        "{\"dimensions\":2,\"vectors\":{\"a"}) {
    CAPTURE(bytes);
    CHECK_FALSE(error_of(bytes).empty());
  }
}
