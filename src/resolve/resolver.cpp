#include "resolve/resolver.hpp"

#include "resolve/blocks.hpp"
#include "resolve/decisions.hpp"
#include "resolve/graph_writer.hpp"
#include "resolve/keys.hpp"
#include "resolve/office_holders.hpp"
#include "resolve/offices_alone.hpp"
#include "resolve/types.hpp"

namespace newsgraph {
namespace {

// Changes with the rules of this folder: graphs computed by others are computed again as a whole.
constexpr std::string_view kRules = "7";

// Who is told to hold offices, and who is called by one alone.
void read_offices(BlockTables& tables, const Extraction& extraction, std::int64_t document,
                  const Names& names, Changes& changes) {
  for (const OfficeTold& told : offices_told(extraction, document, names)) {
    tables.add(told);
    changes.offices.emplace(told.office, told.day);
  }
  const auto quote = [&](Span sentence) { return tables.quote(document, sentence); };
  for (const OfficeAlone& alone : offices_alone(extraction, document, quote, names)) tables.add(alone);
}

// Wordings of the articles that came; the keys they have are to be looked at.
void read_pending(BlockTables& tables, const Names& names, Changes& changes) {
  const std::set<std::string> split = split_articles(tables.decisions());
  for (const std::int64_t document : tables.pending()) {
    changes.documents.insert(document);
    const Extraction extraction = tables.extraction(document);
    const bool own = split.count(extraction.document.id) != 0;
    read_offices(tables, extraction, document, names, changes);
    std::uint32_t position = 0;
    for (const KeyedWording& each : wordings_of(extraction, document, own, names)) {
      tables.use(each.wording, each.keys, document, position++);
      changes.keys.insert(each.keys.begin(), each.keys.end());
      if (each.wording.type != "Agreement") continue;
      for (std::string& key : tables.keys_of(each.wording.key)) changes.keys.insert(std::move(key));
    }
  }
}

void take_decisions(BlockTables& tables, Decider& decider, bool meetings, Changes& changes) {
  Decided decided = decider.apply(meetings);
  changes.names.merge(decided.names);
  for (const auto& [node, name] : changes.names) changes.nodes.insert(node);
  std::set<std::int64_t> seen;
  for (const Wording& wording : decided.wordings) {
    seen.insert(wording.key);
    Wording now = tables.wording(wording.key);
    changes.move(tables, now, wording.entity);
  }
  for (Wording& wording : tables.decided()) {
    if ((wording.type == "Meeting") == meetings && seen.count(wording.key) == 0)
      changes.move(tables, wording, std::string(wording.rule));
  }
}

// Nodes that a change of the ledger may have renamed.
void touch_handles(const BlockTables& tables, const Names& names, Changes& changes) {
  for (const std::string& line : tables.dirty_handles()) {
    const std::size_t end = line.find('\n');
    const NodeHandle handle{line.substr(0, end), end == std::string::npos ? "" : line.substr(end + 1)};
    changes.nodes.insert(handle.id);
    for (const std::string& rule : rules_for(tables, names, handle)) {
      for (const Wording& wording : tables.of_rule(rule)) changes.nodes.insert(wording.entity);
    }
  }
}

}  // namespace

void resolve_blocks(BlockTables& tables, const Ontology& ontology, const Names& names) {
  if (!tables.valid(kRules)) tables.reset(kRules);
  Changes changes;
  changes.keys = tables.dirty_keys();
  read_pending(tables, names, changes);
  settle_types(tables, names, changes);
  Blocks blocks(tables, names, changes);
  blocks.place_names();
  blocks.place_surnames();
  blocks.place_agreements();
  const std::vector<Decision> decisions = tables.decisions();
  Decider decider(tables, names, decisions);
  take_decisions(tables, decider, false, changes);
  blocks.place_meetings();
  take_decisions(tables, decider, true, changes);
  touch_handles(tables, names, changes);
  OfficeHolders holders(tables, changes, decisions);
  holders.settle();
  decider.take_effect(holders.decisions_in_effect());
  write_nodes(tables, names, changes);
  write_edges(tables, ontology, changes);
  tables.set_notes(decider.notes());
  tables.finish();
}

}  // namespace newsgraph
