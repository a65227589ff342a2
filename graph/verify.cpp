#include "graph/verify.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "graph/near_copies.hpp"
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
    part("articles", [this] { articles(); });
    part("copies", [this] { copies(); });
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
    Statement document(m_db, "SELECT key, id, text_sha256, text, text_bytes FROM document ORDER BY id");
    Statement quote(m_db,
                    "SELECT start, \"end\", text FROM quote WHERE document = ? ORDER BY start, \"end\"");
    while (document.step()) {
      m_check = "text";
      m_where = document.text(1);
      ++m_counts.articles;
      const auto text = readable_text(document, 3);
      if (text && sha256_hex(*text) != document.view(2))
        problem(m_where, "the stored text is not the text that was read: its hash differs");
      if (text && !utf8::valid(*text)) problem(m_where, "the stored text is not UTF-8");
      if (!text) ++m_counts.without_text;
      for (quote.bind_all(document.integer(0)); quote.step();) {
        if (text)
          this->quote(quote, *text);
        else
          bare_quote(quote, document.integer(4));
      }
    }
  }

  // Nothing when it was left out, or cannot be read, which is a problem.
  std::optional<std::string> readable_text(const Statement& row, int column) {
    try {
      return text_of(row, column);
    } catch (const Error& error) {
      problem("text", m_where, error.what());
      return std::nullopt;
    }
  }

  // Without the text: at least the size must fit.
  void bare_quote(const Statement& row, std::int64_t text_bytes) {
    m_check = "quote";
    ++m_counts.quotes;
    const std::int64_t start = row.integer(0);
    const std::int64_t end = row.integer(1);
    if (end > text_bytes || end - start != static_cast<std::int64_t>(row.view(2).size()))
      problem(m_where, fmt::format("the quote at bytes {} to {} has another length", start, end));
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
    Statement document(m_db, "SELECT key, claims_sha256, text, text_bytes FROM document WHERE id = ?");
    Statement quote(m_db, "SELECT text FROM quote WHERE document = ? ORDER BY start, \"end\"");
    visit_claims(m_impl, "", [&](const Extraction& extraction) {
      m_where = extraction.document.id;
      m_check = "claims";
      m_counts.claims += extraction.relations.size();
      if (!document.bind_all(m_where).step()) return;
      std::vector<std::string> quotes;
      for (quote.bind_all(document.integer(0)); quote.step();) quotes.push_back(quote.text(0));
      if (claims_sha256(extraction, {quotes.begin(), quotes.end()}) != document.view(1))
        problem(m_where, "its claims are not those that were extracted: their hash differs");
      m_check = "span";
      const auto text = readable_text(document, 2);
      if (text) {
        for_each_misplaced(extraction, *text,
                           [&](const std::string& reason) { problem("span", m_where, reason); });
      }
      document.reset();
    });
  }

  // Near-copies: the same bands as the text gives, one cluster for what shares one; and of several articles
  // of one page only the latest counts.
  void copies() {
    Statement document(m_db, "SELECT key, id, text, text_bytes FROM document ORDER BY id");
    Statement band(m_db, "SELECT band FROM copy_band WHERE document = ? ORDER BY band");
    while (document.step()) {
      m_where = document.text(1);
      const auto text = text_of(document, 2);
      if (!text) continue;
      std::vector<std::int64_t> wanted = copy_bands(*text);
      std::sort(wanted.begin(), wanted.end());
      std::vector<std::int64_t> stored;
      for (band.bind_all(document.integer(0)); band.step();) stored.push_back(band.integer(0));
      if (stored != wanted) problem(m_where, "what finds its near-copies does not belong to its text");
    }
    Statement apart(
        m_db,
        "SELECT DISTINCT d.id FROM copy_band b JOIN document d ON d.key = b.document "
        "JOIN copy_band o ON o.band = b.band AND o.document < b.document "
        "JOIN document e ON e.key = o.document WHERE e.copy_cluster <> d.copy_cluster ORDER BY 1");
    while (apart.step()) problem(apart.text(0), "it is not counted together with its near-copy");
    Statement version(m_db,
                      "SELECT id FROM document d WHERE superseded <> (page <> 0 AND EXISTS (SELECT 1 FROM "
                      "document o WHERE o.page = d.page AND (o.date, o.sha256, o.id) > (d.date, d.sha256, "
                      "d.id))) ORDER BY id");
    while (version.step()) problem(version.text(0), "it is wrongly counted as superseded or as the latest");
  }

  void articles() {
    if (m_impl.counter("articles_sum") != articles_sum(m_db))
      problem("document", "articles came or went, or changed, without newsgraph: their sum differs");
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
    Statement other(m_db,
                    "SELECT relation FROM evidence e LEFT JOIN shown_claim s ON s.document = e.document AND "
                    "s.claim = e.claim WHERE (e.article, e.spans, e.rule, e.confidence, e.quote) IS NOT "
                    "(s.article, s.spans, s.rule, s.confidence, s.quote) ORDER BY relation");
    while (other.step()) problem(other.text(0), "it does not show what the claim that proves it says");
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
