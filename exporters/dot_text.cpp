#include "exporters/dot_text.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "exporters/text.hpp"

namespace newsgraph::dot {
namespace {

constexpr std::size_t kMaxBytes = 8000;  // at most doubled by escapes, and so below Graphviz's 16384

void append_escaped(Bytes& out, std::string_view text) {
  newsgraph::append_escaped<'"', '\\', '\n', '&'>(out, text, [&out](char c) {
    switch (c) {
      case '"':
        out.append("\\\"");
        break;
      case '\\':
        out.append("\\\\");  // labels read a doubled backslash as one
        break;
      case '\n':
        out.append("\\n");
        break;
      default:
        out.append("&amp;");  // or "&copy;" would show the sign
    }
  });
}

// Escapes of & grow fivefold, so the limit holds for the escaped text.
std::size_t escaped_size(std::string_view text) {
  const auto ampersands = static_cast<std::size_t>(std::ranges::count(text, '&'));
  return text.size() * 2 + ampersands * 3;
}

}  // namespace

bool append_label(Bytes& out, std::string_view text, std::size_t max_bytes) {
  std::string_view shown = text::prefix(text, std::min(max_bytes, kMaxBytes));
  while (escaped_size(shown) > 2 * kMaxBytes) shown = text::prefix(shown, shown.size() / 2);
  out.push_back('"');
  append_escaped(out, shown);
  if (shown.size() < text.size()) out.append("…");
  out.push_back('"');
  return shown.size() < text.size();
}

std::string wrapped(std::string_view text, std::size_t columns) {
  std::string out;
  std::size_t used = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    const std::size_t width = utf8::display_width(word);
    if (used > 0) out.push_back(used + 1 + width > columns ? '\n' : ' ');
    used = used > 0 && used + 1 + width <= columns ? used + 1 + width : width;
    out.append(word);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace newsgraph::dot
