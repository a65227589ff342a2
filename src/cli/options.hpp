// Options and arguments of one command, and its help text (options.cpp is the only user of CLI11).
// Register everything, then parse once: that is the border between checking and doing.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.hpp"

namespace newsgraph::cli {

// Thrown by Options::parse for --help; not a failure.
struct HelpRequested {
  std::string text;
};

class Options {
public:
  explicit Options(const Command& command);
  ~Options();
  Options(const Options&) = delete;
  Options& operator=(const Options&) = delete;

  // `names` as "-q,--quiet"; the target's value is the default. Targets must outlive parse().
  void flag(const std::string& names, bool& target, const std::string& help);
  void value(const std::string& names, const std::string& placeholder, std::string& target,
             const std::string& help);
  void value(const std::string& names, const std::string& placeholder, double& target,
             const std::string& help);
  void value(const std::string& names, const std::string& placeholder, std::uint64_t& target,
             const std::string& help);
  // May be given many times, or once with commas.
  void values(const std::string& names, const std::string& placeholder, std::vector<std::string>& target,
              const std::string& help);
  // Arguments without a dash, in the order of these calls; `target` takes what is left.
  void argument(const std::string& name, std::string& target, const std::string& help, bool required = true);
  void arguments(const std::string& name, std::vector<std::string>& target, const std::string& help,
                 bool required = true);

  // Throws UsageError with a suggestion for misspelt options, and HelpRequested.
  void parse(const std::vector<std::string>& arguments);

  [[nodiscard]] std::string help() const;

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

// Options that several commands share.
void add_store(Options& options, std::string& path);
void add_jobs(Options& options, std::uint64_t& jobs);

void add_least_confidence(Options& options, double& least);  // for commands that draw relations

// Throws UsageError for what --min-confidence does not take.
void check_confidence(double share);
// The number of threads asked for: 0 means one a core. Throws UsageError above 256.
[[nodiscard]] unsigned checked_jobs(std::uint64_t jobs);

}  // namespace newsgraph::cli
