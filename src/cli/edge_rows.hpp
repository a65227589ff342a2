// Edges as rows of a table: the columns that `query`, `show` and `path` share.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli/output.hpp"
#include "graph/records.hpp"

namespace newsgraph::cli {

[[nodiscard]] std::vector<Column> edge_columns();
[[nodiscard]] std::vector<Json> edge_cells(const Edge& edge, const std::map<std::string, std::string>& names);

// "Norway meets-with Sweden (planned, 2026-02-03, rounds=2, says Greta Holm)".
[[nodiscard]] std::string in_words(const Edge& edge, const std::map<std::string, std::string>& names);

[[nodiscard]] Json to_json_value(const Properties& properties);
// "2026-02-03", "2026-02-03 to 2026-02-09" or nothing.
[[nodiscard]] std::string days(const Edge& edge);
// Two decimals: more would only pretend.
[[nodiscard]] double rounded(double confidence);

}  // namespace newsgraph::cli
