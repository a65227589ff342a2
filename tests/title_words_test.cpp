#include "nlp/title_words.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace newsgraph;

namespace {

// The name of `label` that is left of the words [from, end of text), words parted by blanks.
std::string name_after(const std::string& text, std::uint32_t from, EntityLabel label = EntityLabel::PER) {
  Document doc;
  doc.text = text;
  for (std::uint32_t at = 0; at < text.size();) {
    const auto end = static_cast<std::uint32_t>(std::min(text.find(' ', at), text.size()));
    Token token;
    token.span = {at, end};
    doc.tokens.push_back(token);
    at = end + 1;
  }
  const auto words = static_cast<std::uint32_t>(doc.tokens.size());
  Mention mention;
  mention.tokens = {from, words};
  mention.span = {doc.tokens[from].span.begin, static_cast<std::uint32_t>(text.size())};
  mention.label = label;
  doc.mentions.push_back(mention);
  static const Offices offices = Offices::load(NEWSGRAPH_SOURCE_DIR "/schemas");
  TitleWords(offices).run(doc);
  return std::string(doc.mentions[0].span.of(doc.text));
}

}  // namespace

TEST_CASE("the end of an office is no part of the name behind it") {
  CHECK(name_after("hosted by Secretary of State Lind", 4) == "Lind");
  CHECK(name_after("hosted by Secretary of State Paavo Lind", 4) == "Paavo Lind");
  CHECK(name_after("Prime Minister Lind", 1) == "Lind");
}

TEST_CASE("a title is no part of a name") {
  CHECK(name_after("said Ms Lind", 1) == "Lind");
  CHECK(name_after("said President Paavo Lind", 1) == "Paavo Lind");
}

TEST_CASE("other names stay whole") {
  CHECK(name_after("hosted by Greta Lind", 2) == "Greta Lind");
  CHECK(name_after("Secretary of State", 2) == "State");
  CHECK(name_after("said Amir Lind", 1) == "Amir Lind");
  CHECK(name_after("Secretary of State Street", 2, EntityLabel::ORG) == "State Street");
}
