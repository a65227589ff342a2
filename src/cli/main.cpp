// The only place that turns kinds of failure into exit codes and text.
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <new>
#include <string_view>

#include "cli/commands.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/standard_output.hpp"
#include "cli/suggest.hpp"
#include "cli/version.hpp"

namespace newsgraph::cli {
namespace {

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

bool may_color(bool terminal) {
  const char* term = std::getenv("TERM");
  return terminal && !is_set("NO_COLOR") && !(term != nullptr && std::string_view(term) == "dumb");
}

// "--format json --version", or an option before its command.
int without_command(std::vector<std::string> arguments, Context& context) {
  if (std::erase(arguments, "--version") > 0) return print_version(arguments, context);
  throw UsageError("unknown option " + arguments[0] + "; a command comes first: newsgraph COMMAND [options]");
}

int dispatch(const std::vector<std::string>& arguments, Context& context) {
  if (arguments.empty()) throw UsageError("no command given");
  std::string name = arguments[0];
  std::vector<std::string> rest(arguments.begin() + 1, arguments.end());
  if (name == "--version") return print_version(rest, context);
  if (name == "help" && !rest.empty()) {
    name = rest[0];
    rest = {"--help"};
  }
  if (name == "help" || name == "--help" || name == "-h") {
    context.out << program_help() << std::flush;
    return kDone;
  }
  const Command* command = command_named(name);
  if (command == nullptr) {
    if (name.starts_with('-')) return without_command(arguments, context);
    std::vector<std::string> names;
    for (const Command& known : commands()) names.emplace_back(known.name);
    throw UsageError("unknown command '" + name + "'" + did_you_mean(nearest(name, names)));
  }
  try {
    const int code = command->run(*command, rest, context);
    context.out.flush();
    return code;
  } catch (const HelpRequested& help) {
    context.out << help.text << std::flush;
    return kDone;
  }
}

int fail(Context& context, std::string_view message, int code) {
  context.err << "newsgraph: " << message_text(message) << '\n';
  return code;
}

int guarded(const std::vector<std::string>& arguments, Context& context) {
  const std::string help = arguments.empty() || command_named(arguments[0]) == nullptr
                               ? "newsgraph --help"
                               : "newsgraph " + arguments[0] + " --help";
  try {
    return dispatch(arguments, context);
  } catch (const ReaderGone&) {
    return kDone;
  } catch (const NotFound& error) {
    return fail(context, error.what(), kNothing);
  } catch (const UsageError& error) {
    return fail(context, std::string(error.what()) + "\nTry: " + help, kUsage);
  } catch (const InputError& error) {
    return fail(context, error.what(), kInput);
  } catch (const StoreError& error) {
    return fail(context, error.what(), kStore);
  } catch (const std::bad_alloc&) {
    return fail(context, "out of memory; what was stored before is safe. Fewer threads (-j 1) need less",
                kUsage);
  } catch (const std::exception& error) {
    return fail(context, error.what(), kUsage);
  }
}

}  // namespace
}  // namespace newsgraph::cli

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that goes away must not kill a build; see StandardOutput
  newsgraph::cli::StandardOutput buffer;
  std::ostream out(&buffer);
  out.exceptions(std::ios::badbit);
  const bool out_terminal = ::isatty(STDOUT_FILENO) == 1;
  newsgraph::cli::Context context{out, std::cerr, out_terminal, ::isatty(STDERR_FILENO) == 1,
                                  newsgraph::cli::may_color(out_terminal)};
  return newsgraph::cli::guarded(std::vector<std::string>(argv + 1, argv + argc), context);
}
