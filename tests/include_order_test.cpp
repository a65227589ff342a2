// Who may include whom, and where third-party headers may stand. The order is the shape of the program: what
// is further right may include what is further left, nothing else.
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <regex>
#include <set>

#include "support/process.hpp"

using namespace newsgraph::test;
namespace fs = std::filesystem;

namespace {

// The layer of a source file or of a quoted include, by the longest prefix that fits.
const std::vector<std::pair<std::string, std::string>> kLayers = {{"base/", "base"},
                                                                  {"document.", "document"},
                                                                  {"graph/records.", "records"},
                                                                  {"graph/property_text.", "records"},
                                                                  {"graph/ontology", "records"},
                                                                  {"graph/extraction_json.", "records"},
                                                                  {"graph/ledger.", "records"},
                                                                  {"graph/view", "view"},
                                                                  {"graph/", "graph"},
                                                                  {"ingest/", "ingest"},
                                                                  {"nlp/train/", "train"},
                                                                  {"nlp/", "nlp"},
                                                                  {"extract/", "extract"},
                                                                  {"evaluate/", "evaluate"},
                                                                  {"exporters/", "exporters"},
                                                                  {"resolve/", "resolve"},
                                                                  {"pipeline.", "pipeline"},
                                                                  {"cli/", "cli"}};

const std::map<std::string, std::set<std::string>> kMayInclude = {
    {"base", {}},
    {"document", {"base"}},
    {"records", {"base"}},
    {"ingest", {"base", "document"}},
    {"nlp", {"base", "document"}},
    {"train", {"base", "document", "nlp"}},
    {"graph", {"base", "records", "view"}},
    {"view", {"base", "records", "graph"}},
    {"extract", {"base", "document", "records"}},
    {"evaluate", {"base", "records"}},
    {"exporters", {"base", "records", "view"}},
    {"resolve", {"base", "records", "graph", "view"}},
    {"pipeline", {"base", "document", "records", "ingest", "nlp", "graph", "view", "extract", "resolve"}},
    {"cli",
     {"base", "document", "records", "ingest", "nlp", "train", "graph", "view", "extract", "evaluate",
      "exporters", "resolve", "pipeline"}}};

// Third-party headers cost compile time and leak their types; each has its few homes.
const std::vector<std::pair<std::string, std::set<std::string>>> kHomes = {
    {"rapidjson/", {"src/base/json.cpp"}},
    {"utf8proc.h", {"src/base/utf8.cpp"}},
    {"nettle/", {"src/base/hash.cpp"}},
    {"sqlite3.h", {"graph/sqlite.cpp"}},
    {"boost/", {"graph/analysis.cpp", "src/extract/rules.hpp"}},
    {"gumbo.h", {"src/ingest/html.cpp"}},
    {"zlib.h",
     {"src/base/deflate.cpp", "src/base/gzip_stream.cpp", "src/ingest/gzip.cpp", "src/nlp/train/corpus.cpp"}},
    {"tbb/", {"src/pipeline.cpp"}},
    {"CLI/", {"src/cli/options.cpp"}}};

std::string layer_of(const std::string& path) {
  for (const auto& [prefix, layer] : kLayers) {
    if (path.starts_with(prefix)) return layer;
  }
  return {};
}

struct Include {
  std::string file;  // relative to the repository
  std::string name;
  bool quoted = false;
};

std::vector<Include> all_includes() {
  static const std::regex kInclude(R"re(^\s*#\s*include\s*(["<])([^">]+)[">])re");
  const fs::path root(NEWSGRAPH_SOURCE_DIR);
  std::vector<Include> includes;
  for (const char* top : {"src", "graph", "exporters"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
      const std::string suffix = entry.path().extension().string();
      if (suffix != ".hpp" && suffix != ".cpp") continue;
      for (const std::string& line : lines_of(read_text(entry.path().string()))) {
        std::smatch match;
        if (!std::regex_search(line, match, kInclude)) continue;
        includes.push_back(
            {fs::relative(entry.path(), root).string(), match[2].str(), match[1].str() == "\""});
      }
    }
  }
  return includes;
}

std::string without_src(const std::string& file) { return file.starts_with("src/") ? file.substr(4) : file; }

}  // namespace

TEST_CASE("no layer includes what stands right of it") {
  const auto includes = all_includes();
  REQUIRE(includes.size() > 100);
  for (const Include& include : includes) {
    if (!include.quoted) continue;
    const std::string from = layer_of(without_src(include.file));
    const std::string to = layer_of(include.name);
    INFO(include.file << " includes \"" << include.name << "\"");
    REQUIRE_FALSE(from.empty());
    REQUIRE_FALSE(to.empty());  // a path from the include folders, never a relative one
    CHECK((from == to || kMayInclude.at(from).contains(to)));
  }
}

TEST_CASE("a third-party header stands only in its home") {
  for (const Include& include : all_includes()) {
    for (const auto& [prefix, homes] : kHomes) {
      if (!include.name.starts_with(prefix)) continue;
      INFO(include.file << " includes <" << include.name << ">");
      CHECK(homes.contains(include.file));
    }
  }
}

TEST_CASE("every header says what it is for before anything else") {
  for (const Include& include : all_includes()) {
    if (!include.quoted || !include.name.ends_with(".hpp")) continue;
    const fs::path root(NEWSGRAPH_SOURCE_DIR);
    const fs::path file =
        fs::exists(root / "src" / include.name) ? root / "src" / include.name : root / include.name;
    INFO(include.file << " includes \"" << include.name << "\"");
    CHECK(read_text(file.string()).starts_with("//"));
  }
}
