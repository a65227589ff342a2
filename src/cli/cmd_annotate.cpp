#include <algorithm>
#include <ostream>

#include "base/file.hpp"
#include "cli/article_reading.hpp"
#include "cli/exit_code.hpp"
#include "cli/progress.hpp"
#include "ingest/byte_stream.hpp"
#include "nlp/conllu.hpp"

namespace newsgraph::cli {
namespace {

using Stages = std::vector<std::unique_ptr<Stage>>;

void write(const Document& doc, std::ostream& out) {
  std::string text;
  write_conllu(doc, text);
  out << text;
}

void annotate_file(const Stages& stages, const std::string& path, std::ostream& out) {
  constexpr std::size_t kLongestFile = std::size_t{1} << 30U;  // bytes
  const std::string name = path == "-" ? "stdin" : path;
  const std::string text = ByteStream(unpacked(open_source(path), name), name).rest(kLongestFile);
  std::vector<Document> documents = read_conllu(text, name);
  if (documents.empty()) throw InputError(name, "is empty");
  for (Document& doc : documents) {
    run_on_tokens(stages, doc);
    write(doc, out);
  }
}

// Files one by one: a file that is not CoNLL-U is reported and the next one goes on.
std::uint64_t annotate_tokens(const Stages& stages, const std::vector<std::string>& paths, ProgressLine& line,
                              std::ostream& out) {
  std::uint64_t failed = 0;
  const auto fail = [&](const auto& failure) {
    ++failed;
    line.failure(failure);
  };
  const InputSink sink{[](const Document&) {}, [&](const InputFailure& failure) { fail(failure); }};
  for (const std::string& path : list_inputs(paths, sink)) {
    try {
      annotate_file(stages, path, out);
    } catch (const InputError& error) {
      fail(error);
    }
  }
  return failed;
}

}  // namespace

int cmd_annotate(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  ArticleReading reading;
  bool tokens = false;
  Options options(self);
  begin(options, reading);
  options.flag("--tokens", tokens, "read CoNLL-U, gzip or not; keep its sentences and tokens");
  finish(options, reading, arguments);

  Output output(reading.wanted, context);
  ProgressLine line(context, reading.quiet);
  const Stages stages = english_stages(schemas_dir());
  std::uint64_t failed = 0;
  if (tokens) {
    failed = annotate_tokens(stages, reading.run.inputs, line, output.stream());
  } else {
    line.attach(reading.run);
    failed =
        run_annotate(stages, reading.run, [&](const Document& doc) { write(doc, output.stream()); }).failed;
  }
  output.commit();
  return failed == 0 ? kDone : kInput;
}

}  // namespace newsgraph::cli
