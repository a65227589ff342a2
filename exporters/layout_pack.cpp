#include "exporters/layout_pack.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_set>

namespace newsgraph {
namespace {

using Square = PackShape::Square;

// Places in rings around the middle, wider than high, as screens are. Built as far as they are asked for.
class Rings {
public:
  [[nodiscard]] const Square& at(std::size_t index) {
    while (index >= m_places.size()) grow();
    return m_places[index];
  }

private:
  void grow() {
    const std::int32_t wide = m_ring * 8 / 5;
    const std::int32_t inner = m_ring == 0 ? -1 : (m_ring - 1) * 8 / 5;
    for (std::int32_t y = -m_ring; y <= m_ring; ++y) {
      for (std::int32_t x = -wide; x <= wide; ++x) {
        const bool inside = y > -m_ring && y < m_ring && x >= -inner && x <= inner;
        if (inside)
          x = inner;  // jump over what earlier rings have
        else
          m_places.push_back({x, y});
      }
    }
    ++m_ring;
  }

  std::vector<Square> m_places;
  std::int32_t m_ring = 0;
};

class Board {
public:
  // The first place where the shape fits. A shape that found no room at a place never will, since squares
  // only fill; so shapes alike go on where the last one was put.
  [[nodiscard]] Square put(const PackShape& shape) {
    std::size_t& next = m_next[shape.squares];
    while (!fits(shape, m_rings.at(next))) ++next;
    const Square place = m_rings.at(next);
    for (const Square& square : shape.squares) m_taken.insert(key(square, place));
    return place;
  }

private:
  [[nodiscard]] static std::uint64_t key(const Square& square, const Square& place) {
    const auto x = static_cast<std::uint32_t>(square.x + place.x);
    const auto y = static_cast<std::uint32_t>(square.y + place.y);
    return (std::uint64_t{x} << 32U) | y;
  }
  [[nodiscard]] bool fits(const PackShape& shape, const Square& place) const {
    return std::ranges::none_of(shape.squares,
                                [&](const Square& square) { return m_taken.contains(key(square, place)); });
  }

  Rings m_rings;
  std::unordered_set<std::uint64_t> m_taken;  // asked, never walked through
  std::map<std::vector<Square>, std::size_t> m_next;
};

}  // namespace

std::vector<Square> packed(const std::vector<PackShape>& shapes) {
  std::vector<std::size_t> order(shapes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return shapes[a].squares.size() > shapes[b].squares.size();
  });
  std::vector<Square> places(shapes.size());
  Board board;
  for (const std::size_t i : order) places[i] = board.put(shapes[i]);
  return places;
}

}  // namespace newsgraph
