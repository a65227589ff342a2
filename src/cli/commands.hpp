// The table of commands, in the order of the work. To add one: a file cmd_<name>.cpp with a function of this
// shape and one row in commands.cpp; help, README check and session tests loop over the table.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.hpp"

namespace newsgraph::cli {

struct Command {
  std::string_view name;
  std::string_view summary;     // one line, lower case, no full stop
  std::string_view usage;       // what follows the name: "[options] PATH..."
  std::string_view examples;    // lines "command line   # what it does"; they lead the help
  std::string_view exit_codes;  // digits of the codes it can end with
  // Checks all arguments first, opens files after. Returns an exit code; throws the kinds of base/error.hpp.
  int (*run)(const Command& self, const std::vector<std::string>& arguments, Context& context);
};

[[nodiscard]] std::span<const Command> commands();
// Nothing of that name: nullptr.
[[nodiscard]] const Command* command_named(std::string_view name);

[[nodiscard]] std::string program_help();

}  // namespace newsgraph::cli
