#include "cli/options.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <charconv>
#include <thread>

#include "cli/exit_code.hpp"
#include "cli/suggest.hpp"

namespace newsgraph::cli {

struct Options::Impl {
  struct Row {
    std::string names;  // "-q,--quiet" or "PATH..."
    std::string placeholder;
    std::string help;
    bool positional = false;
  };

  Command command;
  CLI::App app;
  std::vector<Row> rows;
  bool help_wanted = false;
  std::vector<std::string> required;  // checked here: CLI11 would complain before --help is seen

  explicit Impl(const Command& c) : command(c), app("", std::string(c.name)) {
    app.set_help_flag();
    app.add_flag("-h,--help", help_wanted);
    app.allow_extras();  // refused here, with the nearest name
  }

  template <class Number>
  void number(const std::string& names, Number& target, std::string_view kind) {
    const std::string name = names.substr(names.find("--"));
    app.add_option_function<std::string>(names, [&target, name, kind](const std::string& text) {
      const char* end = text.data() + text.size();
      const auto read = std::from_chars(text.data(), end, target);
      if (read.ec == std::errc() && read.ptr == end) return;
      throw UsageError(name + " takes " + std::string(kind) + ", not '" + text + "'");
    });
  }

  void refuse_unknown() const {
    const std::vector<std::string> unknown = app.remaining();
    if (unknown.empty()) return;
    const auto option = std::find_if(unknown.begin(), unknown.end(), [](const std::string& argument) {
      return argument.size() > 1 && argument[0] == '-' && argument != "--";
    });
    if (option != unknown.end()) {
      const std::string name = option->substr(0, option->find('='));
      throw UsageError("unknown option " + name + did_you_mean(nearest(name, option_names())));
    }
    throw UsageError("'" + unknown[0] + "' is an argument too many; usage: newsgraph " +
                     std::string(command.name) + " " + std::string(command.usage));
  }

  // An unset variable of the shell: without this, `--source "$NAME"` would be no filter at all.
  void refuse_empty() const {
    for (const CLI::Option* option : app.get_options()) {
      const std::vector<std::string>& given = option->results();
      if (std::find(given.begin(), given.end(), "") == given.end()) continue;
      throw UsageError("the value of " + option->get_name(option->get_positional()) + " is empty");
    }
  }

  [[nodiscard]] std::vector<std::string> option_names() const {
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    return names;
  }
};

Options::Options(const Command& command) : m_impl(std::make_unique<Impl>(command)) {}
Options::~Options() = default;

void Options::flag(const std::string& names, bool& target, const std::string& help) {
  m_impl->app.add_flag(names, target);
  m_impl->rows.push_back({names, "", help});
}

void Options::value(const std::string& names, const std::string& placeholder, std::string& target,
                    const std::string& help) {
  m_impl->app.add_option(names, target);
  m_impl->rows.push_back({names, placeholder, help});
}

void Options::value(const std::string& names, const std::string& placeholder, double& target,
                    const std::string& help) {
  m_impl->number(names, target, "a number");
  m_impl->rows.push_back({names, placeholder, help});
}

void Options::value(const std::string& names, const std::string& placeholder, std::uint64_t& target,
                    const std::string& help) {
  m_impl->number(names, target, "a whole number from 0 on");
  m_impl->rows.push_back({names, placeholder, help});
}

void Options::values(const std::string& names, const std::string& placeholder,
                     std::vector<std::string>& target, const std::string& help) {
  m_impl->app.add_option(names, target)->take_all()->allow_extra_args(false)->delimiter(',');
  m_impl->rows.push_back({names, placeholder, help});
}

void Options::argument(const std::string& name, std::string& target, const std::string& help, bool required) {
  m_impl->app.add_option(name, target);
  if (required) m_impl->required.push_back(name);
  m_impl->rows.push_back({name, "", help, true});
}

void Options::arguments(const std::string& name, std::vector<std::string>& target, const std::string& help,
                        bool required) {
  m_impl->app.add_option(name, target);
  if (required) m_impl->required.push_back(name);
  m_impl->rows.push_back({name + "...", "", help, true});
}

void Options::parse(const std::vector<std::string>& arguments) {
  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
  try {
    m_impl->app.parse(reversed);
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string_view text = error.what();  // "--db: At Most 1 required but received 3"
    const bool repeated = text.find("At Most") != std::string_view::npos;
    throw UsageError(std::string(text.substr(0, text.find(':'))) +
                     (repeated ? " is given more than once" : " needs a value"));
  } catch (const CLI::ParseError& error) {
    throw UsageError(error.what());
  }
  if (m_impl->help_wanted) throw HelpRequested{help()};
  m_impl->refuse_unknown();
  m_impl->refuse_empty();
  for (const std::string& name : m_impl->required) {
    if (m_impl->app.count(name) == 0) throw UsageError("nothing given for " + name);
  }
}

namespace {

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(text.size() + 2, width), ' ');
  return text;
}

std::string indented(std::string_view lines) {
  std::string out;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    out += "  " + std::string(lines.substr(0, end)) + "\n";
    lines = end == std::string_view::npos ? std::string_view() : lines.substr(end + 1);
  }
  return out;
}

}  // namespace

std::string Options::help() const {
  const Command& command = m_impl->command;
  std::string text = "newsgraph " + std::string(command.name) + ": " + std::string(command.summary) + "\n\n";
  text += "Examples:\n" + indented(command.examples);
  text += "\nUsage: newsgraph " + std::string(command.name) + " " + std::string(command.usage) + "\n";
  for (const bool positional : {true, false}) {
    text += positional ? "" : "\nOptions:\n";
    for (const Impl::Row& row : m_impl->rows) {
      if (row.positional != positional) continue;
      std::string names = row.names;
      if (const std::size_t comma = names.find(','); comma != std::string::npos) names.insert(comma + 1, " ");
      if (!row.placeholder.empty()) names += " " + row.placeholder;
      text += "  " + padded(names, 26) + row.help + "\n";
    }
  }
  text += "  " + padded("-h, --help", 26) + "this text\n\nExit codes:\n";
  for (const char digit : command.exit_codes) {
    text += "  " + std::string(1, digit) + "  " +
            std::string(kExitCodeTexts.at(static_cast<std::size_t>(digit - '0'))) + "\n";
  }
  return text;
}

void add_store(Options& options, std::string& path) {
  options.value("--db", "FILE", path, "the graph store (default: newsgraph.db)");
}

void add_jobs(Options& options, std::uint64_t& jobs) {
  options.value("-j,--jobs", "N", jobs, "threads (default: one a core); changes no byte of the output");
}

void add_least_confidence(Options& options, double& least) {
  options.value("--min-confidence", "X", least,
                "leave out relations less sure than that, 0 to 1; default 0.6: half of\n"
                "                            what is less sure is wrong. 0 keeps all");
}

void check_confidence(double share) {
  if (!(share >= 0 && share <= 1)) throw UsageError("--min-confidence takes a number from 0 to 1");
}

unsigned checked_jobs(std::uint64_t jobs) {
  constexpr std::uint64_t kMost = 256;
  if (jobs > kMost) throw UsageError("-j takes at most 256 threads");
  return jobs == 0 ? std::max(1U, std::thread::hardware_concurrency()) : static_cast<unsigned>(jobs);
}

}  // namespace newsgraph::cli
