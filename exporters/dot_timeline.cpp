#include "exporters/dot_timeline.hpp"

#include <optional>
#include <set>
#include <vector>

namespace newsgraph::dot {
namespace {

constexpr std::size_t kMostColumns = 24;                 // 31 days of a month are too many to see
constexpr std::size_t kDay = 10, kMonth = 7, kYear = 4;  // bytes of YYYY-MM-DD that tell it

std::string_view shown(std::string_view time) { return time.empty() ? std::string_view("undated") : time; }

// No node's id has a blank, so none is one of these.
void append_mark(Sink& sink, std::string_view time) { sink << "\"time " << shown(time) << "\""; }

Edge ends_of(const Edge& edge) {
  Edge ends;
  ends.source = edge.source;
  ends.target = edge.target;
  return ends;
}

// The column of a time, a prefix of the days in it, and the nodes that stand there.
using Columns = std::map<std::string_view, std::vector<std::string_view>>;

// The next finer columns of one.
Columns split(const Columns::value_type& column, const std::map<std::string, std::string>& days) {
  const std::size_t bytes = column.first.size() < kMonth ? kMonth : kDay;
  Columns parts;
  for (const std::string_view node : column.second) {
    const std::string_view day = days.find(std::string(node))->second;
    parts[day.substr(0, bytes)].push_back(node);
  }
  return parts;
}

// Years, of which the fullest are split into months and these into days while there is room.
Columns columns_of(const std::map<std::string, std::string>& days) {
  Columns columns;
  for (const auto& [node, day] : days) columns[std::string_view(day).substr(0, kYear)].push_back(node);
  std::set<std::string_view> whole = {""};
  for (;;) {
    const Columns::value_type* fullest = nullptr;
    for (const auto& column : columns) {
      if (column.first.size() == kDay || whole.contains(column.first)) continue;
      if (fullest == nullptr || column.second.size() > fullest->second.size()) fullest = &column;
    }
    if (fullest == nullptr) return columns;
    const std::string_view time = fullest->first;
    Columns parts = split(*fullest, days);
    if (columns.size() - 1 + parts.size() > kMostColumns) {
      whole.insert(time);
    } else {
      columns.erase(time);
      columns.merge(parts);
    }
  }
}

}  // namespace

Timeline::Timeline(const GraphView& view) {
  std::map<std::string, std::vector<Edge>>
      undated;  // by article, as the view cannot be asked inside its loop
  view.for_each_edge([&](const Edge& edge) {
    if (edge.source.empty() || edge.target.empty()) return;
    const std::string& day = edge.from.empty() ? edge.to : edge.from;
    if (!day.empty() || edge.evidence.empty())
      add(edge, day);
    else
      undated[edge.evidence.front().document].push_back(ends_of(edge));
  });
  for (const auto& [article, edges] : undated) {
    const std::optional<DocumentInfo> info = view.document(article);
    for (const Edge& edge : edges) add(edge, info ? info->date : std::string());
  }
}

void Timeline::add(const Edge& edge, const std::string& day) {
  for (const std::string& node : {edge.source, edge.target}) {
    std::string& first = m_first_days.try_emplace(node, day).first->second;
    if (first.empty() || (!day.empty() && day < first)) first = day;
  }
}

void Timeline::write(Sink& sink) const {
  std::optional<std::string_view> before;
  for (const auto& [time, nodes] : columns_of(m_first_days)) {
    append_mark(sink, time);
    sink << " [label=\"" << shown(time)
         << "\", shape=plaintext, fontname=\"Helvetica\", fontcolor=\"#718096\"];\n";
    if (before) {
      append_mark(sink, *before);
      sink << " -> ";
      append_mark(sink, time);
      sink << " [color=\"#cbd5e0\", arrowhead=none, weight=100];\n";
    }
    sink << "{rank=same; ";
    append_mark(sink, time);
    for (const std::string_view node : nodes) {
      sink << "; \"";
      text::append_token(sink.buffer(), node);
      sink << "\"";
    }
    sink << "}\n";
    before = time;
  }
}

}  // namespace newsgraph::dot
