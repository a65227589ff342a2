// export_bench FOLDER NODES EDGES [FORMAT|peers…]: seconds, size, rate and peak memory of each export of a
// made-up graph. The graph is made once in FOLDER/NODES-EDGES.db; the files stay in FOLDER. Each format
// runs in a process of its own, so that memory is its own; the row "view" reads the store and writes
// nothing, and is the base of the others. The last rows are igraph, networkx and graph-tool, where installed,
// writing the same graph as GraphML; they are left out where formats are named and "peers" is not among them.
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"
#include "exporters/exporter.hpp"
#include "graph/store.hpp"
#include "resources.hpp"

using namespace newsgraph;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kClaimsPerArticle = 20;

// The same numbers on every machine.
class Random {
public:
  std::size_t below(std::size_t limit) {
    m_state = m_state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(m_state >> 33U) % limit;
  }

private:
  std::uint64_t m_state = 42;
};

std::vector<Node> make_nodes(std::size_t count) {
  constexpr std::array<std::string_view, 4> kTypes = {"Person", "Organization", "Country", "Place"};
  std::vector<Node> nodes(count);
  for (std::size_t i = 0; i < count; ++i) {
    Node& node = nodes[i];
    node.type = kTypes[i % kTypes.size()];
    node.id = fmt::format("n:{:07}", i);
    node.name = fmt::format("Name & Family {}", i);
    node.country = "KOR";
    node.aliases = {fmt::format("Alias {}", i), fmt::format("Family {}", i)};
    node.properties["office"] = "Minister \"of\" Number " + std::to_string(i % 97);
  }
  return nodes;
}

std::string make_day(Random& random) {
  return fmt::format("20{:02}-{:02}-{:02}", 10 + random.below(16), 1 + random.below(12),
                     1 + random.below(28));
}

// Like real ids in that their order says nothing about the order of the articles (splitmix64: no two are
// equal).
std::string make_id(std::uint64_t number) {
  std::uint64_t value = (number + 1) * 0x9E3779B97F4A7C15U;
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
  return fmt::format("e{:016x}", value ^ (value >> 31U));
}

// One edge with one sentence of evidence; the sentence is appended to `text`.
Edge make_edge(std::size_t number, const std::vector<Node>& nodes, const Ontology& ontology, Random& random,
               Extraction& article, std::string& text) {
  const auto& types = ontology.relation_types();
  Edge edge;
  edge.id = make_id(number);
  edge.type = types[random.below(types.size())].name;
  edge.source = nodes[random.below(nodes.size())].id;
  edge.target = nodes[random.below(nodes.size())].id;
  edge.status = static_cast<Status>(random.below(kStatusNames.size()));
  edge.from = edge.to = make_day(random);
  edge.sources = 1;
  edge.confidence = 0.5 + static_cast<double>(random.below(50)) / 100;
  edge.properties["topic"] = fmt::format("topic {}", random.below(1000));
  edge.plover = "CONSULT";
  edge.cameo = "040";

  EdgeEvidence evidence;
  evidence.document = article.document.id;
  evidence.sentence.begin = static_cast<std::uint32_t>(text.size());
  text += fmt::format(
      "Sentence {} says that somebody, \"as they put it\", met somebody else & talked about it. ", number);
  evidence.sentence.end = static_cast<std::uint32_t>(text.size()) - 1;
  evidence.trigger = {evidence.sentence.begin, evidence.sentence.begin + 8};
  evidence.claim = static_cast<std::uint32_t>(article.relations.size());
  ExtractedRelation claim;
  claim.type = edge.type;
  claim.source = 0;
  claim.confidence = edge.confidence;
  claim.rule = "bench";
  claim.evidence = {evidence.sentence, evidence.trigger, std::nullopt, std::nullopt};
  article.relations.push_back(std::move(claim));
  edge.evidence.push_back(std::move(evidence));
  return edge;
}

void make_store(const std::string& path, std::size_t node_count, std::size_t edge_count,
                const Ontology& ontology) {
  Store store(path, Store::Mode::write_or_create);
  Random random;
  ResolvedGraph graph;
  graph.nodes = make_nodes(node_count);
  graph.edges.reserve(edge_count);
  while (graph.edges.size() < edge_count) {
    Extraction article;
    article.document.id = fmt::format("article-{:07}", graph.edges.size() / kClaimsPerArticle);
    article.entities.resize(1);
    article.entities.front().type = "Person";
    std::string text;
    for (std::size_t i = 0; i < kClaimsPerArticle && graph.edges.size() < edge_count; ++i) {
      graph.edges.push_back(make_edge(graph.edges.size(), graph.nodes, ontology, random, article, text));
    }
    article.document.sha256 = sha256_hex(text);
    store.add(article, text);
  }
  std::ranges::sort(graph.edges, {}, &Edge::id);
  store.for_each_extraction([](const Extraction&) {});
  if (!store.replace_graph(graph)) throw Error("the store did not take the graph");
}

struct Measured {
  double seconds = 0;
  double processor = 0;  // seconds of user and system time, which other programs disturb less
  double peak_mb = 0;
};

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

// Runs `work` in a child process.
template <typename Work>
Measured measure(Work work) {
  const double start = bench::wall_seconds();
  const pid_t child = fork();
  if (child == 0) {
    try {
      work();
      _exit(0);
    } catch (const std::exception& error) {
      std::cerr << error.what() << '\n';
      _exit(1);
    }
  }
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  if (status != 0) throw Error("the export failed");
  return {bench::wall_seconds() - start, seconds(usage.ru_utime) + seconds(usage.ru_stime),
          static_cast<double>(usage.ru_maxrss) / 1024};
}

// Prints its own row.
void run_peer(const std::string& name, const std::string& graphml) {
  const std::string script = std::string(NEWSGRAPH_SOURCE_DIR) + "/tests/bench/export_peers.py";
  std::cout.flush();
  const pid_t child = fork();
  if (child == 0) {
    execl(NEWSGRAPH_PYTHON, "python3", script.c_str(), name.c_str(), graphml.c_str(), nullptr);
    _exit(1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  if (WEXITSTATUS(status) == 77)
    std::cout << fmt::format("{:<14} not installed\n", name);
  else if (status != 0)
    std::cout << fmt::format("{:<14} failed\n", name);
}

std::uintmax_t size_of(const fs::path& path) {
  if (!fs::is_directory(path)) return fs::file_size(path);
  std::uintmax_t sum = 0;
  for (const auto& entry : fs::recursive_directory_iterator(path)) {
    if (entry.is_regular_file()) sum += entry.file_size();
  }
  return sum;
}

void export_file(const ExporterInfo& exporter, const std::string& db, const Ontology& ontology,
                 const std::string& path) {
  const Store store(db, Store::Mode::read);
  const GraphView view(store);
  if (exporter.parts != nullptr) {
    export_folder(exporter, {view, ontology}, path, true);
    return;
  }
  AtomicFile file(path, true);
  exporter.write({view, ontology}, file.stream());
  file.commit();
}

// Views of a part of the graph, or of it in another shape; all are written as NDJSON.
struct PartialView {
  std::string_view name;
  ViewFilter filter;
  EdgeShape shape = EdgeShape::relations;
};

std::vector<PartialView> partial_views() {
  std::vector<PartialView> views;
  views.push_back({"merged", {}, EdgeShape::merged});
  ViewFilter filter;
  filter.types = {"meets-with"};
  views.push_back({"one type", filter});
  filter = {};
  filter.either = {make_nodes(8).back().id};
  views.push_back({"one node", filter});
  filter = {};
  filter.around = {make_nodes(8).back().id};
  views.push_back({"one hop", filter});
  filter.hops = 2;
  views.push_back({"two hops", filter});
  filter = {};
  filter.from = filter.to = "2020-02-02";
  views.push_back({"one day", filter});
  return views;
}

void write_partial(const std::string& db, const PartialView& partial, const Ontology& ontology,
                   const std::string& path) {
  const Store store(db, Store::Mode::read);
  const GraphView view(store, partial.filter, EvidenceMode::all, partial.shape);
  AtomicFile file(path, true);
  exporter_named("ndjson")->write({view, ontology}, file.stream());
  file.commit();
}

void print_row(std::string_view name, const Measured& taken, const Measured& base, const std::string& path) {
  const double megabytes = static_cast<double>(size_of(path)) / 1e6;
  std::cout << fmt::format("{:<14} {:>8.2f} {:>8.2f} {:>9.1f} {:>8.1f} {:>9.1f} {:>10.1f}\n", name,
                           taken.seconds, taken.processor, megabytes, megabytes / taken.seconds,
                           taken.peak_mb, taken.peak_mb - base.peak_mb)
            << std::flush;
}

void run(const std::string& folder, std::size_t nodes, std::size_t edges,
         const std::vector<std::string>& formats) {
  fs::create_directories(folder);
  const Ontology ontology = Ontology::load(schemas_dir());
  const std::string db = fmt::format("{}/{}-{}.db", folder, nodes, edges);
  if (!fs::exists(db)) {
    const Measured made = measure([&] { make_store(db, nodes, edges, ontology); });
    std::cerr << fmt::format("made {} in {:.1f} s\n", db, made.seconds);
  }
  const Measured base = measure([&] {
    const Store store(db, Store::Mode::read);
    const GraphView view(store);
    std::size_t bytes = 0;
    view.for_each_node([&](const Node& node) { bytes += node.name.size(); });
    view.for_each_edge([&](const Edge& edge) { bytes += edge.id.size(); });
    if (bytes == 0) throw Error("the store is empty");
  });
  std::cout << fmt::format("{:<14} {:>8} {:>8} {:>9} {:>8} {:>9} {:>10}\n", "format", "seconds", "cpu s",
                           "MB", "MB/s", "peak MB", "over view");
  std::cout << fmt::format("{:<14} {:>8.2f} {:>8.2f} {:>9} {:>8} {:>9.1f} {:>10}\n", "view", base.seconds,
                           base.processor, "", "", base.peak_mb, "");
  for (const ExporterInfo& exporter : exporters()) {
    const std::string name(exporter.name);
    if (!formats.empty() && std::ranges::find(formats, name) == formats.end()) continue;
    const std::string path = fmt::format("{}/{}-{}.{}", folder, nodes, edges, name);
    const Measured taken = measure([&] { export_file(exporter, db, ontology, path); });
    print_row(name, taken, base, path);
  }
  for (const PartialView& partial : partial_views()) {
    if (!formats.empty() && std::ranges::find(formats, partial.name) == formats.end()) continue;
    const std::string path = fmt::format("{}/{}-{}.partial", folder, nodes, edges);
    const Measured taken = measure([&] { write_partial(db, partial, ontology, path); });
    print_row(partial.name, taken, base, path);
  }
  const std::string graphml = fmt::format("{}/{}-{}.graphml", folder, nodes, edges);
  const bool with_peers = formats.empty() || std::ranges::find(formats, "peers") != formats.end();
  if (!with_peers || !fs::exists(graphml)) return;
  for (const char* peer : {"igraph", "networkx", "graph_tool"}) run_peer(peer, graphml);
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() < 3) {
    std::cerr << "usage: export_bench FOLDER NODES EDGES [FORMAT|peers...]\n";
    return 2;
  }
  try {
    run(arguments[0], std::stoul(arguments[1]), std::stoul(arguments[2]),
        {arguments.begin() + 3, arguments.end()});
    return 0;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
