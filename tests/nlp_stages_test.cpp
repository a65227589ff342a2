#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "named_words.hpp"
#include "nlp/lemmatizer.hpp"
#include "nlp/name_decoder.hpp"
#include "nlp/place_names.hpp"
#include "nlp/stage.hpp"
#include "nlp/train/evaluate.hpp"

using namespace newsgraph;

namespace {

const std::string kSchemas = NEWSGRAPH_SOURCE_DIR "/schemas";

const Stages& stages() {
  static const Stages all = english_stages(kSchemas);
  return all;
}

const Places& places() {
  static const Places all = Places::load(kSchemas);
  return all;
}

Document read(const std::string& text) {
  Document doc;
  doc.text = text;
  for (const auto& stage : stages()) stage->run(doc);
  return doc;
}

class Needy : public Stage {
public:
  [[nodiscard]] std::string_view name() const override { return "needy"; }
  [[nodiscard]] LayerSet needs() const override { return {Layer::tree}; }
  [[nodiscard]] LayerSet gives() const override { return {Layer::chains}; }
  void run(Document&) const override {}
};

double score_of(const Evaluation& evaluation, const std::string& name) {
  for (const Score& score : evaluation.scores) {
    if (score.name == name) return score.f1();
  }
  FAIL("no score called " << name);
  return 0;
}

// One root a sentence, heads inside it, no cycles.
void check_trees(const Document& doc) {
  for (const Sentence& sentence : doc.sentences) {
    std::size_t roots = 0;
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const std::int32_t head = doc.tokens[i].head;
      roots += head == kNoHead ? 1U : 0U;
      CHECK((doc.tokens[i].deprel == Deprel::root) == (head == kNoHead));
      if (head != kNoHead) CHECK(sentence.tokens.contains(static_cast<std::uint32_t>(head)));
      std::size_t steps = 0;
      for (std::int32_t at = static_cast<std::int32_t>(i); at != kNoHead && steps <= sentence.tokens.size();
           ++steps) {
        at = doc.tokens[static_cast<std::size_t>(at)].head;
      }
      CHECK(steps <= sentence.tokens.size());
    }
    CHECK(roots == 1);
  }
}

}  // namespace

TEST_CASE("The English stages are in an order that works") {
  CHECK_NOTHROW(check_order(stages()));
  CHECK(stages().front()->name() == "tokenizer");
}

TEST_CASE("A stage whose layers nobody gives is named") {
  Stages wrong;
  wrong.push_back(std::make_unique<Needy>());
  CHECK_THROWS_WITH(check_order(wrong), Catch::Contains("needy"));
}

TEST_CASE("A missing language pack is a data error") {
  CHECK_THROWS_AS(english_stages("/nonexistent"), DataError);
}

TEST_CASE("The shipped model does not fall below its floor on gold tokens and raw text") {
  const std::string sample = NEWSGRAPH_SOURCE_DIR "/tests/data/gum-sample.conllu";
  const Evaluation gold = evaluate_treebank(stages(), sample, true);
  CHECK(score_of(gold, "UPOS") >= 95.0);
  CHECK(score_of(gold, "XPOS") >= 95.0);
  CHECK(score_of(gold, "lemma") >= 96.0);
  CHECK(score_of(gold, "UAS") >= 83.0);
  CHECK(score_of(gold, "LAS") >= 80.0);
  const Evaluation raw = evaluate_treebank(stages(), sample, false);
  CHECK(score_of(raw, "tokens") >= 99.5);
  CHECK(score_of(raw, "sentences") >= 95.0);
}

TEST_CASE("A plain sentence is read right") {
  const Document doc = read("The minister met two envoys in Paris.");
  REQUIRE(doc.tokens.size() == 8);
  CHECK(doc.tokens[1].upos == Upos::NOUN);
  CHECK(doc.tokens[2].xpos == Xpos::VBD);
  CHECK(doc.tokens[2].lemma == "meet");
  CHECK(doc.tokens[4].lemma == "envoy");
  CHECK(doc.tokens[2].head == kNoHead);
  CHECK(doc.tokens[1].head == 2);
  CHECK(doc.tokens[1].deprel == Deprel::nsubj);
  CHECK(doc.tokens[4].deprel == Deprel::obj);
  REQUIRE_FALSE(doc.mentions.empty());
  CHECK(doc.mentions.front().span.of(doc.text) == "Paris");
  CHECK(doc.mentions.front().label == EntityLabel::GPE);
}

TEST_CASE("People, bodies and places are told apart, in capitals too") {
  const auto names = [](const std::string& text) {
    std::string all;
    const Document doc = read(text);
    for (const Mention& mention : doc.mentions) {
      if (mention.kind == MentionKind::name)
        all += std::string(name_of(mention.label)) + " " + std::string(mention.span.of(doc.text)) + "; ";
    }
    return all;
  };
  CHECK(names("Greta Holm left the Bank of Finland in Tampere and joined the Tarno Grain Board.") ==
        "PER Greta Holm; ORG Bank of Finland; GPE Tampere; ORG Tarno Grain Board; ");
  CHECK(names("MINISTER ANNA REID MET THE NORWEGIAN AMBASSADOR IN GENEVA.") ==
        "PER ANNA REID; NORP NORWEGIAN; GPE GENEVA; ");
}

TEST_CASE("A word behind a modal is a verb where no verb of being stands between") {
  const Document doc =
      read("Norway posted a new trade deal with Chile that will immediately lower Chilean tariffs on fish.");
  for (std::uint32_t i = 0; i < doc.tokens.size(); ++i) {
    if (doc.form(i) == "lower") CHECK(doc.tokens[i].upos == Upos::VERB);
  }
}

TEST_CASE("Odd texts are read in bounded time and give whole trees") {
  std::string words;
  for (int i = 0; i < 2000; ++i) words += "word ";
  std::string capitals;
  for (int i = 0; i < 60; ++i) capitals += "THE MINISTERS OF BOTH COUNTRIES MET IN GENEVA ";
  for (const std::string& text :
       {words, capitals, std::string("😀 😀 👍🏽 🇰🇷"), std::string("Привет мир. 你好 world"),
        std::string("a\u200Bb \u200D \uFEFF c"), std::string("..."), std::string("")}) {
    check_trees(read(text));
  }
}

TEST_CASE("A sentence of given tokens may be longer than any the splitter makes") {
  Document doc;
  for (int i = 0; i < 2600; ++i) {
    Token token;
    token.span.begin = static_cast<std::uint32_t>(doc.text.size());
    doc.text += i % 7 == 0 ? "say " : "peace ";
    token.span.end = static_cast<std::uint32_t>(doc.text.size() - 1);
    doc.tokens.push_back(token);
  }
  doc.sentences.push_back({{0, static_cast<std::uint32_t>(doc.text.size())}, {0, 2600}});
  for (const auto& stage : stages()) {
    if (!stage->gives().contains({Layer::tokens})) stage->run(doc);
  }
  check_trees(doc);
}

TEST_CASE("Names never overlap and come in text order") {
  const Document doc = read(
      "South Korean Foreign Minister Lee Jae-hwa met U.S. President Ann Carter and European Union officials "
      "in Geneva, "
      "the Finance Ministry in Berlin said on Tuesday.");
  std::uint32_t at = 0;
  for (const Mention& mention : doc.mentions) {
    if (mention.kind != MentionKind::name) continue;
    CHECK(mention.tokens.begin >= at);
    CHECK(mention.tokens.end > mention.tokens.begin);
    at = mention.tokens.end;
  }
}

TEST_CASE("Two halves of a known place are one name, two places are not") {
  Document doc;
  doc.text = "Washington, D.C. Paris, France";
  for (const Span span : {Span{0, 10}, {10, 11}, {12, 16}, {17, 22}, {22, 23}, {24, 30}}) {
    Token token;
    token.span = span;
    doc.tokens.push_back(token);
  }
  for (const std::uint32_t i : {0U, 2U, 3U, 5U}) {
    Mention mention;
    mention.tokens = {i, i + 1};
    mention.span = doc.tokens[i].span;
    mention.label = EntityLabel::GPE;
    doc.mentions.push_back(mention);
  }
  PlaceNames(places()).run(doc);
  REQUIRE(doc.mentions.size() == 3);
  CHECK(doc.mentions[0].span.of(doc.text) == "Washington, D.C.");
  CHECK(doc.mentions[0].tokens == TokenRange{0, 3});
  CHECK(doc.mentions[2].span.of(doc.text) == "France");
}

TEST_CASE("Capitals and countries are places unless the article has a longer name for them") {
  const PlaceNames stage(places());
  const auto relabelled = [&](const std::string& text,
                              const std::vector<std::pair<Span, EntityLabel>>& names) {
    Document doc;
    doc.text = text;
    std::vector<EntityLabel> labels;
    for (const auto& [span, label] : names) {
      Mention mention;
      mention.label = label;
      mention.span = span;
      mention.tokens.begin = static_cast<std::uint32_t>(doc.tokens.size());
      for (std::uint32_t at = span.begin; at < span.end;) {
        const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(text.find(' ', at), span.end));
        Token token;
        token.span = {at, end};
        doc.tokens.push_back(token);
        at = end + 1;
      }
      mention.tokens.end = static_cast<std::uint32_t>(doc.tokens.size());
      doc.mentions.push_back(mention);
    }
    stage.run(doc);
    for (const Mention& mention : doc.mentions) labels.push_back(mention.label);
    return std::pair(labels, doc.mentions.back().span);
  };
  using enum EntityLabel;
  CHECK(relabelled("Paris agreed", {{{0, 5}, PER}}).first == std::vector{GPE});
  CHECK(relabelled("Ann Paris, Paris", {{{0, 9}, PER}, {{11, 16}, PER}}).first == std::vector{PER, PER});
  CHECK(relabelled("French firms", {{{0, 6}, ORG}}).first == std::vector{NORP});
  CHECK(relabelled("the United States", {{{0, 17}, ORG}}).first == std::vector{GPE});
  CHECK(relabelled("the United States", {{{0, 17}, GPE}}).second == Span{4, 17});
}

TEST_CASE("Works are kept apart from the names") {
  Document doc = words_of("Lind read Blue Harbour");
  constexpr std::uint8_t kWork = 1 + 2 * kOtherName;
  add_names(doc, 0, std::vector<std::uint8_t>{begin_tag(EntityLabel::PER), 0, kWork, kWork + 1});
  REQUIRE(doc.mentions.size() == 1);
  CHECK(doc.mentions[0].tokens == TokenRange{0, 1});
  CHECK(doc.works == std::vector<TokenRange>{{2, 4}});
}

TEST_CASE("The name decoder never starts a name inside") {
  std::vector<float> steps((kNameTagCount + 1) * kNameTagCount, 0.0F);
  NameDecoder decoder(steps);
  std::vector<float> scores(kNameTagCount, 0.0F);
  scores[inside_tag(EntityLabel::ORG)] = 5;
  decoder.add(scores);
  decoder.add(scores);
  std::vector<std::uint8_t> tags;
  decoder.decode(tags);
  REQUIRE(tags.size() == 2);
  CHECK(tags[0] == begin_tag(EntityLabel::ORG));
  CHECK(tags[1] == inside_tag(EntityLabel::ORG));
}

TEST_CASE("Lemma edits turn forms into lemmas and back on other words") {
  const LemmaEdit edit = edit_between("Ministries", "ministry");
  CHECK(apply_edit("Ministries", edit) == "ministry");
  CHECK(apply_edit("countries", edit) == "country");
  CHECK(apply_edit("Geneva", edit_between("Lee", "Lee")) == "Geneva");
  CHECK(apply_edit("It", edit_between("The", "the")) == "it");
}

TEST_CASE("News is cut at its sentences, not at datelines, initials and abbreviations") {
  const std::vector<std::string> sentences = {
      "Norway signs trade deal with Chile\n",
      "Foreign Minister J. P. Lind told reporters in St. Petersburg that Gen. A. Holm had resigned. ",
      "\"We are ready,\" he said. ",
      "\"We will sign.\" ",
      "The U.S. Senate approved it. ",
      "Acme Inc. said profits rose 3.5 percent. ",
      "Mr. Lind (born in Jan. 1950) met Sen. Anna Reid, D-Calif., on Nov. 14. ",
      "No. 10 declined to comment. ",
      "\"Is this true?\" asked Lind. ",
      "He lives in Washington, D.C. ",
      "He was born there. ",
      "(He was tired.) ",
      "Lt. Col. K. Reid, Capt. B. Holm and Sgt. Lind were there.\n",
      "Talks resume Monday; no deal expected\n",
      "The talks, which began at 10 a.m., ended early."};
  std::string text;
  for (const std::string& sentence : sentences) text += sentence;
  const Document doc = read(text);
  std::vector<std::string> found;
  for (std::size_t i = 0; i < doc.sentences.size(); ++i) {
    const std::size_t end = i + 1 < doc.sentences.size() ? doc.sentences[i + 1].span.begin : text.size();
    found.push_back(text.substr(doc.sentences[i].span.begin, end - doc.sentences[i].span.begin));
  }
  CHECK(found == sentences);
}
