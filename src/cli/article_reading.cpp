#include "cli/article_reading.hpp"

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

}  // namespace newsgraph::cli
