#include <fmt/core.h>

#include <algorithm>
#include <filesystem>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "ingest/byte_stream.hpp"
#include "ingest/encoding.hpp"
#include "ingest/formats.hpp"
#include "ingest/sniff.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kSniffBytes = 4096;
constexpr std::size_t kMaxWholeBytes = std::size_t{256} << 20U;  // of formats that are not streamed

std::string strip_suffix(std::string name, std::string_view suffix) {
  if (name.size() > suffix.size() && utf8::lower(name).ends_with(suffix))
    name.resize(name.size() - suffix.size());
  return name;
}

std::string suffix_of(const std::string& name) {
  const std::string base = strip_suffix(base_name(name), ".gz");
  const std::size_t dot = base.rfind('.');
  return dot == std::string::npos || dot == 0 ? "" : utf8::lower(utf8::repair(base.substr(dot)));
}

bool lists(std::string_view suffixes, std::string_view suffix) {
  for (std::size_t pos = 0; pos < suffixes.size();) {
    const std::size_t end = std::min(suffixes.find(' ', pos), suffixes.size());
    if (suffixes.substr(pos, end - pos) == suffix) return true;
    pos = end + 1;
  }
  return false;
}

const ReaderInfo* reader_for(const std::string& name, std::string_view head) {
  const std::string suffix = suffix_of(name);
  const auto table = readers();
  const auto by_suffix = std::find_if(table.begin(), table.end(), [&](const ReaderInfo& reader) {
    return !suffix.empty() && lists(reader.suffixes, suffix);
  });
  if (by_suffix != table.end()) return &*by_suffix;
  const auto by_content =
      std::find_if(table.begin(), table.end(), [&](const ReaderInfo& reader) { return reader.sniff(head); });
  return by_content == table.end() ? nullptr : &*by_content;
}

bool is_blank(std::string_view head) {
  return without_bom(head).find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

// The reason why nothing was read; empty when a reader had the input.
std::string read_stream(ByteStream& bytes, const std::string& name, const InputSink& sink) {
  std::string_view head = bytes.head(kSniffBytes).substr(0, kSniffBytes);
  if (head.empty() || (head.size() < kSniffBytes && is_blank(head))) return "is empty";
  if (std::string reason = why_not_text(head); !reason.empty()) return reason;
  std::string decoded;
  if (is_utf16(head)) {
    decoded = utf16_to_utf8(bytes.rest(kMaxWholeBytes));
    head = std::string_view(decoded).substr(0, kSniffBytes);
  }
  const ReaderInfo* reader = reader_for(name, head);
  if (reader == nullptr) return "is of an unknown format; readable are text, HTML, JSON and NDJSON";
  if (!decoded.empty()) {
    reader->read(decoded, name, sink);
  } else if (reader->stream != nullptr) {
    reader->stream(bytes, name, sink);
  } else {
    reader->read(bytes.rest(kMaxWholeBytes), name, sink);
  }
  return "";
}

std::string without_prefix(std::string message, const std::string& prefix) {
  if (message.starts_with(prefix + ": ")) message.erase(0, prefix.size() + 2);
  return message;
}

}  // namespace

std::string base_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  std::string name(slash == std::string_view::npos ? path : path.substr(slash + 1));
  return utf8::valid(name) ? name : utf8::repair(name);
}

std::string why_no_article(std::string_view text) {
  if (text.size() > kMaxArticleBytes) {
    return fmt::format("has {} MB of text, more than the {} MB of one article; split it", text.size() >> 20U,
                       kMaxArticleBytes >> 20U);
  }
  if (is_blank(text)) return "has no text";
  return "";
}

void finish(Document& doc, const std::string& name) {
  std::string content;
  content.reserve(doc.title.size() + doc.date.size() + doc.text.size() + 2);
  content.append(doc.title).append(1, '\0').append(doc.date).append(1, '\0').append(doc.text);
  doc.sha256 = sha256_hex(content);
  if (!doc.id.empty()) return;
  std::string stem = name == "-" ? "stdin" : strip_suffix(base_name(name), ".gz");
  if (const std::size_t dot = stem.rfind('.'); dot != std::string::npos && dot > 0) stem.resize(dot);
  doc.id = stem + "-" + doc.sha256.substr(0, 8);
}

void read_path(const std::string& path, const InputSink& sink) {
  const std::string name = path == "-" ? "stdin" : path;
  const InputSink finishing{[&](Document doc) {
                              finish(doc, name);
                              sink.document(std::move(doc));
                            },
                            sink.failure};
  std::string reason;
  try {
    std::error_code code;
    if (path != "-" && std::filesystem::is_directory(path, code)) {
      reason = "is a folder; name it among the inputs to read the files in it";
    } else {
      ByteStream bytes(unpacked(open_source(path), name), name);
      reason = read_stream(bytes, name, finishing);
    }
  } catch (const InputError& error) {
    reason = without_prefix(error.what(), name);
  }
  if (!reason.empty()) sink.failure({name, reason});
}

}  // namespace newsgraph
