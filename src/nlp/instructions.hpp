// Which vector instructions the inner loops of the network use. All choices give the same bits, so this is
// about speed only.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace newsgraph {

// Each is faster than the ones before it and holds them, but for avx_vnni (products of AVX2 machines since
// 2021), which not all machines with avx512 have. `plain` is what every machine has (SSE2 on x86-64).
enum class Instructions : std::uint8_t { plain, avx2, avx_vnni, avx512, avx512_vnni };
inline constexpr std::array<std::string_view, 5> kInstructionNames = {"plain", "avx2", "avx-vnni", "avx512",
                                                                      "avx512-vnni"};

[[nodiscard]] bool machine_has(Instructions instructions);

// The most that this machine can.
[[nodiscard]] Instructions machine_instructions();
// The same, or less where the environment variable NEWSGRAPH_CPU names less ("avx2"); for measuring, and
// for tests. Throws UsageError when it names none of kInstructionNames.
[[nodiscard]] Instructions used_instructions();

}  // namespace newsgraph
