// Text on its way into a file: what every format does before its own escaping. Readers die of what XML 1.0
// forbids (xmllint, networkx and Gephi stop at one U+0001, as a character reference too), and control
// characters reach SVG through DOT. So they never leave the program.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "exporters/bytes.hpp"

namespace newsgraph::text {

enum class Controls : std::uint8_t {
  replace,  // XML, DOT, CSV: C0 controls except tab and LF, U+FFFE and U+FFFF become U+FFFD; CR LF and CR
            // become LF
  keep,     // JSON, which can escape them: only ill-formed UTF-8 is replaced
};

// `text` itself when there is nothing to replace, else a view of `scratch`. Adds to `replaced` the number
// of characters (or ill-formed bytes) that became U+FFFD.
[[nodiscard]] std::string_view clean(std::string_view text, Controls controls, std::string& scratch,
                                     std::uint64_t& replaced);

// Appends `id` as an NMTOKEN of ASCII letters, digits and . - _ : (what GraphML demands, and what needs no
// escape anywhere else). Any other byte becomes _xHH_, and so does an underscore before x; hence two ids
// never become one, and the first can be read back. The empty id becomes "_x_".
void append_token(Bytes& out, std::string_view id);

// The longest prefix of at most `max_bytes` that ends between two code points; `text` is valid UTF-8.
[[nodiscard]] std::string_view prefix(std::string_view text, std::size_t max_bytes) noexcept;

// Shortest decimal form that reads back equal; `value` is finite.
void append_number(Bytes& out, double value);
void append_number(Bytes& out, std::int64_t value);

}  // namespace newsgraph::text
