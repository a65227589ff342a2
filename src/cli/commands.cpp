#include "cli/commands.hpp"

#include <algorithm>
#include <array>

#include "cli/exit_code.hpp"

namespace newsgraph::cli {

// One function a file: cmd_<name>.cpp.
int cmd_build(const Command&, const std::vector<std::string>&, Context&);
int cmd_remove(const Command&, const std::vector<std::string>&, Context&);
int cmd_status(const Command&, const std::vector<std::string>&, Context&);
int cmd_show(const Command&, const std::vector<std::string>&, Context&);
int cmd_path(const Command&, const std::vector<std::string>&, Context&);
int cmd_office(const Command&, const std::vector<std::string>&, Context&);
int cmd_query(const Command&, const std::vector<std::string>&, Context&);
int cmd_top(const Command&, const std::vector<std::string>&, Context&);
int cmd_why(const Command&, const std::vector<std::string>&, Context&);
int cmd_timeline(const Command&, const std::vector<std::string>&, Context&);
int cmd_diff(const Command&, const std::vector<std::string>&, Context&);
int cmd_verify(const Command&, const std::vector<std::string>&, Context&);
int cmd_review(const Command&, const std::vector<std::string>&, Context&);
int cmd_merge(const Command&, const std::vector<std::string>&, Context&);
int cmd_split(const Command&, const std::vector<std::string>&, Context&);
int cmd_keep_apart(const Command&, const std::vector<std::string>&, Context&);
int cmd_confirm(const Command&, const std::vector<std::string>&, Context&);
int cmd_reject(const Command&, const std::vector<std::string>&, Context&);
int cmd_rename(const Command&, const std::vector<std::string>&, Context&);
int cmd_undo(const Command&, const std::vector<std::string>&, Context&);
int cmd_ledger(const Command&, const std::vector<std::string>&, Context&);
int cmd_export(const Command&, const std::vector<std::string>&, Context&);
int cmd_extract(const Command&, const std::vector<std::string>&, Context&);
int cmd_load(const Command&, const std::vector<std::string>&, Context&);
int cmd_annotate(const Command&, const std::vector<std::string>&, Context&);
int cmd_explain(const Command&, const std::vector<std::string>&, Context&);
int cmd_coverage(const Command&, const std::vector<std::string>&, Context&);
int cmd_eval(const Command&, const std::vector<std::string>&, Context&);
int cmd_schema(const Command&, const std::vector<std::string>&, Context&);
int cmd_train(const Command&, const std::vector<std::string>&, Context&);
int cmd_sql(const Command&, const std::vector<std::string>&, Context&);

namespace {

constexpr auto kCommands = std::to_array<Command>({
    {"build", "read articles and add them to the graph", "[options] PATH...",
     "newsgraph build articles/                    # a folder of text, HTML and NDJSON files, into "
     "newsgraph.db\n"
     "newsgraph build --db g.db a.txt b.html.gz    # single files, gzip or not, into g.db\n"
     "curl -s URL | newsgraph build --db g.db -    # one article from standard input",
     "0234", cmd_build},
    {"remove", "take articles out again; what only they said goes with them", "[options] ID...",
     "newsgraph status --documents                 # the ids of all articles\n"
     "newsgraph remove ports-talks-1a2b3c4d        # the graph as if that article had never been read",
     "0124", cmd_remove},
    {"status", "what the store holds: counts, dates, versions", "[options]",
     "newsgraph status                             # counts and versions\n"
     "newsgraph status --documents --format csv    # one row an article",
     "0124", cmd_status},
    {"show", "one node: its names, properties, edges and articles", "[options] NAME",
     "newsgraph show \"South Korea\"                 # by name, alias or id\n"
     "newsgraph show country:KOR --format json",
     "0124", cmd_show},
    {"path", "the shortest chain of edges between two nodes", "[options] FROM TO",
     "newsgraph path \"Foreign Ministry\" India      # each step with the edge that makes it", "0124",
     cmd_path},
    {"timeline", "what happened, to one node or between two, by time", "[options] [NAME [OTHER]]",
     "newsgraph timeline Mexico Turkey             # threat, withdrawal and tariff, each with both clocks\n"
     "newsgraph timeline Japan --type meets-with,visits --from 2026-01-01 --format csv\n"
     "newsgraph timeline --from 2026-02-01 --to 2026-02-07   # all of a week",
     "0124", cmd_timeline},
    {"office", "who held an office, or held it on a day, as the articles tell", "[options] TITLE NAME",
     "newsgraph office \"foreign minister\" Norway --on 2026-02-03   # in doubt: all who may be meant, code "
     "1\n"
     "newsgraph office president Chile --during 2024..2025         # everybody of those years, by time\n"
     "newsgraph office president Chile --on 2026-02-03 --as-of 2026-02-03   # as it was known that day",
     "0124", cmd_office},
    {"query", "the edges that pass some filters, one a row", "[options]",
     "newsgraph query --type meets-with --status planned\n"
     "newsgraph query --source Japan --during 2026-01..2026-03 --format csv\n"
     "newsgraph query --country KOR,JPN --as-of 2026-02-03     # as the graph stood on that day",
     "0124", cmd_query},
    {"top", "who is connected most, which pairs, which relations", "[options] [nodes|pairs|relations]",
     "newsgraph top                                # the most connected people, countries and bodies\n"
     "newsgraph top --node-type Person --country KOR --by articles\n"
     "newsgraph top pairs --during 2026-01..2026-03    # who has most to do with whom in a quarter\n"
     "newsgraph top relations --with Japan --format csv    # what Japan does, most frequent first",
     "0124", cmd_top},
    {"why", "the sentences behind an edge, with the words that made it marked", "[options] EDGE | FROM TO",
     "newsgraph why 3f2a91                         # an edge id, or as much of it as is unique\n"
     "newsgraph why Japan India                    # every edge between two nodes",
     "0124", cmd_why},
    {"review", "doubtful merges and look-alikes left apart, with reasons", "[options]",
     "newsgraph review                             # the most doubtful first\n"
     "newsgraph review --type Person --format csv  # with the commands that decide each",
     "0124", cmd_review},
    {"merge", "decide that two nodes are one", "[options] A B",
     "newsgraph merge person:paavo-lind \"P. Lind\" --reason \"one minister\"\n"
     "newsgraph merge -n \"Greta Holm\" \"Greta Holmes\" --reason typo   # print the decision, take it not",
     "0124", cmd_merge},
    {"split", "decide that a name or an article means somebody else", "[options] NODE",
     "newsgraph split \"Paavo Lind\" --article ports-talks-1a2b3c4d --reason \"the chess player\"\n"
     "newsgraph split \"Paavo Lind\" --alias \"P. Lind\" --reason \"his sister\"",
     "0124", cmd_split},
    {"keep-apart", "decide that two nodes are never one", "[options] A B",
     "newsgraph keep-apart \"Anna Reid\" \"Anne Reid\" --reason \"mother and daughter\"", "0124",
     cmd_keep_apart},
    {"confirm", "decide that a name was rightly joined to a node", "[options] NODE NAME",
     "newsgraph confirm \"Paavo Lind\" Lind --reason \"the minister is meant\"   # not in `review` any more",
     "0124", cmd_confirm},
    {"reject", "decide that a node is none: it goes, with all that is said of it", "[options] NODE",
     "newsgraph reject \"Hanoi Tariffs\" --reason \"a headline\"     # `newsgraph undo` brings it back",
     "0124", cmd_reject},
    {"rename", "decide by which name a node goes", "[options] NODE NAME",
     "newsgraph rename person:paavo-lind \"Paavo Lindh\" --reason \"his own spelling\"", "0124", cmd_rename},
    {"undo", "take a decision back", "[options] [N]",
     "newsgraph undo --reason \"wrong person\"      # the last decision\n"
     "newsgraph undo 3 --reason \"wrong person\"    # decision 3 of `newsgraph ledger`",
     "0124", cmd_undo},
    {"ledger", "the decisions: list, write as text, take from a text", "[options] [ACTION]",
     "newsgraph ledger                             # all decisions and whether they stand\n"
     "newsgraph ledger export -o newsgraph.ledger  # as plain text, for version control\n"
     "newsgraph ledger replay --ledger edited.ledger",
     "01234", cmd_ledger},
    {"diff", "what is new, changed or gone from one store to another, or since a day",
     "[options] BEFORE AFTER | BEFORE --since DAY",
     "newsgraph diff monday.db friday.db           # as a patch; exit code 1 if anything differs\n"
     "newsgraph diff newsgraph.db --since 2026-02-03   # what articles after that day changed\n"
     "newsgraph diff monday.db friday.db --type sanctions --format ndjson",
     "0124", cmd_diff},
    {"verify", "re-read the store: every quote, reference, hash and edge", "[options]",
     "newsgraph verify                             # one line a problem; none: all is as it was written\n"
     "newsgraph verify --db g.db --format json",
     "024", cmd_verify},
    {"export", "write the graph for Gephi, Graphviz, graph databases", "[options]",
     "newsgraph export -o graph.graphml            # the format follows from the suffix\n"
     "newsgraph export --to dot | dot -Tsvg -o graph.svg\n"
     "newsgraph export -o graph.gexf.gz --around Japan --hops 2 --summary counts.json\n"
     "newsgraph export --to ndjson --status actual,ongoing --as-of 2026-02-03 --evidence first\n"
     "newsgraph export --to extraction             # what each article said, with the node of each entity",
     "0124", cmd_export},
    {"extract", "what each article says, as one JSON line each; no store", "[options] PATH...",
     "newsgraph extract article.txt                # entities, relations and evidence spans\n"
     "newsgraph extract -j 2 articles/ -o claims.ndjson",
     "023", cmd_extract},
    {"load", "add extraction objects made elsewhere, after checking them", "[options] FILE...",
     "newsgraph extract --with-text articles/ | newsgraph load --db g.db -\n"
     "newsgraph load --db g.db claims.ndjson --text articles/  # and check every span against the articles",
     "0234", cmd_load},
    {"annotate", "tokens, tags, trees, names and dates as CoNLL-U", "[options] PATH...",
     "newsgraph annotate article.txt\n"
     "newsgraph annotate --tokens test.conllu      # keep the sentences and tokens, redo every other column",
     "023", cmd_annotate},
    {"explain", "how a sentence is read: tree, names, and what each rule did and why", "[options] TEXT",
     "newsgraph explain \"Norway plans to impose a tariff on Chile.\"\n"
     "newsgraph explain --date 2026-02-03 article.txt   # every sentence of a file; what 'Tuesday' means\n"
     "newsgraph explain --format json - < article.txt",
     "023", cmd_explain},
    {"coverage", "words that govern two known actors and give no edge, most frequent first",
     "[options] PATH...",
     "newsgraph coverage articles/                 # which rules are missing most\n"
     "newsgraph coverage --min-count 5 --examples 3 news.ndjson.gz --format csv -o gaps.csv",
     "0123", cmd_coverage},
    {"eval", "measure language stages and relations against labelled files", "[options] FILE...",
     "newsgraph eval test-gum.conllu.gz            # tagger, lemmatizer, parser, tokenizer\n"
     "newsgraph eval test-gum.jsonl.gz --format csv   # names, dates, pronouns: the file tells which\n"
     "newsgraph eval tests/data/gold/*.ndjson      # relations: precision, recall and F1 by type and status\n"
     "newsgraph eval --errors gold.ndjson | grep '^missed'   # which ones are not found, with their "
     "sentence\n"
     "newsgraph eval dev-plover.jsonl.gz           # PLOVER gold records: countries and event type",
     "023", cmd_eval},
    {"schema", "the node and relation types, and a check of all data files", "[options] [TYPE]",
     "newsgraph schema                             # all types\n"
     "newsgraph schema meets-with                  # roles, properties and codes of one\n"
     "newsgraph schema --check                     # types, places, rules and model fit together",
     "012", cmd_schema},
    {"train", "make the language model file from labelled data", "[options]",
     "newsgraph train --data ../shared/data -o en.model\n"
     "newsgraph train --data ../shared/data --vectors vectors.json --lists lists -o en.model\n"
     "newsgraph train --data ../shared/data --names-over en.model -o new.model   # names only",
     "023", cmd_train},
    {"sql", "ask the store in SQL, read-only", "[options] QUERY",
     "newsgraph sql \"select type, count(*) from edges group by type order by 2 desc\"", "0124", cmd_sql},
});

}  // namespace

std::span<const Command> commands() { return kCommands; }

const Command* command_named(std::string_view name) {
  const auto* found =
      std::find_if(kCommands.begin(), kCommands.end(), [&](const Command& c) { return c.name == name; });
  return found == kCommands.end() ? nullptr : found;
}

std::string program_help() {
  std::string text =
      "newsgraph: news articles in, a graph of who did what to whom out. Works offline.\n\n"
      "Examples:\n"
      "  newsgraph build articles/                  # read a folder into newsgraph.db\n"
      "  newsgraph query --type meets-with          # who meets whom\n"
      "  newsgraph why Japan India                  # the sentences behind the edges between two nodes\n"
      "  newsgraph export -o graph.graphml          # open it in Gephi\n\n"
      "Usage: newsgraph COMMAND [options]\n\n"
      "Commands:\n";
  for (const Command& command : kCommands) {
    std::string name(command.name);
    name.resize(12, ' ');
    text += "  " + name + std::string(command.summary) + "\n";
  }
  text +=
      "\n  newsgraph COMMAND --help          examples and options of a command\n"
      "  newsgraph --version               --format json adds the hashes of types, rules and model\n\n"
      "Exit codes:\n";
  for (std::size_t code = 0; code < kExitCodeTexts.size(); ++code) {
    text += "  " + std::to_string(code) + "  " + std::string(kExitCodeTexts[code]) + "\n";
  }
  text +=
      "\nData goes to standard output, everything else to standard error. No network is used, nothing is "
      "sent anywhere.\n"
      "Environment: NO_COLOR turns colours off; NEWSGRAPH_DATA names the folder that holds schemas/.\n";
  return text;
}

}  // namespace newsgraph::cli
