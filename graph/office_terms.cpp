#include "graph/office_terms.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "base/utf8.hpp"
#include "graph/property_text.hpp"

namespace newsgraph {
namespace {

void widen(OfficeTerm& term, const std::string& from, const std::string& to) {
  if (!from.empty() && (term.from.empty() || from < term.from)) term.from = from;
  if (!to.empty() && to > term.to) term.to = to;
}

// The days of the articles behind an edge, in order.
std::set<std::string> days_of(const GraphView& view, const Edge& edge) {
  std::set<std::string> days;
  for (const EdgeEvidence& evidence : edge.evidence) {
    const auto document = view.document(evidence.document);
    if (document && !document->date.empty()) days.insert(document->date);
  }
  return days;
}

// The same day a year before; what February 29 becomes is no day, but sorts where it should.
std::string year_before(std::string_view day) {
  std::string year = std::to_string(std::stoi(std::string(day.substr(0, 4))) - 1);
  year.insert(0, 4 - std::min<std::size_t>(4, year.size()), '0');
  return year.append(day.substr(4));
}

bool has_left(const OfficeTerm& term, std::string_view day) { return !term.left.empty() && term.left <= day; }

}  // namespace

std::vector<OfficeTerm> office_terms(const GraphView& view,
                                     const std::function<bool(const std::string&)>& is_office) {
  std::map<std::pair<std::string, std::string>, OfficeTerm> terms;  // person, title
  view.for_each_edge([&](const Edge& edge) {
    const std::string title = property_text(edge.properties, "title");
    if (edge.type != "holds-office" || edge.source.empty() || title.empty()) return;
    const bool in_office = edge.status == Status::actual || edge.status == Status::ongoing;
    if ((!in_office && edge.status != Status::past) || !is_office(title)) return;
    OfficeTerm& term = terms[{edge.source, utf8::name_key(title)}];
    term.person = edge.source;
    term.title = title;
    term.sources += edge.sources;
    const std::set<std::string> days = days_of(view, edge);
    if (!edge.from.empty() || !edge.to.empty()) {
      term.stated = true;
      widen(term, edge.from, edge.to);
      if (in_office && edge.to.empty() && !days.empty()) widen(term, {}, *days.rbegin());
    } else if (in_office && !days.empty()) {
      widen(term, *days.begin(), *days.rbegin());
    }
    if (!in_office && !days.empty() && (term.left.empty() || *days.begin() < term.left))
      term.left = *days.begin();
  });
  std::vector<OfficeTerm> sorted;
  for (auto& [key, term] : terms) sorted.push_back(std::move(term));
  std::stable_sort(sorted.begin(), sorted.end(), [](const OfficeTerm& a, const OfficeTerm& b) {
    return std::tie(a.from, a.person) < std::tie(b.from, b.person);
  });
  return sorted;
}

std::vector<OfficeTerm> holders_on(const std::vector<OfficeTerm>& terms, std::string_view day) {
  std::vector<OfficeTerm> found;
  std::string last;
  const std::string oldest = year_before(day);
  for (const OfficeTerm& term : terms) {
    if (term.from.empty() || term.from > day || term.to.empty()) continue;
    if (term.to >= day) found.push_back(term);
    if (term.to < day && term.to >= oldest && !has_left(term, day)) last = std::max(last, term.to);
  }
  if (!found.empty() || last.empty()) return found;
  for (const OfficeTerm& term : terms) {
    if (!term.from.empty() && term.to == last && !has_left(term, day)) found.push_back(term);
  }
  return found;
}

std::vector<OfficeTerm> held_between(const std::vector<OfficeTerm>& terms, std::string_view from,
                                     std::string_view to) {
  std::vector<OfficeTerm> found;
  std::copy_if(terms.begin(), terms.end(), std::back_inserter(found), [&](const OfficeTerm& term) {
    const bool known = !term.from.empty() && !term.to.empty();
    return known && term.to >= from && (to.empty() || term.from <= to);
  });
  return found;
}

}  // namespace newsgraph
