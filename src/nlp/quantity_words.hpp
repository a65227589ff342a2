// The words and signs of lang/en/quantities.json, and numbers read off tokens.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document.hpp"
#include "nlp/word_table.hpp"

namespace newsgraph {

class QuantityWords {
public:
  // Throws DataError.
  [[nodiscard]] static QuantityWords load(const std::string& schemas_dir);

  [[nodiscard]] std::optional<double> number(std::string_view lower) const {
    return value_in(m_numbers, lower);
  }
  [[nodiscard]] std::optional<double> scale(std::string_view lower) const {
    return value_in(m_scales, lower);
  }
  [[nodiscard]] std::optional<double> money_scale(std::string_view lower) const {
    return value_in(m_money_scales, lower);
  }
  [[nodiscard]] std::optional<double> ordinal(std::string_view lower) const {
    return value_in(m_ordinals, lower);
  }
  [[nodiscard]] std::optional<double> fraction(std::string_view lower) const {
    return value_in(m_fractions, lower);
  }
  // By the lemma of a verb or a word like "threefold".
  [[nodiscard]] std::optional<double> factor(std::string_view lower) const {
    return value_in(m_factors, lower);
  }
  [[nodiscard]] bool fraction_signal(std::string_view lower) const {
    return m_fraction_signals.contains(lower);
  }
  [[nodiscard]] bool fraction_follower(std::string_view lower) const {
    return m_fraction_followers.contains(lower);
  }
  [[nodiscard]] bool percent_word(std::string_view lower) const { return m_percents.contains(lower); }
  // ISO 4217 code of a sign or code before a number ("US$"), or of a noun in the singular; empty: none.
  [[nodiscard]] std::string_view currency_of_sign(std::string_view sign) const {
    return code_in(m_signs, sign);
  }
  [[nodiscard]] std::string_view currency_of_noun(std::string_view noun) const {
    return code_in(m_nouns, noun);
  }

private:
  [[nodiscard]] std::optional<double> value_in(const WordTable& table, std::string_view word) const;
  [[nodiscard]] std::string_view code_in(const WordTable& table, std::string_view word) const;

  WordTable m_numbers, m_scales, m_money_scales, m_ordinals, m_fractions, m_percents, m_signs, m_nouns;
  WordTable m_factors, m_fraction_signals, m_fraction_followers;
  std::vector<double> m_values;
  std::vector<std::string> m_codes;
};

// A number as it stands in the text: "3", "US$1.5bn", "twenty-five", "two hundred thousand", "half a
// million".
struct NumberReading {
  double value = 0;
  double low = 0;             // of "10-20" in one word; else value
  std::uint32_t end = 0;      // token behind it
  std::string_view currency;  // ISO 4217 code of a sign that stands in the same word
  bool percent = false;       // a % in the same word
  bool ordinal = false;       // "17th"
  bool digits = false;        // written in digits
};

// The number that starts at token `at` and ends before `end`; nothing when there is none.
[[nodiscard]] std::optional<NumberReading> read_number(const Document& doc, const QuantityWords& words,
                                                       std::uint32_t at, std::uint32_t end, bool money);

}  // namespace newsgraph
