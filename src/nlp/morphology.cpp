#include "nlp/morphology.hpp"

#include <array>
#include <string_view>

#include "base/utf8.hpp"

namespace newsgraph {
namespace {

struct Entry {
  std::string_view form;
  std::string_view features;
};

// Personal, possessive and reflexive pronouns; forms with two readings carry what both share.
constexpr std::array<Entry, 33> kPronouns = {{
    {"i", "Case=Nom|Number=Sing|Person=1|PronType=Prs"},
    {"me", "Case=Acc|Number=Sing|Person=1|PronType=Prs"},
    {"my", "Case=Gen|Number=Sing|Person=1|Poss=Yes|PronType=Prs"},
    {"mine", "Number=Sing|Person=1|Poss=Yes|PronType=Prs"},
    {"myself", "Case=Acc|Number=Sing|Person=1|PronType=Prs|Reflex=Yes"},
    {"you", "Person=2|PronType=Prs"},
    {"your", "Case=Gen|Person=2|Poss=Yes|PronType=Prs"},
    {"yours", "Person=2|Poss=Yes|PronType=Prs"},
    {"yourself", "Case=Acc|Number=Sing|Person=2|PronType=Prs|Reflex=Yes"},
    {"yourselves", "Case=Acc|Number=Plur|Person=2|PronType=Prs|Reflex=Yes"},
    {"he", "Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs"},
    {"him", "Case=Acc|Gender=Masc|Number=Sing|Person=3|PronType=Prs"},
    {"his", "Case=Gen|Gender=Masc|Number=Sing|Person=3|Poss=Yes|PronType=Prs"},
    {"himself", "Case=Acc|Gender=Masc|Number=Sing|Person=3|PronType=Prs|Reflex=Yes"},
    {"she", "Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs"},
    {"her", "Gender=Fem|Number=Sing|Person=3|PronType=Prs"},
    {"hers", "Gender=Fem|Number=Sing|Person=3|Poss=Yes|PronType=Prs"},
    {"herself", "Case=Acc|Gender=Fem|Number=Sing|Person=3|PronType=Prs|Reflex=Yes"},
    {"it", "Gender=Neut|Number=Sing|Person=3|PronType=Prs"},
    {"its", "Case=Gen|Gender=Neut|Number=Sing|Person=3|Poss=Yes|PronType=Prs"},
    {"itself", "Case=Acc|Gender=Neut|Number=Sing|Person=3|PronType=Prs|Reflex=Yes"},
    {"we", "Case=Nom|Number=Plur|Person=1|PronType=Prs"},
    {"us", "Case=Acc|Number=Plur|Person=1|PronType=Prs"},
    {"our", "Case=Gen|Number=Plur|Person=1|Poss=Yes|PronType=Prs"},
    {"ours", "Number=Plur|Person=1|Poss=Yes|PronType=Prs"},
    {"ourselves", "Case=Acc|Number=Plur|Person=1|PronType=Prs|Reflex=Yes"},
    {"they", "Case=Nom|Number=Plur|Person=3|PronType=Prs"},
    {"them", "Case=Acc|Number=Plur|Person=3|PronType=Prs"},
    {"their", "Case=Gen|Number=Plur|Person=3|Poss=Yes|PronType=Prs"},
    {"theirs", "Number=Plur|Person=3|Poss=Yes|PronType=Prs"},
    {"themselves", "Case=Acc|Number=Plur|Person=3|PronType=Prs|Reflex=Yes"},
    {"one", "Number=Sing|PronType=Ind"},
    {"there", "PronType=Dem"},
}};

constexpr std::array<Entry, 12> kDeterminers = {{
    {"the", "Definite=Def|PronType=Art"},
    {"a", "Definite=Ind|PronType=Art"},
    {"an", "Definite=Ind|PronType=Art"},
    {"this", "Number=Sing|PronType=Dem"},
    {"that", "Number=Sing|PronType=Dem"},
    {"these", "Number=Plur|PronType=Dem"},
    {"those", "Number=Plur|PronType=Dem"},
    {"no", "PronType=Neg"},
    {"all", "PronType=Tot"},
    {"every", "PronType=Tot"},
    {"each", "PronType=Tot"},
    {"some", "PronType=Ind"},
}};

template <std::size_t N>
std::string_view find(const std::array<Entry, N>& entries, std::string_view form) {
  for (const Entry& entry : entries) {
    if (entry.form == form) return entry.features;
  }
  return "_";
}

std::string_view of_verb(const Token& token, std::string_view form) {
  switch (token.xpos) {
    case Xpos::VBD:
      return "Mood=Ind|Tense=Past|VerbForm=Fin";
    case Xpos::VBZ:
      return "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin";
    case Xpos::VBP:
      return form == "am" ? "Mood=Ind|Number=Sing|Person=1|Tense=Pres|VerbForm=Fin"
                          : "Mood=Ind|Tense=Pres|VerbForm=Fin";
    case Xpos::VB:
      return "VerbForm=Inf";
    case Xpos::VBG:
      return token.upos == Upos::VERB ? "Tense=Pres|VerbForm=Part" : "VerbForm=Ger";
    case Xpos::VBN:
      return "Tense=Past|VerbForm=Part";
    case Xpos::MD:
      return "VerbForm=Fin";
    default:
      return "_";
  }
}

std::string_view of_interrogative(std::string_view form) {
  return form == "that" ? "PronType=Rel" : "PronType=Int";
}

}  // namespace

std::string features_of(const Document& doc, std::uint32_t index) {
  const Token& token = doc.tokens[index];
  const std::string form = utf8::lower(doc.form(index));
  std::string_view found = "_";
  switch (token.xpos) {
    case Xpos::NN:
    case Xpos::NNP:
      found = token.upos == Upos::NOUN || token.upos == Upos::PROPN ? "Number=Sing" : "_";
      break;
    case Xpos::NNS:
      found = "Number=Plur";
      break;
    case Xpos::NNPS:
      found = "Number=Plur";
      break;
    case Xpos::JJ:
      found = "Degree=Pos";
      break;
    case Xpos::JJR:
    case Xpos::RBR:
      found = "Degree=Cmp";
      break;
    case Xpos::JJS:
    case Xpos::RBS:
      found = "Degree=Sup";
      break;
    case Xpos::CD:
      found = form.find_first_of("0123456789") == std::string::npos ? "NumForm=Word|NumType=Card"
                                                                    : "NumForm=Digit|NumType=Card";
      break;
    case Xpos::PRP:
    case Xpos::PRPS:
    case Xpos::EX:
      found = find(kPronouns, form);
      break;
    case Xpos::DT:
    case Xpos::PDT:
      found = find(kDeterminers, form);
      break;
    case Xpos::WDT:
    case Xpos::WP:
    case Xpos::WRB:
      found = of_interrogative(form);
      break;
    case Xpos::WPS:
      found = "Poss=Yes|PronType=Int";
      break;
    default:
      found = of_verb(token, form);
      break;
  }
  if (token.lemma == "not" && token.upos == Upos::PART) found = "Polarity=Neg";
  return std::string(found);
}

}  // namespace newsgraph
