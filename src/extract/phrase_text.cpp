#include "extract/phrase_text.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace newsgraph {
namespace {

constexpr std::size_t kMaxBytes = 160;

std::uint32_t first_word(const Tree& tree, std::uint32_t head) {
  std::uint32_t first = tree.subtree(head).begin;
  for (const std::uint32_t c : tree.children(head)) {
    const Deprel relation = tree[c].deprel;
    if (c > head || (relation != Deprel::case_ && relation != Deprel::mark)) continue;
    const bool infinitive = relation == Deprel::mark && tree[c].lemma == "to";
    first = !infinitive ? c + 1 : c > 0 && tree[c - 1].lemma == "not" ? c - 1 : c;
  }
  while (first < head && (tree[first].upos == Upos::PUNCT || tree[first].upos == Upos::CCONJ)) ++first;
  return first;
}

// Does the token stand in something that is only told beside the phrase?
bool is_aside(const Tree& tree, std::uint32_t head, std::uint32_t token) {
  for (std::uint32_t t = token; t != head;) {
    switch (tree[t].deprel) {
      case Deprel::acl_relcl:
      case Deprel::advcl_relcl:
      case Deprel::parataxis:
        return true;
      case Deprel::advcl:  // "to sign a treaty [after months of talks failed]", but "[to win time]"
        if (!tree.child(t, Deprel::mark) || tree[t].xpos != Xpos::VB) return true;
        break;
      default:
        break;
    }
    const auto above = tree.head(t);
    if (!above) return true;
    t = *above;
  }
  return false;
}

// A comma of a list: "cars, steel and chips".
bool joins(const Tree& tree, std::uint32_t comma) {
  const auto joined = tree.head(comma);
  return tree.form(comma) == "," && joined && *joined > comma && tree[*joined].deprel == Deprel::conj;
}

bool is_quote(const Tree& tree, std::uint32_t token) {
  const std::string_view form = tree.form(token);
  return form == "\"" || form == "“" || form == "”" || form == "''" || form == "``";
}

// "treason [on the ground that …]"
bool is_reason(const Tree& tree, std::uint32_t on) {
  const auto noun = tree[on].deprel == Deprel::case_ ? tree.head(on) : std::nullopt;
  return noun && tree[on].lemma == "on" && tree[*noun].lemma == "ground" &&
         tree.child(*noun, {Deprel::acl, Deprel::acl_relcl, Deprel::ccomp});
}

std::uint32_t end_of_words(const Tree& tree, std::uint32_t head) {
  const std::uint32_t end = tree.subtree(head).end;
  std::uint32_t t = head + 1;
  for (; t < end; ++t) {
    if (is_quote(tree, t)) continue;
    if (!tree.dominates(head, t) || is_aside(tree, head, t)) break;
    if (tree[t].upos == Upos::PUNCT && tree.form(t) != "-" && !joins(tree, t)) break;
    if (is_reason(tree, t)) break;
  }
  return t;
}

bool hangs(const Tree& tree, std::uint32_t token) {
  const Upos tag = tree[token].upos;
  if (tree[token].deprel == Deprel::compound_prt) return false;  // "to step [down]"
  return tag == Upos::ADP || tag == Upos::CCONJ || tag == Upos::SCONJ || tag == Upos::PUNCT ||
         tag == Upos::DET || tag == Upos::PART || tree[token].xpos == Xpos::WP;
}

// "Resolution [1701]" is a name, not a year.
bool is_numbering(const Tree& tree, std::uint32_t token) {
  const auto noun = tree.head(token);
  return noun && *noun + 1 == token && tree[*noun].upos == Upos::PROPN &&
         (tree[token].deprel == Deprel::nummod || tree[token].deprel == Deprel::flat ||
          tree[token].deprel == Deprel::nmod_unmarked);
}

// "to discuss quotas [on Monday]" and words that need others behind them.
std::uint32_t without_loose_end(const Tree& tree, std::uint32_t head, std::uint32_t end) {
  while (end > head + 1) {
    const TimeExpression* time = tree.time_at(end - 1);
    if (time != nullptr && time->tokens.begin > head && !is_numbering(tree, time->tokens.begin))
      end = time->tokens.begin;
    else if (hangs(tree, end - 1) && tree.form(end - 1) != "'s")
      --end;
    else
      break;
  }
  return end;
}

// "modernising [roads]", "the new [port]": one of two words that belong together is cut off.
bool is_torn(const Tree& tree, std::uint32_t end) {
  const std::uint32_t last = end - 1;
  const auto above = tree.head(last);
  if (above && *above >= end) return true;
  const auto children = tree.children(last);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    return c >= end && tree[c].deprel != Deprel::conj && tree[c].upos != Upos::PUNCT;
  });
}

// As many words as may be told, up to the end of a part of the phrase.
std::uint32_t end_within_limit(const Tree& tree, std::uint32_t first, std::uint32_t head, std::uint32_t end) {
  if (tree.span({first, end}).size() <= kMaxBytes) return end;
  while (end > head + 1 && (tree.span({first, end}).size() > kMaxBytes || is_torn(tree, end)))
    end = without_loose_end(tree, head, end - 1);
  return end;
}

// "to go [on talking]", "actions [she said were hard]", "its refusal [to let them in]", "serious, [direct
// talks]": what the words mean is told by those that were cut off.
bool is_clumsy(const Tree& tree, std::uint32_t first, std::uint32_t head, std::uint32_t end) {
  const std::uint32_t last = end - 1;
  const auto above = tree.head(last);
  if (above && *above >= end) return true;
  if (end >= tree.sentence_tokens(head).end || tree[end].upos == Upos::PUNCT || last != head) return false;
  if (tree[end].xpos == Xpos::TO && !tree.is_verb(head)) return true;
  for (const std::uint32_t c : tree.children(head)) {
    if (c < end || tree.subtree(c).begin != end) continue;
    const bool gerund = tree[c].deprel == Deprel::advcl && tree[c].xpos == Xpos::VBG;
    const bool told_apart = tree[c].deprel == Deprel::acl_relcl && end - first <= 2;
    if (gerund || told_apart) return true;
  }
  return false;
}

// "accused of [having] let it drift": parsers hang the words behind it anywhere.
bool opens_perfect(const Tree& tree, std::uint32_t head) {
  return tree.form(head) == "having" && head + 1 < tree.sentence_tokens(head).end && tree.is_verb(head + 1) &&
         tree[head + 1].xpos != Xpos::VBG;
}

}  // namespace

std::string phrase_text(const Tree& tree, std::uint32_t head, std::uint32_t stop) {
  const std::uint32_t first = first_word(tree, head);
  if (opens_perfect(tree, head)) ++head;
  const std::uint32_t end_of_all = end_of_words(tree, head);
  const std::uint32_t whole =
      without_loose_end(tree, head, stop > head ? std::min(stop, end_of_all) : end_of_all);
  const std::uint32_t end = end_within_limit(tree, first, head, whole);
  if (tree.span({first, end}).size() > kMaxBytes || is_clumsy(tree, first, head, end)) return {};
  std::string text;
  bool blank = false;
  for (std::uint32_t t = first; t < end; ++t) {
    blank = !text.empty() && (blank || tree[t].span.begin > tree[t - 1].span.end);
    if (is_quote(tree, t)) continue;
    if (std::exchange(blank, false)) text.push_back(' ');
    text += tree.form(t);
  }
  return text;
}

}  // namespace newsgraph
