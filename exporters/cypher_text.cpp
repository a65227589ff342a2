#include "exporters/cypher_text.hpp"

#include "exporters/text.hpp"

namespace newsgraph::cypher {

void append_string(Bytes& out, std::string_view text) {
  out.push_back('"');
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t special = find_any<'"', '\n', '\t', '\\'>(text, i);
    out.append(text.substr(i, special - i));
    if (special == text.size()) break;
    i = special;
    switch (text[i]) {
      case '"':
        out.append("\\\"");
        break;
      case '\n':
        out.append("\\n");
        break;
      case '\t':
        out.append("\\t");
        break;
      default:
        out.append("\\\\");
        if (i + 1 < text.size() && (text[i + 1] == 'u' || text[i + 1] == 'U')) {
          out.append(text[++i] == 'u' ? "\\u0075" : "\\u0055");
        }
    }
  }
  out.push_back('"');
}

void append_name(Bytes& out, std::string_view name) {
  out.push_back('`');
  for (const char c : name) {
    if (c == '`') out.push_back('`');
    out.push_back(c == '\\' || c == '\n' ? '_' : c);  // a \u in a name could end it
  }
  out.push_back('`');
}

void append_float(Bytes& out, double value) {
  const std::size_t start = out.size();
  text::append_number(out, value);
  if (out.view().find_first_of(".e", start) == std::string_view::npos) out.append(".0");
}

}  // namespace newsgraph::cypher
