#include "graph/sqlite.hpp"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "base/error.hpp"
#include "store_fixture.hpp"

using namespace newsgraph;
using Catch::Matchers::Contains;
using newsgraph::test::TempDir;

namespace {

constexpr auto kCreate = Database::Mode::write_or_create;

Database table_at(const std::string& path) {
  Database db(path, kCreate, 50);
  db.execute("PRAGMA journal_mode = WAL; CREATE TABLE t (a ANY, b ANY) STRICT");
  return db;
}

// Permissions do not bind root, so tests of them run as nobody.
class AsNobody {
public:
  AsNobody() {
    if (::geteuid() == 0) m_changed = ::seteuid(65534) == 0;
  }
  ~AsNobody() {
    if (m_changed && ::seteuid(0) != 0) std::abort();
  }

private:
  bool m_changed = false;
};

}  // namespace

TEST_CASE("values come back as they were bound") {
  const TempDir dir;
  Database db = table_at(dir.file("x.db"));
  const std::string large(1 << 20, 'x');
  const std::string hostile = "Robert'); DROP TABLE t;-- \"\x01\n\t\\";
  Statement insert(db, "INSERT INTO t VALUES (?, ?)");
  insert.bind(1, std::int64_t{-5}).bind(2, 0.1).run();
  insert.bind(1, std::string_view(hostile)).bind(2, nullptr).run();
  insert.bind(1, std::string_view(large)).bind_known(2, "").run();
  insert.bind(1, std::string_view()).bind_known(2, "known").run();
  Statement select(db, "SELECT a, b FROM t ORDER BY rowid");
  REQUIRE(select.step());
  CHECK(select.integer(0) == -5);
  CHECK(select.real(1) == 0.1);
  REQUIRE(select.step());
  CHECK(select.text(0) == hostile);
  CHECK(select.is_null(1));
  REQUIRE(select.step());
  CHECK(select.view(0) == large);
  CHECK(select.is_null(1));
  REQUIRE(select.step());
  CHECK_FALSE(select.is_null(0));
  CHECK(select.view(0).empty());
  CHECK(select.text(1) == "known");
  CHECK_FALSE(select.step());
}

TEST_CASE("a transaction that is not committed leaves nothing") {
  const TempDir dir;
  Database db = table_at(dir.file("x.db"));
  {
    const Transaction transaction(db, Transaction::Kind::write);
    db.execute("INSERT INTO t VALUES (1, 2)");
  }
  CHECK(db.integer("SELECT count(*) FROM t") == 0);
  Transaction transaction(db, Transaction::Kind::write);
  db.execute("INSERT INTO t VALUES (1, 2)");
  transaction.commit();
  CHECK(db.integer("SELECT count(*) FROM t") == 1);
}

TEST_CASE("a missing file is named together with the command that makes it") {
  const TempDir dir;
  CHECK_THROWS_WITH(Database(dir.file("no.db"), Database::Mode::read),
                    Contains("no.db: there is no store; 'newsgraph build --db"));
  CHECK_THROWS_WITH(Database(dir.path().string(), kCreate), Contains("this is a folder"));
  CHECK_THROWS_AS(Database(dir.file("none/x.db"), kCreate), StoreError);
}

TEST_CASE("a file that is no database is refused") {
  const TempDir dir;
  std::ofstream(dir.file("x.db")) << std::string(5000, 'n');
  CHECK_THROWS_WITH(Database(dir.file("x.db"), Database::Mode::read),
                    Contains("this is not a newsgraph store"));
  CHECK_THROWS_WITH(Database(dir.file("x.db"), kCreate), Contains("this is not a newsgraph store"));
}

TEST_CASE("a second writer is told to wait, a reader is not disturbed") {
  const TempDir dir;
  Database first = table_at(dir.file("x.db"));
  Transaction transaction(first, Transaction::Kind::write);
  first.execute("INSERT INTO t VALUES (1, 2)");
  Database second(dir.file("x.db"), kCreate, 20);
  CHECK_THROWS_WITH(Transaction(second, Transaction::Kind::write), Contains("another newsgraph is writing"));
  Database reader(dir.file("x.db"), Database::Mode::read, 20);
  CHECK(reader.integer("SELECT count(*) FROM t") == 0);
  transaction.commit();
  CHECK(reader.integer("SELECT count(*) FROM t") == 1);
}

TEST_CASE("a full disk is named and what was committed stays") {
  const TempDir dir;
  Database db = table_at(dir.file("x.db"));
  db.execute("INSERT INTO t VALUES (1, 2); PRAGMA max_page_count = 10");
  const std::string large(100000, 'x');
  Statement insert(db, "INSERT INTO t VALUES (?, 1)");
  insert.bind(1, std::string_view(large));
  CHECK_THROWS_WITH(insert.run(), Contains("the disk is full"));
  CHECK(db.integer("SELECT count(*) FROM t") == 1);
}

TEST_CASE("a read connection cannot write") {
  const TempDir dir;
  { const Database db = table_at(dir.file("x.db")); }
  Database reader(dir.file("x.db"), Database::Mode::read);
  CHECK_THROWS_WITH(reader.execute("INSERT INTO t VALUES (1, 2)"), Contains("write-protected"));
}

TEST_CASE("a store in a folder without write permission can be read, and says why it cannot be written") {
  const TempDir dir;
  const std::string path = dir.file("a %23?store.db");  // a name that needs escaping in a URI
  {
    Database db = table_at(path);
    db.execute("INSERT INTO t VALUES (7, 8)");
  }
  REQUIRE(::chmod(path.c_str(), 0444) == 0);
  REQUIRE(::chmod(dir.path().c_str(), 0555) == 0);
  {
    const AsNobody nobody;
    Database db(path, Database::Mode::read);
    CHECK(db.integer("SELECT a FROM t") == 7);
    CHECK_THROWS_WITH(Database(path, kCreate), Contains("write-protected"));
  }
  REQUIRE(::chmod(dir.path().c_str(), 0755) == 0);
}

TEST_CASE("a write-protected store with an unfinished log says what to do") {
  const TempDir dir;
  const std::string path = dir.file("x.db");
  const TempDir copy;
  {
    Database db = table_at(path);
    db.execute("INSERT INTO t VALUES (7, 8)");
    // As if the writer had been killed: the log is still beside the file.
    std::filesystem::copy(path, copy.file("x.db"));
    std::filesystem::copy(path + "-wal", copy.file("x.db-wal"));
  }
  REQUIRE(::chmod(copy.file("x.db").c_str(), 0444) == 0);
  REQUIRE(::chmod(copy.file("x.db-wal").c_str(), 0444) == 0);
  REQUIRE(::chmod(copy.path().c_str(), 0555) == 0);
  {
    const AsNobody nobody;
    CHECK_THROWS_WITH(Database(copy.file("x.db"), Database::Mode::read), Contains("write permission"));
  }
  REQUIRE(::chmod(copy.path().c_str(), 0755) == 0);
  REQUIRE(::chmod(copy.file("x.db").c_str(), 0644) == 0);
  Database recovered(copy.file("x.db"), Database::Mode::read);
  CHECK(recovered.integer("SELECT a FROM t") == 7);
}
