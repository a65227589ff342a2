// SHA-256 over what must not change unseen: what an article says, and the identity ledger. Kept beside the
// data when it is written; `newsgraph verify` computes them again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/records.hpp"
#include "graph/store_impl.hpp"

namespace newsgraph {

// The sentences that are evidence, each once, by their place. Spans outside `text` are left out.
[[nodiscard]] std::vector<std::string_view> quotes_of(const Extraction& extraction, std::string_view text);

// Over the extraction's JSON form and the quotes.
[[nodiscard]] std::string claims_sha256(const Extraction& extraction,
                                        const std::vector<std::string_view>& quotes);

// A running hash: each decision's columns, in the order of their numbers, are hashed together with the hash
// of the decisions before it. What is computed (`note`) does not count. No decision: empty.
[[nodiscard]] std::string ledger_sha256(Database& db);

// A sum over all articles of a hash of id, text and claims: whatever the order in which they came. An article
// that went behind the program's back is missed by it.
[[nodiscard]] std::int64_t articles_sum(Database& db);
// Keeps the sum in `meta` as an article comes (after its row) or goes (before).
void seal_article(Store::Impl& store, std::int64_t document, bool comes);

// Keeps the hash in `meta`; to be called in the transaction that changed the ledger.
void seal_ledger(Store::Impl& store);

}  // namespace newsgraph
