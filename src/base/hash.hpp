// SHA-256, for content addresses: document hashes, ids of edges, the model's checksum.
#pragma once

#include <string>
#include <string_view>

namespace newsgraph {

// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace newsgraph
