#include "nlp/tokenizer.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "nlp/model_file.hpp"

using namespace newsgraph;

namespace {

const std::string kSchemas = NEWSGRAPH_SOURCE_DIR "/schemas";

const ModelFile& model() {
  static const ModelFile file = ModelFile::open(kSchemas + "/lang/en/model.ngm");
  return file;
}

Document tokenized(const std::string& text) {
  static const Tokenizer tokenizer(LexerWords::load(kSchemas), model());
  Document doc;
  doc.text = text;
  tokenizer.run(doc);
  return doc;
}

// Words parted by blanks, sentences by " | ".
std::string words_of(const std::string& text) {
  const Document doc = tokenized(text);
  std::string out;
  for (const Sentence& sentence : doc.sentences) {
    if (!out.empty()) out += " | ";
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      if (i > sentence.tokens.begin) out += ' ';
      out += doc.form(i);
    }
  }
  return out;
}

// Every token lies in the text, in order, and all bytes that are no white space belong to one.
void check_cover(const Document& doc) {
  std::uint32_t at = 0;
  std::uint32_t next_sentence = 0;
  for (const Token& token : doc.tokens) {
    REQUIRE(token.span.begin >= at);
    REQUIRE(token.span.begin < token.span.end);
    REQUIRE(token.span.end <= doc.text.size());
    at = token.span.end;
  }
  for (const Sentence& sentence : doc.sentences) {
    REQUIRE(sentence.tokens.begin == next_sentence);
    REQUIRE(!sentence.tokens.empty());
    REQUIRE(sentence.span.begin == doc.tokens[sentence.tokens.begin].span.begin);
    REQUIRE(sentence.span.end == doc.tokens[sentence.tokens.end - 1].span.end);
    next_sentence = sentence.tokens.end;
  }
  REQUIRE(next_sentence == doc.tokens.size());
}

}  // namespace

TEST_CASE("The lexer splits words as UD English does") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"We don't know.", "We do n't know ."},
      {"They cannot agree.", "They can not agree ."},
      {"a high-level, all-out effort", "a high - level , all - out effort"},
      {"Iran’s minister isn’t here.", "Iran ’s minister is n’t here ."},
      {"The U.S. and the U.N. met.", "The U.S. and the U.N. met ."},
      {"the 27 states' ministers", "the 27 states ' ministers"},
      {"It paid $3,202.61 (5.5%) in 1990s money.", "It paid $ 3,202.61 ( 5.5 % ) in 1990s money ."},
      {"“No,” he said.", "“ No , ” he said ."},
      {"non-commercial, anti-establishment", "non-commercial , anti-establishment"},
      {"Mail ann.lee@example.org or see https://example.org/a-b?c=1.",
       "Mail ann.lee@example.org or see https://example.org/a-b?c=1 ."},
      {"AT&T and R&D", "AT&T and R&D"},
      {"on 2026-02-03 at 10:30", "on 2026-02-03 at 10:30"},
      {"5-10 days", "5 - 10 days"},
      {"What?! Never...", "What ?! | Never ..."},
      {"a Seoul-based firm", "a Seoul - based firm"},
      {"Mr. Lee Jae-hwa spoke.", "Mr. Lee Jae-hwa spoke ."},
      {"It rose 12km and 3bn", "It rose 12 km and 3 bn"},
      {"we couldn't've", "we could n't 've"},
  };
  for (const auto& [text, expected] : cases) {
    CAPTURE(text);
    CHECK(words_of(text) == expected);
  }
}

TEST_CASE("Words of one orthographic token are glued") {
  const Document doc = tokenized("They don't.");
  REQUIRE(doc.tokens.size() == 4);
  CHECK_FALSE(doc.tokens[1].glued);
  CHECK(doc.tokens[2].glued);
  CHECK(doc.tokens[1].span.end == doc.tokens[2].span.begin);
  CHECK_FALSE(doc.tokens[3].glued);
}

TEST_CASE("Sentences end at marks and blank lines, not after titles and abbreviations") {
  CHECK(words_of("Mr. Smith met Gen. Jones on Jan. 26. They talked.") ==
        "Mr. Smith met Gen. Jones on Jan. 26 . | They talked .");
  CHECK(words_of("Talks to resume\n\nThe two sides meet today.") ==
        "Talks to resume | The two sides meet today .");
  CHECK(words_of("\"We agree,\" he said. \"It is over.\" She left.") ==
        "\" We agree , \" he said . | \" It is over . \" | She left .");
  CHECK(words_of("The U.S. Senate voted. France did not.") == "The U.S. Senate voted . | France did not .");
}

TEST_CASE("An article and a word are no sentence, except on a line of their own") {
  CHECK(words_of("The Treasury Department said so. It left.") ==
        "The Treasury Department said so . | It left .");
  CHECK(words_of("The Treasury\n\nDepartment heads met.") == "The Treasury | Department heads met .");
}

TEST_CASE("A sentence ends where page furniture begins or ends") {
  static const Tokenizer tokenizer(LexerWords::load(kSchemas), model());
  Document doc;
  doc.text = "Anchor: the envoys of both sides are set to meet.";
  doc.furniture = {{0, 7}};
  tokenizer.run(doc);
  REQUIRE(doc.sentences.size() == 2);
  CHECK(doc.sentences[0].span.of(doc.text) == "Anchor:");
}

TEST_CASE("Empty, blank and odd texts give sensible tokens") {
  CHECK(tokenized("").tokens.empty());
  CHECK(tokenized(" \n\t\u00A0\u200B\n ").tokens.empty());
  for (const std::string& text :
       {std::string("!!!!....,,,;;;---'''\"\"\"((()))"),
        std::string("😀😀👍🏽 👩‍👩‍👧 🇰🇷"),
        std::string("漢字かな交じり文。次の文。"), std::string("a\u200Bb\u200Dc\u0301 d"),
        std::string("'''''' ’’’’ `` '' '"), std::string("@ # $ % ^ & * ( ) _ + = | \\ / < >")}) {
    CAPTURE(text);
    const Document doc = tokenized(text);
    CHECK_FALSE(doc.tokens.empty());
    check_cover(doc);
  }
}

TEST_CASE("Hostile lengths take linear time and memory") {
  const auto start = std::chrono::steady_clock::now();
  std::vector<std::string> texts;
  for (const std::string& unit :
       {std::string("a"), std::string("."), std::string("'s"), std::string("a-"), std::string("1."),
        std::string("U."), std::string("-"), std::string("@a."), std::string("’"), std::string("é")}) {
    std::string text;
    while (text.size() < 100'000) text += unit;
    texts.push_back(text);
  }
  std::string sentence;
  for (int i = 0; i < 2000; ++i) sentence += "word ";
  texts.push_back(sentence);
  for (const std::string& text : texts) check_cover(tokenized(text));
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(60));
}

TEST_CASE("Sentences never grow without bound") {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "and so on ";
  for (const Sentence& sentence : tokenized(text).sentences) CHECK(sentence.tokens.size() <= 1000);
}

TEST_CASE("Random bytes, repaired, are covered by tokens") {
  std::mt19937 random(7);
  const std::string alphabet = "abcXYZ019 \n\t.,'\"-_@/:&()%$\xE2\x80\x99\xC3\xA9\xF0\x9F\x98\x80\xFF\x80";
  for (int round = 0; round < 300; ++round) {
    std::string bytes;
    const std::size_t size = random() % 200;
    for (std::size_t i = 0; i < size; ++i) {
      bytes += round % 2 == 0 ? static_cast<char>(random() % 256) : alphabet[random() % alphabet.size()];
    }
    const Document doc = tokenized(utf8::repair(bytes));
    CAPTURE(round);
    check_cover(doc);
    const std::string& text = doc.text;
    std::uint32_t at = 0;
    for (const Token& token : doc.tokens) {
      // Between tokens lies nothing but separators.
      std::size_t gap = at;
      while (gap < token.span.begin) {
        const char32_t code = utf8::next(text, gap);
        const bool separator = utf8::is_space(code) || code < 0x20 || code == 0x7F || code == 0x200B ||
                               code == 0xFEFF || code == 0x2060 || code == 0x200E || code == 0x200F ||
                               code == 0x00AD;
        REQUIRE(separator);
      }
      at = token.span.end;
    }
  }
}
