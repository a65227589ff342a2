#include "nlp/name_kinds.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/error.hpp"
#include "base/json.hpp"
#include "nlp/name_decoder.hpp"

namespace newsgraph {
namespace {

constexpr std::uint32_t kFarthest = 24;  // words between a name and what it is said to be
constexpr std::uint32_t kNoKind = 0xFFFFFFFFU;

std::uint32_t kind_named(std::string_view name, const std::string& path) {
  if (name == "other") return static_cast<std::uint32_t>(kOtherName);
  const auto at = std::ranges::find(kEntityLabelNames, name);
  if (at != kEntityLabelNames.end()) return static_cast<std::uint32_t>(at - kEntityLabelNames.begin());
  throw DataError(path, "unknown kind \"" + std::string(name) + "\"; use ORG, GPE, LOC or other");
}

void add_nouns(WordTable& table, const Json& kinds, const std::string& path) {
  for (const auto& [kind, nouns] : kinds.as_object()) {
    for (const Json& noun : nouns.as_array()) table.add(noun.as_string(), kind_named(kind, path));
  }
}

std::uint32_t word_kind(const WordTable& table, const Document& doc, std::uint32_t i) {
  return doc.tokens[i].upos == Upos::NOUN ? table.find(LowerWord(doc.form(i)).view(), kNoKind) : kNoKind;
}

bool is_quote(std::string_view form) { return form == "\"" || form == "“" || form == "``"; }

bool is_negation(std::string_view form) { return form == "not" || form == "n't" || form == "never"; }

// The word of the name that hangs from a word outside it.
std::uint32_t top_of(const Document& doc, TokenRange range) {
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const std::int32_t head = doc.tokens[i].head;
    if (head < static_cast<std::int32_t>(range.begin) || head >= static_cast<std::int32_t>(range.end))
      return i;
  }
  return range.begin;
}

bool hangs_from(const Document& doc, std::uint32_t i, std::uint32_t head) {
  return doc.tokens[i].head == static_cast<std::int32_t>(head);
}

// Is `noun`, behind the name, said of it by "is" or "was" without "not"?
bool is_said(const Document& doc, std::uint32_t from, std::uint32_t noun) {
  bool copula = false;
  for (std::uint32_t i = from; i < noun; ++i) {
    if (!hangs_from(doc, i, noun)) continue;
    if (is_negation(doc.form(i))) return false;
    copula = copula || doc.tokens[i].deprel == Deprel::cop;
  }
  return copula;
}

}  // namespace

NameKinds NameKinds::load(const std::string& schemas_dir) {
  const std::string path = schemas_dir + "/lang/en/name_kinds.json";
  const Json file = Json::parse_file(path);
  NameKinds kinds;
  try {
    add_nouns(kinds.m_nouns, file["kinds"], path);
    add_nouns(kinds.m_before_of, file["of"], path);
    add_nouns(kinds.m_owned, file["owned"], path);
  } catch (const DataError&) {
    throw;
  } catch (const Error& error) {
    throw DataError(path, error.what());
  }
  return kinds;
}

std::optional<std::size_t> NameKinds::kind(const Document& doc, const Mention& mention) const {
  const TokenRange range = mention.tokens;
  const std::uint32_t top = top_of(doc, range);
  const Token& token = doc.tokens[top];
  const auto size = static_cast<std::uint32_t>(doc.tokens.size());

  // "Tarno is a village"
  if ((token.deprel == Deprel::nsubj || token.deprel == Deprel::nsubj_outer) && token.head != kNoHead) {
    const auto noun = static_cast<std::uint32_t>(token.head);
    const std::uint32_t found = word_kind(m_nouns, doc, noun);
    if (found != kNoKind && noun >= range.end && noun - range.end < kFarthest &&
        is_said(doc, range.end, noun))
      return found;
  }
  // "Tarno, a company in Orsk"
  const bool comma = range.end < size && doc.form(range.end) == ",";
  for (std::uint32_t i = range.end; comma && i < std::min(size, range.end + kFarthest); ++i) {
    if (doc.tokens[i].deprel != Deprel::appos || !hangs_from(doc, i, top)) continue;
    if (const std::uint32_t found = word_kind(m_nouns, doc, i); found != kNoKind) return found;
    break;
  }
  // "Tarno's shareholders"; countries have all that, too
  const bool may_own = mention.label == EntityLabel::PER || mention.label == EntityLabel::ORG;
  if (may_own && token.deprel == Deprel::nmod_poss && token.head >= static_cast<std::int32_t>(range.end)) {
    const std::uint32_t found =
        m_owned.find(LowerWord(doc.form(static_cast<std::uint32_t>(token.head))).view(), kNoKind);
    if (found != kNoKind) return found;
  }
  std::uint32_t before = range.begin;
  if (before > 0 && is_quote(doc.form(before - 1))) --before;
  if (before == 0) return std::nullopt;
  // "the band Tarno", but not "the album Tarno made"
  if (hangs_from(doc, top, before - 1) || hangs_from(doc, before - 1, top)) {
    if (const std::uint32_t found = word_kind(m_nouns, doc, before - 1); found != kNoKind) return found;
  }
  // "the village of Tarno"
  if (before > 1 && doc.form(before - 1) == "of") {
    if (const std::uint32_t found = word_kind(m_before_of, doc, before - 2); found != kNoKind) return found;
  }
  return std::nullopt;
}

}  // namespace newsgraph
