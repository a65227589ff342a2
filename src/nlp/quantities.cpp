#include "nlp/quantities.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "nlp/quantity_words.hpp"

namespace newsgraph {
namespace {

constexpr std::uint32_t kNounReach = 5;  // words between a number and the noun it counts

std::string_view word(const Document& doc, std::uint32_t at, std::uint32_t end) {
  return at < end ? doc.form(at) : std::string_view{};
}

bool is_word(const Document& doc, std::uint32_t at, std::uint32_t end, std::string_view lower) {
  return at < end && LowerWord(doc.form(at)).view() == lower;
}

std::string_view singular(const Document& doc, std::uint32_t at, LowerWord& buffer) {
  buffer = LowerWord(doc.tokens[at].lemma.empty() ? doc.form(at) : std::string_view(doc.tokens[at].lemma));
  return buffer.view();
}

// A reader over one sentence; every function takes and returns token indexes.
class SentenceReader {
public:
  SentenceReader(const Document& doc, const QuantityWords& words, TokenRange range)
      : m_doc(doc), m_words(words), m_end(range.end), m_begin(range.begin) {}

  // Appends what starts at `at` and returns the token behind it; `at` itself when nothing does.
  std::uint32_t read(std::uint32_t at, std::vector<Quantity>& out) const {
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

private:
  // A number with the unit that belongs to it, if one does.
  struct Sided {
    std::optional<NumberReading> number;
    std::optional<QuantityKind> kind;
    std::string_view unit;
    std::uint32_t end = 0;
    double factor = 1;
  };

  [[nodiscard]] Sided side(std::uint32_t at) const {
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

  // Behind "percent", "per cent", "percentage points", "-percent"; basis points are hundredths.
  std::uint32_t percent_end(std::uint32_t at, NumberReading& number) const {
    std::uint32_t i = at;
    if (word(m_doc, i, m_end) == "-") ++i;
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

  // "3 trillion won", "5 million Australian dollars".
  void currency_noun(Sided& result) const {
    std::uint32_t i = result.number->end;
    if (word(m_doc, i, m_end) == "-") ++i;
    LowerWord first(""), second("");
    if (i >= m_end) return;
    std::string phrase(singular(m_doc, i, first));
    std::string_view code = m_words.currency_of_noun(phrase);
    std::uint32_t end = i + 1;
    if (i + 1 < m_end && (m_doc.tokens[i].upos == Upos::ADJ || m_doc.tokens[i].upos == Upos::PROPN)) {
      phrase =
          std::string(LowerWord(m_doc.form(i)).view()) + " " + std::string(singular(m_doc, i + 1, second));
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

  // "10 to 20 percent", "between $10 billion and $20 billion", "from 50 to 18 percent".
  std::optional<std::uint32_t> range(std::uint32_t at, const Sided& first, std::vector<Quantity>& out) const {
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

  // "10 to 20 soldiers", "two or three rounds", "between 5 and 10 million people".
  std::optional<std::uint32_t> counted_range(std::uint32_t at, const NumberReading& first,
                                             std::uint32_t second_at, const NumberReading& second, bool from,
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

  static double scale_of(double value) {
    for (const double scale : {1e12, 1e9, 1e6, 1e3}) {
      if (value >= scale) return scale;
    }
    return 1;
  }

  // "half of", "a quarter of", "two thirds of", "by a third": parts of one, as percent.
  std::optional<std::uint32_t> fraction(std::uint32_t at, std::vector<Quantity>& out) const {
    std::uint32_t i = at;
    double parts = 1;
    const LowerWord first(m_doc.form(i));
    const bool article = first.view() == "a" || first.view() == "one";
    if (article) {
      ++i;
    } else if (const auto number = m_words.number(first.view()); number && *number > 1) {
      parts = *number;
      ++i;
      if (word(m_doc, i, m_end) == "-") ++i;
    } else if (first.view() != "half") {
      return std::nullopt;
    }
    if (i >= m_end) return std::nullopt;
    const LowerWord name(m_doc.form(i));
    const auto share = m_words.fraction(name.view());
    if (!share || (parts > 1) != (name.view().back() == 's')) return std::nullopt;
    const bool of = is_word(m_doc, i + 1, m_end, "of") ||
                    (name.view() == "half" &&
                     (is_word(m_doc, i + 1, m_end, "the") || is_word(m_doc, i + 1, m_end, "its") ||
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

  // "tripled", "threefold", "twice the", "three times as much", "10 times": how much more or less.
  std::optional<std::uint32_t> factor(std::uint32_t at, std::vector<Quantity>& out) const {
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
    if (word(m_doc, end, m_end) == "-" && is_word(m_doc, end + 1, m_end, "fold"))
      return add(number->value, end + 2);
    if (is_word(m_doc, end, m_end, "times") && compares(end + 1)) return add(number->value, end + 1);
    return std::nullopt;
  }

  // Does what stands here compare: "as", "more", "the", "its", "bigger than"?
  [[nodiscard]] bool compares(std::uint32_t at) const {
    if (at >= m_end) return false;
    const Xpos xpos = m_doc.tokens[at].xpos;
    return is_word(m_doc, at, m_end, "as") || is_word(m_doc, at, m_end, "the") || xpos == Xpos::JJR ||
           xpos == Xpos::RBR || m_doc.tokens[at].upos == Upos::DET ||
           (m_doc.tokens[at].upos == Upos::PRON && xpos == Xpos::PRPS);
  }

  std::uint32_t count(std::uint32_t at, const NumberReading& number, std::vector<Quantity>& out) const {
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

  [[nodiscard]] std::optional<std::uint32_t> counted_noun(std::uint32_t at, std::uint32_t end) const {
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
      else if (noun ||
               (upos != Upos::ADJ && upos != Upos::PROPN && upos != Upos::ADV && m_doc.form(i) != "-"))
        break;
    }
    if (noun && at > m_begin && m_doc.tokens[at - 1].upos == Upos::PROPN &&
        m_doc.tokens[*noun].xpos != Xpos::NNS)
      return std::nullopt;
    return noun;
  }

  void push(std::vector<Quantity>& out, QuantityKind kind, std::uint32_t begin, std::uint32_t end,
            const NumberReading& number, std::string_view unit) const {
    out.push_back({{m_doc.tokens[begin].span.begin, m_doc.tokens[end - 1].span.end},
                   {begin, end},
                   kind,
                   number.value,
                   number.low,
                   std::string(unit)});
  }

  static bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
  static std::string lowered(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
  }

  const Document& m_doc;
  const QuantityWords& m_words;
  std::uint32_t m_end;
  std::uint32_t m_begin;
};

class QuantitiesStage final : public Stage {
public:
  explicit QuantitiesStage(QuantityWords words) : m_words(std::move(words)) {}

  [[nodiscard]] std::string_view name() const override { return "quantities"; }
  [[nodiscard]] LayerSet needs() const override {
    return {Layer::sentences, Layer::tokens, Layer::tags, Layer::lemmas};
  }
  [[nodiscard]] LayerSet gives() const override { return {Layer::quantities}; }

  void run(Document& doc) const override {
    doc.quantities.clear();
    std::size_t time = 0;
    for (const Sentence& sentence : doc.sentences) {
      const SentenceReader reader(doc, m_words, sentence.tokens);
      for (std::uint32_t at = sentence.tokens.begin; at < sentence.tokens.end;) {
        while (time < doc.times.size() && doc.times[time].tokens.end <= at) ++time;
        if (time < doc.times.size() && doc.times[time].tokens.contains(at)) {
          at = doc.times[time].tokens.end;
          continue;
        }
        if (!may_start(doc, at)) {
          ++at;
          continue;
        }
        at = std::max(reader.read(at, doc.quantities), at + 1);
      }
    }
  }

private:
  // Cheap test that leaves most tokens alone.
  [[nodiscard]] bool may_start(const Document& doc, std::uint32_t at) const {
    const Token& token = doc.tokens[at];
    const std::string_view form = doc.form(at);
    if (token.upos == Upos::NUM || token.upos == Upos::SYM || token.xpos == Xpos::Dollar) return true;
    const char first = form.front();
    if ((first >= '0' && first <= '9') || first == '$' || static_cast<unsigned char>(first) >= 0xC2)
      return true;
    const LowerWord lower(form);
    return m_words.number(lower.view()) || m_words.ordinal(lower.view()) || m_words.scale(lower.view()) ||
           lower.view() == "a" || lower.view() == "half" || may_be_factor(token, lower.view()) ||
           (form.size() >= 3 && form.size() <= 4 && first >= 'A' && first <= 'Z' &&
            !m_words.currency_of_sign(lower.view()).empty());
  }

  [[nodiscard]] bool may_be_factor(const Token& token, std::string_view lower) const {
    if (token.upos != Upos::VERB) return m_words.factor(lower).has_value();
    return m_words.factor(token.lemma.empty() ? lower : std::string_view(token.lemma)).has_value();
  }

  QuantityWords m_words;
};

}  // namespace

std::unique_ptr<Stage> make_quantities_stage(const std::string& schemas_dir) {
  return std::make_unique<QuantitiesStage>(QuantityWords::load(schemas_dir));
}

}  // namespace newsgraph
