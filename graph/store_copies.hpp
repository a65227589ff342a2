// Near-copies and versions of articles in the store, kept up as articles come and go. Called inside the
// transaction that adds or erases the article.
#pragma once

#include <cstdint>
#include <string_view>

#include "graph/store_impl.hpp"

namespace newsgraph {

// Files the article with its copies: joins the clusters that its bands touch.
void join_copies(Store::Impl& store, std::int64_t document, std::string_view text);
// Takes it out again; what held together through it alone falls apart. Before the document's row goes.
void leave_copies(Store::Impl& store, std::int64_t document);

// Of the articles of one page (`page` is a hash of page_key, 0: none) the latest counts, the others are
// marked as superseded and leave the graph; one that counts again is pending. After the row came or went.
void mark_versions(Store::Impl& store, std::int64_t page);

// 0 for an url that names no page.
[[nodiscard]] std::int64_t page_hash(std::string_view url);

}  // namespace newsgraph
