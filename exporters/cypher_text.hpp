// Literals of openCypher. Text is clean (text::clean).
#pragma once

#include <string_view>

#include "exporters/bytes.hpp"

namespace newsgraph::cypher {

// "…" with escapes. A backslash before u is written so that both readings of \u (Neo4j replaces it before
// it reads strings, others inside them) give the text itself.
void append_string(Bytes& out, std::string_view text);

// `…`, for labels, relationship types and property names.
void append_name(Bytes& out, std::string_view name);

// A float even when it is whole: 25 becomes 25.0. `value` is finite.
void append_float(Bytes& out, double value);

}  // namespace newsgraph::cypher
