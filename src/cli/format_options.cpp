#include "cli/format_options.hpp"

#include "cli/exit_code.hpp"

namespace newsgraph::cli {
namespace {

constexpr std::string_view kNextLine = "\n                            ";

// "gexf dot" as "gexf, dot" or "gexf and dot".
std::string listed(std::string_view formats, std::string_view before_last) {
  std::string out;
  while (!formats.empty()) {
    const std::size_t end = std::min(formats.find(' '), formats.size());
    if (!out.empty()) out += end == formats.size() ? before_last : std::string_view(", ");
    out += formats.substr(0, end);
    formats.remove_prefix(std::min(end + 1, formats.size()));
  }
  return out;
}

std::string help_of(const FormatOption& option) {
  std::string out = listed(option.formats, ", ") + ": ";
  for (const char c : option.help) c == '\n' ? out += kNextLine : out += c;
  return out;
}

}  // namespace

void FormatOptions::add_to(Options& options) {
  for (const FormatOption& option : format_options()) {
    Given& given = m_given.emplace_back();
    const std::string name(option.name);
    if (option.values.empty())
      options.flag(name, given.flag, help_of(option));
    else
      options.value(name, std::string(option.values), given.value, help_of(option));
  }
}

ExportOptions FormatOptions::checked(std::string_view format) const {
  ExportOptions options;
  for (std::size_t i = 0; i < m_given.size(); ++i) {
    const FormatOption& option = format_options()[i];
    if (!m_given[i].flag && m_given[i].value.empty()) continue;
    if (!takes(format, option))
      throw UsageError(std::string(option.name) + " is for " + listed(option.formats, " and ") +
                       ", not for " + std::string(format));
    set_option(options, option, m_given[i].value);
  }
  return options;
}

}  // namespace newsgraph::cli
