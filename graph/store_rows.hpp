// Rows of a statement as a vector.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/sqlite.hpp"

namespace newsgraph {

template <typename Read>
auto collect(Statement& row, const Read& read) {
  std::vector<decltype(read(row))> all;
  while (row.step()) all.push_back(read(row));
  return all;
}

inline std::string text_at_0(const Statement& row) { return row.text(0); }
inline std::int64_t integer_at_0(const Statement& row) { return row.integer(0); }

}  // namespace newsgraph
