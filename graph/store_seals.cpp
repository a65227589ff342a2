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

void seal_ledger(Store::Impl& store) {
  store.kept("INSERT INTO meta VALUES ('ledger_sha256', ?) ON CONFLICT DO UPDATE SET value = excluded.value")
      .bind_all(std::string_view(ledger_sha256(store.db)))
      .run();
}

}  // namespace newsgraph
