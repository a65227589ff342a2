// Bytes in other encodings, turned into UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace newsgraph {

// True for a UTF-16 byte order mark.
[[nodiscard]] bool is_utf16(std::string_view bytes);
// UTF-16 with its byte order mark; unpaired surrogates become U+FFFD.
[[nodiscard]] std::string utf16_to_utf8(std::string_view bytes);

// Without a UTF-8 byte order mark.
[[nodiscard]] std::string_view without_bom(std::string_view bytes);

// The encoding that a page declares in its first 2048 bytes (WHATWG HTML, 13.2.3.2), lower case; empty: none.
[[nodiscard]] std::string declared_charset(std::string_view html);
// A page's bytes as valid UTF-8. Valid UTF-8 stays; other bytes are read as the page declares, and as
// windows-1252, the default of the HTML standard, when it declares nothing. What cannot be read becomes
// U+FFFD.
[[nodiscard]] std::string page_to_utf8(std::string_view html);

}  // namespace newsgraph
