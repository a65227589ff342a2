#include "graph/view_evidence.hpp"

#include <algorithm>
#include <cstring>
#include <future>
#include <limits>

#include "graph/confidence.hpp"

namespace newsgraph {
namespace {

Span span_or_none(const Statement& row, int column) {
  return row.is_null(column) ? kNoSpan : Span{row.number(column), row.number(column + 1)};
}

std::optional<Span> known(Span span) { return span == kNoSpan ? std::nullopt : std::optional<Span>(span); }

void take(const EvidenceRow& row, EdgeEvidence& one) {
  one.document = row.document;
  one.sentence = row.sentence;
  one.trigger = row.trigger;
  one.quote = row.quote;
  one.rule = row.rule;
  one.confidence = row.facts.confidence;
  one.claim = row.claim;
  one.source = known(row.facts.source);
  one.target = known(row.facts.target);
}

template <typename Number>
std::uint32_t count_different(std::vector<Number>& numbers) {
  std::ranges::sort(numbers);
  const auto doubles = std::ranges::unique(numbers);
  numbers.erase(doubles.begin(), doubles.end());
  return static_cast<std::uint32_t>(numbers.size());
}

// The quotes of one article after the other.
class QuoteCursor {
public:
  QuoteCursor(Database& database, std::int64_t first_document)
      : m_rows(database,
               "SELECT document, start, \"end\", text FROM quote WHERE document >= ? "
               "ORDER BY document, start, \"end\""),
        m_document(kBefore) {
    m_rows.bind(1, first_document);
  }

  // Documents are asked for in ascending order.
  void open(std::int64_t document) {
    m_quotes.clear();
    m_texts.clear();
    while (m_document < document) step();
    for (; m_document == document; step()) {
      m_quotes.push_back({{m_rows.number(1), m_rows.number(2)}, m_texts.size()});
      m_texts.append(m_rows.view(3));
    }
  }
  // The quote at `sentence`; nothing when it is not there.
  [[nodiscard]] std::optional<std::string_view> at(Span sentence) const {
    const auto place = [](const Quote& quote) { return std::pair(quote.span.begin, quote.span.end); };
    const auto found = std::ranges::lower_bound(m_quotes, std::pair(sentence.begin, sentence.end), {}, place);
    if (found == m_quotes.end() || found->span != sentence) return std::nullopt;
    const std::size_t end = found + 1 == m_quotes.end() ? m_texts.size() : (found + 1)->offset;
    return std::string_view(m_texts).substr(found->offset, end - found->offset);
  }

private:
  struct Quote {
    Span span;
    std::size_t offset = 0;
  };
  static constexpr std::int64_t kBefore = std::numeric_limits<std::int64_t>::min();

  void step() { m_document = m_rows.step() ? m_rows.integer(0) : std::numeric_limits<std::int64_t>::max(); }

  Statement m_rows;
  std::int64_t m_document;  // where m_rows stands
  std::vector<Quote> m_quotes;
  std::string m_texts;
};

constexpr std::string_view kClaims =
    "SELECT document, position, start, \"end\", trigger_start, trigger_end, source_start, source_end, "
    "target_start, target_end, rule, confidence FROM claim WHERE document >= ? ORDER BY document, position";

// Keys of articles, the last one included.
struct DocumentRange {
  std::int64_t first = std::numeric_limits<std::int64_t>::min();
  std::int64_t last = std::numeric_limits<std::int64_t>::max();
};

// Reads the tables side by side, in the order of articles and claims.
class ClaimWalk {
public:
  ClaimWalk(Database& database, std::string_view as_of, DocumentRange range)
      : m_documents(database,
                    "SELECT key, id, outlet, copy_cluster FROM document WHERE key BETWEEN ?2 AND ?3 "
                    "AND (?1 = '' OR (date <> '' AND date <= ?1)) ORDER BY key"),
        m_evidence(database,
                   "SELECT document, claim, relation FROM evidence WHERE document >= ? "
                   "ORDER BY document, claim"),
        m_claims(database, kClaims),
        m_quotes(database, range.first) {
    m_documents.bind_all(as_of, range.first, range.last);
    m_evidence.bind(1, range.first);
    m_claims.bind(1, range.first);
  }

  void feed(EvidenceSorter& sorter) {
    step_evidence();
    step_claim();
    while (m_wanted.document != kEnd && m_documents.step()) {
      const std::int64_t document = m_documents.integer(0);
      while (m_wanted.document < document) step_evidence();
      if (m_wanted.document != document) continue;
      open(document);
      for (; m_wanted.document == document; step_evidence()) {
        while (m_claim < m_wanted) step_claim();
        if (m_claim == m_wanted && read_claim()) sorter.add(m_row);
      }
    }
  }

private:
  static constexpr std::int64_t kEnd = std::numeric_limits<std::int64_t>::max();
  struct Place {
    std::int64_t document = 0, position = 0;
    friend auto operator<=>(const Place&, const Place&) = default;
  };

  static void step(Statement& rows, Place& place) {
    place = rows.step() ? Place{rows.integer(0), rows.integer(1)} : Place{kEnd, 0};
  }
  void step_evidence() { step(m_evidence, m_wanted); }
  void step_claim() { step(m_claims, m_claim); }

  void open(std::int64_t document) {
    m_quotes.open(document);
    m_row.document = m_documents.view(1);
    m_row.facts.outlet = m_outlets.number(m_documents.view(2));
    m_row.facts.text = m_documents.integer(3);
  }

  bool read_claim() {
    EvidenceRow::Facts& facts = m_row.facts;
    m_row.sentence = {m_claims.number(2), m_claims.number(3)};
    const std::optional<std::string_view> quote = m_quotes.at(m_row.sentence);
    if (!quote) return false;
    m_row.claim = static_cast<std::uint32_t>(m_claim.position);
    m_row.trigger = {m_claims.number(4), m_claims.number(5)};
    facts.source = span_or_none(m_claims, 6);
    facts.target = span_or_none(m_claims, 8);
    facts.confidence = m_claims.real(11);
    m_row.relation = m_evidence.view(2);
    m_row.rule = m_claims.view(10);
    m_row.quote = *quote;
    return true;
  }

  Statement m_documents, m_evidence, m_claims;
  Place m_wanted, m_claim;  // where m_evidence and m_claims stand
  QuoteCursor m_quotes;
  OutletNumbers m_outlets;
  EvidenceRow m_row;
};

// From one relation, ?1.
std::string lookup_query(bool dated) {
  return std::string(
             "SELECT c.position, c.start, c.\"end\", c.trigger_start, c.trigger_end, c.source_start, "
             "c.source_end, c.target_start, c.target_end, c.rule, c.confidence, d.id, q.text, d.outlet, "
             "d.copy_cluster FROM evidence e CROSS JOIN document d ON d.key = e.document "
             "CROSS JOIN claim c ON c.document = e.document AND c.position = e.claim "
             "CROSS JOIN quote q ON q.document = c.document AND q.start = c.start AND q.\"end\" = c.\"end\" "
             "WHERE e.relation = ?1 ") +
         (dated ? "AND d.date <> '' AND d.date <= ?2 " : "") +
         "ORDER BY d.id, c.start, c.\"end\", c.trigger_start, c.trigger_end, c.position";
}

}  // namespace

void EvidenceSorter::add(const EvidenceRow& row) {
  m_key.clear();
  append_key_part(m_key, row.relation);
  append_key_part(m_key, row.document);
  for (const std::uint32_t number :
       {row.sentence.begin, row.sentence.end, row.trigger.begin, row.trigger.end, row.claim})
    append_key_part(m_key, number);
  const auto rule = static_cast<std::uint32_t>(row.rule.size());
  m_value.assign(reinterpret_cast<const char*>(&row.facts), sizeof row.facts);
  m_value.append(reinterpret_cast<const char*>(&rule), sizeof rule).append(row.rule).append(row.quote);
  m_sorter.add(m_key, m_value);
}

const EvidenceRow* EvidenceSorter::next() {
  const RecordSorter::Record* record = m_sorter.next();
  if (record == nullptr) return nullptr;
  std::string_view key = m_read_key = record->key;
  m_row.relation = take_key_part(key, m_relation);
  m_row.document = take_key_part(key, m_document);
  m_row.sentence.begin = take_key_number(key);
  m_row.sentence.end = take_key_number(key);
  m_row.trigger.begin = take_key_number(key);
  m_row.trigger.end = take_key_number(key);
  m_row.claim = take_key_number(key);
  std::string_view value = record->value;
  std::memcpy(&m_row.facts, value.data(), sizeof m_row.facts);
  value.remove_prefix(sizeof m_row.facts);
  std::uint32_t rule = 0;
  std::memcpy(&rule, value.data(), sizeof rule);
  m_row.rule = value.substr(sizeof rule, rule);
  m_row.quote = value.substr(sizeof rule + rule);
  return &m_row;
}

std::uint32_t OutletNumbers::number(std::string_view outlet) {
  const auto found = m_numbers.find(outlet);
  if (found != m_numbers.end()) return found->second;
  const auto next = static_cast<std::uint32_t>(m_numbers.size());
  m_numbers.emplace(outlet, next);
  return next;
}

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

EvidenceWalk::EvidenceWalk(Database& database, Database* second, std::string_view as_of) {
  const auto walk = [as_of](Database& over, DocumentRange range, Half& half) {
    ClaimWalk(over, as_of, range).feed(half.sorter);
    half.sorter.sort();
    half.here = half.sorter.next();
  };
  if (second == nullptr) {
    walk(database, {}, m_halves[0]);
  } else {
    const std::int64_t middle = database.integer("SELECT (min(key) + max(key)) / 2 FROM document");
    auto other = std::async(std::launch::async, [&] {
      walk(*second, {middle + 1, DocumentRange().last}, m_halves[1]);
    });
    walk(database, {DocumentRange().first, middle}, m_halves[0]);
    other.get();
  }
}

const EvidenceRow* EvidenceWalk::nearest() {
  const EvidenceRow *a = m_halves[0].here, *b = m_halves[1].here;
  m_nearer = a == nullptr || (b != nullptr && m_halves[1].sorter.key() < m_halves[0].sorter.key()) ? 1 : 0;
  return m_halves[m_nearer].here;
}

const EvidenceRow* EvidenceWalk::next(std::string_view edge) {
  if (m_given) step();
  m_given = false;
  const EvidenceRow* row = nearest();
  for (; row != nullptr && row->relation < edge; row = nearest()) step();
  m_given = row != nullptr && row->relation == edge;
  return m_given ? row : nullptr;
}

EvidenceReader::EvidenceReader(Database& database, bool walk, std::string as_of, Database* second)
    : m_as_of(std::move(as_of)) {
  if (walk)
    m_walk.emplace(database, second, m_as_of);
  else
    m_lookup.emplace(database, lookup_query(!m_as_of.empty()));
}

void EvidenceReader::read(std::string_view edge, std::vector<EdgeEvidence>& evidence) {
  m_spread.clear();
  if (m_lookup) {
    m_lookup->bind(1, edge);
    if (!m_as_of.empty()) m_lookup->bind(2, m_as_of);
  }
  std::size_t count = 0;
  while (const EvidenceRow* row = next(edge)) {
    if (count == evidence.size()) evidence.emplace_back();
    take(*row, evidence[count++]);
    m_spread.add(row->facts.outlet, row->facts.text, row->facts.confidence);
  }
  evidence.resize(count);
}

const EvidenceRow* EvidenceReader::next(std::string_view edge) {
  if (m_walk) return m_walk->next(edge);
  Statement& row = *m_lookup;
  if (!row.step()) return nullptr;
  m_row.relation = edge;
  m_row.document = row.view(11);
  m_row.rule = row.view(9);
  m_row.quote = row.view(12);
  m_row.sentence = {row.number(1), row.number(2)};
  m_row.trigger = {row.number(3), row.number(4)};
  m_row.claim = row.number(0);
  m_row.facts = {span_or_none(row, 5), span_or_none(row, 7), m_outlets.number(row.view(13)), row.integer(14),
                 row.real(10)};
  return &m_row;
}

}  // namespace newsgraph
