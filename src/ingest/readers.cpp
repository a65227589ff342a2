// The table of input formats. A new format is one .cpp that defines a ReaderInfo, one line in formats.hpp,
// and one row here; the order is the order in which unknown content is sniffed.
#include <array>

#include "ingest/formats.hpp"

namespace newsgraph {

std::span<const ReaderInfo> readers() {
  static const std::array kReaders = {kHtmlReader, kNdjsonReader, kJsonReader, kTextReader};
  return kReaders;
}

}  // namespace newsgraph
