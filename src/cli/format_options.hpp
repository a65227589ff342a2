// The options that only some export formats take (exporters/options.hpp), on the command line.
#pragma once

#include <deque>
#include <string>
#include <string_view>

#include "cli/options.hpp"
#include "exporters/options.hpp"

namespace newsgraph::cli {

class FormatOptions {
public:
  // Must live until `options` are parsed.
  void add_to(Options& options);
  // Those that were given. Throws UsageError for a value that does not fit, and for an option that the format
  // does not take.
  [[nodiscard]] ExportOptions checked(std::string_view format) const;

private:
  struct Given {
    bool flag = false;
    std::string value;
  };
  std::deque<Given> m_given;  // by row of the table
};

}  // namespace newsgraph::cli
