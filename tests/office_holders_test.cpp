// Who is meant where an article calls somebody by an office alone: reading the words, and who held it then.
#include <catch2/catch.hpp>
#include <map>

#include "resolve/offices_alone.hpp"
#include "resolve_support.hpp"

using namespace newsgraph;
using newsgraph::test::TempDir;

namespace {

// The office in a sentence in which [] marks the actor and <> the country's name.
std::string office_in(const std::string& marked, const std::string& iso3 = "NOR") {
  std::string text;
  std::map<char, std::uint32_t> at;
  for (const char c : marked) {
    if (std::string("[]<>").find(c) != std::string::npos) {
      at[c] = static_cast<std::uint32_t>(text.size());
    } else {
      text += c;
    }
  }
  const Span country{at['<'], at['>']};
  const Span actor = at.count('[') == 0 ? country : Span{at['['], at[']']};
  return office_alone_at(text, actor, country, iso3, test::names());
}

constexpr const char* kBare = "The foreign minister of Norway met Greta Holm in Geneva.";

Extraction bare(const std::string& id, const std::string& date, const std::string& other = "Greta Holm") {
  Extraction made;
  made.document = {id, "", date, "", "", "sha-" + id};
  made.entities = {{"Country", "Norway", "NOR", {}, {{24, 30}}, {}},
                   {"Person", other, "", {}, {{35, 45}}, {}}};
  ExtractedRelation meets;
  meets.type = "meets-with";
  meets.source = 0;
  meets.target = 1;
  meets.confidence = 0.9;
  meets.rule = "test";
  meets.evidence = {{0, 56}, {31, 34}, Span{24, 30}, Span{35, 45}};
  made.relations.push_back(meets);
  return made;
}

Extraction told(const std::string& id, const std::string& date, const std::string& person,
                const std::string& title = "Foreign Minister", Status status = Status::actual) {
  Extraction made;
  made.document = {id, "", date, "", "", "sha-" + id};
  made.entities = {{"Country", "Norway", "NOR", {}, {{0, 1}}, {}},
                   {"Person", person, "NOR", {}, {{0, 1}}, {}}};
  ExtractedRelation holds;
  holds.type = "holds-office";
  holds.source = 1;
  holds.target = 0;
  holds.properties["title"] = title;
  holds.status = status;
  holds.confidence = 0.9;
  holds.rule = "test";
  holds.evidence = {{0, 1}, {0, 1}, std::nullopt, std::nullopt};
  made.relations.push_back(holds);
  return made;
}

class Articles {
public:
  Articles& add(const Extraction& article) {
    m_store.add(article, std::string(kBare) + " " + article.document.id);
    return *this;
  }
  Articles& remove(const std::string& id) {
    m_store.remove(id);
    return *this;
  }
  Articles& decide(const std::vector<Decision>& decisions) {
    m_store.replace_decisions(decisions);
    return *this;
  }
  // Who met Greta Holm.
  [[nodiscard]] std::string who() {
    static const Ontology ontology = Ontology::load(NEWSGRAPH_SOURCE_DIR "/schemas");
    test::update(m_store, ontology);
    std::string found;
    GraphView(m_store).for_each_edge([&](const Edge& edge) {
      if (edge.type != "meets-with") return;
      found = edge.source == "person:greta-holm" ? edge.target : edge.source;
    });
    return found;
  }
  [[nodiscard]] const Store& store() const { return m_store; }

private:
  TempDir m_folder;
  Store m_store{m_folder.file("offices.db"), Store::Mode::write_or_create};
};

constexpr const char* kLind = "person:paavo-lind";
constexpr const char* kNorway = "country:NOR";

}  // namespace

TEST_CASE("an office alone is read where it says whose it is and nobody else can be meant") {
  const std::string minister = "NOR|foreign minister";
  for (const char* sentence : {"The foreign minister of <Norway> met her.",
                               "On Monday the foreign minister of <Norway>, who leads it, met her.",
                               "[<Norway>'s foreign minister] met her.",
                               "She met [<Norway>’s Minister of Foreign Affairs] on Monday.",
                               "She criticized the [<Norwegian> foreign minister]."})
    CHECK(office_in(sentence) == minister);
  CHECK(office_in("The president of the <Netherlands> left.", "NLD") == "NLD|president");
  CHECK(office_in("The [<US> Secretary of State] left.", "USA") == "USA|secretary of state");
  for (const char* sentence : {"A [<Norwegian> foreign minister] once met her.",
                               "The former [<Norwegian> foreign minister] met her.",
                               "Then [<Norway>'s foreign minister] met her.",
                               "[<Norwegian> foreign minister] meets her.",
                               "The [<Norwegian> foreign minister] Paavo met her.",
                               "The [<Norwegian> foreign minister], Paavo, met her.",
                               "The [<Norwegian> foreign minister]'s envoy met her.",
                               "The [<Norwegian> foreign minister]-designate met her.",
                               "The foreign ministers of <Norway> met her.",
                               "The deputy foreign minister of <Norway> met her.",
                               "The acting foreign minister of <Norway> met her.",
                               "The leader of <Norway> met her.",
                               "The ambassador of <Norway> met her.",
                               "The minister of <Norway> met her.",
                               "The foreign minister of <Norway> and Chile met her.",
                               "The old foreign minister of <Norway> met her.",
                               "Foreign minister of <Norway> met her.",
                               "The friends of <Norway> met her.",
                               "<Norway> met her.",
                               "<Norway>"})
    CHECK(office_in(sentence).empty());
  CHECK(office_in("The [<Norwegian> Secretary of State] left.").empty());  // of another country
}

TEST_CASE("an office without a name means whoever the articles around that day tell to hold it") {
  Articles articles;
  articles.add(bare("b", "2026-02-03"));
  CHECK(articles.who() == kNorway);
  articles.add(told("t1", "2026-02-01", "Paavo Lind"));
  CHECK(articles.who() == kNorway);  // one article is not enough
  articles.add(told("t2", "2026-02-05", "Paavo Lind"));
  CHECK(articles.who() == kLind);
  const std::vector<OfficeMeant> meant = articles.store().offices_meant("b", 0);
  REQUIRE(meant.size() == 1);
  CHECK(meant[0].is_source);
  CHECK(meant[0].person == kLind);
  CHECK(meant[0].articles == std::vector<std::string>{"t1", "t2"});
  articles.remove("t1");
  CHECK(articles.who() == kNorway);  // nobody was told to hold it before
  articles.add(told("t0", "2025-12-10", "Paavo Lind"));
  CHECK(articles.who() == kLind);
  articles.remove("t2").add(told("t00", "2025-12-09", "Paavo Lind"));
  CHECK(articles.who() == kNorway);  // and nobody since
}

TEST_CASE("an office stays its country's where the articles disagree or another office is told") {
  const auto with = [](const std::vector<Extraction>& others, const std::string& day = "2026-02-03") {
    Articles articles;
    articles.add(told("t1", "2026-02-01", "Paavo Lind")).add(told("t2", "2026-02-05", "Paavo Lind"));
    for (const Extraction& other : others) articles.add(other);
    return articles.add(bare("b", day)).who();
  };
  CHECK(with({}) == kLind);
  CHECK(with({told("x", "2026-02-04", "Anna Reid")}) == kNorway);
  CHECK(with({told("x", "2026-02-04", "Anna Reid", "Acting Foreign Minister")}) == kNorway);
  CHECK(with({told("x", "2026-02-02", "Paavo Lind", "Foreign Minister", Status::past)}) == kNorway);
  CHECK(with({told("x", "2026-02-04", "Anna Reid", "Deputy Foreign Minister")}) == kLind);
  CHECK(with({told("x", "2026-02-04", "Anna Reid", "Prime Minister")}) == kLind);
  CHECK(with({told("x", "2026-02-04", "Anna Reid", "Foreign Minister", Status::planned)}) == kLind);
  CHECK(with({told("x", "2027-02-04", "Anna Reid")}) == kLind);
  CHECK(with({}, "2026-07-03") == kNorway);
  CHECK(with({}, "") == kNorway);
}

TEST_CASE("nobody meets himself by way of his office") {
  Articles articles;
  articles.add(told("t1", "2026-02-01", "Paavo Lind")).add(told("t2", "2026-02-05", "Paavo Lind"));
  articles.add(bare("b", "2026-02-03", "Paavo Lind"));
  CHECK(articles.who() == kNorway);
}

TEST_CASE("a split by article takes an office back, and its undoing gives it again") {
  Articles articles;
  articles.add(told("t1", "2026-02-01", "Paavo Lind")).add(told("t2", "2026-02-05", "Paavo Lind"));
  articles.add(bare("b", "2026-02-03"));
  CHECK(articles.who() == kLind);
  const Decision split{Action::split_article, {kLind, "Paavo Lind"}, {}, "b", "his deputy"};
  CHECK(articles.decide({split}).who() == kNorway);
  CHECK(articles.store().decision_notes().empty());
  CHECK(articles.decide({split, {Action::undo, {}, {}, "1", "it was him"}}).who() == kLind);
  // Who is told to hold it may be one by decision only.
  articles.remove("t2").add(told("t2", "2026-02-05", "P. Lindh"));
  CHECK(articles.decide({}).who() == kNorway);
  const Decision merge{Action::merge, {kLind, "Paavo Lind"}, {"person:p-lindh", "P. Lindh"}, "", "one"};
  CHECK(articles.decide({merge}).who() == kLind);
}
