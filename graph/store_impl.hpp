// Inside of Store, shared by store*.cpp and view.cpp; nobody else includes it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "graph/sqlite.hpp"
#include "graph/store.hpp"

namespace newsgraph {

struct Store::Impl {
  Impl(const std::string& path, Mode mode);

  // A prepared statement kept for the next call. `sql` must be a literal; not for reads that call back.
  Statement& kept(std::string_view sql);
  // Read sections may nest; the first opens a snapshot of the store, the last closes it.
  void begin_read();
  void end_read() noexcept;
  // The database that holds all that is computed.
  [[nodiscard]] const char* computed_schema() const { return overlay ? "temp" : "main"; }
  // Throws Error while a read section is open.
  void expect_no_reader() const;

  [[nodiscard]] std::int64_t counter(std::string_view meta_key);
  void set_counter(std::string_view meta_key, std::int64_t value);

  Database db;
  std::map<std::string_view, Statement> statements;
  std::optional<Transaction> snapshot;
  int readers = 0;
  bool overlay = false;  // store_overlay.cpp
  TextForm text_form = TextForm::packed;
  std::optional<std::int64_t> claims_seen;  // claims_version at the last for_each_extraction
};

class ReadSection {
public:
  explicit ReadSection(Store::Impl& store) : m_store(store) { m_store.begin_read(); }
  ~ReadSection() { m_store.end_read(); }
  ReadSection(const ReadSection&) = delete;
  ReadSection& operator=(const ReadSection&) = delete;

private:
  Store::Impl& m_store;
};

// Columns of a query that NodeReader understands.
inline constexpr std::string_view kNodeColumns = "id, type, name, country, properties";

class NodeReader {
public:
  explicit NodeReader(Database& database);
  [[nodiscard]] Node read(const Statement& row);

private:
  Statement m_aliases;
};

// JSON columns; NULL stands for nothing in it.
void bind_properties(Statement& statement, int index, const Properties& properties);
[[nodiscard]] Properties properties_of(const Statement& row, int column);
// The same into `properties`, whose memory is used again.
void read_properties(const Statement& row, int column, Properties& properties);
void bind_strings(Statement& statement, int index, const std::vector<std::string>& texts);
[[nodiscard]] std::vector<std::string> strings_of(const Statement& row, int column);
[[nodiscard]] Status status_of(const Statement& row, int column);

[[nodiscard]] Extraction read_extraction(Store::Impl& store, std::int64_t document);
[[nodiscard]] ExtractedRelation read_claim(Store::Impl& store, std::int64_t document, std::uint32_t position);
// With its aliases; `known`: its row is there already.
void write_node(Store::Impl& store, const Node& node, bool known);
// `known`: its row is there already; `fresh`: put aside (store_fresh.hpp).
enum class EdgeRow : std::uint8_t { added, known, fresh };
void write_edge_row(Store::Impl& store, const Edge& edge, std::int64_t proof_document, EdgeRow row);
// With what the relation shows of the claim; again: changes nothing.
void file_evidence(Store::Impl& store, std::string_view relation, std::int64_t document, std::int64_t claim);
[[nodiscard]] std::vector<Decision> read_decisions(Store::Impl& store);
void write_notes(Store::Impl& store, const std::vector<DecisionNote>& notes);
// Takes the article's wordings out of the counts and notes what has to be looked at again; it is pending
// then.
void forget_document(Store::Impl& store, std::int64_t document);
// Also out of the graph: a relation whose proof lies in it gets another proof, or goes.
void withdraw_document(Store::Impl& store, std::int64_t document);
// The relations that a claim, or any claim of the article, is evidence of are to be computed again.
void note_groups(Store::Impl& store, std::int64_t document, std::int64_t claim);
void note_groups_of(Store::Impl& store, std::int64_t document);

// The text as it was read, from columns `text` and, at the next, `text_bytes`; nothing when it was left out.
// Throws Error when it is damaged.
[[nodiscard]] std::optional<std::string> text_of(const Statement& row, int column);

// Claims of the articles that `which`, a WHERE clause over document, chooses, in id order.
void visit_claims(Store::Impl& store, const std::string& which,
                  const std::function<void(const Extraction&)>& visit);

void write_claims(Store::Impl& store, std::int64_t document, const Extraction& extraction,
                  std::string_view text);

}  // namespace newsgraph
