#include "fuzz/ingest_fuzz.hpp"

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "base/utf8.hpp"
#include "ingest/reader.hpp"

namespace newsgraph {
namespace {

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

void check(const Document& doc) {
  require(utf8::valid(doc.text) && !doc.text.empty(), "the text is valid UTF-8 and not empty");
  require(utf8::valid(doc.title) && utf8::valid(doc.source) && utf8::valid(doc.url) && utf8::valid(doc.id),
          "all fields are valid UTF-8");
  require(doc.date.empty() || doc.date.size() == 10, "a date is a day or nothing");
  std::uint32_t pos = 0;
  for (const Span span : doc.furniture) {
    require(pos <= span.begin && span.begin < span.end && span.end <= doc.text.size(),
            "furniture is sorted and inside the text");
    require(utf8::valid(span.of(doc.text)), "furniture is cut between characters");
    pos = span.end;
  }
}

}  // namespace

void fuzz_ingest(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const ReaderInfo& reader = readers()[data[0] % readers().size()];
  (void)reader.sniff(bytes.substr(0, 4096));
  const InputSink sink{[](const Document& doc) { check(doc); },
                       [](const InputFailure& failure) {
                         require(!failure.where.empty() && !failure.reason.empty(),
                                 "a failure names file and reason");
                       }};
  reader.read(bytes, "fuzz", sink);
}

}  // namespace newsgraph
