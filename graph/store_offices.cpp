// Who is told to hold which office, and which claims call somebody by an office alone.
#include <algorithm>

#include "graph/store_blocks.hpp"
#include "graph/store_impl.hpp"
#include "graph/store_rows.hpp"

namespace newsgraph {
namespace {

constexpr std::string_view kSource = "source";
constexpr std::string_view kTarget = "target";

int day_at(const Statement& row, int column) { return static_cast<int>(row.integer(column)); }

// As read_alone reads them.
constexpr std::string_view kAlone = "SELECT document, claim, side, office, day, holder FROM office_alone ";

// As read_holder reads them; of the office ?1.
constexpr std::string_view kHolders = R"sql(
  SELECT t.document, t.day, coalesce(w.entity, ''), t.past
  FROM office_told t
  JOIN resolution r ON r.document = t.document AND r.position = t.person
  JOIN wording w ON w.key = r.wording
  WHERE t.office = ?1 AND t.day BETWEEN )sql";

// The day of the one that ?4 others stand before, told of the office ?1 from the day ?2 to ?3.
constexpr std::string_view kNth =
    "(SELECT day FROM office_told WHERE office = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY day ";

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string sql;
  for (const std::string_view part : parts) sql += part;
  return sql;
}

const std::string kNthLast = joined({kNth, "DESC LIMIT 1 OFFSET ?4)"});
const std::string kNthFirst = joined({kNth, "LIMIT 1 OFFSET ?4)"});

OfficeAlone read_alone(const Statement& row) {
  return {{row.integer(0), row.number(1)}, row.view(2) == kSource, row.text(3), day_at(row, 4), row.text(5)};
}

BlockTables::Holder read_holder(const Statement& row) {
  return {row.integer(0), day_at(row, 1), row.text(2), row.integer(3) != 0};
}

int day_or(Statement& row, int otherwise) {
  const int day = row.step() ? day_at(row, 0) : otherwise;
  row.reset();
  return day;
}

}  // namespace

std::string BlockTables::quote(std::int64_t document, Span sentence) const {
  Statement& row = m_store.kept("SELECT text FROM quote WHERE document = ? AND start = ? AND \"end\" = ?");
  row.bind_all(document, sentence.begin, sentence.end);
  std::string text = row.step() ? row.text(0) : std::string();
  row.reset();
  return text;
}

void BlockTables::add(const OfficeTold& told) {
  m_store.kept("INSERT INTO office_told VALUES (?, ?, ?, ?, ?, ?)")
      .bind_all(told.place.document, told.place.position, told.office, std::int64_t{told.day}, told.person,
                std::int64_t{told.past})
      .run();
}

void BlockTables::add(const OfficeAlone& alone) {
  m_store.kept("INSERT INTO office_alone VALUES (?, ?, ?, ?, ?, ?)")
      .bind_all(alone.place.document, alone.place.position, alone.is_source ? kSource : kTarget, alone.office,
                std::int64_t{alone.day}, alone.holder)
      .run();
}

void BlockTables::set_holder(const OfficeAlone& alone) {
  m_store.kept("UPDATE office_alone SET holder = ? WHERE document = ? AND claim = ? AND side = ?")
      .bind_all(alone.holder, alone.place.document, alone.place.position, alone.is_source ? kSource : kTarget)
      .run();
}

std::vector<OfficeTold> BlockTables::offices_told_in(std::int64_t document) const {
  Statement& row = m_store.kept(
      "SELECT document, claim, office, day, person, past FROM office_told WHERE document = ? ORDER BY claim");
  row.bind_all(document);
  return collect(row, [](const Statement& each) {
    return OfficeTold{{each.integer(0), each.number(1)},
                      each.text(2),
                      day_at(each, 3),
                      each.number(4),
                      each.integer(5) != 0};
  });
}

std::vector<OfficeAlone> BlockTables::offices_alone_in(std::int64_t document) const {
  static const std::string sql = joined({kAlone, "WHERE document = ? ORDER BY claim, side"});
  Statement& row = m_store.kept(sql);
  row.bind_all(document);
  return collect(row, read_alone);
}

std::vector<OfficeAlone> BlockTables::offices_alone(std::string_view office, int from, int to) const {
  static const std::string sql =
      joined({kAlone, "WHERE office = ? AND day BETWEEN ? AND ? ORDER BY document, claim, side"});
  Statement& row = m_store.kept(sql);
  row.bind_all(office, std::int64_t{from}, std::int64_t{to});
  return collect(row, read_alone);
}

std::vector<BlockTables::Holder> BlockTables::holders_before(std::string_view office, int day, int reach,
                                                             int count) const {
  static const std::string sql = joined({kHolders, "coalesce(", kNthLast, ", ?2) AND ?3"});
  Statement& row = m_store.kept(sql);
  row.bind_all(office, std::int64_t{day} - reach, std::int64_t{day}, std::int64_t{count} - 1);
  return collect(row, read_holder);
}

std::vector<BlockTables::Holder> BlockTables::holders_after(std::string_view office, int day, int reach,
                                                            int count) const {
  static const std::string sql = joined({kHolders, "?2 AND coalesce(", kNthFirst, ", ?3)"});
  Statement& row = m_store.kept(sql);
  row.bind_all(office, std::int64_t{day}, std::int64_t{day} + reach, std::int64_t{count} - 1);
  return collect(row, read_holder);
}

int BlockTables::told_since(std::string_view office, int day, int reach, int count) const {
  static const std::string sql = joined({"SELECT day FROM ", kNthLast});
  Statement& row = m_store.kept(sql);
  row.bind_all(office, std::int64_t{day} - reach, std::int64_t{day} - 1, std::int64_t{count} - 1);
  return day_or(row, day - reach);
}

int BlockTables::told_until(std::string_view office, int day, int reach, int count) const {
  static const std::string sql = joined({"SELECT day FROM ", kNthFirst});
  Statement& row = m_store.kept(sql);
  row.bind_all(office, std::int64_t{day} + 1, std::int64_t{day} + reach, std::int64_t{count} - 1);
  return day_or(row, day + reach);
}

std::set<std::pair<std::string, int>> BlockTables::dirty_offices() const {
  Statement row(m_store.db, "SELECT office, day FROM dirty_office");
  std::set<std::pair<std::string, int>> offices;
  while (row.step()) offices.emplace(row.text(0), day_at(row, 1));
  return offices;
}

std::vector<OfficeMeant> Store::offices_meant(std::string_view document_id, std::uint32_t claim) const {
  Statement& alone = m_impl->kept(R"sql(
      SELECT a.side, a.office, a.day, a.holder
      FROM office_alone a JOIN document d ON d.key = a.document
      WHERE d.id = ? AND a.claim = ? AND a.holder <> ''
      ORDER BY a.side)sql");
  alone.bind_all(document_id, claim);
  std::vector<OfficeMeant> meant = collect(alone, [](const Statement& each) {
    return OfficeMeant{each.view(0) == kSource, each.text(1), each.text(3), {}};
  });
  for (OfficeMeant& each : meant) {
    Statement& told = m_impl->kept(R"sql(
      SELECT d.id
      FROM document m, office_told t
      JOIN document d ON d.key = t.document
      JOIN resolution r ON r.document = t.document AND r.position = t.person
      JOIN wording w ON w.key = r.wording
      WHERE m.id = ?1 AND t.office = ?2 AND w.entity = ?3 AND NOT t.past
      ORDER BY abs(julianday(d.date) - julianday(m.date)), d.id
      LIMIT ?4)sql");
    constexpr std::int64_t kShown = 4;
    told.bind_all(document_id, each.office, each.person, kShown);
    for (std::string& id : collect(told, text_at_0)) {
      if (std::find(each.articles.begin(), each.articles.end(), id) == each.articles.end())
        each.articles.push_back(std::move(id));
    }
  }
  return meant;
}

}  // namespace newsgraph
