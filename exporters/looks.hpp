// How elements are drawn, the same in every format that knows colours: the type gives the colour, the
// status the line.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "graph/ontology.hpp"

namespace newsgraph::looks {

inline constexpr std::string_view kDeniedColor = "#a0aec0";
inline constexpr std::string_view kThreatColor = "#e11d48";
inline constexpr std::string_view kPlainColor =
    "#4a5568";  // outlines, and types without a colour of their own

// unsure: proposed or hypothetical; threat: an actual relation with the PLOVER type THREATEN; denied: or
// negated.
enum class Line : std::uint8_t { plain, planned, unsure, past, threat, denied };

[[nodiscard]] Line line_of(const Edge& edge) noexcept;
// "#rrggbb". `type` may be null.
[[nodiscard]] std::string_view color_of(const NodeType* type) noexcept;
// Of the seven largest communities; grey for the rest.
[[nodiscard]] std::string_view color_of_community(std::uint32_t community) noexcept;
[[nodiscard]] std::string_view color_of(Line line, const RelationType* type) noexcept;

// Red, green and blue of "#rrggbb"; nothing when `color` is not of that form.
[[nodiscard]] std::optional<std::array<std::uint8_t, 3>> rgb(std::string_view color) noexcept;

}  // namespace newsgraph::looks
