#include "nlp/train/train_coref.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "base/json.hpp"
#include "base/utf8.hpp"
#include "nlp/train/corpus.hpp"

namespace newsgraph {
namespace {

std::uint32_t byte_offset(std::string_view text, std::int64_t characters) {
  std::size_t at = 0;
  for (; characters > 0 && at < text.size(); --characters) static_cast<void>(utf8::next(text, at));
  return static_cast<std::uint32_t>(at);
}

Span span_of(const Json& row, std::string_view key, const std::string& text) {
  const Json& item = row[key];
  return {byte_offset(text, item["start"].as_integer()), byte_offset(text, item["end"].as_integer())};
}

// Puts a name of the row in where the recogniser saw none.
void add_name(Document& doc, Span span) {
  for (const Mention& mention : doc.mentions) {
    if (mention.span.overlaps(span)) return;
  }
  TokenRange tokens{0, 0};
  for (std::uint32_t i = 0; i < doc.tokens.size(); ++i) {
    if (!doc.tokens[i].span.overlaps(span)) continue;
    if (tokens.empty()) tokens.begin = i;
    tokens.end = i + 1;
  }
  if (tokens.empty()) return;
  doc.mentions.push_back({span, tokens, EntityLabel::PER, MentionKind::name});
  std::sort(doc.mentions.begin(), doc.mentions.end(),
            [](const Mention& x, const Mention& y) { return x.span < y.span; });
}

std::uint32_t token_at(const Document& doc, Span span) {
  for (std::uint32_t i = 0; i < doc.tokens.size(); ++i) {
    if (doc.tokens[i].span.overlaps(span)) return i;
  }
  return static_cast<std::uint32_t>(doc.tokens.size());
}

std::int32_t entity_in(const CorefState& state, Span span) {
  for (std::uint32_t i = 0; i < state.doc.tokens.size(); ++i) {
    if (state.doc.tokens[i].span.overlaps(span) && state.entity_at(i) != kNoEntity) return state.entity_at(i);
  }
  return kNoEntity;
}

std::vector<double> probabilities(const PronounModel& model,
                                  const std::vector<PronounCandidate>& candidates) {
  std::vector<double> result;
  double highest = -1e30, sum = 0;
  for (const PronounCandidate& candidate : candidates)
    result.push_back(static_cast<double>(model.score(candidate)));
  for (const double score : result) highest = std::max(highest, score);
  for (double& score : result) sum += score = std::exp(score - highest);
  for (double& score : result) score /= sum;
  return result;
}

// One gradient step on one pronoun; the likelihood is that of all right candidates together.
class Trainer {
public:
  explicit Trainer(PronounModel& model) : m_model(model), m_squares(model.weights.size(), 1e-4) {}

  void step(const std::vector<PronounCandidate>& candidates, const std::vector<bool>& right) {
    const std::vector<double> p = probabilities(m_model, candidates);
    double mass = 0;
    for (std::size_t i = 0; i < p.size(); ++i) mass += right[i] ? p[i] : 0;
    if (mass <= 0) return;
    for (std::size_t i = 0; i < p.size(); ++i) {
      const double gradient = (right[i] ? p[i] / mass : 0) - p[i];
      for (std::uint8_t f = 0; f < candidates[i].count; ++f) update(candidates[i].features[f], gradient);
    }
  }

private:
  void update(std::uint16_t feature, double gradient) {
    float& weight = m_model.weights[feature];
    const double g = gradient - kShrink * static_cast<double>(weight);
    m_squares[feature] += g * g;
    weight += static_cast<float>(kRate * g / std::sqrt(m_squares[feature]));  // AdaGrad
  }

  static constexpr double kRate = 0.05;
  static constexpr double kShrink = 0.002;
  PronounModel& m_model;
  std::vector<double> m_squares;
};

void train_row(const GapRow& row, const Document& doc, const CorefWords& words, const PronounModel& model,
               Trainer& trainer) {
  CorefState state(doc, words);
  link_names(state);
  link_nominals(state);
  const std::uint32_t target = token_at(doc, row.pronoun);
  const std::int32_t a = entity_in(state, row.a), b = entity_in(state, row.b);
  link_pronouns(state, model, [&](std::uint32_t token, const std::vector<PronounCandidate>& candidates) {
    if (token == target) {
      std::vector<bool> right;
      for (const PronounCandidate& candidate : candidates) {
        const bool is_a = candidate.entity == a && a != kNoEntity,
                   is_b = candidate.entity == b && b != kNoEntity;
        right.push_back(row.a_right ? is_a : row.b_right ? is_b : !is_a && !is_b);
      }
      if (std::find(right.begin(), right.end(), true) != right.end()) trainer.step(candidates, right);
    }
    std::size_t best = 0;
    for (std::size_t i = 1; i < candidates.size(); ++i) {
      if (model.score(candidates[i]) > model.score(candidates[best])) best = i;
    }
    return best;
  });
}

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

}  // namespace

std::vector<GapRow> read_gap(const std::string& path, const std::function<void(Document&)>& annotate) {
  const std::string bytes = read_maybe_gzip(path);
  std::vector<GapRow> rows;
  std::size_t line_number = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    ++line_number;
    const std::string_view line(bytes.data() + at, end - at);
    at = end + 1;
    if (line.empty()) continue;
    const Json json = Json::parse(line, path + ":" + std::to_string(line_number));
    GapRow row;
    row.doc.id = json.string_or("id");
    row.doc.text = json.string_or("text");
    row.pronoun = span_of(json, "pronoun", row.doc.text);
    row.a = span_of(json, "a", row.doc.text);
    row.b = span_of(json, "b", row.doc.text);
    row.a_right = json["a"]["coref"].as_bool();
    row.b_right = json["b"]["coref"].as_bool();
    const LowerWord word(row.pronoun.of(row.doc.text));
    row.feminine =
        word.view() == "she" || word.view() == "her" || word.view() == "hers" || word.view() == "herself";
    annotate(row.doc);
    rows.push_back(std::move(row));
  }
  return rows;
}

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

PronounModel train_pronouns(const std::vector<GapRow>& rows, const CorefWords& words, int rounds) {
  std::vector<Document> docs;
  for (const GapRow& row : rows) {
    docs.push_back(row.doc);
    add_name(docs.back(), row.a);
    add_name(docs.back(), row.b);
  }
  PronounModel model;
  Trainer trainer(model);
  std::vector<double> sum(model.weights.size(), 0);
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < rows.size(); ++i) train_row(rows[i], docs[i], words, model, trainer);
    for (std::size_t f = 0; f < sum.size(); ++f) sum[f] += static_cast<double>(model.weights[f]);
  }
  for (std::size_t f = 0; f < sum.size(); ++f) model.weights[f] = static_cast<float>(sum[f] / rounds);
  return model;
}

std::string weights_json(const PronounModel& model) {
  std::string text =
      "{\n  \"description\": \"Weights of the pronoun ranker, in the order of its feature blocks (people, "
      "then things). Written by training; do not edit.\",\n"
      "  \"weights\": [";
  char number[32];
  for (std::size_t i = 0; i < model.weights.size(); ++i) {
    std::snprintf(number, sizeof number, "%s%s%.4g", i == 0 ? "" : ",", i % 20 == 0 ? "\n    " : " ",
                  static_cast<double>(model.weights[i]));
    text += number;
  }
  return text + "\n  ]\n}\n";
}

}  // namespace newsgraph
