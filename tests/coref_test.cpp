#include "nlp/coref.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "base/error.hpp"

using namespace newsgraph;

namespace {

const std::string kSchemas = std::string(NEWSGRAPH_SOURCE_DIR) + "/schemas";

const Stage& stage() {
  static const Places places = Places::load(kSchemas);
  static const std::unique_ptr<Stage> coref = make_coref_stage(kSchemas, places);
  return *coref;
}

std::string lemma_of(std::string word, Upos upos) {
  for (char& c : word) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  if (upos == Upos::VERB && word == "said") return "say";
  return word;
}

// A line is a sentence of "form|UPOS|head|deprel[|LABEL]": head counts from 1 within the sentence, 0 is the
// root; neighbouring tokens of the same LABEL are one name, "+" before it starts a new one. "_" stands for
// nothing.
Document document(const std::string& marked) {
  Document doc;
  std::istringstream lines(marked);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    const auto first = static_cast<std::uint32_t>(doc.tokens.size());
    if (first > 0) doc.text += "\n";
    std::string open;
    for (std::string word; words >> word;) {
      std::vector<std::string> fields{""};
      for (const char c : word) {
        if (c == '|')
          fields.emplace_back();
        else
          fields.back() += c;
      }
      REQUIRE(fields.size() >= 4);
      if (doc.tokens.size() > first) doc.text += " ";
      Token token;
      token.span.begin = static_cast<std::uint32_t>(doc.text.size());
      doc.text += fields[0];
      token.span.end = static_cast<std::uint32_t>(doc.text.size());
      token.upos = *upos_named(fields[1]);
      if (fields[3] == "nmod:poss" && token.upos == Upos::PRON) token.xpos = Xpos::PRPS;
      if (fields[0] == "'s") token.xpos = Xpos::POS;
      const int head = std::stoi(fields[2]);
      token.head = head == 0 ? kNoHead : static_cast<std::int32_t>(first) + head - 1;
      token.deprel = *deprel_named(fields[3]);
      token.lemma = lemma_of(fields[0], token.upos);
      const auto at = static_cast<std::uint32_t>(doc.tokens.size());
      doc.tokens.push_back(token);
      if (fields.size() < 5) {
        open.clear();
        continue;
      }
      const bool starts = fields[4][0] == '+' || fields[4] != open;
      open = fields[4][0] == '+' ? fields[4].substr(1) : fields[4];
      if (starts) {
        EntityLabel label = EntityLabel::PER;
        for (std::size_t i = 0; i < kEntityLabelNames.size(); ++i) {
          if (kEntityLabelNames[i] == open) label = static_cast<EntityLabel>(i);
        }
        doc.mentions.push_back({token.span, {at, at + 1}, label, MentionKind::name});
      } else {
        doc.mentions.back().span.end = token.span.end;
        doc.mentions.back().tokens.end = at + 1;
      }
    }
    const auto last = static_cast<std::uint32_t>(doc.tokens.size());
    if (last > first)
      doc.sentences.push_back({{doc.tokens[first].span.begin, doc.tokens[last - 1].span.end}, {first, last}});
  }
  return doc;
}

void check_chains(const Document& doc) {
  std::vector<int> seen(doc.mentions.size(), 0);
  for (const Chain& chain : doc.chains) {
    REQUIRE_FALSE(chain.mentions.empty());
    for (std::size_t i = 0; i < chain.mentions.size(); ++i) {
      REQUIRE(chain.mentions[i] < doc.mentions.size());
      if (i > 0) REQUIRE(chain.mentions[i - 1] < chain.mentions[i]);
      ++seen[chain.mentions[i]];
    }
  }
  for (const int count : seen) CHECK(count == 1);
  for (std::size_t i = 1; i < doc.mentions.size(); ++i)
    CHECK(doc.mentions[i - 1].span <= doc.mentions[i].span);
}

// Chains of more than one mention: "Ann Lee = She; Bolt Corp. = Bolt".
std::string linked(const std::string& marked) {
  Document doc = document(marked);
  stage().run(doc);
  check_chains(doc);
  std::string result;
  for (const Chain& chain : doc.chains) {
    if (chain.mentions.size() < 2) continue;
    if (!result.empty()) result += "; ";
    for (const std::uint32_t index : chain.mentions) {
      if (index != chain.mentions.front()) result += " = ";
      result += doc.mentions[index].span.of(doc.text);
    }
  }
  return result;
}

}  // namespace

TEST_CASE("A family name alone means the person named in full before") {
  CHECK(linked("Maria|PROPN|3|nsubj|PER Novak|PROPN|1|flat|PER spoke|VERB|0|root\n"
               "Novak|PROPN|2|nsubj|PER left|VERB|0|root") == "Maria Novak = Novak");
  CHECK(linked("Han|PROPN|3|nsubj|PER Ji-woo|PROPN|1|flat|PER spoke|VERB|0|root\n"
               "Han|PROPN|2|nsubj|PER left|VERB|0|root") == "Han Ji-woo = Han");
  CHECK(linked("Novak|PROPN|2|nsubj|PER left|VERB|0|root\n"
               "Maria|PROPN|3|nsubj|PER Novak|PROPN|1|flat|PER spoke|VERB|0|root") == "Novak = Maria Novak");
}

TEST_CASE("Two people of one family name stay two") {
  CHECK(linked("Maria|PROPN|5|nsubj|PER Novak|PROPN|1|flat|PER and|CCONJ|4|cc Peter|PROPN|1|conj|PER "
               "Novak|PROPN|4|flat|PER") == "");
  const std::string both =
      "Maria|PROPN|3|nsubj|PER Novak|PROPN|1|flat|PER met|VERB|0|root Peter|PROPN|3|obj|PER "
      "Novak|PROPN|4|flat|PER\n";
  CHECK(linked(both + "Mrs.|PROPN|2|compound Novak|PROPN|3|nsubj|PER left|VERB|0|root") ==
        "Maria Novak = Novak");
}

TEST_CASE("Middle names and initials do not part a person") {
  CHECK(linked("John|PROPN|3|nsubj|PER Q.|PROPN|1|flat|PER Marsh|PROPN|1|flat|PER spoke|VERB|0|root\n"
               "John|PROPN|3|nsubj|PER Marsh|PROPN|1|flat|PER left|VERB|0|root") ==
        "John Q. Marsh = John Marsh");
}

TEST_CASE("The country is the one named last, by its name or its people's") {
  const std::string both =
      "Chile|PROPN|2|nsubj|GPE thanked|VERB|0|root Norway|PROPN|2|obj|GPE\n"
      "Norwegian|ADJ|2|amod|NORP ships|NOUN|3|nsubj left|VERB|0|root\n";
  CHECK(linked(both + "The|DET|2|det country|NOUN|3|nsubj agreed|VERB|0|root") == "Norway = The country");
  CHECK(linked("Chile|PROPN|2|nsubj|GPE thanked|VERB|0|root Norway|PROPN|2|obj|GPE\n"
               "Chilean|ADJ|2|amod|NORP ships|NOUN|3|nsubj left|VERB|0|root\n"
               "The|DET|2|det nation|NOUN|3|nsubj agreed|VERB|0|root") == "Chile = The nation");
}

TEST_CASE("No country is meant by one that says of itself which, by two, or by what it is told") {
  const std::string norway = "Norway|PROPN|2|nsubj|GPE agreed|VERB|0|root\n";
  CHECK(linked(norway +
               "The|DET|2|det country|NOUN|5|nsubj of|ADP|4|case origin|NOUN|2|nmod counts|VERB|0|root") ==
        "");
  CHECK(linked(norway + "A|DET|2|det country|NOUN|3|nsubj agreed|VERB|0|root") == "");
  CHECK(linked("Norway|PROPN|2|nsubj|GPE warned|VERB|0|root the|DET|4|det country|NOUN|2|obj") == "");
  CHECK(linked("Oslo|PROPN|2|nsubj|GPE agreed|VERB|0|root\n"
               "The|DET|2|det country|NOUN|3|nsubj agreed|VERB|0|root") == "");
}

TEST_CASE("The city and the island are places of that kind") {
  const std::string places =
      "Bergen|PROPN|2|nsubj|GPE lies|VERB|0|root by|ADP|5|case Aske|PROPN|5|compound|LOC "
      "Island|PROPN|2|obl|LOC "
      "in|ADP|7|case Norway|PROPN|2|obl|GPE\n";
  CHECK(linked(places + "The|DET|2|det city|NOUN|3|nsubj grew|VERB|0|root") == "Bergen = The city");
  CHECK(linked(places + "The|DET|2|det island|NOUN|3|nsubj grew|VERB|0|root") == "Aske Island = The island");
  CHECK(linked("The|DET|3|det North|PROPN|3|compound|LOC Sea|PROPN|4|nsubj|LOC rose|VERB|0|root\n"
               "The|DET|2|det island|NOUN|3|nsubj sank|VERB|0|root") == "");
}

TEST_CASE("Two presidents are told apart by their countries") {
  const std::string both =
      "Norwegian|ADJ|2|amod|NORP President|PROPN|5|nsubj Greta|PROPN|2|flat|PER Holm|PROPN|2|flat|PER "
      "met|VERB|0|root Chile|PROPN|8|nmod:poss|GPE 's|PART|6|case President|PROPN|5|obj "
      "Paavo|PROPN|8|flat|PER "
      "Lind|PROPN|8|flat|PER\n";
  CHECK(linked(both + "The|DET|3|det Norwegian|ADJ|3|amod|NORP president|NOUN|4|nsubj left|VERB|0|root") ==
        "Norwegian = Norwegian; Greta Holm = The Norwegian president");
  CHECK(
      linked(both + "Norway|PROPN|3|nmod:poss|GPE 's|PART|1|case president|NOUN|4|nsubj left|VERB|0|root") ==
      "Greta Holm = president");
  CHECK(linked(both + "The|DET|3|det Chilean|ADJ|3|amod|NORP leader|NOUN|4|nsubj left|VERB|0|root") ==
        "Paavo Lind = The Chilean leader");
  CHECK(linked(both + "The|DET|3|det Peruvian|ADJ|3|amod|NORP president|NOUN|4|nsubj left|VERB|0|root") ==
        "");
}

TEST_CASE("A description may say something new, but not another role") {
  const std::string holm =
      "President|PROPN|4|nsubj Greta|PROPN|1|flat|PER Holm|PROPN|1|flat|PER spoke|VERB|0|root\n";
  CHECK(linked(holm + "The|DET|3|det embattled|ADJ|3|amod president|NOUN|4|nsubj left|VERB|0|root") ==
        "Greta Holm = The embattled president");
  CHECK(linked(holm + "The|DET|3|det former|ADJ|3|amod president|NOUN|4|nsubj left|VERB|0|root") == "");
  CHECK(linked(holm + "The|DET|3|det bank|NOUN|3|compound president|NOUN|4|nsubj left|VERB|0|root") == "");
  CHECK(linked(holm + "The|DET|2|det diplomat|NOUN|3|nsubj left|VERB|0|root") == "");
}

TEST_CASE("The ship is the ship told of before, unless it is said to be another") {
  const std::string ship = "An|DET|3|det old|ADJ|3|amod ship|NOUN|4|nsubj sank|VERB|0|root\n";
  CHECK(linked(ship + "The|DET|2|det ship|NOUN|3|nsubj burned|VERB|0|root") == "An old ship = The ship");
  CHECK(linked(ship + "The|DET|3|det new|ADJ|3|amod ship|NOUN|4|nsubj burned|VERB|0|root") == "");
  CHECK(linked(ship + "A|DET|2|det ship|NOUN|3|nsubj burned|VERB|0|root") == "");
  CHECK(linked(ship +
               "The|DET|2|det ship|NOUN|5|nsubj of|ADP|4|case Reid|PROPN|2|nmod|PER burned|VERB|0|root") ==
        "");
}

TEST_CASE("A man without a name is he, where nobody named may be") {
  CHECK(linked("A|DET|2|det man|NOUN|3|nsubj fell|VERB|0|root\nHe|PRON|2|nsubj died|VERB|0|root") ==
        "A man = He");
  CHECK(linked("A|DET|2|det woman|NOUN|3|nsubj fell|VERB|0|root\nHe|PRON|2|nsubj died|VERB|0|root") == "");
  CHECK(linked("Paavo|PROPN|3|nsubj|PER Lind|PROPN|1|flat|PER saw|VERB|0|root a|DET|5|det man|NOUN|3|obj\n"
               "He|PRON|2|nsubj left|VERB|0|root") == "Paavo Lind = He");
}

TEST_CASE("I is one speaker within a quotation, not over two") {
  const std::string quote =
      "\"|PUNCT|3|punct I|PRON|3|nsubj left|VERB|0|root my|PRON|5|nmod:poss home|NOUN|3|obj "
      "\"|PUNCT|3|punct\n";
  CHECK(linked(quote + quote) == "I = my; I = my");
}

TEST_CASE("Bodies are known by their letters and without their company endings") {
  CHECK(linked("World|PROPN|3|compound|ORG Reef|PROPN|3|compound|ORG Union|PROPN|5|nsubj|ORG "
               "WRU|PROPN|3|appos|+ORG met|VERB|0|root\n"
               "WRU|PROPN|2|nsubj|ORG left|VERB|0|root") == "World Reef Union = WRU = WRU");
  CHECK(linked("Northwind|PROPN|3|nsubj|ORG Corp.|PROPN|1|flat|ORG grew|VERB|0|root\n"
               "Northwind|PROPN|2|nsubj|ORG shrank|VERB|0|root") == "Northwind Corp. = Northwind");
}

TEST_CASE("The Commission is the commission named last, a ministry is none") {
  const std::string named =
      "European|PROPN|2|compound|ORG Commission|PROPN|3|nsubj|ORG met|VERB|0|root\n"
      "Reef|PROPN|2|compound|ORG Union|PROPN|3|nsubj|ORG left|VERB|0|root\n";
  CHECK(linked(named + "the|DET|2|det Commission|PROPN|3|nsubj|ORG spoke|VERB|0|root") ==
        "European Commission = Commission");
  CHECK(linked(named + "the|DET|2|det Ministry|PROPN|3|nsubj|ORG spoke|VERB|0|root") == "");
}

TEST_CASE("An apposition is the person it stands beside, and its role finds the person again") {
  CHECK(linked("Novak|PROPN|7|nsubj|PER ,|PUNCT|5|punct the|DET|5|det foreign|ADJ|5|amod "
               "minister|NOUN|1|appos ,|PUNCT|5|punct spoke|VERB|0|root\n"
               "Reed|PROPN|2|nsubj|PER left|VERB|0|root\n"
               "The|DET|2|det minister|NOUN|3|nsubj stayed|VERB|0|root") ==
        "Novak = the foreign minister = The minister");
}

TEST_CASE("A description with words that its holder does not have links to nobody") {
  CHECK(linked("Foreign|ADJ|2|amod Minister|NOUN|3|compound Novak|PROPN|4|nsubj|PER spoke|VERB|0|root\n"
               "The|DET|3|det trade|NOUN|3|compound minister|NOUN|4|nsubj left|VERB|0|root") == "");
}

TEST_CASE("A vice president is not called the president") {
  const std::string novak = "President|PROPN|2|compound Novak|PROPN|3|nsubj|PER spoke|VERB|0|root\n";
  const std::string reed =
      "Vice|PROPN|2|compound President|PROPN|3|compound Reed|PROPN|4|nsubj|PER left|VERB|0|root\n";
  CHECK(linked(novak + reed + "The|DET|2|det president|NOUN|3|nsubj stayed|VERB|0|root") ==
        "Novak = The president");
  CHECK(linked(novak + reed + "The|DET|3|det vice|ADJ|3|amod president|NOUN|4|nsubj stayed|VERB|0|root") ==
        "Reed = The vice president");
}

TEST_CASE("Of two ministers the one of whom the sentence before tells goes on") {
  CHECK(linked("Minister|PROPN|2|compound Novak|PROPN|3|nsubj|PER left|VERB|0|root with|ADP|6|case "
               "Minister|PROPN|6|compound Reed|PROPN|3|obl|PER\n"
               "The|DET|2|det minister|NOUN|3|nsubj spoke|VERB|0|root") == "Novak = The minister");
}

TEST_CASE("A town that somebody of the article is called after does not say anything") {
  CHECK(linked("Peter|PROPN|3|nsubj|PER Kitwe|PROPN|1|flat|PER left|VERB|0|root\n"
               "Kitwe|PROPN|2|nsubj|GPE said|VERB|0|root nothing|PRON|2|obj") == "Peter Kitwe = Kitwe");
}

TEST_CASE("The ministry is the ministry that was named") {
  CHECK(linked("The|DET|3|det Foreign|PROPN|3|compound|ORG Ministry|PROPN|4|nsubj|ORG spoke|VERB|0|root\n"
               "The|DET|2|det ministry|NOUN|3|nsubj denied|VERB|0|root it|PRON|3|expl") ==
        "Foreign Ministry = The ministry");
}

TEST_CASE("The company is not the one that the sentence sets it against") {
  const std::string bolt = "Bolt|PROPN|2|nsubj|ORG grew|VERB|0|root\n";
  CHECK(linked(bolt + "Acme|PROPN|2|nsubj|ORG sued|VERB|0|root the|DET|4|det company|NOUN|2|obj") ==
        "Bolt = the company");
  CHECK(linked("Acme|PROPN|2|nsubj|ORG sued|VERB|0|root the|DET|4|det company|NOUN|2|obj") == "");
  CHECK(linked("Acme|PROPN|4|obl|ORG the|DET|3|det company|NOUN|4|nsubj grew|VERB|0|root") ==
        "Acme = the company");
}

TEST_CASE("The company is the one of which the sentence before tells, not one that it only names") {
  CHECK(linked("Acme|PROPN|2|nsubj|ORG grew|VERB|0|root with|ADP|4|case Bolt|PROPN|2|obl|ORG\n"
               "The|DET|2|det company|NOUN|3|nsubj fell|VERB|0|root") == "Acme = The company");
  CHECK(linked("Labour|PROPN|2|compound|ORG Party|PROPN|3|nsubj|ORG left|VERB|0|root with|ADP|5|case "
               "Bolt|PROPN|3|obl|ORG\n"
               "The|DET|2|det company|NOUN|3|nsubj fell|VERB|0|root") == "Bolt = The company");
}

TEST_CASE("The army is no rebel army that was named") {
  CHECK(linked("Free|PROPN|2|compound|ORG Army|PROPN|3|nsubj|ORG left|VERB|0|root\n"
               "The|DET|2|det army|NOUN|3|nsubj stayed|VERB|0|root") == "");
}

TEST_CASE("His spokesman tells of the one whose deed he tells") {
  CHECK(linked("Novak|PROPN|2|nsubj|PER called|VERB|6|ccomp Reed|PROPN|2|obj|PER his|PRON|5|nmod:poss "
               "spokesman|NOUN|6|nsubj said|VERB|0|root") == "Novak = his");
}

TEST_CASE("The airline is not the company named before where its name follows") {
  CHECK(linked("Acme|PROPN|2|nsubj|ORG grew|VERB|0|root\n"
               "The|DET|2|det airline|NOUN|4|nsubj Bolt|PROPN|2|appos|ORG fell|VERB|0|root") == "");
}

TEST_CASE("The embattled company is the company named last, another company is not") {
  const std::string acme = "Acme|PROPN|2|nsubj|ORG fell|VERB|0|root\n";
  CHECK(linked(acme + "the|DET|3|det embattled|ADJ|3|amod company|NOUN|4|nsubj grew|VERB|0|root") ==
        "Acme = the embattled company");
  CHECK(linked(acme + "the|DET|3|det other|ADJ|3|amod company|NOUN|4|nsubj grew|VERB|0|root") == "");
}

TEST_CASE("Pronouns agree in gender") {
  CHECK(linked("Maria|PROPN|3|nsubj|PER Novak|PROPN|1|flat|PER met|VERB|0|root Peter|PROPN|3|obj|PER "
               "Reed|PROPN|4|flat|PER\n"
               "She|PRON|2|nsubj left|VERB|0|root") == "Maria Novak = She");
  CHECK(linked("Maria|PROPN|3|nsubj|PER Novak|PROPN|1|flat|PER met|VERB|0|root Peter|PROPN|3|obj|PER "
               "Reed|PROPN|4|flat|PER\n"
               "He|PRON|2|nsubj left|VERB|0|root") == "Peter Reed = He");
  CHECK(
      linked(
          "Ms.|PROPN|2|compound Reed|PROPN|3|nsubj|PER won|VERB|0|root\nHe|PRON|2|nsubj left|VERB|0|root") ==
      "");
}

TEST_CASE("Who told the sentence before goes on, not who was most spoken of") {
  const std::string said =
      "Reed|PROPN|2|nsubj|PER fled|VERB|0|root\nReed|PROPN|2|nsubj|PER hid|VERB|0|root\n"
      "Paul|PROPN|3|nsubj|PER Novak|PROPN|1|flat|PER said|VERB|0|root Reed|PROPN|5|nsubj|PER "
      "left|VERB|3|ccomp\n";
  const std::string all = "Reed = Reed = Reed; Paul Novak = ";
  CHECK(linked(said + "He|PRON|2|nsubj left|VERB|0|root") == all + "He");
  CHECK(linked(said + "It|PRON|2|nsubj rained|VERB|0|root\nHe|PRON|2|nsubj left|VERB|0|root") == all + "He");
  CHECK(linked(said + "Police|NOUN|2|nsubj met|VERB|0|root him|PRON|2|obj") == all + "him");
  CHECK(linked(said + "Novak|PROPN|2|nsubj|PER met|VERB|0|root him|PRON|2|obj") ==
        "Reed = Reed = Reed = him; Paul Novak = Novak");
  const std::string police =
      "Reed|PROPN|2|nsubj|PER fled|VERB|0|root\nReed|PROPN|2|nsubj|PER hid|VERB|0|root\n";
  CHECK(linked(police + "Police|NOUN|2|nsubj met|VERB|0|root Novak|PROPN|2|obj|PER\n"
                        "He|PRON|2|nsubj left|VERB|0|root") == "Reed = Reed; Novak = He");
  CHECK(linked(police + "Novak|PROPN|2|nsubj|PER left|VERB|0|root and|CCONJ|5|cc Lee|PROPN|5|nsubj|PER "
                        "met|VERB|2|conj him|PRON|5|obj") == "Reed = Reed; Novak = him");
  CHECK(linked("Ms|PROPN|3|nsubj Novak|PROPN|1|flat|PER met|VERB|0|root Ann|PROPN|3|obj|PER "
               "Lee|PROPN|4|flat|PER\n"
               "Police|NOUN|2|nsubj fined|VERB|0|root her|PRON|2|obj") == "Novak = her");
  CHECK(linked("Novak|PROPN|7|nsubj|PER ,|PUNCT|4|punct with|ADP|4|case brother|NOUN|1|nmod "
               ",|PUNCT|6|punct Reed|PROPN|7|nsubj|PER left|VERB|0|root\n"
               "He|PRON|2|nsubj smiled|VERB|0|root") == "Novak = He");
}

TEST_CASE("He is not whom somebody without a name met") {
  CHECK(linked("The|DET|2|det commissioner|NOUN|3|nsubj met|VERB|0|root Paul|PROPN|3|obj|PER "
               "Reed|PROPN|4|flat|PER\n"
               "He|PRON|2|nsubj left|VERB|0|root") == "The commissioner = He");
}

TEST_CASE("A body is no he and stays a body") {
  const std::string marked =
      "The|DET|2|det Navy|PROPN|3|nsubj|ORG stated|VERB|0|root\nHe|PRON|2|nsubj left|VERB|0|root";
  CHECK(linked(marked) == "");
  Document doc = document(marked);
  stage().run(doc);
  REQUIRE(!doc.mentions.empty());
  CHECK(doc.mentions.front().label == EntityLabel::ORG);
}

TEST_CASE("I in a quotation is the speaker") {
  CHECK(linked("\"|PUNCT|3|punct I|PRON|3|nsubj leave|VERB|6|ccomp \"|PUNCT|3|punct ,|PUNCT|6|punct "
               "said|VERB|0|root Novak|PROPN|6|nsubj|PER") == "I = Novak");
  CHECK(linked("[|PUNCT|2|punct Soundbite|NOUN|0|root :|PUNCT|4|punct Maria|PROPN|2|appos|PER "
               "Novak|PROPN|4|flat|PER ]|PUNCT|2|punct\n"
               "\"|PUNCT|3|punct I|PRON|3|nsubj leave|VERB|0|root \"|PUNCT|3|punct") == "Maria Novak = I");
}

TEST_CASE("Every mention stands in one chain whatever the tree looks like") {
  CHECK(linked("") == "");
  Document empty;
  stage().run(empty);
  CHECK(empty.chains.empty());
  // A cycle, heads outside, names of no tokens.
  Document doc =
      document("He|PRON|2|nsubj Ann|PROPN|1|obj|PER she|PRON|2|obj her|PRON|3|nmod:poss it|PRON|1|obj");
  doc.tokens[3].head = 4000000;
  doc.tokens[4].head = 4;
  stage().run(doc);
  check_chains(doc);
}

TEST_CASE("Ten thousand names and pronouns take linear time") {
  std::string text;
  for (int i = 0; i < 5000; ++i) {
    text += "Ann|PROPN|3|nsubj|PER N" + std::to_string(i) +
            "|PROPN|1|flat|PER saw|VERB|0|root him|PRON|3|obj the|DET|6|det minister|NOUN|3|obl\n";
  }
  Document doc = document(text);
  stage().run(doc);
  check_chains(doc);
  CHECK(doc.chains.size() >= 5000);
}

TEST_CASE("A missing word file of coreference is named") {
  CHECK_THROWS_AS(make_coref_stage("/nonexistent", Places()), DataError);
}
