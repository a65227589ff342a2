#include "nlp/train/evaluate.hpp"

#include <time.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/json.hpp"
#include "nlp/conllu.hpp"
#include "nlp/train/corpus.hpp"

namespace newsgraph {
namespace {

// Processor time of this thread: what other programs do meanwhile does not count.
class Timer {
public:
  explicit Timer(double& total) : m_total(total), m_start(now()) {}
  ~Timer() { m_total += now() - m_start; }
  Timer(const Timer&) = delete;
  Timer& operator=(const Timer&) = delete;

private:
  static double now() {
    ::timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
  }
  double& m_total;
  double m_start;
};

std::string_view without_subtype(Deprel relation) {
  const std::string_view name = name_of(relation);
  return name.substr(0, name.find(':'));
}

// Orthographic tokens: a word with the words glued to it.
std::vector<Span> orthographic(const Document& doc) {
  std::vector<Span> spans;
  for (const Token& token : doc.tokens) {
    if (token.glued && !spans.empty())
      spans.back().end = token.span.end;
    else
      spans.push_back(token.span);
  }
  return spans;
}

std::vector<Span> sentence_spans(const Document& doc) {
  std::vector<Span> spans;
  for (const Sentence& sentence : doc.sentences) spans.push_back(sentence.span);
  return spans;
}

void count_equal(const std::vector<Span>& gold, const std::vector<Span>& found, Score& score) {
  score.gold += gold.size();
  score.predicted += found.size();
  for (const Span span : gold)
    score.correct += std::binary_search(found.begin(), found.end(), span) ? 1U : 0U;
}

enum Measure : std::size_t {
  kTokens,
  kSentences,
  kWords,
  kUpos,
  kXpos,
  kLemma,
  kUas,
  kLas,
  kLasSubtypes,
  kMeasures
};
constexpr std::array<std::string_view, kMeasures> kNames = {
    "tokens", "sentences", "words", "UPOS", "XPOS", "lemma", "UAS", "LAS", "LAS with subtypes"};

class TreebankScorer {
public:
  void add(const Document& gold, const Document& found) {
    count_equal(orthographic(gold), orthographic(found), m_scores[kTokens]);
    count_equal(sentence_spans(gold), sentence_spans(found), m_scores[kSentences]);
    align(gold, found);
    for (std::size_t measure = kWords; measure < kMeasures; ++measure) {
      m_scores[measure].gold += gold.tokens.size();
      m_scores[measure].predicted += found.tokens.size();
    }
    for (std::uint32_t i = 0; i < gold.tokens.size(); ++i) {
      if (m_partner[i] >= 0) compare(gold, i, found, static_cast<std::uint32_t>(m_partner[i]));
    }
  }
  [[nodiscard]] std::vector<Score> scores(bool gold_tokens) {
    std::vector<Score> out;
    for (std::size_t i = gold_tokens ? kUpos : kTokens; i < kMeasures; ++i) {
      m_scores[i].name = kNames[i];
      out.push_back(m_scores[i]);
    }
    return out;
  }

private:
  // For each gold word the found word with the same span, or -1. Both lists are in text order.
  void align(const Document& gold, const Document& found) {
    m_partner.assign(gold.tokens.size(), -1);
    std::size_t at = 0;
    for (std::size_t i = 0; i < gold.tokens.size(); ++i) {
      while (at < found.tokens.size() && found.tokens[at].span < gold.tokens[i].span) ++at;
      if (at < found.tokens.size() && found.tokens[at].span == gold.tokens[i].span) {
        m_partner[i] = static_cast<std::int64_t>(at);
        ++at;
      }
    }
  }

  void compare(const Document& gold, std::uint32_t i, const Document& found, std::uint32_t j) {
    const Token& a = gold.tokens[i];
    const Token& b = found.tokens[j];
    const auto count = [this](Measure measure, bool correct) {
      m_scores[measure].correct += correct ? 1U : 0U;
    };
    count(kWords, true);
    count(kUpos, a.upos == b.upos);
    count(kXpos, a.xpos == b.xpos);
    count(kLemma, a.lemma == b.lemma || (a.lemma.empty() && b.lemma.empty()));
    const bool head = a.head == kNoHead
                          ? b.head == kNoHead
                          : b.head != kNoHead && m_partner[static_cast<std::size_t>(a.head)] == b.head;
    count(kUas, head);
    count(kLas, head && without_subtype(a.deprel) == without_subtype(b.deprel));
    count(kLasSubtypes, head && a.deprel == b.deprel);
  }

  std::array<Score, kMeasures> m_scores;
  std::vector<std::int64_t> m_partner;
};

// The gold document without its annotation: text alone, or text with sentences and words.
Document bare(const Document& gold, bool tokens) {
  Document doc;
  doc.id = gold.id;
  doc.text = gold.text;
  if (!tokens) return doc;
  doc.sentences = gold.sentences;
  for (const Token& token : gold.tokens) {
    Token word;
    word.span = token.span;
    word.glued = token.glued;
    doc.tokens.push_back(std::move(word));
  }
  return doc;
}

void append(NamedSentence& to, const NamedSentence& from) {
  const auto bytes = static_cast<std::uint32_t>(to.doc.text.size() + 1);
  const auto words = static_cast<std::uint32_t>(to.doc.tokens.size());
  const auto moved = [](auto range, std::uint32_t by) {
    range.begin += by;
    range.end += by;
    return range;
  };
  to.doc.text += '\n';
  to.doc.text += from.doc.text;
  for (Token token : from.doc.tokens) {
    token.span = moved(token.span, bytes);
    to.doc.tokens.push_back(std::move(token));
  }
  for (const Sentence& sentence : from.doc.sentences)
    to.doc.sentences.push_back({moved(sentence.span, bytes), moved(sentence.tokens, words)});
  for (const NamedSpan& name : from.names) to.names.push_back({moved(name.tokens, words), name.label});
  to.complete |= from.complete;
}

// Sentences of one article that follow each other are read together, as they are in use.
std::vector<NamedSentence> by_article(std::vector<NamedSentence> sentences) {
  std::vector<NamedSentence> articles;
  for (NamedSentence& sentence : sentences) {
    if (!articles.empty() && !sentence.article.empty() && articles.back().article == sentence.article)
      append(articles.back(), sentence);
    else
      articles.push_back(std::move(sentence));
  }
  return articles;
}

std::uint32_t bit_of(EntityLabel label) { return 1U << static_cast<unsigned>(label); }

void run_all(const Stages& stages, Document& doc) {
  for (const auto& stage : stages) stage->run(doc);
}

}  // namespace

Evaluation evaluate_treebank(const Stages& stages, const std::string& path, bool gold_tokens) {
  Evaluation result{path, gold_tokens ? "gold tokens" : "raw text", {}, 0, 0};
  TreebankScorer scorer;
  for (const Document& gold : read_treebank(path)) {
    Document doc = bare(gold, gold_tokens);
    {
      const Timer timer(result.seconds);
      if (gold_tokens)
        run_on_tokens(stages, doc);
      else
        run_all(stages, doc);
    }
    result.words += gold.tokens.size();
    scorer.add(gold, doc);
  }
  result.scores = scorer.scores(gold_tokens);
  return result;
}

namespace {

bool same_with_places_as_one(EntityLabel a, EntityLabel b) {
  const auto joined = [](EntityLabel label) { return label == EntityLabel::LOC ? EntityLabel::GPE : label; };
  return joined(a) == joined(b);
}

// People, bodies and places, where a country or city is as right as any other place: what the sources say of
// that difference is partly guessed from lists.
void count_places_as_one(const NamedSentence& gold, const Document& doc, Score& score) {
  for (const Mention& mention : doc.mentions)
    score.predicted += mention.kind == MentionKind::name && mention.label <= EntityLabel::LOC ? 1U : 0U;
  for (const NamedSpan& name : gold.names) {
    if (name.label > EntityLabel::LOC) continue;
    ++score.gold;
    for (const Mention& mention : doc.mentions) {
      if (mention.kind == MentionKind::name && mention.tokens == name.tokens &&
          same_with_places_as_one(mention.label, name.label))
        ++score.correct;
    }
  }
}

}  // namespace

Evaluation evaluate_names(const Stages& stages, const std::string& path) {
  Evaluation result{path, "names", {}, 0, 0};
  std::array<Score, kEntityLabelNames.size()> by_label;
  std::uint32_t complete = 0;
  Score places_as_one{"PER+ORG+places, coarse", 0, 0, 0, std::nullopt};
  for (const NamedSentence& gold : by_article(read_names(path, LexerWords::load(schemas_dir())))) {
    Document doc = bare(gold.doc, true);
    {
      const Timer timer(result.seconds);
      run_on_tokens(stages, doc);
    }
    result.words += doc.tokens.size();
    complete |= gold.complete;
    count_places_as_one(gold, doc, places_as_one);
    for (const NamedSpan& name : gold.names) {
      Score& score = by_label[static_cast<std::size_t>(name.label)];
      ++score.gold;
      for (const Mention& mention : doc.mentions) {
        if (mention.kind == MentionKind::name && mention.tokens == name.tokens && mention.label == name.label)
          ++score.correct;
      }
    }
    for (const Mention& mention : doc.mentions) {
      if (mention.kind == MentionKind::name) ++by_label[static_cast<std::size_t>(mention.label)].predicted;
    }
  }
  Score all{"all", 0, 0, 0, std::nullopt};
  Score core{"PER+ORG+GPE+LOC, fine", 0, 0, 0, std::nullopt};
  const auto add = [](Score& to, const Score& from) {
    to.gold += from.gold;
    to.predicted += from.predicted;
    to.correct += from.correct;
  };
  for (std::size_t i = 0; i < by_label.size(); ++i) {
    const auto label = static_cast<EntityLabel>(i);
    if ((complete & bit_of(label)) == 0) continue;
    by_label[i].name = name_of(label);
    add(all, by_label[i]);
    if (label <= EntityLabel::LOC) add(core, by_label[i]);
    result.scores.push_back(by_label[i]);
  }
  result.scores.push_back(core);
  result.scores.push_back(places_as_one);
  result.scores.push_back(all);
  return result;
}

std::vector<Evaluation> evaluate(const Stages& stages, const std::string& path) {
  std::vector<Evaluation> all;
  const std::string bytes = read_maybe_gzip(path);
  if (bytes.starts_with('{')) {
    const Json first = Json::parse(std::string_view(bytes).substr(0, bytes.find('\n')), path + ":1");
    if (first.has("entities"))
      all.push_back(evaluate_names(stages, path));
    else if (first.has("expression"))
      all.push_back(evaluate_dates(stages, path));
    else if (first.has("pronoun"))
      all.push_back(evaluate_gap(stages, path));
    else if (first.has("chains"))
      all.push_back(evaluate_chains(stages, path));
    else
      throw InputError(path,
                       "has none of the members \"entities\", \"expression\", \"pronoun\" and "
                       "\"chains\" that tell what to measure");
  } else {
    all.push_back(evaluate_treebank(stages, path, true));
    all.push_back(evaluate_treebank(stages, path, false));
  }
  return all;
}

}  // namespace newsgraph
