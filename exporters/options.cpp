#include "exporters/options.hpp"

#include <array>

#include "base/error.hpp"

namespace newsgraph {
namespace {

constexpr std::array kOptions = {
    FormatOption{"--colors", "type|community", "gexf gexf-1.2 dot",
                 "what the colours of nodes tell (default: type)",
                 [](ExportOptions& options, std::string_view value) {
                   options.colors = value == "community" ? NodeColors::community : NodeColors::type;
                 }},
};

// True where `word` stands among the words of `list`.
bool has_word(std::string_view list, char between, std::string_view word) noexcept {
  for (std::size_t start = 0; start <= list.size();) {
    const std::size_t end = std::min(list.find(between, start), list.size());
    if (list.substr(start, end - start) == word) return true;
    start = end + 1;
  }
  return false;
}

}  // namespace

std::span<const FormatOption> format_options() { return kOptions; }

bool takes(std::string_view format, const FormatOption& option) noexcept {
  return has_word(option.formats, ' ', format);
}

void set_option(ExportOptions& options, const FormatOption& option, std::string_view value) {
  const bool chosen = option.values.find('|') != std::string_view::npos;
  if (chosen && !has_word(option.values, '|', value))
    throw UsageError(std::string(option.name) + " takes " + std::string(option.values) + ", not '" +
                     std::string(value) + "'");
  option.set(options, value);
}

}  // namespace newsgraph
