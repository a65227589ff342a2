// What is seen of an edge, and how it becomes a chance of being right.
#include "extract/confidence.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "extract/fit_confidence.hpp"
#include "pipeline.hpp"
#include "support/process.hpp"

using namespace newsgraph;

namespace {

// The features of the only relation of the type.
EdgeFeatures features_of(const std::string& text, const std::string& type) {
  static const Analyzer analyzer(schemas_dir(), 0);
  Document doc;
  doc.text = text;
  doc.date = "2024-05-15";
  analyzer.annotate(doc);
  const Extraction extraction = analyzer.extract(doc);
  EdgeFeatures found;
  for (const ExtractedRelation& relation : extraction.relations) {
    if (relation.type != type) continue;
    REQUIRE(found.empty());
    found = relation.features;
  }
  REQUIRE_FALSE(found.empty());
  return found;
}

bool has(const EdgeFeatures& features, const std::string& feature) {
  return std::find(features.begin(), features.end(), feature) != features.end();
}

void add(std::vector<JudgedEdge>& edges, double certainty, const EdgeFeatures& features, int right,
         int wrong) {
  for (int i = 0; i < right + wrong; ++i)
    edges.push_back({certainty, "meets-with", features, i < right, edges.size()});
}

}  // namespace

TEST_CASE("an edge shows its word, its ends and the way to them") {
  const EdgeFeatures features = features_of("Norway accused Chile of theft.", "accuses");
  for (const char* feature : {"word=accuse", "type=accuses", "status=actual", "sure=18", "source=Country",
                              "source-kind=GPE", "source-path=.nsubj", "target-path=.obj", "order=swt",
                              "ends=Country-Country", "speaker=none", "time=none", "twins=0", "told=0"}) {
    INFO(feature);
    CHECK(has(features, feature));
  }
}

TEST_CASE("names say nothing of other articles, and are no features") {
  const EdgeFeatures features = features_of("Norway accused Chile of theft.", "accuses");
  CHECK(has(features, "before=PROPN"));
  CHECK(has(features, "after=PROPN"));
  for (const std::string& feature : features) CHECK(feature.find("norway") == std::string::npos);
}

TEST_CASE("an edge shows which end is not known, and who else stands in the sentence") {
  const EdgeFeatures features = features_of("Norway mobilized its troops as Peru watched.", "mobilizes");
  CHECK(has(features, "target=none"));
  CHECK(has(features, "free-right=1"));
  CHECK(has(features, "source-nearer=0"));
}

TEST_CASE("an office shows its title and how many the article gives it to") {
  const std::string one = "Norwegian Foreign Minister Aino Lind spoke.";
  const EdgeFeatures alone = features_of(one, "represents");
  CHECK(has(alone, "title=Foreign Minister"));
  CHECK(has(alone, "holders=1"));
  const Analyzer analyzer(schemas_dir(), 0);
  Document doc;
  doc.text = one + " Norwegian Foreign Minister Paavo Berg listened.";
  analyzer.annotate(doc);
  std::size_t offices = 0;
  for (const ExtractedRelation& relation : analyzer.extract(doc).relations) {
    if (relation.type != "holds-office") continue;
    ++offices;
    CHECK(has(relation.features, "holders=2"));
  }
  CHECK(offices == 2);
}

TEST_CASE("edges that share word and type, sentence, or ends count each other") {
  const Analyzer analyzer(schemas_dir(), 0);
  Document doc;
  doc.text = "Norway accused Chile and Peru. Later Norway accused Chile again.";
  analyzer.annotate(doc);
  std::vector<EdgeFeatures> accusations;
  for (const ExtractedRelation& relation : analyzer.extract(doc).relations) {
    if (relation.type == "accuses") accusations.push_back(relation.features);
  }
  REQUIRE(accusations.size() == 3);
  CHECK(has(accusations[0], "twins=1"));
  CHECK(has(accusations[0], "told=1"));
  CHECK(has(accusations[1], "told=0"));
  CHECK(has(accusations[2], "twins=0"));
}

TEST_CASE("confidence is a share that rises with certainty and falls with features that speak against it") {
  const ConfidenceModel model({0, 1, {{"speaker=other", -1}}, {{"visits", {{"speaker=other", -0.5}}}}});
  CHECK(model(0.5, "accuses", {}) == 0.5);
  CHECK(model(0.8, "accuses", {}) == 0.8);
  CHECK(model(0.5, "accuses", {"speaker=other"}) == 0.269);
  CHECK(model(0.5, "visits", {"speaker=other"}) == 0.182);
  CHECK(model(0.5, "visits", {"unheard of"}) == 0.5);
  CHECK(model(1, "accuses", {}) == 0.99);
  CHECK(model(0, "accuses", {}) == 0.01);
}

TEST_CASE("the worst features are told first, and those that hardly matter not at all") {
  const ConfidenceModel model(
      {0, 1, {{"a", -0.2}, {"b", -0.05}, {"c", -0.3}, {"d", 2}}, {{"visits", {{"a", -1}}}}});
  CHECK(model.doubts("accuses", {"a", "b", "c", "d"}, 3) == EdgeFeatures{"c", "a"});
  CHECK(model.doubts("visits", {"a", "b", "c", "d"}, 3) == EdgeFeatures{"a", "c"});
  CHECK(model.doubts("visits", {"a", "b", "c", "d"}, 1) == EdgeFeatures{"a"});
}

TEST_CASE("fitted confidence comes near the share of right edges, and a feature that errs weighs it down") {
  std::vector<JudgedEdge> edges;
  add(edges, 0.7, {}, 180, 20);
  add(edges, 0.7, {"speaker=other"}, 100, 100);
  add(edges, 0.9, {}, 195, 5);
  add(edges, 0.9, {"rare"}, 0, 2);
  const ConfidenceWeights weights = fit_confidence(edges);
  const ConfidenceModel model(weights);
  CHECK(model(0.7, "meets-with", {}) == Approx(0.9).margin(0.05));
  CHECK(model(0.7, "meets-with", {"speaker=other"}) == Approx(0.5).margin(0.06));
  CHECK(model(0.9, "meets-with", {}) > model(0.7, "meets-with", {}));
  CHECK(weights.features.count("rare") == 0);
  CHECK(model(0.7, "visits", {"speaker=other"}) < model(0.7, "visits", {}));  // learned from the other type
}

TEST_CASE("a confidence that never saw the article is near the share of others") {
  std::vector<JudgedEdge> edges;
  add(edges, 0.8, {"a"}, 90, 10);
  add(edges, 0.8, {"b"}, 30, 70);
  const std::vector<double> unseen = confidence_unseen(edges);
  REQUIRE(unseen.size() == edges.size());
  CHECK(unseen.front() == Approx(0.9).margin(0.1));
  CHECK(unseen.back() == Approx(0.3).margin(0.15));
}

TEST_CASE("without edges the certainty is believed") {
  CHECK(ConfidenceModel(fit_confidence({}))(0.73, "visits", {"speaker=other"}) == 0.73);
}

TEST_CASE("a file of weights that is none is refused by name") {
  const test::TempFolder folder;
  std::filesystem::create_directories(folder.path() + "/lang/en");
  for (const char* content :
       {"{}", R"({"bias":1,"certainty":1,"features":[],"of_type":{}})",
        R"({"bias":1,"certainty":1,"features":{"a":"x"},"of_type":{}})",
        R"({"bias":1,"certainty":1,"features":{},"of_type":{"visits":1}})", "no JSON"}) {
    INFO(content);
    test::write_text(folder.path() + "/lang/en/confidence.json", content);
    CHECK_THROWS_AS(ConfidenceModel::load(folder.path()), Error);
  }
}
