// The exit codes of the program; README and every command's help list the same texts.
#pragma once

#include <array>
#include <string_view>

namespace newsgraph::cli {

enum ExitCode : int { kDone = 0, kNothing = 1, kUsage = 2, kInput = 3, kStore = 4 };

inline constexpr std::array<std::string_view, 5> kExitCodeTexts = {
    "done",
    "ran, but found nothing, or found a difference",
    "wrong usage, or a file the program itself needs is missing or cannot be written",
    "some inputs failed (each is listed on stderr); the rest is done",
    "the store is missing, locked, damaged or of another version",
};

}  // namespace newsgraph::cli
