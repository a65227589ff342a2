// What a page says about itself: Open Graph and Dublin Core tags, JSON-LD (schema.org/NewsArticle), <time>,
// <title>.
#pragma once

#include <string>

#include "ingest/html_tree.hpp"

namespace newsgraph {

struct PageMeta {
  std::string title;
  std::string date;  // YYYY-MM-DD
  std::string outlet;
  std::string url;
};

[[nodiscard]] PageMeta page_meta(const HtmlNode& root);

}  // namespace newsgraph
