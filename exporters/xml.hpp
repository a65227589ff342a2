// XML 1.0 escaping for GraphML, GEXF and Graphviz's HTML-like labels. All arguments are clean (text::clean).
#pragma once

#include <string_view>

#include "exporters/bytes.hpp"

namespace newsgraph::xml {

inline constexpr std::string_view kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

// Inside double quotes. Tab and LF become references, or a parser turns them into blanks.
void append_attribute(Bytes& out, std::string_view text);

// Element content. Text with & < or > becomes CDATA: Gephi on the JDK's parser drops the blanks between two
// entity references ("a &amp; &amp; b"), CDATA came through every reader tried.
void append_content(Bytes& out, std::string_view text);

}  // namespace newsgraph::xml
