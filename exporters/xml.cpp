#include "exporters/xml.hpp"

namespace newsgraph::xml {
namespace {

std::string_view reference(char c) noexcept {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\t':
      return "&#9;";
    case '\n':
      return "&#10;";
    default:
      return {};
  }
}

}  // namespace

void append_attribute(std::string& out, std::string_view text) {
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view escaped = reference(text[i]);
    if (escaped.empty()) continue;
    out.append(text.substr(plain, i - plain)).append(escaped);
    plain = i + 1;
  }
  out.append(text.substr(plain));
}

void append_content(std::string& out, std::string_view text) {
  if (text.find_first_of("&<>") == std::string_view::npos) {
    out.append(text);
    return;
  }
  out.append("<![CDATA[");
  for (std::size_t end = text.find("]]>"); end != std::string_view::npos; end = text.find("]]>")) {
    out.append(text.substr(0, end + 2)).append("]]><![CDATA[");  // "]]" here, ">" in the next section
    text.remove_prefix(end + 2);
  }
  out.append(text).append("]]>");
}

}  // namespace newsgraph::xml
