#include "cli/standard_output.hpp"

#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/error.hpp"

namespace newsgraph::cli {

StandardOutput::StandardOutput() { setp(m_buffer.data(), m_buffer.data() + m_buffer.size()); }

StandardOutput::int_type StandardOutput::overflow(int_type c) {
  write_all();
  if (!traits_type::eq_int_type(c, traits_type::eof())) {
    *pptr() = traits_type::to_char_type(c);
    pbump(1);
  }
  return traits_type::not_eof(c);
}

int StandardOutput::sync() {
  write_all();
  return 0;
}

void StandardOutput::write_all() {
  const char* from = pbase();
  const char* const end = pptr();
  setp(m_buffer.data(),
       m_buffer.data() + m_buffer.size());  // first, so that a throw leaves nothing to write twice
  while (from != end) {
    const ssize_t written = ::write(STDOUT_FILENO, from, static_cast<std::size_t>(end - from));
    if (written >= 0) {
      from += written;
    } else if (errno == EPIPE) {
      throw ReaderGone{};
    } else if (errno != EINTR) {
      throw Error("standard output cannot be written: " +
                  std::error_code(errno, std::generic_category()).message());
    }
  }
}

}  // namespace newsgraph::cli
