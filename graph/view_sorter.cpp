#include "graph/view_sorter.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <tuple>

#include "base/error.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kMostRead = std::size_t{1} << 18U;
constexpr std::size_t kLeastRead = std::size_t{1} << 14U;

// What stands before the texts of a packed row.
struct Head {
  std::uint32_t bytes = 0;  // of the whole row
  std::uint32_t relation = 0, document = 0, rule = 0;
  EvidenceRow::Facts facts;
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
  return __builtin_bswap64(std::bit_cast<std::uint64_t>(bytes));
}
static_assert(std::endian::native == std::endian::little);

EvidenceRow unpack(const char* bytes) {
  Head head;
  std::memcpy(&head, bytes, sizeof head);
  const std::string_view texts(bytes + sizeof head, head.bytes - sizeof head);
  EvidenceRow row;
  row.relation = texts.substr(0, head.relation);
  row.document = texts.substr(head.relation, head.document);
  row.rule = texts.substr(head.relation + head.document, head.rule);
  row.quote = texts.substr(head.relation + head.document + head.rule);
  row.facts = head.facts;
  return row;
}

std::uint32_t size_of_row(const char* bytes) {
  std::uint32_t size = 0;
  std::memcpy(&size, bytes, sizeof size);
  return size;
}

auto order(const EvidenceRow& row) {
  const EvidenceRow::Facts& facts = row.facts;
  return std::tie(row.relation, row.document, facts.sentence.begin, facts.sentence.end, facts.trigger.begin,
                  facts.trigger.end, facts.claim);
}

}  // namespace

bool comes_before(const EvidenceRow& a, const EvidenceRow& b) { return order(a) < order(b); }

void EvidenceSorter::add(const EvidenceRow& row) {
  const std::size_t texts = row.relation.size() + row.document.size() + row.rule.size() + row.quote.size();
  const std::size_t bytes = sizeof(Head) + texts;
  if (!m_buffer.empty() && m_buffer.size() + bytes > m_memory) spill();
  if (m_buffer.empty()) m_buffer.reserve(m_memory);
  const Head head{static_cast<std::uint32_t>(bytes), static_cast<std::uint32_t>(row.relation.size()),
                  static_cast<std::uint32_t>(row.document.size()),
                  static_cast<std::uint32_t>(row.rule.size()), row.facts};
  m_places.push_back({start_of(row.relation), static_cast<std::uint32_t>(m_buffer.size())});
  m_buffer.append(reinterpret_cast<const char*>(&head), sizeof head);
  m_buffer.append(row.relation).append(row.document).append(row.rule).append(row.quote);
}

void EvidenceSorter::sort_buffer() {
  std::ranges::sort(m_places, [this](const Place& a, const Place& b) {
    if (a.start != b.start) return a.start < b.start;
    return order(unpack(m_buffer.data() + a.offset)) < order(unpack(m_buffer.data() + b.offset));
  });
}

void EvidenceSorter::spill() {
  if (!m_file) m_file.reset(temporary_file());
  sort_buffer();
  Run run;
  run.begin = run.end = m_runs.empty() ? 0 : m_runs.back().end;
  for (const Place& place : m_places) {
    const char* row = m_buffer.data() + place.offset;
    const std::size_t bytes = size_of_row(row);
    if (std::fwrite(row, 1, bytes, m_file.get()) != bytes) fail("written");
    run.end += bytes;
  }
  m_runs.push_back(std::move(run));
  m_buffer.clear();
  m_places.clear();
}

void EvidenceSorter::sort() {
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

bool EvidenceSorter::after(const Run* a, const Run* b) {
  if (a->start != b->start) return a->start > b->start;
  return order(a->row) > order(b->row);
}

// Makes `wanted` bytes stand at run.at, if there are so many left.
bool EvidenceSorter::refill(Run& run, std::size_t wanted) {
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

bool EvidenceSorter::advance(Run& run) {
  std::size_t left = run.bytes.size() - run.at;
  if (left < sizeof(Head)) {
    if (!refill(run, sizeof(Head))) return false;
    left = run.bytes.size();
  }
  const std::size_t bytes = size_of_row(run.bytes.data() + run.at);
  if (left < bytes && !refill(run, bytes)) fail("read");
  run.row = unpack(run.bytes.data() + run.at);
  run.start = start_of(run.row.relation);
  run.at += bytes;
  return true;
}

const EvidenceRow* EvidenceSorter::next() {
  if (!m_file) {
    if (m_next == m_places.size()) return nullptr;
    m_row = unpack(m_buffer.data() + m_places[m_next++].offset);
    return &m_row;
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
  return &m_given->row;
}

}  // namespace newsgraph
