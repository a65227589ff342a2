#include "exporters/csv_text.hpp"

namespace newsgraph::csv {
namespace {

bool like_formula(std::string_view text) noexcept {
  const std::size_t first = text.find_first_not_of('\'');
  return first != std::string_view::npos &&
         std::string_view("=+-@").find(text[first]) != std::string_view::npos;
}

}  // namespace

void append_field(std::string& out, std::string_view text) {
  if (text.empty()) return;
  out.push_back('"');
  if (like_formula(text)) out.push_back('\'');
  for (const char c : text) {
    if (c == '"') out.push_back('"');
    out.push_back(c == '\n' || c == '\t' || c == '\r' ? ' ' : c);
  }
  out.push_back('"');
}

}  // namespace newsgraph::csv
