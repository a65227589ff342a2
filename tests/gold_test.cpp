// The hand-made answers in tests/data/gold: each line is well formed, stands in the half that its id says,
// quotes its text, and both halves cover every event relation and status.
#include "evaluate/gold.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/hash.hpp"

using namespace newsgraph;

namespace {

const Ontology& ontology() {
  static const Ontology instance = Ontology::load(schemas_dir());
  return instance;
}

std::vector<std::string> lines(const std::string& file) {
  std::istringstream in(read_file(std::string(NEWSGRAPH_SOURCE_DIR) + "/tests/data/gold/" + file));
  std::vector<std::string> found;
  for (std::string line; std::getline(in, line);) found.push_back(line);
  return found;
}

// As tests/data/gold/README.md says: the last byte of SHA-256 of the id, even is dev.
Split split_of(const std::string& id) {
  const int last = std::stoi(sha256_hex(id).substr(62), nullptr, 16);
  return last % 2 == 0 ? Split::dev : Split::held;
}

bool has_wildcard(const Answers& answers) {
  return std::find(answers.begin(), answers.end(), "*") != answers.end();
}

void check_record(const Json& json, const GoldText& gold) {
  INFO(gold.id);
  CHECK(gold.split == split_of(gold.id));
  CHECK_FALSE(json.string_or("credit").empty());
  const std::string all = json.string_or("title") + "\n" + gold.text;
  for (const GoldRelation& relation : gold.relations) {
    INFO(relation.type + " " + relation.trigger);
    CHECK_FALSE(relation.trigger.empty());
    CHECK(all.find(relation.trigger) != std::string::npos);
    if (!relation.optional) {
      CHECK_FALSE(has_wildcard(relation.source));
      CHECK_FALSE(has_wildcard(relation.target));
    }
  }
}

std::vector<GoldText> checked(const std::string& file) {
  std::vector<GoldText> golds;
  for (const std::string& line : lines(file)) {
    const Json json = Json::parse(line, file);
    golds.push_back(gold_text_from_json(json, ontology(), file));
    check_record(json, golds.back());
  }
  return golds;
}

}  // namespace

TEST_CASE("gold records are well formed, quote their text and stand in the half of their id") {
  std::set<std::string> ids;
  std::set<std::string> texts;
  for (const char* file : {"sentences.ndjson", "negative.ndjson", "articles.ndjson"}) {
    for (const GoldText& gold : checked(file)) {
      INFO(gold.id);
      CHECK(ids.insert(gold.id).second);
      CHECK(texts.insert(gold.text).second);
    }
  }
  CHECK(ids.size() > 600);
}

TEST_CASE("negative gold has no relation") {
  const std::vector<GoldText> golds = checked("negative.ndjson");
  CHECK(golds.size() >= 100);
  for (const GoldText& gold : golds) CHECK(gold.relations.empty());
}

TEST_CASE("both halves of the gold sentences cover every event relation and status") {
  std::map<std::string, std::set<Split>> types;
  std::map<Status, std::set<Split>> statuses;
  for (const GoldText& gold : checked("sentences.ndjson")) {
    for (const GoldRelation& relation : gold.relations) {
      if (relation.optional) continue;
      types[relation.type].insert(gold.split);
      statuses[relation.status].insert(gold.split);
    }
  }
  for (const RelationType& type : ontology().relation_types()) {
    INFO(type.name);
    if (type.is_event) CHECK(types[type.name].size() == 2);
  }
  CHECK(statuses.size() == 8);
  for (const auto& [status, halves] : statuses) CHECK(halves.size() == 2);
}
