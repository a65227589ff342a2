#include "nlp/model_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

#include "base/hash.hpp"

namespace newsgraph {
namespace {

constexpr std::string_view kMagic = "NGMODEL\n";
constexpr std::size_t kHeaderSize = 88;
constexpr std::size_t kHashAt = 24;
constexpr std::size_t kNameSize = 24;
constexpr std::size_t kEntrySize = kNameSize + 16;
constexpr std::size_t kAlignment = 64;
constexpr std::string_view kAdvice = "; reinstall it or make it again with `newsgraph train`";

template <typename T>
T read_at(std::string_view bytes, std::size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof(T));
  return value;
}

template <typename T>
void write_at(std::string& bytes, std::size_t at, T value) {
  std::memcpy(bytes.data() + at, &value, sizeof(T));
}

std::string last_error() { return std::error_code(errno, std::generic_category()).message(); }

std::size_t aligned(std::size_t at) { return (at + kAlignment - 1) / kAlignment * kAlignment; }

[[noreturn]] void fail(const std::string& path, const std::string& what) {
  throw DataError(path, what + std::string(kAdvice));
}

void check_header(const std::string& path, std::string_view bytes) {
  if (bytes.size() < kHeaderSize || bytes.substr(0, kMagic.size()) != kMagic)
    fail(path, "is not a language model");
  const auto version = read_at<std::uint32_t>(bytes, 8);
  if (version != kModelVersion) {
    fail(path, "has model version " + std::to_string(version) + ", this program reads version " +
                   std::to_string(kModelVersion));
  }
  if (read_at<std::uint32_t>(bytes, 12) != 0) fail(path, "is incomplete: its writing was interrupted");
  const auto size = read_at<std::uint64_t>(bytes, 16);
  if (size != bytes.size()) {
    fail(path, "should have " + std::to_string(size) + " bytes but has " + std::to_string(bytes.size()));
  }
  if (sha256_hex(bytes.substr(kHeaderSize)) != bytes.substr(kHashAt, 64))
    fail(path, "is damaged: wrong checksum");
}

void write_all(int file, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ::ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) throw Error(path + ": cannot be written: " + last_error());
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

ModelFile ModelFile::open(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) fail(path, "cannot be opened: " + last_error());
  struct ::stat info {};
  const bool known = ::fstat(file, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0;
  const auto size = known ? static_cast<std::size_t>(info.st_size) : 0;
  void* data = known ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0) : MAP_FAILED;
  ::close(file);
  if (data == MAP_FAILED) fail(path, "is not a language model");

  ModelFile model;
  model.m_path = path;
  model.m_data = static_cast<const char*>(data);
  model.m_size = size;
  const std::string_view bytes(model.m_data, size);
  check_header(path, bytes);
  model.m_checksum = bytes.substr(kHashAt, 64);
  model.read_sections(bytes);
  return model;
}

void ModelFile::read_sections(std::string_view bytes) {
  if (bytes.size() < kHeaderSize + 8) fail(m_path, "has no section table");
  const auto count = read_at<std::uint32_t>(bytes, kHeaderSize);
  if (count > (bytes.size() - kHeaderSize - 8) / kEntrySize) fail(m_path, "has a wrong section table");
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = kHeaderSize + 8 + i * kEntrySize;
    std::string_view name = bytes.substr(at, kNameSize);
    name = name.substr(0, name.find('\0'));
    const auto offset = read_at<std::uint64_t>(bytes, at + kNameSize);
    const auto size = read_at<std::uint64_t>(bytes, at + kNameSize + 8);
    if (offset % kAlignment != 0 || offset > bytes.size() || size > bytes.size() - offset) {
      fail(m_path, "has a wrong section table");
    }
    m_sections.push_back({std::string(name), bytes.substr(offset, size)});
  }
}

ModelFile::ModelFile(ModelFile&& other) noexcept
    : m_path(std::move(other.m_path)),
      m_checksum(std::move(other.m_checksum)),
      m_data(std::exchange(other.m_data, nullptr)),
      m_size(std::exchange(other.m_size, 0)),
      m_sections(std::move(other.m_sections)) {}

ModelFile& ModelFile::operator=(ModelFile&& other) noexcept {
  std::swap(m_path, other.m_path);
  std::swap(m_checksum, other.m_checksum);
  std::swap(m_data, other.m_data);
  std::swap(m_size, other.m_size);
  std::swap(m_sections, other.m_sections);
  return *this;
}

ModelFile::~ModelFile() {
  // munmap takes a pointer to non-const; the pages were mapped read-only.
  if (m_data != nullptr) ::munmap(const_cast<char*>(m_data), m_size);
}

bool ModelFile::has(std::string_view name) const {
  for (const Section& section : m_sections) {
    if (section.name == name) return true;
  }
  return false;
}

std::vector<std::string> ModelFile::names() const {
  std::vector<std::string> names;
  for (const Section& section : m_sections) names.push_back(section.name);
  return names;
}

std::string_view ModelFile::section(std::string_view name) const {
  for (const Section& section : m_sections) {
    if (section.name == name) return section.bytes;
  }
  fail(m_path, "has no section '" + std::string(name) + "'");
}

void ModelWriter::add(std::string_view name, std::string_view bytes) {
  if (name.size() >= kNameSize) throw Error("section name '" + std::string(name) + "' is too long");
  for (auto& [known, content] : m_sections) {
    if (known != name) continue;
    content = bytes;
    return;
  }
  m_sections.emplace_back(name, bytes);
}

void ModelWriter::write(const std::string& path) const {
  std::string bytes(aligned(kHeaderSize + 8 + m_sections.size() * kEntrySize), '\0');
  bytes.replace(0, kMagic.size(), kMagic);
  write_at(bytes, 8, kModelVersion);
  write_at(bytes, 12, std::uint32_t{1});
  write_at(bytes, kHeaderSize, static_cast<std::uint32_t>(m_sections.size()));
  std::size_t entry = kHeaderSize + 8;
  for (const auto& [name, content] : m_sections) {
    bytes.replace(entry, name.size(), name);
    write_at(bytes, entry + kNameSize, std::uint64_t{bytes.size()});
    write_at(bytes, entry + kNameSize + 8, std::uint64_t{content.size()});
    entry += kEntrySize;
    bytes += content;
    bytes.resize(aligned(bytes.size()), '\0');
  }
  write_at(bytes, 16, std::uint64_t{bytes.size()});
  bytes.replace(kHashAt, 64, sha256_hex(std::string_view(bytes).substr(kHeaderSize)));

  const std::string temporary = path + ".part";
  const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) throw Error(temporary + ": cannot be written: " + last_error());
  try {
    write_all(file, bytes, temporary);
    constexpr std::uint32_t kComplete = 0;
    if (::fsync(file) != 0 || ::pwrite(file, &kComplete, sizeof kComplete, 12) != sizeof kComplete ||
        ::fsync(file) != 0) {
      throw Error(temporary + ": cannot be written: " + last_error());
    }
  } catch (...) {
    ::close(file);
    ::unlink(temporary.c_str());
    throw;
  }
  ::close(file);
  if (std::rename(temporary.c_str(), path.c_str()) != 0)
    throw Error(path + ": cannot be written: " + last_error());
}

}  // namespace newsgraph
