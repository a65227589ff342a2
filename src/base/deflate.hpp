// Texts made small: zlib's format (RFC 1950), the one that `sqlar_uncompress` of the sqlite3 shell reads.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace newsgraph {

// Same bytes for the same text.
[[nodiscard]] std::string deflated(std::string_view text);
// Throws Error when `packed` is damaged or does not give exactly `size` bytes.
[[nodiscard]] std::string inflated(std::string_view packed, std::size_t size);

}  // namespace newsgraph
