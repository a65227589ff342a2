#include "cli/eval_relations.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <set>

#include "base/data_file.hpp"
#include "evaluate/judge.hpp"
#include "evaluate/relation_errors.hpp"
#include "ingest/reader.hpp"

namespace newsgraph::cli {
namespace {

Json percent(double value) { return std::round(value * 100) / 100; }
Json count(std::uint64_t value) { return static_cast<std::int64_t>(value); }

// Calls `take` with every record and its place; lines that are no JSON object go to `fail`.
void for_each_record(const std::string& path, std::string_view content,
                     const std::function<void(Json, const std::string&)>& take,
                     const std::function<void(const InputError&)>& fail) {
  std::size_t number = 0;
  while (!content.empty()) {
    const std::size_t end = std::min(content.find('\n'), content.size());
    const std::string_view line = content.substr(0, end);
    content.remove_prefix(std::min(end + 1, content.size()));
    const std::string where = fmt::format("{}:{}", path, ++number);
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    try {
      take(Json::parse(line, where), where);
    } catch (const InputError& error) {
      fail(error);
    }
  }
}

std::vector<Json> tally_row(const std::string& file, std::string_view mode, std::string measure,
                            const Tally& tally) {
  return {file,
          std::string(mode),
          std::move(measure),
          percent(tally.precision()),
          percent(tally.recall()),
          percent(tally.f1()),
          count(tally.gold),
          count(tally.found),
          count(tally.right),
          Json()};
}

std::vector<Json> share_row(const std::string& file, std::string_view mode, std::string measure,
                            const Share& share, double rate) {
  return {file,
          std::string(mode),
          std::move(measure),
          Json(),
          Json(),
          Json(),
          Json(),
          count(share.of),
          count(share.right),
          share.of == 0 ? Json() : percent(rate)};
}

JudgedEdge judged_edge(const Json& json, const std::string& where) {
  if (!json["article"].is_integer() || !json["relation"].is_string() || !json["certainty"].is_number() ||
      !json["features"].is_array() || !json["right"].is_bool())
    throw InputError(where, "a judged edge has 'article', 'relation', 'certainty', 'features' and 'right'");
  return {json["certainty"].as_number(), json["relation"].as_string(), json.strings("features"),
          json["right"].as_bool(), static_cast<std::size_t>(json["article"].as_integer())};
}

// An object of weights, a line each.
std::string weight_lines(const ConfidenceWeights::Features& weights, const std::string& indent) {
  std::string lines;
  for (const auto& [name, weight] : weights)
    lines += fmt::format("{}\n{}{}: {}", lines.empty() ? "" : ",", indent, Json(name).dump(), weight);
  return "{" + lines + "}";
}

std::vector<Span> sentence_spans(const Document& doc) {
  std::vector<Span> spans;
  for (const Sentence& sentence : doc.sentences) spans.push_back(sentence.span);
  return spans;
}

}  // namespace

GoldKind gold_kind(std::string_view content) {
  const std::size_t start = content.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos || content[start] != '{') return GoldKind::language;
  const std::string_view line = content.substr(start, content.find('\n', start) - start);
  try {
    const Json json = Json::parse(line, "");
    if (json["relations"].is_array() && json["text"].is_string()) return GoldKind::relations;
    if (is_plover_record(json)) return GoldKind::plover;
    if (json["features"].is_array() && json["right"].is_bool()) return GoldKind::judged;
  } catch (const InputError&) {
    return GoldKind::language;
  }
  return GoldKind::language;
}

std::vector<Column> score_columns() {
  return {{"file"}, {"mode"}, {"measure"},   {"precision"}, {"recall"},
          {"f1"},   {"gold"}, {"predicted"}, {"correct"},   {"rate"}};
}

std::vector<Column> error_columns() {
  return {{"error"}, {"id"},    {"type"},       {"source"}, {"target"},  {"status"},
          {"gold"},  {"found"}, {"confidence"}, {"rule"},   {"sentence"}};
}

void RelationEval::file(const std::string& path, const std::string& content, GoldKind kind) {
  if (m_options.fit && kind != GoldKind::judged)
    throw UsageError("--fit-confidence wants judged edges (tests/data/judged); " + path + " has none");
  switch (kind) {
    case GoldKind::plover:
      return plover(path, content);
    case GoldKind::judged:
      return judged(path, content);
    default:
      return relations(path, content);
  }
}

// The record is itself what `extract` reads, so it goes the way of every article.
std::optional<Document> RelationEval::analysed(const Json& record, const std::string& where) {
  std::optional<Document> doc;
  const InputSink sink{[&](Document read) { doc = std::move(read); },
                       [&](const InputFailure& failure) {
                         m_failed = true;
                         m_line.failure(InputFailure{where, failure.reason});
                       }};
  for (const ReaderInfo& reader : readers()) {
    if (reader.name == "ndjson") reader.read(record.dump(), where, sink);
  }
  if (doc) m_analyzer.annotate(*doc);
  return doc;
}

// Every event type, and of the static ones those that the file's gold has: gold of events alone says nothing
// of offices.
std::vector<std::string> RelationEval::judged_types(const std::vector<GoldText>& golds) const {
  std::set<std::string> types;
  for (const RelationType& type : m_analyzer.ontology().relation_types()) {
    if (type.is_event) types.insert(type.name);
  }
  for (const GoldText& gold : golds) {
    for (const GoldRelation& relation : gold.relations) types.insert(relation.type);
  }
  return {types.begin(), types.end()};
}

void RelationEval::judge(const Json& record, const GoldText& gold, const std::vector<std::string>& types,
                         Halves& halves) {
  const auto doc = analysed(record, gold.id);
  if (!doc) return;
  const Extraction extraction = m_analyzer.extract(*doc);
  const auto found = judged_relations(extraction, types);
  const Ontology& ontology = m_analyzer.ontology();
  if (!m_options.errors) {
    (gold.split == Split::dev ? halves.dev : halves.held)
        .add(score(ontology, gold, extraction.entities, found));
    return;
  }
  for (const RelationError& error :
       errors_of(ontology, gold, extraction.entities, found, sentence_spans(*doc))) {
    m_printer.row({error.kind, gold.id, error.type, error.source, error.target,
                   std::string(name_of(error.status)), error.gold, error.found,
                   error.confidence > 0 ? percent(error.confidence) : Json(), error.rule, error.sentence});
  }
}

void RelationEval::judged(const std::string& path, const std::string& content) {
  std::vector<JudgedEdge> edges;
  for_each_record(
      path, content,
      [&](const Json& json, const std::string& where) { edges.push_back(judged_edge(json, where)); },
      [&](const InputError& error) {
        m_failed = true;
        m_line.failure(error);
      });
  if (!m_options.fit && !m_options.errors) {
    Calibration seen, unseen;
    const std::vector<double> of_others = confidence_unseen(edges);
    for (std::size_t i = 0; i < edges.size(); ++i) {
      const JudgedEdge& edge = edges[i];
      seen.count(m_analyzer.confidence()(edge.certainty, edge.type, edge.features), edge.right);
      unseen.count(of_others[i], edge.right);
    }
    print_calibration(path, "judged", seen);
    print_calibration(path, "judged, unseen", unseen);
  }
  std::move(edges.begin(), edges.end(), std::back_inserter(m_judged));
}

std::string RelationEval::confidence_file() const {
  const ConfidenceWeights weights = fit_confidence(m_judged);
  std::string types;
  for (const auto& [type, own] : weights.of_type) {
    types += fmt::format("{}\n    {}: {}", types.empty() ? "" : ",", Json(type).dump(),
                         weight_lines(own, "      "));
  }
  return fmt::format(
      "{{\n  \"description\": \"Weights of a logistic model of confidence (src/extract/confidence.hpp), in "
      "log odds. Made by `newsgraph eval --fit-confidence tests/data/judged/edges.ndjson.gz`; make it again "
      "when rules change much.\",\n  \"bias\": {},\n  \"certainty\": {},\n  \"features\": {},\n"
      "  \"of_type\": {{{}\n  }}\n}}\n",
      weights.bias, weights.certainty, weight_lines(weights.features, "    "), types);
}

void RelationEval::relations(const std::string& path, const std::string& content) {
  const auto fail = [&](const InputError& error) {
    m_failed = true;
    m_line.failure(error);
  };
  std::vector<Json> records;
  std::vector<GoldText> golds;
  for_each_record(
      path, content,
      [&](Json json, const std::string& where) {
        golds.push_back(gold_text_from_json(json, m_analyzer.ontology(), where));
        records.push_back(std::move(json));
      },
      fail);
  const std::vector<std::string> types = judged_types(golds);
  Halves halves;
  for (std::size_t i = 0; i < golds.size(); ++i) {
    if (m_options.split && golds[i].split != *m_options.split) continue;
    // Whoever reads the errors of the held half tunes on it.
    if (m_options.errors && !m_options.split && golds[i].split == Split::held) continue;
    judge(records[i], golds[i], types, halves);
  }
  m_total.dev.add(halves.dev);
  m_total.held.add(halves.held);
  m_files.push_back(path);
  if (!m_options.errors) print_halves(path, halves);
}

void RelationEval::print_halves(const std::string& file, const Halves& halves) {
  if (halves.dev.texts > 0) print_scores(file, "dev", halves.dev);
  if (halves.held.texts > 0) print_scores(file, "held", halves.held);
}

void RelationEval::finish() {
  if (m_files.empty() || m_options.errors) return;
  const std::string file = m_files.size() == 1 ? m_files.front() : "all";
  if (m_files.size() > 1) print_halves(file, m_total);
  RelationScores sum = m_total.dev;
  sum.add(m_total.held);
  const bool both = m_total.dev.texts > 0 && m_total.held.texts > 0;
  if (both) print_scores(file, "dev+held", sum);
  print_breakdown(file, both ? "dev+held" : m_total.dev.texts > 0 ? "dev" : "held", sum);
}

void RelationEval::print_scores(const std::string& file, std::string_view mode,
                                const RelationScores& scores) {
  const auto tally = [&](const char* measure, const Tally& value) {
    if (value.gold + value.found > 0) m_printer.row(tally_row(file, mode, measure, value));
  };
  const auto share = [&](const char* measure, const Share& value) {
    if (value.of > 0) m_printer.row(share_row(file, mode, measure, value, value.percent()));
  };
  tally("source, target, type, status", scores.strict);
  tally("source, target, type", scores.edge);
  Tally events;
  for (const auto& [type, found] : scores.by_type) {
    if (m_analyzer.ontology().relation_type(type)->is_event) events.add(found);
  }
  tally("source, target, type of events", events);
  tally("the two actors", scores.pair);
  tally("type in text", scores.type_in_text);
  share("status of right edges", scores.status);
  share("speaker of right edges", scores.speaker);
  share("speaker where one is named", scores.speaker_named);
  share("days of right edges", scores.time);
  share("numbers of right edges", scores.numbers);
  share("other properties of right edges", scores.words);
  if (scores.sides.of > 0)
    m_printer.row(share_row(file, mode, "sides swapped", scores.sides, 100 - scores.sides.percent()));
  if (scores.silence.of > 0) {
    const Share& silence = scores.silence;
    m_printer.row(
        share_row(file, mode, "negative texts with an edge, in 100", silence, 100 - silence.percent()));
    m_printer.row(
        share_row(file, mode, "edges in 100 negative texts", silence,
                  100.0 * static_cast<double>(scores.false_alarms) / static_cast<double>(silence.of)));
  }
}

void RelationEval::print_breakdown(const std::string& file, std::string_view mode,
                                   const RelationScores& scores) {
  for (const auto& [type, tally] : scores.by_type)
    m_printer.row(tally_row(file, mode, "relation " + type, tally));
  for (const auto& [status, tally] : scores.by_status)
    m_printer.row(tally_row(file, mode, "status " + std::string(name_of(status)), tally));
  print_calibration(file, mode, scores.calibration);
}

// By bucket, then of all edges from a confidence upwards: what a threshold would keep.
void RelationEval::print_calibration(const std::string& file, std::string_view mode,
                                     const Calibration& calibration) {
  const auto& buckets = calibration.buckets();
  const auto row = [&](std::string measure, const Share& share) {
    if (share.of > 0) m_printer.row(share_row(file, mode, std::move(measure), share, share.percent()));
  };
  for (std::size_t i = 0; i < buckets.size(); ++i) {
    const double upper = i + 1 < buckets.size() ? Calibration::kBounds[i + 1] : 1.0;
    row(fmt::format("right of confidence {:.2f}-{:.2f}", Calibration::kBounds[i], upper), buckets[i].share);
  }
  Share above;
  for (const auto& bucket : buckets) above.add(bucket.share);
  for (std::size_t i = 0; i < buckets.size(); ++i) {
    row(fmt::format("right of confidence {:.2f} and more", Calibration::kBounds[i]), above);
    above.of -= buckets[i].share.of;
    above.right -= buckets[i].share.right;
  }
  Share all;
  for (const auto& bucket : buckets) all.add(bucket.share);
  if (all.of > 0)
    m_printer.row(
        share_row(file, mode, "mean distance of confidence from right", all, 100 * calibration.error()));
}

void RelationEval::plover(const std::string& path, const std::string& content) {
  std::vector<Json> records;
  for_each_record(
      path, content, [&](Json json, const std::string&) { records.push_back(std::move(json)); },
      [&](const InputError& error) {
        m_failed = true;
        m_line.failure(error);
      });
  PloverScores sum;
  for (const PloverText& gold : plover_texts(records)) {
    const auto doc = analysed(Json(Json::Object{{"id", gold.id}, {"text", gold.text}}), gold.id);
    if (!doc) continue;
    const Extraction extraction = m_analyzer.extract(*doc);
    const PloverScores scores = score(m_analyzer.ontology(), gold, extraction);
    sum.add(scores);
    if (!m_options.errors) continue;
    const auto list = [&](const char* kind, const std::set<PloverEvent>& events) {
      for (const PloverEvent& event : events)
        m_printer.row({kind, gold.id, event.type, event.source, event.target, Json(), Json(), Json(), Json(),
                       Json(), gold.text});
    };
    list("missed", scores.missed);
    list("wrong", scores.wrong);
  }
  if (m_options.errors) return;
  m_printer.row(tally_row(path, "plover", "source, target, type", sum.strict));
  m_printer.row(tally_row(path, "plover", "the two countries", sum.pair));
  m_printer.row(tally_row(path, "plover", "type in text", sum.type_in_text));
}

}  // namespace newsgraph::cli
