#include "nlp/quantity_words.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/json.hpp"

namespace newsgraph {
namespace {

constexpr std::uint32_t kAbsent = 0xFFFFFFFFU;
constexpr double kLargest = 1e18;  // numbers beyond are noise

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "1,709.5"; moves `at` behind it.
double digit_value(std::string_view text, std::size_t& at) {
  double value = 0, scale = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (is_digit(c)) {
      if (scale > 0) {
        value += (c - '0') * scale;
        scale /= 10;
      } else {
        value = value * 10 + (c - '0');
      }
    } else if (c == ',' && at + 1 < text.size() && is_digit(text[at + 1]) && scale == 0) {
      continue;
    } else if (c == '.' && at + 1 < text.size() && is_digit(text[at + 1]) && scale == 0) {
      scale = 0.1;
    } else {
      break;
    }
  }
  return value;
}

std::size_t dash_at(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '-') return 1;
  return text.substr(at, 3) == "–" || text.substr(at, 3) == "—" ? 3 : 0;
}

std::string lowered(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

bool ordinal_suffix(std::string_view word) {
  return word == "st" || word == "nd" || word == "rd" || word == "th";
}

// One word with digits in it: sign, number, and what is glued behind.
std::optional<NumberReading> in_digits(const QuantityWords& words, std::string_view form, bool money) {
  std::size_t at = 0;
  while (at < form.size() && !is_digit(form[at])) ++at;
  if (at == form.size() || at > 6) return std::nullopt;
  NumberReading reading;
  reading.digits = true;
  if (at > 0) {
    const std::string_view sign = form.substr(0, at);
    reading.currency = words.currency_of_sign(lowered(sign));
    if (reading.currency.empty() && sign != "." && sign != "+" && sign != "-" && sign != "~")
      return std::nullopt;
    if (sign == ".") at = 0;
  }
  if (at == 0 && form[0] == '.') {
    ++at;
    double scale = 0.1;
    for (; at < form.size() && is_digit(form[at]); ++at, scale /= 10)
      reading.value += (form[at] - '0') * scale;
  } else {
    reading.value = digit_value(form, at);
  }
  reading.low = reading.value;
  if (const std::size_t dash = dash_at(form, at);
      dash > 0 && at + dash < form.size() && is_digit(form[at + dash])) {
    at += dash;
    reading.value = digit_value(form, at);
  }
  const std::string rest = lowered(form.substr(at));
  if (rest.empty()) return reading;
  if (rest == "%") {
    reading.percent = true;
    return reading;
  }
  if (ordinal_suffix(rest)) {
    reading.ordinal = true;
    return reading;
  }
  const auto scale = money || !reading.currency.empty() || rest == "bn" || rest == "tn" || rest == "mn"
                         ? words.money_scale(rest)
                         : std::nullopt;
  if (!scale) return std::nullopt;
  reading.value *= *scale;
  reading.low *= *scale;
  return reading;
}

}  // namespace

std::optional<double> QuantityWords::value_in(const WordTable& table, std::string_view word) const {
  const std::uint32_t index = table.find(word, kAbsent);
  if (index == kAbsent) return std::nullopt;
  return m_values[index];
}

std::string_view QuantityWords::code_in(const WordTable& table, std::string_view word) const {
  const std::uint32_t index = table.find(word, kAbsent);
  return index == kAbsent ? std::string_view{} : m_codes[index];
}

QuantityWords QuantityWords::load(const std::string& schemas_dir) {
  const std::string path = schemas_dir + "/lang/en/quantities.json";
  const Json file = Json::parse_file(path);
  QuantityWords words;
  const auto add_values = [&](WordTable& table, std::string_view key) {
    for (const auto& [word, value] : file[key].as_object()) {
      table.add(word, static_cast<std::uint32_t>(words.m_values.size()));
      words.m_values.push_back(value.as_number());
    }
  };
  try {
    add_values(words.m_numbers, "numbers");
    add_values(words.m_scales, "scales");
    add_values(words.m_money_scales, "money_scales");
    add_values(words.m_ordinals, "ordinals");
    add_values(words.m_fractions, "fractions");
    add_values(words.m_factors, "factors");
    for (const std::string& word : file.strings("fraction_signals")) words.m_fraction_signals.add(word, 0);
    for (const std::string& word : file.strings("fraction_followers"))
      words.m_fraction_followers.add(word, 0);
    for (const std::string& word : file.strings("percent_words")) words.m_percents.add(word, 0);
    for (const Json& currency : file["currencies"].as_array()) {
      const auto index = static_cast<std::uint32_t>(words.m_codes.size());
      words.m_codes.push_back(currency["code"].as_string());
      for (const std::string& sign : currency.strings("signs")) words.m_signs.add(sign, index);
      for (const std::string& noun : currency.strings("nouns")) words.m_nouns.add(noun, index);
    }
  } catch (const DataError&) {
    throw;
  } catch (const Error& error) {
    throw DataError(path, error.what());
  }
  return words;
}

std::optional<NumberReading> read_number(const Document& doc, const QuantityWords& words, std::uint32_t at,
                                         std::uint32_t end, bool money) {
  if (at >= end) return std::nullopt;
  NumberReading reading;
  std::uint32_t i = at;
  const std::string_view form = doc.form(i);
  bool any = false;
  double total = 0, current = 0;
  if (std::any_of(form.begin(), form.end(), is_digit)) {
    auto digits = in_digits(words, form, money);
    if (!digits) return std::nullopt;
    reading = *digits;
    ++i;
    any = true;
    current = reading.value;
  } else {
    if (LowerWord(form).view() == "half" && i + 2 < end && LowerWord(doc.form(i + 1)).view() == "a") {
      if (!words.scale(LowerWord(doc.form(i + 2)).view())) return std::nullopt;
      current = 0.5;
      any = true;
      i += 2;
    } else if ((LowerWord(form).view() == "a" || LowerWord(form).view() == "an") && i + 1 < end &&
               words.scale(LowerWord(doc.form(i + 1)).view())) {
      current = 1;
      any = true;
      ++i;
    }
  }
  for (; i < end; ++i) {
    const LowerWord lower(doc.form(i));
    if (const auto scale = words.scale(lower.view())) {
      const bool large = *scale >= 1000;
      if (!any && !large && *scale != 12) break;
      if (large) {
        total += (any ? std::max(current, 0.0) : 1) * *scale;
        if (any && current == 0) break;
        current = 0;
      } else {
        current = (any ? current : 1) * *scale;
      }
      reading.low *= *scale;
      any = true;
    } else if (const auto next = reading.digits ? std::nullopt : words.number(lower.view())) {
      const int rest = static_cast<int>(std::min(current, 1e6)) % 100;
      if (any && rest != 0 && !(rest >= 20 && rest % 10 == 0 && *next < 10)) break;
      current += *next;
      any = true;
    } else if (any && !reading.digits && dash_at(doc.form(i), 0) > 0 && i + 1 < end && current > 0 &&
               words.number(LowerWord(doc.form(i + 1)).view()) &&
               doc.tokens[i].span.end == doc.tokens[i + 1].span.begin) {
      continue;
    } else if (const auto short_scale = words.money_scale(lower.view());
               short_scale && any && reading.digits && i == at + 1 &&
               (money || !reading.currency.empty() || lower.view() == "bn" || lower.view() == "tn") &&
               doc.tokens[i - 1].span.end == doc.tokens[i].span.begin) {
      current *= *short_scale;
      reading.low *= *short_scale;
    } else {
      break;
    }
  }
  if (!any || total + current > kLargest) return std::nullopt;
  const bool range = reading.digits && reading.low != 0 && total + current != reading.low;
  reading.value = total + current;
  if (!range) reading.low = reading.value;
  reading.end = i;
  return reading;
}

}  // namespace newsgraph
