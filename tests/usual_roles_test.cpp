// Roles that any event may have, though no rule of its own says where they stand (usual_roles.json).
#include <catch2/catch.hpp>
#include <string>

#include "base/file.hpp"
#include "pipeline.hpp"

using namespace newsgraph;

namespace {

// The name in that role of the first relation of the type; "-" where there is no such relation.
std::string filler(const std::string& text, const std::string& type, const std::string& role) {
  static const Analyzer analyzer(schemas_dir());
  Document doc;
  doc.text = text;
  doc.date = "2024-05-07";
  analyzer.annotate(doc);
  const Extraction extraction = analyzer.extract(doc);
  for (const ExtractedRelation& relation : extraction.relations) {
    if (relation.type != type) continue;
    const auto found = relation.roles.find(role);
    return found == relation.roles.end() ? "" : extraction.entities[found->second].name;
  }
  return "-";
}

}  // namespace

TEST_CASE("an event has the place, meeting and agreement that its clause names") {
  CHECK(filler("Chile criticised Peru in Geneva on Monday.", "criticizes", "place") == "Geneva");
  CHECK(filler("Chile criticised Peru at the Lima summit on Monday.", "criticizes", "meeting") ==
        "Lima summit");
  CHECK(filler("Chile accused Peru of violating the Treaty of Lima.", "accuses", "agreement") ==
        "Treaty of Lima");
  CHECK(filler("Chile criticised Peru over Bolivia.", "criticizes", "about") == "Bolivia");
}

TEST_CASE("what is an end of the event already is no role beside it") {
  CHECK(filler("Greta Holm arrived in Lima on Monday.", "visits", "place").empty());
  CHECK(filler("Chile criticised Peru on Monday.", "criticizes", "place").empty());
}

TEST_CASE("of two sides that are helped each is the other's other side") {
  CHECK(filler("Norway mediated between Chile and Peru.", "mediates", "other_side") == "Peru");
  CHECK(filler("Norway and Sweden mediated between Chile and Peru.", "mediates", "other_side") == "Peru");
  CHECK(filler("Norway brokered a deal with Peru.", "mediates", "other_side").empty());
}

TEST_CASE("who invites a visitor is the host") {
  CHECK(filler("Greta Holm visited Lima at the invitation of Paavo Lind.", "visits", "host") == "Paavo Lind");
  CHECK(filler("Greta Holm visited Lima at the end of May.", "visits", "host").empty());
}
