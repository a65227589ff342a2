// Where a command's data goes and in which form: standard output or a file that appears when complete, and
// rows as a table for people or as JSON, NDJSON, CSV or TSV for programs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.hpp"
#include "base/gzip_stream.hpp"
#include "base/json.hpp"
#include "cli/context.hpp"
#include "cli/options.hpp"

namespace newsgraph::cli {

enum class Format : std::uint8_t { table, json, ndjson, csv, tsv };

// What the user asked for; checked before anything is opened.
struct OutputOptions {
  std::string format;
  std::string file;  // empty or "-": standard output
  bool overwrite = false;
};

void add_output_file(Options& options, OutputOptions& output);  // -o, --overwrite
void add_output(Options& options, OutputOptions& output);       // these and --format

// --format, else the suffix of -o FILE, else table on a terminal and tsv elsewhere. Throws UsageError.
// A .gz behind the suffix is passed over.
[[nodiscard]] Format checked_format(const OutputOptions& output, const Context& context);

// The stream that data goes to, through gzip for a file whose name ends in .gz. A file is under its name only
// after commit().
class Output {
public:
  // Throws UsageError when the file exists and --overwrite is not given.
  Output(const OutputOptions& options, Context& context);
  [[nodiscard]] std::ostream& stream();
  void commit();

private:
  Context& m_context;
  std::optional<AtomicFile> m_file;
  std::optional<GzipStream> m_gzip;
};

// The name without .gz at its end.
[[nodiscard]] std::string without_gz(std::string file);

struct Column {
  std::string name;
  bool in_table = true;  // false: for programs only
};

// Writes rows as they come, but for tables, which wait for the widths. Cells are JSON values: in text forms
// null is empty, arrays are joined by "; " and objects are "key=value" joined by ", ".
class RowPrinter {
public:
  RowPrinter(std::vector<Column> columns, Format format, std::ostream& out);
  void row(std::vector<Json> cells);  // as many as there are columns
  // Ends the output; call once.
  void finish();
  [[nodiscard]] std::uint64_t rows() const { return m_count; }

private:
  void write_json(const std::vector<Json>& cells);
  void write_separated(const std::vector<std::string>& cells);
  void write_table() const;

  std::vector<Column> m_columns;
  Format m_format;
  std::ostream& m_out;
  std::uint64_t m_count = 0;
  std::vector<std::vector<Json>> m_waiting;
};

// A cell for what may be unknown: null instead of an empty text.
[[nodiscard]] Json or_null(const std::string& text);

// The text forms. `csv_field` quotes as RFC 4180 says and puts ' before what a spreadsheet would run as a
// formula. In CSV and TSV a NUL byte becomes U+FFFD.
[[nodiscard]] std::string plain(const Json& cell);
[[nodiscard]] std::string csv_field(const Json& cell);
[[nodiscard]] std::string tsv_field(const Json& cell);
// "1 edge", "2 edges".
[[nodiscard]] std::string counted(std::uint64_t count, std::string_view noun);
// Without control characters and direction overrides, which could rewrite the reader's screen.
[[nodiscard]] std::string terminal_safe(std::string_view text);
// A message for standard error: its lines, each safe for a terminal and, where an argument made it longer
// than a screen, without its middle.
[[nodiscard]] std::string message_text(std::string_view lines);

}  // namespace newsgraph::cli
