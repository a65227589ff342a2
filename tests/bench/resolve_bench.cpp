// How the store grows: invented articles in, and what it costs. One size a run, so that the peak memory is
// its own.
//   resolve_bench ARTICLES [FOLDER]     about ten claims an article; 10000 articles are 100,000 claims
// Prints one line of tab-separated figures. Times are processor seconds of this process, which hold on a busy
// machine; the single articles are also given in wall time.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <vector>

#include "../resolve_support.hpp"
#include "../synthetic_claims.hpp"
#include "resources.hpp"

using namespace newsgraph;

namespace {

struct Cost {
  double cpu = 0, wall = 0;
};

// With a page of its own, as articles of the web have.
Extraction article_of(const test::SyntheticClaims& claims, std::uint32_t number) {
  Extraction article = claims.article(number);
  article.document.url = "https://news" + std::to_string(number % 97) + ".example/" + std::to_string(number);
  return article;
}

// One article more: stored and the graph brought up to date.
Cost add_one(Store& store, const Ontology& ontology, const Extraction& article) {
  const Cost before{bench::processor_seconds(), bench::wall_seconds()};
  store.add(article, test::text_for(article));
  test::update(store, ontology);
  return {bench::processor_seconds() - before.cpu, bench::wall_seconds() - before.wall};
}

double quantile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: resolve_bench ARTICLES [FOLDER]\n";
    return 2;
  }
  const auto articles = static_cast<std::uint32_t>(std::stoul(argv[1]));
  const std::filesystem::path folder = argc > 2 ? argv[2] : std::filesystem::temp_directory_path();
  const std::string path = (folder / ("resolve-bench-" + std::to_string(articles) + ".db")).string();
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix);

  const Ontology ontology = Ontology::load(NEWSGRAPH_SOURCE_DIR "/schemas");
  const test::SyntheticClaims claims(1, std::max<std::uint32_t>(300, articles / 2));
  double start = bench::processor_seconds();
  std::vector<double> cpu, wall;
  double store_seconds = 0, graph_seconds = 0;
  StoreStatus status;
  {
    Store store(path, Store::Mode::write_or_create);
    for (std::uint32_t i = 0; i < articles; ++i) {
      const Extraction article = article_of(claims, i);
      store.add(article, test::text_for(article));
    }
    store_seconds = bench::processor_seconds() - start;
    start = bench::processor_seconds();
    test::update(store, ontology);
    graph_seconds = bench::processor_seconds() - start;
    status = store.status();
    for (std::uint32_t i = 0; i < 40; ++i) {
      const Cost cost = add_one(store, ontology, article_of(claims, articles + i));
      cpu.push_back(1000 * cost.cpu);
      wall.push_back(1000 * cost.wall);
    }
  }
  const auto bytes = static_cast<double>(std::filesystem::file_size(path));
  std::printf(
      "articles\tclaims\tnodes\tedges\tstore_s\tgraph_s\tbytes_per_claim\tpeak_MB\tone_more_ms_cpu_median\t"
      "cpu_p90\twall_median\twall_p90\n%llu\t%llu\t%llu\t%llu\t%.1f\t%.1f\t%.0f\t%ld\t%.1f\t%.1f\t%.1f\t%."
      "1f\n",
      static_cast<unsigned long long>(status.documents), static_cast<unsigned long long>(status.claims),
      static_cast<unsigned long long>(status.nodes), static_cast<unsigned long long>(status.edges),
      store_seconds, graph_seconds, bytes / static_cast<double>(status.claims), bench::peak_megabytes(),
      quantile(cpu, 0.5), quantile(cpu, 0.9), quantile(wall, 0.5), quantile(wall, 0.9));
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix);
  return 0;
}
