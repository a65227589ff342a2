#include "ingest/html_body.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/utf8.hpp"
#include "ingest/html_blocks.hpp"

namespace newsgraph {
namespace {

bool is_heading(std::string_view tag) {
  return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6';
}

class BodyFinder {
public:
  explicit BodyFinder(const HtmlNode& root) : m_blocks(html_blocks(root)) {}

  std::string body() {
    drop_suspects(m_blocks.root, prose(m_blocks.root) / 2);
    const HtmlBox* box = marked_body(m_blocks.root);
    if (box == nullptr) box = &densest(m_blocks.root);
    std::string text;
    for (std::size_t i = box->begin; i < box->end; ++i) {
      const HtmlParagraph& paragraph = m_blocks.paragraphs[i];
      if (!belongs(paragraph)) continue;
      if (!text.empty()) text += "\n\n";
      text += paragraph.text;
    }
    return text;
  }

private:
  [[nodiscard]] std::uint64_t prose(const HtmlBox& box) const {
    std::uint64_t words = 0;
    for (std::size_t i = box.begin; i < box.end; ++i) words += m_blocks.paragraphs[i].prose();
    return words;
  }

  // A box named "related" goes, unless most of the page's prose stands in it: then the name means something
  // else.
  void drop_suspects(const HtmlBox& box, std::uint64_t most) {
    if (box.suspect && prose(box) <= most) {
      for (std::size_t i = box.begin; i < box.end; ++i) m_blocks.paragraphs[i].dropped = true;
      return;
    }
    for (const HtmlBox& child : box.children) drop_suspects(child, most);
  }

  // The element that the page itself marks as the article's body (schema.org), if it holds a good part of the
  // prose.
  [[nodiscard]] const HtmlBox* marked_body(const HtmlBox& box) const {
    if (utf8::lower(box.node->attribute("itemprop")) == "articlebody" &&
        prose(box) * 3 > prose(m_blocks.root)) {
      return &box;
    }
    for (const HtmlBox& child : box.children) {
      if (const HtmlBox* found = marked_body(child)) return found;
    }
    return nullptr;
  }

  // Down from the root, as long as one child holds nearly all prose; inside an <article>, all of it.
  [[nodiscard]] const HtmlBox& densest(const HtmlBox& root) const {
    const HtmlBox* box = &root;
    bool in_article = false;
    while (true) {
      in_article = in_article || box->node->tag == "article";
      const std::uint64_t all = prose(*box);
      const auto holds_nearly_all = [&](const HtmlBox& child) {
        const std::uint64_t words = prose(child);
        return child.node->tag != "p" && !child.children.empty() && words > 0 &&
               (in_article ? words == all : words * 100 >= all * 85);
      };
      const auto child = std::find_if(box->children.begin(), box->children.end(), holds_nearly_all);
      if (child == box->children.end()) return *box;
      box = &*child;
    }
  }

  [[nodiscard]] static bool belongs(const HtmlParagraph& paragraph) {
    if (paragraph.dropped || is_heading(paragraph.tag) || paragraph.is_linked()) return false;
    if (paragraph.prose() > 0) return true;
    if (paragraph.tag == "p" || paragraph.tag == "blockquote") return true;
    if (paragraph.tag == "li") return paragraph.words >= 5;
    return paragraph.sentence && paragraph.words >= 4 && paragraph.tag != "td" && paragraph.tag != "th";
  }

  HtmlBlocks m_blocks;
};

}  // namespace

std::string page_body(const HtmlNode& root) { return BodyFinder(root).body(); }

std::string page_lines(const HtmlNode& root) {
  std::string lines;
  for (const HtmlParagraph& paragraph : html_blocks(root).paragraphs) lines += paragraph.text + '\n';
  return lines;
}

}  // namespace newsgraph
