#include "resolve/names.hpp"

#include <catch2/catch.hpp>

using namespace newsgraph;
using Words = std::vector<std::string>;

TEST_CASE("titles, possessives, marks and middle initials are no part of a person's name") {
  CHECK(person_name("Mr. Müller").words == Words{"muller"});
  CHECK(person_name("Foreign Minister Ana Ruiz").words == Words{"ana", "ruiz"});
  CHECK(person_name("Ana Ruiz’s").words == Words{"ana", "ruiz"});
  CHECK(person_name("Ana B. Ruiz").words == Words{"ana", "ruiz"});
  CHECK(person_name("Ana B. Ruiz").initials == "b");
  CHECK(person_name("Ana B. C. Ruiz").initials == "bc");
  CHECK(person_name("J. D. Hale").words == Words{"jd", "hale"});
  CHECK(person_name("J.D. Hale").words == Words{"jd", "hale"});
  CHECK(person_name("JD Hale").words == Words{"jd", "hale"});
  CHECK(person_name("Minister").words == Words{"minister"});
  CHECK(person_name("Sean O'Neil").words == Words{"sean", "oneil"});
  CHECK(person_name("Omar al-Hadi").words == person_name("Omar al Hadi").words);
  CHECK(person_name("").words.empty());
  CHECK(person_name("…").words.empty());
}

TEST_CASE("spellings of one Korean name fall into one block") {
  const std::string block = person_name("Park Min-seo").block();
  CHECK(person_name("Park Min Seo").block() == block);
  CHECK(person_name("Park Minseo").block() == block);
  CHECK(person_name("Min-seo Park").block() == block);
  CHECK(person_name("Park, Min-seo").block() == block);
  CHECK(person_name("PARK MIN-SEO").block() == block);
  CHECK(person_name("Park Min-su").block() != block);
  CHECK(person_name("Park Min-seo").surname_first);
  CHECK_FALSE(person_name("Min-seo Park").surname_first);
}

TEST_CASE("the surname is where the country puts it") {
  CHECK(surnames(person_name("Ana Ruiz"), "ESP") == Words{"ruiz"});
  CHECK(surnames(person_name("Park Min-seo"), "") == Words{"park"});
  CHECK(surnames(person_name("Li Wen"), "CHN") == Words{"li"});
  CHECK(surnames(person_name("Li Wen"), "") == Words{"wen", "li"});
  CHECK(surnames(person_name("Tom Hale Jr."), "USA") == Words{"hale"});
  CHECK(surnames(person_name("Ruiz"), "") == Words{"ruiz"});
}

TEST_CASE("content words tell things apart and leave form words out") {
  CHECK(content_words("ministerial meeting on critical minerals") ==
        Words{"critical", "meeting", "mineral", "ministerial"});
  CHECK(content_words("the U.S.-Norway summit") == Words{"norway", "summit", "us"});
  CHECK(contains_words(content_words("joint summit fact sheet"), content_words("joint fact sheet")));
  CHECK_FALSE(contains_words(content_words("trade deal"), content_words("peace deal")));
}

TEST_CASE("proper names are told from descriptions by their capitals") {
  CHECK(is_proper("Paris Agreement"));
  CHECK(is_proper("USMCA"));
  CHECK_FALSE(is_proper("Trade deal"));
  CHECK_FALSE(is_proper("joint fact sheet"));
  CHECK(is_title_case("Treaty on Open Skies"));
  CHECK_FALSE(is_title_case("Treaty on open skies"));
  CHECK_FALSE(is_title_case(""));
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
