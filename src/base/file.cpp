#include "base/file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <vector>

#include "base/error.hpp"

namespace newsgraph {
namespace fs = std::filesystem;

namespace {

std::string last_error() { return std::error_code(errno, std::generic_category()).message(); }

}  // namespace

std::string read_file(const std::string& path) {
  std::error_code code;
  if (fs::is_directory(path, code)) throw InputError(path, "is a folder, a file is needed");
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in) throw InputError(path, "cannot be opened: " + last_error());
  std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (in.bad()) throw InputError(path, "cannot be read: " + last_error());
  return bytes;
}

struct AtomicFile::Impl {
  std::string path;
  std::string temporary;
  std::ofstream out;
  bool committed = false;
};

AtomicFile::AtomicFile(std::string path, bool overwrite) : m_impl(std::make_unique<Impl>()) {
  if (!overwrite && fs::exists(path)) {
    throw UsageError(path + " exists; add --overwrite to replace it");
  }
  m_impl->temporary = path + ".tmp" + std::to_string(::getpid());
  m_impl->path = std::move(path);
  errno = 0;
  m_impl->out.open(m_impl->temporary, std::ios::binary | std::ios::trunc);
  if (!m_impl->out) {
    throw Error(m_impl->path + ": cannot be written: " + last_error());
  }
}

AtomicFile::~AtomicFile() {
  if (m_impl->committed) return;
  m_impl->out.close();
  std::error_code ignored;
  fs::remove(m_impl->temporary, ignored);
}

std::ostream& AtomicFile::stream() { return m_impl->out; }

void AtomicFile::commit() {
  errno = 0;
  m_impl->out.close();
  if (!m_impl->out) throw Error(m_impl->path + ": cannot be written: " + last_error());
  const int fd = ::open(m_impl->temporary.c_str(), O_RDONLY);
  if (fd >= 0) {
    ::fsync(fd);
    ::close(fd);
  }
  fs::rename(m_impl->temporary, m_impl->path);
  m_impl->committed = true;
}

std::string schemas_dir() {
  std::vector<fs::path> tried;
  const auto holds_types = [&](const fs::path& folder) {
    tried.push_back(folder);
    return fs::is_directory(folder / "types");
  };
  if (const char* set = std::getenv("NEWSGRAPH_DATA"); set != nullptr && *set != '\0') {
    const fs::path chosen = fs::path(set) / "schemas";
    if (holds_types(chosen)) return chosen.string();
    throw DataError(chosen.string(),
                    "no types/ folder there; NEWSGRAPH_DATA must name the folder that holds schemas/");
  }
  std::error_code code;
  const fs::path program = fs::read_symlink("/proc/self/exe", code);
  for (fs::path folder = program.parent_path(); !code && folder != folder.root_path();
       folder = folder.parent_path()) {
    if (holds_types(folder / "share" / "newsgraph" / "schemas")) return tried.back().string();
    if (holds_types(folder / "schemas")) return tried.back().string();
  }
  if (holds_types(fs::path(NEWSGRAPH_SOURCE_DIR) / "schemas")) return tried.back().string();
  std::string places;
  for (const auto& place : tried) places += "\n  " + place.string();
  throw DataError("schemas",
                  "not found; set NEWSGRAPH_DATA to the folder that holds schemas/. Tried:" + places);
}

}  // namespace newsgraph
