// Reads quantities off one sentence, the longest reading first.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "document.hpp"
#include "nlp/quantity_words.hpp"

namespace newsgraph {

// Every function takes and returns token indexes.
class QuantityReader {
public:
  // `doc` and `words` must outlive the reader.
  QuantityReader(const Document& doc, const QuantityWords& words, TokenRange range)
      : m_doc(doc), m_words(words), m_end(range.end), m_begin(range.begin) {}

  // Appends what starts at `at` and returns the token behind it; `at` itself when nothing does.
  std::uint32_t read(std::uint32_t at, std::vector<Quantity>& out) const;

private:
  // A number with the unit that belongs to it, if one does.
  struct Sided {
    std::optional<NumberReading> number;
    std::optional<QuantityKind> kind;
    std::string_view unit;
    std::uint32_t end = 0;
    double factor = 1;
  };

  [[nodiscard]] Sided side(std::uint32_t at) const;
  // Behind "percent", "per cent", "percentage points", "-percent"; basis points are hundredths.
  std::uint32_t percent_end(std::uint32_t at, NumberReading& number) const;
  // "3 trillion won", "5 million Australian dollars".
  void currency_noun(Sided& result) const;
  // "10 to 20 percent", "between $10 billion and $20 billion", "from 50 to 18 percent".
  std::optional<std::uint32_t> range(std::uint32_t at, const Sided& first, std::vector<Quantity>& out) const;
  // "10 to 20 soldiers", "two or three rounds", "between 5 and 10 million people".
  std::optional<std::uint32_t> counted_range(std::uint32_t at, const NumberReading& first,
                                             std::uint32_t second_at, const NumberReading& second, bool from,
                                             std::vector<Quantity>& out) const;
  // "half of", "a quarter of", "two thirds of", "by a third": parts of one, as percent.
  std::optional<std::uint32_t> fraction(std::uint32_t at, std::vector<Quantity>& out) const;
  // "tripled", "threefold", "twice the", "three times as much", "10 times": how much more or less.
  std::optional<std::uint32_t> factor(std::uint32_t at, std::vector<Quantity>& out) const;
  // Does what stands here compare: "as", "more", "the", "its", "bigger than"?
  [[nodiscard]] bool compares(std::uint32_t at) const;
  std::uint32_t count(std::uint32_t at, const NumberReading& number, std::vector<Quantity>& out) const;
  [[nodiscard]] std::optional<std::uint32_t> counted_noun(std::uint32_t at, std::uint32_t end) const;
  void push(std::vector<Quantity>& out, QuantityKind kind, std::uint32_t begin, std::uint32_t end,
            const NumberReading& number, std::string_view unit) const;

  const Document& m_doc;
  const QuantityWords& m_words;
  std::uint32_t m_end;
  std::uint32_t m_begin;
};

}  // namespace newsgraph
