// What an exporter writes through: a block buffer over the stream, the counters, and the cleaning of text.
// Not flushed by the destructor: an export that failed half-way must not look like a finished one.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "exporters/bytes.hpp"
#include "exporters/exporter.hpp"
#include "exporters/text.hpp"

namespace newsgraph {

class Sink {
public:
  explicit Sink(std::ostream& out);

  // Escaping functions append to this.
  [[nodiscard]] Bytes& buffer() noexcept { return m_buffer; }
  Sink& operator<<(std::string_view text) {
    m_buffer.append(text);
    return *this;
  }

  // `text` without what the format cannot carry; valid until the next call.
  [[nodiscard]] std::string_view clean(std::string_view text,
                                       text::Controls controls = text::Controls::replace) {
    return text::clean(text, controls, m_scratch, summary.characters_replaced);
  }

  // Between two elements: hands a full block to the stream. Throws Error when the stream fails.
  void element_done();
  // Hands over the rest.
  ExportSummary finish();

  ExportSummary summary;

private:
  void flush();

  std::ostream& m_out;
  Bytes m_buffer;
  std::string m_scratch;
};

}  // namespace newsgraph
