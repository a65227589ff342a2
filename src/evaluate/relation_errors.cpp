#include "evaluate/relation_errors.hpp"

#include <algorithm>
#include <optional>

#include "evaluate/answers.hpp"
#include "evaluate/judge.hpp"
#include "graph/property_text.hpp"

namespace newsgraph {
namespace {

std::string joined(const Answers& answers) {
  std::string text;
  for (const std::string& answer : answers) text += (text.empty() ? "" : "|") + answer;
  return text;
}

class ErrorList {
public:
  ErrorList(const Ontology& ontology, const GoldText& gold, const std::vector<ExtractedEntity>& entities,
            const std::vector<ExtractedRelation>& found, const std::vector<Span>& sentences)
      : m_gold(gold),
        m_entities(entities),
        m_found(found),
        m_sentences(sentences),
        m_judge(ontology, gold, entities, found) {}

  [[nodiscard]] std::vector<RelationError> list() {
    const Judgement judgement = m_judge.judge(Agreement::edge);
    for (const std::uint32_t g : judgement.missed) add_missed(m_gold.relations[g]);
    for (std::size_t f = 0; f < m_found.size(); ++f) {
      if (judgement.verdicts[f] == Verdict::wrong) add_wrong(m_found[f]);
      if (judgement.verdicts[f] == Verdict::right)
        add_details(m_found[f], m_gold.relations[*judgement.gold_of[f]]);
    }
    return std::move(m_errors);
  }

private:
  [[nodiscard]] std::string name(std::optional<std::uint32_t> end) const {
    return end ? m_entities[*end].name : std::string();
  }

  // The sentence that holds the words, else the first that holds their first one, else the whole text.
  [[nodiscard]] std::string sentence_with(const std::string& words) const {
    for (const std::string& part : {words, words.substr(0, words.find(' '))}) {
      if (part.empty()) continue;
      for (const Span sentence : m_sentences) {
        if (sentence.of(m_gold.text).find(part) != std::string_view::npos)
          return std::string(sentence.of(m_gold.text));
      }
    }
    return m_gold.text;
  }

  void add_missed(const GoldRelation& gold) {
    m_errors.push_back({"missed", gold.type, joined(gold.source), joined(gold.target), gold.status, "", "", 0,
                        "", sentence_with(gold.trigger)});
  }

  RelationError& add(std::string kind, const ExtractedRelation& found) {
    m_errors.push_back({std::move(kind), found.type, name(found.source), name(found.target), found.status, "",
                        "", found.confidence, found.rule,
                        std::string(found.evidence.sentence.of(m_gold.text))});
    return m_errors.back();
  }

  void add_wrong(const ExtractedRelation& found) {
    const bool swapped =
        std::any_of(m_gold.relations.begin(), m_gold.relations.end(),
                    [&](const GoldRelation& gold) { return m_judge.is_swapped(found, gold); });
    add(swapped ? "swapped" : "wrong", found);
  }

  void add_difference(std::string kind, const ExtractedRelation& found, std::string wanted, std::string got) {
    RelationError& error = add(std::move(kind), found);
    error.gold = std::move(wanted);
    error.found = std::move(got);
  }

  void add_details(const ExtractedRelation& found, const GoldRelation& gold) {
    if (found.status != gold.status)
      add_difference("status", found, std::string(name_of(gold.status)), std::string(name_of(found.status)));
    if (gold.speaker && !is_answer(found.speaker, m_entities, *gold.speaker))
      add_difference("speaker", found, joined(*gold.speaker), name(found.speaker));
    if (!gold.from.empty() && (gold.from != found.time.from || gold.to != found.time.to))
      add_difference("time", found, gold.from + "/" + gold.to, found.time.from + "/" + found.time.to);
    for (const auto& [property, value] : gold.properties) {
      const auto has = found.properties.find(property);
      if (has != found.properties.end() && same_value(has->second, value)) continue;
      add_difference("value", found, property + "=" + to_string(value),
                     property + "=" + property_text(found.properties, property));
    }
  }

  const GoldText& m_gold;
  const std::vector<ExtractedEntity>& m_entities;
  const std::vector<ExtractedRelation>& m_found;
  const std::vector<Span>& m_sentences;
  Judge m_judge;
  std::vector<RelationError> m_errors;
};

}  // namespace

std::vector<RelationError> errors_of(const Ontology& ontology, const GoldText& gold,
                                     const std::vector<ExtractedEntity>& entities,
                                     const std::vector<ExtractedRelation>& found,
                                     const std::vector<Span>& sentences) {
  return ErrorList(ontology, gold, entities, found, sentences).list();
}

}  // namespace newsgraph
