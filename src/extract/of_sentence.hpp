// The times or quantities of one sentence, without a look at those of the whole article.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "document.hpp"

namespace newsgraph {

// `all`: TimeExpressions or Quantities, sorted by place; `sentence`: the tokens of the sentence.
template <typename Expression>
std::span<const Expression> of_sentence(const std::vector<Expression>& all, TokenRange sentence) {
  const auto before = [](const Expression& e, std::uint32_t token) { return e.tokens.begin < token; };
  const auto first = std::lower_bound(all.begin(), all.end(), sentence.begin, before);
  const auto last = std::lower_bound(first, all.end(), sentence.end, before);
  return {first, last};
}

}  // namespace newsgraph
