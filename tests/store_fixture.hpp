// What several tests of the graph side share: a folder that goes away, and a small article with its graph.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <string>

#include "graph/records.hpp"
#include "graph/store.hpp"

namespace newsgraph::test {

class TempDir {
public:
  TempDir() {
    static int count = 0;
    m_path = std::filesystem::temp_directory_path() /
             ("newsgraph-test-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
    std::filesystem::create_directories(m_path);
  }
  ~TempDir() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
  }
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;
  [[nodiscard]] std::string file(const std::string& name) const { return (m_path / name).string(); }
  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
  std::filesystem::path m_path;
};

inline constexpr const char* kVisitText = "Anna Ruiz will visit Norway on Tuesday. She leads the talks.";

// "Anna Ruiz will visit Norway": two entities and two claims in one sentence.
inline Extraction visit_article(const std::string& id, const std::string& date = "2026-02-02") {
  Extraction article;
  article.document = {id, "A visit", date, "Example Wire", "", "sha-of-" + id + date};
  article.entities = {{"Person", "Anna Ruiz", "ESP", {"Ruiz"}, {{0, 9}, {40, 43}}, {}},
                      {"Country", "Norway", "NOR", {}, {{21, 27}}, {}}};
  article.entities[0].properties["office"] = std::string("Foreign Minister");
  ExtractedRelation visit;
  visit.type = "visits";
  visit.source = 0;
  visit.target = 1;
  visit.roles["place"] = 1;
  visit.status = Status::planned;
  visit.time = {"2026-02-03", "2026-02-03", "Tuesday"};
  visit.properties["rounds"] = std::int64_t{2};
  visit.speaker = 0;
  visit.plover = PloverCode{"AGREE", "visit"};
  visit.cameo = "036";
  visit.confidence = 0.9;
  visit.rule = "visit-verb";
  visit.evidence = {{0, 39}, {15, 20}, Span{0, 9}, Span{21, 27}};
  ExtractedRelation leads;
  leads.type = "leads";
  leads.source = 0;
  leads.confidence = 0.5;
  leads.rule = "lead-verb";
  leads.evidence = {{40, 60}, {44, 49}, std::nullopt, std::nullopt};
  article.relations = {visit, leads};
  return article;
}

// The graph of one or more visit articles.
inline ResolvedGraph visit_graph(const std::vector<std::string>& documents) {
  ResolvedGraph graph;
  graph.nodes = {{"country:NOR", "Country", "Norway", "NOR", {"Kingdom of Norway"}, {}},
                 {"person:anna-ruiz", "Person", "Anna Ruiz", "ESP", {"Ruiz"}, {}}};
  graph.nodes[1].properties["office"] = std::string("Foreign Minister");
  Edge leads;
  leads.id = "e1";
  leads.type = "leads";
  leads.source = "person:anna-ruiz";
  leads.confidence = 0.5;
  Edge visit;
  visit.id = "e2";
  visit.type = "visits";
  visit.source = "person:anna-ruiz";
  visit.target = "country:NOR";
  visit.status = Status::planned;
  visit.from = visit.to = "2026-02-03";
  visit.speaker = "person:anna-ruiz";
  visit.roles["place"] = "country:NOR";
  visit.properties["rounds"] = std::int64_t{2};
  visit.confidence = 0.9;
  visit.plover = "AGREE";
  visit.plover_mode = "visit";
  visit.cameo = "036";
  for (const std::string& document : documents) {
    EdgeEvidence evidence;
    evidence.document = document;
    evidence.claim = 0;
    visit.evidence.push_back(evidence);
    evidence.claim = 1;
    leads.evidence.push_back(evidence);
    graph.resolutions.push_back({document, 0, "person:anna-ruiz", "same name"});
    graph.resolutions.push_back({document, 1, "country:NOR", "country code"});
  }
  visit.sources = leads.sources = static_cast<std::uint32_t>(documents.size());
  graph.edges = {leads, visit};
  return graph;
}

// What takes a store of now back to the format before the last one, and that to the first.
inline constexpr const char* kToSecondFormat = R"sql(
DROP TABLE office_told;
DROP TABLE office_alone;
DROP TABLE dirty_office;
DROP TRIGGER relation_needs_evidence;
DROP VIEW shown_claim;
ALTER TABLE evidence DROP COLUMN article;
ALTER TABLE evidence DROP COLUMN spans;
ALTER TABLE evidence DROP COLUMN rule;
ALTER TABLE evidence DROP COLUMN confidence;
ALTER TABLE evidence DROP COLUMN quote;
ALTER TABLE relation DROP COLUMN outlets;
ALTER TABLE relation DROP COLUMN independent;
CREATE TRIGGER relation_needs_evidence AFTER INSERT ON relation BEGIN
  INSERT INTO evidence VALUES (NEW.id, NEW.proof_document, NEW.proof_claim);
END;
PRAGMA user_version = 2;
)sql";
inline constexpr const char* kToFirstFormat = R"sql(
CREATE TABLE common_key (key TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE moved_claim (x);
DELETE FROM meta WHERE key = 'articles_sum';
PRAGMA user_version = 1;
)sql";

}  // namespace newsgraph::test
