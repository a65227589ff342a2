#include "ingest/sniff.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "ingest/encoding.hpp"

namespace newsgraph {
namespace {

using namespace std::literals;

struct Magic {
  std::string_view bytes;
  std::string_view reason;
};

constexpr std::array kMagics = {
    Magic{"%PDF-", "is a PDF; convert it to text first (pdftotext)"},
    Magic{"PK\x03\x04", "is a ZIP archive or an office document; unpack it or save it as text first"},
    Magic{"\xD0\xCF\x11\xE0", "is an old office document; save it as text first"},
    Magic{"{\\rtf", "is an RTF document; save it as text first"},
    Magic{"\x89PNG", "is an image; only text can be read"},
    Magic{"\xFF\xD8\xFF", "is an image; only text can be read"},
    Magic{"GIF8", "is an image; only text can be read"},
    Magic{"RIFF", "is an image, sound or film; only text can be read"},
    Magic{"\x7F"
          "ELF",
          "is a program; only text can be read"},
    Magic{"SQLite format 3", "is an SQLite database; a graph is opened with --db"},
    Magic{"BZh", "is compressed with bzip2; unpack it or use gzip"},
    Magic{"\xFD"
          "7zXZ",
          "is compressed with xz; unpack it or use gzip"},
    Magic{"\x28\xB5\x2F\xFD", "is compressed with zstd; unpack it or use gzip"},
    Magic{"7z\xBC\xAF", "is a 7z archive; unpack it first"},
    Magic{"\x1F\x8B", "is gzip inside gzip; unpack it once"},
    Magic{"WARC/", "is a web archive (WARC), which is not read yet; extract its pages first"},
};

bool is_xml_feed(std::string_view head) {
  head = without_bom(head);
  if (!head.starts_with("<?xml") && !head.starts_with("<rss") && !head.starts_with("<feed")) return false;
  return utf8::lower(utf8::repair(head)).find("<html") == std::string::npos;
}

}  // namespace

std::string why_not_text(std::string_view head) {
  for (const Magic& magic : kMagics) {
    if (head.starts_with(magic.bytes)) return std::string(magic.reason);
  }
  if (is_utf16(head)) return "";
  head = head.substr(0, 4096);
  if (is_xml_feed(head))
    return "is XML of a kind that is not read yet (a feed?); save its articles as pages or text";
  if (head.find('\0') != std::string_view::npos)
    return "looks binary (NUL bytes in it); only text can be read";
  const auto controls = std::count_if(head.begin(), head.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 0x1B;
  });
  if (static_cast<std::size_t>(controls) * 20 > head.size()) {
    return "looks binary (control characters in it); only text can be read";
  }
  return "";
}

}  // namespace newsgraph
