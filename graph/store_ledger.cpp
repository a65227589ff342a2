// The ledger in the store: decisions in the order in which they were taken.
#include <algorithm>

#include "graph/store_impl.hpp"
#include "graph/store_seals.hpp"

namespace newsgraph {
namespace {

void insert(Store::Impl& store, std::int64_t number, const Decision& decision) {
  store.kept("INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)")
      .bind_all(number, name_of(decision.action), decision.first.id, decision.first.name, decision.second.id,
                decision.second.name, decision.value, decision.reason)
      .run();
}

void mark_changed(Store::Impl& store) {
  store.set_counter("claims_version", store.counter("claims_version") + 1);
}

}  // namespace

namespace {

void note_handle(Store::Impl& store, const NodeHandle& handle) {
  if (handle.id.empty()) return;
  store.kept("INSERT OR IGNORE INTO dirty_handle VALUES (?)").bind_all(handle.id + "\n" + handle.name).run();
}

// What a decision that came or went may change. An article of which something is split off is read again, as
// its names are no longer shared with other articles, or are again.
void note_decision(Store::Impl& store, const std::vector<Decision>& ledger, const Decision& decision) {
  note_handle(store, decision.first);
  note_handle(store, decision.second);
  if (decision.action == Action::undo) {
    const std::size_t number = std::stoul(decision.value);
    if (number > 0 && number <= ledger.size() && ledger[number - 1].action != Action::undo)
      note_decision(store, ledger, ledger[number - 1]);
  }
  if (decision.action != Action::split_article) return;
  Statement& row = store.kept("SELECT key FROM document WHERE id = ?");
  const std::int64_t document = row.bind_all(decision.value).step() ? row.integer(0) : 0;
  row.reset();
  if (document != 0) forget_document(store, document);
}

}  // namespace

std::vector<Decision> read_decisions(Store::Impl& store) {
  Statement row(store.db,
                "SELECT action, first, first_name, second, second_name, value, reason FROM decision "
                "ORDER BY number");
  std::vector<Decision> all;
  while (row.step()) {
    all.push_back({action_named(row.view(0)),
                   {row.text(1), row.text(2)},
                   {row.text(3), row.text(4)},
                   row.text(5),
                   row.text(6)});
  }
  return all;
}

std::vector<Decision> Store::decisions() const { return read_decisions(*m_impl); }

void Store::replace_decisions(const std::vector<Decision>& decisions) {
  m_impl->expect_no_reader();
  Transaction transaction(m_impl->db, Transaction::Kind::write);
  const std::vector<Decision> before = read_decisions(*m_impl);
  const auto same = static_cast<std::size_t>(
      std::mismatch(before.begin(), before.end(), decisions.begin(), decisions.end()).first - before.begin());
  for (std::size_t i = same; i < before.size(); ++i) note_decision(*m_impl, before, before[i]);
  for (std::size_t i = same; i < decisions.size(); ++i) note_decision(*m_impl, decisions, decisions[i]);
  m_impl->db.execute("DELETE FROM decision");
  std::int64_t number = 0;
  for (const Decision& decision : decisions) insert(*m_impl, ++number, decision);
  seal_ledger(*m_impl);
  mark_changed(*m_impl);
  transaction.commit();
}

std::vector<DecisionNote> Store::decision_notes() const {
  Statement row(m_impl->db, "SELECT number, note FROM decision WHERE note IS NOT NULL ORDER BY number");
  std::vector<DecisionNote> notes;
  while (row.step()) notes.push_back({static_cast<std::size_t>(row.integer(0)), row.text(1)});
  return notes;
}

}  // namespace newsgraph
