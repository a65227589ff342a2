// What is known about one article: its text and the layers that stages append to it. Plain values; tokens
// and mentions refer to each other by index, never by pointer, so a Document can be moved and copied.
// All Spans are half-open byte offsets into `text`, which is valid UTF-8.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace newsgraph {

// Universal part-of-speech tags (https://universaldependencies.org/u/pos/).
enum class Upos : std::uint8_t {
  ADJ,
  ADP,
  ADV,
  AUX,
  CCONJ,
  DET,
  INTJ,
  NOUN,
  NUM,
  PART,
  PRON,
  PROPN,
  PUNCT,
  SCONJ,
  SYM,
  VERB,
  X
};
inline constexpr std::array<std::string_view, 17> kUposNames = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

// English XPOS: Penn Treebank tags as UD English uses them.
enum class Xpos : std::uint8_t {
  CC,
  CD,
  DT,
  EX,
  FW,
  IN,
  JJ,
  JJR,
  JJS,
  LS,
  MD,
  NN,
  NNP,
  NNPS,
  NNS,
  PDT,
  POS,
  PRP,
  PRPS,
  RB,
  RBR,
  RBS,
  RP,
  SYM,
  TO,
  UH,
  VB,
  VBD,
  VBG,
  VBN,
  VBP,
  VBZ,
  WDT,
  WP,
  WPS,
  WRB,
  ADD,
  AFX,
  GW,
  HYPH,
  NFP,
  LRB,
  RRB,
  Comma,
  Period,
  Colon,
  OpenQuote,
  CloseQuote,
  Dollar
};
inline constexpr std::array<std::string_view, 49> kXposNames = {
    "CC",   "CD",  "DT",    "EX",    "FW",  "IN",   "JJ",  "JJR", "JJS", "LS",  "MD",  "NN",  "NNP",
    "NNPS", "NNS", "PDT",   "POS",   "PRP", "PRP$", "RB",  "RBR", "RBS", "RP",  "SYM", "TO",  "UH",
    "VB",   "VBD", "VBG",   "VBN",   "VBP", "VBZ",  "WDT", "WP",  "WP$", "WRB", "ADD", "AFX", "GW",
    "HYPH", "NFP", "-LRB-", "-RRB-", ",",   ".",    ":",   "``",  "''",  "$"};

// Universal dependency relations with the subtypes of UD English (https://universaldependencies.org/en/dep/).
enum class Deprel : std::uint8_t {
  root,
  acl,
  acl_relcl,
  advcl,
  advcl_relcl,
  advmod,
  amod,
  appos,
  aux,
  aux_pass,
  case_,
  cc,
  cc_preconj,
  ccomp,
  compound,
  compound_prt,
  conj,
  cop,
  csubj,
  csubj_outer,
  csubj_pass,
  dep,
  det,
  det_predet,
  discourse,
  dislocated,
  expl,
  fixed,
  flat,
  goeswith,
  iobj,
  list,
  mark,
  nmod,
  nmod_desc,
  nmod_poss,
  nmod_unmarked,
  nsubj,
  nsubj_outer,
  nsubj_pass,
  nummod,
  obj,
  obl,
  obl_agent,
  obl_unmarked,
  orphan,
  parataxis,
  punct,
  reparandum,
  vocative,
  xcomp
};
inline constexpr std::array<std::string_view, 51> kDeprelNames = {
    "root",      "acl",           "acl:relcl",    "advcl",       "advcl:relcl", "advmod",      "amod",
    "appos",     "aux",           "aux:pass",     "case",        "cc",          "cc:preconj",  "ccomp",
    "compound",  "compound:prt",  "conj",         "cop",         "csubj",       "csubj:outer", "csubj:pass",
    "dep",       "det",           "det:predet",   "discourse",   "dislocated",  "expl",        "fixed",
    "flat",      "goeswith",      "iobj",         "list",        "mark",        "nmod",        "nmod:desc",
    "nmod:poss", "nmod:unmarked", "nsubj",        "nsubj:outer", "nsubj:pass",  "nummod",      "obj",
    "obl",       "obl:agent",     "obl:unmarked", "orphan",      "parataxis",   "punct",       "reparandum",
    "vocative",  "xcomp"};

[[nodiscard]] constexpr std::string_view name_of(Upos tag) {
  return kUposNames[static_cast<std::size_t>(tag)];
}
[[nodiscard]] constexpr std::string_view name_of(Xpos tag) {
  return kXposNames[static_cast<std::size_t>(tag)];
}
[[nodiscard]] constexpr std::string_view name_of(Deprel relation) {
  return kDeprelNames[static_cast<std::size_t>(relation)];
}
// The enumerator with that name, or nothing. Linear over a small table: for loading, not for hot loops.
[[nodiscard]] std::optional<Upos> upos_named(std::string_view name);
[[nodiscard]] std::optional<Xpos> xpos_named(std::string_view name);
[[nodiscard]] std::optional<Deprel> deprel_named(std::string_view name);

inline constexpr std::int32_t kNoHead = -1;

// A syntactic word in the sense of UD: "don't" is two tokens, "do" and "n't", that share no bytes.
struct Token {
  Span span;
  Upos upos = Upos::X;
  Xpos xpos = Xpos::NN;
  Deprel deprel = Deprel::dep;
  bool glued = false;           // second or later word of one orthographic token, as "n't" in "don't"
  std::int32_t head = kNoHead;  // index into Document::tokens of the governor; kNoHead for a sentence's root
  std::string lemma;
};

struct Sentence {
  Span span;          // from the first to the last token
  TokenRange tokens;  // into Document::tokens
};

// Named-entity labels of the annotate contract.
enum class EntityLabel : std::uint8_t { PER, ORG, GPE, LOC, FAC, NORP, EVENT, LAW };
inline constexpr std::array<std::string_view, 8> kEntityLabelNames = {"PER", "ORG",  "GPE",   "LOC",
                                                                      "FAC", "NORP", "EVENT", "LAW"};
[[nodiscard]] constexpr std::string_view name_of(EntityLabel label) {
  return kEntityLabelNames[static_cast<std::size_t>(label)];
}

enum class MentionKind : std::uint8_t { name, nominal, pronoun };

// A stretch of text that refers to somebody or something. Names come from `ner`; nominals ("the minister")
// and pronouns are added by `coref` when it finds what they refer to.
struct Mention {
  Span span;
  TokenRange tokens;
  EntityLabel label = EntityLabel::PER;
  MentionKind kind = MentionKind::name;
};

// Mentions that refer to the same thing, in text order; indexes into Document::mentions. Every mention stands
// in exactly one chain once `coref` has run.
struct Chain {
  std::vector<std::uint32_t> mentions;
};

// TIMEX3 kinds (ISO-TimeML, ISO 24617-1).
enum class TimeKind : std::uint8_t { date, time, duration, set };

struct TimeExpression {
  Span span;
  TokenRange tokens;
  TimeKind kind = TimeKind::date;
  std::string value;  // ISO 8601: 2026-02-03, 2026-02, 2026, 2026-W05, 2026-Q1, 2026-02-03T14:00, FROM/TO,
                      // P3D; empty: unresolved
  std::string from;   // first day covered, YYYY-MM-DD; empty when open or no date
  std::string to;     // last day covered, inclusive
};

enum class QuantityKind : std::uint8_t { percent, money, count, ordinal, factor };

// A number with its unit, as "25 percent", "$350 billion", "two rounds".
struct Quantity {
  Span span;
  TokenRange tokens;
  QuantityKind kind = QuantityKind::count;
  double value = 0;  // percent: 25 for 25 %; money: in units of the currency; factor: 3 for "tripled" and
                     // "threefold", 0.5 for "halved"; of a range the upper end
  double low = 0;    // lower end of a range ("between 10 and 20 percent"); equal to value when one number is said
  std::string unit;  // money: ISO 4217 code; count: lemma of the counted noun; else empty
};

struct Document {
  // As read (ingest).
  std::string id;      // as given, or <file stem>-<8 hex digits of sha256>
  std::string title;   // not a part of text
  std::string date;    // publication day YYYY-MM-DD, or empty
  std::string source;  // outlet if known, else file name
  std::string url;
  std::string sha256;  // of title, date and text
  std::string text;
  std::vector<Span>
      furniture;  // sorted, apart: bytes of text that are not the article's own words (cues, credits, menus)

  // Layers (nlp).
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<Mention> mentions;  // names sorted by span; no two names overlap
  std::vector<TokenRange> works;  // names of works, products and the like, which are of nobody; no mentions
  std::vector<Chain> chains;
  std::vector<TimeExpression> times;
  std::vector<Quantity> quantities;

  [[nodiscard]] std::string_view form(std::uint32_t token) const { return tokens[token].span.of(text); }
};

}  // namespace newsgraph
