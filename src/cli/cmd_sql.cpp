#include <fmt/format.h>

#include <cmath>
#include <ostream>

#include "base/utf8.hpp"
#include "cli/exit_code.hpp"
#include "cli/reading.hpp"
#include "graph/sqlite.hpp"

namespace newsgraph::cli {
namespace {

// "x'00ff'", as SQL writes bytes: no text can hold them all.
std::string hex_of(std::string_view bytes) {
  return fmt::format("x'{:02x}'",
                     fmt::join(reinterpret_cast<const unsigned char*>(bytes.data()),
                               reinterpret_cast<const unsigned char*>(bytes.data()) + bytes.size(), ""));
}

Json cell(const Statement& statement, int column) {
  switch (statement.kind(column)) {
    case Statement::Kind::null:
      return {};
    case Statement::Kind::integer:
      return statement.integer(column);
    case Statement::Kind::real:
      return std::isfinite(statement.real(column)) ? Json(statement.real(column)) : Json();
    case Statement::Kind::blob:
      return hex_of(statement.view(column));
    case Statement::Kind::text:
      return utf8::repair(statement.view(column));  // SQL can make any bytes
  }
  return {};
}

// Compressed texts are shown, too: only this program's own connection knows how to unpack them.
void show_texts(Database& db) {
  db.define_unpacked_text();
  db.execute(
      "PRAGMA query_only = 0; CREATE TEMP VIEW articles AS SELECT id, title, date, source, url, sha256, "
      "coalesce(text, unpacked_text(packed_text, text_bytes)) AS text, text_bytes, packed_text, outlet, "
      "superseded, copy_cluster FROM main.articles; PRAGMA query_only = 1");
}

// What a query does wrong while it runs, as an overflow, is no fault of the store.
bool next_row(Statement& statement, const Database& database) {
  try {
    return statement.step();
  } catch (const StoreError&) {
    if (const auto fault = database.query_fault(); !fault.empty()) throw UsageError("SQL: " + fault);
    throw;
  }
}

}  // namespace

int cmd_sql(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  Reading reading;
  std::string sql;
  Options options(self);
  options.argument("QUERY", sql, "one SELECT; the views are articles, nodes, edges, sentences");
  begin(options, reading);
  finish(options, reading, arguments, context);

  static_cast<void>(Store(reading.db, Store::Mode::read));  // checks that it is a store of this version
  Database database(reading.db, Database::Mode::read);
  show_texts(database);
  if (const auto reason = database.refusal(sql); !reason.empty()) throw UsageError("SQL: " + reason);
  Statement statement(database, sql);
  Output output(reading.wanted, context);
  std::vector<Column> columns;
  columns.reserve(static_cast<std::size_t>(statement.columns()));
  for (int i = 0; i < statement.columns(); ++i) columns.push_back({statement.column_name(i)});
  RowPrinter printer(columns, reading.format, output.stream());
  while (next_row(statement, database)) {
    std::vector<Json> cells;
    cells.reserve(columns.size());
    for (int i = 0; i < statement.columns(); ++i) cells.push_back(cell(statement, i));
    printer.row(std::move(cells));
  }
  printer.finish();
  output.commit();
  return printer.rows() > 0 ? kDone : kNothing;
}

}  // namespace newsgraph::cli
