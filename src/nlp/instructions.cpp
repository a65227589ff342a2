#include "nlp/instructions.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "base/error.hpp"

namespace newsgraph {

Instructions machine_instructions() {
#if defined(__x86_64__)
  const bool wide = __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512vl") != 0 &&
                    __builtin_cpu_supports("avx512dq") != 0;
  if (wide && __builtin_cpu_supports("avx512vnni") != 0) return Instructions::avx512_vnni;
  if (wide) return Instructions::avx512;
  if (__builtin_cpu_supports("avx2") != 0) return Instructions::avx2;
#endif
  return Instructions::plain;
}

Instructions used_instructions() {
  const char* const wanted = std::getenv("NEWSGRAPH_CPU");
  if (wanted == nullptr || *wanted == '\0') return machine_instructions();
  const auto* const found = std::find(kInstructionNames.begin(), kInstructionNames.end(), wanted);
  if (found == kInstructionNames.end()) {
    throw UsageError(std::string("NEWSGRAPH_CPU is \"") + wanted +
                     "\"; use plain, avx2, avx512 or avx512-vnni, or unset it");
  }
  return std::min(machine_instructions(), static_cast<Instructions>(found - kInstructionNames.begin()));
}

}  // namespace newsgraph
