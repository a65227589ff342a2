#include "ingest/encoding.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/utf8.hpp"

namespace newsgraph {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// 0x80 to 0x9F of windows-1252 (https://encoding.spec.whatwg.org/index-windows-1252.txt).
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

std::string windows1252_to_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    utf8::append(out, byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80U] : byte);
  }
  return out;
}

// Closes what iconv_open gave.
class Converter {
public:
  explicit Converter(const std::string& charset) : m_handle(iconv_open("UTF-8", charset.c_str())) {}
  ~Converter() {
    if (known()) iconv_close(m_handle);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  [[nodiscard]] bool known() const { return m_handle != reinterpret_cast<iconv_t>(-1); }

  std::string convert(std::string_view bytes) {
    std::string input(bytes);
    std::string out;
    std::array<char, 4096> buffer{};
    char* from = input.data();
    std::size_t left = input.size();
    while (left > 0) {
      char* to = buffer.data();
      std::size_t room = buffer.size();
      const std::size_t before = left;
      const bool stuck = iconv(m_handle, &from, &left, &to, &room) == static_cast<std::size_t>(-1) &&
                         before == left && room == buffer.size();
      out.append(buffer.data(), buffer.size() - room);
      if (!stuck) continue;
      utf8::append(out, kReplacement);
      ++from;
      --left;
    }
    return out;
  }

private:
  iconv_t m_handle;
};

bool is_latin1(std::string_view charset) {
  return charset.empty() || charset == "windows-1252" || charset == "iso-8859-1" || charset == "latin1" ||
         charset == "us-ascii" || charset == "ascii" || charset == "utf-8" || charset == "utf8";
}

}  // namespace

bool is_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

std::string utf16_to_utf8(std::string_view bytes) {
  const bool little = bytes.starts_with("\xFF\xFE");
  const auto unit = [&](std::size_t pos) {
    const auto first = static_cast<unsigned char>(bytes[pos]);
    const auto second = static_cast<unsigned char>(bytes[pos + 1]);
    return static_cast<char32_t>(little ? first | second << 8U : first << 8U | second);
  };
  const auto is_low = [](char32_t c) { return c >= 0xDC00 && c <= 0xDFFF; };
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t pos = 2; pos + 1 < bytes.size(); pos += 2) {
    char32_t c = unit(pos);
    const bool high = c >= 0xD800 && c <= 0xDBFF;
    if (high && pos + 3 < bytes.size() && is_low(unit(pos + 2))) {
      c = 0x10000 + ((c - 0xD800) << 10U) + (unit(pos + 2) - 0xDC00);
      pos += 2;
    } else if (high || is_low(c)) {
      c = kReplacement;
    }
    utf8::append(out, c);
  }
  if (bytes.size() % 2 == 1) utf8::append(out, kReplacement);
  return out;
}

std::string_view without_bom(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return bytes;
}

std::string declared_charset(std::string_view html) {
  const std::string head = utf8::lower(utf8::repair(html.substr(0, 2048)));
  for (std::size_t tag = head.find("<meta"); tag != std::string::npos; tag = head.find("<meta", tag + 1)) {
    const std::size_t end = head.find('>', tag);
    std::size_t pos = head.find("charset", tag);
    if (pos == std::string::npos || pos > end) continue;
    pos = head.find_first_not_of(" \t\r\n", pos + 7);
    if (pos == std::string::npos || head[pos] != '=') continue;
    pos = head.find_first_not_of(" \t\r\n\"'", pos + 1);
    if (pos == std::string::npos) continue;
    return head.substr(pos, head.find_first_of(" \t\r\n\"';/>", pos) - pos);
  }
  return "";
}

std::string page_to_utf8(std::string_view html) {
  if (is_utf16(html)) return utf16_to_utf8(html);
  html = without_bom(html);
  if (utf8::valid(html)) return std::string(html);
  const std::string charset = declared_charset(html);
  // A page that says UTF-8 and has a few broken bytes is UTF-8; one that says nothing is windows-1252.
  if (charset.starts_with("utf")) return utf8::repair(html);
  if (is_latin1(charset)) return windows1252_to_utf8(html);
  Converter converter(charset);
  return converter.known() ? converter.convert(html) : windows1252_to_utf8(html);
}

}  // namespace newsgraph
