#include "document.hpp"

namespace newsgraph {
namespace {

template <typename Enum, std::size_t N>
std::optional<Enum> named(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Upos> upos_named(std::string_view name) { return named<Upos>(kUposNames, name); }
std::optional<Xpos> xpos_named(std::string_view name) { return named<Xpos>(kXposNames, name); }
std::optional<Deprel> deprel_named(std::string_view name) { return named<Deprel>(kDeprelNames, name); }

}  // namespace newsgraph
