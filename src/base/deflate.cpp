#include "base/deflate.hpp"

#include <zlib.h>

#include "base/error.hpp"

namespace newsgraph {

std::string deflated(std::string_view text) {
  uLongf size = compressBound(static_cast<uLong>(text.size()));
  std::string packed(size, '\0');
  const int code =
      compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(text.data()),
                static_cast<uLong>(text.size()), Z_DEFAULT_COMPRESSION);
  if (code != Z_OK) throw Error("a text could not be compressed; out of memory");
  packed.resize(size);
  return packed;
}

std::string inflated(std::string_view packed, std::size_t size) {
  // Deflate makes nothing more than 1,032 times smaller: a size beyond that is damage, not a text.
  if (size > 1032 * packed.size()) throw Error("a compressed text is damaged");
  std::string text(size, '\0');
  auto got = static_cast<uLongf>(size);
  const int code =
      uncompress(reinterpret_cast<Bytef*>(text.data()), &got, reinterpret_cast<const Bytef*>(packed.data()),
                 static_cast<uLong>(packed.size()));
  if (code != Z_OK || got != size) throw Error("a compressed text is damaged");
  return text;
}

}  // namespace newsgraph
