// The interactive page: one file that opens from disk, with the graph, its evidence and the program that
// shows them. It loads nothing; a Content-Security-Policy with hashes lets only the page's own script and
// style run, and no text of the graph is ever markup: it stands in a JSON element without '<', and the script
// sets it as text.
#include "base/error.hpp"
#include "exporters/page_data.hpp"
#include "exporters/page_template.hpp"

namespace newsgraph {
ExportSummary export_html(const ExportInput& input, std::ostream& out) {
  const PageTemplate* page = page_template();
  if (page == nullptr) {
    throw DataError(
        "export --to html",
        "this newsgraph was built without the interactive page; install Node.js 18 and npm (apt-get install "
        "nodejs npm) and build again with cmake -DNEWSGRAPH_PAGE=ON, or export --to dot or gexf");
  }
  Sink sink(out);
  sink << page->before;
  PageData(input.view, input.ontology, sink, input.options.max_nodes).write();
  sink << page->after;
  return sink.finish();
}

}  // namespace newsgraph
