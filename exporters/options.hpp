// Options that only some formats take, as one table: the command line, its help and its errors follow from
// it. To add one: a member of ExportOptions, and a row in options.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace newsgraph {

// What the colour of a node tells.
enum class NodeColors : std::uint8_t { type, community };

struct ExportOptions {
  NodeColors colors = NodeColors::type;  // gexf, dot
};

struct FormatOption {
  std::string_view name;     // "--colors"
  std::string_view values;   // a flag: empty; "type|community": one of these; else what it is: "N"
  std::string_view formats;  // by name, with blanks between
  std::string_view help;     // lines
  // `value` is one of `values` where these are told. Throws UsageError.
  void (*set)(ExportOptions& options, std::string_view value);
};

[[nodiscard]] std::span<const FormatOption> format_options();
[[nodiscard]] bool takes(std::string_view format, const FormatOption& option) noexcept;
// Checks the value and sets it. Throws UsageError.
void set_option(ExportOptions& options, const FormatOption& option, std::string_view value);

}  // namespace newsgraph
