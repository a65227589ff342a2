#include "ingest/html_nesting.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>

namespace newsgraph {
namespace {

template <std::size_t N>
using Names = std::array<std::string_view, N>;

// Void elements, and elements that the next of their kind closes.
constexpr Names<29> kSelfClosing = {"area", "base", "br",    "col",    "embed", "hr",    "img",   "input",
                                    "link", "meta", "param", "source", "track", "wbr",   "p",     "li",
                                    "dt",   "dd",   "tr",    "td",     "th",    "tbody", "thead", "tfoot",
                                    "html", "head", "body",  "title",  "option"};
// Inside <svg> and <math> every element nests, but one of these ends the drawing (HTML standard, 13.2.6.5),
// unless it stands in one of the elements that hold HTML again.
constexpr Names<22> kBreakOut = {"b",  "blockquote", "body",   "br",    "center", "code", "dd", "div",
                                 "dl", "em",         "head",   "hr",    "i",      "img",  "li", "ol",
                                 "p",  "span",       "strong", "table", "ul",     "h2"};
constexpr Names<10> kHoldHtml = {"foreignobject", "desc",           "title",    "mi", "mo", "mn", "ms",
                                 "mtext",         "annotation-xml", "semantics"};

template <std::size_t N>
bool is_in(const Names<N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

struct Tag {
  std::string name;
  bool closes = false;
  bool empty = false;  // ends with "/>"
  std::size_t attributes = 0;
  std::size_t end = 0;  // behind ">"
};

// Behind the value that starts at `pos`, if it is quoted; a value without its closing quote ends with the
// page.
std::size_t after_value(std::string_view html, std::size_t pos) {
  while (pos < html.size() && is_blank(html[pos])) ++pos;
  if (pos >= html.size() || (html[pos] != '"' && html[pos] != '\'')) return pos;
  const std::size_t close = html.find(html[pos], pos + 1);
  return close == std::string_view::npos ? html.size() : close + 1;
}

Tag read_tag(std::string_view html, std::size_t pos) {
  Tag tag;
  tag.closes = html[pos] == '/';
  if (tag.closes) ++pos;
  for (; pos < html.size() && html[pos] != '>' && html[pos] != '/' && !is_blank(html[pos]); ++pos) {
    if (tag.name.size() < 16)
      tag.name.push_back(is_letter(html[pos]) ? static_cast<char>(html[pos] | 0x20) : html[pos]);
  }
  bool in_attribute = false;
  while (pos < html.size() && html[pos] != '>') {
    const char c = html[pos];
    tag.empty = c == '/';
    if (c == '=' && in_attribute) {
      const std::size_t value = after_value(html, pos + 1);
      in_attribute = value == pos + 1;
      pos = std::max(value, pos + 1);
      continue;
    }
    const bool separates = is_blank(c) || c == '/';
    if (!separates && !in_attribute) ++tag.attributes;
    in_attribute = !separates;
    ++pos;
  }
  tag.end = std::min(pos + 1, html.size());
  return tag;
}

// Behind a comment; "<!-->" and "--!>" end one as well.
std::size_t after_comment(std::string_view html, std::size_t pos) {
  const std::size_t end = std::min(html.find("-->", pos + 2), html.find("--!>", pos + 2));
  return end == std::string_view::npos ? html.size() : end + 3;
}

class Counter {
public:
  HtmlShape shape;

  void see(const Tag& tag) {
    shape.attributes = std::max(shape.attributes, tag.attributes);
    if (tag.closes) {
      close(tag.name);
    } else if (!(tag.empty && in_drawing())) {
      open(tag.name);
    }
  }
  [[nodiscard]] bool in_drawing() const { return !m_drawing.empty(); }

private:
  using Open = std::map<std::string, std::size_t, std::less<>>;

  void open(const std::string& name) {
    if (in_drawing() && is_in(kBreakOut, name) && !holds_html()) leave_drawing();
    const bool drawing = name == "svg" || name == "math" || in_drawing();
    if (!drawing && is_in(kSelfClosing, name)) return;
    ++(drawing ? m_drawing : m_open)[name];
    shape.nesting = std::max(shape.nesting, ++m_depth);
  }
  void close(const std::string& name) {
    if (in_drawing()) {
      // A drawing ends when all in it has; anything else keeps it open in the parser, too.
      const bool whole = name == "svg" || name == "math";
      if (whole && m_drawing.size() > 1) return;
      take(m_drawing, name);
    } else {
      take(m_open, name);
    }
  }
  void take(Open& from, const std::string& name) {
    const auto found = from.find(name);
    if (found == from.end()) return;
    --m_depth;
    if (--found->second == 0) from.erase(found);
  }
  [[nodiscard]] bool holds_html() const {
    return std::any_of(kHoldHtml.begin(), kHoldHtml.end(),
                       [&](auto name) { return m_drawing.contains(name); });
  }
  void leave_drawing() {
    for (const auto& [name, count] : m_drawing) m_depth -= count;
    m_drawing.clear();
  }

  Open m_open;     // names of open elements with their number
  Open m_drawing;  // the same inside <svg> or <math>
  std::size_t m_depth = 0;
};

}  // namespace

HtmlShape html_shape(std::string_view html) {
  Counter counter;
  for (std::size_t pos = html.find('<'); pos < html.size(); pos = html.find('<', pos)) {
    ++pos;
    if (html.substr(pos).starts_with("!--")) {
      pos = after_comment(html, pos + 1);
      continue;
    }
    const std::size_t name = pos + (html.substr(pos).starts_with('/') ? 1 : 0);
    if (name >= html.size() || !is_letter(html[name])) continue;
    const Tag tag = read_tag(html, pos);
    pos = tag.end;
    counter.see(tag);
    // Scripts and styles hold no markup: their end tag is the next thing to see.
    if (!tag.closes && !counter.in_drawing() && (tag.name == "script" || tag.name == "style")) {
      pos = std::min(html.find("</" + tag.name, pos), html.size());
    }
  }
  return counter.shape;
}

}  // namespace newsgraph
