// The ledger in the store: decisions in the order in which they were taken.
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

std::vector<Decision> Store::decisions() const {
  Statement row(m_impl->db,
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

void Store::replace_decisions(const std::vector<Decision>& decisions) {
  m_impl->expect_no_reader();
  Transaction transaction(m_impl->db, Transaction::Kind::write);
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
