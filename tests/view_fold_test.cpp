#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>

#include "export_graphs.hpp"

using namespace newsgraph;
using namespace newsgraph::test;

namespace {

using Ids = std::vector<std::string>;

// A forum in Oslo that Norway hosts, with two who attend and one who is said to meet there; talks with one
// side known; a pact of two countries that somebody criticizes.
struct Forum {
  SourcedGraph sourced;

  Forum() {
    for (const char* id : {"first", "second"}) {
      Article article;
      article.extraction.document.id = id;
      article.extraction.document.date = "2026-02-0" + std::to_string(sourced.articles.size() + 3);
      article.extraction.entities.resize(1);
      article.extraction.entities.front().type = "Person";
      article.extraction.entities.front().name = "Somebody";
      sourced.articles.push_back(std::move(article));
    }
    nodes();
    edges();
  }

  void nodes() {
    const auto add = [&](const char* id, const char* type, const char* name, const char* country) -> Node& {
      return sourced.graph.nodes.emplace_back(Node{id, type, name, country, {}, {}});
    };
    add("agreement:fish-pact", "Agreement", "fish pact", "");
    add("country:ISL", "Country", "Iceland", "ISL");
    add("country:NOR", "Country", "Norway", "NOR");
    add("country:SWE", "Country", "Sweden", "SWE");
    add("meeting:lone-talks", "Meeting", "lone talks", "");
    add("meeting:oslo-forum", "Meeting", "Oslo Forum", "").properties["date"] = std::string("2026-02-10");
    add("person:anna-reid", "Person", "Anna Reid", "NOR");
    add("person:paavo-lind", "Person", "Paavo Lind", "FIN");
    add("place:oslo", "Place", "Oslo", "NOR");
  }

  Edge& add(const char* id, const char* type, const char* source, const char* target, std::size_t article,
            const char* sentence) {
    Edge edge;
    edge.id = id;
    edge.type = type;
    edge.source = source;
    edge.target = target;
    edge.sources = 1;
    edge.evidence.push_back(sourced.articles[article].quote(sentence));
    edge.confidence = edge.evidence.front().confidence;
    return sourced.graph.edges.emplace_back(std::move(edge));
  }

  void edges() {
    Edge& planned =
        add("e1", "attends", "person:anna-reid", "meeting:oslo-forum", 0, "Anna Reid will be there.");
    planned.status = Status::planned;
    planned.from = "2026-02-10";
    planned.to = "2026-02-12";
    Edge& came = add("e2", "attends", "person:paavo-lind", "meeting:oslo-forum", 1, "Paavo Lind came.");
    came.from = "2026-02-11";
    add("e3", "hosts", "country:NOR", "meeting:oslo-forum", 0, "Norway receives them.");
    add("e4", "held-in", "meeting:oslo-forum", "place:oslo", 0, "It is in Oslo.");
    add("e5", "brokered-by", "meeting:oslo-forum", "country:ISL", 0, "Iceland helped.");
    add("e6", "meets-with", "person:paavo-lind", "country:SWE", 1, "He met Sweden.").roles["meeting"] =
        "meeting:oslo-forum";
    add("e7", "attends", "person:anna-reid", "meeting:lone-talks", 1, "She talked.");
    add("e8", "party-to", "country:NOR", "agreement:fish-pact", 0, "Norway is in.");
    add("e9", "party-to", "country:SWE", "agreement:fish-pact", 1, "Sweden is in.");
    add("g1", "criticizes", "person:paavo-lind", "agreement:fish-pact", 1, "He loathes it.");
  }
};

constexpr FoldedTypes kBoth{true, true};

struct Elements {
  Ids nodes;
  std::vector<Edge> edges;

  [[nodiscard]] const Edge& between(std::string_view source, std::string_view target) const {
    const auto found = std::ranges::find_if(
        edges, [&](const Edge& edge) { return edge.source == source && edge.target == target; });
    REQUIRE(found != edges.end());
    return *found;
  }
};

Elements read(const GraphView& view) {
  Elements out;
  view.for_each_node([&](const Node& node) { out.nodes.push_back(node.id); });
  view.for_each_edge([&](const Edge& edge) { out.edges.push_back(edge); });
  CHECK(std::ranges::is_sorted(out.nodes));
  CHECK(view.counts().nodes == out.nodes.size());
  CHECK(view.counts().edges == out.edges.size());
  Ids ids, links;
  for (const Edge& edge : out.edges) ids.push_back(edge.id);
  view.for_each_link([&](const Link& link) { links.emplace_back(link.id); });
  CHECK(links == ids);
  return out;
}

std::string text(const Edge& edge, const std::string& property) {
  const auto found = edge.properties.find(property);
  return found == edge.properties.end() ? "" : to_string(found->second);
}

bool has(const Ids& ids, std::string_view id) { return std::ranges::find(ids, id) != ids.end(); }

}  // namespace

TEST_CASE("a folded meeting joins each two that take part, with its name, place, host, days and evidence") {
  const GraphStore holder(Forum().sourced);
  const Elements folded = read(GraphView(holder.store(), {}, EvidenceMode::all, EdgeShape::relations, kBoth));
  CHECK_FALSE(has(folded.nodes, "meeting:oslo-forum"));
  const Edge& edge = folded.between("person:anna-reid", "person:paavo-lind");
  CHECK(edge.type == "meets-with");
  CHECK(edge.status == Status::planned);  // the less real of planned and actual
  CHECK(edge.from == "2026-02-11");       // 10th to 12th, and from the 11th on
  CHECK(edge.to == "2026-02-12");
  CHECK(text(edge, "meeting") == "Oslo Forum");
  CHECK(text(edge, "host") == "Norway");
  CHECK(text(edge, "brokered_by") == "Iceland");
  CHECK(text(edge, "date") == "2026-02-10");
  CHECK(edge.roles.at("place") == "place:oslo");
  CHECK(edge.sources == 2);
  REQUIRE(edge.evidence.size() == 2);
  CHECK(edge.evidence[0].quote == "Anna Reid will be there.");
  CHECK(edge.evidence[1].quote == "Paavo Lind came.");
  CHECK(folded.between("country:NOR", "person:paavo-lind").from == "2026-02-11");  // the host takes part
}

TEST_CASE("folding keeps apart a country and its own people, and does not say twice who met") {
  const GraphStore holder(Forum().sourced);
  const Elements folded =
      read(GraphView(holder.store(), {}, EvidenceMode::none, EdgeShape::relations, kBoth));
  Ids ids;
  for (const Edge& edge : folded.edges) {
    ids.push_back(edge.id);
    CHECK_FALSE((edge.source == "country:NOR" && edge.target == "person:anna-reid"));
    CHECK(edge.evidence.empty());
  }
  CHECK(std::ranges::is_sorted(ids));
  // Two pairs of the forum, one of the pact; e6 and g1 as stored, and e7, whose other side is not known.
  CHECK(ids.size() == 6);
  const Edge& met = folded.between("person:paavo-lind", "country:SWE");
  CHECK(met.id == "e6");
  CHECK(met.roles.empty());
  CHECK(text(met, "meeting") == "Oslo Forum");
}

TEST_CASE("a hub stays a node when folding it would lose something") {
  const GraphStore holder(Forum().sourced);
  const Elements folded =
      read(GraphView(holder.store(), {}, EvidenceMode::none, EdgeShape::relations, kBoth));
  CHECK(has(folded.nodes, "meeting:lone-talks"));   // one side only
  CHECK(has(folded.nodes, "agreement:fish-pact"));  // criticized
  CHECK(folded.between("person:anna-reid", "meeting:lone-talks").id == "e7");
  CHECK(folded.between("person:paavo-lind", "agreement:fish-pact").id == "g1");
  const Edge& pact = folded.between("country:NOR", "country:SWE");
  CHECK(pact.type == "signs");
  CHECK(text(pact, "agreement") == "fish pact");
}

TEST_CASE("meetings and agreements fold each for themselves") {
  const GraphStore holder(Forum().sourced);
  const Elements meetings =
      read(GraphView(holder.store(), {}, EvidenceMode::none, EdgeShape::relations, {true, false}));
  CHECK(meetings.between("country:NOR", "agreement:fish-pact").id == "e8");
  const Elements agreements =
      read(GraphView(holder.store(), {}, EvidenceMode::none, EdgeShape::relations, {false, true}));
  CHECK(agreements.between("country:NOR", "meeting:oslo-forum").id == "e3");
}

TEST_CASE("filters look at the folded graph") {
  const GraphStore holder(Forum().sourced);
  const auto ids = [&](auto change) {
    ViewFilter filter;
    change(filter);
    std::string out;
    const Elements found =
        read(GraphView(holder.store(), filter, EvidenceMode::none, EdgeShape::relations, kBoth));
    for (const Edge& edge : found.edges) out += edge.source + " " + edge.target + "; ";
    CHECK_FALSE(has(found.nodes, "meeting:oslo-forum"));
    CHECK(has(found.nodes, "agreement:fish-pact") == (out.find("fish-pact") != std::string::npos));
    return out;
  };
  CHECK(ids([](ViewFilter& f) { f.types = {"attends"}; }) == "person:anna-reid meeting:lone-talks; ");
  CHECK(ids([](ViewFilter& f) { f.types = {"signs"}; }) == "country:NOR country:SWE; ");
  CHECK(ids([](ViewFilter& f) { f.statuses = {Status::planned}; }) == "person:anna-reid person:paavo-lind; ");
  CHECK(ids([](ViewFilter& f) { f.to = "2026-02-10"; }) ==
        "");  // she is there from the 10th on, both from the 11th
  CHECK(ids([](ViewFilter& f) { f.either = {"place:oslo"}; }).find("anna-reid person:paavo") !=
        std::string::npos);
  CHECK(ids([](ViewFilter& f) { f.targets = {"country:SWE"}; }).find("paavo-lind country:SWE") !=
        std::string::npos);
  const std::string finnish = ids([](ViewFilter& f) { f.countries = {"FIN"}; });
  CHECK(finnish.find("country:NOR person:paavo-lind") != std::string::npos);
  CHECK(finnish.find("country:NOR country:SWE") == std::string::npos);
}

TEST_CASE("a neighbourhood of the folded graph reaches through a meeting in one step") {
  const GraphStore holder(Forum().sourced);
  ViewFilter filter;
  filter.around = {"person:anna-reid"};
  const Elements near =
      read(GraphView(holder.store(), filter, EvidenceMode::none, EdgeShape::relations, kBoth));
  CHECK(near.between("person:anna-reid", "person:paavo-lind").roles.at("place") == "place:oslo");
  CHECK(has(near.nodes, "place:oslo"));
  CHECK_FALSE(has(near.nodes, "country:SWE"));
}

TEST_CASE("merged edges count folded ones, and as of a day only what was known then folds") {
  Forum forum;
  forum.add("e0", "meets-with", "person:anna-reid", "person:paavo-lind", 1, "They met before.").from =
      "2025-01-01";
  std::ranges::sort(forum.sourced.graph.edges, {}, &Edge::id);
  const GraphStore holder(forum.sourced);
  const Elements merged = read(GraphView(holder.store(), {}, EvidenceMode::all, EdgeShape::merged, kBoth));
  const Edge& edge = merged.between("person:anna-reid", "person:paavo-lind");
  CHECK(text(edge, "relations") == "2");
  CHECK(text(edge, "statuses") == "actual 1; planned 1");
  CHECK(edge.evidence.size() == 3);

  ViewFilter filter;
  filter.as_of = "2026-02-03";
  const Elements then =
      read(GraphView(holder.store(), filter, EvidenceMode::all, EdgeShape::relations, kBoth));
  CHECK(
      has(then.nodes, "meeting:oslo-forum"));  // of the two who attend, one was known, and her country hosts
  CHECK(then.between("person:anna-reid", "meeting:oslo-forum").id == "e1");
}

TEST_CASE("exports of folded and merged views have columns for what the view adds") {
  const GraphStore holder(Forum().sourced);
  const Ontology ontology = Ontology::load(std::string(NEWSGRAPH_SOURCE_DIR) + "/schemas");
  const GraphView view(holder.store(), {}, EvidenceMode::all, EdgeShape::merged, kBoth);
  for (const char* name : {"graphml", "gexf", "cypher", "cytoscape"}) {
    CAPTURE(name);
    std::ostringstream out;
    exporter_named(name)->write({view, ontology}, out);
    CHECK(out.str().find("Oslo Forum") != std::string::npos);
    CHECK(out.str().find("brokered_by") != std::string::npos);
    CHECK(out.str().find("statuses") != std::string::npos);
    CHECK(out.str().find("meeting:oslo-forum") == std::string::npos);
  }
}
