#include "graph/store_seals.hpp"

#include <set>

#include "base/hash.hpp"
#include "base/json.hpp"
#include "graph/extraction_json.hpp"

namespace newsgraph {

std::vector<std::string_view> quotes_of(const Extraction& extraction, std::string_view text) {
  std::set<Span> sentences;
  for (const ExtractedRelation& relation : extraction.relations) {
    const Span sentence = relation.evidence.sentence;
    if (sentence.begin <= sentence.end && sentence.end <= text.size()) sentences.insert(sentence);
  }
  std::vector<std::string_view> quotes;
  quotes.reserve(sentences.size());
  for (const Span sentence : sentences) quotes.push_back(sentence.of(text));
  return quotes;
}

std::string claims_sha256(const Extraction& extraction, const std::vector<std::string_view>& quotes) {
  std::string bytes = to_json(extraction);
  for (const std::string_view quote : quotes) {
    bytes.append("\n").append(std::to_string(quote.size())).append(":").append(quote);
  }
  return sha256_hex(bytes);
}

std::string ledger_sha256(Database& db) {
  std::string hash;
  Statement row(db, "SELECT * FROM decision ORDER BY number");
  while (row.step()) {
    JsonWriter json;
    json.begin_array().value(hash);
    for (int column = 0; column < row.columns(); ++column) {
      if (row.column_name(column) != "note") json.value(row.view(column));
    }
    json.end_array();
    hash = sha256_hex(json.take());
  }
  return hash;
}

namespace {

constexpr const char* kSealed =
    "SELECT id, sha256, claims_sha256, text_sha256, title, date, url FROM document";

std::uint64_t seal_of(const Statement& row) {
  JsonWriter json;
  json.begin_array();
  for (int column = 0; column < row.columns(); ++column) json.value(row.view(column));
  json.end_array();
  return std::stoull(sha256_hex(json.take()).substr(0, 16), nullptr, 16);
}

}  // namespace

std::int64_t articles_sum(Database& db) {
  std::uint64_t sum = 0;
  Statement row(db, kSealed);
  while (row.step()) sum += seal_of(row);
  return static_cast<std::int64_t>(sum);
}

void seal_article(Store::Impl& store, std::int64_t document, bool comes) {
  static const std::string kOne = std::string(kSealed) + " WHERE key = ?";
  Statement& row = store.kept(kOne);
  if (!row.bind_all(document).step()) return;
  const std::uint64_t seal = seal_of(row);
  row.reset();
  const auto sum = static_cast<std::uint64_t>(store.counter("articles_sum"));
  store.set_counter("articles_sum", static_cast<std::int64_t>(comes ? sum + seal : sum - seal));
}

void seal_ledger(Store::Impl& store) {
  store.kept("INSERT INTO meta VALUES ('ledger_sha256', ?) ON CONFLICT DO UPDATE SET value = excluded.value")
      .bind_all(std::string_view(ledger_sha256(store.db)))
      .run();
}

}  // namespace newsgraph
