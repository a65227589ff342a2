// Standard output that notices when nobody reads any more or the disk is full. std::cout would go on
// silently.
#pragma once

#include <array>
#include <streambuf>

namespace newsgraph::cli {

// Thrown when the reader of the pipe has gone (`newsgraph query | head`); not a failure.
struct ReaderGone {};

// Writes to file descriptor 1. Use with exceptions(std::ios::badbit), so that what it throws reaches the
// caller.
class StandardOutput : public std::streambuf {
public:
  StandardOutput();

protected:
  int_type overflow(int_type c) override;  // throw ReaderGone, or Error naming the reason
  int sync() override;

private:
  void write_all();
  std::array<char, 65536> m_buffer;
};

}  // namespace newsgraph::cli
