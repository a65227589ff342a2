// What the commands that read a store have in common: which store, which of its edges, and in which form the
// rows go out. Between begin and finish a command registers what it alone takes.
#pragma once

#include <string>
#include <vector>

#include "cli/filter_options.hpp"
#include "cli/output.hpp"
#include "graph/store.hpp"

namespace newsgraph::cli {

struct Reading {
  std::string db = "newsgraph.db";
  OutputOptions wanted;
  Format format = Format::table;  // known when finished
};

// With the filters that all commands share which read edges.
struct EdgeReading : Reading {
  FilterOptions filters;
};

void begin(Options& options, Reading& reading);      // --db
void begin(Options& options, EdgeReading& reading);  // and the filters of kind and time

// Registers -o and --format, parses, and checks all that can be checked before anything is opened. Throws
// UsageError, and HelpRequested.
void finish(Options& options, Reading& reading, const std::vector<std::string>& arguments,
            const Context& context);
void finish(Options& options, EdgeReading& reading, const std::vector<std::string>& arguments,
            const Context& context);

// The store; with --as-of as it was then, where later versions of an article have taken the place of the one
// that was valid. Says so when its graph lacks articles that a build left behind.
[[nodiscard]] Store open_store(const std::string& db, const FilterOptions& filters, Context& context);
[[nodiscard]] inline Store open_store(const EdgeReading& reading, Context& context) {
  return open_store(reading.db, reading.filters, context);
}

}  // namespace newsgraph::cli
