#include <ostream>

#include "cli/exit_code.hpp"
#include "cli/reading.hpp"

namespace newsgraph::cli {
namespace {

std::vector<Json::Member> facts(const StoreStatus& status) {
  const auto count = [](std::uint64_t n) { return Json(static_cast<std::int64_t>(n)); };
  return {{"articles", count(status.documents)},
          {"claims", count(status.claims)},
          {"nodes", count(status.nodes)},
          {"edges", count(status.edges)},
          {"evidence", count(status.evidence)},
          {"first_date", or_null(status.first_date)},
          {"last_date", or_null(status.last_date)},
          {"resolved", status.resolved},
          {"superseded", count(status.superseded)},
          {"without_text", count(status.without_text)},
          {"outdated", count(status.outdated)},
          {"version", or_null(status.stamp.tool_version)},
          {"ontology_hash", or_null(status.stamp.ontology_hash)},
          {"rule_hash", or_null(status.stamp.rule_hash)},
          {"model_hash", or_null(status.stamp.model_hash)}};
}

void print_facts(const StoreStatus& status, Format format, std::ostream& out) {
  if (format == Format::json || format == Format::ndjson) {
    out << Json(facts(status)).dump() << '\n';
    return;
  }
  RowPrinter printer({{"fact"}, {"value"}}, format, out);
  for (auto& [name, value] : facts(status)) printer.row({name, std::move(value)});
  printer.finish();
}

void print_documents(const Store& store, Format format, std::ostream& out) {
  RowPrinter printer({{"id"}, {"date"}, {"source"}, {"title"}, {"url", false}, {"sha256", false}}, format,
                     out);
  for (const DocumentInfo& document : store.documents()) {
    printer.row({document.id, or_null(document.date), or_null(document.source), or_null(document.title),
                 or_null(document.url), document.sha256});
  }
  printer.finish();
}

}  // namespace

int cmd_status(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  Reading reading;
  bool documents = false;
  Options options(self);
  begin(options, reading);
  options.flag("--documents", documents, "list the articles instead");
  finish(options, reading, arguments, context);

  const Store store(reading.db, Store::Mode::read);
  Output output(reading.wanted, context);
  const StoreStatus status = store.status();
  if (documents) {
    print_documents(store, reading.format, output.stream());
  } else {
    print_facts(status, reading.format, output.stream());
  }
  output.commit();
  if (!status.resolved) {
    context.err << "newsgraph: articles were added after the graph was computed; any `newsgraph build` "
                   "completes it\n";
  }
  return status.documents == 0 ? kNothing : kDone;
}

}  // namespace newsgraph::cli
