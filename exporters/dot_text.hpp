// Strings for Graphviz. Inside quotes only \" is an escape, a value that ends in an odd backslash swallows
// the file, and any string over 16384 bytes is a syntax error; label and tooltip read \n \l \N \G … and
// HTML entities. All arguments are clean (text::clean).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "exporters/bytes.hpp"

namespace newsgraph::dot {

// The quoted form of a label or tooltip that shows `text` itself. Text above `max_bytes` (at most 8000)
// ends in "…"; returns whether it was shortened.
bool append_label(Bytes& out, std::string_view text, std::size_t max_bytes);

// `text` with line feeds in place of blanks, so that lines stay near `columns` display columns.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t columns);

}  // namespace newsgraph::dot
