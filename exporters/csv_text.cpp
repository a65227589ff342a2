#include "exporters/csv_text.hpp"

namespace newsgraph::csv {
namespace {

bool like_formula(std::string_view text) noexcept {
  const std::size_t first = text.find_first_not_of('\'');
  return first != std::string_view::npos &&
         std::string_view("=+-@").find(text[first]) != std::string_view::npos;
}

constexpr std::string_view escape_of(char c) noexcept {
  switch (c) {
    case '\n':
      return "\\n";
    case '\t':
      return "\\t";
    case '\r':
      return "\\r";
    case '\\':
      return "\\\\";
    default:
      return "\"\"";
  }
}

}  // namespace

void append_field(Bytes& out, std::string_view text, FieldStyle style) {
  if (text.empty()) return;
  out.push_back('"');
  if (like_formula(text)) out.push_back('\'');
  if (style.newlines == CsvNewlines::keep && !style.backslash_escapes) {
    append_escaped<'"'>(out, text, [&out](char) { out.append("\"\""); });
  } else if (style.newlines == CsvNewlines::space && !style.backslash_escapes) {
    append_escaped<'"', '\n', '\t', '\r'>(out, text, [&out](char c) {
      out.append(c == '"' ? std::string_view("\"\"") : std::string_view(" "));
    });
  } else {
    append_escaped<'"', '\\', '\n', '\t', '\r'>(out, text, [&out, style](char c) {
      const bool blank = c < ' ';  // a line end or tab
      if (blank && style.newlines == CsvNewlines::space)
        out.push_back(' ');
      else if (blank && style.newlines == CsvNewlines::keep)
        out.push_back(c);
      else
        out.append(escape_of(c));
    });
  }
  out.push_back('"');
}

}  // namespace newsgraph::csv
