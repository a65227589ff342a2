// What goes beyond one sentence: dates, pronouns, chains.
#include "nlp/train/evaluate.hpp"
#include "nlp/train/evaluate_coref.hpp"
#include "nlp/train/evaluate_dates.hpp"

namespace newsgraph {
namespace {

Score share(const std::string& name, std::uint64_t correct, std::uint64_t of) {
  return {name, of, of, correct, std::nullopt};
}

Score rated(const std::string& name, const ChainScores::Measure& measure) {
  return {name, 0, 0, 0, Rates{measure.precision, measure.recall, measure.f1()}};
}

Score single(const std::string& name, double value) { return {name, 0, 0, 0, Rates{value, value, value}}; }

bool gives_chains(const Stage& stage) { return stage.gives().contains({Layer::chains}); }

// Every stage before the chains; `keep_tokens` leaves the tokens as they are.
void annotate(const Stages& stages, Document& doc, bool keep_tokens) {
  for (const auto& stage : stages) {
    if (gives_chains(*stage)) return;
    if (!keep_tokens || !stage->gives().contains({Layer::tokens})) stage->run(doc);
  }
}

void run_chains(const Stages& stages, Document& doc) {
  for (const auto& stage : stages) {
    if (gives_chains(*stage)) stage->run(doc);
  }
}

void add_chain_scores(const ChainScores& from, const std::string& suffix, std::vector<Score>& scores) {
  scores.push_back(rated("mentions" + suffix, from.mentions));
  scores.push_back(rated("MUC" + suffix, from.muc));
  scores.push_back(rated("B-cubed" + suffix, from.b_cubed));
  scores.push_back(rated("CEAF-e" + suffix, from.ceaf));
  scores.push_back(single("CoNLL" + suffix, from.conll()));
}

}  // namespace

Evaluation evaluate_dates(const Stages& stages, const std::string& path) {
  Evaluation result{path, "dates", {}, 0, 0};
  const DateScores dates = score_dates(path, [&](Document& doc) { annotate(stages, doc, false); });
  Score found{"found", dates.gold, dates.predicted, dates.found, Rates{dates.precision(), dates.recall(), 0}};
  const double sum = dates.precision() + dates.recall();
  found.rates->f1 = sum == 0 ? 0 : 2 * dates.precision() * dates.recall() / sum;
  result.scores.push_back(found);
  result.scores.push_back({"exact spans", dates.gold, dates.predicted, dates.exact, std::nullopt});
  result.scores.push_back(share("value accuracy", dates.right, dates.gold));
  result.scores.push_back(share("value accuracy of those found", dates.right, dates.found));
  return result;
}

Evaluation evaluate_gap(const Stages& stages, const std::string& path) {
  Evaluation result{path, "pronouns", {}, 0, 0};
  std::vector<GapRow> rows = read_gap(path, [&](Document& doc) { annotate(stages, doc, false); });
  const GapScores gap = score_gap(std::move(rows), [&](Document& doc) { run_chains(stages, doc); });
  const auto counted = [](const std::string& name, const GapScores::Counts& counts) {
    return Score{name, counts.right + counts.missed, counts.right + counts.wrong, counts.right, std::nullopt};
  };
  const GapScores::Counts all{gap.masculine.right + gap.feminine.right,
                              gap.masculine.wrong + gap.feminine.wrong,
                              gap.masculine.missed + gap.feminine.missed};
  result.scores = {counted("GAP", all), counted("GAP masculine", gap.masculine),
                   counted("GAP feminine", gap.feminine), single("GAP bias", 100 * gap.bias())};
  return result;
}

Evaluation evaluate_chains(const Stages& stages, const std::string& path) {
  Evaluation result{path, "coreference", {}, 0, 0};
  std::vector<ChainDocument> docs = read_chains(path, [&](Document& doc) { annotate(stages, doc, true); });
  for (ChainDocument& chain : docs) run_chains(stages, chain.doc);
  add_chain_scores(score_chains(docs, false), "", result.scores);
  add_chain_scores(score_chains(docs, true), ", with names", result.scores);
  return result;
}

}  // namespace newsgraph
