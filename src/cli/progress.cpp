#include "cli/progress.hpp"

#include <fmt/format.h>

#include <ostream>

#include "cli/output.hpp"

namespace newsgraph::cli {

ProgressLine::ProgressLine(Context& context, bool quiet)
    : m_context(context), m_draw(context.err_terminal && !quiet) {}

ProgressLine::~ProgressLine() { clear(); }

void ProgressLine::update(const Progress& progress) {
  if (!m_draw) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - m_last < std::chrono::milliseconds(100)) return;
  m_last = now;
  const double seconds = std::chrono::duration<double>(now - m_start).count();
  std::string line = fmt::format("\r\x1b[K{} articles, {:.0f}/s", progress.done,
                                 static_cast<double>(progress.done) / seconds);
  if (progress.failed > 0) line += fmt::format(", {} failed", progress.failed);
  line += fmt::format(", file {} of {}", progress.files_done, progress.total_files);
  if (progress.files_done > 0) {
    const auto left = static_cast<double>(progress.total_files - progress.files_done);
    line += fmt::format(", {:.0f} s left", seconds / static_cast<double>(progress.files_done) * left);
  }
  m_context.err << line << std::flush;
  m_drawn = true;
}

void ProgressLine::failure(const InputFailure& failure) {
  clear();
  m_context.err << "newsgraph: "
                << message_text(terminal_safe(failure.where) + ": " + terminal_safe(failure.reason)) << '\n';
}

void ProgressLine::failure(const InputError& error) {
  clear();
  m_context.err << "newsgraph: " << message_text(terminal_safe(error.what())) << '\n';
}

void ProgressLine::clear() {
  if (m_drawn) m_context.err << "\r\x1b[K" << std::flush;
  m_drawn = false;
}

void ProgressLine::attach(RunOptions& options) {
  options.progress = [this](const Progress& progress) { update(progress); };
  options.failure = [this](const InputFailure& failed) { failure(failed); };
}

}  // namespace newsgraph::cli
