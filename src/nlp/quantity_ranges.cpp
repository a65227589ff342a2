// Ranges: "10 to 20 percent", "between $10 billion and $20 billion", "two or three rounds".
#include <utility>

#include "nlp/quantity_reader.hpp"
#include "nlp/quantity_tokens.hpp"

namespace newsgraph {
namespace {

double scale_of(double value) {
  for (const double scale : {1e12, 1e9, 1e6, 1e3}) {
    if (value >= scale) return scale;
  }
  return 1;
}

}  // namespace

std::optional<std::uint32_t> QuantityReader::range(std::uint32_t at, const Sided& first,
                                                   std::vector<Quantity>& out) const {
  const std::uint32_t joint = first.kind ? first.end : first.number->end;
  if (joint >= m_end) return std::nullopt;
  const bool between = at > m_begin && is_word(m_doc, at - 1, m_end, "between");
  const bool from = at > m_begin && is_word(m_doc, at - 1, m_end, "from");
  const LowerWord connector(m_doc.form(joint));
  const bool dash = m_doc.form(joint) == "-" || m_doc.form(joint) == "–";
  if (!dash && connector.view() != "to" && !(connector.view() == "and" && between) &&
      connector.view() != "or")
    return std::nullopt;
  Sided last = side(joint + 1);
  if (first.kind == QuantityKind::money && dash && last.number && !last.kind) {  // "$10-20 million"
    last.kind = first.kind;
    last.unit = first.unit;
    last.end = last.number->end;
  } else if (first.kind && !between) {
    return std::nullopt;  // both sides have their unit: two quantities
  }
  if (!first.kind && last.number && !last.kind)
    return counted_range(at, *first.number, joint + 1, *last.number, from, out);
  if (!last.number || !last.kind || (first.kind && first.kind != last.kind)) return std::nullopt;
  NumberReading low = *first.number;
  // "3 to 5 million": the scale is said once.
  if (last.kind == QuantityKind::money && low.value < 1000 && last.number->value >= 1000) {
    low.value *= scale_of(last.number->value);
  }
  if (from) {
    push(out, *last.kind, at, joint, low, last.unit);
    push(out, *last.kind, joint + 1, last.end, *last.number, last.unit);
    return last.end;
  }
  NumberReading both = *last.number;
  both.low = low.value;
  if (both.low > both.value) std::swap(both.low, both.value);
  push(out, *last.kind, at, last.end, both, last.unit);
  return last.end;
}

std::optional<std::uint32_t> QuantityReader::counted_range(std::uint32_t at, const NumberReading& first,
                                                           std::uint32_t second_at,
                                                           const NumberReading& second, bool from,
                                                           std::vector<Quantity>& out) const {
  const auto noun = second.ordinal ? std::nullopt : counted_noun(second_at, second.end);
  if (!noun || first.ordinal) return std::nullopt;
  NumberReading low = first;
  // "5 to 10 million": the scale is said once; "500 to 1,000" has none.
  if (low.value < 1000 && m_words.scale(LowerWord(m_doc.form(second.end - 1)).view()))
    low.value *= scale_of(second.value);
  LowerWord lemma("");
  if (from) {
    push(out, QuantityKind::count, at, first.end, low, singular(m_doc, *noun, lemma));
    push(out, QuantityKind::count, second_at, *noun + 1, second, singular(m_doc, *noun, lemma));
    return *noun + 1;
  }
  if (low.value >= second.value) return std::nullopt;
  NumberReading both = second;
  both.low = low.value;
  push(out, QuantityKind::count, at, *noun + 1, both, singular(m_doc, *noun, lemma));
  return *noun + 1;
}

}  // namespace newsgraph
