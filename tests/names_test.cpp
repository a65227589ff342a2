#include "resolve/names.hpp"

#include <catch2/catch.hpp>

#include "resolve_support.hpp"

using namespace newsgraph;
using test::names;
using Words = std::vector<std::string>;

TEST_CASE("titles, possessives, marks and middle initials are no part of a person's name") {
  CHECK(names().person("Mr. Müller").words == Words{"muller"});
  CHECK(names().person("Foreign Minister Ana Ruiz").words == Words{"ana", "ruiz"});
  CHECK(names().person("Ana Ruiz’s").words == Words{"ana", "ruiz"});
  CHECK(names().person("Ana B. Ruiz").words == Words{"ana", "ruiz"});
  CHECK(names().person("Ana B. Ruiz").initials == "b");
  CHECK(names().person("Ana B. C. Ruiz").initials == "bc");
  CHECK(names().person("J. D. Hale").words == Words{"jd", "hale"});
  CHECK(names().person("J.D. Hale").words == Words{"jd", "hale"});
  CHECK(names().person("JD Hale").words == Words{"jd", "hale"});
  CHECK(names().person("Minister").words == Words{"minister"});
  CHECK(names().person("Sean O'Neil").words == Words{"sean", "oneil"});
  CHECK(names().person("Omar al-Hadi").words == names().person("Omar al Hadi").words);
  CHECK(names().person("").words.empty());
  CHECK(names().person("…").words.empty());
}

TEST_CASE("spellings of one Korean name fall into one block") {
  const std::string block = names().person("Park Min-seo").block();
  CHECK(names().person("Park Min Seo").block() == block);
  CHECK(names().person("Park Minseo").block() == block);
  CHECK(names().person("Min-seo Park").block() == block);
  CHECK(names().person("Park, Min-seo").block() == block);
  CHECK(names().person("PARK MIN-SEO").block() == block);
  CHECK(names().person("Park Min-su").block() != block);
  CHECK(names().person("Park Min-seo").surname_first);
  CHECK_FALSE(names().person("Min-seo Park").surname_first);
}

TEST_CASE("the surname is where the country puts it") {
  CHECK(names().surnames(names().person("Ana Ruiz"), "ESP") == Words{"ruiz"});
  CHECK(names().surnames(names().person("Park Min-seo"), "") == Words{"park"});
  CHECK(names().surnames(names().person("Li Wen"), "CHN") == Words{"li"});
  CHECK(names().surnames(names().person("Li Wen"), "") == Words{"wen", "li"});
  CHECK(names().surnames(names().person("Tom Hale Jr."), "USA") == Words{"hale"});
  CHECK(names().surnames(names().person("Ruiz"), "") == Words{"ruiz"});
}

TEST_CASE("content words tell things apart and leave form words out") {
  CHECK(names().content_words("ministerial meeting on critical minerals") ==
        Words{"critical", "meeting", "mineral", "ministerial"});
  CHECK(names().content_words("the U.S.-Norway summit") == Words{"norway", "summit", "us"});
  CHECK(contains_words(names().content_words("joint summit fact sheet"),
                       names().content_words("joint fact sheet")));
  CHECK_FALSE(contains_words(names().content_words("trade deal"), names().content_words("peace deal")));
}

TEST_CASE("proper names are told from descriptions by their capitals") {
  CHECK(is_proper("Paris Agreement"));
  CHECK(is_proper("USMCA"));
  CHECK_FALSE(is_proper("Trade deal"));
  CHECK_FALSE(is_proper("joint fact sheet"));
  CHECK(names().is_title_case("Treaty on Open Skies"));
  CHECK_FALSE(names().is_title_case("Treaty on open skies"));
  CHECK_FALSE(names().is_title_case(""));
}

TEST_CASE("abbreviations follow the initials") {
  CHECK(abbreviates("WTO", "World Trade Organization"));
  CHECK(abbreviates("DP", "Democratic Party of Norway"));
  CHECK(abbreviates("U.N.", "United Nations"));
  CHECK_FALSE(abbreviates("WTO", "World Bank"));
  CHECK_FALSE(abbreviates("W", "World Bank"));
}

TEST_CASE("slugs are short, never empty and keep different long names apart") {
  CHECK(slug("José  Núñez-Ruiz") == "jose-nunez-ruiz");
  CHECK(slug("...").size() == 8);
  CHECK(slug("...") != slug("!!!"));
  const std::string large(1 << 20, 'a');
  CHECK(slug(large).size() <= 64);
  CHECK(slug(large) != slug(large + "b"));
  CHECK(slug("x'; DROP TABLE entity; --") == "x-drop-table-entity");
}
