#include "resolve/career.hpp"

#include <algorithm>

#include "base/iso_day.hpp"
#include "base/utf8.hpp"
#include "graph/property_text.hpp"

namespace newsgraph {
namespace {

constexpr int kSlack = 2;  // years by which articles are wrong about an age

// "1989", "1989/1990"
std::optional<Years> years_in(std::string_view text) {
  const auto from = iso::year(text);
  if (!from) return std::nullopt;
  const std::size_t slash = text.find('/');
  const auto to = slash == std::string_view::npos ? from : iso::year(text.substr(slash + 1));
  if (!to || *to < *from) return std::nullopt;
  return Years{*from, *to};
}

int gap(Years a, Years b) { return std::max({0, a.from - b.to, b.from - a.to}); }

// What both allow; what lies between them where they are a little apart.
Years common(Years a, Years b) {
  const Years both{std::max(a.from, b.from), std::min(a.to, b.to)};
  return both.from <= both.to ? both : Years{both.to, both.from};
}

std::optional<Years> common(const std::optional<Years>& a, const std::optional<Years>& b) {
  return a && b ? std::optional(common(*a, *b)) : a ? a : b;
}

bool are_far(const std::optional<Years>& a, const std::optional<Years>& b) {
  return a && b && gap(*a, *b) > kSlack;
}

bool share_title(const Career& a, const Career& b) {
  return std::any_of(a.titles.begin(), a.titles.end(),
                     [&](const std::string& title) { return b.titles.count(title) != 0; });
}

bool work_apart(const Career& a, const Career& b, const Occupations& occupations) {
  return std::any_of(a.work.begin(), a.work.end(), [&](const auto& left) {
    return std::any_of(b.work.begin(), b.work.end(), [&](const auto& right) {
      return gap(left.second, right.second) <= 1 && occupations.are_apart(left.first, right.first);
    });
  });
}

}  // namespace

bool is_namesake(std::string_view reason) { return reason == kOtherAge || reason == kOtherWork; }

std::optional<int> year_of(const Wording& wording) { return iso::year(wording.latest); }

Career career_of(const Wording& wording, const Occupations& occupations) {
  Career career;
  const std::optional<int> year = year_of(wording);
  for (const char* property : {"office", "occupation"}) {
    const std::string title = property_text(wording.properties, property);
    const FieldOfWork* field = occupations.field_of(title);
    if (field == nullptr) continue;
    career.titles.insert(utf8::name_key(title));
    if (!year) continue;
    career.work.try_emplace(field->name, Years{*year, *year});
    career.likely_birth = common(career.likely_birth, Years{*year - field->oldest, *year - field->youngest});
  }
  career.stated_birth = years_in(property_text(wording.properties, "born"));
  return career;
}

std::string_view clash(const Career& a, const Career& b, const Occupations& occupations) {
  if (are_far(a.stated_birth, b.stated_birth)) return kOtherAge;
  if (share_title(a, b)) return {};
  if (are_far(a.stated_birth, b.likely_birth) || are_far(a.likely_birth, b.stated_birth) ||
      are_far(a.likely_birth, b.likely_birth))
    return kOtherAge;
  return work_apart(a, b, occupations) ? kOtherWork : std::string_view();
}

Career joined(const Career& a, const Career& b) {
  Career both = a;
  both.titles.insert(b.titles.begin(), b.titles.end());
  for (const auto& [field, years] : b.work) {
    const auto [found, is_new] = both.work.try_emplace(field, years);
    if (!is_new)
      found->second = {std::min(found->second.from, years.from), std::max(found->second.to, years.to)};
  }
  both.stated_birth = common(a.stated_birth, b.stated_birth);
  both.likely_birth = common(a.likely_birth, b.likely_birth);
  return both;
}

}  // namespace newsgraph
