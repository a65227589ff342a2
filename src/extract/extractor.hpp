// Document -> Extraction: who did what to whom in one article. The one place where labels of the language
// stages become types of the ontology.
#pragma once

#include <memory>
#include <string>

#include "document.hpp"
#include "graph/ontology.hpp"
#include "graph/records.hpp"

namespace newsgraph {

class Extractor {
public:
  // Compiles `<schemas_dir>/lang/en/rules/*.json` and reads places and names. Keeps a reference to
  // `ontology`.
  Extractor(const std::string& schemas_dir, const Ontology& ontology);
  ~Extractor();
  Extractor(Extractor&&) noexcept;

  // `doc` must hold every layer of stage.hpp. Thread-safe.
  [[nodiscard]] Extraction extract(const Document& doc) const;

  // SHA-256 over the rule files and all other JSON of the language pack, in name order.
  [[nodiscard]] const std::string& rule_hash() const;

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace newsgraph
