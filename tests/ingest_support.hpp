// What the ingest tests share: readers called on bytes, and files that vanish again.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/reader.hpp"

namespace newsgraph {

struct Collected {
  std::vector<Document> documents;
  std::vector<InputFailure> failures;

  [[nodiscard]] InputSink sink() {
    return {[this](Document doc) { documents.push_back(std::move(doc)); },
            [this](InputFailure failure) { failures.push_back(std::move(failure)); }};
  }
};

// A folder of its own for each test.
class TemporaryFolder {
public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "newsgraph-test-XXXXXX").string();
    m_path = ::mkdtemp(pattern.data());
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] std::string path(const std::string& name = "") const { return (m_path / name).string(); }
  std::string write(const std::string& name, std::string_view bytes) const {
    std::filesystem::create_directories((m_path / name).parent_path());
    std::ofstream(m_path / name, std::ios::binary) << bytes;
    return path(name);
  }

private:
  std::filesystem::path m_path;
};

// Reads `bytes` as if they were a file of that name.
inline Collected read_as(const std::string& name, std::string_view bytes) {
  const TemporaryFolder folder;
  Collected collected;
  read_path(folder.write(name, bytes), collected.sink());
  return collected;
}

// The bytes of `doc.text` that are not furniture.
inline std::string prose_of(const Document& doc) {
  std::string out;
  std::uint32_t pos = 0;
  for (const Span span : doc.furniture) {
    out += doc.text.substr(pos, span.begin - pos);
    pos = span.end;
  }
  return out + doc.text.substr(pos);
}

inline std::vector<std::string> furniture_of(const Document& doc) {
  std::vector<std::string> out;
  for (const Span span : doc.furniture) out.emplace_back(span.of(doc.text));
  return out;
}

}  // namespace newsgraph
