#include "graph/view_cursor.hpp"

namespace newsgraph {
namespace {

constexpr int kNearRows = 16;  // a search costs about as much as this many steps

}  // namespace

void SideCursor::find(std::string_view key) {
  m_rows.reset();
  m_rows.bind(1, key);
  m_open = true;
  step();
}

void SideCursor::step() {
  m_here = m_rows.step();
  m_row_key = m_here ? m_rows.view(0) : std::string_view();
}

bool SideCursor::next(std::string_view key) {
  if (!m_open || key < m_key) {
    find(key);
  } else if (m_given) {
    step();
  }
  m_given = false;
  m_key = key;
  for (int steps = 0; m_here && m_row_key < key; ++steps) steps == kNearRows ? find(key) : step();
  m_given = m_here && m_row_key == key;
  return m_given;
}

}  // namespace newsgraph
