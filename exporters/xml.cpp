#include "exporters/xml.hpp"

#include <algorithm>
#include <array>

namespace newsgraph::xml {
namespace {

// What stands for each byte inside double quotes; empty: itself.
constexpr auto kReferences = [] {
  std::array<std::string_view, 256> table{};
  table['&'] = "&amp;";
  table['<'] = "&lt;";
  table['>'] = "&gt;";
  table['"'] = "&quot;";
  table['\t'] = "&#9;";
  table['\n'] = "&#10;";
  return table;
}();

bool has_markup(std::string_view text) noexcept {
  return std::ranges::any_of(text, [](char c) { return c == '&' || c == '<' || c == '>'; });
}

}  // namespace

void append_attribute(std::string& out, std::string_view text) {
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view& escaped = kReferences[static_cast<unsigned char>(text[i])];
    if (escaped.empty()) continue;
    out.append(text.substr(plain, i - plain)).append(escaped);
    plain = i + 1;
  }
  out.append(text.substr(plain));
}

void append_content(std::string& out, std::string_view text) {
  if (!has_markup(text)) {
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
