// Lone surnames, once all full names, bodies and places have theirs: what depends on which bearers, namesakes
// and articles, and is looked at again when these change.
#include <algorithm>

#include "resolve/blocks.hpp"
#include "resolve/surnames.hpp"

namespace newsgraph {
namespace {

constexpr std::string_view kBody = "O:";
constexpr std::string_view kPlace = "N:Place:";

std::string surname_of(const std::string& key) { return key.substr(2, key.rfind('|') - 2); }

bool is_lone(const Wording& wording, const Names& names) {
  return wording.type == "Person" && wording.document != 0 && !names.person(wording.name).full();
}

}  // namespace

void Changes::bearers_change(const BlockTables& tables, std::string_view rule) {
  for (const auto& [surname, bearer] : tables.bearings(rule)) bearers_of_change(tables, surname);
}

void Changes::bearers_of_change(const BlockTables& tables, const std::string& surname) {
  if (surnames.count(surname) == 0) surnames[surname] = tables.bearers(surname).size();
}

std::string_view lone_name(std::string_view key) {
  for (const std::string_view kind : {kBody, kPlace}) {
    if (!key.starts_with(kind)) continue;
    const std::string_view name = key.substr(kind.size());
    return name.find_first_of(" |") == std::string_view::npos ? name : std::string_view();
  }
  return {};
}

void Blocks::place_surnames() {
  std::set<std::string> whole, doubtful;
  const auto add = [&](const std::string& surname, std::set<std::string>& keys) {
    for (std::string& key : m_tables.keys_like("S:" + surname + "|")) keys.insert(std::move(key));
  };
  for (const auto& [surname, before] : m_changes.surnames) add(surname, whole);
  // Articles that name a bearer came or went: a surname that only they explain is looked at again.
  for (const std::string& surname : m_changes.contexts) {
    if (m_changes.surnames.count(surname) == 0) add(surname, doubtful);
  }
  for (const std::string& key : due("S:", "S;")) {
    m_changes.namesakes.insert(surname_of(key));
    if (whole.count(key) == 0 && doubtful.count(key) == 0) place_lone(key, Due::fresh);
  }
  for (const std::string& key : doubtful) place_lone(key, Due::doubtful);
  for (const std::string& key : whole) place_lone(key, Due::all);
  place_beside();
  place_namesakes();
}

// Who else is meant by a surname alone tells of what an article speaks.
void Blocks::place_beside() {
  if (m_tables.is_fresh()) return;
  std::set<std::int64_t> articles;
  for (const auto& [surname, before] : m_changes.surnames) {
    if (before != 1 && m_tables.bearers(surname).size() != 1) continue;
    for (const std::string& key : m_tables.keys_like("S:" + surname + "|")) {
      for (const std::int64_t each : m_tables.with_key(key)) articles.insert(m_tables.wording(each).document);
    }
  }
  for (const std::int64_t article : articles) {
    for (const std::int64_t each : m_tables.wordings_in(article)) {
      Wording wording = m_tables.wording(each);
      if (!is_lone(wording, m_names) || wording.rule.empty() || wording.reason == kOnlyBearer) continue;
      const std::string key = m_tables.keys_of(each).front();
      place_lone(std::move(wording), key, m_tables.bearers(surname_of(key)));
    }
  }
}

// What no person bears in full is weighed against bodies and places by all its uses.
void Blocks::place_namesakes() {
  if (m_tables.is_fresh()) return;
  for (const std::string& word : m_changes.namesakes) {
    if (m_changes.surnames.count(word) != 0 || !m_tables.bearers(word).empty()) continue;
    for (const std::string& key : m_tables.keys_like("S:" + word + "|")) {
      for (Wording& wording : living(key)) {
        if (namesake(word) != nullptr || wording.reason == kNamesake) place_lone(std::move(wording), key, {});
      }
    }
  }
}

void Blocks::place_lone(const std::string& key, Due due) {
  const std::vector<Bearer> bearers = m_tables.bearers(surname_of(key));
  if (due == Due::doubtful && bearers.size() > kMostBearers) due = Due::fresh;
  for (Wording& wording : living(key)) {
    if (due == Due::fresh && !wording.rule.empty()) continue;
    if (due == Due::doubtful && wording.reason == kOnlyBearer) continue;
    place_lone(std::move(wording), key, bearers);
  }
}

void Blocks::place_lone(Wording wording, const std::string& key, const std::vector<Bearer>& bearers) {
  Wording now = wording;
  const LoneArticle article{m_tables.info(wording.document).id, m_tables.rules_in(wording.document),
                            [&](const Bearer& bearer) { return shares_context(wording.document, bearer); }};
  place_surname(now, key, bearers, article);
  if (bearers.empty()) join_namesake(now, surname_of(key));
  if (!wording.entity.empty()) m_changes.nodes.insert(wording.entity);
  if (now.rule == wording.rule && now.home == wording.home && now.reason == wording.reason) return;
  const bool moves = now.rule != wording.rule;
  if (!moves || !m_changes.move(m_tables, now, std::string(now.rule))) m_tables.place(now);
}

// Full names only: a lone surname that joined them proves nothing.
bool Blocks::shares_context(std::int64_t document, const Bearer& bearer) {
  Contexts::Documents named;
  std::set<std::string> keys;
  for (const Wording& wording : m_tables.of_rule(bearer.rule)) {
    if (!m_names.person(wording.name).full()) continue;
    named.merge(m_contexts.documents_of(wording));
    keys.insert(m_contexts.key_of(wording));
  }
  std::set<std::string> others = lone_people(document);
  others.erase(bearer.rule);
  return m_contexts.share({document}, named, keys, others);
}

// Of the surnames that stand alone in an article and that one person only bears, the clusters.
const std::set<std::string>& Blocks::lone_people(std::int64_t document) {
  const auto [found, is_new] = m_lone_people.try_emplace(document);
  if (!is_new) return found->second;
  for (const std::int64_t each : m_tables.wordings_in(document)) {
    const Wording wording = m_tables.wording(each);
    if (!is_lone(wording, m_names)) continue;
    const std::vector<Bearer> bearers = m_tables.bearers(surname_of(m_tables.keys_of(each).front()));
    if (bearers.size() != 1) continue;
    const std::string& country = bearers.front().country;
    if (wording.country.empty() || country.empty() || wording.country == country)
      found->second.insert(bearers.front().rule);
  }
  return found->second;
}

// The only body or place called by a word, if many more articles know it than take the word for a person.
const Blocks::Namesake* Blocks::namesake(const std::string& word) {
  constexpr std::size_t kClear = 3;  // times as often
  const auto [found, is_new] = m_namesakes.try_emplace(word);
  if (!is_new) return found->second ? &*found->second : nullptr;
  Namesake known;
  std::set<std::string> rules;
  for (const std::string_view kind : {kBody, kPlace}) {
    for (const std::int64_t each : m_tables.with_key(std::string(kind) + word)) {
      const Wording wording = m_tables.wording(each);
      if (wording.uses == 0) continue;
      rules.insert(wording.rule);
      known.rule = wording.rule;
      known.country = wording.home;
      known.documents.merge(m_contexts.documents_of(wording));
      known.keys.insert(m_contexts.key_of(wording));
    }
  }
  if (rules.size() != 1 || known.documents.size() < kClear) return nullptr;
  std::size_t alone = 0;
  for (const std::string& key : m_tables.keys_like("S:" + word + "|")) alone += living(key).size();
  if (known.documents.size() >= kClear * alone) found->second = std::move(known);
  return found->second ? &*found->second : nullptr;
}

// A word that somebody takes for a person, where articles with the same other names have a body or a place.
void Blocks::join_namesake(Wording& lone, const std::string& word) {
  const Namesake* known = namesake(word);
  if (known == nullptr || known->documents.count(lone.document) != 0) return;
  if (!lone.country.empty() && !known->country.empty() && lone.country != known->country) return;
  if (!m_contexts.share({lone.document}, known->documents, known->keys)) return;
  lone.rule = known->rule;
  lone.home = known->country;
  lone.reason = kNamesake;
}

}  // namespace newsgraph
