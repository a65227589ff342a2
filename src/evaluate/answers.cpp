#include "evaluate/answers.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/lookup_key.hpp"
#include "base/utf8.hpp"

namespace newsgraph {
namespace {

constexpr std::string_view kAnybody = "*";
constexpr std::string_view kNobody = "-";

// One is the other, or its first or last words. Both are name keys: words parted by single blanks.
bool names_agree(const std::string& a, const std::string& b) {
  const std::string& longer = a.size() >= b.size() ? a : b;
  const std::string& shorter = a.size() >= b.size() ? b : a;
  if (shorter.empty()) return false;
  return longer == shorter || longer.starts_with(shorter + " ") || longer.ends_with(" " + shorter);
}

bool is_named(const ExtractedEntity& entity, const std::string& key) {
  return names_agree(lookup_key(entity.name), key) ||
         std::any_of(entity.aliases.begin(), entity.aliases.end(),
                     [&](const std::string& alias) { return names_agree(lookup_key(alias), key); });
}

bool acts_for(const ExtractedEntity& entity, const std::string& code) {
  return entity.country == code &&
         (entity.type == "Country" || entity.type == "Person" || entity.type == "Organization");
}

double number(const PropertyValue& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return static_cast<double>(*integer);
  return std::get<double>(value);
}

}  // namespace

bool is_country_code(std::string_view answer) {
  return answer.size() == 3 &&
         std::all_of(answer.begin(), answer.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_answer(const ExtractedEntity& entity, const Answers& answers) {
  return std::any_of(answers.begin(), answers.end(), [&](const std::string& answer) {
    return answer == kAnybody || (is_country_code(answer) && acts_for(entity, answer)) ||
           is_named(entity, lookup_key(answer));
  });
}

bool is_answer(std::optional<std::uint32_t> end, const std::vector<ExtractedEntity>& entities,
               const Answers& answers) {
  if (end) return is_answer(entities[*end], answers);
  return answers.empty() || std::any_of(answers.begin(), answers.end(), [](const std::string& answer) {
           return answer == kAnybody || answer == kNobody;
         });
}

bool is_numeric(const PropertyValue& value) {
  return std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value);
}

bool same_value(const PropertyValue& found, const PropertyValue& gold) {
  if (is_numeric(found) && is_numeric(gold)) {
    const double a = number(found);
    const double b = number(gold);
    return std::abs(a - b) <= 1e-6 * std::max({1.0, std::abs(a), std::abs(b)});
  }
  return utf8::name_key(to_string(found)) == utf8::name_key(to_string(gold));
}

}  // namespace newsgraph
