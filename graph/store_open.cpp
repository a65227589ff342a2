// Opening a store: whose file it is, of which format, and what one connection to it keeps.
#include "base/error.hpp"
#include "graph/store_impl.hpp"
#include "graph/store_schema.hpp"
#include "graph/store_seals.hpp"

namespace newsgraph {
namespace {

// True for a file without any content: just made, or its maker was killed before the tables were there.
bool is_blank(Database& db) {
  return db.integer("PRAGMA application_id") == 0 && db.integer("SELECT count(*) FROM sqlite_schema") == 0;
}

void refuse_strangers(Database& db) {
  if (db.integer("PRAGMA application_id") != kApplicationId) {
    throw StoreError(
        db.path() +
        ": this is a database of another program, not a newsgraph store; name another file with --db");
  }
  const std::int64_t format = db.integer("PRAGMA user_version");
  if (format > kStoreFormat) {
    throw StoreError(db.path() + ": the store has format " + std::to_string(format) +
                     ", this program knows up to " + std::to_string(kStoreFormat) +
                     "; use the newer newsgraph that wrote it, or build into another file");
  }
}

void migrate(Database& db) {
  Transaction transaction(db, Transaction::Kind::write);
  if (is_blank(db)) db.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
  refuse_strangers(db);
  for (std::int64_t format = db.integer("PRAGMA user_version"); format < kStoreFormat; ++format) {
    db.execute(kStoreSteps[static_cast<std::size_t>(format)]);
    db.execute("PRAGMA user_version = " + std::to_string(format + 1));
    if (format == 1) {
      Statement(db, "INSERT OR REPLACE INTO meta VALUES ('articles_sum', ?)")
          .bind_all(articles_sum(db))
          .run();
    }
  }
  transaction.commit();
}

void open_for_writing(Database& db) {
  // A stranger's file is not touched: switching to WAL writes into it.
  if (!is_blank(db)) refuse_strangers(db);
  db.execute("PRAGMA journal_mode = WAL");
  // With WAL a killed program loses nothing; a power cut may lose the last articles, never the file.
  db.execute("PRAGMA synchronous = NORMAL");
  // Articles touch the same pages over and over: copied from the log to the file less often. At most 32 MB of
  // log.
  db.execute("PRAGMA wal_autocheckpoint = 8000");
  db.execute("PRAGMA foreign_keys = ON");
  db.execute("PRAGMA cache_size = -131072");  // at most 128 MB, as long as a graph is computed
  if (db.integer("PRAGMA user_version") < kStoreFormat || is_blank(db)) migrate(db);
}

void open_for_reading(Database& db) {
  if (is_blank(db)) {
    throw StoreError(db.path() + ": the store is empty; 'newsgraph build --db " + db.path() +
                     " ARTICLES...' fills it");
  }
  refuse_strangers(db);
  const std::int64_t format = db.integer("PRAGMA user_version");
  if (format < kStoreFormat) {
    throw StoreError(db.path() + ": the store has the older format " + std::to_string(format) +
                     "; 'newsgraph build --db " + db.path() + "' brings it up to date");
  }
}

}  // namespace

Store::Impl::Impl(const std::string& path, Mode mode)
    : db(path, mode == Mode::read ? Database::Mode::read : Database::Mode::write_or_create) {
  if (mode == Mode::read) {
    open_for_reading(db);
  } else {
    open_for_writing(db);
  }
}

Statement& Store::Impl::kept(std::string_view sql) {
  const auto found = statements.find(sql);
  return found != statements.end() ? found->second : statements.try_emplace(sql, db, sql).first->second;
}

void Store::Impl::begin_read() {
  if (readers == 0) snapshot.emplace(db, Transaction::Kind::read);
  ++readers;
}

void Store::Impl::end_read() noexcept {
  if (--readers == 0) snapshot.reset();
}

void Store::Impl::expect_no_reader() const {
  if (readers > 0 && !overlay)
    throw Error(db.path() + ": the store cannot be written to while one of its views is open");
}

std::int64_t Store::Impl::counter(std::string_view meta_key) {
  Statement& statement = kept("SELECT value FROM meta WHERE key = ?");
  const std::int64_t value = statement.bind_all(meta_key).step() ? statement.integer(0) : 0;
  statement.reset();
  return value;
}

void Store::Impl::set_counter(std::string_view meta_key, std::int64_t value) {
  kept("INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value")
      .bind_all(meta_key, value)
      .run();
}

Store::Store(const std::string& path, Mode mode) : m_impl(std::make_unique<Impl>(path, mode)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

}  // namespace newsgraph
