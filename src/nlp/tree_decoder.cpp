#include "nlp/tree_decoder.hpp"

#include <algorithm>
#include <limits>

namespace newsgraph {
namespace {

constexpr float kNever = -1e30F;

// Scores between nodes 0 (root) .. n, score(child, head).
class Arcs {
public:
  Arcs(std::size_t n, std::span<const float> scores) : m_nodes(n + 1), m_scores((n + 1) * (n + 1), kNever) {
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t head = 0; head <= n; ++head) {
        if (head != i + 1) at(i + 1, head) = scores[i * (n + 1) + head];
      }
    }
  }
  [[nodiscard]] std::size_t nodes() const { return m_nodes; }
  [[nodiscard]] float& at(std::size_t child, std::size_t head) { return m_scores[child * m_nodes + head]; }

private:
  std::size_t m_nodes;
  std::vector<float> m_scores;
};

// A node on a cycle, or 0. `alive` nodes only.
std::size_t find_cycle(const std::vector<std::uint32_t>& head, const std::vector<std::uint32_t>& alive) {
  std::vector<std::uint32_t> seen(head.size(), 0);
  for (const std::uint32_t start : alive) {
    std::uint32_t at = start;
    while (at != 0 && seen[at] == 0) {
      seen[at] = start;
      at = head[at];
    }
    if (at != 0 && seen[at] == start) return at;
  }
  return 0;
}

// Contracts cycles one by one into their representative, then opens them again in reverse order. At every
// level origin_child and origin_head tell which pair of the level below an arc stands for.
class Edmonds {
public:
  explicit Edmonds(Arcs& arcs) : m_arcs(arcs) {
    for (std::uint32_t i = 1; i < arcs.nodes(); ++i) m_alive.push_back(i);
  }

  std::vector<std::uint32_t> run() {
    m_head.assign(m_arcs.nodes(), 0);
    choose_all();
    struct Contraction {
      std::uint32_t into;
      std::vector<std::uint32_t> cycle;
      std::vector<std::uint32_t> cycle_heads;
      std::vector<std::uint32_t> entry;  // per outside head: the cycle node it enters at
      std::vector<std::uint32_t> leave;  // per outside child: the cycle node that heads it
    };
    std::vector<Contraction> stack;
    while (const std::size_t on_cycle = find_cycle(m_head, m_alive)) {
      Contraction step;
      step.into = static_cast<std::uint32_t>(on_cycle);
      for (std::uint32_t v = step.into;;) {
        step.cycle.push_back(v);
        step.cycle_heads.push_back(m_head[v]);
        v = m_head[v];
        if (v == step.into) break;
      }
      contract(step.cycle, step.cycle_heads, step.into, step.entry, step.leave);
      follow(step.cycle, step.into);
      stack.push_back(std::move(step));
    }
    while (!stack.empty()) {
      const Contraction& step = stack.back();
      const std::uint32_t outside = m_head[step.into];
      for (const std::uint32_t v : m_alive) {
        if (m_head[v] == step.into && v != step.into) m_head[v] = step.leave[v];
      }
      for (std::size_t i = 0; i < step.cycle.size(); ++i) {
        if (step.cycle[i] != step.into) m_alive.push_back(step.cycle[i]);
        m_head[step.cycle[i]] = step.cycle_heads[i];
      }
      m_head[step.entry[outside]] = outside;
      stack.pop_back();
    }
    return m_head;
  }

private:
  void choose(std::uint32_t child) {
    std::uint32_t best = 0;
    for (const std::uint32_t head : m_alive) {
      if (head != child && m_arcs.at(child, head) > m_arcs.at(child, best)) best = head;
    }
    m_head[child] = best;
  }

  void choose_all() {
    for (const std::uint32_t child : m_alive) choose(child);
  }

  // After a contraction: whose head was on the cycle now has it in the node that stands for it, at the same
  // score; only that node chooses anew.
  void follow(const std::vector<std::uint32_t>& cycle, std::uint32_t into) {
    std::vector<bool> inside(m_arcs.nodes(), false);
    for (const std::uint32_t v : cycle) inside[v] = true;
    for (const std::uint32_t child : m_alive) {
      if (inside[m_head[child]]) m_head[child] = into;
    }
    choose(into);
  }

  void contract(const std::vector<std::uint32_t>& cycle, const std::vector<std::uint32_t>& heads,
                std::uint32_t into, std::vector<std::uint32_t>& entry, std::vector<std::uint32_t>& leave) {
    std::vector<bool> inside(m_arcs.nodes(), false);
    for (const std::uint32_t v : cycle) inside[v] = true;
    entry.assign(m_arcs.nodes(), into);
    leave.assign(m_arcs.nodes(), into);
    std::vector<std::uint32_t> outside{0};
    for (const std::uint32_t v : m_alive) {
      if (!inside[v]) outside.push_back(v);
    }
    for (const std::uint32_t o : outside) {
      float best_in = -std::numeric_limits<float>::infinity();
      float best_out = -std::numeric_limits<float>::infinity();
      for (std::size_t i = 0; i < cycle.size(); ++i) {
        const std::uint32_t v = cycle[i];
        const float in = m_arcs.at(v, o) - m_arcs.at(v, heads[i]);
        if (in > best_in) {
          best_in = in;
          entry[o] = v;
        }
        if (o != 0 && m_arcs.at(o, v) > best_out) {
          best_out = m_arcs.at(o, v);
          leave[o] = v;
        }
      }
      m_new_in.push_back(best_in);
      m_new_out.push_back(best_out);
    }
    for (std::size_t i = 0; i < outside.size(); ++i) {
      m_arcs.at(into, outside[i]) = m_new_in[i];
      if (outside[i] != 0) m_arcs.at(outside[i], into) = m_new_out[i];
    }
    m_new_in.clear();
    m_new_out.clear();
    std::erase_if(m_alive, [&](std::uint32_t v) { return inside[v] && v != into; });
  }

  Arcs& m_arcs;
  std::vector<std::uint32_t> m_alive;
  std::vector<std::uint32_t> m_head;
  std::vector<float> m_new_in;
  std::vector<float> m_new_out;
};

// The word that keeps the root: the one that loses most by any other head.
std::size_t best_root(std::size_t n, std::span<const float> scores) {
  std::size_t root = 0;
  float most = -std::numeric_limits<float>::infinity();
  for (std::size_t i = 0; i < n; ++i) {
    const float* const row = scores.data() + i * (n + 1);
    float other = kNever;
    for (std::size_t head = 1; head <= n; ++head) {
      if (head != i + 1) other = std::max(other, row[head]);
    }
    if (row[0] - other > most) {
      most = row[0] - other;
      root = i;
    }
  }
  return root;
}

bool is_tree(std::size_t n, const std::vector<std::uint32_t>& heads) {
  std::vector<std::uint32_t> seen(n + 1, 0);
  for (std::uint32_t i = 1; i <= n; ++i) {
    std::uint32_t at = i;
    while (at != 0 && seen[at] == 0) {
      seen[at] = i;
      at = heads[at - 1];
    }
    if (at != 0 && seen[at] == i) return false;
  }
  return true;
}

}  // namespace

void best_tree(std::size_t n, std::span<const float> scores, std::vector<std::uint32_t>& heads) {
  heads.assign(n, 0);
  if (n == 0) return;
  const std::size_t root = best_root(n, scores);
  for (std::size_t i = 0; i < n; ++i) {
    if (i == root) continue;
    const float* const row = scores.data() + i * (n + 1);
    std::size_t best = i == 0 ? 2 : 1;
    for (std::size_t head = best + 1; head <= n; ++head) {
      if (head != i + 1 && row[head] > row[best]) best = head;
    }
    heads[i] = static_cast<std::uint32_t>(best);
  }
  if (is_tree(n, heads)) return;
  Arcs arcs(n, scores);
  for (std::size_t i = 0; i < n; ++i) {
    if (i != root) arcs.at(i + 1, 0) = kNever;
  }
  for (std::size_t head = 1; head <= n; ++head) arcs.at(root + 1, head) = kNever;
  const std::vector<std::uint32_t> found = Edmonds(arcs).run();
  for (std::size_t i = 0; i < n; ++i) heads[i] = found[i + 1];
}

}  // namespace newsgraph
