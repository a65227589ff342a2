#include "graph/view_cursor.hpp"

namespace newsgraph {
namespace {

constexpr int kNearRows = 16;  // a search costs about as much as this many steps

}  // namespace

void SideCursor::search(std::string_view key) {
  m_rows.reset();
  m_rows.bind(1, key);
  m_open = true;
  step();
}

void SideCursor::step() {
  m_here = m_rows.step();
  m_row_key = m_here ? m_rows.view(0) : std::string_view();
}

bool SideCursor::find(std::string_view key) {
  if (!m_open || key <= m_key) search(key);
  m_key = key;
  int order = 1;
  for (int steps = 0; m_here && (order = m_row_key.compare(key)) < 0; ++steps)
    steps == kNearRows ? search(key) : step();
  return m_here && order == 0;
}

bool SideCursor::next() {
  step();
  return m_here && m_row_key == m_key;
}

}  // namespace newsgraph
