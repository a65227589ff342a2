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

}  // namespace newsgraph::cli
