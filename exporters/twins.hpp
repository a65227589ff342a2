// Numbers the relations of one type between one pair. Gephi merges such twins into one edge when it opens a
// file: it adds the weights, keeps the attributes of the last and drops overlapping times. Distinct edge
// types keep them apart.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "exporters/exporter.hpp"

namespace newsgraph {

class Twins {
public:
  // Says that `kind` will be asked for soon: where it must look is then on its way into the cache.
  void expect(const Edge& edge);
  // "meets-with" for the first edge of a type from source to target, "meets-with 2" for the second, and so
  // on. Valid until the next call. Remembers 11 to 23 bytes a pair and type, the one thing in an export
  // that grows with the graph.
  [[nodiscard]] std::string_view kind(const Edge& edge);

private:
  bool insert(std::uint64_t key);
  void grow();

  // Open addressing; 0 is a free slot. Two keys that collide in 63 bits only leave a number out.
  std::vector<std::uint64_t> m_slots = std::vector<std::uint64_t>(1024);
  std::size_t m_used = 0;
  std::unordered_map<std::uint64_t, std::uint64_t> m_more;  // pairs with twins: how many beyond the first
  std::string m_kind;
};

}  // namespace newsgraph
