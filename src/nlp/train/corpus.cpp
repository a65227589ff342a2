#include "nlp/train/corpus.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <system_error>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/utf8.hpp"
#include "nlp/conllu.hpp"

namespace newsgraph {
namespace {

constexpr std::uint32_t bit(unsigned i) { return 1U << i; }

std::optional<EntityLabel> label_named(std::string_view name) {
  for (std::size_t i = 0; i < kEntityLabelNames.size(); ++i) {
    if (kEntityLabelNames[i] == name) return static_cast<EntityLabel>(i);
  }
  return std::nullopt;
}

constexpr std::uint32_t labels(std::initializer_list<EntityLabel> list) {
  std::uint32_t set = 0;
  for (const EntityLabel label : list) set |= bit(static_cast<unsigned>(label));
  return set;
}

// Which labels a source marks wherever they occur (the data folder's ner/sources.json); the others it marks
// in part or not at all.
std::uint32_t complete_labels(std::string_view source) {
  using enum EntityLabel;
  constexpr std::uint32_t kCommon = labels({PER, ORG, GPE, LOC, FAC});
  if (source == "WikiGold") return kCommon | labels({NORP});
  if (source == "CrossNER") return kCommon | labels({EVENT});
  return kCommon;
}

std::uint32_t tags_of(std::uint32_t label_set) {
  std::uint32_t tags = 0;
  for (unsigned i = 0; i < kEntityLabelNames.size(); ++i) {
    if ((label_set & bit(i)) != 0) tags |= bit(1 + 2 * i) | bit(2 + 2 * i);
  }
  return tags;
}

struct Gold {
  std::uint32_t begin = 0, end = 0;  // source tokens
  std::string coarse;
};

std::vector<Gold> gold_of(const Json& record) {
  std::vector<Gold> all;
  for (const Json& entity : record["entities"].as_array()) {
    if (entity.has("nested")) continue;
    all.push_back({static_cast<std::uint32_t>(entity["start"].as_integer()),
                   static_cast<std::uint32_t>(entity["end"].as_integer()), entity.string_or("coarse")});
  }
  std::sort(all.begin(), all.end(), [](const Gold& a, const Gold& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::vector<Gold> kept;
  for (Gold& gold : all) {
    if (kept.empty() || gold.begin >= kept.back().end) kept.push_back(std::move(gold));
  }
  return kept;
}

// The tokens of a record as a one-sentence document, and for each of its tokens where it begins there.
std::vector<std::uint32_t> append_tokens(const Json& record, const LexerWords& words, Document& doc) {
  std::vector<std::uint32_t> starts;
  std::vector<Piece> pieces;
  for (const Json& token : record["tokens"].as_array()) {
    if (!doc.text.empty()) doc.text += ' ';
    const auto begin = static_cast<std::uint32_t>(doc.text.size());
    doc.text += utf8::repair(token.as_string());
    starts.push_back(static_cast<std::uint32_t>(pieces.size()));
    std::string_view text(doc.text);
    // A token of the source may hold blanks ("1 1/2"): every stretch is split for itself.
    for (std::size_t at = begin; at < text.size();) {
      const std::size_t blank = std::min(text.find_first_of(" \t\n\u00A0", at), text.size());
      if (blank > at)
        split_chunk(text, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(blank)}, words, pieces);
      at = blank + 1;
    }
  }
  starts.push_back(static_cast<std::uint32_t>(pieces.size()));
  for (const Piece& piece : pieces) {
    Token word;
    word.span = piece.span;
    word.glued = piece.glued;
    doc.tokens.push_back(std::move(word));
  }
  if (!doc.tokens.empty()) {
    doc.sentences.push_back({{doc.tokens.front().span.begin, doc.tokens.back().span.end},
                             {0, static_cast<std::uint32_t>(doc.tokens.size())}});
  }
  return starts;
}

constexpr std::uint32_t kOtherBegin = 1 + 2 * kOtherName;
constexpr std::uint32_t kAnyTag = (1U << kNameTagCount) - 1;

void mark(NamedSentence& sentence, TokenRange range, std::string_view coarse) {
  using enum EntityLabel;
  const auto label = label_named(coarse);
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const unsigned inside = i == range.begin ? 0 : 1;
    std::uint32_t allowed = bit(0);
    if (label) allowed = bit(begin_tag(*label) + inside);
    // MISC of the sources holds works and products; the few events and laws among them that no pattern told
    // apart are not worth leaving the choice open: it made the network call every strange name an event.
    else if (coarse == "MISC")
      allowed = bit(kOtherBegin + inside);
    sentence.allowed[i] = allowed;
  }
  if (label) sentence.names.push_back({range, *label});
}

// Tokens that nobody could tell the tags of may have any.
void open_unsure(const Json& record, const std::vector<std::uint32_t>& starts, const std::string& path,
                 NamedSentence& sentence) {
  if (!record.has("unsure")) return;
  for (const Json& token : record["unsure"].as_array()) {
    const auto at = static_cast<std::size_t>(token.as_integer());
    if (at >= starts.size() - 1) throw InputError(path, "an unsure token stands behind its sentence");
    for (std::uint32_t i = starts[at]; i < starts[at + 1]; ++i) sentence.allowed[i] = kAnyTag;
  }
}

// Tags that a source leaves out, in part or wholly, so that a word without a name may have them.
std::uint32_t unmarked_tags(std::string_view source) {
  using enum EntityLabel;
  if (source == "GUM") return tags_of(labels({NORP}));  // no adjectives
  if (source == "UNER_English-EWT")
    return tags_of(labels({NORP, EVENT, LAW})) | bit(kOtherBegin) | bit(kOtherBegin + 1);
  return 0;
}

}  // namespace

std::string read_maybe_gzip(const std::string& path) {
  std::error_code unknown;
  if (std::filesystem::is_directory(path, unknown)) throw InputError(path, "is a folder, a file is needed");
  errno = 0;
  gzFile file = ::gzopen(path.c_str(), "rb");
  if (file == nullptr) {
    throw InputError(path, "cannot be opened: " + std::error_code(errno, std::generic_category()).message());
  }
  std::string bytes;
  std::array<char, 1 << 16> buffer{};
  int got = 0;
  while ((got = ::gzread(file, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0) {
    bytes.append(buffer.data(), static_cast<std::size_t>(got));
  }
  const bool failed = got < 0;
  ::gzclose(file);
  if (failed) throw InputError(path, "cannot be read: damaged or truncated");
  return bytes;
}

std::vector<Document> read_treebank(const std::string& path) {
  return read_conllu(read_maybe_gzip(path), path);
}

std::vector<NamedSentence> read_names(const std::string& path, const LexerWords& words) {
  const std::string bytes = read_maybe_gzip(path);
  std::vector<NamedSentence> sentences;
  std::size_t line = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const Json record =
        Json::parse(std::string_view(bytes).substr(at, end - at), path + ":" + std::to_string(++line));
    at = end + 1;
    NamedSentence sentence;
    sentence.doc.id = record.string_or("id");
    sentence.article = record.string_or("doc");
    const std::vector<std::uint32_t> starts = append_tokens(record, words, sentence.doc);
    if (sentence.doc.tokens.empty()) continue;
    sentence.complete = complete_labels(record.string_or("source"));
    const std::uint32_t open = unmarked_tags(record.string_or("source"));
    for (std::uint32_t i = 0; i < sentence.doc.tokens.size(); ++i) {
      const std::string_view form = sentence.doc.form(i);
      std::size_t first = 0;
      const bool capital = utf8::is_upper(utf8::next(form, first));
      sentence.allowed.push_back(capital ? bit(0) | open : bit(0));
    }
    open_unsure(record, starts, path, sentence);
    for (const Gold& gold : gold_of(record)) {
      if (gold.end >= starts.size()) throw InputError(path, "an entity ends behind its sentence");
      mark(sentence, {starts[gold.begin], starts[gold.end]}, gold.coarse);
    }
    sentences.push_back(std::move(sentence));
  }
  return sentences;
}

}  // namespace newsgraph
