#include "nlp/train/evaluate_coref.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace newsgraph {
namespace {

bool linked(const Document& doc, Span pronoun, Span name) {
  for (const Chain& chain : doc.chains) {
    bool has_pronoun = false, has_name = false;
    for (const std::uint32_t index : chain.mentions) {
      const Mention& mention = doc.mentions[index];
      has_pronoun = has_pronoun || (mention.kind == MentionKind::pronoun && mention.span.overlaps(pronoun));
      has_name = has_name || (mention.kind != MentionKind::pronoun && mention.span.overlaps(name));
    }
    if (has_pronoun && has_name) return true;
  }
  return false;
}

using Range = std::pair<std::uint32_t, std::uint32_t>;
using Cluster = std::set<Range>;
using Clusters = std::vector<Cluster>;

Clusters gold_clusters(const ChainDocument& gold, bool names_only) {
  Clusters clusters;
  for (const auto& chain : gold.chains) {
    const bool named = std::any_of(chain.begin(), chain.end(),
                                   [](const auto& mention) { return mention.kind == MentionKind::name; });
    if (names_only && !named) continue;
    Cluster cluster;
    for (const auto& mention : chain) {
      if (names_only && mention.kind == MentionKind::nominal) continue;
      cluster.emplace(mention.tokens.begin, mention.tokens.end);
    }
    if (cluster.size() > 1) clusters.push_back(std::move(cluster));
  }
  return clusters;
}

// Dependents that belong to a noun phrase as OntoGUM marks it; appositions and conjuncts are phrases of their
// own.
bool inside_phrase(const Document& doc, std::uint32_t token) {
  switch (doc.tokens[token].deprel) {
    case Deprel::det:
    case Deprel::amod:
    case Deprel::nmod:
    case Deprel::nmod_poss:
    case Deprel::nmod_desc:
    case Deprel::compound:
    case Deprel::flat:
    case Deprel::nummod:
    case Deprel::acl:
    case Deprel::acl_relcl:
    case Deprel::fixed:
      return true;
    case Deprel::case_:
      return doc.tokens[token].xpos == Xpos::POS;
    default:
      return false;
  }
}

// The whole phrase around a mention: "Norway's president Greta Holm" for "Greta Holm".
TokenRange phrase_around(const Document& doc, TokenRange mention) {
  const auto inside = [&](std::int32_t token) {
    return token >= 0 && mention.contains(static_cast<std::uint32_t>(token));
  };
  TokenRange phrase = mention;
  const auto size = static_cast<std::uint32_t>(doc.tokens.size());
  if (mention.end > size) return phrase;
  std::uint32_t head = mention.begin;
  while (head + 1 < mention.end && inside(doc.tokens[head].head)) ++head;
  // How a token hangs on the head: by which direct dependent, within a few steps.
  const auto belongs = [&](std::uint32_t token) {
    std::uint32_t at = token;
    for (int step = 0; step < 12; ++step) {
      const std::int32_t up = doc.tokens[at].head;
      if (up < 0) return false;
      if (inside(up)) return static_cast<std::uint32_t>(up) == head && inside_phrase(doc, at);
      at = static_cast<std::uint32_t>(up);
    }
    return false;
  };
  while (phrase.begin > 0 && belongs(phrase.begin - 1)) --phrase.begin;
  while (phrase.end < size && belongs(phrase.end)) ++phrase.end;
  while (phrase.end > mention.end && doc.tokens[phrase.end - 1].upos == Upos::PUNCT) --phrase.end;
  return phrase;
}

Clusters our_clusters(const Document& doc, bool names_only) {
  Clusters clusters;
  for (const Chain& chain : doc.chains) {
    const bool named = std::any_of(chain.mentions.begin(), chain.mentions.end(), [&](std::uint32_t index) {
      return doc.mentions[index].kind == MentionKind::name;
    });
    if (names_only && !named) continue;
    Cluster cluster;
    for (const std::uint32_t index : chain.mentions) {
      const Mention& mention = doc.mentions[index];
      if (names_only && mention.kind == MentionKind::nominal) continue;
      const TokenRange phrase = phrase_around(doc, mention.tokens);
      cluster.emplace(phrase.begin, phrase.end);
    }
    if (cluster.size() > 1) clusters.push_back(std::move(cluster));
  }
  return clusters;
}

std::map<Range, std::size_t> index_of(const Clusters& clusters) {
  std::map<Range, std::size_t> index;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    for (const Range& range : clusters[i]) index.emplace(range, i);
  }
  return index;
}

// How many mentions each pair of clusters shares.
std::vector<std::vector<double>> shared(const Clusters& a, const Clusters& b) {
  std::vector<std::vector<double>> table(a.size(), std::vector<double>(b.size(), 0));
  const auto index = index_of(b);
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (const Range& range : a[i]) {
      const auto at = index.find(range);
      if (at != index.end()) table[i][at->second] += 1;
    }
  }
  return table;
}

// Kuhn-Munkres in the O(n^2 m) form of shortest augmenting paths: the largest sum of one-to-one pairs.
double best_assignment(const std::vector<std::vector<double>>& gain) {
  if (gain.empty() || gain[0].empty()) return 0;
  const std::size_t rows = gain.size(), columns = std::max(gain[0].size(), rows);
  const auto cost = [&](std::size_t i, std::size_t j) { return j < gain[i].size() ? -gain[i][j] : 0.0; };
  std::vector<double> u(rows + 1, 0), v(columns + 1, 0);
  std::vector<std::size_t> match(columns + 1, 0);
  for (std::size_t i = 1; i <= rows; ++i) {
    std::vector<double> least(columns + 1, std::numeric_limits<double>::infinity());
    std::vector<std::size_t> way(columns + 1, 0);
    std::vector<bool> used(columns + 1, false);
    std::size_t j0 = 0;
    match[0] = i;
    do {
      used[j0] = true;
      double delta = std::numeric_limits<double>::infinity();
      std::size_t next = 0;
      for (std::size_t j = 1; j <= columns; ++j) {
        if (used[j]) continue;
        const double reduced = cost(match[j0] - 1, j - 1) - u[match[j0]] - v[j];
        if (reduced < least[j]) least[j] = reduced, way[j] = j0;
        if (least[j] < delta) delta = least[j], next = j;
      }
      for (std::size_t j = 0; j <= columns; ++j) {
        if (used[j])
          u[match[j]] += delta, v[j] -= delta;
        else
          least[j] -= delta;
      }
      j0 = next;
    } while (match[j0] != 0);
    for (; j0 != 0; j0 = way[j0]) match[j0] = match[way[j0]];
  }
  double sum = 0;
  for (std::size_t j = 1; j <= columns; ++j) {
    if (match[j] != 0) sum -= cost(match[j] - 1, j - 1);
  }
  return sum;
}

struct Sums {
  double right = 0, all = 0;
  [[nodiscard]] double percent() const { return all == 0 ? 0 : 100 * right / all; }
};

// One side of MUC, B-cubed and mention detection; the other side is the same with the arguments exchanged.
void add_side(const Clusters& of, const Clusters& against, Sums& mentions, Sums& muc, Sums& b_cubed) {
  const auto index = index_of(against);
  const auto table = shared(of, against);
  for (std::size_t i = 0; i < of.size(); ++i) {
    const auto size = static_cast<double>(of[i].size());
    double parts = 0, found = 0, squares = 0;
    for (const double both : table[i]) {
      parts += both > 0 ? 1 : 0;
      found += both;
      squares += both * both;
    }
    muc.right += size - (parts + size - found);  // links kept when the cluster is cut by the other side
    muc.all += size - 1;
    b_cubed.right += squares / size;
    b_cubed.all += size;
    mentions.right += found;
    mentions.all += size;
  }
}

double ceaf_gain(const Clusters& gold, const Clusters& ours) {
  auto table = shared(gold, ours);
  for (std::size_t i = 0; i < gold.size(); ++i) {
    for (std::size_t j = 0; j < ours.size(); ++j) {
      table[i][j] = 2 * table[i][j] / static_cast<double>(gold[i].size() + ours[j].size());
    }
  }
  return best_assignment(table);
}

}  // namespace

GapScores score_gap(std::vector<GapRow> rows, const std::function<void(Document&)>& coref) {
  GapScores scores;
  for (GapRow& row : rows) {
    coref(row.doc);
    GapScores::Counts& counts = row.feminine ? scores.feminine : scores.masculine;
    for (const bool second : {false, true}) {
      const Span name = second ? row.b : row.a;
      const bool gold = second ? row.b_right : row.a_right;
      const bool ours = linked(row.doc, row.pronoun, name);
      if (gold && ours)
        ++counts.right;
      else if (ours)
        ++counts.wrong;
      else if (gold)
        ++counts.missed;
      if (gold && std::none_of(row.doc.mentions.begin(), row.doc.mentions.end(),
                               [&](const Mention& m) { return m.span.overlaps(name); })) {
        ++scores.unseen_names;
      }
    }
  }
  return scores;
}

ChainScores score_chains(const std::vector<ChainDocument>& docs, bool names_only) {
  Sums mention_recall, mention_precision, muc_recall, muc_precision, b_recall, b_precision, ceaf_recall,
      ceaf_precision;
  for (const ChainDocument& gold : docs) {
    const Clusters key = gold_clusters(gold, names_only);
    const Clusters ours = our_clusters(gold.doc, names_only);
    add_side(key, ours, mention_recall, muc_recall, b_recall);
    add_side(ours, key, mention_precision, muc_precision, b_precision);
    const double gain = ceaf_gain(key, ours);
    ceaf_recall.right += gain;
    ceaf_recall.all += static_cast<double>(key.size());
    ceaf_precision.right += gain;
    ceaf_precision.all += static_cast<double>(ours.size());
  }
  ChainScores scores;
  scores.mentions = {mention_precision.percent(), mention_recall.percent()};
  scores.muc = {muc_precision.percent(), muc_recall.percent()};
  scores.b_cubed = {b_precision.percent(), b_recall.percent()};
  scores.ceaf = {ceaf_precision.percent(), ceaf_recall.percent()};
  return scores;
}

}  // namespace newsgraph
