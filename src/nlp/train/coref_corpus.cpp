#include "nlp/train/coref_corpus.hpp"

#include <algorithm>

#include "base/json.hpp"
#include "base/utf8.hpp"
#include "nlp/train/corpus.hpp"
#include "nlp/word_table.hpp"

namespace newsgraph {
namespace {

std::uint32_t byte_offset(std::string_view text, std::int64_t characters) {
  std::size_t at = 0;
  for (; characters > 0 && at < text.size(); --characters) static_cast<void>(utf8::next(text, at));
  return static_cast<std::uint32_t>(at);
}

Span span_of(const Json& row, std::string_view key, const std::string& text) {
  const Json& item = row[key];
  return {byte_offset(text, item["start"].as_integer()), byte_offset(text, item["end"].as_integer())};
}

void add_sentence(Document& doc, const Json::Array& words) {
  const auto first = static_cast<std::uint32_t>(doc.tokens.size());
  for (const Json& word : words) {
    if (!doc.text.empty()) doc.text += ' ';
    Token token;
    token.span.begin = static_cast<std::uint32_t>(doc.text.size());
    doc.text += word.as_string();
    token.span.end = static_cast<std::uint32_t>(doc.text.size());
    doc.tokens.push_back(std::move(token));
  }
  const auto last = static_cast<std::uint32_t>(doc.tokens.size());
  if (last == first) return;
  doc.sentences.push_back({{doc.tokens[first].span.begin, doc.tokens[last - 1].span.end}, {first, last}});
}

// Calls `use` with each JSON line of a file.
template <typename Use>
void for_each_line(const std::string& path, Use use) {
  const std::string bytes = read_maybe_gzip(path);
  std::size_t line_number = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    ++line_number;
    const std::string_view line(bytes.data() + at, end - at);
    if (!line.empty()) use(Json::parse(line, path + ":" + std::to_string(line_number)));
    at = end + 1;
  }
}

std::vector<ChainDocument::GoldMention> gold_mentions(const Document& doc, const Json::Array& list) {
  std::vector<ChainDocument::GoldMention> mentions;
  for (const Json& mention : list) {
    const auto sentence = static_cast<std::size_t>(mention["sent"].as_integer());
    if (sentence >= doc.sentences.size()) continue;
    const std::uint32_t first = doc.sentences[sentence].tokens.begin;
    const TokenRange range{first + static_cast<std::uint32_t>(mention["start"].as_integer()),
                           first + static_cast<std::uint32_t>(mention["end"].as_integer())};
    if (range.empty() || range.end > doc.tokens.size()) continue;
    const std::string kind = mention.string_or("kind");
    mentions.push_back({range, kind == "pronoun"   ? MentionKind::pronoun
                               : kind == "nominal" ? MentionKind::nominal
                                                   : MentionKind::name});
  }
  return mentions;
}

}  // namespace

std::vector<GapRow> read_gap(const std::string& path, const std::function<void(Document&)>& annotate) {
  std::vector<GapRow> rows;
  for_each_line(path, [&](const Json& json) {
    GapRow row;
    row.doc.id = json.string_or("id");
    row.doc.text = json.string_or("text");
    row.pronoun = span_of(json, "pronoun", row.doc.text);
    row.a = span_of(json, "a", row.doc.text);
    row.b = span_of(json, "b", row.doc.text);
    row.a_right = json["a"]["coref"].as_bool();
    row.b_right = json["b"]["coref"].as_bool();
    const LowerWord word(row.pronoun.of(row.doc.text));
    row.feminine =
        word.view() == "she" || word.view() == "her" || word.view() == "hers" || word.view() == "herself";
    annotate(row.doc);
    rows.push_back(std::move(row));
  });
  return rows;
}

std::vector<ChainDocument> read_chains(const std::string& path,
                                       const std::function<void(Document&)>& annotate) {
  std::vector<ChainDocument> docs;
  for_each_line(path, [&](const Json& json) {
    ChainDocument gold;
    gold.doc.id = json.string_or("id");
    for (const Json& sentence : json["sentences"].as_array()) add_sentence(gold.doc, sentence.as_array());
    for (const Json& chain : json["chains"].as_array()) {
      gold.chains.push_back(gold_mentions(gold.doc, chain["mentions"].as_array()));
    }
    annotate(gold.doc);
    docs.push_back(std::move(gold));
  });
  return docs;
}

}  // namespace newsgraph
