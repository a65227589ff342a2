#include "graph/sqlite.hpp"

#include <sqlite3.h>

#include <filesystem>

#include "base/deflate.hpp"
#include "base/error.hpp"

namespace newsgraph {
namespace {

namespace fs = std::filesystem;

// What the reader of the message can do about it.
std::string advice(int code, const std::string& path, const std::string& detail) {
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another newsgraph is writing to it; wait until it has finished and run the command again";
    case SQLITE_NOTADB:
      return "this is not a newsgraph store; name another file with --db";
    case SQLITE_CORRUPT:
      return "the store is damaged (" + detail + "); move it away and build it again from the articles";
    case SQLITE_FULL:
      return "the disk is full; make room and run the same command again, what was stored so far stays";
    case SQLITE_READONLY:
      return "the store or its folder is write-protected; change the permissions or name another file with "
             "--db";
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return "cannot be opened (" + detail + "); check that the folder exists and may be used";
    case SQLITE_IOERR:
      return "reading or writing failed (" + detail + "); check the disk and run the command again";
    case SQLITE_TOOBIG:
      return "a text is too large for the store (limit 1 GB)";
    case SQLITE_NOMEM:
      return "out of memory";
    default:
      return detail + "; if '" + path + "' was changed by another program, build it again from the articles";
  }
}

[[noreturn]] void fail(const std::string& path, int code, const std::string& detail) {
  throw StoreError(path + ": " + advice(code, path, detail));
}

void check(const Database& database, int code) {
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
  fail(database.path(), code, sqlite3_errmsg(database.handle()));
}

// A file name as SQLite's URI: everything but unreserved characters and '/' is escaped.
std::string as_uri(const std::string& path) {
  constexpr std::string_view kPlain = "-._~/";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : fs::absolute(path).string()) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || kPlain.find(c) != std::string_view::npos) {
      uri += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      uri += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
    }
  }
  return uri;
}

// The first read opens the file for good: SQLite is lazy.
int first_read(sqlite3* handle) {
  return sqlite3_exec(handle, "SELECT count(*) FROM sqlite_schema", nullptr, nullptr, nullptr);
}

// A WAL store in a folder that must not be written cannot have its shared-memory file. Without a log it can
// be read as a file that nobody changes; with one, the log's articles would be missed.
bool may_be_immutable(const std::string& path) {
  std::error_code ignored;
  const auto log_bytes = fs::file_size(path + "-wal", ignored);
  return ignored || log_bytes == 0;
}

}  // namespace

void Database::Close::operator()(sqlite3* handle) const noexcept { sqlite3_close_v2(handle); }

Database::Database(const std::string& path, Mode mode, int busy_milliseconds) : m_path(path) {
  std::error_code ignored;
  const bool there = fs::exists(path, ignored);
  if (fs::is_directory(path, ignored)) throw StoreError(path + ": this is a folder; name a file with --db");
  if (mode == Mode::read && !there) {
    throw StoreError(path + ": there is no store; 'newsgraph build --db " + path + " ARTICLES...' makes it");
  }
  const auto open = [&](const std::string& name, int flags) {
    sqlite3* handle = nullptr;
    const int code =
        sqlite3_open_v2(name.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    m_handle.reset(handle);
    if (code == SQLITE_OK) sqlite3_busy_timeout(handle, busy_milliseconds);
    return code;
  };
  // A reader, too, asks for write permission: only then does SQLite tidy up its log on closing.
  const int create = mode == Mode::write_or_create ? SQLITE_OPEN_CREATE : 0;
  // SQLite keeps a database without a name in a file of its own that goes with the connection.
  int code = open(path.empty() ? path : fs::absolute(path).string(), SQLITE_OPEN_READWRITE | create);
  if (code == SQLITE_OK) code = first_read(m_handle.get());
  const int kind = code & 0xFF;
  if (mode == Mode::read && (kind == SQLITE_CANTOPEN || kind == SQLITE_READONLY)) {
    if (!may_be_immutable(path)) {
      throw StoreError(path +
                       ": a writer is at work or did not finish, and the folder is write-protected; run the "
                       "command with write permission, or copy the store with its -wal file elsewhere");
    }
    code = open(as_uri(path) + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
    if (code == SQLITE_OK) code = first_read(m_handle.get());
  }
  if (code != SQLITE_OK) fail(path, code, m_handle ? sqlite3_errmsg(m_handle.get()) : sqlite3_errstr(code));
  if (mode == Mode::read) {
    execute("PRAGMA query_only = 1");
  } else if (sqlite3_db_readonly(handle(), "main") == 1) {
    fail(path, SQLITE_READONLY, "");
  }
}

void Database::define_unpacked_text() {
  const auto unpack = [](sqlite3_context* context, int, sqlite3_value** values) {
    const auto* bytes = static_cast<const char*>(sqlite3_value_blob(values[0]));
    const sqlite3_int64 size = sqlite3_value_int64(values[1]);
    if (bytes == nullptr || size < 0) return;
    try {
      const std::string text = inflated({bytes, static_cast<std::size_t>(sqlite3_value_bytes(values[0]))},
                                        static_cast<std::size_t>(size));
      const auto copy = reinterpret_cast<sqlite3_destructor_type>(std::intptr_t{-1});
      sqlite3_result_text64(context, text.data(), text.size(), copy, SQLITE_UTF8);
    } catch (const std::exception&) {  // NULL: SQLite is C, nothing may fly through it
    }
  };
  check(*this, sqlite3_create_function(handle(), "unpacked_text", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                       nullptr, unpack, nullptr, nullptr));
}

void Database::execute(const std::string& sql) {
  check(*this, sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr));
}

void Database::copy_from(Database& other) {
  sqlite3_backup* backup = sqlite3_backup_init(handle(), "main", other.handle(), "main");
  if (backup == nullptr) fail(m_path, sqlite3_errcode(handle()), sqlite3_errmsg(handle()));
  sqlite3_backup_step(backup, -1);
  check(*this, sqlite3_backup_finish(backup));
}

std::int64_t Database::integer(std::string_view sql) {
  Statement statement(*this, sql);
  return statement.step() ? statement.integer(0) : 0;
}

std::string Database::text(std::string_view sql) {
  Statement statement(*this, sql);
  return statement.step() ? statement.text(0) : std::string();
}

std::string Database::refusal(std::string_view sql) const {
  sqlite3_stmt* prepared = nullptr;
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v2(handle(), sql.data(), static_cast<int>(sql.size()), &prepared, &rest);
  const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement(prepared, &sqlite3_finalize);
  if (code != SQLITE_OK) return sqlite3_errmsg(handle());
  if (statement == nullptr) return "there is no statement in it";
  const std::string_view after(rest, static_cast<std::size_t>(sql.data() + sql.size() - rest));
  if (after.find_first_not_of(" \t\r\n;") != std::string_view::npos) return "more than one statement";
  // Without a column there is nothing to read: ATTACH and BEGIN count as read-only, too.
  const bool reads = sqlite3_stmt_readonly(statement.get()) != 0 && sqlite3_column_count(statement.get()) > 0;
  return reads ? "" : "only statements that read are allowed";
}

std::string Database::query_fault() const {
  const int code = sqlite3_errcode(handle());
  return code == SQLITE_ERROR || code == SQLITE_TOOBIG || code == SQLITE_AUTH ? sqlite3_errmsg(handle()) : "";
}

std::int64_t Database::changes() const { return sqlite3_changes64(handle()); }
std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(handle()); }
bool Database::in_transaction() const { return sqlite3_get_autocommit(handle()) == 0; }

void Statement::Finalize::operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }

Statement::Statement(Database& database, std::string_view sql) : m_database(&database) {
  sqlite3_stmt* statement = nullptr;
  const int code =
      sqlite3_prepare_v2(database.handle(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  m_statement.reset(statement);
  check(code);
}

void Statement::check(int code) const { newsgraph::check(*m_database, code); }

Statement& Statement::bind(int index, std::int64_t value) {
  check(sqlite3_bind_int64(m_statement.get(), index, value));
  return *this;
}

Statement& Statement::bind(int index, double value) {
  check(sqlite3_bind_double(m_statement.get(), index, value));
  return *this;
}

Statement& Statement::bind(int index, std::string_view value) {
  const char* bytes = value.data() != nullptr ? value.data() : "";  // a null pointer would bind NULL
  // SQLITE_TRANSIENT holds an old-style cast; this is its value.
  const auto copy = reinterpret_cast<sqlite3_destructor_type>(std::intptr_t{-1});
  check(sqlite3_bind_text64(m_statement.get(), index, bytes, value.size(), copy, SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind(int index, std::nullptr_t) {
  check(sqlite3_bind_null(m_statement.get(), index));
  return *this;
}

Statement& Statement::bind_blob(int index, std::string_view bytes) {
  const auto copy = reinterpret_cast<sqlite3_destructor_type>(std::intptr_t{-1});
  check(sqlite3_bind_blob64(m_statement.get(), index, bytes.data(), bytes.size(), copy));
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(m_statement.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) {
    const std::string detail = sqlite3_errmsg(m_database->handle());
    reset();
    fail(m_database->path(), code, detail);
  }
  reset();
  return false;
}

void Statement::run() {
  while (step()) {
  }
}

void Statement::reset() noexcept { sqlite3_reset(m_statement.get()); }

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(m_statement.get(), column); }
double Statement::real(int column) const { return sqlite3_column_double(m_statement.get(), column); }

std::string_view Statement::view(int column) const {
  // Half the cost of sqlite3_column_text and _bytes. The value is not protected against other threads, which
  // a statement does not see anyhow.
  sqlite3_value* value = sqlite3_column_value(m_statement.get(), column);
  const unsigned char* bytes = sqlite3_value_text(value);
  const auto size = static_cast<std::size_t>(sqlite3_value_bytes(value));
  return bytes != nullptr ? std::string_view(reinterpret_cast<const char*>(bytes), size) : std::string_view();
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

int Statement::columns() const { return sqlite3_column_count(m_statement.get()); }

std::string Statement::column_name(int column) const {
  const char* name = sqlite3_column_name(m_statement.get(), column);
  return name != nullptr ? name : "";
}

Statement::Kind Statement::kind(int column) const {
  switch (sqlite3_column_type(m_statement.get(), column)) {
    case SQLITE_NULL:
      return Kind::null;
    case SQLITE_INTEGER:
      return Kind::integer;
    case SQLITE_FLOAT:
      return Kind::real;
    case SQLITE_BLOB:
      return Kind::blob;
    default:
      return Kind::text;
  }
}

Transaction::Transaction(Database& database, Kind kind) : m_database(database) {
  database.execute(kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
  // After a full disk SQLite has rolled back by itself.
  if (m_open && m_database.in_transaction()) {
    sqlite3_exec(m_database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

void Transaction::commit() {
  m_database.execute("COMMIT");
  m_open = false;
}

}  // namespace newsgraph
