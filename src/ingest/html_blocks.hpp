// A page as a row of paragraphs, and its elements as ranges over them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ingest/html_tree.hpp"

namespace newsgraph {

struct HtmlParagraph {
  std::string text;      // blanks squeezed; "\n" where the page breaks a line
  std::string_view tag;  // of the block element that holds it
  std::uint32_t words = 0;
  std::uint32_t link_words = 0;  // of them inside links
  bool sentence = false;         // ends as a sentence does and has small words
  bool dropped = false;

  [[nodiscard]] bool is_linked() const { return link_words * 2 > words; }
  // Words that speak for an article body; 0 for what may as well be a menu.
  [[nodiscard]] std::uint32_t prose() const;
};

struct HtmlBox {
  const HtmlNode* node = nullptr;
  std::size_t begin = 0;  // into HtmlBlocks::paragraphs, half-open
  std::size_t end = 0;
  bool suspect = false;  // its name or place says that it is no part of the article
  std::vector<HtmlBox> children;
};

struct HtmlBlocks {
  std::vector<HtmlParagraph> paragraphs;
  HtmlBox root;
};

// `root` must outlive the result.
[[nodiscard]] HtmlBlocks html_blocks(const HtmlNode& root);

}  // namespace newsgraph
