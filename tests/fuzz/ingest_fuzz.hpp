// One step of fuzzing the readers: bytes in, and what must hold of whatever comes out.
#pragma once

#include <cstddef>
#include <cstdint>

namespace newsgraph {

// Feeds the bytes to the reader that the first byte picks. Aborts when a document breaks the contract of
// reader.hpp.
void fuzz_ingest(const std::uint8_t* data, std::size_t size);

}  // namespace newsgraph
