#include "nlp/features.hpp"

#include <array>

#include "base/utf8.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kLongest = 48;  // bytes of a word that features look at

char kind_of(char32_t c) {
  if (c < 0x80) {
    if (c >= 'a' && c <= 'z') return 'x';
    if (c >= 'A' && c <= 'Z') return 'X';
    if (c >= '0' && c <= '9') return 'd';
    return static_cast<char>(c);
  }
  if (c == 0x2019 || c == 0x2018) return '\'';
  if (c == 0x201C || c == 0x201D) return '"';
  if (utf8::is_upper(c)) return 'X';
  if (utf8::is_digit(c)) return 'd';
  return utf8::is_letter(c) ? 'x' : '?';
}

std::size_t forward(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  while (characters > 0 && at < text.size()) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
    --characters;
  }
  return at;
}

// Lower case into a fixed buffer; straight quotes for curly ones, so that both read alike.
std::string_view lowered(std::string_view form, std::array<char, kLongest + 8>& buffer, bool& accents) {
  std::size_t size = 0;
  for (std::size_t at = 0; at < form.size() && size < kLongest;) {
    const char c = form[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      buffer[size++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      ++at;
      continue;
    }
    const std::size_t from = at;
    const char32_t code = utf8::next(form, at);
    if (code == 0x2019 || code == 0x2018) {
      buffer[size++] = '\'';
    } else if (code == 0x201C || code == 0x201D) {
      buffer[size++] = '"';
    } else {
      accents = true;
      const std::string low =
          utf8::is_upper(code) ? utf8::lower(form.substr(from, at - from)) : std::string();
      const std::string_view bytes = low.empty() ? form.substr(from, at - from) : std::string_view(low);
      for (const char b : bytes.substr(0, 4)) buffer[size++] = b;
    }
  }
  return {buffer.data(), size};
}

}  // namespace

WordView view_of(std::string_view form) {
  WordView view;
  std::array<char, kLongest + 8> buffer{};
  bool accents = false;
  const std::string_view low = lowered(form, buffer, accents);
  view.lower = hash_of(low, 1);
  if (accents) view.plain = hash_of(utf8::name_key(form), 1);
  view.form = hash_of(form, 2);
  view.suffix1 = hash_of(low.substr(utf8::back(low, 1)), 3);
  view.suffix2 = hash_of(low.substr(utf8::back(low, 2)), 4);
  view.suffix3 = hash_of(low.substr(utf8::back(low, 3)), 5);
  view.suffix4 = hash_of(low.substr(utf8::back(low, 4)), 6);
  view.prefix1 = hash_of(low.substr(0, forward(low, 1)), 7);
  view.prefix2 = hash_of(low.substr(0, forward(low, 2)), 8);
  view.prefix3 = hash_of(low.substr(0, forward(low, 3)), 9);
  view.prefix4 = hash_of(low.substr(0, forward(low, 4)), 10);

  std::array<char, 16> shape{};
  std::size_t size = 0;
  for (std::size_t at = 0; at < form.size();) {
    const char kind = kind_of(utf8::next(form, at));
    if (kind == 'd') view.digit = true;
    if (kind == 'x' || kind == 'X') view.word = true;
    if (kind == 'X' && size == 0) view.capital = true;
    const bool run = size >= 2 && shape[size - 1] == kind && shape[size - 2] == kind;
    if (!run && size < shape.size()) shape[size++] = kind;
    if (size == shape.size()) break;
  }
  view.shape = hash_of({shape.data(), size}, 11);
  return view;
}

}  // namespace newsgraph
