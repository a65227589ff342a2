#include "cli/decide.hpp"
#include "cli/lookup.hpp"

namespace newsgraph::cli {
namespace {

// For merge and keep-apart: two nodes of one type.
int decide_on_two(Action action, const Command& self, const std::vector<std::string>& arguments,
                  Context& context) {
  DecideOptions wanted;
  std::string first;
  std::string second;
  Options options(self);
  options.argument(
      "A", first,
      action == Action::merge ? "name, alias or id of a node; its id stays" : "name, alias or id of a node");
  options.argument("B", second, "the other node");
  add_decision(options, wanted);
  options.parse(arguments);
  return decide(wanted, context, [&](const Store& store) {
    const Node a = find_node(store, first);
    const Node b = find_node(store, second);
    if (a.id == b.id) throw UsageError("'" + first + "' and '" + second + "' are one node, " + a.id);
    if (a.type != b.type) {
      throw UsageError(a.id + " is a " + a.type + ", " + b.id + " a " + b.type +
                       "; only nodes of one type can be one");
    }
    return std::vector<Decision>{{action, handle_of(a), handle_of(b), {}, {}}};
  });
}

}  // namespace

int cmd_merge(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  return decide_on_two(Action::merge, self, arguments, context);
}

int cmd_keep_apart(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  return decide_on_two(Action::keep_apart, self, arguments, context);
}

}  // namespace newsgraph::cli
