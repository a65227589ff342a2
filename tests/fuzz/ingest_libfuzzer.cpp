// The entry point of libFuzzer (https://llvm.org/docs/LibFuzzer.html); built with -DNEWSGRAPH_FUZZ=ON and
// clang.
#include "fuzz/ingest_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  newsgraph::fuzz_ingest(data, size);
  return 0;
}
