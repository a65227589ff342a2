// SQLite for the rest of graph/: one class per idea, nothing of sqlite3.h outside sqlite.cpp. Every failure
// is a StoreError whose message says what to do. Objects are used by one thread at a time; a Statement must
// not outlive its Database.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace newsgraph {

class Database {
public:
  enum class Mode : std::uint8_t { read, write_or_create };

  // Opens the file. In read mode a file that must not be written, or whose folder must not, is opened all the
  // same, as long as no other program left a write-ahead log beside it. Another writer is waited for
  // `busy_milliseconds`. An empty path is a database that nobody else sees and that goes with this object.
  Database(const std::string& path, Mode mode, int busy_milliseconds = 5000);

  // Statements that return nothing; may be several.
  void execute(const std::string& sql);
  // Takes over all that is in `other`, as it is at one moment.
  void copy_from(Database& other);
  // First column of the first row; 0 or empty when there is no row.
  [[nodiscard]] std::int64_t integer(std::string_view sql);
  [[nodiscard]] std::string text(std::string_view sql);

  // Makes the SQL function unpacked_text(packed, bytes) known to this connection: the text of a zlib BLOB,
  // NULL where it is damaged.
  void define_unpacked_text();

  // Empty when `sql` is one statement that compiles and only reads; else why not. For text that people type.
  [[nodiscard]] std::string refusal(std::string_view sql) const;

  // After a statement that people typed failed: what is wrong with it; empty when the store is to blame.
  [[nodiscard]] std::string query_fault() const;

  [[nodiscard]] std::int64_t changes() const;
  [[nodiscard]] std::int64_t last_row() const;
  [[nodiscard]] bool in_transaction() const;
  [[nodiscard]] const std::string& path() const { return m_path; }
  [[nodiscard]] sqlite3* handle() const { return m_handle.get(); }

private:
  struct Close {
    void operator()(sqlite3* handle) const noexcept;
  };

  std::string m_path;
  std::unique_ptr<sqlite3, Close> m_handle;
};

class Statement {
public:
  Statement(Database& database, std::string_view sql);

  // Parameters count from 1. Text is copied.
  Statement& bind(int index, std::int64_t value);
  Statement& bind(int index, double value);
  Statement& bind(int index, std::string_view value);
  Statement& bind(int index, std::nullptr_t);
  Statement& bind_blob(int index, std::string_view bytes);
  Statement& bind(int index, std::uint32_t value) { return bind(index, static_cast<std::int64_t>(value)); }
  Statement& bind(int index, const std::optional<std::uint32_t>& value) {
    return value ? bind(index, *value) : bind(index, nullptr);
  }
  // Empty text is stored as NULL: not known.
  Statement& bind_known(int index, std::string_view value) {
    return value.empty() ? bind(index, nullptr) : bind(index, value);
  }
  template <typename... Values>
  Statement& bind_all(const Values&... values) {
    int index = 0;
    (bind(++index, values), ...);
    return *this;
  }

  // True: a row is there. After the last row the statement is ready to be bound and run again.
  bool step();
  // Executes a statement that returns nothing, and makes it ready for the next.
  void run();
  void reset() noexcept;

  // Columns count from 0 and are valid until the next step.
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::uint32_t number(int column) const { return static_cast<std::uint32_t>(integer(column)); }
  [[nodiscard]] double real(int column) const;
  [[nodiscard]] std::string_view view(int column) const;  // NULL is empty
  [[nodiscard]] std::string text(int column) const { return std::string(view(column)); }
  [[nodiscard]] bool is_null(int column) const;

  enum class Kind : std::uint8_t { null, integer, real, text, blob };
  [[nodiscard]] int columns() const;
  [[nodiscard]] std::string column_name(int column) const;
  [[nodiscard]] Kind kind(int column) const;

private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const noexcept;
  };
  void check(int code) const;

  Database* m_database;
  std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

// Rolls back in the destructor unless committed. A write transaction takes the write lock at once, so that
// two writers wait for each other at the start and not in the middle.
class Transaction {
public:
  enum class Kind : std::uint8_t { read, write };
  Transaction(Database& database, Kind kind);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();

private:
  Database& m_database;
  bool m_open = true;
};

}  // namespace newsgraph
