// One file holds everything that is learned. Layout, little endian:
//   0  magic "NGMODEL\n"     8  u32 version     12  u32 incomplete (1 while it is being written)
//   16 u64 file size         24 64 hex digits: SHA-256 of all bytes from 88 on
//   88 u32 number of sections, u32 zero, then for each: 24 bytes name (NUL padded), u64 offset, u64 size
// Sections start at multiples of 64. The section "about" is JSON: what it was trained on, version, scores.
#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace newsgraph {

inline constexpr std::uint32_t kModelVersion = 3;

// A model file mapped into memory, read-only, for as long as the object lives. Sections stay where they are
// when the object is moved.
class ModelFile {
public:
  // Throws DataError: missing, not a model, of a newer or older version, incomplete, truncated, damaged.
  [[nodiscard]] static ModelFile open(const std::string& path);

  ModelFile(ModelFile&& other) noexcept;
  ModelFile& operator=(ModelFile&& other) noexcept;
  ~ModelFile();

  // Throws DataError naming the section when there is none.
  [[nodiscard]] std::string_view section(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> names() const;  // of all sections, in the order of the file
  // The section as values of a trivially copyable type; throws DataError when its size does not fit.
  template <typename T>
  [[nodiscard]] std::span<const T> values(std::string_view name) const {
    const std::string_view bytes = section(name);
    if (bytes.size() % sizeof(T) != 0)
      throw DataError(m_path, "section '" + std::string(name) + "' has a wrong size");
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }
  // As values(), and throws DataError unless there are exactly `count`.
  template <typename T>
  [[nodiscard]] std::span<const T> values(std::string_view name, std::size_t count) const {
    const auto found = values<T>(name);
    if (found.size() != count)
      throw DataError(m_path, "section '" + std::string(name) + "' has a wrong size");
    return found;
  }
  [[nodiscard]] const std::string& path() const { return m_path; }
  [[nodiscard]] const std::string& checksum() const { return m_checksum; }  // 64 hex digits

private:
  struct Section {
    std::string name;
    std::string_view bytes;
  };
  ModelFile() = default;
  void read_sections(std::string_view bytes);

  std::string m_path;
  std::string m_checksum;
  const char* m_data = nullptr;
  std::size_t m_size = 0;
  std::vector<Section> m_sections;
};

// Collects sections and writes them. The mark "incomplete" stands in the file until all else is on the disk.
class ModelWriter {
public:
  // At most 23 bytes of name; a section of that name is replaced.
  void add(std::string_view name, std::string_view bytes);
  template <typename T>
  void add_values(std::string_view name, const std::vector<T>& values) {
    add(name, {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)});
  }
  // Throws Error when the folder cannot be written.
  void write(const std::string& path) const;

private:
  std::vector<std::pair<std::string, std::string>> m_sections;
};

}  // namespace newsgraph
