// Articles going by: a line on stderr that is redrawn while work goes on, if stderr is a terminal, and the
// list of inputs that failed.
#pragma once

#include <chrono>

#include "cli/context.hpp"
#include "pipeline.hpp"

namespace newsgraph::cli {

class ProgressLine {
public:
  ProgressLine(Context& context, bool quiet);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void update(const Progress& progress);  // at most ten times a second
  void failure(const InputFailure& failure);
  void failure(const InputError& error);
  void clear();
  // Both wired into the options of a run.
  void attach(RunOptions& options);

private:
  Context& m_context;
  bool m_draw;
  bool m_drawn = false;
  std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point m_last = m_start;
};

}  // namespace newsgraph::cli
