// Which files a CSV export consists of, by the program that it is for.
#pragma once

#include <span>

#include "exporters/exporter.hpp"

namespace newsgraph {

// Throws UsageError for options that the target's own format leaves no choice about.
[[nodiscard]] std::span<const ExportPart> csv_parts(const ExportOptions& options);

}  // namespace newsgraph
