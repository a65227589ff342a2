#include "nlp/train/vectors.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>

#include "base/error.hpp"
#include "nlp/train/corpus.hpp"

namespace newsgraph {
namespace {

constexpr double kSpread = 0.4;  // standard deviation of all numbers after scaling
constexpr std::size_t kMostDimensions = 1024;

class VectorReader {
public:
  VectorReader(std::string path, WordVectors& out)
      : m_path(std::move(path)), m_bytes(read_maybe_gzip(m_path)), m_out(out) {}

  void read() {
    if (m_bytes.starts_with('{'))
      read_json();
    else
      read_lines();
    m_out.values.rows = m_out.words.size();
    if (m_out.empty()) fail("holds no word vectors");
  }

private:
  [[noreturn]] void fail(const std::string& what) const {
    throw InputError(m_path, what +
                                 "; wanted are lines 'word number number …' or the JSON file of the "
                                 "package that CONTRIBUTING.md names");
  }

  void add(const std::string& word, std::size_t numbers) {
    if (numbers == 0 || numbers > kMostDimensions) fail("has a line without numbers");
    if (m_out.values.cols == 0) m_out.values.cols = numbers;
    if (numbers < m_out.values.cols) fail("has vectors of different lengths");
    const bool digit = std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    const Feature key = view_of(word).lower;
    if (digit || key == 0 || !m_out.rows.emplace(key, m_out.words.size()).second) return;
    m_out.words.push_back(key);
    m_out.values.values.insert(m_out.values.values.end(), m_row.begin(),
                               m_row.begin() + static_cast<std::ptrdiff_t>(m_out.values.cols));
  }

  // Reads numbers parted by commas or blanks from `at` up to `end`; returns how many.
  std::size_t numbers(const char* at, const char* end) {
    m_row.clear();
    while (at < end) {
      if (*at == ' ' || *at == ',' || *at == '\r' || *at == '\t') {
        ++at;
        continue;
      }
      float value = 0;
      const auto [next, error] = std::from_chars(at, end, value);
      if (error != std::errc() || !std::isfinite(value)) fail("has a number that cannot be read");
      m_row.push_back(value);
      at = next;
    }
    return m_row.size();
  }

  void read_lines() {
    for (std::size_t at = 0; at < m_bytes.size();) {
      const std::size_t end = std::min(m_bytes.find('\n', at), m_bytes.size());
      const std::size_t blank = m_bytes.find(' ', at);
      if (blank >= end) fail("has a line without numbers");
      const std::size_t count = numbers(m_bytes.data() + blank, m_bytes.data() + end);
      add(m_bytes.substr(at, blank - at), count);
      at = end + 1;
    }
  }

  // The file is large and its form simple: one pass instead of a tree of values.
  void read_json() {
    const std::size_t size = m_bytes.find("\"dimensions\":");
    if (size == std::string::npos) fail("has no member \"dimensions\"");
    const char* const from = m_bytes.data() + size + 13;
    if (std::from_chars(from, m_bytes.data() + m_bytes.size(), m_out.values.cols).ec != std::errc() ||
        m_out.values.cols == 0 || m_out.values.cols > kMostDimensions)
      fail("has no usable member \"dimensions\"");
    std::size_t at = m_bytes.find("\"vectors\":{");
    if (at == std::string::npos) fail("has no member \"vectors\"");
    at += 11;
    while (at < m_bytes.size() && m_bytes[at] != '}') {
      if (m_bytes[at] == ',') {
        ++at;
        continue;
      }
      const std::string word = quoted(at);
      const std::size_t end = m_bytes.find(']', at);
      if (!m_bytes.substr(at, 2).starts_with(":[") || end == std::string::npos) fail("breaks off");
      add(word, numbers(m_bytes.data() + at + 2, m_bytes.data() + end));
      at = end + 1;
    }
  }

  std::string quoted(std::size_t& at) const {
    std::string word;
    if (m_bytes[at] != '"') fail("breaks off");
    for (++at; at < m_bytes.size() && m_bytes[at] != '"'; ++at) {
      if (m_bytes[at] == '\\') ++at;
      if (at < m_bytes.size()) word += m_bytes[at];
    }
    if (at >= m_bytes.size()) fail("breaks off");
    ++at;
    return word;
  }

  std::string m_path;
  std::string m_bytes;
  WordVectors& m_out;
  std::vector<float> m_row;
};

void centre(Matrix& values) {
  std::vector<double> mean(values.cols, 0.0);
  for (std::size_t i = 0; i < values.rows; ++i) {
    for (std::size_t k = 0; k < values.cols; ++k) mean[k] += static_cast<double>(values.row(i)[k]);
  }
  double spread = 0;
  for (double& m : mean) m /= static_cast<double>(values.rows);
  for (std::size_t i = 0; i < values.rows; ++i) {
    for (std::size_t k = 0; k < values.cols; ++k) {
      float& x = values.row(i)[k];
      x -= static_cast<float>(mean[k]);
      spread += static_cast<double>(x * x);
    }
  }
  if (spread == 0) return;
  const double scale = kSpread / std::sqrt(spread / static_cast<double>(values.values.size()));
  for (float& x : values.values) x *= static_cast<float>(scale);
}

}  // namespace

WordVectors read_vectors(const std::string& path) {
  WordVectors vectors;
  VectorReader(path, vectors).read();
  centre(vectors.values);
  return vectors;
}

}  // namespace newsgraph
