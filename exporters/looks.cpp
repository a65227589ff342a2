#include "exporters/looks.hpp"

#include <charconv>

namespace newsgraph::looks {

Line line_of(const Edge& edge) noexcept {
  switch (edge.status) {
    case Status::negated:
    case Status::denied:
      return Line::denied;
    case Status::planned:
      return Line::planned;
    case Status::proposed:
    case Status::hypothetical:
      return Line::unsure;
    case Status::past:
      return Line::past;
    case Status::actual:
    case Status::ongoing:
      break;
  }
  return edge.plover == "THREATEN" ? Line::threat : Line::plain;
}

std::string_view color_of(const NodeType* type) noexcept {
  return type == nullptr || !rgb(type->color) ? std::string_view("#ffffff") : std::string_view(type->color);
}

// After M. Okabe and K. Ito's colours for all kinds of eyes; as in page/src/data.ts.
std::string_view color_of_community(std::uint32_t community) noexcept {
  constexpr std::array<std::string_view, 7> kLargest = {"#56b4e9", "#e69f00", "#009e73", "#cc79a7",
                                                        "#f0e442", "#d55e00", "#0072b2"};
  return community < kLargest.size() ? kLargest.at(community) : std::string_view("#bbbbbb");
}

std::string_view color_of(Line line, const RelationType* type) noexcept {
  if (line == Line::denied) return kDeniedColor;
  if (line == Line::threat) return kThreatColor;
  return type == nullptr || !rgb(type->color) ? kPlainColor : std::string_view(type->color);
}

std::optional<std::array<std::uint8_t, 3>> rgb(std::string_view color) noexcept {
  if (color.size() != 7 || color[0] != '#') return std::nullopt;
  std::array<std::uint8_t, 3> out{};
  for (std::size_t i = 0; i < 3; ++i) {
    const char* digits = color.data() + 1 + 2 * i;
    const auto result = std::from_chars(digits, digits + 2, out[i], 16);
    if (result.ec != std::errc() || result.ptr != digits + 2) return std::nullopt;
  }
  return out;
}

}  // namespace newsgraph::looks
