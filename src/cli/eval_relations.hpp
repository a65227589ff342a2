// `eval` on gold of relations: our own records and those of PLOVER (src/evaluate), run through the whole
// analysis, and the rows they give.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "evaluate/gold.hpp"
#include "evaluate/plover_gold.hpp"
#include "evaluate/relation_scores.hpp"
#include "extract/fit_confidence.hpp"
#include "pipeline.hpp"

namespace newsgraph::cli {

enum class GoldKind : std::uint8_t { language, relations, plover, judged };
// What the first record of a file says it is: CoNLL-U and names are gold of the language stages.
[[nodiscard]] GoldKind gold_kind(std::string_view content);

struct RelationEvalOptions {
  std::optional<Split> split;  // nothing: both
  bool fit = false;     // collect judged edges to fit confidence to
  bool errors = false;  // list what is not right, not the scores; of the held split only when asked for alone
};

[[nodiscard]] std::vector<Column> score_columns();
[[nodiscard]] std::vector<Column> error_columns();

// Feed files, then print once. What cannot be read is told to `line`, and the rest goes on.
class RelationEval {
public:
  RelationEval(const Analyzer& analyzer, const RelationEvalOptions& options, RowPrinter& printer,
               ProgressLine& line)
      : m_analyzer(analyzer), m_options(options), m_printer(printer), m_line(line) {}

  void file(const std::string& path, const std::string& content, GoldKind kind);
  // The scores of all files of our own records, where there were several, and then by relation, status and
  // confidence.
  void finish();
  // What --fit-confidence prints: the content of schemas/lang/en/confidence.json.
  [[nodiscard]] std::string confidence_file() const;
  [[nodiscard]] bool any_failed() const { return m_failed; }

private:
  struct Halves {
    RelationScores dev, held;
  };

  void relations(const std::string& path, const std::string& content);
  void plover(const std::string& path, const std::string& content);
  // Edges of texts that are not at hand, judged by hand: {"relation", "certainty", "features", "right"}.
  void judged(const std::string& path, const std::string& content);
  void judge(const Json& record, const GoldText& gold, const std::vector<std::string>& types, Halves& halves);
  [[nodiscard]] std::vector<std::string> judged_types(const std::vector<GoldText>& golds) const;
  [[nodiscard]] std::optional<Document> analysed(const Json& record, const std::string& where);
  void print_halves(const std::string& file, const Halves& halves);
  void print_scores(const std::string& file, std::string_view mode, const RelationScores& scores);
  void print_breakdown(const std::string& file, std::string_view mode, const RelationScores& scores);

  void print_calibration(const std::string& file, std::string_view mode, const Calibration& calibration);

  const Analyzer& m_analyzer;
  const RelationEvalOptions& m_options;
  RowPrinter& m_printer;
  ProgressLine& m_line;
  Halves m_total;
  std::vector<std::string> m_files;
  std::vector<JudgedEdge> m_judged;
  bool m_failed = false;
};

}  // namespace newsgraph::cli
