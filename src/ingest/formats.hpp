// The readers that the table in readers.cpp lists, and what they share.
#pragma once

#include <string>
#include <string_view>

#include "ingest/reader.hpp"

namespace newsgraph {

extern const ReaderInfo kTextReader;
extern const ReaderInfo kHtmlReader;
extern const ReaderInfo kJsonReader;
extern const ReaderInfo kNdjsonReader;

// The longest article text that is read: spans are 32-bit, and all layers of one article are in memory at
// once.
inline constexpr std::size_t kMaxArticleBytes = std::size_t{32} << 20U;

// Empty when `text` can be an article's text, else the reason why not.
[[nodiscard]] std::string why_no_article(std::string_view text);

// The last part of a path, without folders: the source of an article that names no outlet.
[[nodiscard]] std::string base_name(std::string_view path);

// Fills text, furniture, and title, date, source, url where still empty, from a page. Returns the failure's
// reason, or empty. `html` is in any encoding.
[[nodiscard]] std::string read_page(std::string_view html, Document& doc);

// Fills furniture, and title and date where still empty, from `doc.text`.
void read_plain(Document& doc);

}  // namespace newsgraph
