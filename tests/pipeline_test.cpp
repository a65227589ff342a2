#include "pipeline.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "base/error.hpp"
#include "base/file.hpp"
#include "graph/extraction_json.hpp"
#include "ingest_support.hpp"

using namespace newsgraph;
using Strings = std::vector<std::string>;

namespace {

using Stages = std::vector<std::unique_ptr<Stage>>;

// Takes longer over some articles than over others, and fails on those that say so.
class MoodyStage : public Stage {
public:
  [[nodiscard]] std::string_view name() const override { return "moody"; }
  [[nodiscard]] LayerSet needs() const override { return {Layer::text}; }
  [[nodiscard]] LayerSet gives() const override { return {Layer::sentences}; }
  void run(Document& doc) const override {
    std::this_thread::sleep_for(std::chrono::microseconds(doc.text.size() * 37 % 900));
    if (doc.text.find("explode") != std::string::npos) throw std::runtime_error("too much to take");
    doc.sentences.push_back({{0, static_cast<std::uint32_t>(doc.text.size())}, {}});
  }
};

const Stages& moody_stages() {
  static const Stages kStages = [] {
    Stages stages;
    stages.push_back(std::make_unique<MoodyStage>());
    return stages;
  }();
  return kStages;
}

const Analyzer& english_analyzer() {
  static const Analyzer kAnalyzer(schemas_dir());
  return kAnalyzer;
}

struct StageTrace {
  Strings events;
  Progress progress;
};

// What a run gives, in the order in which it gives it.
StageTrace trace(const Strings& inputs, unsigned jobs) {
  StageTrace out;
  RunOptions options;
  options.inputs = inputs;
  options.jobs = jobs;
  options.failure = [&](const InputFailure& failure) {
    out.events.push_back(failure.where + ": " + failure.reason);
  };
  out.progress = run_annotate(moody_stages(), options, [&](const Document& doc) {
    out.events.push_back(doc.id + " " + std::to_string(doc.sentences.size()));
  });
  return out;
}

std::string record(int number, const std::string& words) {
  return R"({"id":")" + std::to_string(number) + R"(","text":"Number )" + std::to_string(number) + " " +
         words + "\"}\n";
}

}  // namespace

TEST_CASE("articles and failures come in input order, whatever the number of threads") {
  const TemporaryFolder folder;
  std::string many;
  for (int i = 0; i < 300; ++i) {
    const std::string padding(static_cast<std::size_t>(i * 7 % 29), 'x');
    many += i % 50 == 7 ? "{broken\n" : record(i, i % 40 == 3 ? "will explode." : padding + " is here.");
  }
  const Strings inputs = {folder.write("b.ndjson", many), folder.path("none.txt"),
                          folder.write("a.txt", "A story of one."), folder.write("empty.txt", ""),
                          folder.write("z.txt", "A story to explode.")};
  const StageTrace alone = trace(inputs, 1);
  CHECK(alone.events.size() == 304);
  CHECK(alone.progress.done == 287);
  CHECK(alone.progress.failed == 17);
  CHECK(alone.progress.files_done == alone.progress.total_files);
  CHECK(alone.progress.total_files == 4);
  CHECK(alone.events[0] == "0 1");
  CHECK_THAT(alone.events[3],
             Catch::Contains("article '3' could not be analysed") && Catch::EndsWith("too much to take"));
  CHECK_THAT(alone.events[7], Catch::Contains("b.ndjson:8: not valid JSON"));
  CHECK_THAT(alone.events[300], Catch::EndsWith("none.txt: does not exist"));
  for (const unsigned jobs : {2U, 5U}) CHECK(trace(inputs, jobs).events == alone.events);
}

TEST_CASE("what the consumer throws ends the run at once") {
  const TemporaryFolder folder;
  std::string many;
  for (int i = 0; i < 2000; ++i) many += record(i, "is here.");
  RunOptions options;
  options.inputs = {folder.write("a.ndjson", many)};
  for (const unsigned jobs : {1U, 2U}) {
    options.jobs = jobs;
    int consumed = 0;
    CHECK_THROWS_WITH(run_annotate(moody_stages(), options,
                                   [&](const Document&) {
                                     if (++consumed == 10) throw std::runtime_error("disk full");
                                   }),
                      "disk full");
    CHECK(consumed == 10);
  }
}

TEST_CASE("no inputs and empty folders are no work") {
  const TemporaryFolder folder;
  CHECK(trace({}, 2).events.empty());
  CHECK(trace({folder.path()}, 2).events.size() == 1);
}

TEST_CASE("stages out of order are refused before the first article") {
  class Late : public MoodyStage {
  public:
    [[nodiscard]] LayerSet needs() const override { return {Layer::tree}; }
  };
  Stages stages;
  stages.push_back(std::make_unique<Late>());
  CHECK_THROWS_AS(run_annotate(stages, {}, [](const Document&) {}), DataError);
}

TEST_CASE("the samples give the same extractions with one thread and with two") {
  const auto extractions = [](unsigned jobs) {
    RunOptions options;
    options.inputs = {std::string(NEWSGRAPH_SOURCE_DIR) + "/samples/articles"};
    options.jobs = jobs;
    Strings lines;
    const Progress progress =
        run(english_analyzer(), options,
            [&](const Document&, const Extraction& extraction) { lines.push_back(to_json(extraction)); });
    CHECK(progress.failed == 0);
    return lines;
  };
  const Strings alone = extractions(1);
  CHECK(alone.size() >= 5);
  CHECK(extractions(2) == alone);
}

TEST_CASE("the graph of a store is computed from its claims") {
  const TemporaryFolder folder;
  Store store(folder.path("g.db"), Store::Mode::write_or_create);
  RunOptions options;
  options.inputs = {std::string(NEWSGRAPH_SOURCE_DIR) + "/samples/articles"};
  run(english_analyzer(), options,
      [&](const Document& doc, const Extraction& extraction) { store.add(extraction, doc.text); });
  CHECK_FALSE(store.status().resolved);
  resolve_store(store, english_analyzer().ontology());
  CHECK(store.status().resolved);
  CHECK(store.status().documents >= 5);
  CHECK(store.status().nodes > 0);
}

TEST_CASE("the stamp names the tool's version and three different hashes") {
  const StoreStamp stamp = english_analyzer().stamp();
  CHECK_FALSE(stamp.tool_version.empty());
  CHECK(stamp.ontology_hash.size() == 64);
  CHECK(stamp.rule_hash.size() == 64);
  CHECK(stamp.model_hash.size() == 64);
  CHECK(stamp.ontology_hash != stamp.rule_hash);
}
