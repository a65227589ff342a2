#include "nlp/model_file.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include "base/file.hpp"

using namespace newsgraph;

namespace {

class TemporaryFile {
public:
  TemporaryFile()
      : m_path((std::filesystem::temp_directory_path() / ("newsgraph_model_" + std::to_string(::getpid())))
                   .string()) {}
  ~TemporaryFile() { std::remove(m_path.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  [[nodiscard]] const std::string& path() const { return m_path; }
  void write(const std::string& bytes) const { std::ofstream(m_path, std::ios::binary) << bytes; }

private:
  std::string m_path;
};

std::string small_model(const TemporaryFile& file) {
  ModelWriter writer;
  writer.add("about", "{}");
  writer.add_values("numbers", std::vector<std::int16_t>{1, -2, 3});
  writer.write(file.path());
  return read_file(file.path());
}

std::string error_of(const TemporaryFile& file) {
  try {
    static_cast<void>(ModelFile::open(file.path()));
  } catch (const DataError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("A model file gives back its sections") {
  const TemporaryFile file;
  const std::string bytes = small_model(file);
  const ModelFile model = ModelFile::open(file.path());
  CHECK(model.section("about") == "{}");
  REQUIRE(model.values<std::int16_t>("numbers").size() == 3);
  CHECK(model.values<std::int16_t>("numbers")[1] == -2);
  CHECK(model.has("numbers"));
  CHECK_FALSE(model.has("words"));
  CHECK(model.checksum().size() == 64);
  CHECK_THROWS_AS(model.section("words"), DataError);
  CHECK_THROWS_AS(model.values<std::int64_t>("numbers"), DataError);
  CHECK_THROWS_AS(model.values<std::int16_t>("numbers", 4), DataError);
  const TemporaryFile again;
  CHECK(small_model(again) == bytes);
}

TEST_CASE("A moved model file keeps its sections where they are") {
  const TemporaryFile file;
  small_model(file);
  ModelFile first = ModelFile::open(file.path());
  const std::string_view about = first.section("about");
  const ModelFile second = std::move(first);
  CHECK(second.section("about").data() == about.data());
}

TEST_CASE("A wrong model file says what is wrong with it") {
  const TemporaryFile file;
  CHECK(error_of(file).find("cannot be opened") != std::string::npos);
  file.write("");
  CHECK(error_of(file).find("not a language model") != std::string::npos);
  file.write("some text that is no model");
  CHECK(error_of(file).find("not a language model") != std::string::npos);
  const std::string bytes = small_model(file);

  std::string other = bytes;
  other[8] = static_cast<char>(kModelVersion + 1);
  file.write(other);
  CHECK(error_of(file).find("model version " + std::to_string(kModelVersion + 1)) != std::string::npos);

  other = bytes;
  other[12] = 1;
  file.write(other);
  CHECK(error_of(file).find("incomplete") != std::string::npos);

  file.write(bytes.substr(0, bytes.size() - 1));
  CHECK(error_of(file).find("bytes") != std::string::npos);

  other = bytes;
  other.back() = static_cast<char>(other.back() ^ 1);
  file.write(other);
  CHECK(error_of(file).find("damaged") != std::string::npos);
}

TEST_CASE("No change of a model file's bytes goes unnoticed or crashes") {
  const TemporaryFile file;
  const std::string bytes = small_model(file);
  std::mt19937 random(3);
  for (int round = 0; round < 400; ++round) {
    std::string other = bytes;
    if (round % 3 == 0) other.resize(random() % (bytes.size() + 1));
    const std::size_t changes = other.empty() ? 0 : 1 + random() % 4;
    for (std::size_t i = 0; i < changes; ++i)
      other[random() % other.size()] = static_cast<char>(random() % 256);
    if (other == bytes) continue;
    file.write(other);
    CAPTURE(round);
    CHECK_FALSE(error_of(file).empty());
  }
}

TEST_CASE("Section names are bounded") {
  ModelWriter writer;
  CHECK_THROWS_AS(writer.add("a name of more than twenty-three bytes", ""), Error);
}
