#include "nlp/coref.hpp"

#include <algorithm>

#include "nlp/coref_pronouns.hpp"
#include "nlp/coref_state.hpp"

namespace newsgraph {
namespace {

// A name makes an entity; what has none must be mentioned twice at least.
bool counts(const CorefState& state, const CorefMention& mention) {
  const CorefEntity& entity = state.entities[static_cast<std::size_t>(mention.entity)];
  return !entity.parts.empty() || entity.mentions.size() > 1;
}

// Mentions by span (the longer first), and one chain for each entity in the order of their first mentions.
void write_back(const CorefState& state, Document& doc) {
  std::vector<std::uint32_t> order(state.mentions.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Span x = state.mentions[a].span, y = state.mentions[b].span;
    return x.begin != y.begin ? x.begin < y.begin : x.end > y.end;
  });
  std::vector<Mention> mentions;
  std::vector<Chain> chains;
  std::vector<std::int32_t> chain_of(state.entities.size(), -1);
  mentions.reserve(order.size());
  for (const std::uint32_t index : order) {
    const CorefMention& m = state.mentions[index];
    if (!counts(state, m)) continue;
    const auto place = static_cast<std::uint32_t>(mentions.size());
    mentions.push_back({m.span, m.tokens, m.label, m.kind});
    std::int32_t& chain = chain_of[static_cast<std::size_t>(m.entity)];
    if (chain < 0) {
      chain = static_cast<std::int32_t>(chains.size());
      chains.emplace_back();
    }
    chains[static_cast<std::size_t>(chain)].mentions.push_back(place);
  }
  doc.mentions = std::move(mentions);
  doc.chains = std::move(chains);
}

class CorefStage final : public Stage {
public:
  CorefStage(const std::string& schemas_dir, const Places& places)
      : m_words(CorefWords::load(schemas_dir, places)), m_model(PronounModel::load(schemas_dir)) {}

  [[nodiscard]] std::string_view name() const override { return "coref"; }
  [[nodiscard]] LayerSet needs() const override {
    return {Layer::sentences, Layer::tokens, Layer::tags, Layer::lemmas, Layer::tree, Layer::mentions};
  }
  [[nodiscard]] LayerSet gives() const override { return {Layer::chains}; }

  void run(Document& doc) const override {
    CorefState state(doc, m_words);
    link_names(state);
    link_nominals(state);
    link_places(state);
    link_pronouns(state, m_model);
    link_unnamed(state);
    write_back(state, doc);
  }

private:
  CorefWords m_words;
  PronounModel m_model;
};

}  // namespace

std::unique_ptr<Stage> make_coref_stage(const std::string& schemas_dir, const Places& places) {
  return std::make_unique<CorefStage>(schemas_dir, places);
}

}  // namespace newsgraph
