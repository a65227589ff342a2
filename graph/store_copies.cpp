#include "graph/store_copies.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <utility>
#include <vector>

#include "base/hash.hpp"
#include "graph/near_copies.hpp"
#include "graph/outlets.hpp"

namespace newsgraph {
namespace {

std::vector<std::int64_t> bands_of(Store::Impl& store, std::int64_t document) {
  std::vector<std::int64_t> bands;
  Statement& row = store.kept("SELECT band FROM copy_band WHERE document = ?");
  for (row.bind_all(document); row.step();) bands.push_back(row.integer(0));
  return bands;
}

// How sure the relations are that the article tells depends on which articles are its copies.
void set_cluster(Store::Impl& store, std::int64_t document, std::int64_t cluster) {
  store.kept("UPDATE document SET copy_cluster = ? WHERE key = ? AND copy_cluster <> ?1")
      .bind_all(cluster, document)
      .run();
  if (store.db.changes() > 0) note_groups_of(store, document);
}

std::vector<std::int64_t> members_of(Store::Impl& store, std::int64_t cluster) {
  std::vector<std::int64_t> members;
  Statement& row = store.kept("SELECT key FROM document WHERE copy_cluster = ? ORDER BY key");
  for (row.bind_all(cluster); row.step();) members.push_back(row.integer(0));
  return members;
}

std::size_t root_of(std::vector<std::size_t>& parent, std::size_t i) {
  while (parent[i] != i) i = parent[i] = parent[parent[i]];
  return i;
}

}  // namespace

void join_copies(Store::Impl& store, std::int64_t document, std::string_view text) {
  std::set<std::int64_t> clusters = {document};
  for (const std::int64_t band : copy_bands(text)) {
    Statement& row = store.kept(
        "SELECT d.copy_cluster FROM copy_band b JOIN document d ON d.key = b.document "
        "WHERE b.band = ? LIMIT 1");
    if (row.bind_all(band).step()) clusters.insert(row.integer(0));
    row.reset();
    store.kept("INSERT INTO copy_band VALUES (?, ?)").bind_all(document, band).run();
  }
  const std::int64_t first = *clusters.begin();
  set_cluster(store, document, first);
  for (const std::int64_t cluster : clusters) {
    if (cluster == first || cluster == document) continue;
    for (const std::int64_t member : members_of(store, cluster)) set_cluster(store, member, first);
  }
}

void leave_copies(Store::Impl& store, std::int64_t document) {
  std::vector<std::int64_t> others;
  Statement& row = store.kept(
      "SELECT key FROM document WHERE copy_cluster = (SELECT copy_cluster FROM document WHERE "
      "key = ?1) AND key <> ?1 ORDER BY key");
  for (row.bind_all(document); row.step();) others.push_back(row.integer(0));
  store.kept("DELETE FROM copy_band WHERE document = ?").bind_all(document).run();
  std::vector<std::size_t> parent(others.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  std::map<std::int64_t, std::size_t> first_with;
  for (std::size_t i = 0; i < others.size(); ++i) {
    for (const std::int64_t band : bands_of(store, others[i])) {
      const std::size_t a = root_of(parent, first_with.try_emplace(band, i).first->second);
      const std::size_t b = root_of(parent, i);
      parent[std::max(a, b)] = std::min(a, b);
    }
  }
  for (std::size_t i = 0; i < others.size(); ++i) set_cluster(store, others[i], others[root_of(parent, i)]);
}

void mark_versions(Store::Impl& store, std::int64_t page) {
  if (page == 0) return;
  std::vector<std::pair<std::int64_t, bool>> flips;
  Statement& row = store.kept(
      // `page <> 0` for the index, which leaves out articles without a page.
      "SELECT key, superseded, EXISTS (SELECT 1 FROM document o WHERE o.page = d.page AND o.page <> 0 AND "
      "(o.date, o.sha256, o.id) > (d.date, d.sha256, d.id)) AS now FROM document d "
      "WHERE page = ? AND page <> 0 AND superseded <> now");
  for (row.bind_all(page); row.step();) flips.emplace_back(row.integer(0), row.integer(2) != 0);
  for (const auto& [document, superseded] : flips) {
    store.kept("UPDATE document SET superseded = ? WHERE key = ?")
        .bind_all(std::int64_t{superseded}, document)
        .run();
    if (superseded) {
      withdraw_document(store, document);
    } else {
      store.kept("INSERT OR IGNORE INTO pending VALUES (?)").bind_all(document).run();
    }
  }
}

std::int64_t page_hash(std::string_view url) {
  const std::string key = page_key(url);
  if (key.empty()) return 0;
  return static_cast<std::int64_t>(std::stoull(sha256_hex(key).substr(0, 15), nullptr, 16)) + 1;
}

}  // namespace newsgraph
