// Parts and multiples: "two thirds of", "tripled", "three times as much".
#include "nlp/quantity_reader.hpp"
#include "nlp/quantity_tokens.hpp"

namespace newsgraph {
std::optional<std::uint32_t> QuantityReader::fraction(std::uint32_t at, std::vector<Quantity>& out) const {
  std::uint32_t i = at;
  double parts = 1;
  const LowerWord first(m_doc.form(i));
  const bool article = first.view() == "a" || first.view() == "one";
  if (article) {
    ++i;
  } else if (const auto number = m_words.number(first.view()); number && *number > 1) {
    parts = *number;
    ++i;
    if (word_at(m_doc, i, m_end) == "-") ++i;
  } else if (first.view() != "half") {
    return std::nullopt;
  }
  if (i >= m_end) return std::nullopt;
  const LowerWord name(m_doc.form(i));
  const auto share = m_words.fraction(name.view());
  if (!share || (parts > 1) != (name.view().back() == 's')) return std::nullopt;
  // "about [half a million] people" is a count.
  if (is_word(m_doc, i + 1, m_end, "a") && i + 2 < m_end && m_words.scale(LowerWord(m_doc.form(i + 2)).view()))
    return std::nullopt;
  const bool of =
      is_word(m_doc, i + 1, m_end, "of") ||
      (name.view() == "half" && (is_word(m_doc, i + 1, m_end, "the") || is_word(m_doc, i + 1, m_end, "its") ||
                                 is_word(m_doc, i + 1, m_end, "their")));
  // "Last quarter" and "a quarter" alone may be a part of the year: something must say that it is a share.
  const bool said = (at > m_begin && m_words.fraction_signal(LowerWord(m_doc.form(at - 1)).view())) ||
                    (i + 1 < m_end && m_words.fraction_follower(LowerWord(m_doc.form(i + 1)).view()));
  if (!of && !(said && (article || name.view() == "half")) && parts == 1) return std::nullopt;
  NumberReading reading;
  reading.value = reading.low = parts * *share * 100;
  push(out, QuantityKind::percent, at, i + 1, reading, {});
  return i + 1;
}

std::optional<std::uint32_t> QuantityReader::factor(std::uint32_t at, std::vector<Quantity>& out) const {
  const auto add = [&](double value, std::uint32_t end) {
    NumberReading reading;
    reading.value = reading.low = value;
    push(out, QuantityKind::factor, at, end, reading, {});
    return end;
  };
  LowerWord buffer("");
  const Upos upos = m_doc.tokens[at].upos;
  const std::string_view lemma = singular(m_doc, at, buffer);
  if (const auto value = m_words.factor(lemma)) {
    const bool verb = upos == Upos::VERB;
    const bool fold = lemma.ends_with("fold");
    if (verb || fold) return add(*value, at + 1);
    if (lemma == "twice" || lemma == "thrice" || lemma == "double" || lemma == "triple")
      return compares(at + 1) ? std::optional(add(*value, at + 1)) : std::nullopt;
    return std::nullopt;
  }
  const auto number = read_number(m_doc, m_words, at, m_end, false);
  if (!number || number->ordinal || number->percent || !number->currency.empty()) return std::nullopt;
  std::uint32_t end = number->end;
  if (word_at(m_doc, end, m_end) == "-" && is_word(m_doc, end + 1, m_end, "fold"))
    return add(number->value, end + 2);
  if (is_word(m_doc, end, m_end, "times") && compares(end + 1)) return add(number->value, end + 1);
  return std::nullopt;
}

bool QuantityReader::compares(std::uint32_t at) const {
  if (at >= m_end) return false;
  const Xpos xpos = m_doc.tokens[at].xpos;
  return is_word(m_doc, at, m_end, "as") || is_word(m_doc, at, m_end, "the") || xpos == Xpos::JJR ||
         xpos == Xpos::RBR || m_doc.tokens[at].upos == Upos::DET ||
         (m_doc.tokens[at].upos == Upos::PRON && xpos == Xpos::PRPS);
}

}  // namespace newsgraph
