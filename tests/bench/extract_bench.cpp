// What each part of `extract` costs on one core, over the inputs named on the command line:
//   extract_bench [--repeat N] PATH...
// Prints processor seconds for starting, reading, annotation, extraction and writing, and the share that all
// after annotation has of annotation's time.
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "graph/extraction_json.hpp"
#include "ingest/reader.hpp"
#include "pipeline.hpp"
#include "resources.hpp"

using namespace newsgraph;

namespace {

// Adds the time since the last call to what is named.
class Stopwatch {
public:
  void stop(double& seconds) {
    const double now = bench::processor_seconds();
    seconds += now - m_last;
    m_last = now;
  }

private:
  double m_last = bench::processor_seconds();
};

void print_row(const std::string& name, double seconds) {
  std::cout << std::left << std::setw(12) << name << std::right << std::fixed << std::setprecision(3)
            << std::setw(9) << seconds << " s\n";
}

int run(int count, char** arguments) {
  int repeat = 1;
  std::vector<std::string> paths;
  for (int i = 1; i < count; ++i) {
    if (std::string(arguments[i]) == "--repeat" && i + 1 < count)
      repeat = std::atoi(arguments[++i]);
    else
      paths.emplace_back(arguments[i]);
  }
  double starting = 0, reading = 0, annotation = 0, extraction = 0, writing = 0;
  std::size_t words = 0, articles = 0, relations = 0, bytes = 0;
  Stopwatch watch;
  const Analyzer analyzer(schemas_dir());
  watch.stop(starting);
  const InputSink sink{[&](Document doc) {
                         watch.stop(reading);
                         analyzer.annotate(doc);
                         watch.stop(annotation);
                         const Extraction found = analyzer.extract(doc);
                         watch.stop(extraction);
                         bytes += to_json(found).size();
                         watch.stop(writing);
                         ++articles;
                         words += doc.tokens.size();
                         relations += found.relations.size();
                       },
                       [](const InputFailure& failure) { throw InputError(failure.where, failure.reason); }};
  for (int round = 0; round < repeat; ++round) {
    for (const std::string& path : list_inputs(paths, sink)) read_path(path, sink);
  }
  if (words == 0) throw UsageError("no words; name files or folders");
  print_row("start", starting);
  print_row("reading", reading);
  print_row("annotation", annotation);
  print_row("extraction", extraction);
  print_row("writing", writing);
  std::cout << articles << " articles, " << words << " words, " << relations << " relations, " << bytes
            << " bytes of JSON\n"
            << std::setprecision(1) << "extraction is " << 100 * extraction / annotation
            << " % of annotation, with writing " << 100 * (extraction + writing) / annotation
            << " %, with reading too " << 100 * (reading + extraction + writing) / annotation << " %\n";
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return run(count, arguments);
  } catch (const Error& error) {
    std::cerr << "extract_bench: " << error.what() << '\n';
    return 1;
  }
}
