// Articles written down in a few words, and the graph that they give.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "resolve_support.hpp"

namespace newsgraph::test {

inline const Ontology& ontology() {
  static const Ontology loaded = Ontology::load(NEWSGRAPH_SOURCE_DIR "/schemas");
  return loaded;
}

// An article, written down in a few words.
class Article {
public:
  explicit Article(std::string id, std::string date = "2026-02-03") {
    m_made.document = {std::move(id), "", std::move(date), "", "", ""};
    m_made.document.sha256 = m_made.document.id;
  }
  std::uint32_t entity(std::string type, std::string name, std::string country = "",
                       std::vector<std::string> aliases = {}) {
    m_made.entities.push_back(
        {std::move(type), std::move(name), std::move(country), std::move(aliases), {{0, 1}}, {}});
    return static_cast<std::uint32_t>(m_made.entities.size() - 1);
  }
  std::uint32_t person(std::string name, std::string country = "", std::string office = "") {
    const std::uint32_t id = entity("Person", std::move(name), std::move(country));
    if (!office.empty()) m_made.entities[id].properties["office"] = std::move(office);
    return id;
  }
  std::uint32_t country(const std::string& code) { return entity("Country", "Land " + code, code); }
  Article& date(std::uint32_t id, std::string day) {
    m_made.entities[id].properties["date"] = std::move(day);
    return *this;
  }
  ExtractedRelation& says(std::string type, std::optional<std::uint32_t> source,
                          std::optional<std::uint32_t> target, Status status = Status::actual,
                          std::string from = "", std::string to = "") {
    ExtractedRelation relation;
    relation.type = std::move(type);
    relation.source = source;
    relation.target = target;
    relation.status = status;
    relation.time = {from, to.empty() ? from : to, ""};
    relation.confidence = 0.8;
    relation.rule = "test";
    const auto at = static_cast<std::uint32_t>(m_made.relations.size());
    relation.evidence = {{at, at + 1}, {at, at + 1}, std::nullopt, std::nullopt};
    m_made.relations.push_back(std::move(relation));
    return m_made.relations.back();
  }
  Article& with(ExtractedEntity entity) {
    m_made.entities.push_back(std::move(entity));
    return *this;
  }
  operator Extraction() const { return m_made; }

private:
  Extraction m_made;
};

inline ResolvedGraph resolved(const std::vector<Extraction>& articles) {
  return resolve(articles, ontology());
}

inline std::vector<std::string> ids(const ResolvedGraph& graph) {
  std::vector<std::string> all;
  for (const Node& node : graph.nodes) all.push_back(node.id);
  return all;
}

// Nodes of articles that hold one entity each.
inline std::vector<std::string> one_each(const std::vector<ExtractedEntity>& entities) {
  std::vector<Extraction> articles;
  for (const ExtractedEntity& entity : entities) {
    Extraction article = Article(std::string("d").append(std::to_string(articles.size())));
    article.entities = {entity};
    articles.push_back(article);
  }
  return ids(resolved(articles));
}

inline ExtractedEntity person(std::string name, std::string country = "", std::string office = "") {
  ExtractedEntity entity{"Person", std::move(name), std::move(country), {}, {}, {}};
  if (!office.empty()) entity.properties["office"] = std::move(office);
  return entity;
}

inline ExtractedEntity body(std::string name, std::string country = "",
                            std::vector<std::string> aliases = {}) {
  return {"Organization", std::move(name), std::move(country), std::move(aliases), {}, {}};
}

using Ids = std::vector<std::string>;

}  // namespace newsgraph::test
