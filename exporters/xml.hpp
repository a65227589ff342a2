// XML 1.0 escaping for GraphML, GEXF and Graphviz's HTML-like labels. What is appended is clean
// (text::clean).
#pragma once

#include <string_view>

#include "exporters/bytes.hpp"

namespace newsgraph::xml {

inline constexpr std::string_view kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

// True where `text` is printable ASCII without the given characters, as most text is: nothing to clean and
// nothing to escape.
template <char... kSpecial>
[[nodiscard]] bool is_plain(std::string_view text) noexcept {
  return !text_has(text, [](auto bytes) {  // from 0x80 on they are negative
    return (bytes < 0x20) | ((bytes == static_cast<signed char>(kSpecial)) | ...);
  });
}

// Inside double quotes. Tab and LF become references, or a parser turns them into blanks.
void append_attribute(Bytes& out, std::string_view text);

// Element content. Text with & < or > becomes CDATA: Gephi on the JDK's parser drops the blanks between two
// entity references ("a &amp; &amp; b"), CDATA came through every reader tried.
void append_content(Bytes& out, std::string_view text);

}  // namespace newsgraph::xml
