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

void add_sentence(Document& doc, const Json::Array& words) {
  const auto first = static_cast<std::uint32_t>(doc.tokens.size());
  for (const Json& word : words) {
    if (!doc.text.empty()) doc.text += ' ';
    Token token;
    token.span.begin = static_cast<std::uint32_t>(doc.text.size());
    doc.text += word.as_string();
    token.span.end = static_cast<std::uint32_t>(doc.text.size());
    doc.tokens.push_back(std::move(token));
  }
  const auto last = static_cast<std::uint32_t>(doc.tokens.size());
  if (last == first) return;
  doc.sentences.push_back({{doc.tokens[first].span.begin, doc.tokens[last - 1].span.end}, {first, last}});
}

// The pronouns of a gold chain, each with the other names and pronouns of the chain.
void add_targets(PronounLesson& lesson, const Json::Array& mentions, const CorefWords& words) {
  std::vector<TokenRange> ranges;
  for (const Json& mention : mentions) {
    const auto sentence = static_cast<std::size_t>(mention["sent"].as_integer());
    if (mention.string_or("kind") == "nominal" || sentence >= lesson.doc.sentences.size()) continue;
    const std::uint32_t first = lesson.doc.sentences[sentence].tokens.begin;
    const TokenRange range{first + static_cast<std::uint32_t>(mention["start"].as_integer()),
                           first + static_cast<std::uint32_t>(mention["end"].as_integer())};
    if (range.end <= lesson.doc.tokens.size() && !range.empty()) ranges.push_back(range);
  }
  const auto span_of_range = [&](TokenRange range) {
    return Span{lesson.doc.tokens[range.begin].span.begin, lesson.doc.tokens[range.end - 1].span.end};
  };
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    const Gender gender = words.pronoun(LowerWord(lesson.doc.form(ranges[i].begin)).view());
    if (ranges[i].size() != 1 ||
        (gender != Gender::male && gender != Gender::female && gender != Gender::thing))
      continue;
    PronounTarget target;
    target.token = ranges[i].begin;
    for (std::size_t j = 0; j < ranges.size(); ++j) {
      if (j != i) target.right.push_back(span_of_range(ranges[j]));
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
  std::size_t next = 0;
  link_pronouns(state, model, [&](std::uint32_t token, const std::vector<PronounCandidate>& candidates) {
    while (next < lesson.targets.size() && lesson.targets[next].token < token) ++next;
    if (next < lesson.targets.size() && lesson.targets[next].token == token) {
      see(candidates, right_choices(state, lesson.targets[next], candidates));
    }
    return best_choice(model, candidates);
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

std::vector<PronounLesson> gum_lessons(const std::string& path, const CorefWords& words,
                                       const std::function<void(Document&)>& annotate) {
  const std::string bytes = read_maybe_gzip(path);
  std::vector<PronounLesson> lessons;
  std::size_t line_number = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    ++line_number;
    const std::string_view line(bytes.data() + at, end - at);
    at = end + 1;
    if (line.empty()) continue;
    const Json json = Json::parse(line, path + ":" + std::to_string(line_number));
    PronounLesson lesson;
    for (const Json& sentence : json["sentences"].as_array()) add_sentence(lesson.doc, sentence.as_array());
    for (const Json& chain : json["chains"].as_array())
      add_targets(lesson, chain["mentions"].as_array(), words);
    std::sort(lesson.targets.begin(), lesson.targets.end(),
              [](const PronounTarget& x, const PronounTarget& y) { return x.token < y.token; });
    annotate(lesson.doc);
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

}  // namespace newsgraph
