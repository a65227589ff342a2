#include "exporters/xml.hpp"

namespace newsgraph::xml {
namespace {

constexpr std::string_view reference(char c) noexcept {
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
    default:
      return "&#10;";
  }
}

}  // namespace

void append_attribute(Bytes& out, std::string_view text) {
  append_escaped<'&', '<', '>', '"', '\t', '\n'>(out, text, [&out](char c) { out.append(reference(c)); });
}

void append_content(Bytes& out, std::string_view text) {
  if (find_any<'&', '<', '>'>(text, 0) == text.size()) {
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
