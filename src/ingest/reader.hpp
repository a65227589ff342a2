// Bytes in, Documents out. One file an input format, one table. A reader fills id (empty when the format
// gives none), title, date, source, url, text and furniture; `read_path` completes id and sha256.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document.hpp"

namespace newsgraph {

class ByteStream;

struct InputFailure {
  std::string where;   // file or file:line
  std::string reason;  // what was found, what to do
};

// What a reader hands its results to. Both may be called many times for one input (NDJSON).
struct InputSink {
  std::function<void(Document)> document;
  std::function<void(InputFailure)> failure;
};

struct ReaderInfo {
  std::string_view name;      // "html"
  std::string_view suffixes;  // blank-separated, lower case, with dot: ".html .htm"
  std::string_view description;
  // True when the first bytes (at most 4096) look like this format; asked in table order when the suffix
  // decides nothing.
  bool (*sniff)(std::string_view head);
  // `name` is the input's name for messages and for `source`.
  void (*read)(std::string_view bytes, const std::string& name, const InputSink& sink);
  // The same from a stream that is never held whole, or null for formats that need the whole input.
  void (*stream)(ByteStream& bytes, const std::string& name, const InputSink& sink);
};

[[nodiscard]] std::span<const ReaderInfo> readers();

// The files behind command-line arguments, in byte order of path within each argument: files as they are,
// folders walked (hidden files skipped), "-" for stdin. Paths that do not exist are reported as failures.
[[nodiscard]] std::vector<std::string> list_inputs(const std::vector<std::string>& arguments,
                                                   const InputSink& sink);

// Reads one input (a path or "-"), gunzips when needed, picks the reader by suffix, then by content, and
// calls the sink. Never throws for bad content: unknown, empty, binary or broken input is one failure each.
void read_path(const std::string& path, const InputSink& sink);

// Completes a Document: repairs nothing, computes sha256 over title, date and text, and an id when it has
// none.
void finish(Document& doc, const std::string& name);

}  // namespace newsgraph
