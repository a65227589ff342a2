// Bytes of an input, a piece at a time: files, stdin and memory, gzip undone on the way. Streaming readers
// take lines; the others take everything, up to a limit, so that no input can exhaust memory.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace newsgraph {

class ByteSource {
public:
  virtual ~ByteSource() = default;
  // Fills `buffer` from its start and says how many bytes were written; 0 means the end.
  // Throws InputError when the bytes cannot be read or undone.
  virtual std::size_t read(std::span<char> buffer) = 0;
};

// A file, a pipe, or stdin for "-". Throws InputError when it cannot be opened.
[[nodiscard]] std::unique_ptr<ByteSource> open_source(const std::string& path);

// `bytes` must outlive the source.
[[nodiscard]] std::unique_ptr<ByteSource> memory_source(std::string_view bytes);

// `source` itself, or what is packed in it when its first bytes say that it is gzip. `name` starts the
// messages of errors.
[[nodiscard]] std::unique_ptr<ByteSource> unpacked(std::unique_ptr<ByteSource> source,
                                                   const std::string& name);

class ByteStream {
public:
  enum class Line : unsigned char { found, too_long, end };

  // `name` starts the messages of errors.
  ByteStream(std::unique_ptr<ByteSource> source, std::string name);

  // The first bytes, at least `count` unless the input is shorter; they stay unread.
  [[nodiscard]] std::string_view head(std::size_t count);
  // The next line without its line end. A line above `limit` bytes is passed over: too_long.
  [[nodiscard]] Line next_line(std::string& line, std::size_t limit);
  // All that is left; throws InputError when it is more than `limit` bytes.
  [[nodiscard]] std::string rest(std::size_t limit);

private:
  bool fill();  // false at the end
  std::unique_ptr<ByteSource> m_source;
  std::string m_name;
  std::string m_buffer;
  std::size_t m_pos = 0;
};

}  // namespace newsgraph
