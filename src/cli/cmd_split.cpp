#include <algorithm>

#include "base/utf8.hpp"
#include "cli/decide.hpp"
#include "cli/lookup.hpp"
#include "cli/output.hpp"

namespace newsgraph::cli {

int cmd_split(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  DecideOptions wanted;
  std::string name;
  std::vector<std::string> articles;
  std::string alias;
  Options options(self);
  options.argument("NODE", name, "name, alias or id of the node to split");
  options.values("--article", "ID,...", articles, "who is meant in these articles becomes a node of its own");
  options.value("--alias", "NAME", alias, "whoever articles call so becomes a node of its own");
  add_decision(options, wanted);
  options.parse(arguments);
  if (articles.empty() == alias.empty()) throw UsageError("say what goes: --article ID or --alias NAME");
  return decide(wanted, context, [&](const Store& store) {
    const NodeHandle node = handle_of(find_node(store, name));
    std::vector<Decision> decisions;
    if (!alias.empty()) decisions.push_back({Action::split_alias, node, {}, alias, {}});
    for (const std::string& article : articles) {
      if (!store.document(article)) {
        throw NotFound("no article with id '" + terminal_safe(article) + "'; `newsgraph show " +
                       terminal_safe(node.id) + "` lists those of the node");
      }
      decisions.push_back({Action::split_article, node, {}, article, {}});
    }
    return decisions;
  });
}

int cmd_confirm(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  DecideOptions wanted;
  std::string name;
  std::string alias;
  Options options(self);
  options.argument("NODE", name, "name, alias or id of a node");
  options.argument("NAME", alias, "a name that articles have for it, and that `newsgraph review` lists");
  add_decision(options, wanted);
  options.parse(arguments);
  return decide(wanted, context, [&](const Store& store) {
    const Node node = find_node(store, name);
    const auto is_meant = [key = utf8::name_key(alias)](const std::string& each) {
      return utf8::name_key(each) == key;
    };
    if (!is_meant(node.name) && std::none_of(node.aliases.begin(), node.aliases.end(), is_meant)) {
      throw NotFound("no article calls " + terminal_safe(node.id) + " '" + terminal_safe(alias) +
                     "'; `newsgraph show " + terminal_safe(node.id) + "` lists its names");
    }
    return std::vector<Decision>{{Action::confirm, handle_of(node), {}, alias, {}}};
  });
}

int cmd_reject(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  DecideOptions wanted;
  std::string name;
  Options options(self);
  options.argument("NODE", name, "name, alias or id of a node that is none; its edges go with it");
  add_decision(options, wanted);
  options.parse(arguments);
  return decide(wanted, context, [&](const Store& store) {
    return std::vector<Decision>{{Action::reject, handle_of(find_node(store, name)), {}, {}, {}}};
  });
}

int cmd_rename(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  DecideOptions wanted;
  std::string name;
  std::string to;
  Options options(self);
  options.argument("NODE", name, "name, alias or id of a node; its id stays");
  options.argument("NAME", to, "the name it shall go by; the old one becomes an alias");
  add_decision(options, wanted);
  options.parse(arguments);
  if (to.empty() || !utf8::valid(to)) throw UsageError("the new name is empty or no UTF-8 text");
  return decide(wanted, context, [&](const Store& store) {
    return std::vector<Decision>{{Action::rename, handle_of(find_node(store, name)), {}, to, {}}};
  });
}

}  // namespace newsgraph::cli
