#include "base/file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <streambuf>
#include <system_error>
#include <utility>
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

namespace {

// Bytes on their way into a file that is being made. Every few megabytes the kernel is asked to start writing
// to the disk; left alone it waits for gigabytes, or for the fsync at the end, and the disk stands idle
// meanwhile. The file has no name until it is whole, where the file system can do that, so that a program
// that is killed leaves nothing behind. What fails throws Error, which a stream lets through that has
// exceptions(badbit).
class NewFile : public std::streambuf {
public:
  // `temporary`: the name when finished; `path`: the file's name in messages.
  NewFile(std::string temporary, std::string path)
      : m_temporary(std::move(temporary)), m_path(std::move(path)), m_descriptor(open_nameless()) {
    m_nameless = m_descriptor >= 0;
    if (!m_nameless)
      m_descriptor = ::open(m_temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    check(m_descriptor >= 0);
    setp(m_buffer.data(), m_buffer.data() + m_buffer.size());
  }
  ~NewFile() override {
    if (m_descriptor >= 0) ::close(m_descriptor);
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  // All bytes are on the disk, and the file is closed and has its temporary name.
  void finish() {
    sync();
    check(::fsync(m_descriptor) == 0);
    if (m_nameless) give_name();
    check(::close(std::exchange(m_descriptor, -1)) == 0);
  }

protected:
  int_type overflow(int_type c) override {
    sync();
    if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
    return traits_type::not_eof(c);
  }
  std::streamsize xsputn(const char* bytes, std::streamsize count) override {
    if (count < epptr() - pptr()) return std::streambuf::xsputn(bytes, count);
    sync();
    write(bytes, static_cast<std::size_t>(count));
    return count;
  }
  int sync() override {
    const char* const from = pbase();
    const auto count = static_cast<std::size_t>(pptr() - from);
    setp(m_buffer.data(), m_buffer.data() + m_buffer.size());
    write(from, count);
    return 0;
  }

private:
  static constexpr off_t kStretch = off_t{8} << 20U;

  void check(bool done) const {
    if (!done) throw Error(m_path + ": cannot be written: " + last_error());
  }

  // -1 where that cannot be done. Without /proc it could not be named later, see open(2) on O_TMPFILE.
  [[nodiscard]] int open_nameless() const {
    if (::access("/proc/self/fd", X_OK) != 0) return -1;
    const std::string folder = fs::path(m_temporary).parent_path().string();
    return ::open(folder.empty() ? "." : folder.c_str(), O_WRONLY | O_TMPFILE | O_CLOEXEC, 0666);
  }

  void give_name() const {
    const std::string nameless = "/proc/self/fd/" + std::to_string(m_descriptor);
    ::unlink(m_temporary.c_str());  // of a program with the same number, killed long ago
    check(::linkat(AT_FDCWD, nameless.c_str(), AT_FDCWD, m_temporary.c_str(), AT_SYMLINK_FOLLOW) == 0);
  }

  void write(const char* from, std::size_t count) {
    while (count > 0) {
      const ssize_t written = ::write(m_descriptor, from, count);
      if (written < 0 && errno == EINTR) continue;
      check(written >= 0);
      from += written;
      count -= static_cast<std::size_t>(written);
      m_size += written;
    }
    if (m_size - m_told < kStretch) return;
    ::sync_file_range(m_descriptor, m_told, m_size - m_told,
                      SYNC_FILE_RANGE_WRITE);  // may fail: it is a hint
    m_told = m_size;
  }

  std::string m_temporary, m_path;
  int m_descriptor;
  bool m_nameless = false;
  off_t m_size = 0, m_told = 0;  // bytes written, and those that the kernel was asked to bring to the disk
  std::array<char, std::size_t{1} << 16U> m_buffer;
};

}  // namespace

bool file_exists(const std::string& path) {
  std::error_code unknown;
  return fs::exists(path, unknown);
}

struct AtomicFile::Impl {
  Impl(std::string name, std::string temporary_name)
      : path(std::move(name)), temporary(std::move(temporary_name)), file(temporary, path), out(&file) {
    out.exceptions(std::ios::badbit);
  }

  std::string path;
  std::string temporary;
  NewFile file;
  std::ostream out;
  bool committed = false;
};

AtomicFile::AtomicFile(std::string path, bool overwrite) {
  if (std::error_code unknown; fs::is_directory(path, unknown))
    throw UsageError(path + " is a folder; name a file in it");
  if (std::error_code unknown; file_exists(path) && !fs::is_regular_file(path, unknown)) {
    throw UsageError(path + " is no file that can be replaced; leave -o out to write to standard output");
  }
  if (!overwrite && file_exists(path)) {
    throw UsageError(path + " exists; add --overwrite to replace it");
  }
  std::string temporary = path + ".tmp" + std::to_string(::getpid());
  m_impl = std::make_unique<Impl>(std::move(path), std::move(temporary));
}

AtomicFile::~AtomicFile() {
  if (m_impl->committed) return;
  std::error_code ignored;
  fs::remove(m_impl->temporary, ignored);
}

std::ostream& AtomicFile::stream() { return m_impl->out; }

void AtomicFile::commit() {
  m_impl->file.finish();
  std::error_code error;
  fs::rename(m_impl->temporary, m_impl->path, error);
  if (error) throw Error(m_impl->path + ": cannot be written: " + error.message());
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
