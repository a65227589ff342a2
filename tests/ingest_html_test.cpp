#include <catch2/catch.hpp>

#include "ingest/encoding.hpp"
#include "ingest/html_nesting.hpp"
#include "ingest_support.hpp"

using namespace newsgraph;

namespace {

Document read_one(std::string_view html) {
  Collected collected = read_as("page.html", html);
  REQUIRE(collected.failures.empty());
  REQUIRE(collected.documents.size() == 1);
  return collected.documents.front();
}

std::string failure_of(std::string_view html) {
  const Collected collected = read_as("page.html", html);
  REQUIRE(collected.documents.empty());
  REQUIRE(collected.failures.size() == 1);
  return collected.failures.front().reason;
}

const std::string kFirst = "The foreign ministers of Chile and Peru met in Lima on Monday.";
const std::string kSecond = "They signed an agreement on fishing rights & ports, the ministry said.";
const std::string kBody =
    "<p>" + kFirst +
    "</p><p>They signed an agreement on fishing\n rights &amp; ports, the ministry said.</p>";

std::string page(const std::string& head, const std::string& body) {
  return "<!DOCTYPE html><html><head>" + head + "</head><body>" + body + "</body></html>";
}

}  // namespace

TEST_CASE("paragraphs of a page are its text, a blank line between them") {
  CHECK(read_one(page("", kBody)).text == kFirst + "\n\n" + kSecond);
  CHECK(read_one(page("", "<div>" + kFirst + "<br><br>" + kFirst + "</div>")).text ==
        kFirst + "\n\n" + kFirst);
  CHECK(read_one(page("", "<div>" + kFirst + "<br>" + kFirst + "</div>")).text == kFirst + "\n" + kFirst);
}

TEST_CASE("menus, captions, notices, lists of articles, advertisements and comments are left out") {
  const std::string noise = "<p>Buy the best coffee machines in town now, they are cheap and good.</p>";
  for (const std::string open :
       {"<nav>", "<footer>", "<aside>", "<figure>", "<figcaption>", "<div class='related-articles'>",
        "<div id=\"ad_top\">", "<section class=\"articleComments\">", "<div role='dialog'>",
        "<div class='cookie-consent'>", "<div style='display:none'>", "<noscript>", "<form>", "<div hidden>",
        "<header>", "<script>", "<div class=\"photo caption\">"}) {
    const std::string tag = open.substr(1, open.find_first_of(" >") - 1);
    INFO(open);
    CHECK(read_one(page("", "<article>" + kBody + open + noise + "</" + tag + "></article>")).text ==
          kFirst + "\n\n" + kSecond);
  }
}

TEST_CASE("links to other articles and headings are no text of the article") {
  CHECK(read_one(page("", "<div><h1>Headline</h1>" + kBody +
                              "<p><a href='/x'>Read here why fishing rights are so important to Peru.</a></p>"
                              "<ul><li><a href='/a'>Steel prices rise for a third month</a></li></ul></div>"))
            .text == kFirst + "\n\n" + kSecond);
}

TEST_CASE("a name such as 'related' does not hide a page's only article") {
  CHECK(read_one(page("", "<div class='has-sidebar related'>" + kBody + "</div>")).text ==
        kFirst + "\n\n" + kSecond);
}

TEST_CASE("the body is found without semantic elements, in tables, and when the page marks it") {
  const std::string menu = "<a href='/'>Home</a> <a href='/w'>World</a>";
  CHECK(read_one(page("", menu + "<table><tr><td>" + menu + "<td>" + kBody + "</table>")).text ==
        kFirst + "\n\n" + kSecond);
  CHECK(
      read_one(
          page("",
               "<p>All our readers in Chile get a new free app this month.</p><div itemprop='articleBody'>" +
                   kBody + "</div>"))
          .text == kFirst + "\n\n" + kSecond);
}

TEST_CASE("title, date, outlet and address come from metadata, the first telling the most") {
  const Document json_ld = read_one(
      page("<title>Accord in Lima | Wire</title><script "
           "type='application/ld+json'>[{\"@graph\":[{\"@type\":\"NewsArticle\","
           "\"headline\":\"Accord  in "
           "Lima\",\"datePublished\":\"2026-03-04T23:30:00-05:00\",\"publisher\":{\"name\":\"Wire\"}}]}]"
           "</script><meta name='date' content='2020-01-01'><link rel='canonical' "
           "href='https://wire.example/lima'>",
           kBody));
  CHECK(json_ld.title == "Accord in Lima");
  CHECK(json_ld.date == "2026-03-04");
  CHECK(json_ld.source == "Wire");
  CHECK(json_ld.url == "https://wire.example/lima");

  const Document tags =
      read_one(page("<meta property='og:title' content='Accord &amp; peace'><meta "
                    "property='article:published_time' content='2026-03-04T01:02:03Z'>"
                    "<meta property='og:site_name' content='City Times'><meta property='og:url' "
                    "content='https://c.example/1'>",
                    kBody));
  CHECK(tags.title == "Accord & peace");
  CHECK(tags.date == "2026-03-04");
  CHECK(tags.source == "City Times");
  CHECK(tags.url == "https://c.example/1");
}

TEST_CASE("a page without metadata is dated by <time>, by its text, or by its address") {
  CHECK(read_one(page("", "<time datetime='2026-03-04T10:00'>today</time>" + kBody)).date == "2026-03-04");
  CHECK(read_one(page("", "<time>4 March 2026</time>" + kBody)).date == "2026-03-04");
  CHECK(read_one(page("", "<div class='byline'>Published : March 4, 2026 10:00</div>" + kBody)).date ==
        "2026-03-04");
  CHECK(read_one(page("<link rel='canonical' href='https://c.example/2026/03/04/lima'>", kBody)).date ==
        "2026-03-04");
  CHECK(read_one(page("", kBody)).date.empty());
}

TEST_CASE("a title loses the outlet's name") {
  CHECK(
      read_one(
          page(
              "<title>Accord in Lima - City Times</title><meta property='og:site_name' content='City Times'>",
              kBody))
          .title == "Accord in Lima");
  CHECK(read_one(page("<title>Accord in Lima | City</title>", "<h1>Accord in Lima</h1><h1>x</h1>" + kBody))
            .title == "Accord in Lima");
}

TEST_CASE("broken metadata does not refuse a page") {
  const Document doc = read_one(page(
      "<script type='application/ld+json'>{\"headline\":</script><meta name='date' content='soon'>", kBody));
  CHECK(doc.date.empty());
  CHECK(doc.source == "page.html");
}

TEST_CASE("pages in other encodings are read as they declare, and as windows-1252 when they declare none") {
  const std::string_view latin =
      "<p>Le caf\xE9 \x93Lima\x94 co\xFBte cher, said the ministers of both of the countries.</p>";
  CHECK(read_one(latin).text.starts_with("Le café “Lima” coûte cher"));
  CHECK(page_to_utf8("<meta charset='iso-8859-1'>\xE9") == "<meta charset='iso-8859-1'>é");
  CHECK(page_to_utf8("<meta charset=euc-kr>\xBC\xAD\xBF\xEF \xFF") ==
        "<meta charset=euc-kr>서울 \xEF\xBF\xBD");
  CHECK(page_to_utf8("<meta charset=\"utf-8\">\xE9") == "<meta charset=\"utf-8\">\xEF\xBF\xBD");
  CHECK(page_to_utf8("<meta http-equiv=x content='text/html; charset=nonsense'>\xE9").ends_with("é"));
}

TEST_CASE("a page without prose says so") {
  CHECK_THAT(failure_of(page("<script>render()</script>", "<div id='app'></div>")),
             Catch::StartsWith("has no article text"));
  CHECK_THAT(failure_of("<html></html>"), Catch::StartsWith("has no article text"));
}

TEST_CASE("pages made to exhaust a parser are refused, not parsed") {
  std::string deep;
  for (int i = 0; i < 200000; ++i) deep += "<div>";
  CHECK_THAT(failure_of(deep), Catch::Contains("nested deeper"));
  std::string crossed;
  for (int i = 0; i < 100000; ++i) crossed += "<div></b>";
  CHECK_THAT(failure_of(crossed), Catch::Contains("nested deeper"));
  std::string drawing = "<svg>";
  for (int i = 0; i < 100000; ++i) drawing += "<td>";
  CHECK_THAT(failure_of(drawing), Catch::Contains("nested deeper"));
  std::string attributes = "<p ";
  for (int i = 0; i < 100000; ++i) attributes += "a" + std::to_string(i) + " ";
  CHECK_THAT(failure_of(attributes + ">"), Catch::Contains("attributes"));
  std::string reopened = "<p>";
  for (int i = 0; i < 900; ++i) reopened += "<font a" + std::to_string(i) + ">";
  for (int i = 0; i < 20000; ++i) reopened += "<p>x";
  CHECK_THAT(failure_of(reopened), Catch::Contains("memory"));
  CHECK_THAT(failure_of(std::string(std::size_t{17} << 20U, 'x')), Catch::Contains("16 MB"));
}

TEST_CASE("the shape of ordinary markup is small") {
  const HtmlShape shape = html_shape(
      "<!--<b><b>--><p>a<p>b<br><img src='a>b' alt=\"<i>\"><ul><li>x<li>y</ul><script>if (a<b) "
      "'<div>'</script>"
      "<svg viewBox='0 0 1 1'><path d='M0'/></svg><div class=a id=b><span>t</span></div>");
  CHECK(shape.nesting == 2);
  CHECK(shape.attributes == 2);
}
