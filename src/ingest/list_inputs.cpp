#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "base/error.hpp"
#include "ingest/reader.hpp"

namespace newsgraph {
namespace {

namespace fs = std::filesystem;

bool is_hidden(const fs::path& path) { return path.filename().native().starts_with('.'); }

// A store and its ledger may lie beside the articles they were made from.
bool is_own(const fs::path& path) {
  constexpr std::array<std::string_view, 4> kSuffixes = {".db", ".db-wal", ".db-shm", ".ledger"};
  return std::ranges::find(kSuffixes, path.extension().native()) != kSuffixes.end();
}

// Links to folders are not followed: they may lead round in a circle.
void walk(const fs::path& folder, std::vector<std::string>& files, const InputSink& sink) {
  std::error_code code;
  fs::directory_iterator entries(folder, code);
  if (code) return sink.failure({folder.string(), "cannot be opened: " + code.message()});
  std::vector<fs::path> folders;
  for (const fs::directory_iterator end; entries != end; entries.increment(code)) {
    if (code) return sink.failure({folder.string(), "cannot be read: " + code.message()});
    std::error_code type_error;
    if (is_hidden(entries->path()) || is_own(entries->path())) continue;
    if (entries->is_directory(type_error) && !entries->is_symlink(type_error))
      folders.push_back(entries->path());
    if (entries->is_regular_file(type_error)) files.push_back(entries->path().string());
  }
  for (const fs::path& inner : folders) walk(inner, files, sink);
}

}  // namespace

std::vector<std::string> list_inputs(const std::vector<std::string>& arguments, const InputSink& sink) {
  std::vector<std::string> inputs;
  for (const std::string& argument : arguments) {
    std::error_code code;
    const fs::file_status status = fs::status(argument, code);
    if (argument == "-") {
      inputs.push_back(argument);
    } else if (fs::is_directory(status)) {
      std::vector<std::string> files;
      walk(argument, files, sink);
      if (files.empty()) sink.failure({argument, "holds no files to read"});
      std::sort(files.begin(), files.end());
      inputs.insert(inputs.end(), files.begin(), files.end());
    } else if (fs::exists(status)) {
      inputs.push_back(argument);
    } else {
      sink.failure(
          {argument, fs::status_known(status) ? "does not exist" : "cannot be opened: " + code.message()});
    }
  }
  return inputs;
}

}  // namespace newsgraph
