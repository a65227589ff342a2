#include <ostream>

#include "base/file.hpp"
#include "base/offices.hpp"
#include "base/utf8.hpp"
#include "cli/exit_code.hpp"
#include "cli/filter_options.hpp"
#include "cli/lookup.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/reading.hpp"
#include "graph/office_terms.hpp"

namespace newsgraph::cli {
namespace {

// "minister of foreign affairs" and "Foreign Minister" are one office.
std::string office_key(const Offices& offices, const std::string& title) {
  const Office* office = offices.find(title);
  return utf8::name_key(office == nullptr ? title : office->name);
}

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

struct Asked {
  std::string db = "newsgraph.db";
  std::string title;
  std::string of;
  std::string day;
  FilterOptions times;
  OutputOptions wanted;
  Format format = Format::table;
};

Asked parsed(const Command& self, const std::vector<std::string>& arguments, const Context& context) {
  Asked asked;
  Options options(self);
  options.argument("TITLE", asked.title, "the office, in any of its names");
  options.argument("NAME", asked.of, "the country or body: name, alias or id");
  add_store(options, asked.db);
  options.value("--on", "DAY", asked.day,
                "only who held it on this day (YYYY-MM-DD); exit code 1 when in doubt");
  options.value("--during", "FROM..TO", asked.times.during,
                "whoever held it for some part of that time: days, months or years");
  options.value("--as-of", "DATE", asked.times.as_of,
                "as the articles dated up to DATE told it, with --on: who was thought\n"
                "                            then to hold it on that day");
  add_output(options, asked.wanted);
  options.parse(arguments);
  asked.format = checked_format(asked.wanted, context);
  if (!asked.day.empty()) check_day("--on", asked.day);
  if (!asked.day.empty() && !asked.times.during.empty())
    throw UsageError("--on and --during exclude each other");
  static_cast<void>(days_during(asked.times));
  static_cast<void>(as_of_day(asked.times));
  return asked;
}

std::vector<OfficeTerm> find_terms(const Asked& asked, const Store& store) {
  ViewFilter filter;
  filter.types = {"holds-office"};
  filter.targets = {find_node(store, asked.of).id};
  filter.as_of = as_of_day(asked.times);
  const GraphView view(store, filter);
  const Offices offices = Offices::load(schemas_dir());
  const std::string key = office_key(offices, asked.title);
  std::vector<OfficeTerm> terms =
      office_terms(view, [&](const std::string& each) { return office_key(offices, each) == key; });
  if (!asked.day.empty()) return holders_on(terms, asked.day);
  if (asked.times.during.empty()) return terms;
  const auto [from, to] = days_during(asked.times);
  return held_between(terms, from, to);
}

}  // namespace

int cmd_office(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  const Asked asked = parsed(self, arguments, context);
  const Store store = open_store(asked.db, asked.times, context);
  const std::vector<OfficeTerm> terms = find_terms(asked, store);
  Output output(asked.wanted, context);
  print(terms, node_names(store), asked.format, output.stream());
  output.commit();
  if (terms.empty()) {
    const std::string& during = asked.times.during;
    context.err << "newsgraph: the articles do not tell who was " << terminal_safe(asked.title) << " of "
                << terminal_safe(asked.of) << (asked.day.empty() ? "" : " on " + asked.day)
                << (during.empty() ? "" : " in " + during) << "\n";
    return kNothing;
  }
  if (asked.day.empty() || terms.size() == 1) return kDone;
  context.err << "newsgraph: in doubt; the articles name " << terms.size() << " people\n";
  return kNothing;
}

}  // namespace newsgraph::cli
