#include "resolve/contexts.hpp"

#include <algorithm>
#include <cstdlib>

#include "resolve/days.hpp"
#include "resolve/keys.hpp"

namespace newsgraph {
namespace {

constexpr int kFar = 366;  // days; articles further apart may well speak of others

}  // namespace

Contexts::Documents Contexts::documents_of(const Wording& wording) const {
  Documents documents;
  for (const ClaimPlace& use : m_tables.uses_of(wording.key)) documents.insert(use.document);
  return documents;
}

// By the type that the article gives: what others make of the name may change.
std::string Contexts::key_of(const Wording& wording) const {
  const std::string type = stated_type(wording);
  if (type == "Person")
    return m_names.person(wording.name).full() ? "P:" + m_names.variant_key(wording.name) : std::string();
  if (type == "Organization") return "O:" + m_names.organization_key(wording.name);
  return type == "Place" ? "N:" + m_names.place_key(wording.name) : std::string();
}

Contexts::Article& Contexts::article(std::int64_t document) {
  const auto [found, is_new] = m_articles.try_emplace(document);
  Article& article = found->second;
  if (!is_new) return article;
  article.day = day_number(m_tables.info(document).date).value_or(0);
  for (const std::int64_t wording : m_tables.wordings_in(document)) {
    std::string key = key_of(m_tables.wording(wording));
    if (!key.empty()) article.names.push_back(std::move(key));
  }
  std::sort(article.names.begin(), article.names.end());
  article.names.erase(std::unique(article.names.begin(), article.names.end()), article.names.end());
  return article;
}

// Inside keys of articles differ from store to store, ids do not.
std::vector<std::int64_t> Contexts::first_of(const Documents& documents) const {
  if (documents.size() <= kMost) return {documents.begin(), documents.end()};
  std::map<std::string, std::int64_t> by_id;
  for (const std::int64_t document : documents) by_id[m_tables.info(document).id] = document;
  std::vector<std::int64_t> first;
  for (const auto& [id, document] : by_id) {
    if (first.size() == kMost) break;
    first.push_back(document);
  }
  return first;
}

bool Contexts::near(const Article& a, const Article& b) {
  return a.day == 0 || b.day == 0 || std::abs(a.day - b.day) <= kFar;
}

// Those whom the article names in full.
std::size_t Contexts::count(const std::set<std::string>& people, std::int64_t document) {
  if (people.empty()) return 0;
  std::optional<std::set<std::string>>& named = article(document).people;
  if (!named) {
    const std::vector<std::string> rules = m_tables.rules_in(document);
    named.emplace(rules.begin(), rules.end());
  }
  return static_cast<std::size_t>(std::count_if(
      people.begin(), people.end(), [&](const std::string& person) { return named->count(person) != 0; }));
}

bool Contexts::alike(std::int64_t a, std::int64_t b, const std::set<std::string>& except,
                     const std::set<std::string>& people) {
  const Article& left = article(a);
  const Article& right = article(b);
  if (!near(left, right)) return false;
  std::vector<std::string> shared;
  std::set_intersection(left.names.begin(), left.names.end(), right.names.begin(), right.names.end(),
                        std::back_inserter(shared));
  std::erase_if(shared, [&](const std::string& key) { return except.count(key) != 0; });
  const bool person =
      std::any_of(shared.begin(), shared.end(), [](const std::string& key) { return key.starts_with("P:"); });
  if (shared.size() >= (person ? 2 : 3)) return true;
  const std::size_t by_surname = count(people, b);
  return by_surname > 0 && shared.size() + by_surname >= 2;
}

bool Contexts::share(const Documents& a, const Documents& b, const std::set<std::string>& except,
                     const std::set<std::string>& people) {
  const std::vector<std::int64_t> left = first_of(a);
  const std::vector<std::int64_t> right = first_of(b);
  return std::any_of(left.begin(), left.end(), [&](std::int64_t x) {
    return std::any_of(right.begin(), right.end(),
                       [&](std::int64_t y) { return x != y && alike(x, y, except, people); });
  });
}

}  // namespace newsgraph
