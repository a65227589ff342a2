// Formats with options: what the unit tests keep golden files of and the real programs read.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "exporters/options.hpp"

namespace newsgraph::test {

struct ExportVariant {
  std::string_view name;  // of the golden file and of the interop tests' files: small.NAME
  std::string_view format;
  std::vector<std::pair<std::string_view, std::string_view>> given;  // as on the command line

  [[nodiscard]] ExportOptions options() const;
};

[[nodiscard]] const std::vector<ExportVariant>& export_variants();

// Sets one as the command line does; `option` is one of the table.
void give(ExportOptions& options, std::string_view option, std::string_view value = {});

}  // namespace newsgraph::test
