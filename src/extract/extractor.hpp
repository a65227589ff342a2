// Document -> Extraction: who did what to whom in one article. The one place where labels of the language
// stages become types of the ontology.
#pragma once

#include <memory>
#include <string>

#include "document.hpp"
#include "extract/confidence.hpp"
#include "graph/ontology.hpp"
#include "graph/records.hpp"

namespace newsgraph {

struct LanguagePack;
struct Trace;

class Extractor {
public:
  // Compiles `<schemas_dir>/lang/en/rules/*.json`. Keeps references to `ontology` and `pack`. Relations less
  // sure than `least_confidence`, 0..1, are left out.
  Extractor(const std::string& schemas_dir, const Ontology& ontology, const LanguagePack& pack,
            double least_confidence = kLikely);
  ~Extractor();
  Extractor(Extractor&&) noexcept;

  // `doc` must hold every layer of stage.hpp. Thread-safe. `trace`, when given, is told what became of every
  // rule; to look that up may add mentions, so take the edges from a run without it.
  [[nodiscard]] Extraction extract(const Document& doc, Trace* trace = nullptr) const;

  // How its confidence comes about.
  [[nodiscard]] const ConfidenceModel& confidence() const;

  // SHA-256 over the rule files and all other JSON of the language pack, in name order, and over the least
  // confidence where it is not the usual one. Reads the files again.
  [[nodiscard]] std::string rule_hash() const;

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace newsgraph
