#include "ingest/byte_stream.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "base/error.hpp"
#include "ingest/gzip.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kChunk = 256 * 1024;
constexpr std::string_view kGzipMagic = "\x1f\x8b";

std::string last_error() { return std::generic_category().message(errno); }

class FileSource final : public ByteSource {
public:
  explicit FileSource(const std::string& path)
      : m_name(path == "-" ? "stdin" : path),
        m_fd(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (m_fd < 0) throw InputError(m_name, "cannot be opened: " + last_error());
  }
  ~FileSource() override {
    if (m_fd != STDIN_FILENO) ::close(m_fd);
  }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  std::size_t read(std::span<char> buffer) override {
    while (true) {
      const ssize_t count = ::read(m_fd, buffer.data(), buffer.size());
      if (count >= 0) return static_cast<std::size_t>(count);
      if (errno != EINTR) throw InputError(m_name, "cannot be read: " + last_error());
    }
  }

private:
  std::string m_name;
  int m_fd;
};

class MemorySource final : public ByteSource {
public:
  explicit MemorySource(std::string_view bytes) : m_bytes(bytes) {}
  std::size_t read(std::span<char> buffer) override {
    const std::size_t count = std::min(buffer.size(), m_bytes.size());
    if (count > 0) std::memcpy(buffer.data(), m_bytes.data(), count);
    m_bytes.remove_prefix(count);
    return count;
  }

private:
  std::string_view m_bytes;
};

// Puts bytes that were already taken in front of what is left of a source.
class PrefixedSource final : public ByteSource {
public:
  PrefixedSource(std::string prefix, std::unique_ptr<ByteSource> rest)
      : m_prefix(std::move(prefix)), m_rest(std::move(rest)) {}
  std::size_t read(std::span<char> buffer) override {
    if (m_pos == m_prefix.size()) return m_rest->read(buffer);
    const std::size_t count = m_prefix.copy(buffer.data(), buffer.size(), m_pos);
    m_pos += count;
    return count;
  }

private:
  std::string m_prefix;
  std::unique_ptr<ByteSource> m_rest;
  std::size_t m_pos = 0;
};

}  // namespace

std::unique_ptr<ByteSource> open_source(const std::string& path) {
  return std::make_unique<FileSource>(path);
}

std::unique_ptr<ByteSource> memory_source(std::string_view bytes) {
  return std::make_unique<MemorySource>(bytes);
}

std::unique_ptr<ByteSource> unpacked(std::unique_ptr<ByteSource> source, const std::string& name) {
  std::string first(kGzipMagic.size(), '\0');
  std::size_t size = 0;
  while (size < first.size()) {
    const std::size_t count = source->read(std::span(first).subspan(size));
    if (count == 0) break;
    size += count;
  }
  first.resize(size);
  const bool packed = first == kGzipMagic;
  auto whole = std::make_unique<PrefixedSource>(std::move(first), std::move(source));
  if (packed) return gunzip(std::move(whole), name);
  return whole;
}

ByteStream::ByteStream(std::unique_ptr<ByteSource> source, std::string name)
    : m_source(std::move(source)), m_name(std::move(name)) {}

bool ByteStream::fill() {
  if (m_pos > 0) {
    m_buffer.erase(0, m_pos);
    m_pos = 0;
  }
  const std::size_t old_size = m_buffer.size();
  m_buffer.resize(old_size + kChunk);
  const std::size_t count = m_source->read(std::span(m_buffer).subspan(old_size));
  m_buffer.resize(old_size + count);
  return count > 0;
}

std::string_view ByteStream::head(std::size_t count) {
  while (m_buffer.size() - m_pos < count && fill()) {
  }
  return std::string_view(m_buffer).substr(m_pos);
}

ByteStream::Line ByteStream::next_line(std::string& line, std::size_t limit) {
  line.clear();
  bool too_long = false;
  while (true) {
    const std::string_view left = std::string_view(m_buffer).substr(m_pos);
    const std::size_t end = left.find('\n');
    const std::string_view part = left.substr(0, end);
    too_long = too_long || line.size() + part.size() > limit;
    if (!too_long) line += part;
    m_pos += part.size();
    if (end != std::string_view::npos) {
      ++m_pos;
      break;
    }
    if (!fill()) {
      if (part.empty() && line.empty() && !too_long) return Line::end;
      break;
    }
  }
  if (too_long) {
    line.clear();
    return Line::too_long;
  }
  if (line.ends_with('\r')) line.pop_back();
  return Line::found;
}

std::string ByteStream::rest(std::size_t limit) {
  while (fill()) {
    if (m_buffer.size() > limit) {
      throw InputError(m_name, fmt::format("is larger than {} MB; split it into articles", limit >> 20U));
    }
  }
  std::string all = std::move(m_buffer);
  m_buffer.clear();
  return all;
}

}  // namespace newsgraph
