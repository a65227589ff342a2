#include <fmt/format.h>

#include <ostream>

#include "cli/edge_rows.hpp"
#include "cli/exit_code.hpp"
#include "cli/lookup.hpp"
#include "cli/reading.hpp"
#include "graph/diff.hpp"

namespace newsgraph::cli {
namespace {

// One change as both forms need it.
struct Line {
  ChangeKind kind = ChangeKind::changed;
  std::string_view of;  // "node" or "edge"
  std::string id;
  std::string what;  // in words
  std::vector<FieldChange> fields;
};

constexpr char mark(ChangeKind kind) {
  return kind == ChangeKind::added ? '+' : kind == ChangeKind::gone ? '-' : '~';
}
constexpr const char* word(ChangeKind kind) {
  return kind == ChangeKind::added ? "new" : kind == ChangeKind::gone ? "gone" : "changed";
}

std::string described(const Node& node) {
  return node.name + " (" + node.type + (node.country.empty() ? "" : ", " + node.country) + ")";
}

// A store, or what it was on a day.
struct Side {
  const std::string& file;
  const Store& store;
  ViewFilter filter;

  // "  5 articles, 54 nodes, 78 edges", " up to 2026-02-03  40 nodes, 51 edges".
  [[nodiscard]] std::string what_of_it() const {
    if (filter.as_of.empty()) {
      const StoreStatus status = store.status();
      return "  " + counted(status.documents, "article") + ", " + counted(status.nodes, "node") + ", " +
             counted(status.edges, "edge");
    }
    ViewFilter then;
    then.as_of = filter.as_of;
    const GraphCounts counts = GraphView(store, then, EvidenceMode::none).counts();
    return " up to " + filter.as_of + "  " + counted(counts.nodes, "node") + ", " +
           counted(counts.edges, "edge");
  }
};

// As lines for people, marked as in a patch; -, + and ~ for gone, new and changed.
class PatchPrinter {
public:
  PatchPrinter(std::ostream& out, bool color) : m_out(out), m_color(color) {}

  void head(const Side& side, char sign) {
    m_out << std::string(3, sign) << ' ' << terminal_safe(side.file) << side.what_of_it() << '\n';
  }

  void print(const Line& line) {
    m_out << tint(line.kind) << mark(line.kind) << ' ' << line.of << ' ' << terminal_safe(line.id) << "  "
          << terminal_safe(line.what) << (m_color ? "\x1b[0m\n" : "\n");
    if (line.kind != ChangeKind::changed) return;
    for (const FieldChange& field : line.fields) {
      m_out << "    " << terminal_safe(field.name) << ": " << shown(field.before) << " -> "
            << shown(field.after) << '\n';
    }
  }

private:
  [[nodiscard]] const char* tint(ChangeKind kind) const {
    if (!m_color) return "";
    return kind == ChangeKind::added ? "\x1b[32m" : kind == ChangeKind::gone ? "\x1b[31m" : "\x1b[33m";
  }
  static std::string shown(const std::string& value) {
    return value.empty() ? "(nothing)" : terminal_safe(value);
  }

  std::ostream& m_out;
  bool m_color;
};

// As rows for programs: one for a new or gone thing, one for each changed field.
void print_rows(const Line& line, RowPrinter& printer) {
  const Json of = std::string(line.of);
  if (line.kind != ChangeKind::changed)
    printer.row({word(line.kind), of, line.id, line.what, Json(), Json(), Json()});
  for (const FieldChange& field : line.fields) {
    if (line.kind == ChangeKind::changed)
      printer.row(
          {word(line.kind), of, line.id, line.what, field.name, or_null(field.before), or_null(field.after)});
  }
}

template <typename Visit>
void for_each_line(const Side& before, const Side& after, const Visit& visit) {
  for_each_node_change(before.store, after.store, before.filter, after.filter, [&](const NodeChange& change) {
    const Node& shown = change.kind == ChangeKind::gone ? change.before : change.after;
    visit(Line{change.kind, "node", shown.id, described(shown),
               field_changes(fields_of(change.before), fields_of(change.after))});
  });
  auto names = node_names(before.store);
  for (auto& [id, name] : node_names(after.store)) names[id] = name;
  for_each_edge_change(before.store, after.store, before.filter, after.filter, [&](const EdgeChange& change) {
    const Edge& shown = change.kind == ChangeKind::gone ? change.before : change.after;
    visit(Line{change.kind, "edge", shown.id, in_words(shown, names),
               field_changes(fields_of(change.before), fields_of(change.after))});
  });
}

void note_versions(const StoreStatus& before, const StoreStatus& after, std::ostream& err) {
  const StoreStamp& a = before.stamp;
  const StoreStamp& b = after.stamp;
  if (std::tie(a.tool_version, a.ontology_hash, a.rule_hash, a.model_hash) !=
      std::tie(b.tool_version, b.ontology_hash, b.rule_hash, b.model_hash))
    err << "newsgraph: the two stores were made with different versions of program, types, rules or model; a "
           "difference need not come from the articles\n";
}

}  // namespace

int cmd_diff(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  std::string first;
  std::string second;
  std::string since;
  EdgeReading reading;
  Options options(self);
  options.argument("BEFORE", first, "a graph store");
  options.argument("AFTER", second, "the graph store to hold against it", false);
  options.value("--since", "DAY", since,
                "instead of AFTER: what BEFORE has from articles after DAY, or without a date");
  add_kind_filters(options, reading.filters);
  finish(options, reading, arguments, context);
  check_day("--since", since);
  if (second.empty() == since.empty())
    throw UsageError("say what to hold against BEFORE: another store, or with --since DAY its own past");
  if (!since.empty() && !reading.filters.as_of.empty())
    throw UsageError("--since and --as-of are two days for one store; give one of them");
  // A patch is for people, into a file or a pipe as well; rows come when they are asked for.
  const bool rows = !reading.wanted.format.empty() && reading.wanted.format != "table";

  FilterOptions past = reading.filters;
  if (!since.empty()) past.as_of = since;
  const std::string& other = since.empty() ? second : first;
  const Store then = open_store(first, past, context);
  const Store now = open_store(other, reading.filters, context);
  const Side after{other, now, to_view_filter(reading.filters, now)};
  Side before{first, then, after.filter};  // names of countries are those of AFTER
  before.filter.as_of = as_of_day(past);
  Output output(reading.wanted, context);
  std::uint64_t changes = 0;
  note_versions(before.store.status(), after.store.status(), context.err);
  if (rows) {
    RowPrinter printer({{"change"}, {"kind"}, {"id"}, {"what"}, {"field"}, {"before"}, {"after"}},
                       reading.format, output.stream());
    for_each_line(before, after, [&](const Line& line) {
      ++changes;
      print_rows(line, printer);
    });
    printer.finish();
  } else {
    PatchPrinter printer(output.stream(), context.color && reading.wanted.file.empty());
    for_each_line(before, after, [&](const Line& line) {
      if (changes++ == 0) {
        printer.head(before, '-');
        printer.head(after, '+');
      }
      printer.print(line);
    });
  }
  output.commit();
  return changes == 0 ? kDone : kNothing;
}

}  // namespace newsgraph::cli
