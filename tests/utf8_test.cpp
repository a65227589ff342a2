#include "base/utf8.hpp"

#include <catch2/catch.hpp>

using namespace newsgraph;

TEST_CASE("broken UTF-8 is repaired to valid UTF-8 and what was valid stays") {
  CHECK(utf8::repair("Türkiye") == "Türkiye");
  CHECK(utf8::repair("a\xFF"
                     "b") == "a\uFFFDb");
  CHECK(utf8::repair("a\xE2\x82"
                     "b") == "a\uFFFDb");
  CHECK(utf8::repair(std::string_view("a\0b", 3)) == "a b");
  CHECK(utf8::valid(utf8::repair("\xC0\x80\xED\xA0\x80\xF5\x80\x80\x80")));
  CHECK_FALSE(utf8::valid("\xED\xA0\x80"));
}

TEST_CASE("name keys ignore case, marks and punctuation") {
  CHECK(utf8::name_key("  Müller-Çelik ") == "muller celik");
  CHECK(utf8::name_key("U.S.") == "u s");
  CHECK(utf8::name_key("Min‑ho") == utf8::name_key("Min-ho"));
  CHECK(utf8::name_key("…") == "");
  CHECK(utf8::name_key("").empty());
  CHECK(utf8::name_key(std::string_view(" A\0B-c\t9. ", 10)) == "a b c 9");
  CHECK(utf8::name_key("R2-D2 & Co.") ==
        utf8::name_key("R2‑D2 ＆ Co."));  // ASCII and not take different ways
}

TEST_CASE("classes of code points") {
  CHECK(utf8::is_upper(U'É'));
  CHECK(utf8::is_lower(U'ß'));
  CHECK(utf8::is_letter(U'金'));
  CHECK(utf8::is_space(0xA0));
  CHECK(utf8::is_punct(U'“'));
  CHECK_FALSE(utf8::is_punct(U'a'));
}

TEST_CASE("display width counts columns, not bytes") {
  CHECK(utf8::display_width("abc") == 3);
  CHECK(utf8::display_width("金") == 2);
}
