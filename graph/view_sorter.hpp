// Records in the order of their keys. Edges lie in the order of their ids; a search for each in another order
// costs more than all the rest of an export. So: records are packed into a buffer, full buffers are sorted
// and put into a temporary file, and merged on the way back (Knuth, The Art of Computer Programming, vol.
// 3, 5.4). Memory does not grow with the graph. For graph/view*.cpp and
// exporters/graphson.cpp alone.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph {

// Keys compare as bytes. Parts of a key, one after the other, compare as their parts do: no part is taken for
// the start of another, whatever bytes it holds.
void append_key_part(std::string& key, std::string_view part);

class RecordSorter {
public:
  struct Record {
    std::string_view key, value;
  };

  // `memory`: bytes of a buffer; at most about as much again is in use besides.
  explicit RecordSorter(std::size_t memory = std::size_t{8} << 20U) : m_memory(memory) {}

  // Throws Error when the temporary file cannot be written. No two keys are equal.
  void add(std::string_view key, std::string_view value);
  // After the last `add`.
  void sort();
  // nullptr at the end. Valid until the next call.
  [[nodiscard]] const Record* next();

private:
  struct Place {
    std::uint64_t start = 0;  // of the key, so that most comparisons stay here
    std::uint32_t offset = 0;
  };
  // A sorted stretch of the file.
  struct Run {
    std::uint64_t begin = 0, end = 0;  // left in the file
    std::string bytes;                 // read from it
    std::size_t at = 0;
    std::uint64_t start = 0;  // as in Place
    Record record;
  };

  void sort_buffer();
  void spill();
  bool advance(Run& run);
  bool refill(Run& run, std::size_t wanted);
  [[nodiscard]] static bool after(const Run* a, const Run* b);

  struct Close {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
  };

  std::size_t m_memory;
  std::string m_buffer;
  std::vector<Place> m_places;
  std::unique_ptr<std::FILE, Close> m_file;
  std::vector<Run> m_runs;
  std::vector<Run*> m_heap;     // of runs that have a record, the first on top
  Run* m_given = nullptr;       // whose record was handed out
  std::size_t m_read_size = 0;  // bytes a run reads at once
  std::size_t m_next = 0;       // in m_places, when all fits into the buffer
  Record m_record;
};

}  // namespace newsgraph
