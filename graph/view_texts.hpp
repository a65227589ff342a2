// Texts of at most so many characters: names, aliases, properties and quotes that are longer end in "…". For
// graph/view*.cpp alone.
#pragma once

#include <cstddef>
#include <cstdint>

#include "graph/records.hpp"

namespace newsgraph {

class ShortTexts {
public:
  explicit ShortTexts(std::size_t characters) : m_characters(characters) {}

  // `node` or `edge` itself where nothing is too long, else a copy that lives until the next call.
  const Node& of(const Node& node);
  const Edge& of(const Edge& edge);

  void start_nodes() noexcept { m_nodes_cut = 0; }
  void start_edges() noexcept { m_edges_cut = 0; }
  // Texts cut since nodes, and edges, were started last.
  [[nodiscard]] std::uint64_t count() const noexcept { return m_nodes_cut + m_edges_cut; }

private:
  std::size_t m_characters;
  std::uint64_t m_nodes_cut = 0;
  std::uint64_t m_edges_cut = 0;
  Node m_node;
  Edge m_edge;
};

}  // namespace newsgraph
