#include "nlp/quantity_reader.hpp"

#include <algorithm>

#include "nlp/quantity_tokens.hpp"

namespace newsgraph {
namespace {

constexpr std::uint32_t kNounReach = 5;  // words between a number and the noun it counts

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

std::string lowered(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

}  // namespace

std::uint32_t QuantityReader::read(std::uint32_t at, std::vector<Quantity>& out) const {
  if (const auto end = fraction(at, out)) return *end;
  if (const auto end = factor(at, out)) return *end;
  if (const auto rank = m_words.ordinal(LowerWord(m_doc.form(at)).view())) {
    if (m_doc.tokens[at].upos == Upos::NOUN || m_doc.tokens[at].upos == Upos::PROPN) return at + 1;
    NumberReading number;
    number.value = number.low = *rank;
    push(out, QuantityKind::ordinal, at, at + 1, number, {});
    return at + 1;
  }
  const Sided first = side(at);
  if (!first.number) return at;
  if (first.number->ordinal) {
    push(out, QuantityKind::ordinal, at, first.number->end, *first.number, {});
    return first.number->end;
  }
  if (const auto end = range(at, first, out)) return *end;
  if (first.kind) {
    push(out, *first.kind, at, first.end, *first.number, first.unit);
    return first.end;
  }
  return count(at, *first.number, out);
}

QuantityReader::Sided QuantityReader::side(std::uint32_t at) const {
  Sided result;
  std::string_view sign;
  std::uint32_t start = at;
  if (at < m_end) {
    const std::string_view form = m_doc.form(at);
    if (form.size() <= 8 && (form.size() < 3 || !is_lower(form.front()))) {
      const std::string lower = lowered(form);
      sign = m_words.currency_of_sign(lower);
      if (!sign.empty()) ++start;
      if (form == "$" && at > m_begin && m_doc.tokens[at - 1].span.end == m_doc.tokens[at].span.begin) {
        const std::string_view whole =
            m_words.currency_of_sign(lowered(m_doc.form(at - 1)) + lower);  // "A" "$"
        if (!whole.empty()) sign = whole;
      }
    }
  }
  result.number = read_number(m_doc, m_words, start, m_end, !sign.empty());
  if (!result.number) return result;
  NumberReading& number = *result.number;
  result.end = number.end;
  if (!sign.empty()) number.currency = sign;
  if (number.ordinal) return result;
  if (number.percent) {
    result.kind = QuantityKind::percent;
  } else if (!number.currency.empty()) {
    result.kind = QuantityKind::money;
    result.unit = number.currency;
  } else if (const std::uint32_t end = percent_end(number.end, number); end != number.end) {
    result.kind = QuantityKind::percent;
    result.end = end;
  } else {
    currency_noun(result);
  }
  return result;
}

std::uint32_t QuantityReader::percent_end(std::uint32_t at, NumberReading& number) const {
  std::uint32_t i = at;
  if (word_at(m_doc, i, m_end) == "-") ++i;
  if (is_word(m_doc, i, m_end, "per") && is_word(m_doc, i + 1, m_end, "cent")) return i + 2;
  if (is_word(m_doc, i, m_end, "basis") &&
      (is_word(m_doc, i + 1, m_end, "points") || is_word(m_doc, i + 1, m_end, "point"))) {
    number.value /= 100;
    number.low /= 100;
    return i + 2;
  }
  if (i >= m_end || !m_words.percent_word(LowerWord(m_doc.form(i)).view())) return at;
  const bool points = is_word(m_doc, i + 1, m_end, "points") || is_word(m_doc, i + 1, m_end, "point");
  if (is_word(m_doc, i, m_end, "percentage") && !points) return at;
  return points ? i + 2 : i + 1;
}

void QuantityReader::currency_noun(Sided& result) const {
  std::uint32_t i = result.number->end;
  if (word_at(m_doc, i, m_end) == "-") ++i;
  LowerWord first(""), second("");
  if (i >= m_end) return;
  std::string phrase(singular(m_doc, i, first));
  std::string_view code = m_words.currency_of_noun(phrase);
  std::uint32_t end = i + 1;
  if (i + 1 < m_end && (m_doc.tokens[i].upos == Upos::ADJ || m_doc.tokens[i].upos == Upos::PROPN)) {
    phrase = std::string(LowerWord(m_doc.form(i)).view()) + " " + std::string(singular(m_doc, i + 1, second));
    const std::string_view longer = m_words.currency_of_noun(phrase);
    if (!longer.empty()) code = longer, end = i + 2;
  }
  if (code.empty()) {
    code = m_words.currency_of_sign(first.view());  // "5 million USD"
    const std::string_view form = m_doc.form(i);
    if (form.size() != 3 || is_lower(form.front())) code = {};
  } else if (end == i + 1 && m_doc.tokens[i].upos != Upos::NOUN && m_doc.tokens[i].upos != Upos::PROPN &&
             m_doc.tokens[i].upos != Upos::SYM) {
    code = {};  // "the two won", "a real chance"
  }
  if (code.empty()) return;
  result.kind = QuantityKind::money;
  result.unit = code;
  result.end = end;
}

std::uint32_t QuantityReader::count(std::uint32_t at, const NumberReading& number,
                                    std::vector<Quantity>& out) const {
  const std::uint32_t end = number.end;
  const bool one = !number.digits && number.value == 1;
  if (!number.digits && is_word(m_doc, at, m_end, "one") && is_word(m_doc, end, m_end, "of")) return end;
  // "F-35", "Boeing 737", "Section 232": a number that is part of a name.
  if (at > m_begin && m_doc.tokens[at - 1].span.end == m_doc.tokens[at].span.begin && number.digits &&
      m_doc.form(at - 1) != "(" && m_doc.form(at - 1) != "“" && m_doc.form(at - 1) != "\"")
    return end;
  const auto noun = counted_noun(at, end);
  if (!noun) {
    const bool named =
        at > m_begin + 1 && m_doc.form(at - 1).front() >= 'A' && m_doc.form(at - 1).front() <= 'Z';
    if (one || !number.digits || named || (at > m_begin && m_doc.tokens[at - 1].upos == Upos::PROPN))
      return end;
    push(out, QuantityKind::count, at, end, number, {});
    return end;
  }
  LowerWord lemma("");
  push(out, QuantityKind::count, at, *noun + 1, number, singular(m_doc, *noun, lemma));
  return *noun + 1;
}

std::optional<std::uint32_t> QuantityReader::counted_noun(std::uint32_t at, std::uint32_t end) const {
  const Token& last = m_doc.tokens[end - 1];
  if (last.deprel == Deprel::nummod && last.head >= static_cast<std::int32_t>(end) &&
      last.head < static_cast<std::int32_t>(std::min(m_end, end + kNounReach + 3))) {
    const auto head = static_cast<std::uint32_t>(last.head);
    const Upos upos = m_doc.tokens[head].upos;
    if (upos == Upos::NOUN || (upos == Upos::PROPN && m_doc.tokens[head].xpos == Xpos::NNPS)) return head;
  }
  std::optional<std::uint32_t> noun;
  const std::uint32_t stop = std::min(m_end, end + kNounReach);
  for (std::uint32_t i = end; i < stop; ++i) {
    const Upos upos = m_doc.tokens[i].upos;
    if (upos == Upos::NOUN)
      noun = i;
    else if (noun || (upos != Upos::ADJ && upos != Upos::PROPN && upos != Upos::ADV && m_doc.form(i) != "-"))
      break;
  }
  if (noun && at > m_begin && m_doc.tokens[at - 1].upos == Upos::PROPN &&
      m_doc.tokens[*noun].xpos != Xpos::NNS)
    return std::nullopt;
  return noun;
}

void QuantityReader::push(std::vector<Quantity>& out, QuantityKind kind, std::uint32_t begin,
                          std::uint32_t end, const NumberReading& number, std::string_view unit) const {
  out.push_back({{m_doc.tokens[begin].span.begin, m_doc.tokens[end - 1].span.end},
                 {begin, end},
                 kind,
                 number.value,
                 number.low,
                 std::string(unit)});
}

}  // namespace newsgraph
