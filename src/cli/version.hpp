// `newsgraph --version`.
#pragma once

#include <string>
#include <vector>

#include "cli/context.hpp"

namespace newsgraph::cli {

// "newsgraph 1.2.3"; with --format json also the hashes of ontology, rules and model, which need the data
// files.
int print_version(const std::vector<std::string>& arguments, Context& context);

}  // namespace newsgraph::cli
