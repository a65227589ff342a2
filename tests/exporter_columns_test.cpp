#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>
#include <set>

#include "base/utf8.hpp"
#include "export_graphs.hpp"
#include "exporters/columns.hpp"

using namespace newsgraph;

namespace {

Cell cell(const PropertyColumns& columns, const std::vector<Cell>& row, std::string_view name) {
  const auto found = std::ranges::find(columns.columns(), name, &Column::name);
  REQUIRE(found != columns.columns().end());
  return row[static_cast<std::size_t>(found - columns.columns().begin())];
}

std::string text_cell(const PropertyColumns& columns, const std::vector<Cell>& row, std::string_view name) {
  return std::string(std::get<std::string_view>(cell(columns, row, name)));
}

}  // namespace

TEST_CASE("column names are unique whatever the case, and none is a name that readers keep for themselves") {
  const Ontology test_types = test::test_ontology();
  const Ontology real_types = Ontology::load(std::string(NEWSGRAPH_SOURCE_DIR) + "/schemas");
  for (const Ontology* ontology : {&test_types, &real_types}) {
    for (const auto& columns : {NodeColumns(*ontology).columns(), EdgeColumns(*ontology).columns()}) {
      std::set<std::string> seen;
      for (const Column& column : columns) {
        CAPTURE(column.name);
        CHECK(seen.insert(utf8::lower(column.name)).second);
        for (const char* reserved :
             {"id", "label", "weight", "size", "source", "target", "type", "kind", "x", "name"}) {
          CHECK(utf8::lower(column.name) != reserved);
        }
      }
    }
  }
}

TEST_CASE("declared properties are typed, and what does not fit is kept as JSON") {
  const Ontology ontology = test::test_ontology();
  NodeColumns columns(ontology);
  ExportSummary summary;
  Node node;
  node.id = "n";
  node.type = "Person";
  node.aliases = {"a", "b;c"};
  node.properties = {{"office", std::string("Minister")},
                     {"size", std::int64_t{3}},
                     {"born", std::string("about 1950")},
                     {"alive", false},
                     {"other", std::int64_t{7}}};
  columns.fill(node, summary);
  const auto& row = columns.cells();
  CHECK(text_cell(columns, row, "entity_type") == "Person");
  CHECK(text_cell(columns, row, "aliases") == "a;b,c");
  CHECK(summary.characters_replaced == 1);
  CHECK(std::get<double>(cell(columns, row, "property_size")) == 3.0);
  CHECK(std::get<bool>(cell(columns, row, "alive")) == false);
  CHECK(std::holds_alternative<std::monostate>(cell(columns, row, "born")));
  CHECK(std::holds_alternative<std::monostate>(cell(columns, row, "country")));
  CHECK(text_cell(columns, row, "other_properties") == R"({"born":"about 1950","other":7})");
}

TEST_CASE("numbers that a column cannot hold exactly are kept, those that no format holds are counted") {
  const Ontology ontology = test::test_ontology();
  NodeColumns columns(ontology);
  ExportSummary summary;
  Node node;
  node.properties = {{"size", std::int64_t{9007199254740993}},
                     {"born", std::numeric_limits<std::int64_t>::max()},
                     {"x", std::numeric_limits<double>::infinity()},
                     {"y", std::numeric_limits<double>::quiet_NaN()}};
  columns.fill(node, summary);
  const auto& row = columns.cells();
  CHECK(summary.values_left_out == 2);
  CHECK(text_cell(columns, row, "other_properties") == R"({"size":9007199254740993})");
  CHECK(std::get<std::int64_t>(cell(columns, row, "born")) == std::numeric_limits<std::int64_t>::max());
}

TEST_CASE("the values that a row has come in the order of the columns") {
  const Ontology ontology = test::test_ontology();
  EdgeColumns columns(ontology);
  ExportSummary summary;
  Edge edge;
  edge.type = "threatens-tariff";
  edge.from = "2026-02-03";
  edge.properties = {{"to_percent", 12.5}, {"unknown", true}};
  edge.evidence.resize(2);
  columns.fill(edge, summary);
  std::vector<std::size_t> given, there;
  columns.each_value([&](std::size_t column, const Cell& cell) {
    CHECK(cell == columns.cells()[column]);
    given.push_back(column);
  });
  for (std::size_t i = 0; i < columns.cells().size(); ++i) {
    if (!std::holds_alternative<std::monostate>(columns.cells()[i])) there.push_back(i);
  }
  CHECK(columns.columns().size() == columns.cells().size());
  CHECK(given == there);
}

TEST_CASE("a row holds nothing of the row before") {
  const Ontology ontology = test::test_ontology();
  EdgeColumns columns(ontology);
  ExportSummary summary;
  Edge first;
  first.type = "threatens-tariff";
  first.properties = {{"to_percent", 12.5}, {"unknown", true}};
  first.roles = {{"place", "country:NOR"}, {"witness", "person:x"}};
  first.evidence.resize(2);
  columns.fill(first, summary);
  const auto& row = columns.cells();
  CHECK(text_cell(columns, row, "role_place") == "country:NOR");
  CHECK(text_cell(columns, row, "other_properties") == R"({"role_witness":"person:x","unknown":true})");
  CHECK(std::get<double>(cell(columns, row, "to_percent")) == 12.5);

  Edge second;
  second.type = "no-such-type";
  columns.fill(second, summary);
  const auto& next = columns.cells();
  for (const char* name :
       {"to_percent", "role_place", "other_properties", "evidence", "quote", "symmetric", "plover"}) {
    CHECK(std::holds_alternative<std::monostate>(cell(columns, next, name)));
  }
}
