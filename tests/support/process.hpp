// Runs the real program, as a user would, and keeps what it printed.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace newsgraph::test {

struct Run {
  std::vector<std::string> arguments;    // without the program's name
  std::string folder = ".";              // working folder
  std::string input;                     // file for standard input; empty: /dev/null
  std::vector<std::string> environment;  // "NAME=value", added to this process's own
};

struct Result {
  int code = -1;  // exit code, or 128 + signal
  std::string out;
  std::string err;
};

// The program under test: NEWSGRAPH_BINARY from the build, or the environment variable of that name.
[[nodiscard]] std::string program();

[[nodiscard]] Result run(const Run& run);

// A run that the test may kill; output goes nowhere.
[[nodiscard]] pid_t start(const Run& run);
int wait_for(pid_t pid);

// A fresh folder that goes away with the object.
class TempFolder {
public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  [[nodiscard]] const std::string& path() const { return m_path; }

private:
  std::string m_path;
};

[[nodiscard]] std::string read_text(const std::string& path);
void write_text(const std::string& path, const std::string& text);
[[nodiscard]] std::vector<std::string> lines_of(const std::string& text);

// The folder with reference data beside the repository ($NEWSGRAPH_SHARED, else ../shared); empty: there is
// none.
[[nodiscard]] std::string shared_folder();

}  // namespace newsgraph::test
