// Groups of claims to be computed, and the claims that come to each. Kept small, as all claims of a store are
// in here when its graph is computed anew: 48 bytes a claim, and each name once.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "graph/store_blocks.hpp"

namespace newsgraph {

class MovedClaims {
public:
  void add(const ClaimGroup& group, ClaimPlace place);
  // To be computed although no claim comes to it.
  void add_group(const ClaimGroup& group) { add(group, {}); }

  // Each group once, in their order, with its claims ascending. To be called once, when all are there.
  using Visit = std::function<void(const ClaimGroup&, const std::vector<ClaimPlace>&)>;
  void visit_groups(const Visit& visit);

private:
  struct Moved {
    const std::string* source;
    const std::string* target;
    const std::string* type;
    Status status;
    ClaimPlace place;  // document 0: none
  };
  static bool less(const Moved& a, const Moved& b);
  static bool same_group(const Moved& a, const Moved& b);

  std::set<std::string> m_names;
  std::vector<Moved> m_moved;
};

}  // namespace newsgraph
