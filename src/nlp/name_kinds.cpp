#include "nlp/name_kinds.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/utf8.hpp"
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

bool is_capital(std::string_view form) {
  std::size_t at = 0;
  return utf8::is_upper(utf8::next(form, at));
}

// A noun, or what the tagger takes for a name ("chipmaker") without a capital.
std::uint32_t word_kind(const WordTable& table, const Document& doc, std::uint32_t i) {
  const Upos upos = doc.tokens[i].upos;
  const bool noun = upos == Upos::NOUN || (upos == Upos::PROPN && !is_capital(doc.form(i)));
  const bool group_of = i + 1 < doc.tokens.size() && doc.form(i) == "group" && doc.form(i + 1) == "of";
  return noun && !group_of ? table.find(LowerWord(doc.form(i)).view(), kNoKind) : kNoKind;
}

constexpr std::uint32_t kind_of(EntityLabel label) { return static_cast<std::uint32_t>(label); }

// Two words that follow each other, in lower case.
std::string lower_pair(const Document& doc, std::uint32_t first) {
  std::string pair(LowerWord(doc.form(first)).view());
  pair += ' ';
  pair += LowerWord(doc.form(first + 1)).view();
  return pair;
}

bool is_quote(std::string_view form) { return form == "\"" || form == "“" || form == "``"; }

bool is_negation(std::string_view form) { return form == "not" || form == "n't" || form == "never"; }

bool is_article(std::string_view form) { return form == "a" || form == "an" || form == "the"; }

bool is_inside_noun_phrase(const Token& token) {
  using enum Upos;
  return token.upos == NOUN || token.upos == PROPN || token.upos == ADJ || token.upos == NUM ||
         token.upos == ADV || token.xpos == Xpos::HYPH || token.xpos == Xpos::VBN || token.xpos == Xpos::POS;
}

std::uint32_t behind_brackets(const Document& doc, std::uint32_t at, std::uint32_t end) {
  if (at >= end || doc.form(at) != "(") return at;
  const std::uint32_t limit = std::min(end, at + kFarthest);
  for (std::uint32_t i = at; i < limit; ++i) {
    if (doc.form(i) == ")") return i + 1;
  }
  return at;
}

// The word of the name that hangs from a word outside it: the last of several, as names end in their heads.
std::uint32_t top_of(const Document& doc, TokenRange range) {
  for (std::uint32_t i = range.end; i-- > range.begin;) {
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
    add_nouns(kinds.m_before, file["before"], path);
    add_nouns(kinds.m_owned, file["owned"], path);
    add_nouns(kinds.m_last, file["last"], path);
    for (const std::string& word : file.strings("ships")) kinds.m_ships.add(word, 1);
    for (const std::string& word : file.strings("joining")) kinds.m_joining.add(word, 1);
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

  // "Tarno Islands", where the recogniser thinks of a body; "Tarno Prize", whatever it thinks
  if (range.size() > 1) {
    const std::uint32_t found = m_last.find(LowerWord(doc.form(range.end - 1)).view(), kNoKind);
    if (found != kNoKind && (mention.label == EntityLabel::ORG || found == kOtherName)) return found;
  }
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
  std::uint32_t before = range.begin;
  if (before > 0 && is_quote(doc.form(before - 1))) --before;
  if (before == 0) return std::nullopt;
  if (m_ships.find(LowerWord(doc.form(before - 1)).view(), 0) != 0 && is_capital(doc.form(before - 1)))
    return kOtherName;
  // "the band Tarno", but not "the album Tarno made"
  if (hangs_from(doc, top, before - 1) || hangs_from(doc, before - 1, top)) {
    if (const std::uint32_t found = word_kind(m_nouns, doc, before - 1); found != kNoKind) return found;
  }
  // "the village of Tarno", "born in Tarno"
  if (before > 1) {
    const std::uint32_t found = m_before.find(lower_pair(doc, before - 2), kNoKind);
    // What is known for a town or land stays it: "his debut for Tarno".
    const bool coarser = mention.label == EntityLabel::GPE && found != kind_of(EntityLabel::GPE);
    if (found != kNoKind && !coarser) return found;
  }
  return std::nullopt;
}

std::optional<std::size_t> NameKinds::owner(const Document& doc, const Mention& mention) const {
  const TokenRange range = mention.tokens;
  const bool may_own =
      mention.label == EntityLabel::ORG || (mention.label == EntityLabel::PER && range.size() == 1);
  const Token& token = doc.tokens[top_of(doc, range)];
  if (!may_own || token.deprel != Deprel::nmod_poss || token.head < static_cast<std::int32_t>(range.end))
    return std::nullopt;
  const std::string_view owned = doc.form(static_cast<std::uint32_t>(token.head));
  const std::uint32_t found = m_owned.find(LowerWord(owned).view(), kNoKind);
  return found == kNoKind ? std::nullopt : std::optional<std::size_t>(found);
}

std::optional<NameKinds::Said> NameKinds::opening(const Document& doc, const Sentence& sentence) const {
  const std::uint32_t end = sentence.tokens.end;
  std::uint32_t at = sentence.tokens.begin;
  if (at < end && is_quote(doc.form(at))) ++at;
  TokenRange words{at, at};
  for (; at < end; ++at) {
    if (is_capital(doc.form(at)))
      words.end = at + 1;
    else if (m_joining.find(LowerWord(doc.form(at)).view(), 0) == 0)
      break;
  }
  at = words.end;
  if (words.empty()) return std::nullopt;
  if (at < end && doc.tokens[at].upos == Upos::PUNCT && doc.form(at) != "(") ++at;  // a closing quote
  at = behind_brackets(doc, at, end);
  if (at + 2 >= end || doc.tokens[at].deprel != Deprel::cop || !is_article(doc.form(at + 1)))
    return std::nullopt;
  // the last noun of the phrase
  std::uint32_t noun = kNoKind;
  for (at += 2; at < end && is_inside_noun_phrase(doc.tokens[at]); ++at) {
    if (doc.tokens[at].upos == Upos::NOUN) noun = at;
  }
  const std::uint32_t kind = noun == kNoKind ? kNoKind : word_kind(m_nouns, doc, noun);
  if (kind == kNoKind) return std::nullopt;
  return Said{words, kind};
}

}  // namespace newsgraph
