// Which vector instructions the inner loops of the network use. All choices give the same bits, so this is
// about speed only.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace newsgraph {

// Each holds the ones before it. `plain` is what every machine has (SSE2 on x86-64).
enum class Instructions : std::uint8_t { plain, avx2, avx512, avx512_vnni };
inline constexpr std::array<std::string_view, 4> kInstructionNames = {"plain", "avx2", "avx512",
                                                                      "avx512-vnni"};

// The most that this machine can.
[[nodiscard]] Instructions machine_instructions();
// The same, or less where the environment variable NEWSGRAPH_CPU names less ("avx2"); for measuring, and
// for tests. Throws UsageError when it names none of kInstructionNames.
[[nodiscard]] Instructions used_instructions();

}  // namespace newsgraph
