#include "graph/view_evidence.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "graph/confidence.hpp"

namespace newsgraph {
namespace {

// The last column only as of a day: each column costs as much as a search through ten rows.
std::string rows_query(bool dated) {
  return std::string("SELECT relation, claim, article, spans, rule, confidence, quote") +
         (dated ? ", document" : "") + " FROM evidence WHERE relation >= ?1 ORDER BY relation";
}
constexpr int kDocument = 7;

// The column of that name (store_schema.cpp), read from front to back.
class Spans {
public:
  explicit Spans(std::string_view text) : m_here(text.data()), m_end(text.data() + text.size()) {}

  std::optional<Span> next() {
    if (m_here != m_end && *m_here == '-') {
      m_here = std::min(m_here + 2, m_end);
      return std::nullopt;
    }
    const std::uint32_t begin = number();
    return Span{begin, number()};
  }

private:
  std::uint32_t number() {
    std::uint32_t value = 0;
    for (; m_here != m_end && *m_here >= '0' && *m_here <= '9'; ++m_here)
      value = value * 10 + static_cast<std::uint32_t>(*m_here - '0');
    if (m_here != m_end) ++m_here;
    return value;
  }

  const char* m_here;
  const char* m_end;
};

void take(const Statement& row, EdgeEvidence& one) {
  one.claim = row.number(1);
  one.document = row.view(2);
  Spans spans(row.view(3));
  one.sentence = spans.next().value_or(Span());
  one.trigger = spans.next().value_or(Span());
  one.source = spans.next();
  one.target = spans.next();
  one.rule = row.view(4);
  one.confidence = row.real(5);
  one.quote = row.view(6);
}

auto place_of(const EdgeEvidence& one) {
  return std::tie(one.document, one.sentence, one.trigger, one.claim);
}

template <typename Number>
std::uint32_t count_different(std::vector<Number>& numbers) {
  std::ranges::sort(numbers);
  const auto doubles = std::ranges::unique(numbers);
  numbers.erase(doubles.begin(), doubles.end());
  return static_cast<std::uint32_t>(numbers.size());
}

}  // namespace

void EvidenceSpread::clear() {
  m_outlets.clear();
  m_texts.clear();
  m_told.clear();
}

void EvidenceSpread::add(std::uint32_t outlet, std::int64_t text, double certainty) {
  m_outlets.push_back(outlet);
  m_texts.push_back(text);
  m_told.emplace_back(text, certainty);
}

std::uint32_t EvidenceSpread::outlets() { return count_different(m_outlets); }
std::uint32_t EvidenceSpread::texts() { return count_different(m_texts); }

double EvidenceSpread::confidence() const {
  CombinedConfidence confidence;
  for (const auto& [text, certainty] : m_told) confidence.add(text, certainty);
  return confidence.value();
}

ArticlesUntil::ArticlesUntil(Database& database, std::string_view day) {
  Statement row(database,
                "SELECT key, copy_cluster, outlet FROM document WHERE date <> '' AND date <= ? ORDER BY key");
  std::map<std::string, std::uint32_t, std::less<>> outlets;
  for (row.bind_all(day); row.step();) {
    auto outlet = outlets.find(row.view(2));
    if (outlet == outlets.end())
      outlet = outlets.emplace(row.text(2), static_cast<std::uint32_t>(outlets.size())).first;
    m_articles.push_back({row.integer(0), row.integer(1), outlet->second});
  }
}

const ArticlesUntil::Article* ArticlesUntil::find(std::int64_t key) const {
  const auto found = std::ranges::lower_bound(m_articles, key, {}, &Article::key);
  return found != m_articles.end() && found->key == key ? &*found : nullptr;
}

EvidenceReader::EvidenceReader(Database& database, std::string_view as_of)
    : m_rows(database, rows_query(!as_of.empty())) {
  if (!as_of.empty()) m_articles.emplace(database, as_of);
}

void EvidenceReader::read(std::string_view edge, std::vector<EdgeEvidence>& evidence) {
  std::size_t count = 0;
  m_told.clear();
  for (bool here = m_rows.find(edge); here; here = m_rows.next()) {
    const auto* article = m_articles ? m_articles->find(m_rows.row().integer(kDocument)) : nullptr;
    if (m_articles && article == nullptr) continue;
    if (count == evidence.size()) evidence.emplace_back();
    take(m_rows.row(), evidence[count++]);
    if (m_articles) m_told.push_back(article);
  }
  evidence.resize(count);
  if (count > 1) sort(evidence);
  if (m_articles) spread(evidence);
}

void EvidenceReader::sort(std::vector<EdgeEvidence>& evidence) {
  m_found.resize(evidence.size());
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    std::swap(m_found[i].evidence, evidence[i]);
    if (m_articles) m_found[i].article = m_told[i];
  }
  std::ranges::sort(m_found, {}, [](const Found& found) { return place_of(found.evidence); });
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    std::swap(evidence[i], m_found[i].evidence);
    if (m_articles) m_told[i] = m_found[i].article;
  }
}

void EvidenceReader::spread(const std::vector<EdgeEvidence>& evidence) {
  m_spread.clear();
  for (std::size_t i = 0; i < evidence.size(); ++i)
    m_spread.add(m_told[i]->outlet, m_told[i]->text, evidence[i].confidence);
}

}  // namespace newsgraph
