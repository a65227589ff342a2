#include "cli/marked.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

#include "cli/output.hpp"

namespace newsgraph::cli {
namespace {

struct Mark {
  std::uint32_t at;  // byte of the quote
  int order;         // at one place: close inner, close outer, open outer, open inner
  std::string_view text;
};

void add_span(std::vector<Mark>& marks, const EdgeEvidence& evidence, Span span, int depth,
              std::string_view open, std::string_view close) {
  const bool whole =
      !span.empty() && evidence.sentence.contains(span) && evidence.quote.size() == evidence.sentence.size();
  if (!whole) return;
  marks.push_back({span.begin - evidence.sentence.begin, depth, open});
  marks.push_back({span.end - evidence.sentence.begin, -depth, close});
}

}  // namespace

std::string marked(const EdgeEvidence& evidence, bool color) {
  constexpr int kName = 1;
  constexpr int kTrigger = 2;
  constexpr std::string_view kReset = "\x1b[0m";
  std::vector<Mark> marks;
  for (const auto& name : {evidence.source, evidence.target}) {
    if (name) add_span(marks, evidence, *name, kName, color ? "\x1b[36m" : "[", color ? kReset : "]");
  }
  add_span(marks, evidence, evidence.trigger, kTrigger, color ? "\x1b[1;33m" : "*", color ? kReset : "*");
  std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return std::tie(a.at, a.order) < std::tie(b.at, b.order);
  });

  std::string text;
  std::uint32_t done = 0;
  const std::string_view quote = evidence.quote;
  for (const Mark& mark : marks) {
    text += terminal_safe(quote.substr(done, mark.at - done));
    text += mark.text;
    done = mark.at;
  }
  return text + terminal_safe(quote.substr(done));
}

}  // namespace newsgraph::cli
