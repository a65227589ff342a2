#include "cli/output.hpp"

#include <algorithm>
#include <array>
#include <ostream>

#include "base/utf8.hpp"

namespace newsgraph::cli {
namespace {

constexpr std::array<std::string_view, 5> kFormatNames = {"table", "json", "ndjson", "csv", "tsv"};
constexpr std::size_t kWidestCell = 64;       // columns of a terminal; a hash has 64
constexpr std::size_t kWidestLastCell = 200;  // nothing stands behind it, so it may run on
constexpr std::string_view kGzip = ".gz";

std::optional<Format> format_named(std::string_view name) {
  const auto* found = std::find(kFormatNames.begin(), kFormatNames.end(), name);
  if (found == kFormatNames.end()) return std::nullopt;
  return static_cast<Format>(found - kFormatNames.begin());
}

}  // namespace

void add_output_file(Options& options, OutputOptions& output) {
  options.value("-o,--output", "FILE", output.file,
                "write there, complete or not at all, compressed if it ends in .gz\n"
                "                            (default: standard output)");
  options.flag("--overwrite", output.overwrite, "replace FILE if it exists");
}

void add_output(Options& options, OutputOptions& output) {
  options.value("-f,--format", "FORMAT", output.format,
                "table, json, ndjson, csv or tsv (default: by the suffix of -o,\n"
                "                            else table on a terminal and tsv elsewhere)");
  add_output_file(options, output);
}

Format checked_format(const OutputOptions& output, const Context& context) {
  if (!output.format.empty()) {
    if (const auto format = format_named(output.format)) return *format;
    throw UsageError("unknown format '" + output.format + "'; use table, json, ndjson, csv or tsv");
  }
  if (!output.file.empty() && output.file != "-") {
    const std::string name = without_gz(output.file);
    return format_named(name.substr(name.rfind('.') + 1)).value_or(Format::tsv);
  }
  return context.out_terminal ? Format::table : Format::tsv;
}

Output::Output(const OutputOptions& options, Context& context) : m_context(context) {
  if (options.file.empty() || options.file == "-") return;
  m_file.emplace(options.file, options.overwrite);
  if (options.file.ends_with(kGzip)) m_gzip.emplace(m_file->stream());
}

std::ostream& Output::stream() {
  return m_gzip ? m_gzip->stream() : m_file ? m_file->stream() : m_context.out;
}

void Output::commit() {
  if (m_gzip) m_gzip->finish();
  if (m_file) {
    m_file->commit();
  } else {
    m_context.out.flush();
  }
}

std::string without_gz(std::string file) {
  if (file.ends_with(kGzip)) file.resize(file.size() - kGzip.size());
  return file;
}

Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

std::string plain(const Json& cell) {
  if (cell.is_null()) return {};
  if (cell.is_string()) return cell.as_string();
  std::string text;
  if (cell.is_array()) {
    for (const Json& item : cell.as_array()) text += (text.empty() ? "" : "; ") + plain(item);
    return text;
  }
  if (cell.is_object()) {
    for (const auto& [key, value] : cell.as_object())
      text += (text.empty() ? "" : ", ") + key + "=" + plain(value);
    return text;
  }
  text = cell.dump();
  if (cell.is_number() && text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

namespace {

// Programs that read separated fields stop at a NUL byte, or refuse the file.
std::string without_nul(std::string text) {
  for (std::size_t at = text.find('\0'); at != std::string::npos; at = text.find('\0', at))
    text.replace(at, 1, "\uFFFD");
  return text;
}

}  // namespace

std::string csv_field(const Json& cell) {
  std::string text = without_nul(plain(cell));
  const bool formula = !cell.is_number() && !text.empty() && text != "->" &&  // the arrow of `path` is none
                       std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
  if (formula) text.insert(0, "'");
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

std::string tsv_field(const Json& cell) {
  std::string escaped;
  for (const char c : without_nul(plain(cell))) {
    switch (c) {
      case '\t':
        escaped += "\\t";
        break;
      case '\n':
        escaped += "\\n";
        break;
      case '\r':
        escaped += "\\r";
        break;
      case '\\':
        escaped += "\\\\";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string counted(std::uint64_t count, std::string_view noun) {
  return std::to_string(count).append(" ").append(noun).append(count == 1 ? "" : "s");
}

std::string terminal_safe(std::string_view text) {
  const auto hostile = [](char32_t c) {
    const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
    const bool direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return control || direction;
  };
  std::string safe;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = utf8::next(text, pos);
    if (c == U'\n' || c == U'\t') {
      safe += ' ';
    } else {
      utf8::append(safe, hostile(c) ? U'\uFFFD' : c);
    }
  }
  return safe;
}

std::string message_text(std::string_view lines) {
  constexpr std::size_t kLongestLine = 1000;  // bytes
  constexpr std::size_t kKept = 300;          // at each end of a longer one
  std::string text;
  for (std::size_t begin = 0; begin <= lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    std::string line = terminal_safe(lines.substr(begin, end - begin));
    if (line.size() > kLongestLine) {
      line = utf8::repair(line.substr(0, kKept) + " … " + line.substr(line.size() - kKept));
    }
    text += (begin == 0 ? "" : "\n") + line;
    begin = end + 1;
  }
  return text;
}

namespace {

// At most `widest` columns, the last of them an ellipsis when something was cut.
std::string table_cell(const Json& cell, std::size_t widest) {
  std::string text = terminal_safe(plain(cell));
  if (utf8::display_width(text) <= widest) return text;
  std::string cut;
  std::size_t width = 0;
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    static_cast<void>(utf8::next(text, pos));
    const std::string_view character = std::string_view(text).substr(begin, pos - begin);
    width += utf8::display_width(character);
    if (width >= widest) break;
    cut += character;
  }
  return cut + "…";
}

}  // namespace

RowPrinter::RowPrinter(std::vector<Column> columns, Format format, std::ostream& out)
    : m_columns(std::move(columns)), m_format(format), m_out(out) {
  if (m_format == Format::json) m_out << "[";
  if (m_format != Format::csv && m_format != Format::tsv) return;
  std::vector<std::string> names;
  for (const Column& column : m_columns) names.push_back(column.name);
  write_separated(names);
}

void RowPrinter::row(std::vector<Json> cells) {
  ++m_count;
  if (m_format == Format::table) {
    m_waiting.push_back(std::move(cells));
    return;
  }
  if (m_format == Format::json || m_format == Format::ndjson) {
    write_json(cells);
    return;
  }
  std::vector<std::string> fields;
  fields.reserve(cells.size());
  for (const Json& cell : cells)
    fields.push_back(m_format == Format::csv ? csv_field(cell) : tsv_field(cell));
  write_separated(fields);
}

void RowPrinter::finish() {
  if (m_format == Format::json) m_out << (m_count == 0 ? "]\n" : "\n]\n");
  if (m_format == Format::table) write_table();
}

void RowPrinter::write_json(const std::vector<Json>& cells) {
  JsonWriter writer;
  writer.begin_object();
  for (std::size_t i = 0; i < m_columns.size(); ++i) writer.key(m_columns[i].name).value(cells[i]);
  writer.end_object();
  if (m_format == Format::json) m_out << (m_count == 1 ? "\n" : ",\n") << writer.take();
  if (m_format == Format::ndjson) m_out << writer.take() << '\n';
}

void RowPrinter::write_separated(const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) m_out << (m_format == Format::csv ? ',' : '\t');
    m_out << cells[i];
  }
  m_out << (m_format == Format::csv ? "\r\n" : "\n");
}

void RowPrinter::write_table() const {
  std::vector<std::vector<std::string>> lines(m_waiting.size() + 1);
  std::vector<std::size_t> widths;
  std::vector<bool> numeric;
  const auto last = std::ranges::find(m_columns.rbegin(), m_columns.rend(), true, &Column::in_table);
  for (std::size_t i = 0; i < m_columns.size(); ++i) {
    if (!m_columns[i].in_table) continue;
    const bool ends_line = &m_columns[i] == &*last;
    lines[0].push_back(m_columns[i].name);
    widths.push_back(utf8::display_width(m_columns[i].name));
    numeric.push_back(true);
    for (std::size_t r = 0; r < m_waiting.size(); ++r) {
      const Json& cell = m_waiting[r][i];
      lines[r + 1].push_back(table_cell(cell, ends_line ? kWidestLastCell : kWidestCell));
      widths.back() = std::max(widths.back(), utf8::display_width(lines[r + 1].back()));
      numeric.back() = numeric.back() && (cell.is_number() || cell.is_null());
    }
  }
  for (const auto& line : lines) {
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const std::string gap(widths[i] - utf8::display_width(line[i]), ' ');
      text += (i == 0 ? "" : "  ") + (numeric[i] ? gap + line[i] : line[i] + gap);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    m_out << text << '\n';
  }
}

}  // namespace newsgraph::cli
