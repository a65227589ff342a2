#include "nlp/instructions.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "base/error.hpp"

namespace newsgraph {

bool machine_has([[maybe_unused]] Instructions instructions) {
#if defined(__x86_64__)
  const bool avx2 = __builtin_cpu_supports("avx2") != 0;
  const bool wide = __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512vl") != 0 &&
                    __builtin_cpu_supports("avx512dq") != 0;
  switch (instructions) {
    case Instructions::avx2:
      return avx2;
    case Instructions::avx_vnni:
      return avx2 && __builtin_cpu_supports("avxvnni") != 0;
    case Instructions::avx512:
      return wide;
    case Instructions::avx512_vnni:
      return wide && __builtin_cpu_supports("avx512vnni") != 0;
    case Instructions::plain:
      break;
  }
#endif
  return instructions == Instructions::plain;
}

Instructions machine_instructions() {
  auto most = static_cast<Instructions>(kInstructionNames.size() - 1);
  while (!machine_has(most)) most = static_cast<Instructions>(static_cast<int>(most) - 1);
  return most;
}

Instructions used_instructions() {
  const char* const wanted = std::getenv("NEWSGRAPH_CPU");
  if (wanted == nullptr || *wanted == '\0') return machine_instructions();
  const auto* const found = std::find(kInstructionNames.begin(), kInstructionNames.end(), wanted);
  if (found == kInstructionNames.end()) {
    throw UsageError(std::string("NEWSGRAPH_CPU is \"") + wanted +
                     "\"; use plain, avx2, avx-vnni, avx512 or avx512-vnni, or unset it");
  }
  return std::min(machine_instructions(), static_cast<Instructions>(found - kInstructionNames.begin()));
}

}  // namespace newsgraph
