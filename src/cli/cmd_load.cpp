#include <fmt/format.h>

#include <map>

#include "base/file.hpp"
#include "base/json.hpp"
#include "cli/article_reading.hpp"
#include "cli/claim_check.hpp"
#include "cli/decide.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "graph/extraction_json.hpp"
#include "graph/span_check.hpp"
#include "ingest/byte_stream.hpp"
#include "pipeline.hpp"

namespace newsgraph::cli {
namespace {

struct Article {
  std::string text;
  std::string sha256;
};
using Articles = std::map<std::string, Article>;  // by document id

// The text that `extract --with-text` puts into the document; taken out, because claims do not hold it.
std::optional<std::string> take_text(Json& json) {
  if (!json["document"]["text"].is_string()) return std::nullopt;
  std::optional<std::string> text;
  Json::Object record = json.as_object();
  for (auto& [name, value] : record) {
    if (name != "document") continue;
    Json::Object document;
    for (const auto& [key, member] : value.as_object()) {
      if (key == "text") {
        text = member.as_string();
      } else {
        document.emplace_back(key, member);
      }
    }
    value = std::move(document);
  }
  json = std::move(record);
  return text;
}

class Loader {
public:
  Loader(const std::string& folder, const Ontology& ontology, Store& store, Articles articles)
      : m_schema(read_file(folder + "/extraction.schema.json")),
        m_ontology(ontology),
        m_store(store),
        m_articles(std::move(articles)) {}

  // Throws InputError with the reason when the line does not hold.
  void load(const std::string& line, const std::string& where) {
    Json json = Json::parse(line, where);
    if (const auto violation = m_schema.violation(line)) throw InputError(where, *violation);
    Article article;
    if (auto text = take_text(json)) article.text = std::move(*text);
    const Extraction extraction = extraction_from_json(json, where);
    if (const auto reason = type_mismatch(extraction, m_ontology); !reason.empty())
      throw InputError(where, reason);
    if (const auto reason = day_mismatch(extraction); !reason.empty()) throw InputError(where, reason);
    if (article.text.empty()) article = known_article(extraction.document.id, where);
    check_text(extraction, article, where);
    check_quotes(json, article.text, where);
    m_changed = m_store.add(extraction, article.text) != AddResult::unchanged || m_changed;
    ++m_loaded;
  }

  [[nodiscard]] std::uint64_t loaded() const { return m_loaded; }
  [[nodiscard]] bool changed() const { return m_changed; }

private:
  [[nodiscard]] Article known_article(const std::string& id, const std::string& where) const {
    if (const auto given = m_articles.find(id); given != m_articles.end()) return given->second;
    if (const auto stored = m_store.document(id)) {
      if (auto text = m_store.document_text(id)) return {std::move(*text), stored->sha256};
    }
    throw InputError(where, "the text of article " + id +
                                " is not known, so its spans cannot be checked; give the article"
                                " with --text, or make the claims with `newsgraph extract --with-text`");
  }

  static void check_text(const Extraction& extraction, const Article& article, const std::string& where) {
    const std::string& claimed = extraction.document.sha256;
    if (!claimed.empty() && !article.sha256.empty() && claimed != article.sha256) {
      throw InputError(
          where, "made from another version of article " + extraction.document.id + ": its sha256 differs");
    }
    if (const auto reason = span_mismatch(extraction, article.text); !reason.empty())
      throw InputError(where, reason);
  }

  // `json` passed the schema and its spans lie in the text.
  static void check_quotes(const Json& json, std::string_view text, const std::string& where) {
    for (std::size_t i = 0; i < json["relations"].as_array().size(); ++i) {
      const Json& evidence = json["relations"].as_array()[i]["evidence"];
      const auto start = static_cast<std::size_t>(evidence["start"].as_integer());
      const auto end = static_cast<std::size_t>(evidence["end"].as_integer());
      if (!evidence["quote"].is_string() || evidence["quote"].as_string() == text.substr(start, end - start))
        continue;
      throw InputError(
          where, fmt::format("relation {}: the quote is not what stands at bytes {} to {}: \"{}\"", i, start,
                             end, text.substr(start, end - start)));
    }
  }

  JsonSchema m_schema;
  const Ontology& m_ontology;
  Store& m_store;
  Articles m_articles;
  std::uint64_t m_loaded = 0;
  bool m_changed = false;
};

Articles read_articles(const std::vector<std::string>& paths, ProgressLine& line, std::uint64_t& failed) {
  Articles articles;
  const InputSink sink{[&](Document doc) {
                         articles[doc.id] = {std::move(doc.text), std::move(doc.sha256)};
                       },
                       [&](const InputFailure& failure) {
                         ++failed;
                         line.failure(failure);
                       }};
  for (const std::string& path : list_inputs(paths, sink)) read_path(path, sink);
  return articles;
}

void load_file(const std::string& path, Loader& loader, ProgressLine& line, std::uint64_t& failed) {
  constexpr std::size_t kLongestClaims = std::size_t{1} << 28U;  // bytes of one article's line
  const std::string name = path == "-" ? "stdin" : path;
  const auto refuse = [&](const InputError& error) {
    ++failed;
    line.failure(error);
  };
  try {
    ByteStream in(unpacked(open_source(path), name), name);
    std::string text;
    auto got = in.next_line(text, kLongestClaims);
    for (std::uint64_t number = 1; got != ByteStream::Line::end; ++number) {
      const std::string where = name + ":" + std::to_string(number);
      try {
        if (got == ByteStream::Line::too_long) throw InputError(where, "is longer than 256 MB");
        if (text.find_first_not_of(" \t\r") != std::string::npos) loader.load(text, where);
      } catch (const InputError& error) {
        refuse(error);
      }
      got = in.next_line(text, kLongestClaims);
    }
  } catch (const InputError& error) {
    refuse(error);
  }
}

}  // namespace

int cmd_load(const Command& self, const std::vector<std::string>& arguments, Context& context) {
  std::string db = "newsgraph.db";
  std::vector<std::string> files;
  std::vector<std::string> texts;
  bool quiet = false;
  Options options(self);
  options.arguments("FILE", files,
                    "NDJSON as `newsgraph extract` writes it, gzip or not, or - for standard input");
  options.values("--text", "PATH,...", texts, "the articles: each span is held against their text");
  add_store(options, db);
  options.flag("-q,--quiet", quiet, "print failures only");
  options.parse(arguments);
  expect_inputs(db, files);

  const std::string folder = schemas_dir();
  const Analyzer analyzer(folder);
  Store store(db, Store::Mode::write_or_create);
  if (store.status().documents == 0) store.set_stamp(analyzer.stamp());
  adopt_ledger(store, ledger_path("", db), quiet, context);
  std::uint64_t failed = 0;
  ProgressLine line(context, quiet);
  Loader loader(folder, analyzer.ontology(), store, read_articles(texts, line, failed));
  for (const std::string& file : files) load_file(file, loader, line, failed);
  if (loader.changed() || !store.status().resolved) resolve_store(store, analyzer.ontology());
  if (!quiet) context.err << fmt::format("{} loaded, {} refused\n", loader.loaded(), failed);
  return failed == 0 ? kDone : kInput;
}

}  // namespace newsgraph::cli
