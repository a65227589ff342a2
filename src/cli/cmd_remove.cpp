#include <fmt/format.h>

#include <ostream>

#include "base/file.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/suggest.hpp"
#include "graph/store.hpp"
#include "pipeline.hpp"

namespace newsgraph::cli {
namespace {

void check_documents(const Store& store, const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    if (store.document(id)) continue;
    std::vector<std::string> known;
    for (const DocumentInfo& document : store.documents()) known.push_back(document.id);
    throw NotFound("no article with id '" + terminal_safe(id) + "'" + did_you_mean(nearest(id, known)) +
                   "\nNothing was removed. `newsgraph status --documents` lists the ids");
  }
}

}  // namespace

int cmd_remove(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  std::string db = "newsgraph.db";
  bool quiet = false;
  std::vector<std::string> ids;
  Options options(self);
  options.arguments("ID", ids, "ids of articles");
  add_store(options, db);
  options.flag("-q,--quiet", quiet, "print nothing when all is well");
  options.parse(arguments);

  const Ontology ontology = Ontology::load(schemas_dir());
  static_cast<void>(Store(db, Store::Mode::read));  // a store that is not there must not be created
  Store store(db, Store::Mode::write_or_create);
  check_documents(store, ids);
  std::size_t removed = 0;
  for (const std::string& id : ids) removed += store.remove(id) ? 1 : 0;
  resolve_store(store, ontology);
  if (!quiet) {
    const StoreStatus status = store.status();
    context.err << fmt::format("{} removed; {}: {} articles, {} nodes, {} edges\n", removed, db,
                               status.documents, status.nodes, status.edges);
  }
  return kDone;
}

}  // namespace newsgraph::cli
