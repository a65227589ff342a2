#include "resolve/office_holders.hpp"

#include <algorithm>

namespace newsgraph {
namespace {

constexpr int kReach = 90;          // days to the nearest article that tells who holds the office
constexpr int kNearest = 4;         // articles on either side of the day that must not disagree
constexpr int kFresh = 45;          // days after which the last article proves nothing alone
constexpr std::size_t kFewest = 2;  // articles

}  // namespace

OfficeHolders::OfficeHolders(BlockTables& tables, Changes& changes, const std::vector<Decision>& decisions)
    : m_tables(tables), m_changes(changes) {
  const std::set<std::size_t> back = undone(decisions);
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    if (decisions[i].action == Action::split_article && back.count(i + 1) == 0)
      m_splits[{decisions[i].value, decisions[i].first.id}] = i + 1;
  }
}

// Offices and days of which an article that came, went or means somebody else now tells.
std::set<std::pair<std::string, int>> OfficeHolders::retold() const {
  std::set<std::pair<std::string, int>> all = m_tables.dirty_offices();
  all.insert(m_changes.offices.begin(), m_changes.offices.end());
  for (const std::int64_t document : affected_documents(m_tables, m_changes)) {
    for (const OfficeTold& told : m_tables.offices_told_in(document)) all.emplace(told.office, told.day);
  }
  return all;
}

void OfficeHolders::settle() {
  for (const std::int64_t document : m_changes.documents) {
    for (OfficeAlone& alone : m_tables.offices_alone_in(document)) place(std::move(alone));
  }
  if (m_tables.is_fresh()) return;
  for (const auto& [office, day] : retold()) {
    const int from = m_tables.told_since(office, day, kReach, kNearest);
    const int to = m_tables.told_until(office, day, kReach, kNearest);
    for (OfficeAlone& alone : m_tables.offices_alone(office, from, to)) place(std::move(alone));
  }
}

void OfficeHolders::place(OfficeAlone alone) {
  std::string now = holder(alone);
  if (!now.empty() && !m_splits.empty() && m_splits.count({m_tables.info(alone.place.document).id, now}) != 0)
    now.clear();
  if (now == alone.holder) return;
  alone.holder = std::move(now);
  m_tables.set_holder(alone);
  m_changes.claims.insert(alone.place);
}

std::string OfficeHolders::holder(const OfficeAlone& alone) const {
  const auto before = m_tables.holders_before(alone.office, alone.day, kReach, kNearest);
  const auto after = m_tables.holders_after(alone.office, alone.day, kReach, kNearest);
  std::string person;
  std::set<std::int64_t> articles;
  for (const auto* side : {&before, &after}) {
    for (const BlockTables::Holder& told : *side) {
      if (told.past) continue;
      if (told.person.empty() || (!person.empty() && person != told.person)) return {};
      person = told.person;
      articles.insert(told.document);
    }
  }
  if (articles.size() < kFewest || !person.starts_with("person:")) return {};
  const bool left = std::any_of(before.begin(), before.end(), [&](const BlockTables::Holder& told) {
    return told.past && told.person == person;
  });
  const auto in_office = [](const BlockTables::Holder& told) { return !told.past; };
  const bool followed = std::any_of(after.begin(), after.end(), in_office);
  const auto is_proof = [&](const BlockTables::Holder& told) {
    return in_office(told) && (followed || told.day >= alone.day - kFresh);
  };
  return !left && std::any_of(before.begin(), before.end(), is_proof) ? person : std::string();
}

std::set<std::size_t> OfficeHolders::decisions_in_effect() const {
  std::set<std::size_t> numbers;
  for (const auto& [split, number] : m_splits) {
    const auto document = m_tables.key_of(split.first);
    if (!document) continue;
    for (const OfficeAlone& alone : m_tables.offices_alone_in(*document)) {
      if (holder(alone) == split.second) numbers.insert(number);
    }
  }
  return numbers;
}

}  // namespace newsgraph
