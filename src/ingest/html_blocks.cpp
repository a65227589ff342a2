#include "ingest/html_blocks.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "ingest/text_units.hpp"

namespace newsgraph {
namespace {

constexpr std::array<std::string_view, 39> kInline = {
    "a",   "abbr", "acronym", "b",    "bdi",  "bdo",   "big",  "cite",   "code",   "data",
    "del", "dfn",  "em",      "font", "i",    "ins",   "kbd",  "label",  "mark",   "nobr",
    "q",   "rb",   "ruby",    "s",    "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt",      "u",    "var",  "wbr",   "img",  "rt",     "rp"};
constexpr std::array<std::string_view, 26> kNeverProse = {
    "script", "style",    "noscript", "template", "svg",    "math",  "iframe", "object",     "embed",
    "audio",  "video",    "canvas",   "nav",      "footer", "aside", "figure", "figcaption", "button",
    "select", "textarea", "menu",     "dialog",   "head",   "map",   "input",  "datalist"};
constexpr std::array<std::string_view, 8> kSuspectRoles = {
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert", "menu"};
// Parts of class names and ids, between hyphens, underscores and humps.
constexpr std::array<std::string_view, 71> kSuspectNames = {
    "ad",          "ads",     "advert",    "advertisement", "advertising", "banner",      "breadcrumb",
    "breadcrumbs", "byline",  "caption",   "captions",      "comment",     "comments",    "consent",
    "cookie",      "cookies", "copyright", "credit",        "credits",     "dateline",    "disclaimer",
    "disqus",      "donate",  "editors",   "follow",        "footer",      "footnote",    "gallery",
    "gdpr",        "hidden",  "infobox",   "login",         "masthead",    "menu",        "meta",
    "metadata",    "modal",   "mostread",  "nav",           "navbar",      "navigation",  "newsletter",
    "outbrain",    "overlay", "pager",     "pagination",    "pick",        "picks",       "popular",
    "popup",       "print",   "promo",     "promotion",     "recommend",   "recommended", "recirculation",
    "reference",   "related", "rail",      "search",        "share",       "sharing",     "sidebar",
    "skip",        "social",  "sponsor",   "sponsored",     "subscribe",   "taboola",     "toolbar",
    "trending"};

template <std::size_t N>
bool is_in(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool has_suspect_name(std::string_view names) {
  std::string part;
  const auto suspect = [&part] {
    const bool found = is_in(kSuspectNames, part);
    part.clear();
    return found;
  };
  bool after_small = false;
  for (const char c : names) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool letter = capital || (c >= 'a' && c <= 'z');
    if ((!letter || (capital && after_small)) && suspect()) return true;
    if (letter) part.push_back(static_cast<char>(c | 0x20));
    after_small = letter && !capital;
  }
  return suspect();
}

bool is_suspect(const HtmlNode& node) {
  if (node.tag == "html" || node.tag == "body" || node.tag == "article" || node.tag == "main") return false;
  if (node.tag == "header" || node.tag == "form") return true;
  if (is_in(kSuspectRoles, node.attribute("role")) || node.attribute("aria-hidden") == "true") return true;
  const auto style = node.attribute("style");
  if (style.find("display:none") != std::string_view::npos ||
      style.find("display: none") != std::string_view::npos) {
    return true;
  }
  const bool hidden = std::any_of(node.attributes.begin(), node.attributes.end(),
                                  [](const auto& attribute) { return attribute.first == "hidden"; });
  return hidden || has_suspect_name(node.attribute("class")) || has_suspect_name(node.attribute("id"));
}

std::uint32_t words_in(std::string_view text) {
  std::uint32_t words = 0;
  bool in_word = false;
  for (std::size_t pos = 0; pos < text.size();) {
    const bool blank = utf8::is_space(utf8::next(text, pos));
    words += !blank && !in_word ? 1 : 0;
    in_word = !blank;
  }
  return words;
}

class Walker {
public:
  std::vector<HtmlParagraph> paragraphs;

  HtmlBox walk_block(const HtmlNode& node) {
    flush();
    HtmlBox box;
    box.node = &node;
    box.begin = paragraphs.size();
    box.suspect = is_suspect(node);
    const std::string_view outer = std::exchange(m_block, node.tag);
    for (const HtmlNode& child : node.children) walk(child, box);
    flush();
    m_block = outer;
    box.end = paragraphs.size();
    return box;
  }

private:
  void walk(const HtmlNode& node, HtmlBox& box) {
    if (node.is_text()) {
      add_text(node.text);
    } else if (node.tag == "br") {
      add_break();
    } else if (is_in(kNeverProse, node.tag)) {
      return;
    } else if (!is_in(kInline, node.tag)) {
      box.children.push_back(walk_block(node));
    } else if (!is_suspect(node)) {
      m_links += node.tag == "a" ? 1 : 0;
      for (const HtmlNode& child : node.children) walk(child, box);
      m_links -= node.tag == "a" ? 1 : 0;
    }
  }

  void add_text(std::string_view text) {
    m_text += m_block == "pre" ? std::string(text) : spaced(text);
    if (m_links > 0) m_link_words += words_in(text);
  }
  // Line ends of the source are blanks; those of <br> and <pre> are kept until flush.
  static std::string spaced(std::string_view text) {
    std::string out(text);
    std::replace_if(
        out.begin(), out.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return out;
  }
  void add_break() {
    m_text += '\n';
    if (const std::size_t end = m_text.find_last_not_of(" \t\n");
        std::count(m_text.begin() + static_cast<std::ptrdiff_t>(end + 1), m_text.end(), '\n') > 1) {
      flush();
    }
  }

  void flush() {
    HtmlParagraph paragraph;
    for (std::size_t pos = 0; pos < m_text.size();) {
      const std::size_t end = std::min(m_text.find('\n', pos), m_text.size());
      const std::string line = squeezed(std::string_view(m_text).substr(pos, end - pos));
      if (!line.empty() && !paragraph.text.empty()) paragraph.text += '\n';
      paragraph.text += line;
      pos = end + 1;
    }
    m_text.clear();
    paragraph.link_words = std::exchange(m_link_words, 0);
    if (paragraph.text.empty()) return;
    paragraph.tag = m_block;
    for (const TextUnit& unit : text_units(paragraph.text)) {
      paragraph.words += unit.words;
      paragraph.sentence = paragraph.sentence || unit.is_sentence();
    }
    paragraphs.push_back(std::move(paragraph));
  }

  std::string m_text;
  std::string_view m_block;
  std::uint32_t m_links = 0;
  std::uint32_t m_link_words = 0;
};

}  // namespace

std::uint32_t HtmlParagraph::prose() const {
  return !dropped && sentence && words >= 8 && !is_linked() ? words : 0;
}

HtmlBlocks html_blocks(const HtmlNode& root) {
  HtmlBlocks blocks;
  Walker walker;
  blocks.root = walker.walk_block(root);
  blocks.paragraphs = std::move(walker.paragraphs);
  return blocks;
}

}  // namespace newsgraph
