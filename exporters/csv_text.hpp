// Fields of RFC 4180 CSV as Neo4j, Ladybug, DuckDB and spreadsheets read them alike: text is quoted, quotes
// are doubled, no value is an empty field, and a record is one line.
#pragma once

#include <string_view>

#include "exporters/bytes.hpp"

namespace newsgraph::csv {

// Appends `text` (clean, see text::clean). Line ends and tabs become blanks. Text that a spreadsheet would
// run as a formula, = + - @ behind any number of apostrophes, gets an apostrophe in front; taking one off
// such text gives the original back.
void append_field(Bytes& out, std::string_view text);

}  // namespace newsgraph::csv
