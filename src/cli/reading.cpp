#include "cli/reading.hpp"

#include <ostream>

#include "base/file.hpp"
#include "pipeline.hpp"

namespace newsgraph::cli {

void begin(Options& options, Reading& reading) { add_store(options, reading.db); }

void begin(Options& options, EdgeReading& reading) {
  add_store(options, reading.db);
  add_kind_filters(options, reading.filters);
}

void finish(Options& options, Reading& reading, const std::vector<std::string>& arguments,
            const Context& context) {
  add_output(options, reading.wanted);
  options.parse(arguments);
  reading.format = checked_format(reading.wanted, context);
}

void finish(Options& options, EdgeReading& reading, const std::vector<std::string>& arguments,
            const Context& context) {
  finish(options, static_cast<Reading&>(reading), arguments, context);
  check_filters(reading.filters, Ontology::load(schemas_dir()));
}

Store open_store(const std::string& db, const FilterOptions& filters, Context& context) {
  Store store(db, Store::Mode::read);
  if (!store.resolved()) {
    context.err << "newsgraph: " << terminal_safe(db)
                << ": a build was interrupted, so articles are missing in the graph;"
                << " `newsgraph build --db " << terminal_safe(db) << "` completes it\n";
  }
  const std::string day = as_of_day(filters);
  if (day.empty()) return store;
  auto past = store_as_of(store, day, Ontology::load(schemas_dir()));
  return past ? std::move(*past) : std::move(store);
}

}  // namespace newsgraph::cli
