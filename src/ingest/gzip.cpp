#include "ingest/gzip.hpp"

#include <zlib.h>

#include <cstdint>
#include <utility>
#include <vector>

#include "base/error.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kInputChunk = 64 * 1024;
constexpr std::uint64_t kBombSize = 64ULL << 20U;
constexpr std::uint64_t kBombRatio = 1000;
constexpr int kGzipWindow = 15 + 16;  // zlib: largest window, gzip header expected

class GzipSource final : public ByteSource {
public:
  GzipSource(std::unique_ptr<ByteSource> compressed, std::string name)
      : m_compressed(std::move(compressed)), m_name(std::move(name)), m_input(kInputChunk) {
    if (inflateInit2(&m_zlib, kGzipWindow) != Z_OK) throw InputError(m_name, "no memory to undo gzip");
  }
  ~GzipSource() override { inflateEnd(&m_zlib); }
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;

  std::size_t read(std::span<char> buffer) override {
    m_zlib.next_out = reinterpret_cast<Bytef*>(buffer.data());
    m_zlib.avail_out = static_cast<uInt>(buffer.size());
    while (m_zlib.avail_out > 0 && !m_done) step();
    const std::size_t count = buffer.size() - m_zlib.avail_out;
    m_out += count;
    if (m_out > kBombSize && m_out / kBombRatio > m_in) {
      throw InputError(m_name, "gzip grows more than 1000 times; refused as a decompression bomb");
    }
    return count;
  }

private:
  void step() {
    if (m_zlib.avail_in == 0 && !refill()) {
      if (m_in_member) throw InputError(m_name, "broken gzip: ends too early; fetch the file again");
      m_done = true;
      return;
    }
    if (!m_in_member) {
      if (*m_zlib.next_in == 0) {  // zero bytes after the last member are padding (tar, tapes)
        --m_zlib.avail_in;
        ++m_zlib.next_in;
        return;
      }
      m_in_member = true;
    }
    const int result = inflate(&m_zlib, Z_NO_FLUSH);
    if (result == Z_STREAM_END) {
      m_in_member = false;
      inflateReset(&m_zlib);
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      const char* why = m_zlib.msg != nullptr ? m_zlib.msg : "not a gzip stream";
      throw InputError(m_name, std::string("broken gzip: ") + why + "; fetch the file again");
    }
  }

  bool refill() {
    const std::size_t count = m_compressed->read(m_input);
    m_in += count;
    m_zlib.next_in = reinterpret_cast<Bytef*>(m_input.data());
    m_zlib.avail_in = static_cast<uInt>(count);
    return count > 0;
  }

  std::unique_ptr<ByteSource> m_compressed;
  std::string m_name;
  std::vector<char> m_input;
  z_stream m_zlib{};
  std::uint64_t m_in = 0;
  std::uint64_t m_out = 0;
  bool m_in_member = false;
  bool m_done = false;
};

}  // namespace

std::unique_ptr<ByteSource> gunzip(std::unique_ptr<ByteSource> compressed, std::string name) {
  return std::make_unique<GzipSource>(std::move(compressed), std::move(name));
}

}  // namespace newsgraph
