#include "base/gzip_stream.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "base/error.hpp"

using namespace newsgraph;

namespace {

std::string packed(const std::string& plain, std::size_t piece) {
  std::ostringstream out;
  GzipStream gzip(out);
  for (std::size_t pos = 0; pos < plain.size(); pos += piece) gzip.stream() << plain.substr(pos, piece);
  gzip.finish();
  return out.str();
}

}  // namespace

TEST_CASE("what goes through gzip is the same bytes whatever the pieces, without a time") {
  std::string plain;
  for (int i = 0; i < 50'000; ++i) plain += std::to_string(i * 7919) + " & more\n";
  const std::string once = packed(plain, plain.size());
  CHECK(once == packed(plain, 1000));
  CHECK(once.size() < plain.size() / 2);
  CHECK(once.substr(0, 4) == std::string("\x1f\x8b\x08\0", 4));
  CHECK(once.substr(4, 4) == std::string(4, '\0'));  // the time
  CHECK(packed("", 1).size() > 10);
}

TEST_CASE("a full disk under gzip is an error") {
  std::ostringstream out;
  GzipStream gzip(out);
  gzip.stream() << "text";
  out.setstate(std::ios::badbit);
  CHECK_THROWS_AS(gzip.finish(), Error);
}
