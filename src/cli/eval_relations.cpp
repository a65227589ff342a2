#include "cli/eval_relations.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

#include "base/data_file.hpp"
#include "evaluate/judge.hpp"
#include "evaluate/relation_errors.hpp"
#include "extract/confidence.hpp"
#include "extract/trace.hpp"
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

// The rules were made on development gold, so that its edges tell less of what is to come.
constexpr double kGoldWeight = 0.5;

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
    if (json["marks"].is_array() && json["right"].is_bool()) return GoldKind::judged;
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
  if (m_options.fit) return collect(*doc, gold, types);
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

void RelationEval::collect(const Document& doc, const GoldText& gold, const std::vector<std::string>& types) {
  Trace trace;
  static_cast<void>(m_analyzer.extract(doc, &trace));
  const auto found = judged_relations(trace.uncalibrated, types);
  const Judgement judgement =
      Judge(m_analyzer.ontology(), gold, trace.uncalibrated.entities, found).judge(Agreement::edge);
  for (std::size_t f = 0; f < found.size(); ++f) {
    if (judgement.verdicts[f] == Verdict::repeated) continue;
    const ConfidenceMarks marks =
        confidence_marks(found[f], trace.uncalibrated.entities, doc.text, doc.sentences.size());
    m_judged.push_back({found[f].confidence,
                        {marks.begin(), marks.end()},
                        judgement.verdicts[f] != Verdict::wrong,
                        kGoldWeight});
  }
}

void RelationEval::judged(const std::string& path, const std::string& content) {
  Calibration calibration;
  const ConfidenceModel model = ConfidenceModel::load(schemas_dir());
  for_each_record(
      path, content,
      [&](const Json& json, const std::string& where) {
        if (!json["certainty"].is_number() || !json["marks"].is_array() || !json["right"].is_bool())
          throw InputError(where, "a judged edge has 'certainty', 'marks' and 'right'");
        JudgedEdge edge{json["certainty"].as_number(), {}, json["right"].as_bool(), 1};
        for (const Json& mark : json["marks"].as_array()) edge.marks.push_back(mark.as_string());
        calibration.count(model(edge.certainty, {edge.marks.begin(), edge.marks.end()}), edge.right);
        m_judged.push_back(std::move(edge));
      },
      [&](const InputError& error) {
        m_failed = true;
        m_line.failure(error);
      });
  if (!m_options.fit && !m_options.errors) print_calibration(path, "judged", calibration);
}

std::string RelationEval::confidence_file() const {
  const ConfidenceWeights weights = fit_confidence(m_judged);
  std::string lines;
  for (const std::string_view mark : all_confidence_marks()) {
    lines += fmt::format("{}\n    \"{}\": {}", lines.empty() ? "" : ",", mark,
                         weights.marks.empty() ? 0 : weights.marks.find(mark)->second);
  }
  return fmt::format(
      "{{\n  \"description\": \"Weights of a logistic model of confidence (src/extract/confidence.hpp), in "
      "log odds. Made by `newsgraph eval --fit-confidence tests/data/gold/*.ndjson "
      "tests/data/judged/edges.ndjson`; make it again when rules change much.\",\n"
      "  \"bias\": {},\n  \"certainty\": {},\n  \"marks\": {{{}\n  }}\n}}\n",
      weights.bias, weights.certainty, lines);
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
    // Whoever reads the errors of the held half, or fits to it, tunes on it.
    if ((m_options.errors || m_options.fit) && !m_options.split && golds[i].split == Split::held) continue;
    judge(records[i], golds[i], types, halves);
  }
  m_total.dev.add(halves.dev);
  m_total.held.add(halves.held);
  m_files.push_back(path);
  if (!m_options.errors && !m_options.fit) print_halves(path, halves);
}

void RelationEval::print_halves(const std::string& file, const Halves& halves) {
  if (halves.dev.texts > 0) print_scores(file, "dev", halves.dev);
  if (halves.held.texts > 0) print_scores(file, "held", halves.held);
}

void RelationEval::finish() {
  if (m_files.empty() || m_options.errors || m_options.fit) return;
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
