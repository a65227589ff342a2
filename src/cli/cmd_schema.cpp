#include <array>
#include <ostream>

#include "base/file.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/suggest.hpp"
#include "pipeline.hpp"

namespace newsgraph::cli {
namespace {

constexpr std::array<std::string_view, 8> kKindNames = {"text",  "integer", "number",  "percent",
                                                        "money", "date",    "boolean", "type"};

std::string_view name_of(PropertyKind kind) { return kKindNames.at(static_cast<std::size_t>(kind)); }

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " or ") + word;
  return text;
}

std::string ends(const RelationType& type, std::string_view role) {
  const RoleType* found = type.role(role);
  return found == nullptr ? "" : joined(found->range);
}

void list(const Ontology& ontology, Format format, std::ostream& out) {
  RowPrinter printer({{"name"}, {"kind"}, {"source"}, {"target"}, {"description"}}, format, out);
  for (const NodeType& type : ontology.node_types())
    printer.row({type.name, "node", Json(), Json(), type.description});
  for (const RelationType& type : ontology.relation_types()) {
    printer.row({type.name, type.is_event ? "event" : "relation", ends(type, "source"), ends(type, "target"),
                 type.description});
  }
  printer.finish();
}

// One row a part of the type: its roles, properties and codes.
void describe(const RelationType& type, RowPrinter& printer) {
  printer.row({"type", type.name, type.is_event ? "event" : "relation", type.description});
  for (const RoleType& role : type.roles) {
    printer.row({role.required ? "role, required" : "role", role.name, joined(role.range), role.description});
  }
  for (const PropertyType& property : type.properties) {
    printer.row({"property", property.name, std::string(name_of(property.kind)), property.description});
  }
  for (const CodeRow& row : type.codes) {
    std::string when;
    for (const Status status : row.statuses)
      when += (when.empty() ? "" : ", ") + std::string(newsgraph::name_of(status));
    if (!row.act.empty()) when += (when.empty() ? "act " : ", act ") + row.act;
    const std::string mode = row.plover.mode.empty() ? "" : " (" + row.plover.mode + ")";
    printer.row({"code", row.cameo, row.plover.type + mode, when.empty() ? "otherwise" : when});
  }
}

void describe(const NodeType& type, RowPrinter& printer) {
  printer.row({"type", type.name, "node", type.description});
  for (const PropertyType& property : type.properties) {
    printer.row({"property", property.name, std::string(name_of(property.kind)), property.description});
  }
}

void describe(const Ontology& ontology, const std::string& name, RowPrinter& printer) {
  if (const RelationType* type = ontology.relation_type(name)) return describe(*type, printer);
  if (const NodeType* type = ontology.node_type(name)) return describe(*type, printer);
  std::vector<std::string> known;
  for (const NodeType& type : ontology.node_types()) known.push_back(type.name);
  for (const RelationType& type : ontology.relation_types()) known.push_back(type.name);
  throw NotFound("no type called '" + terminal_safe(name) + "'" + did_you_mean(nearest(name, known)) +
                 " (newsgraph schema lists them)");
}

// Everything that ships with the program is loaded, which checks it; what does not fit is a DataError.
void check(const std::string& folder, Context& context) {
  const Analyzer analyzer(folder);
  const Ontology& ontology = analyzer.ontology();
  context.err << folder << ": " << ontology.node_types().size() << " node types, "
              << ontology.relation_types().size() << " relation types, places, rules and model are fine\n";
}

}  // namespace

int cmd_schema(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  std::string name;
  bool check_all = false;
  OutputOptions wanted;
  Options options(self);
  options.argument("TYPE", name, "a node or relation type to describe (default: list all)", false);
  options.flag("--check", check_all, "load and check all type, place, rule and model files");
  add_output(options, wanted);
  options.parse(arguments);
  const Format format = checked_format(wanted, context);

  const std::string folder = schemas_dir();
  if (check_all) {
    check(folder, context);
    return kDone;
  }
  const Ontology ontology = Ontology::load(folder);
  Output output(wanted, context);
  if (name.empty()) {
    list(ontology, format, output.stream());
  } else {
    RowPrinter printer({{"part"}, {"name"}, {"value"}, {"description"}}, format, output.stream());
    describe(ontology, name, printer);
    printer.finish();
  }
  output.commit();
  return kDone;
}

}  // namespace newsgraph::cli
