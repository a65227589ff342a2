#include "exporters/text.hpp"

#include <array>
#include <charconv>
#include <cstring>

#include "base/utf8.hpp"

namespace newsgraph::text {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kHexDigits = "0123456789ABCDEF";

enum class Verdict : std::uint8_t { keep, replace, line_end };

// Judges the character at `pos` and moves `pos` behind it.
Verdict judge(std::string_view text, Controls controls, std::size_t& pos) noexcept {
  const std::size_t start = pos;
  const auto lead = static_cast<unsigned char>(text[pos]);
  if (lead < 0x80) {
    ++pos;
    if (lead >= 0x20 || lead == '\t' || lead == '\n' || controls == Controls::keep) return Verdict::keep;
    if (lead != '\r') return Verdict::replace;
    if (pos < text.size() && text[pos] == '\n') ++pos;
    return Verdict::line_end;
  }
  const char32_t c = utf8::next(text, pos);
  if (pos - start == 1) return Verdict::replace;  // no well-formed character begins here
  const bool forbidden = c == 0xFFFE || c == 0xFFFF;
  return forbidden && controls == Controls::replace ? Verdict::replace : Verdict::keep;
}

// The length of a start of `text` that is printable ASCII, as most text is: a block at a time.
template <std::size_t kBlock>
std::size_t plain_start(std::string_view text) noexcept {
  const auto special = [](auto bytes) { return bytes < 0x20; };  // from 0x80 on they are negative
  std::size_t pos = 0;
  for (; pos + kBlock <= text.size(); pos += kBlock) {
    if (block_has<kBlock>(text.data() + pos, special)) return pos;
  }
  if (pos == 0) return pos;
  // The rest, and some before.
  return block_has<kBlock>(text.data() + text.size() - kBlock, special) ? pos : text.size();
}

// True where the byte may stand in a token whatever comes after it.
constexpr auto kTokenBytes = [] {
  std::array<bool, 256> plain{};
  for (const char c : std::string_view("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:"))
    plain[static_cast<unsigned char>(c)] = true;
  return plain;
}();

template <typename Number>
void append_chars(Bytes& out, Number value) {
  constexpr std::size_t kMostDigits = 32;
  char* const end = out.room_for(kMostDigits);
  out.wrote(static_cast<std::size_t>(std::to_chars(end, end + kMostDigits, value).ptr - end));
}

}  // namespace

std::string_view clean(std::string_view text, Controls controls, std::string& scratch,
                       std::uint64_t& replaced) {
  std::size_t pos = text.size() < 16 ? plain_start<8>(text) : plain_start<16>(text);
  std::size_t good = pos;  // everything before stays as it is
  while (pos < text.size() && judge(text, controls, pos) == Verdict::keep) good = pos;
  if (good == text.size()) return text;

  scratch.assign(text.substr(0, good));
  for (pos = good; pos < text.size();) {
    const std::size_t start = pos;
    switch (judge(text, controls, pos)) {
      case Verdict::keep:
        scratch.append(text.substr(start, pos - start));
        break;
      case Verdict::line_end:
        scratch.push_back('\n');
        break;
      case Verdict::replace:
        scratch.append(kReplacement);
        ++replaced;
        break;
    }
  }
  return scratch;
}

void append_token(Bytes& out, std::string_view id) {
  const auto special = [](auto bytes) {
    const auto lower = bytes | 0x20;
    const auto letter = (lower >= 'a') & (lower <= 'z');
    const auto mark = (bytes >= '-') & (bytes <= ':') & (bytes != '/');  // - . 0 to 9 :
    return ~(letter | mark);
  };
  if (!id.empty() && !text_has(id, special)) {
    out.append(id);
    return;
  }
  if (id.empty()) out.append("_x_");
  std::size_t plain = 0;
  for (std::size_t i = 0; i < id.size(); ++i) {
    const auto byte = static_cast<unsigned char>(id[i]);
    if (kTokenBytes[byte]) continue;
    if (byte == '_' && (i + 1 == id.size() || id[i + 1] != 'x')) continue;
    out.append(id.substr(plain, i - plain));
    out.append("_x").append({kHexDigits[byte >> 4U], kHexDigits[byte & 0xFU], '_'});
    plain = i + 1;
  }
  out.append(id.substr(plain));
}

std::string_view prefix(std::string_view text, std::size_t max_bytes) noexcept {
  if (text.size() <= max_bytes) return text;
  while (max_bytes > 0 && (static_cast<unsigned char>(text[max_bytes]) & 0xC0U) == 0x80U) --max_bytes;
  return text.substr(0, max_bytes);
}

// Confidences have up to four decimals and weights none: such values need no search for the shortest form.
// Below 0.01 and from 100,000 on that form may have an exponent.
void append_number(Bytes& out, double value) {
  constexpr std::int64_t kScale = 10'000;
  const bool plain = value >= 0.01 && value < 100'000;
  const auto scaled = plain ? static_cast<std::int64_t>(value * kScale + 0.5) : 0;
  if (!plain || static_cast<double>(scaled) / kScale != value) {
    append_chars(out, value);
    return;
  }
  if (scaled < 10 * kScale)
    out.push_back(static_cast<char>('0' + scaled / kScale));
  else
    append_chars(out, scaled / kScale);
  std::int64_t decimals = scaled % kScale;
  if (decimals == 0) return;
  out.push_back('.');
  for (std::int64_t place = kScale / 10; decimals > 0; place /= 10) {
    out.push_back(static_cast<char>('0' + decimals / place));
    decimals %= place;
  }
}
void append_number(Bytes& out, std::int64_t value) { append_chars(out, value); }

}  // namespace newsgraph::text
