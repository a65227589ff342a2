// The story of the program: read -> annotate -> extract -> store, then resolve.
#pragma once

#include <cstdint>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "document.hpp"
#include "extract/extractor.hpp"
#include "extract/language_pack.hpp"
#include "graph/ontology.hpp"
#include "graph/store.hpp"
#include "ingest/reader.hpp"
#include "nlp/model_file.hpp"
#include "nlp/stage.hpp"

namespace newsgraph {

// Everything that is loaded once and shared by threads.
class Analyzer {
public:
  // Throws DataError when a file under `schemas_dir` is missing or wrong. `least_confidence` as in Extractor.
  explicit Analyzer(const std::string& schemas_dir, double least_confidence = kLikely);
  Analyzer(const Analyzer&) = delete;  // stages and extractor refer to the lists beside them
  Analyzer& operator=(const Analyzer&) = delete;

  void annotate(Document& doc) const;
  [[nodiscard]] Extraction extract(const Document& doc, Trace* trace = nullptr) const {
    return m_extractor.extract(doc, trace);
  }
  [[nodiscard]] const Ontology& ontology() const { return m_ontology; }
  [[nodiscard]] const ConfidenceModel& confidence() const { return m_extractor.confidence(); }
  // Reads the language pack's files again at each call.
  [[nodiscard]] StoreStamp stamp() const;

private:
  Analyzer(const std::string& schemas_dir, double least_confidence, std::future<ModelFile> model);

  Ontology m_ontology;
  LanguagePack m_pack;
  Extractor m_extractor;
  std::string m_model_checksum;
  std::vector<std::unique_ptr<Stage>> m_stages;
};

struct Progress {
  std::uint64_t done = 0, skipped = 0, failed = 0, total_files = 0, files_done = 0;
};

struct RunOptions {
  std::vector<std::string> inputs;
  unsigned jobs =
      1;  // articles analysed at once; 1 starts no thread, more start one to read and jobs - 1 to work
  // True: the article need not be analysed and is not consumed. Called from several threads. May be empty.
  std::function<bool(const Document&)> skip;
  std::function<void(const Progress&)> progress;     // called from one thread at a time
  std::function<void(const InputFailure&)> failure;  // in input order
};

// Reads all inputs, annotates and extracts in parallel, and calls `consume` in input order from one thread at
// a time. An article that a stage cannot take is one failure and the rest goes on; what `consume` throws ends
// the run and comes out here. Memory is bounded by the articles in flight, not by the inputs.
Progress run(const Analyzer& analyzer, const RunOptions& options,
             const std::function<void(const Document&, const Extraction&)>& consume);

// The same without extraction, for `annotate`. Throws DataError when the stages are out of order.
Progress run_annotate(const std::vector<std::unique_ptr<Stage>>& stages, const RunOptions& options,
                      const std::function<void(const Document&)>& consume);

// The store as it was on that day, where a later version has since taken the place of an article: the version
// valid then speaks again. A copy that goes with the object; nothing when no article had another version.
[[nodiscard]] std::optional<Store> store_as_of(const Store& store, const std::string& day,
                                               const Ontology& ontology);

// Brings entities and relations up to date with the store's claims and decisions.
void resolve_store(Store& store, const Ontology& ontology);

}  // namespace newsgraph
