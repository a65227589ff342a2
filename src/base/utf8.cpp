#include "base/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>

namespace newsgraph::utf8 {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// Length of the well-formed sequence at `bytes[pos]`, or 0.
std::size_t sequence_length(std::string_view bytes, std::size_t pos) noexcept {
  const auto lead = static_cast<unsigned char>(bytes[pos]);
  if (lead < 0x80) return 1;
  utf8proc_int32_t code_point = 0;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(bytes.data() + pos),
                                       static_cast<utf8proc_ssize_t>(bytes.size() - pos), &code_point);
  return length > 0 ? static_cast<std::size_t>(length) : 0;
}

bool in_category(char32_t c, utf8proc_category_t from, utf8proc_category_t to) noexcept {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return from <= category && category <= to;
}

// NFKD, marks removed, case folded; empty where `text` is not valid.
std::string folded_without_marks(std::string_view text) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                                  UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD));
  std::string folded;
  if (length > 0) folded.assign(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
  std::free(mapped);  // utf8proc_map allocates with malloc
  return folded;
}

bool is_ascii(std::string_view text) noexcept {
  return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

void part_words(std::string& key) {
  if (!key.empty() && key.back() != ' ') key.push_back(' ');
}

std::string ascii_key(std::string_view text) {
  std::string out(text.size(), ' ');
  std::size_t end = 0;
  for (const char byte : text) {
    const char c = ascii_lower(byte);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      out[end++] = c;
    else if (end > 0 && out[end - 1] != ' ')
      out[end++] = ' ';
  }
  if (end > 0 && out[end - 1] == ' ') --end;
  out.resize(end);
  return out;
}

}  // namespace

bool valid(std::string_view bytes) noexcept {
  for (std::size_t pos = 0; pos < bytes.size();) {
    const std::size_t length = sequence_length(bytes, pos);
    if (length == 0) return false;
    pos += length;
  }
  return true;
}

std::string repair(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  bool in_bad_run = false;
  for (std::size_t pos = 0; pos < bytes.size();) {
    const std::size_t length = sequence_length(bytes, pos);
    if (length == 0) {
      // Continuation bytes after a bad lead belong to the same broken character.
      const bool continuation = (static_cast<unsigned char>(bytes[pos]) & 0xC0U) == 0x80U;
      if (!in_bad_run || !continuation) append(out, kReplacement);
      in_bad_run = true;
      ++pos;
      continue;
    }
    in_bad_run = false;
    const auto lead = static_cast<unsigned char>(bytes[pos]);
    const bool control = lead < 0x20 && lead != '\t' && lead != '\n' && lead != '\r';
    if (control || lead == 0x7F) {
      out.push_back(' ');
    } else {
      out.append(bytes.substr(pos, length));
    }
    pos += length;
  }
  return out;
}

char32_t next(std::string_view text, std::size_t& pos) noexcept {
  const auto lead = static_cast<unsigned char>(text[pos]);
  if (lead < 0x80) {
    ++pos;
    return lead;
  }
  utf8proc_int32_t code_point = 0;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + pos),
                                       static_cast<utf8proc_ssize_t>(text.size() - pos), &code_point);
  if (length <= 0) {
    ++pos;
    return kReplacement;
  }
  pos += static_cast<std::size_t>(length);
  return static_cast<char32_t>(code_point);
}

void append(std::string& out, char32_t code_point) {
  utf8proc_uint8_t buffer[4];
  const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), buffer);
  out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(length));
}

std::size_t back(std::string_view text, std::size_t characters) noexcept {
  std::size_t at = text.size();
  while (characters > 0 && at > 0) {
    --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    --characters;
  }
  return at;
}

bool is_upper(char32_t c) noexcept {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return in_category(c, UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LU) ||
         in_category(c, UTF8PROC_CATEGORY_LT, UTF8PROC_CATEGORY_LT);
}

bool is_lower(char32_t c) noexcept {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return in_category(c, UTF8PROC_CATEGORY_LL, UTF8PROC_CATEGORY_LL);
}

bool is_letter(char32_t c) noexcept {
  if (c < 0x80) return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  return in_category(c, UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LO);
}

bool is_digit(char32_t c) noexcept {
  if (c < 0x80) return c >= '0' && c <= '9';
  return in_category(c, UTF8PROC_CATEGORY_ND, UTF8PROC_CATEGORY_ND);
}

bool is_space(char32_t c) noexcept {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return in_category(c, UTF8PROC_CATEGORY_ZS, UTF8PROC_CATEGORY_ZP) || c == 0x85 || c == 0x200B ||
         c == 0xFEFF;
}

bool is_punct(char32_t c) noexcept {
  if (c < 0x80) return c > 0x20 && c < 0x7F && !is_letter(c) && !is_digit(c);
  return in_category(c, UTF8PROC_CATEGORY_PC, UTF8PROC_CATEGORY_SO);
}

std::string lower(std::string_view text) {
  std::string out(text);
  unsigned char bits = 0;
  for (char& c : out) {
    bits |= static_cast<unsigned char>(c);
    c = ascii_lower(c);
  }
  if (bits < 0x80) return out;  // as most words of a text
  out.clear();
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next(text, pos);
    append(out, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))));
  }
  return out;
}

std::string name_key(std::string_view text) {
  // ASCII has nothing to decompose and folds to its lower case.
  if (is_ascii(text)) return ascii_key(text);
  const std::string folded = folded_without_marks(text);
  std::string out;
  out.reserve(folded.size());
  for (std::size_t pos = 0; pos < folded.size();) {
    const std::size_t from = pos;
    const char32_t c = next(folded, pos);
    if (is_letter(c) || is_digit(c)) {
      out.append(folded, from, pos - from);
    } else {
      part_words(out);
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::size_t display_width(std::string_view text) noexcept {
  std::size_t width = 0;
  for (std::size_t pos = 0; pos < text.size();) {
    const int columns = utf8proc_charwidth(static_cast<utf8proc_int32_t>(next(text, pos)));
    if (columns > 0) width += static_cast<std::size_t>(columns);
  }
  return width;
}

}  // namespace newsgraph::utf8
