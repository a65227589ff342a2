#include <ostream>

#include "base/file.hpp"
#include "base/offices.hpp"
#include "base/utf8.hpp"
#include "cli/exit_code.hpp"
#include "cli/filter_options.hpp"
#include "cli/lookup.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "graph/office_terms.hpp"

namespace newsgraph::cli {
namespace {

// "minister of foreign affairs" and "Foreign Minister" are one office.
std::string office_key(const Offices& offices, const std::string& title) {
  const Office* office = offices.find(title);
  return utf8::name_key(office == nullptr ? title : office->name);
}

Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

void print(const std::vector<OfficeTerm>& terms, const std::map<std::string, std::string>& names,
           Format format, std::ostream& out) {
  RowPrinter rows({{"person"}, {"title"}, {"from"}, {"to"}, {"left"}, {"stated"}, {"articles"}, {"id"}},
                  format, out);
  for (const OfficeTerm& term : terms) {
    const auto name = names.find(term.person);
    rows.row({name == names.end() ? term.person : name->second, term.title, or_null(term.from),
              or_null(term.to), or_null(term.left), term.stated, static_cast<std::int64_t>(term.sources),
              term.person});
  }
  rows.finish();
}

}  // namespace

int cmd_office(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  std::string db = "newsgraph.db";
  std::string title;
  std::string of;
  std::string day;
  OutputOptions wanted;
  Options options(self);
  options.argument("TITLE", title, "the office, in any of its names");
  options.argument("NAME", of, "the country or body: name, alias or id");
  add_store(options, db);
  options.value("--on", "DAY", day, "only who held it on this day (YYYY-MM-DD); exit code 1 when in doubt");
  add_output(options, wanted);
  options.parse(arguments);
  const Format format = checked_format(wanted, context);
  if (!day.empty()) check_day("--on", day);

  const Store store(db, Store::Mode::read);
  ViewFilter filter;
  filter.types = {"holds-office"};
  filter.targets = {find_node(store, of).id};
  const GraphView view(store, filter);
  const Offices offices = Offices::load(schemas_dir());
  const std::string key = office_key(offices, title);
  std::vector<OfficeTerm> terms =
      office_terms(view, [&](const std::string& each) { return office_key(offices, each) == key; });
  if (!day.empty()) terms = holders_on(terms, day);
  Output output(wanted, context);
  print(terms, node_names(store), format, output.stream());
  output.commit();
  if (terms.empty()) {
    context.err << "newsgraph: the articles do not tell who was " << terminal_safe(title) << " of "
                << terminal_safe(of) << (day.empty() ? "" : " on " + day) << "\n";
    return kNothing;
  }
  if (day.empty() || terms.size() == 1) return kDone;
  context.err << "newsgraph: in doubt; the articles name " << terms.size() << " people\n";
  return kNothing;
}

}  // namespace newsgraph::cli
