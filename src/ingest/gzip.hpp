// gzip (RFC 1952) undone a piece at a time, members in a row included. Refuses decompression bombs: once more
// than 64 MB came out, more than 1000 bytes for each byte read is no text that anybody wrote.
#pragma once

#include <memory>
#include <string>

#include "ingest/byte_stream.hpp"

namespace newsgraph {

// `name` starts the messages of the InputErrors thrown by read().
[[nodiscard]] std::unique_ptr<ByteSource> gunzip(std::unique_ptr<ByteSource> compressed, std::string name);

}  // namespace newsgraph
