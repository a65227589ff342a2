// Plain text: the whole file is the text, byte for byte, so that spans are offsets into the file (behind a
// byte order mark). Title and date are found in it; what is not prose is marked as furniture.
#include "base/utf8.hpp"
#include "ingest/encoding.hpp"
#include "ingest/formats.hpp"
#include "ingest/furniture.hpp"
#include "ingest/published.hpp"

namespace newsgraph {
namespace {

bool looks_like_text(std::string_view) { return true; }  // binary data was refused before; last in the table

void read_text(std::string_view bytes, const std::string& name, const InputSink& sink) {
  bytes = without_bom(bytes);
  if (const std::string reason = why_no_article(bytes); !reason.empty()) {
    sink.failure({name, reason});
    return;
  }
  Document doc;
  doc.text = utf8::repair(bytes);
  read_plain(doc);
  doc.source = base_name(name);
  if (doc.date.empty()) doc.date = day_in_path(doc.source);
  sink.document(std::move(doc));
}

}  // namespace

void read_plain(Document& doc) {
  Furniture found = find_furniture(doc.text, doc.title);
  doc.furniture = std::move(found.spans);
  if (doc.title.empty()) doc.title = std::move(found.title);
  if (doc.date.empty()) doc.date = std::move(found.date);
}

const ReaderInfo kTextReader = {"text",          ".txt .text .md", "plain text, one article a file",
                                looks_like_text, read_text,        nullptr};

}  // namespace newsgraph
