#include "exporters/cypher_text.hpp"

#include "exporters/text.hpp"

namespace newsgraph::cypher {

void append_string(std::string& out, std::string_view text) {
  out.push_back('"');
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    switch (c) {
      case '"':
        out.append("\\\"");
        break;
      case '\n':
        out.append("\\n");
        break;
      case '\t':
        out.append("\\t");
        break;
      case '\\':
        out.append("\\\\");
        if (i + 1 < text.size() && (text[i + 1] == 'u' || text[i + 1] == 'U')) {
          out.append(text[++i] == 'u' ? "\\u0075" : "\\u0055");
        }
        break;
      default:
        out.push_back(c);
    }
  }
  out.push_back('"');
}

void append_name(std::string& out, std::string_view name) {
  out.push_back('`');
  for (const char c : name) {
    if (c == '`') out.push_back('`');
    out.push_back(c == '\\' || c == '\n' ? '_' : c);  // a \u in a name could end it
  }
  out.push_back('`');
}

void append_float(std::string& out, double value) {
  const std::size_t start = out.size();
  text::append_number(out, value);
  if (out.find_first_of(".e", start) == std::string::npos) out.append(".0");
}

}  // namespace newsgraph::cypher
