#include "nlp/train/train_coref.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <ostream>

#include "base/file.hpp"
#include "nlp/stage.hpp"

namespace newsgraph {
namespace {

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

bool touches(const CorefState& state, std::int32_t entity, const std::vector<Span>& spans) {
  if (entity == kNoEntity) return false;
  for (const std::uint32_t mention : state.entities[static_cast<std::size_t>(entity)].mentions) {
    const Span own = state.doc.tokens[state.mentions[mention].head].span;
    if (std::any_of(spans.begin(), spans.end(), [&](Span span) { return span.overlaps(own); })) return true;
  }
  return false;
}

std::vector<bool> right_choices(const CorefState& state, const PronounTarget& target,
                                const std::vector<PronounCandidate>& candidates) {
  std::vector<bool> right;
  for (const PronounCandidate& candidate : candidates) {
    const bool wanted = touches(state, candidate.entity, target.right);
    right.push_back(target.right.empty() ? !touches(state, candidate.entity, target.wrong) : wanted);
  }
  return right;
}

// The pronouns of a gold chain, each with the other names and pronouns of the chain.
void add_targets(PronounLesson& lesson, const std::vector<ChainDocument::GoldMention>& chain,
                 const CorefWords& words) {
  const auto span_of = [&](TokenRange range) {
    return Span{lesson.doc.tokens[range.begin].span.begin, lesson.doc.tokens[range.end - 1].span.end};
  };
  for (const auto& mention : chain) {
    const Gender gender = words.pronoun(LowerWord(lesson.doc.form(mention.tokens.begin)).view());
    const bool third = gender == Gender::male || gender == Gender::female || gender == Gender::thing;
    if (mention.tokens.size() != 1 || !third) continue;
    PronounTarget target;
    target.token = mention.tokens.begin;
    for (const auto& other : chain) {
      if (&other != &mention && other.kind != MentionKind::nominal)
        target.right.push_back(span_of(other.tokens));
    }
    if (target.right.empty()) target.right.push_back({0, 0});  // means somebody described: no name is right
    lesson.targets.push_back(std::move(target));
  }
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
  Trainer(PronounModel& model, const TrainingOptions& options)
      : m_model(model), m_options(options), m_squares(model.weights.size(), 1e-4) {}

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
    const double g = gradient - m_options.shrink * static_cast<double>(weight);
    m_squares[feature] += g * g;
    weight += static_cast<float>(m_options.rate * g / std::sqrt(m_squares[feature]));  // AdaGrad
  }

  PronounModel& m_model;
  TrainingOptions m_options;
  std::vector<double> m_squares;
};

std::size_t best_choice(const PronounModel& model, const std::vector<PronounCandidate>& candidates) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < candidates.size(); ++i) {
    if (model.score(candidates[i]) > model.score(candidates[best])) best = i;
  }
  return best;
}

// Reads a lesson with the model as it is, and hands every target's candidates to `see`.
template <typename See>
void read_lesson(const PronounLesson& lesson, const CorefWords& words, const PronounModel& model, See see) {
  CorefState state(lesson.doc, words);
  link_names(state);
  link_nominals(state);
  link_places(state);
  std::size_t next = 0;
  link_pronouns(state, model, [&](std::uint32_t token, const std::vector<PronounCandidate>& candidates) {
    while (next < lesson.targets.size() && lesson.targets[next].token < token) ++next;
    if (next < lesson.targets.size() && lesson.targets[next].token == token) {
      see(candidates, right_choices(state, lesson.targets[next], candidates));
    }
    return best_choice(model, candidates);
  });
}

}  // namespace

std::vector<PronounLesson> gap_lessons(const std::vector<GapRow>& rows) {
  std::vector<PronounLesson> lessons;
  for (const GapRow& row : rows) {
    PronounLesson lesson;
    lesson.doc = row.doc;
    add_name(lesson.doc, row.a);
    add_name(lesson.doc, row.b);
    PronounTarget target;
    target.token = token_at(lesson.doc, row.pronoun);
    (row.a_right ? target.right : target.wrong).push_back(row.a);
    (row.b_right ? target.right : target.wrong).push_back(row.b);
    lesson.targets.push_back(std::move(target));
    lessons.push_back(std::move(lesson));
  }
  return lessons;
}

std::vector<PronounLesson> chain_lessons(const std::vector<ChainDocument>& docs, const CorefWords& words) {
  std::vector<PronounLesson> lessons;
  for (const ChainDocument& gold : docs) {
    PronounLesson lesson;
    lesson.doc = gold.doc;
    for (const auto& chain : gold.chains) add_targets(lesson, chain, words);
    std::sort(lesson.targets.begin(), lesson.targets.end(),
              [](const PronounTarget& x, const PronounTarget& y) { return x.token < y.token; });
    lessons.push_back(std::move(lesson));
  }
  return lessons;
}

PronounModel train_pronouns(const std::vector<PronounLesson>& lessons, const CorefWords& words,
                            const TrainingOptions& options) {
  PronounModel model;
  Trainer trainer(model, options);
  std::vector<double> sum(model.weights.size(), 0);
  for (int round = 0; round < options.rounds; ++round) {
    for (const PronounLesson& lesson : lessons) {
      read_lesson(lesson, words, model,
                  [&](const std::vector<PronounCandidate>& candidates, std::vector<bool> right) {
                    if (std::find(right.begin(), right.end(), true) == right.end())
                      right[0] = true;  // nobody
                    trainer.step(candidates, right);
                  });
    }
    for (std::size_t f = 0; f < sum.size(); ++f) sum[f] += static_cast<double>(model.weights[f]);
  }
  for (std::size_t f = 0; f < sum.size(); ++f) model.weights[f] = static_cast<float>(sum[f] / options.rounds);
  return model;
}

double choice_accuracy(const std::vector<PronounLesson>& lessons, const CorefWords& words,
                       const PronounModel& model) {
  std::uint64_t right_ones = 0, all = 0;
  for (const PronounLesson& lesson : lessons) {
    read_lesson(lesson, words, model,
                [&](const std::vector<PronounCandidate>& candidates, std::vector<bool> right) {
                  if (std::find(right.begin(), right.end(), true) == right.end()) right[0] = true;
                  right_ones += right[best_choice(model, candidates)];
                  ++all;
                });
  }
  return all == 0 ? 0 : 100.0 * static_cast<double>(right_ones) / static_cast<double>(all);
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

void retrain_coref(const std::string& data_dir, const std::string& schemas_dir,
                   const std::function<void(const std::string&)>& report) {
  const std::string path = schemas_dir + "/lang/en/coref_weights.json";
  const auto write = [&](const PronounModel& model) {
    AtomicFile file(path, true);
    file.stream() << weights_json(model);
    file.commit();
  };
  // The stages read the weights, whose number may have changed: start from none.
  write(PronounModel());
  const auto stages = english_stages(schemas_dir);
  const auto annotate = [&](Document& doc, bool keep_tokens) {
    for (const auto& stage : stages) {
      if (stage->gives().contains({Layer::chains})) break;
      if (!keep_tokens || !stage->gives().contains({Layer::tokens})) stage->run(doc);
    }
  };
  const Places places = Places::load(schemas_dir);
  const CorefWords words = CorefWords::load(schemas_dir, places);
  std::vector<PronounLesson> lessons = chain_lessons(
      read_chains(data_dir + "/coref/train-ontogum.jsonl.gz", [&](Document& doc) { annotate(doc, true); }),
      words);
  std::vector<PronounLesson> rows = gap_lessons(
      read_gap(data_dir + "/coref/train-gap.jsonl.gz", [&](Document& doc) { annotate(doc, false); }));
  // GAP's pronouns are the hard ones and fewer: each counts twice.
  lessons.insert(lessons.end(), rows.begin(), rows.end());
  lessons.insert(lessons.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
  const PronounModel model = train_pronouns(lessons, words, {});
  write(model);
  if (report)
    report("pronouns: " + std::to_string(choice_accuracy(lessons, words, model)) + " % of the lessons");
}

}  // namespace newsgraph
