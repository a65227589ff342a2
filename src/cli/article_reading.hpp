// What the commands have in common that read articles and need no store: which, how many at once, and where
// the output goes. Between begin and finish a command registers what it alone takes.
#pragma once

#include <string>
#include <vector>

#include "cli/output.hpp"
#include "pipeline.hpp"

namespace newsgraph::cli {

struct ArticleReading {
  RunOptions run;
  OutputOptions wanted;
  bool quiet = false;
};

void begin(Options& options, ArticleReading& reading);  // PATH...
// Registers -j, -q and what `add_destination` does, and parses. Throws UsageError, and HelpRequested.
void finish(Options& options, ArticleReading& reading, const std::vector<std::string>& arguments,
            void (*add_destination)(Options&, OutputOptions&) = add_output_file);

// For commands that fill a store: a mistyped path leaves no empty one behind. Throws InputError when neither
// the store nor any of the inputs exists.
void expect_inputs(const std::string& db, const std::vector<std::string>& inputs);

}  // namespace newsgraph::cli
