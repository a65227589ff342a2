#include "ingest/html_tree.hpp"

#include "base/utf8.hpp"

namespace newsgraph {

void append_text(const HtmlNode& node, std::string& out) {
  if (node.is_text()) out += node.text;
  if (node.tag == "br") out += ' ';
  for (const HtmlNode& child : node.children) append_text(child, out);
}

std::string text_of(const HtmlNode& node) {
  std::string out;
  append_text(node, out);
  return squeezed(out);
}

std::string squeezed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    if (!utf8::is_space(utf8::next(text, pos))) {
      out += text.substr(begin, pos - begin);
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace newsgraph
