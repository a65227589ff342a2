#include "base/gzip_stream.hpp"

#include <zlib.h>

#include <array>
#include <ostream>
#include <streambuf>

#include "base/error.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 16U;
constexpr int kGzipWindow = 15 + 16;  // 16: a gzip header and trailer
constexpr int kMemory = 8;            // zlib's default

class Deflater : public std::streambuf {
public:
  explicit Deflater(std::ostream& out) : m_out(out) {
    if (deflateInit2(&m_state, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, kMemory, Z_DEFAULT_STRATEGY) !=
        Z_OK) {
      throw Error("gzip could not start: out of memory");
    }
    setp(m_plain.data(), m_plain.data() + m_plain.size());
  }
  ~Deflater() override { deflateEnd(&m_state); }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  bool finish() { return compress(Z_FINISH) && m_out.flush(); }

protected:
  int_type overflow(int_type next) override {
    if (!compress(Z_NO_FLUSH)) return traits_type::eof();
    if (!traits_type::eq_int_type(next, traits_type::eof())) {
      *pptr() = traits_type::to_char_type(next);
      pbump(1);
    }
    return traits_type::not_eof(next);
  }

private:
  bool compress(int flush) {
    m_state.next_in = reinterpret_cast<Bytef*>(m_plain.data());
    m_state.avail_in = static_cast<uInt>(pptr() - pbase());
    do {
      m_state.next_out = reinterpret_cast<Bytef*>(m_packed.data());
      m_state.avail_out = static_cast<uInt>(m_packed.size());
      if (deflate(&m_state, flush) == Z_STREAM_ERROR) return false;
      m_out.write(m_packed.data(), static_cast<std::streamsize>(m_packed.size() - m_state.avail_out));
    } while (m_state.avail_out == 0);
    setp(m_plain.data(), m_plain.data() + m_plain.size());
    return !m_out.fail();
  }

  std::ostream& m_out;
  z_stream m_state{};
  std::array<char, kBlock> m_plain{};
  std::array<char, kBlock> m_packed{};
};

}  // namespace

struct GzipStream::Impl {
  explicit Impl(std::ostream& out) : buffer(out), stream(&buffer) {}

  Deflater buffer;
  std::ostream stream;
};

GzipStream::GzipStream(std::ostream& out) : m_impl(std::make_unique<Impl>(out)) {}
GzipStream::~GzipStream() = default;

std::ostream& GzipStream::stream() { return m_impl->stream; }

void GzipStream::finish() {
  if (!m_impl->stream || !m_impl->buffer.finish())
    throw Error("the compressed file could not be written: is the disk full or the pipe closed?");
}

}  // namespace newsgraph
