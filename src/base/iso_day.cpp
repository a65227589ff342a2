#include "base/iso_day.hpp"

#include "base/whole_number.hpp"

namespace newsgraph::iso {
namespace {

namespace chr = std::chrono;

std::optional<int> digits(std::string_view text, std::size_t begin, std::size_t count) noexcept {
  if (text.size() < begin + count) return std::nullopt;
  return whole_number<int>(text.substr(begin, count));
}

// Of "YYYY-MM", whatever follows.
std::optional<chr::year_month> month(std::string_view text) noexcept {
  const auto year = digits(text, 0, 4);
  const auto number = digits(text, 5, 2);
  if (!year || !number || text[4] != '-') return std::nullopt;
  const chr::year_month found{chr::year(*year), chr::month(static_cast<unsigned>(*number))};
  return found.ok() ? std::optional(found) : std::nullopt;
}

}  // namespace

std::optional<chr::sys_days> day(std::string_view text) noexcept {
  const auto within = month(text);
  const auto number = digits(text, 8, 2);
  if (!within || !number || text.size() != 10 || text[7] != '-') return std::nullopt;
  const chr::year_month_day date = *within / chr::day(static_cast<unsigned>(*number));
  return date.ok() ? std::optional<chr::sys_days>(date) : std::nullopt;
}

std::optional<Period> period(std::string_view text) noexcept {
  if (const auto only = day(text)) return Period{*only, *only};
  if (const auto whole = month(text); whole && text.size() == 7)
    return Period{chr::sys_days(*whole / 1), chr::sys_days(*whole / chr::last)};
  const auto whole = year(text);
  if (!whole || text.size() != 4) return std::nullopt;
  return Period{chr::sys_days(chr::year(*whole) / 1 / 1), chr::sys_days(chr::year(*whole) / 12 / 31)};
}

std::optional<int> year(std::string_view text) noexcept { return digits(text, 0, 4); }

std::optional<int> month_count(std::string_view text) noexcept {
  const auto found = month(text);
  if (!found) return std::nullopt;
  return int{found->year()} * 12 + static_cast<int>(unsigned{found->month()}) - 1;
}

}  // namespace newsgraph::iso
