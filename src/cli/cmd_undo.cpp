#include "cli/decide.hpp"

namespace newsgraph::cli {

int cmd_undo(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  DecideOptions wanted;
  std::string number;
  Options options(self);
  options.argument("N", number, "number of the decision (default: the last that stands)", false);
  add_decision(options, wanted);
  options.parse(arguments);
  return decide(wanted, context, [&](const Store& store) {
    const std::vector<Decision> decisions = store.decisions();
    const std::set<std::size_t> back = undone(decisions);
    std::size_t which = 0;
    for (std::size_t i = 1; i <= decisions.size(); ++i) {
      const bool stands = back.count(i) == 0;
      const bool meant =
          number.empty() ? decisions[i - 1].action != Action::undo : number == std::to_string(i);
      if (stands && meant) which = i;
    }
    if (which == 0) {
      throw NotFound(number.empty() ? "no decision stands that could be undone"
                                    : "no decision " + number + " stands; `newsgraph ledger` lists them");
    }
    return std::vector<Decision>{{Action::undo, {}, {}, std::to_string(which), {}}};
  });
}

}  // namespace newsgraph::cli
