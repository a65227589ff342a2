#include "graph/view_sorter.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <cstring>

#include "base/error.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kMostRead = std::size_t{1} << 18U;
constexpr std::size_t kLeastRead = std::size_t{1} << 14U;

// What stands before key and value of a packed record.
struct Head {
  std::uint32_t bytes = 0;  // of all three
  std::uint32_t key = 0;
};

[[noreturn]] void fail(const std::string& doing) {
  throw Error("a temporary file for sorting cannot be " + doing +
              "; name a folder with more room in the environment variable TMPDIR");
}

// Goes when it is closed, or with the process.
std::FILE* temporary_file() {
  std::vector<std::string> folders = {"/var/tmp", "/tmp", "."};
  if (const char* named = std::getenv("TMPDIR"); named != nullptr && *named != '\0')
    folders.insert(folders.begin(), named);
  for (const std::string& folder : folders) {
    std::string path = folder + "/newsgraph-XXXXXX";
    const int descriptor = mkstemp(path.data());
    if (descriptor < 0) continue;
    unlink(path.c_str());
    std::FILE* file = fdopen(descriptor, "w+b");
    if (file != nullptr) {
      std::setvbuf(file, nullptr, _IOFBF, kMostRead);
      return file;
    }
    close(descriptor);
  }
  fail("made");
}

// The first eight bytes as a number that compares as they do.
std::uint64_t start_of(std::string_view text) {
  std::array<char, 8> bytes{};
  std::memcpy(bytes.data(), text.data(), std::min(text.size(), bytes.size()));
  const auto number = std::bit_cast<std::uint64_t>(bytes);
  return std::endian::native == std::endian::little ? __builtin_bswap64(number) : number;
}

RecordSorter::Record unpack(const char* bytes) {
  Head head;
  std::memcpy(&head, bytes, sizeof head);
  bytes += sizeof head;
  return {{bytes, head.key}, {bytes + head.key, head.bytes - sizeof head - head.key}};
}

std::uint32_t size_of_record(const char* bytes) {
  std::uint32_t size = 0;
  std::memcpy(&size, bytes, sizeof size);
  return size;
}

}  // namespace

// A zero byte is followed by FF, so 00 01 ends a part and comes before whatever a longer part goes on with.
void append_key_part(std::string& key, std::string_view part) {
  constexpr std::string_view kEnd("\0\x01", 2);
  for (std::size_t zero = part.find('\0'); zero != std::string_view::npos; zero = part.find('\0')) {
    key.append(part.substr(0, zero + 1)).push_back('\xFF');
    part.remove_prefix(zero + 1);
  }
  key.append(part).append(kEnd);
}

void RecordSorter::add(std::string_view key, std::string_view value) {
  const Head head{static_cast<std::uint32_t>(sizeof(Head) + key.size() + value.size()),
                  static_cast<std::uint32_t>(key.size())};
  if (!m_buffer.empty() && m_buffer.size() + head.bytes > m_memory) spill();
  if (m_buffer.empty()) m_buffer.reserve(m_memory);
  m_places.push_back({start_of(key), static_cast<std::uint32_t>(m_buffer.size())});
  m_buffer.append(reinterpret_cast<const char*>(&head), sizeof head).append(key).append(value);
}

void RecordSorter::sort_buffer() {
  std::ranges::sort(m_places, [this](const Place& a, const Place& b) {
    if (a.start != b.start) return a.start < b.start;
    return unpack(m_buffer.data() + a.offset).key < unpack(m_buffer.data() + b.offset).key;
  });
}

void RecordSorter::spill() {
  if (!m_file) m_file.reset(temporary_file());
  sort_buffer();
  Run run;
  run.begin = run.end = m_runs.empty() ? 0 : m_runs.back().end;
  for (const Place& place : m_places) {
    const char* record = m_buffer.data() + place.offset;
    const std::size_t bytes = size_of_record(record);
    if (std::fwrite(record, 1, bytes, m_file.get()) != bytes) fail("written");
    run.end += bytes;
  }
  m_runs.push_back(std::move(run));
  m_buffer.clear();
  m_places.clear();
}

void RecordSorter::sort() {
  if (!m_file) {
    sort_buffer();
    return;
  }
  spill();
  m_buffer = {};
  m_places = {};
  if (std::fflush(m_file.get()) != 0) fail("written");
  m_read_size = std::clamp(m_memory / m_runs.size(), kLeastRead, kMostRead);
  for (Run& run : m_runs) {
    if (advance(run)) m_heap.push_back(&run);
  }
  std::ranges::make_heap(m_heap, after);
}

bool RecordSorter::after(const Run* a, const Run* b) {
  if (a->start != b->start) return a->start > b->start;
  return a->record.key > b->record.key;
}

// Makes `wanted` bytes stand at run.at, if there are so many left.
bool RecordSorter::refill(Run& run, std::size_t wanted) {
  run.bytes.erase(0, run.at);
  run.at = 0;
  const std::size_t had = run.bytes.size();
  const std::size_t more = std::min<std::uint64_t>(std::max(m_read_size, wanted) - had, run.end - run.begin);
  if (had + more < wanted) return false;
  run.bytes.resize(had + more);
  for (std::size_t got = had; got < had + more;) {
    const ssize_t bytes =
        pread(fileno(m_file.get()), run.bytes.data() + got, had + more - got, static_cast<off_t>(run.begin));
    if (bytes <= 0) fail("read");
    got += static_cast<std::size_t>(bytes);
    run.begin += static_cast<std::uint64_t>(bytes);
  }
  return true;
}

bool RecordSorter::advance(Run& run) {
  std::size_t left = run.bytes.size() - run.at;
  if (left < sizeof(Head)) {
    if (!refill(run, sizeof(Head))) return false;
    left = run.bytes.size();
  }
  const std::size_t bytes = size_of_record(run.bytes.data() + run.at);
  if (left < bytes && !refill(run, bytes)) fail("read");
  run.record = unpack(run.bytes.data() + run.at);
  run.start = start_of(run.record.key);
  run.at += bytes;
  return true;
}

const RecordSorter::Record* RecordSorter::next() {
  if (!m_file) {
    if (m_next == m_places.size()) return nullptr;
    m_record = unpack(m_buffer.data() + m_places[m_next++].offset);
    return &m_record;
  }
  if (m_given != nullptr) {
    if (advance(*m_given)) {
      m_heap.push_back(m_given);
      std::ranges::push_heap(m_heap, after);
    }
    m_given = nullptr;
  }
  if (m_heap.empty()) return nullptr;
  std::ranges::pop_heap(m_heap, after);
  m_given = m_heap.back();
  m_heap.pop_back();
  return &m_given->record;
}

}  // namespace newsgraph
