// HTML pages: the one file that knows gumbo. Its parser is handed an arena, for two reasons: it frees its
// tree recursively, which overflows the stack on deep pages, and it knows no limit, so that a small hostile
// page (each unclosed <font> is opened again in each paragraph) can ask for all memory there is.
#include <gumbo.h>

#include <csetjmp>
#include <cstddef>
#include <memory>
#include <vector>

#include "base/utf8.hpp"
#include "ingest/encoding.hpp"
#include "ingest/formats.hpp"
#include "ingest/furniture.hpp"
#include "ingest/html_body.hpp"
#include "ingest/html_meta.hpp"
#include "ingest/html_nesting.hpp"
#include "ingest/html_tree.hpp"
#include "ingest/published.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kMaxPageBytes = std::size_t{16} << 20U;
constexpr std::size_t kMaxArenaBytes = std::size_t{768} << 20U;
constexpr std::size_t kMaxNesting = 1000;  // browsers stop at 512
constexpr std::size_t kMaxAttributes = 1000;

class Arena {
public:
  std::jmp_buf out_of_memory{};

  void* allocate(std::size_t size) noexcept {
    size = (size + kAlign - 1) / kAlign * kAlign;
    if (size > m_left) {
      const std::size_t grown = m_total == 0 ? kFirstBlock : kBlock;
      const std::size_t block = size > grown ? size : grown;
      m_total += block;
      if (m_total > kMaxArenaBytes || !add_block(block)) std::longjmp(out_of_memory, 1);
    }
    void* const result = m_next;
    m_next += size;
    m_left -= size;
    return result;
  }

private:
  static constexpr std::size_t kAlign = alignof(std::max_align_t);
  static constexpr std::size_t kFirstBlock = std::size_t{1} << 16U;
  static constexpr std::size_t kBlock = std::size_t{1} << 20U;

  bool add_block(std::size_t size) noexcept {
    try {
      m_blocks.push_back(std::make_unique_for_overwrite<std::byte[]>(size));
    } catch (const std::bad_alloc&) {
      return false;
    }
    m_next = m_blocks.back().get();
    m_left = size;
    return true;
  }

  std::vector<std::unique_ptr<std::byte[]>> m_blocks;
  std::byte* m_next = nullptr;
  std::size_t m_left = 0;
  std::size_t m_total = 0;
};

void* arena_allocate(void* arena, std::size_t size) { return static_cast<Arena*>(arena)->allocate(size); }
void arena_release(void*, void*) {}

// Null when the page needs more memory than the arena gives. No object with a destructor may live in this
// function: longjmp comes back here from inside gumbo, which is C.
const GumboOutput* parse(Arena& arena, const char* bytes, std::size_t size) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = arena_allocate;
  options.deallocator = arena_release;
  options.userdata = &arena;
  options.max_errors = 0;
  if (setjmp(arena.out_of_memory) != 0) return nullptr;
  return gumbo_parse_with_options(&options, bytes, size);
}

HtmlNode copy_text(const GumboNode& node) {
  HtmlNode out;
  out.text = utf8::repair(node.v.text.text);
  return out;
}

HtmlNode copy_element(const GumboNode& node) {
  const GumboElement& element = node.v.element;
  HtmlNode out;
  out.tag = element.tag < GUMBO_TAG_UNKNOWN ? gumbo_normalized_tagname(element.tag) : "?";
  if (out.tag.empty()) out.tag = "?";
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
    out.attributes.emplace_back(utf8::repair(attribute->name), utf8::repair(attribute->value));
  }
  const bool code =
      out.tag == "style" || (out.tag == "script" && out.attribute("type") != "application/ld+json");
  for (unsigned i = 0; !code && i < element.children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(element.children.data[i]);
    const bool is_text = child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_CDATA ||
                         child->type == GUMBO_NODE_WHITESPACE;
    if (is_text) out.children.push_back(copy_text(*child));
    if (child->type == GUMBO_NODE_ELEMENT) out.children.push_back(copy_element(*child));
  }
  return out;
}

// Lines that are furniture as a whole are dropped: unlike a file's text, this text is ours to make.
std::string without_furniture(const std::string& body, const std::string& title) {
  const Furniture found = find_furniture(body, title);
  std::string out;
  std::size_t pos = 0;
  for (const Span span : found.spans) {
    const std::size_t end = body.find('\n', span.end);
    const bool whole_line = span.end == body.size() || end == span.end;
    if (!whole_line) continue;
    out += body.substr(pos, span.begin - pos);
    pos = std::min(body.find_first_not_of('\n', span.end), body.size());
  }
  out += body.substr(pos);
  while (out.ends_with('\n')) out.pop_back();
  return out;
}

bool looks_like_html(std::string_view head) {
  const std::string lower = utf8::lower(utf8::repair(without_bom(head)));
  const std::size_t first = lower.find_first_not_of(" \t\r\n");
  if (first == std::string::npos || lower[first] != '<') return false;
  for (const std::string_view tag :
       {"<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<title"}) {
    if (lower.find(tag) != std::string::npos) return true;
  }
  return false;
}

void read_html(std::string_view bytes, const std::string& name, const InputSink& sink) {
  Document doc;
  if (const std::string reason = read_page(bytes, doc); !reason.empty()) {
    sink.failure({name, reason});
    return;
  }
  if (doc.source.empty()) doc.source = base_name(name);
  sink.document(std::move(doc));
}

void fill_missing(Document& doc, PageMeta meta, const HtmlNode& root) {
  if (doc.title.empty()) doc.title = std::move(meta.title);
  const bool absolute = meta.url.starts_with("https://") || meta.url.starts_with("http://");
  if (doc.url.empty() && absolute) doc.url = std::move(meta.url);
  if (doc.source.empty()) doc.source = std::move(meta.outlet);
  if (doc.date.empty()) doc.date = std::move(meta.date);
  if (doc.date.empty()) doc.date = find_furniture(page_lines(root), doc.title).date;
  if (doc.date.empty()) doc.date = day_in_path(doc.url);
}

}  // namespace

std::string read_page(std::string_view html, Document& doc) {
  if (html.size() > kMaxPageBytes) return "is an HTML page of more than 16 MB; save its text instead";
  const std::string page = page_to_utf8(html);
  const HtmlShape shape = html_shape(page);
  if (shape.nesting > kMaxNesting) return "is HTML nested deeper than 1000 elements; save its text instead";
  if (shape.attributes > kMaxAttributes)
    return "is HTML with more than 1000 attributes on a tag; save its text instead";
  HtmlNode root;
  {
    Arena arena;
    const GumboOutput* const parsed = parse(arena, page.data(), page.size());
    if (parsed == nullptr) return "is HTML that takes too much memory to parse; save its text instead";
    root = copy_element(*parsed->root);
  }
  fill_missing(doc, page_meta(root), root);
  doc.text = without_furniture(page_body(root), doc.title);
  if (doc.text.empty()) return "has no article text (is the page drawn by scripts?); save its text instead";
  read_plain(doc);
  return why_no_article(doc.text);
}

const ReaderInfo kHtmlReader = {
    "html",          ".html .htm .xhtml", "web page: the article's own words are kept",
    looks_like_html, read_html,           nullptr};

}  // namespace newsgraph
