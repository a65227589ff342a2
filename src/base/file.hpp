// Whole files in, and files out that are complete or not there at all.
#pragma once

#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>

namespace newsgraph {

// The bytes of a file; throws InputError(path, reason).
[[nodiscard]] std::string read_file(const std::string& path);

// False also where nothing can be told of it, as in a closed folder or with too long a name: opening it says
// why.
[[nodiscard]] bool file_exists(const std::string& path);

// An output file that appears under its name only on commit(): it is written beside the target as a
// temporary file and renamed. Not committed, it is removed by the destructor.
class AtomicFile {
public:
  // Throws UsageError when `path` exists and `overwrite` is false ("use --overwrite") or is no regular file,
  // and Error when the folder cannot be written.
  AtomicFile(std::string path, bool overwrite);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  // Writing to it throws Error that names the file and the reason, as a full disk.
  [[nodiscard]] std::ostream& stream();
  // Flushes, syncs and renames; throws Error as well.
  void commit();

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

// The folder that holds `schemas/` (types, language pack, model): $NEWSGRAPH_DATA, else found upwards from
// the program's own place, else ../share/newsgraph beside it, else the source tree it was built from.
// Throws DataError that lists the places tried.
[[nodiscard]] std::string schemas_dir();

}  // namespace newsgraph
