#include <fmt/format.h>

#include <ostream>

#include "cli/edge_rows.hpp"
#include "cli/exit_code.hpp"
#include "cli/lookup.hpp"
#include "cli/marked.hpp"
#include "cli/reading.hpp"

namespace newsgraph::cli {
namespace {

// Who names one node alone may want all that is known of it.
Edge edge_named(const Store& store, const std::string& id, const ViewFilter& filter) {
  try {
    return find_edge(store, id, filter);
  } catch (const NotFound&) {
    if (store.find_nodes(id).empty()) throw;
    throw NotFound("'" + terminal_safe(id) +
                   "' is a node; name a second one for the edges between them, or see `newsgraph show`");
  }
}

std::vector<Edge> edges_between(const Store& store, ViewFilter filter, const std::string& from,
                                const std::string& to) {
  const Node source = find_node(store, from);
  const Node target = find_node(store, to);
  filter.either = {source.id};
  std::vector<Edge> edges;
  GraphView(store, filter).for_each_edge([&](const Edge& edge) {
    const bool joins = (edge.source == source.id && edge.target == target.id) ||
                       (edge.source == target.id && edge.target == source.id);
    if (joins) edges.push_back(edge);
  });
  if (edges.empty()) {
    throw NotFound("no edge joins " + terminal_safe(source.name) + " and " + terminal_safe(target.name) +
                   "; `newsgraph path` finds longer ways");
  }
  return edges;
}

std::string shown_name(const std::string& id, const std::map<std::string, std::string>& names) {
  const auto found = names.find(id);
  return terminal_safe(found == names.end() ? id : found->second);
}

std::string headline(const Edge& edge, const std::map<std::string, std::string>& names) {
  std::string line = shown_name(edge.source, names) + " " + edge.type;
  if (!edge.target.empty()) line += " " + shown_name(edge.target, names);
  line += " (" + std::string(name_of(edge.status));
  if (!days(edge).empty()) line += ", " + days(edge);
  if (!edge.properties.empty()) line += ", " + terminal_safe(plain(to_json_value(edge.properties)));
  if (!edge.speaker.empty()) line += ", says " + shown_name(edge.speaker, names);
  return line + ")  " + edge.id;
}

// A name that stands in another sentence, as "Cho" for a "he": quoted, so that the reader need not look it
// up.
void print_outside(const Store& store, const EdgeEvidence& evidence, std::ostream& out) {
  for (const auto& name : {evidence.source, evidence.target}) {
    if (!name || evidence.sentence.contains(*name)) continue;
    const auto text = store.document_text(evidence.document);
    if (text && name->end <= text->size()) {
      out << "    named elsewhere: \"" << terminal_safe(name->of(*text)) << "\" at byte " << name->begin
          << '\n';
    }
  }
}

// "foreign minister of NOR"
std::string office_of(const OfficeMeant& meant) {
  const std::size_t bar = meant.office.find('|');
  return meant.office.substr(bar + 1) + " of " + meant.office.substr(0, bar);
}

// The articles that tell who held it.
std::string proof_of(const OfficeMeant& meant) {
  std::string text;
  for (const std::string& article : meant.articles) text += (text.empty() ? "" : ", ") + article;
  return text;
}

bool is_end(const Edge& edge, const OfficeMeant& meant) {
  return meant.person == edge.source || meant.person == edge.target;
}

void print_offices(const Store& store, const Edge& edge, const EdgeEvidence& evidence,
                   const std::map<std::string, std::string>& names, std::ostream& out) {
  for (const OfficeMeant& meant : store.offices_meant(evidence.document, evidence.claim)) {
    if (!is_end(edge, meant)) continue;
    out << "    only the " << terminal_safe(office_of(meant)) << " is named; "
        << shown_name(meant.person, names) << " held the office then, as told in "
        << terminal_safe(proof_of(meant)) << "\n    if somebody else did: newsgraph split "
        << terminal_safe(meant.person) << " --article " << terminal_safe(evidence.document)
        << " --reason …\n";
  }
}

void print_evidence(const Store& store, const EdgeEvidence& evidence, bool color, std::ostream& out) {
  out << "  " << marked(evidence, color) << '\n';
  print_outside(store, evidence, out);
  const DocumentInfo document = store.document(evidence.document).value_or(DocumentInfo{});
  out << "    "
      << (document.title.empty() ? terminal_safe(evidence.document) : terminal_safe(document.title));
  for (const std::string& fact : {document.source, document.date, document.url}) {
    if (!fact.empty()) out << ", " << terminal_safe(fact);
  }
  out << fmt::format("\n    rule {}, confidence {:.2f}, {} bytes {} to {}\n", evidence.rule,
                     evidence.confidence, evidence.document, evidence.sentence.begin, evidence.sentence.end);
}

void print_text(const Store& store, const std::vector<Edge>& edges, bool color, std::ostream& out) {
  const auto names = node_names(store);
  for (std::size_t i = 0; i < edges.size(); ++i) {
    out << (i == 0 ? "" : "\n") << headline(edges[i], names) << '\n';
    for (const EdgeEvidence& evidence : edges[i].evidence) {
      print_evidence(store, evidence, color, out);
      print_offices(store, edges[i], evidence, names, out);
    }
  }
}

Json office_cell(const Store& store, const Edge& edge, const EdgeEvidence& evidence) {
  for (const OfficeMeant& meant : store.offices_meant(evidence.document, evidence.claim)) {
    if (is_end(edge, meant)) return office_of(meant) + ": " + proof_of(meant);
  }
  return {};
}

void print_rows(const Store& store, const std::vector<Edge>& edges, Format format, std::ostream& out) {
  RowPrinter printer({{"edge"},     {"type"}, {"source"},  {"target"}, {"status"}, {"from"},  {"to"},
                      {"document"}, {"date"}, {"outlet"},  {"title"},  {"url"},    {"rule"},  {"confidence"},
                      {"start"},    {"end"},  {"trigger"}, {"quote"},  {"marked"}, {"office"}},
                     format, out);
  const auto names = node_names(store);
  for (const Edge& edge : edges) {
    const auto cells = edge_cells(edge, names);
    for (const EdgeEvidence& evidence : edge.evidence) {
      const DocumentInfo document = store.document(evidence.document).value_or(DocumentInfo{});
      const bool inside =
          evidence.sentence.contains(evidence.trigger) && evidence.quote.size() == evidence.sentence.size();
      const Span trigger{evidence.trigger.begin - evidence.sentence.begin,
                         evidence.trigger.end - evidence.sentence.begin};
      printer.row({cells[0],
                   cells[1],
                   cells[2],
                   cells[3],
                   cells[4],
                   cells[5],
                   cells[6],
                   evidence.document,
                   or_null(document.date),
                   or_null(document.source),
                   or_null(document.title),
                   or_null(document.url),
                   evidence.rule,
                   rounded(evidence.confidence),
                   static_cast<std::int64_t>(evidence.sentence.begin),
                   static_cast<std::int64_t>(evidence.sentence.end),
                   inside ? Json(std::string(trigger.of(evidence.quote))) : Json(),
                   evidence.quote,
                   marked(evidence, false),
                   office_cell(store, edge, evidence)});
    }
  }
  printer.finish();
}

}  // namespace

int cmd_why(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  EdgeReading reading;
  std::string edge;
  std::string other;
  Options options(self);
  options.argument("EDGE", edge, "id of an edge or its beginning; or the name of a node");
  options.argument("TO", other, "name of a second node: all edges between the two", false);
  begin(options, reading);
  finish(options, reading, arguments, context);

  const Store store = open_store(reading, context);
  const ViewFilter filter = to_view_filter(reading.filters, store);
  const std::vector<Edge> edges = other.empty() ? std::vector<Edge>{edge_named(store, edge, filter)}
                                                : edges_between(store, filter, edge, other);
  Output output(reading.wanted, context);
  if (reading.format == Format::table) {
    print_text(store, edges, context.color && reading.wanted.file.empty(), output.stream());
  } else {
    print_rows(store, edges, reading.format, output.stream());
  }
  output.commit();
  return kDone;
}

}  // namespace newsgraph::cli
