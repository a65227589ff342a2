#include "graph/verify.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "graph/span_check.hpp"
#include "graph/store_impl.hpp"
#include "graph/store_seals.hpp"

namespace newsgraph {

class StoreCheck {
public:
  StoreCheck(const Store& store, const ProblemSink& report)
      : m_store(store), m_impl(*store.m_impl), m_db(store.m_impl->db), m_report(report) {}

  VerifyCounts run() {
    const ReadSection section(m_impl);
    part("file", [this] { file(); });
    part("reference", [this] { references(); });
    part("text", [this] { texts(); });
    part("claims", [this] { claims(); });
    part("ledger", [this] { ledger(); });
    part("graph", [this] { names(); });
    part("graph", [this] { evidence(); });
    part("file", [this] { counters(); });
    return m_counts;
  }

private:
  // A part that cannot be read to its end is itself a problem, and the next ones are tried.
  template <typename Work>
  void part(const char* check, const Work& work) {
    m_check = check;
    try {
      work();
    } catch (const Error& error) {
      problem(m_where, std::string("cannot be read further: ") + error.what());
    }
    m_where.clear();
  }

  void problem(const std::string& where, const std::string& what) {
    ++m_counts.problems;
    m_report({m_check, where, what});
  }
  void problem(const char* check, const std::string& where, const std::string& what) {
    m_check = check;
    problem(where, what);
  }

  void file() {
    Statement row(m_db, "PRAGMA integrity_check");
    while (row.step()) {
      if (row.view(0) != "ok") problem("", row.text(0));
    }
  }

  void references() {
    Statement row(m_db, "PRAGMA foreign_key_check");
    while (row.step()) {
      problem(row.text(0), row.is_null(1) ? fmt::format("a row refers to a {} that is not there", row.view(2))
                                          : fmt::format("row {} refers to a {} that is not there",
                                                        row.integer(1), row.view(2)));
    }
  }

  void texts() {
    Statement document(m_db, "SELECT key, id, text_sha256, text FROM document ORDER BY id");
    Statement quote(m_db,
                    "SELECT start, \"end\", text FROM quote WHERE document = ? ORDER BY start, \"end\"");
    while (document.step()) {
      m_check = "text";
      m_where = document.text(1);
      ++m_counts.articles;
      const std::string text = document.text(3);
      if (sha256_hex(text) != document.view(2))
        problem(m_where, "the stored text is not the text that was read: its hash differs");
      if (!utf8::valid(text)) problem(m_where, "the stored text is not UTF-8");
      for (quote.bind_all(document.integer(0)); quote.step();) this->quote(quote, text);
    }
  }

  void quote(const Statement& row, std::string_view text) {
    m_check = "quote";
    ++m_counts.quotes;
    const std::int64_t start = row.integer(0);
    const std::int64_t end = row.integer(1);
    const bool inside = start >= 0 && start <= end && end <= static_cast<std::int64_t>(text.size());
    if (!inside) {
      problem(m_where, fmt::format("the quote at bytes {} to {} lies outside the text of {} bytes", start,
                                   end, text.size()));
    } else if (text.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(end - start)) !=
               row.view(2)) {
      problem(m_where, fmt::format("the quote is not what bytes {} to {} of the text say", start, end));
    }
  }

  void claims() {
    Statement document(m_db, "SELECT key, text, claims_sha256 FROM document WHERE id = ?");
    Statement quote(m_db, "SELECT text FROM quote WHERE document = ? ORDER BY start, \"end\"");
    m_store.for_each_extraction([&](const Extraction& extraction) {
      m_where = extraction.document.id;
      m_check = "claims";
      m_counts.claims += extraction.relations.size();
      if (!document.bind_all(m_where).step()) return;
      std::vector<std::string> quotes;
      for (quote.bind_all(document.integer(0)); quote.step();) quotes.push_back(quote.text(0));
      if (claims_sha256(extraction, {quotes.begin(), quotes.end()}) != document.view(2))
        problem(m_where, "its claims are not those that were extracted: their hash differs");
      m_check = "span";
      for_each_misplaced(extraction, document.view(1),
                         [&](const std::string& reason) { problem(m_where, reason); });
      document.reset();
    });
  }

  void ledger() {
    m_counts.decisions = static_cast<std::uint64_t>(m_db.integer("SELECT count(*) FROM decision"));
    const std::string kept = m_db.text("SELECT value FROM meta WHERE key = 'ledger_sha256'");
    if (kept != ledger_sha256(m_db)) {
      problem("decision", "the identity ledger is not as newsgraph wrote it: its running hash differs");
    }
  }

  void names() {
    m_counts.nodes = static_cast<std::uint64_t>(m_db.integer("SELECT count(*) FROM entity"));
    Statement row(m_db, "SELECT entity, name, key FROM alias ORDER BY entity, name");
    while (row.step()) {
      if (utf8::name_key(utf8::repair(row.view(1))) != row.view(2))
        problem(row.text(0), fmt::format("the search key of its name '{}' is wrong", row.view(1)));
    }
    Statement bare(
        m_db,
        "SELECT id FROM entity e WHERE NOT EXISTS (SELECT 1 FROM alias a WHERE a.entity = e.id AND "
        "a.name = e.name AND a.canonical) ORDER BY id");
    while (bare.step()) problem(bare.text(0), "its own name is not among its names");
  }

  void evidence() {
    m_counts.edges = static_cast<std::uint64_t>(m_db.integer("SELECT count(*) FROM relation"));
    Statement row(m_db,
                  "SELECT id FROM relation r WHERE NOT EXISTS (SELECT 1 FROM evidence e JOIN claim c ON "
                  "c.document = e.document AND c.position = e.claim WHERE e.relation = r.id) ORDER BY id");
    while (row.step()) problem(row.text(0), "no claim proves it");
    Statement orphan(m_db,
                     "SELECT d.id, q.start, q.\"end\" FROM quote q JOIN document d ON d.key = q.document "
                     "WHERE NOT EXISTS (SELECT 1 FROM claim c WHERE c.document = q.document AND "
                     "c.start = q.start AND c.\"end\" = q.\"end\") ORDER BY d.id, q.start");
    while (orphan.step()) {
      problem("quote", orphan.text(0),
              fmt::format("the quote at bytes {} to {} belongs to no claim", orphan.integer(1),
                          orphan.integer(2)));
    }
  }

  void counters() {
    if (m_impl.counter("graph_version") > m_impl.counter("claims_version"))
      problem("meta", "the graph is said to be newer than the claims it was computed from");
    if (m_counts.articles > 0 &&
        m_db.integer("SELECT count(*) FROM stamp WHERE key = (SELECT value FROM meta WHERE key = 'stamp')") !=
            1) {
      problem("meta", "the versions that read the articles are not known");
    }
  }

  const Store& m_store;
  Store::Impl& m_impl;
  Database& m_db;
  const ProblemSink& m_report;
  VerifyCounts m_counts;
  std::string m_check;
  std::string m_where;
};

VerifyCounts verify_store(const Store& store, const ProblemSink& report) {
  return StoreCheck(store, report).run();
}

}  // namespace newsgraph
