#include "nlp/conllu.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "base/error.hpp"
#include "base/file.hpp"

using namespace newsgraph;

namespace {

const std::string kSmall =
    "# newdoc id = a\n"
    "# sent_id = a-1\n"
    "# text = They don't know Lee.\n"
    "1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t_\t_\n"
    "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
    "4\tknow\tknow\tVERB\tVB\t_\t0\troot\t_\t_\n"
    "5\tLee\tLee\tPROPN\tNNP\t_\t4\tobj\t_\tSpaceAfter=No\n"
    "6\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n\n";

std::string message_of(const std::string& text) {
  try {
    static_cast<void>(read_conllu(text, "x"));
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("CoNLL-U gives text, sentences, glued words and the tree") {
  const std::vector<Document> docs = read_conllu(kSmall, "x");
  REQUIRE(docs.size() == 1);
  const Document& doc = docs[0];
  CHECK(doc.id == "a");
  CHECK(doc.text == "They don't know Lee.");
  REQUIRE(doc.tokens.size() == 6);
  CHECK(doc.form(1) == "do");
  CHECK(doc.form(2) == "n't");
  CHECK_FALSE(doc.tokens[1].glued);
  CHECK(doc.tokens[2].glued);
  CHECK(doc.tokens[3].head == kNoHead);
  CHECK(doc.tokens[4].head == 3);
  CHECK(doc.tokens[4].deprel == Deprel::obj);
  CHECK(doc.tokens[2].lemma == "not");
}

TEST_CASE("Writing and reading CoNLL-U again gives the same document") {
  const std::string gold = read_file(NEWSGRAPH_SOURCE_DIR "/tests/data/gum-sample.conllu");
  for (const Document& doc : read_conllu(gold, "sample")) {
    std::string once;
    write_conllu(doc, once);
    const std::vector<Document> again = read_conllu(once, "again");
    REQUIRE(again.size() == 1);
    REQUIRE(again[0].tokens.size() == doc.tokens.size());
    REQUIRE(again[0].sentences.size() == doc.sentences.size());
    for (std::uint32_t i = 0; i < doc.tokens.size(); ++i) {
      CAPTURE(doc.id, i, doc.form(i));
      CHECK(again[0].form(i) == doc.form(i));
      CHECK(again[0].tokens[i].glued == doc.tokens[i].glued);
      CHECK(again[0].tokens[i].upos == doc.tokens[i].upos);
      CHECK(again[0].tokens[i].xpos == doc.tokens[i].xpos);
      CHECK(again[0].tokens[i].head == doc.tokens[i].head);
      CHECK(again[0].tokens[i].deprel == doc.tokens[i].deprel);
      CHECK(again[0].tokens[i].lemma == doc.tokens[i].lemma);
    }
    std::string twice;
    write_conllu(again[0], twice);
    CHECK(twice == once);
  }
}

TEST_CASE("Names and times stand in MISC") {
  Document doc = read_conllu(kSmall, "x").at(0);
  Mention name;
  name.tokens = {4, 5};
  name.span = doc.tokens[4].span;
  name.label = EntityLabel::PER;
  doc.mentions.push_back(name);
  TimeExpression time;
  time.tokens = {3, 5};
  time.value = "2026-02-03";
  time.from = time.to = time.value;
  doc.times.push_back(time);
  std::string out;
  write_conllu(doc, out);
  CHECK(out.find("\tDate=B-2026-02-03\n") != std::string::npos);
  CHECK(out.find("\tEntity=B-PER|Date=I-2026-02-03|SpaceAfter=No\n") != std::string::npos);
  CHECK(out.find("2-3\tdon't\t_") != std::string::npos);
}

TEST_CASE("Empty nodes are skipped and paragraphs kept apart") {
  const std::string text =
      "# newpar\n1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n1.1\tyou\tyou\tPRON\tPRP\t_\t_\t_\t1:nsubj\t_\n\n"
      "# newpar\n1\tStop\tstop\tVERB\tVB\t_\t0\troot\t_\t_\n\n";
  const std::vector<Document> docs = read_conllu(text, "x");
  REQUIRE(docs.size() == 1);
  CHECK(docs[0].text == "Go\n\nStop");
  CHECK(docs[0].sentences.size() == 2);
}

TEST_CASE("A document without an id numbers its sentences alone") {
  const std::string text =
      "1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n\n1\tStop\tstop\tVERB\tVB\t_\t0\troot\t_\t_\n\n";
  std::string out;
  write_conllu(read_conllu(text, "x").at(0), out);
  CHECK(out.rfind("# newdoc\n# sent_id = 1\n", 0) == 0);
  CHECK(out.find("\n# sent_id = 2\n") != std::string::npos);
}

TEST_CASE("What is not CoNLL-U is refused with the line") {
  CHECK(message_of("1\ta\tb\n").find("x:1: ") == 0);
  CHECK(message_of("2\ta\ta\tX\tX\t_\t0\troot\t_\t_\n").find("out of order") != std::string::npos);
  CHECK(message_of("1\ta\ta\tX\tX\t_\t9\tdep\t_\t_\n\n").find("outside its sentence") != std::string::npos);
  CHECK(message_of("1-9999\ta\t_\t_\t_\t_\t_\t_\t_\t_\n").find("no range") != std::string::npos);
  CHECK(message_of("1-2\ta\t_\t_\t_\t_\t_\t_\t_\t_\n\n").find("no words") != std::string::npos);
  CHECK(message_of("plain text\n").find("10 columns") != std::string::npos);
}
