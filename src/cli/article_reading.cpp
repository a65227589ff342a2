#include "cli/article_reading.hpp"

#include <algorithm>

#include "base/file.hpp"

namespace newsgraph::cli {

void begin(Options& options, ArticleReading& reading) {
  options.arguments("PATH", reading.run.inputs, "files, folders, or - for standard input");
}

void finish(Options& options, ArticleReading& reading, const std::vector<std::string>& arguments,
            void (*add_destination)(Options&, OutputOptions&)) {
  std::uint64_t jobs = 0;
  add_jobs(options, jobs);
  add_destination(options, reading.wanted);
  options.flag("-q,--quiet", reading.quiet, "print failures only");
  options.parse(arguments);
  reading.run.jobs = checked_jobs(jobs);
}

void expect_inputs(const std::string& db, const std::vector<std::string>& inputs) {
  const auto is_there = [](const std::string& path) { return path == "-" || file_exists(path); };
  if (file_exists(db) || std::any_of(inputs.begin(), inputs.end(), is_there)) return;
  std::string missing;
  for (const std::string& path : inputs) missing += (missing.empty() ? "" : ", ") + terminal_safe(path);
  throw InputError(missing, std::string(inputs.size() == 1 ? "does" : "do") + " not exist");
}

}  // namespace newsgraph::cli
