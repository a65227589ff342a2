#include "exporters/sink.hpp"

#include <ostream>

#include "base/error.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 16U;

}  // namespace

Sink::Sink(std::ostream& out) : m_out(out) { m_buffer.reserve(2 * kBlock); }

void Sink::element_done() {
  if (m_buffer.size() >= kBlock) flush();
}

ExportSummary Sink::finish() {
  flush();
  m_out.flush();
  if (!m_out) throw Error("the export could not be written: is the disk full or the pipe closed?");
  return summary;
}

void Sink::flush() {
  m_out.write(m_buffer.data(), static_cast<std::streamsize>(m_buffer.size()));
  m_buffer.clear();
  if (!m_out) throw Error("the export could not be written: is the disk full or the pipe closed?");
}

}  // namespace newsgraph
