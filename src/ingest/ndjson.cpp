// NDJSON and JSON records: {"id","title"?,"date"?,"source"?,"url"?,"text"|"html"}. A text is taken byte for
// byte, so that spans are offsets into what the caller gave. NDJSON is read line by line and never held
// whole.
#include <fmt/core.h>

#include <cstdint>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/utf8.hpp"
#include "ingest/byte_stream.hpp"
#include "ingest/encoding.hpp"
#include "ingest/formats.hpp"
#include "ingest/published.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kMaxLineBytes = std::size_t{128} << 20U;

// JSON can spell half a surrogate pair as an escape; what comes out must be UTF-8 all the same.
std::string text_field(const Json& record, std::string_view name) {
  std::string value = record.string_or(name);
  return utf8::valid(value) ? value : utf8::repair(value);
}

std::string id_field(const Json& record) {
  const Json& id = record["id"];
  return id.is_integer() ? std::to_string(id.as_integer()) : text_field(record, "id");
}

// The reason why a record is no article, or empty when `doc` is filled.
std::string read_record(const Json& record, const std::string& name, Document& doc) {
  if (!record.is_object()) return "is no JSON object; each record is an object with \"text\" or \"html\"";
  const Json& id = record["id"];
  if (!id.is_null() && !id.is_string() && !id.is_integer())
    return "has an \"id\" that is neither a text nor a whole number of 64 bits; put it in quotes";
  doc.id = id_field(record);
  doc.title = text_field(record, "title");
  doc.date = published_day(record.string_or("date"));
  doc.source = text_field(record, "source");
  doc.url = text_field(record, "url");
  if (record["text"].is_string()) {
    doc.text = text_field(record, "text");
    if (std::string reason = why_no_article(doc.text); !reason.empty()) return reason;
    read_plain(doc);
  } else if (record["html"].is_string()) {
    if (std::string reason = read_page(record["html"].as_string(), doc); !reason.empty()) return reason;
  } else {
    return "has no string \"text\" or \"html\"";
  }
  if (doc.source.empty()) doc.source = base_name(name);
  return "";
}

void give_record(const Json& record, const std::string& where, const std::string& name,
                 const InputSink& sink) {
  Document doc;
  if (const std::string reason = read_record(record, name, doc); !reason.empty()) {
    sink.failure({where, reason});
  } else {
    sink.document(std::move(doc));
  }
}

// The parsed value, or nothing after the failure was told.
std::optional<Json> parse(std::string_view text, const std::string& where, const InputSink& sink) {
  std::string reason;
  try {
    return Json::parse(text, where);
  } catch (const InputError& error) {
    reason = error.what();
  }
  sink.failure({where, reason.substr(std::min(where.size() + 2, reason.size()))});
  return std::nullopt;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

void stream_ndjson(ByteStream& bytes, const std::string& name, const InputSink& sink) {
  std::string line;
  std::uint64_t records = 0;
  for (std::uint64_t number = 1;; ++number) {
    const auto found = bytes.next_line(line, kMaxLineBytes);
    if (found == ByteStream::Line::end) break;
    const std::string where = fmt::format("{}:{}", name, number);
    if (found == ByteStream::Line::too_long) {
      sink.failure(
          {where, fmt::format("is a line of more than {} MB; split the article", kMaxLineBytes >> 20U)});
      ++records;
      continue;
    }
    const std::string_view record = number == 1 ? without_bom(line) : std::string_view(line);
    if (is_blank(record)) continue;
    ++records;
    if (const auto json = parse(record, where, sink)) give_record(*json, where, name, sink);
  }
  if (records == 0) sink.failure({name, "is empty"});
}

void read_ndjson(std::string_view bytes, const std::string& name, const InputSink& sink) {
  ByteStream stream(memory_source(bytes), name);
  stream_ndjson(stream, name, sink);
}

bool is_article(const Json& json) { return json["text"].is_string() || json["html"].is_string(); }

// One record, or a list of them. Files named .json often hold NDJSON: a first line that is a whole object
// says so.
void read_json(std::string_view bytes, const std::string& name, const InputSink& sink) {
  bytes = without_bom(bytes);
  const std::size_t start = std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size());
  const std::size_t line_end = bytes.find('\n', start);
  const bool more_lines = line_end != std::string_view::npos &&
                          bytes.find_first_not_of(" \t\r\n", line_end) != std::string_view::npos;
  if (more_lines && bytes.substr(start).starts_with('{') &&
      bytes.substr(start, line_end - start).find('}') != std::string_view::npos) {
    const InputSink ignore{[](const Document&) {}, [](const InputFailure&) {}};
    if (parse(bytes.substr(start, line_end - start), name, ignore)) return read_ndjson(bytes, name, sink);
  }
  const auto json = parse(bytes, name, sink);
  if (!json) return;
  if (!json->is_array()) return give_record(*json, name, name, sink);
  const auto& records = json->as_array();
  if (std::none_of(records.begin(), records.end(), is_article)) {
    return sink.failure({name, "holds no articles: no record has a string \"text\" or \"html\""});
  }
  for (std::size_t i = 0; i < records.size(); ++i) {
    give_record(records[i], fmt::format("{}: record {}", name, i + 1), name, sink);
  }
}

bool starts_with_any(std::string_view head, std::string_view characters) {
  head = without_bom(head);
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && characters.find(head[first]) != std::string_view::npos;
}

// `{"` and a line of its own: a JSON object on one line, whatever is below it.
bool looks_like_ndjson(std::string_view head) {
  if (!starts_with_any(head, "{")) return false;
  const std::size_t first = head.find('{');
  const std::size_t next = head.find_first_not_of(" \t\r", first + 1);
  return next != std::string_view::npos && head[next] == '"';
}

bool looks_like_json(std::string_view head) {
  if (!starts_with_any(head, "{[")) return false;
  const std::size_t next = head.find_first_not_of(" \t\r\n", head.find_first_of("{[") + 1);
  return next != std::string_view::npos &&
         std::string_view("{\"]}").find(head[next]) != std::string_view::npos;
}

}  // namespace

const ReaderInfo kNdjsonReader = {"ndjson",          ".ndjson .jsonl", "one JSON record a line",
                                  looks_like_ndjson, read_ndjson,      stream_ndjson};
const ReaderInfo kJsonReader = {"json",          ".json",   "one JSON record, or a list of records",
                                looks_like_json, read_json, nullptr};

}  // namespace newsgraph
