#include "cli/version.hpp"

#include <ostream>

#include "base/file.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "pipeline.hpp"

namespace newsgraph::cli {

int print_version(const std::vector<std::string>& arguments, Context& context) {
  OutputOptions wanted;
  Options options({"--version", "the version", "[--format FORMAT]",
                   "newsgraph --version\n"
                   "newsgraph --version --format json            # and the hashes that a store records",
                   "02", nullptr});
  add_output(options, wanted);
  options.parse(arguments);
  if (wanted.format.empty()) {
    context.out << "newsgraph " << NEWSGRAPH_VERSION << '\n' << std::flush;
    return kDone;
  }
  const Format format = checked_format(wanted, context);
  const StoreStamp stamp = Analyzer(schemas_dir()).stamp();
  Output output(wanted, context);
  if (format == Format::json) {  // one object rather than a list of one
    JsonWriter writer;
    writer.begin_object().key("version").value(stamp.tool_version);
    writer.key("ontology_hash").value(stamp.ontology_hash).key("rule_hash").value(stamp.rule_hash);
    writer.key("model_hash").value(stamp.model_hash).end_object();
    output.stream() << writer.take() << '\n';
  } else {
    RowPrinter printer({{"version"}, {"ontology_hash"}, {"rule_hash"}, {"model_hash"}}, format,
                       output.stream());
    printer.row({stamp.tool_version, stamp.ontology_hash, stamp.rule_hash, stamp.model_hash});
    printer.finish();
  }
  output.commit();
  return kDone;
}

}  // namespace newsgraph::cli
