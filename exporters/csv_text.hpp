// Fields of RFC 4180 CSV as Neo4j, Ladybug, DuckDB and spreadsheets read them alike: text is quoted, quotes
// are doubled, and no value is an empty field.
#pragma once

#include <string_view>

#include "exporters/bytes.hpp"
#include "exporters/options.hpp"

namespace newsgraph::csv {

// How a text becomes a field. A record is one line unless line ends are kept.
struct FieldStyle {
  CsvNewlines newlines = CsvNewlines::space;
  bool backslash_escapes = false;  // the reader takes a backslash for an escape, as Gephi does
};

// Appends `text` (clean, see text::clean); line ends and tabs as the style says. Text that a spreadsheet
// would run as a formula, = + - @ behind any number of apostrophes, gets an apostrophe in front; taking one
// off such text gives the original back.
void append_field(Bytes& out, std::string_view text, FieldStyle style = {});

}  // namespace newsgraph::csv
