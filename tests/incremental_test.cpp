// The graph is a function of the set of articles and the ledger: whatever the order, the batches, the
// removals and the decisions in between, store content and graph equal those of one clean build.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>

#include "graph/extraction_json.hpp"
#include "resolve_support.hpp"
#include "worlds.hpp"

using namespace newsgraph;
using namespace newsgraph::test;

namespace {

const Ontology& ontology() {
  static const Ontology loaded = Ontology::load(NEWSGRAPH_SOURCE_DIR "/schemas");
  return loaded;
}

// Every row of graph and resolver tables, with ids of articles for inside keys.
std::string content(const std::string& path) {
  static constexpr const char* kQueries[] = {
      "SELECT * FROM entity ORDER BY 1",
      "SELECT * FROM alias ORDER BY 1, 2",
      "SELECT r.id, r.type, r.source, r.target, speaker, status, from_day, to_day, sources, confidence, "
      "properties, "
      "plover, cameo, outlets, independent, d.id, proof_claim FROM relation r JOIN document d ON d.key = "
      "proof_document ORDER BY 1",
      "SELECT * FROM relation_role ORDER BY 1, 2",
      "SELECT relation, article, claim, spans, rule, confidence, quote FROM evidence ORDER BY 1, 2, 3",
      "SELECT d.id, position, wording FROM resolution JOIN document d ON d.key = document ORDER BY 1, 2",
      "SELECT w.key, w.type, w.name, country, aliases, properties, stated, coalesce(d.id, ''), hint, uses, "
      "rule, "
      "home, "
      "day, reason, entity FROM wording w LEFT JOIN document d ON d.key = w.document ORDER BY 1",
      "SELECT * FROM wording_key ORDER BY 1, 2",
      "SELECT * FROM bearer ORDER BY 1, 2",
      "SELECT d.id, claim, office, day, person, past FROM office_told JOIN document d ON d.key = document "
      "ORDER "
      "BY 1, 2",
      "SELECT d.id, claim, side, office, day, holder FROM office_alone JOIN document d ON d.key = document "
      "ORDER "
      "BY 1, 2, 3",
      "SELECT id, superseded FROM document ORDER BY 1",
      "SELECT number, action, first, second, value, note FROM decision ORDER BY 1",
      "SELECT count(*) FROM dirty_key UNION ALL SELECT count(*) FROM pending UNION ALL SELECT count(*) FROM "
      "dirty_group UNION ALL SELECT count(*) FROM dirty_handle UNION ALL SELECT count(*) FROM dirty_office"};
  Database db(path, Database::Mode::read);
  std::string all;
  for (const char* query : kQueries) {
    Statement row(db, query);
    while (row.step()) {
      for (int i = 0; i < row.columns(); ++i) all.append(row.view(i)).push_back('\t');
      all += '\n';
    }
    all += "--\n";
  }
  return all;
}

// The first lines that differ.
std::string difference(const std::string& a, const std::string& b) {
  std::istringstream left(a), right(b);
  std::string x, y, found;
  for (int shown = 0; shown < 6 && (left || right);) {
    const bool more = static_cast<bool>(std::getline(left, x));
    const bool also = static_cast<bool>(std::getline(right, y));
    if (!more && !also) break;
    if (x == y) continue;
    found += "< " + x + "\n> " + y + "\n";
    ++shown;
  }
  return found;
}

// Articles of one wire tell one text; those of neighbouring wires have most of it in common, so that an
// article that comes or goes joins or parts its neighbours.
std::string text_of(const Extraction& article) {
  std::string text = article.document.title + text_for(article);
  if (!article.document.source.starts_with("wire ")) return text;
  const std::size_t wire = std::stoul(article.document.source.substr(5));
  for (std::size_t i = 0; i < 300; ++i) text += " word" + std::to_string(wire * 12 + i);
  return text;
}

class Played {
public:
  explicit Played(const TempDir& folder, const std::string& name)
      : m_path(folder.file(name)), m_store(m_path, Store::Mode::write_or_create) {}
  void add(const Extraction& article) { m_store.add(article, text_of(article)); }
  void remove(const std::string& id) { m_store.remove(id); }
  void decide(const std::vector<Decision>& decisions) { m_store.replace_decisions(decisions); }
  void resolve() { update(m_store, ontology()); }
  [[nodiscard]] std::string rows() const { return content(m_path); }
  [[nodiscard]] std::vector<Node> people() const {
    std::vector<Node> nodes;
    GraphView(m_store, {}, EvidenceMode::none).for_each_node([&](const Node& node) {
      if (node.type == "Person") nodes.push_back(node);
    });
    return nodes;
  }
  [[nodiscard]] std::int64_t offices_with_holder() const {
    Database db(m_path, Database::Mode::read);
    Statement row(db, "SELECT count(*) FROM office_alone WHERE holder <> ''");
    row.step();
    return row.integer(0);
  }
  [[nodiscard]] std::map<std::string, std::int64_t> reasons() const {
    Database db(m_path, Database::Mode::read);
    Statement row(db, "SELECT reason, count(*) FROM wording GROUP BY reason");
    std::map<std::string, std::int64_t> counts;
    while (row.step()) counts[row.text(0)] = row.integer(1);
    return counts;
  }
  [[nodiscard]] std::string article_of(const std::string& node) const {
    Database db(m_path, Database::Mode::read);
    Statement row(
        db,
        "SELECT min(d.id) FROM wording w JOIN resolution r ON r.wording = w.key JOIN document d ON d.key = "
        "r.document WHERE w.entity = ?");
    row.bind_all(node).step();
    return row.text(0);
  }

private:
  std::string m_path;
  Store m_store;
};

std::vector<Decision> some_decisions(const Played& played, std::mt19937& random,
                                     const std::vector<Decision>& before) {
  const std::vector<Node> people = played.people();
  std::vector<Decision> decisions = before;
  const auto handle = [&] {
    const Node& node = people[random() % people.size()];
    return NodeHandle{node.id, node.name};
  };
  if (people.size() < 4) return decisions;
  const NodeHandle first = handle();
  switch (random() % 8) {
    case 0:
    case 1:
      decisions.push_back({Action::merge, first, handle(), "", "x"});
      break;
    case 2:
      decisions.push_back({Action::split_article, first, {}, played.article_of(first.id), "x"});
      break;
    case 3:
      decisions.push_back({Action::split_alias, first, {}, first.name, "x"});
      break;
    case 4:
      decisions.push_back({Action::confirm, first, {}, first.name, "x"});
      break;
    case 5:
      decisions.push_back({Action::reject, first, {}, {}, "x"});
      break;
    case 6:
      decisions.push_back({Action::rename, first, {}, "Renamed " + std::to_string(random() % 100), "x"});
      break;
    default:
      if (!before.empty())
        decisions.push_back({Action::undo, {}, {}, std::to_string(1 + random() % before.size()), "x"});
  }
  return decisions;
}

// Adds, removes and decides at random, resolving every now and then, until `wanted` articles are in.
void check_history(const std::vector<Extraction>& articles, std::size_t wanted, unsigned seed) {
  std::mt19937 random(seed);
  const TempDir folder;
  Played played(folder, "played.db");
  std::map<std::string, const Extraction*> in;
  std::vector<Decision> decisions;
  std::vector<std::size_t> order(articles.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::shuffle(order.begin(), order.end(), random);
  for (std::size_t next = 0; next < order.size();) {
    const std::size_t batch = 1 + random() % (random() % 4 == 0 ? 60 : 6);
    for (std::size_t i = 0; i < batch && next < order.size(); ++i, ++next) {
      const Extraction& article = articles[order[next]];
      played.add(article);
      in[article.document.id] = &article;
    }
    for (std::size_t i = random() % 4; i > 0 && !in.empty(); --i) {
      const auto gone = std::next(in.begin(), static_cast<std::ptrdiff_t>(random() % in.size()));
      const Extraction* article = gone->second;
      played.remove(gone->first);
      in.erase(gone);
      if (random() % 2 == 0) continue;
      played.add(*article);
      in[article->document.id] = article;
    }
    if (random() % 3 > 0) played.resolve();
    if (random() % 5 == 0) {
      decisions = some_decisions(played, random, decisions);
      played.decide(decisions);
    }
  }
  while (in.size() > wanted) {
    const auto gone = std::next(in.begin(), static_cast<std::ptrdiff_t>(random() % in.size()));
    played.remove(gone->first);
    in.erase(gone);
  }
  played.resolve();
  Played clean(folder, "clean.db");
  for (const auto& [id, article] : in) clean.add(*article);
  clean.decide(decisions);
  clean.resolve();
  const std::string once = clean.rows();
  const std::string grown = played.rows();
  INFO("seed " << seed << ", " << in.size() << " articles, " << decisions.size() << " decisions\n"
               << difference(once, grown));
  REQUIRE(once == grown);
  played.resolve();
  CHECK(played.rows() == once);
}

}  // namespace

TEST_CASE("computing the graph from nothing leaves tables, indexes and triggers as they were") {
  const TempDir folder;
  Played played(folder, "g.db");
  const auto definitions = [&] {
    Database db(folder.file("g.db"), Database::Mode::read);
    return db.text(
        "SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM sqlite_schema ORDER BY type, name)");
  };
  const std::string before = definitions();
  CHECK_THAT(before, Catch::Matchers::Contains("CREATE INDEX evidence_claim") &&
                         Catch::Matchers::Contains("CREATE TRIGGER relation_needs_evidence"));
  const SyntheticClaims claims(5, 40);
  for (std::uint32_t i = 0; i < 20; ++i) played.add(claims.article(i));
  played.resolve();
  CHECK(definitions() == before);
}

TEST_CASE("random histories of articles that are copies of one another equal a clean build") {
  for (unsigned seed = 1; seed <= 40; ++seed)
    check_history(with_copies(synthetic(400 + seed, 24, 6)), 16, seed);
  check_history(with_versions(with_copies(synthetic(500, 160, 60))), 120, 500);
}

TEST_CASE("random histories of a few articles equal a clean build") {
  for (unsigned seed = 1; seed <= 60; ++seed) check_history(synthetic(seed, 14, 12), 9, seed);
}

TEST_CASE("random histories of articles with versions of one page equal a clean build") {
  for (unsigned seed = 1; seed <= 60; ++seed)
    check_history(with_versions(synthetic(200 + seed, 18, 12)), 12, seed);
  check_history(with_versions(synthetic(300, 160, 120)), 120, 300);
}

TEST_CASE("random histories of articles that name offices alone equal a clean build") {
  const TempDir folder;
  Played some(folder, "some.db");
  for (const Extraction& article : with_offices(synthetic(701, 340, 8))) some.add(article);
  some.resolve();
  CHECK(some.offices_with_holder() > 10);
  for (unsigned seed = 1; seed <= 80; ++seed)
    check_history(with_offices(synthetic(600 + seed, 30, 4)), 20, seed);
  check_history(with_offices(with_versions(synthetic(700, 200, 12))), 150, 700);
  check_history(with_offices(synthetic(701, 340, 8)), 300, 701);
}

TEST_CASE(
    "random histories of a small world that calls its people and bodies in many ways equal a clean build") {
  const TempDir folder;
  Played some(folder, "some.db");
  for (const Extraction& article : small_world(1, 120)) some.add(article);
  some.resolve();
  std::map<std::string, std::int64_t> reasons = some.reasons();
  CHECK(reasons["surname of the only person so named in articles with the same other names"] > 10);
  CHECK(reasons["name of the only body or place so called in articles with the same other names"] > 1);
  CHECK(reasons["spelling or short form of the name"] > 1);
  for (unsigned seed = 1; seed <= 150; ++seed)
    check_history(small_world(800 + seed, 20 + seed % 3 * 10), 18, seed);
  check_history(small_world(1, 150), 120, 800);
}

TEST_CASE("random histories of articles about many people of few names equal a clean build") {
  const TempDir folder;
  Played some(folder, "some.db");
  for (const Extraction& article : with_namesakes(synthetic(901, 300, 9))) some.add(article);
  some.resolve();
  std::map<std::string, std::int64_t> reasons = some.reasons();
  CHECK(reasons["same name, but a namesake of another age"] > 10);
  CHECK(reasons["same name, but a namesake with other work at the same time"] > 10);
  for (unsigned seed = 1; seed <= 100; ++seed)
    check_history(with_namesakes(synthetic(900 + seed, 30, 5)), 20, seed);
  check_history(with_namesakes(with_versions(synthetic(902, 160, 12))), 120, 902);
  check_history(with_namesakes(synthetic(901, 340, 9)), 300, 901);
}

TEST_CASE("random histories of articles with careless names equal a clean build") {
  for (unsigned seed = 1; seed <= 80; ++seed)
    check_history(with_careless_names(synthetic(400 + seed, 20, 12)), 13, seed);
  for (unsigned seed = 1; seed <= 2; ++seed)
    check_history(with_careless_names(with_versions(synthetic(500 + seed, 200, 90))), 150, seed);
}

TEST_CASE("a random history of 340 articles with removals and decisions equals a clean build of 300") {
  for (unsigned seed = 1; seed <= 3; ++seed) check_history(synthetic(100 + seed, 340, 300), 300, seed);
}
