#include "nlp/network_loops.hpp"

#include <algorithm>
#include <vector>

#include "nlp/int_gemm.hpp"
#include "nlp/network_shape.hpp"
#include "nlp/sigmoid.hpp"

namespace newsgraph {
namespace {

namespace plain {
#include "nlp/network_loops.inc"
}

#if defined(__x86_64__)
#pragma GCC push_options
#pragma GCC target("arch=x86-64-v3")
namespace avx2 {
#include "nlp/network_loops.inc"
}
#pragma GCC pop_options
#pragma GCC push_options
#pragma GCC target("arch=x86-64-v4")
namespace avx512 {
#include "nlp/network_loops.inc"
}
#pragma GCC pop_options
#endif

std::vector<NetworkLoops> runnable_loops() {
  std::vector<NetworkLoops> loops;
#if defined(__x86_64__)
  if (machine_has(Instructions::avx512)) {
    loops.push_back({Instructions::avx512, avx512::recur, avx512::add_row, avx512::add_half_row,
                     avx512::to_floats, avx512::dots, avx512::quantise, avx512::quantise_rectified});
  }
  if (machine_has(Instructions::avx2)) {
    loops.push_back({Instructions::avx2, avx2::recur, avx2::add_row, avx2::add_half_row, avx2::to_floats,
                     avx2::dots, avx2::quantise, avx2::quantise_rectified});
  }
#endif
  loops.push_back({Instructions::plain, plain::recur, plain::add_row, plain::add_half_row, plain::to_floats,
                   plain::dots, plain::quantise, plain::quantise_rectified});
  return loops;
}

}  // namespace

std::span<const NetworkLoops> network_loops() {
  static const std::vector<NetworkLoops> kLoops = runnable_loops();
  return kLoops;
}

const NetworkLoops& chosen_loops() {
  static const NetworkLoops& chosen =
      *std::find_if(network_loops().begin(), network_loops().end(),
                    [most = used_instructions()](const NetworkLoops& loops) { return loops.needs <= most; });
  return chosen;
}

}  // namespace newsgraph
