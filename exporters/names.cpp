#include "exporters/names.hpp"

namespace newsgraph {

std::string relationship_type(std::string_view relation) {
  std::string out;
  for (const char c : relation) {
    const bool lower = c >= 'a' && c <= 'z';
    const bool kept = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    out.push_back(lower ? static_cast<char>(c - 32) : kept ? c : '_');
  }
  return out;
}

}  // namespace newsgraph
