#include "exporters/csv_text.hpp"

namespace newsgraph::csv {
namespace {

bool like_formula(std::string_view text) noexcept {
  const std::size_t first = text.find_first_not_of('\'');
  return first != std::string_view::npos &&
         std::string_view("=+-@").find(text[first]) != std::string_view::npos;
}

}  // namespace

void append_field(Bytes& out, std::string_view text) {
  if (text.empty()) return;
  out.push_back('"');
  if (like_formula(text)) out.push_back('\'');
  append_escaped<'"', '\n', '\t', '\r'>(
      out, text, [&out](char c) { out.append(c == '"' ? std::string_view("\"\"") : std::string_view(" ")); });
  out.push_back('"');
}

}  // namespace newsgraph::csv
