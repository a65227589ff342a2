#include "base/json.hpp"
#include "nlp/lexer.hpp"

namespace newsgraph {
namespace {

std::unordered_set<std::string> set_of(const Json& file, std::string_view key) {
  const std::vector<std::string> words = file.strings(key);
  return {words.begin(), words.end()};
}

}  // namespace

LexerWords LexerWords::load(const std::string& schemas_dir) {
  const Json file = Json::parse_file(schemas_dir + "/lang/en/words.json");
  LexerWords words;
  words.abbreviations = set_of(file, "abbreviations");
  words.titles = set_of(file, "titles");
  words.abbreviations.insert(words.titles.begin(), words.titles.end());
  words.prefixes = set_of(file, "prefixes");
  words.compounds = set_of(file, "compounds");
  words.articles = set_of(file, "articles");
  words.units = set_of(file, "units");
  words.file_endings = file.strings("file_endings");
  words.clitics = file.strings("clitics");
  for (const std::string& face : file.strings("emoticons")) words.emoticons.add(face, 1);
  for (const std::string& clitic : file.strings("detached_clitics")) words.detached_clitics.add(clitic, 1);
  for (const auto& [word, cut] : file["fused"].as_object())
    words.fused.add(word, static_cast<std::uint32_t>(cut.as_number()));
  return words;
}

}  // namespace newsgraph
