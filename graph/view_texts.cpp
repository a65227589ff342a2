#include "graph/view_texts.hpp"

#include <string_view>

namespace newsgraph {
namespace {

constexpr std::string_view kEllipsis = "…";

bool starts_character(char byte) noexcept { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

// Where the character of that number begins; the end of the text where it has no more than that.
std::size_t start_of(std::string_view text, std::size_t number) noexcept {
  if (text.size() <= number) return text.size();
  for (std::size_t pos = 0; pos < text.size(); ++pos) {
    if (starts_character(text[pos]) && number-- == 0) return pos;
  }
  return text.size();
}

bool is_long(std::string_view text, std::size_t characters) noexcept {
  return start_of(text, characters) < text.size();
}

bool cut(std::string& text, std::size_t characters) {
  if (!is_long(text, characters)) return false;
  text.resize(start_of(text, characters - 1));
  text += kEllipsis;
  return true;
}

// Of a Node or Edge, which may be const.
template <typename Record, typename Visit>
void visit_texts(Record& record, Visit visit) {
  for (auto& [name, value] : record.properties) {
    if (auto* text = std::get_if<std::string>(&value)) visit(*text);
  }
  if constexpr (requires { record.aliases; }) {
    visit(record.name);
    for (auto& alias : record.aliases) visit(alias);
  } else {
    for (auto& piece : record.evidence) visit(piece.quote);
  }
}

// The record, or a copy in `scratch` with its long texts cut.
template <typename Record>
const Record& shortened(const Record& record, Record& scratch, std::size_t characters, std::uint64_t& count) {
  bool any = false;
  visit_texts(record, [&](const std::string& text) { any = any || is_long(text, characters); });
  if (!any) return record;
  scratch = record;
  visit_texts(scratch, [&](std::string& text) { count += cut(text, characters) ? 1U : 0U; });
  return scratch;
}

}  // namespace

const Node& ShortTexts::of(const Node& node) { return shortened(node, m_node, m_characters, m_nodes_cut); }
const Edge& ShortTexts::of(const Edge& edge) { return shortened(edge, m_edge, m_characters, m_edges_cut); }

}  // namespace newsgraph
