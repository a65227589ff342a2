#include "extract/whose_time.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "base/iso_day.hpp"
#include "extract/clause_forms.hpp"
#include "extract/of_sentence.hpp"

namespace newsgraph {
namespace {

// "According to the ministry on Monday, …": the day on which it was said.
bool is_in_opening_source(const Tree& tree, std::uint32_t token) {
  const TokenRange sentence = tree.sentence_tokens(token);
  if (tree.form(sentence.begin) != "According") return false;
  for (std::uint32_t t = sentence.begin; t < token; ++t) {
    if (tree.form(t) == ",") return false;
  }
  return true;
}

// "the [2025] protests", "[last week]'s attack", "[the 2007] peace conference": the noun behind.
std::optional<std::uint32_t> noun_behind(const Tree& tree, TokenRange time) {
  for (std::uint32_t t = time.begin; t < time.end; ++t) {
    const auto governor = tree.head(t);
    if (!governor || *governor < time.end || tree.is_verb(*governor)) continue;
    const Deprel relation = tree[t].deprel;
    if (relation == Deprel::nummod || relation == Deprel::compound || relation == Deprel::amod ||
        relation == Deprel::nmod_poss)
      return governor;
  }
  return std::nullopt;
}

bool is_light_verb_of(const Tree& tree, const Lexicon& lexicon, std::uint32_t verb, std::uint32_t noun) {
  return tree.head(noun) == verb && lexicon.light_verbs.count(tree[verb].lemma) != 0;
}

// The noun that the time stands with, names of people and places between them passed over: "the [killing] of
// Anna Reid in 2000".
std::optional<std::uint32_t> noun_of(const Tree& tree, std::uint32_t time) {
  auto noun = tree.head(time);
  for (int steps = 0; noun && tree[*noun].upos == Upos::PROPN && steps < 4; ++steps) noun = tree.head(*noun);
  if (!noun || tree[*noun].upos != Upos::NOUN) return std::nullopt;
  return noun;
}

bool names_event(const Tree& tree, const Lexicon& lexicon, const RuleSet& rules, std::uint32_t noun) {
  const std::string& lemma = tree[noun].lemma;
  return tree[noun].upos == Upos::NOUN && lexicon.meeting_nouns.count(lemma) == 0 &&
         lexicon.motion_verbs.count(lemma) == 0 && !rules.triggered_by(lemma, TriggerKind::noun).empty();
}

bool is_behind_in_time(const std::string& adposition) {
  return adposition == "after" || adposition == "follow" || adposition == "following" ||
         adposition == "before" || adposition == "since" || adposition == "despite" ||
         adposition == "because of";
}

// "in response to the [raid]": it was there before the answer.
bool is_answered(const Tree& tree, const Lexicon& lexicon, std::uint32_t noun) {
  const auto adposition = tree.child(noun, Deprel::case_);
  if (!adposition) return false;
  const auto is_answer = [&](std::uint32_t word) {
    return lexicon.answer_nouns.count(tree[word].lemma) != 0;
  };
  const auto whole = tree.head(noun);
  return (*adposition > 0 && is_answer(*adposition - 1)) || is_answer(*adposition) ||
         (*adposition + 1 < noun && is_answer(*adposition + 1)) || (whole && is_answer(*whole));
}

// Neither a comma nor a verb stands between.
bool is_right_behind(const Tree& tree, std::uint32_t noun, std::uint32_t time) {
  for (std::uint32_t t = noun + 1; t < time; ++t) {
    if (tree.form(t) == "," || tree.is_verb(t)) return false;
  }
  return noun < time;
}

// "flew to Lima after a meeting of the cabinet [on Monday]": the phrase right before the time, which tells of
// something earlier, may own it, however the parser hung the time.
bool is_behind_earlier_event(const Tree& tree, const Lexicon& lexicon, TokenRange time,
                             std::uint32_t predicate) {
  for (std::uint32_t t = predicate + 1; t < time.begin; ++t) {
    if (tree[t].upos == Upos::NOUN && (is_behind_in_time(tree.case_of(t)) || is_answered(tree, lexicon, t)) &&
        is_right_behind(tree, t, time.begin))
      return true;
  }
  return false;
}

// "protested on Friday against the [killing]", "applied in May, following the [invasion]", "jailed on Friday
// for the [attacks]", "condemned on Friday the [raid]": what the clause is about was before it. Talks are
// held when people meet for them.
bool is_older_than_clause(const Tree& tree, const Lexicon& lexicon, const TimeExpression& expression,
                          std::uint32_t predicate) {
  const std::uint32_t time = tree.head_of(expression.tokens);
  if (tree.is_verb(predicate) || tree.dominates(predicate, time)) return false;
  std::string adposition = tree.case_of(predicate);
  const auto whole = tree.head(predicate);  // "after ten days of [talks]"
  if (adposition == "of" && whole && !tree.is_verb(*whole)) adposition = tree.case_of(*whole);
  const bool behind = is_behind_in_time(adposition) || is_answered(tree, lexicon, predicate);
  // "after the invasion of Peru by Chile in 1990", "after her resignation on Friday"
  if ((behind || expression.from != expression.to) &&
      is_right_behind(tree, predicate, expression.tokens.begin))
    return false;
  // "arrived on Thursday from a [summit]"
  const bool left = adposition == "from" && whole && lexicon.motion_verbs.count(tree[*whole].lemma) != 0;
  if (behind || left || adposition == "against" || adposition == "over" || adposition == "into" ||
      adposition == "despite")
    return true;
  const auto verb = tree.head(predicate);
  if (adposition == "for" && verb) {
    return lexicon.meeting_nouns.count(tree[predicate].lemma) == 0 ||
           lexicon.motion_verbs.count(tree[*verb].lemma) != 0;
  }
  return tree[predicate].deprel == Deprel::obj && verb && tree.head(time) == verb &&
         lexicon.speech_acts.count(tree[*verb].lemma) != 0;
}

// "left on Monday to [meet] Lind", "signed on Friday a deal to [send] troops": the end has a day of its own.
bool is_before_end(const Tree& tree, const Lexicon& lexicon, std::uint32_t predicate, std::uint32_t time) {
  if (!is_infinitive(tree, predicate) || time > predicate || tree.dominates(predicate, time)) return false;
  const auto above = tree.head(predicate);
  if (tree[predicate].deprel == Deprel::acl) return true;
  return above && tree[predicate].deprel != Deprel::conj &&
         (lexicon.motion_verbs.count(tree[*above].lemma) != 0 ||
          lexicon.departing_verbs.count(tree[*above].lemma) != 0);
}

// "urged Peru to leave [next Sunday]", "asked them to stay until the elections [next year]": the time of what
// is asked for, unless it is the day of the news, the one before or of long ago.
bool is_of_what_is_asked(const Tree& tree, const Lexicon& lexicon, const TimeExpression& time,
                         std::uint32_t predicate) {
  if (time.tokens.begin < predicate || !tree.is_verb(predicate) ||
      find_status(lexicon.verb_status, tree[predicate].lemma) != Status::proposed)
    return false;
  const auto told = iso::day(time.to);
  const auto today = iso::day(tree.doc().date);
  if (told && today && *told <= *today && *today - *told <= std::chrono::days(1)) return false;
  if (is_long_before(time.to, tree.doc().date)) return false;
  const auto children = tree.children(predicate);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    return c > predicate && c < time.tokens.begin && tree[c].xpos == Xpos::VB && is_infinitive(tree, c) &&
           tree[c].deprel != Deprel::conj;
  });
}

// "the price for [2009]", wherever it hangs; "postponed to [July]"
bool is_span_of_plan(const Tree& tree, const TimeExpression& expression) {
  const std::uint32_t time = tree.head_of(expression.tokens);
  const auto adposition = tree.child(time, Deprel::case_);
  const auto governor = tree.head(time);
  if (!governor || !adposition || *adposition == 0) return false;
  if (tree[*adposition].lemma == "for")
    return expression.from != expression.to && tree[*adposition - 1].upos == Upos::NOUN;
  const std::string& verb = tree[*governor].lemma;
  return tree[*adposition].lemma == "to" &&
         (verb == "postpone" || verb == "delay" || verb == "extend" || verb == "defer");
}

// "jailed over the [killings] in 2000": an event beside the one asked of. Who comes for talks on Monday comes
// on Monday.
bool is_of_event_beside(const Tree& tree, const Lexicon& lexicon, const RuleSet& rules, std::uint32_t time,
                        std::uint32_t predicate) {
  // "deported under the Tarno Act [of 1798]": part of a name
  const auto name = tree.head(time);
  if (name && *name != predicate && tree[*name].upos == Upos::PROPN && tree.case_of(time) == "of" &&
      tree[*name].deprel != Deprel::obj)
    return true;
  const auto noun = noun_of(tree, time);
  if (!noun || *noun == predicate) return false;
  if (is_behind_in_time(tree.case_of(*noun))) return true;  // "since their accord of [last September]"
  if (is_light_verb_of(tree, lexicon, predicate, *noun)) return false;
  if (tree.case_of(time) == "of" && tree.head(time) == noun) return true;  // "the bombing of October 11"
  const Deprel relation = tree[*noun].deprel;
  if (relation != Deprel::obl && relation != Deprel::nmod) return false;
  return names_event(tree, lexicon, rules, *noun);
}

// "blames Chile for the [arrest] of Anna Reid in 2000": a year is told of the event right before it, whereas
// a day ("on Monday") may be that of the clause.
bool is_year_behind_event(const Tree& tree, const Lexicon& lexicon, const RuleSet& rules,
                          const TimeExpression& time, std::uint32_t predicate) {
  if (!time.from.ends_with("-01-01") || !time.to.ends_with("-12-31")) return false;
  for (std::uint32_t t = predicate + 1; t < time.tokens.begin; ++t) {
    const Deprel relation = tree[t].deprel;
    if ((relation == Deprel::obl || relation == Deprel::nmod) && names_event(tree, lexicon, rules, t))
      return true;
  }
  return false;
}

// "by men jailed in 2000": the time stands right behind a participle that describes a noun.
bool is_right_behind_other_participle(const Tree& tree, TokenRange time, std::uint32_t predicate) {
  std::uint32_t t = time.begin;
  while (t > 0 && (tree[t - 1].upos == Upos::ADP || tree[t - 1].upos == Upos::ADV)) --t;
  if (t == 0 || t - 1 == predicate) return false;
  const Token& before = tree[t - 1];
  return before.xpos == Xpos::VBN && (before.deprel == Deprel::acl || before.deprel == Deprel::acl_relcl) &&
         t - 1 > predicate && tree.head(t - 1) != predicate;
}

// "a general wanted for crimes in the [1990s] has been arrested": news in the present perfect is of no day
// long past.
bool is_long_before_perfect(const Tree& tree, const TimeExpression& time, std::uint32_t predicate) {
  const auto governor = tree.head(tree.head_of(time.tokens));
  if (!governor || *governor == predicate || !is_long_before(time.to, tree.doc().date)) return false;
  const auto children = tree.children(predicate);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    const Token& word = tree[c];
    return word.deprel == Deprel::aux && word.lemma == "have" &&
           (word.xpos == Xpos::VBZ || word.xpos == Xpos::VBP);
  });
}

constexpr std::size_t kDay = 10;  // bytes of "YYYY-MM-DD"

// Times are named there, and all of long ago.
bool names_only_old_times(const Tree& tree, TokenRange tokens, const std::string& today) {
  bool found = false;
  for (const TimeExpression& time : of_sentence(tree.doc().times, tokens)) {
    if (time.kind != TimeKind::date) continue;
    if (!is_long_before(time.to, today) || is_since(tree, time.tokens)) return false;
    found = true;
  }
  return found;
}

bool is_earlier(const Tree& tree, std::uint32_t word) { return tree.form(word) == "earlier"; }

// "in those years", "at the time", "ten years earlier"
bool is_of_bygone_time(const Tree& tree, std::uint32_t word) {
  const Token& token = tree[word];
  const bool long_span = token.lemma == "year" || token.lemma == "decade";
  const auto det = tree.child(word, Deprel::det);
  const std::string adposition = tree.case_of(word);
  if (det && tree[*det].lemma == "that" && token.xpos == Xpos::NNS)
    return (long_span || token.lemma == "day") && (adposition == "in" || adposition == "during");
  if (token.lemma == "time" && det && tree[*det].lemma == "the" && adposition == "at")
    return tree.subtree(word).size() == 3;
  const std::uint32_t noun = is_earlier(tree, word) && word > 0 ? word - 1 : word;
  return (tree[noun].lemma == "year" || tree[noun].lemma == "decade") && tree[noun].xpos == Xpos::NNS &&
         tree.case_of(noun).empty() && noun + 1 < tree.size() && is_earlier(tree, noun + 1);
}

// "in the [1980s]", not of the decade that the article is of
bool is_decade(const Tree& tree, std::uint32_t word, const std::string& today) {
  const std::string_view form = tree.form(word);
  return form.size() >= 5 && form.ends_with("0s") && form[form.size() - 5] >= '1' &&
         form[form.size() - 5] <= '2' && form.substr(form.size() - 5, 3) < today.substr(0, 3);
}

// "who [once] backed him", but "once again"
bool is_once(const Tree& tree, std::uint32_t word) {
  return tree.form(word) == "once" && tree[word].deprel == Deprel::advmod && word + 1 < tree.size() &&
         (tree.is_verb(word + 1) || tree[word + 1].upos == Upos::AUX);
}

bool has_bygone_time(const Tree& tree, std::uint32_t verb, const std::string& today) {
  const auto children = tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    return is_once(tree, c) || is_of_bygone_time(tree, c) || is_decade(tree, c, today);
  });
}

// "[In the 1980s] he fought rebels backed by Peru": all that such a sentence tells in the past.
bool opens_with_decade(const Tree& tree, TokenRange sentence, const std::string& today) {
  if (tree.form(sentence.begin) != "In" && tree.form(sentence.begin) != "During") return false;
  constexpr std::uint32_t kWords = 4;  // "In the early 1980s"
  const std::uint32_t limit = std::min(sentence.end, sentence.begin + kWords);
  for (std::uint32_t t = sentence.begin + 1; t < limit; ++t) {
    if (is_decade(tree, t, today)) return true;
  }
  return false;
}

// The "when" that opens the clause of the verb.
std::optional<std::uint32_t> when_of(const Tree& tree, std::uint32_t verb) {
  std::uint32_t first = tree.subtree(verb).begin;
  if (first < verb && tree.form(first) == ",") ++first;
  return first < verb && tree[first].lemma == "when" ? std::optional(first) : std::nullopt;
}

// "in 2008, when Chile [expelled] him", "when Chile last [sent] troops"
bool is_when_of_old(const Tree& tree, std::uint32_t verb, const std::string& today) {
  const auto when = when_of(tree, verb);
  if (!when) return false;
  if (tree.form(verb - 1) == "last") return true;
  const TokenRange sentence = tree.sentence_tokens(verb);
  if (*when < sentence.begin + 2) return false;
  const std::uint32_t before = tree.form(*when - 1) == "," ? *when - 2 : *when - 1;
  const auto times = of_sentence(tree.doc().times, sentence);
  return std::any_of(times.begin(), times.end(), [&](const TimeExpression& time) {
    return time.tokens.contains(before) && is_long_before(time.to, today);
  });
}

bool is_marked_as_old(const Tree& tree, std::uint32_t verb, const std::string& today) {
  if (is_when_of_old(tree, verb, today) || has_bygone_time(tree, verb, today)) return true;
  const auto children = tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    // "when it shut the frontier in 2019, Chile accused"
    return tree[c].deprel == Deprel::advcl && when_of(tree, c) &&
           (names_only_old_times(tree, tree.subtree(c), today) || is_when_of_old(tree, c, today));
  });
}

// "Weeks [later] he flew to Lima", "Chile [later] shelled it": what came next.
bool tells_what_came_next(const Tree& tree, std::uint32_t verb) {
  const auto children = tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    return c < verb && tree[c].lemma == "late" && (tree.form(c) == "later" || tree.form(c) == "Later");
  });
}

// "He had attacked it", "weeks later he attacked it" behind a sentence that tells of long ago; but "said that
// he had attacked it" reports the news of today.
bool is_sequel_of_old(const Tree& tree, std::uint32_t verb, const std::string& today) {
  if (tree[verb].deprel == Deprel::ccomp) return false;
  const auto auxiliary = tree.child(verb, Deprel::aux);
  const bool pluperfect = auxiliary && tree[*auxiliary].lemma == "have" && tree[*auxiliary].xpos == Xpos::VBD;
  if (!pluperfect && !tells_what_came_next(tree, verb)) return false;
  const TokenRange sentence = tree.sentence_tokens(verb);
  return sentence.begin > 0 && of_sentence(tree.doc().times, sentence).empty() &&
         names_only_old_times(tree, tree.sentence_tokens(sentence.begin - 1), today);
}

// "a pact [under which] the two agreed to meet": told of the noun's own time, as not every clause about it
// is.
bool is_set_in_noun(const Tree& tree, std::uint32_t verb) {
  std::uint32_t first = tree.subtree(verb).begin;
  if (tree.form(first) == ",") ++first;
  return first + 1 < verb && tree[first].upos == Upos::ADP && tree[first + 1].lemma == "which";
}

// In a sentence of long ago, a clause that goes with an old time: "left in 2008, nine years after Peru
// [shelled] it", "quit in 2008 a pact under which the two had [agreed] to meet".
bool goes_with_old_time(const Tree& tree, std::uint32_t verb, const std::string& today) {
  constexpr int kMostSteps = 4;
  const TokenRange sentence = tree.sentence_tokens(verb);
  const auto times = of_sentence(tree.doc().times, sentence);
  if (times.empty() || !names_only_old_times(tree, sentence, today)) return false;
  const auto is_dated = [&](std::uint32_t word) {
    return std::any_of(times.begin(), times.end(), [&](const TimeExpression& time) {
      if (time.kind != TimeKind::date) return false;
      const std::uint32_t head = tree.head_of(time.tokens);
      const auto owner = tree.head(head);
      if (!owner || owner == word) return owner == word;
      // "backed it in the vote [of 1990]"
      return tree.case_of(head) == "of" && tree.head(*owner) == word && tree.case_of(*owner) == "in" &&
             tree[*owner].upos == Upos::NOUN;
    });
  };
  std::uint32_t current = verb;
  for (int steps = 0; steps < kMostSteps; ++steps) {
    if (is_dated(current)) return true;
    const auto above = tree.head(current);
    if (!above) return false;
    switch (tree[current].deprel) {
      case Deprel::advcl:
        if (!tree.is_verb(*above) || *above > current) return false;
        break;
      case Deprel::acl_relcl:
        if (!is_set_in_noun(tree, current)) return false;
        break;
      case Deprel::obj:
      case Deprel::obl:
      case Deprel::obl_agent:
        break;
      default:
        return false;
    }
    current = *above;
  }
  return false;
}

// The finite verb in whose clause the word stands: "[accused] Chile of seizing it".
std::optional<std::uint32_t> finite_verb_of(const Tree& tree, std::uint32_t word) {
  std::uint32_t current = word;
  for (int steps = 0; steps < 4; ++steps) {
    if (tree.is_verb(current) && is_finite(tree, current)) return current;
    const auto governor = tree.head(current);
    if (!governor) return std::nullopt;
    current = *governor;
  }
  return std::nullopt;
}

bool is_told_in_past(const Tree& tree, std::uint32_t verb) {
  const auto children = tree.children(verb);
  const bool present = std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    const Token& word = tree[c];
    const bool auxiliary = word.deprel == Deprel::aux || word.deprel == Deprel::aux_pass;
    return auxiliary && word.xpos != Xpos::VBD && word.xpos != Xpos::VBN;
  });
  return !present && (tree[verb].xpos == Xpos::VBD || tree[verb].xpos == Xpos::VBN);
}

}  // namespace

std::string day_of_article(const Tree& tree) {
  if (!tree.doc().date.empty()) return tree.doc().date;
  std::string newest;
  for (const TimeExpression& time : tree.doc().times) {
    if (time.kind != TimeKind::date || time.to.size() < kDay) continue;
    const auto verb = finite_verb_of(tree, tree.head_of(time.tokens));
    const auto auxiliary = verb ? tree.child(*verb, Deprel::aux) : std::nullopt;
    const bool perfect = auxiliary && tree[*auxiliary].lemma == "have";
    if (verb && (perfect || is_told_in_past(tree, *verb)))
      newest = std::max(newest, time.to.substr(0, 4) + "-01-01");
  }
  return newest;
}

bool is_background(const Tree& tree, std::uint32_t predicate, const std::string& today) {
  if (!tree.is_verb(predicate)) return false;
  if (has_bygone_time(tree, predicate, today) ||
      (is_told_in_past(tree, predicate) && opens_with_decade(tree, tree.sentence_tokens(predicate), today)))
    return true;
  for (const std::uint32_t c : tree.children(predicate)) {
    if (tree[c].deprel == Deprel::conj && tree.is_verb(c) && has_bygone_time(tree, c, today)) return true;
  }
  const auto is_old = [&](std::uint32_t verb) {
    if (!is_told_in_past(tree, verb)) return false;
    if (is_marked_as_old(tree, verb, today) || is_sequel_of_old(tree, verb, today)) return true;
    const auto first = tree[verb].deprel == Deprel::conj ? tree.head(verb) : std::nullopt;
    return first && *first < verb &&
           (is_when_of_old(tree, *first, today) || is_sequel_of_old(tree, *first, today));
  };
  const auto finite = finite_verb_of(tree, predicate);
  if (is_old(predicate) || (finite && *finite != predicate && is_old(*finite))) return true;
  return finite && is_told_in_past(tree, *finite) && goes_with_old_time(tree, predicate, today);
}

bool is_since(const Tree& tree, TokenRange time) {
  return tree.case_of(tree.head_of(time)) == "since" ||
         (time.begin > 0 && tree[time.begin - 1].lemma == "since");
}

bool is_time_of_another(const Tree& tree, const Lexicon& lexicon, const RuleSet& rules,
                        const TimeExpression& expression, std::uint32_t predicate) {
  const TokenRange time = expression.tokens;
  if (is_in_opening_source(tree, time.begin)) return true;
  const std::uint32_t head = tree.head_of(time);
  const auto governor = tree.head(head);
  if (is_since(tree, time)) {  // "the first visit since 2015"; but "has banned it since 2022"
    const auto auxiliary = tree.child(predicate, Deprel::aux);
    return governor != predicate || !auxiliary || tree[*auxiliary].lemma != "have";
  }
  if (is_older_than_clause(tree, lexicon, expression, predicate) ||
      is_before_end(tree, lexicon, predicate, head) || is_span_of_plan(tree, expression) ||
      is_of_what_is_asked(tree, lexicon, expression, predicate) ||
      is_behind_earlier_event(tree, lexicon, time, predicate))
    return true;
  if (is_right_behind_other_participle(tree, time, predicate) ||
      is_long_before_perfect(tree, expression, predicate))
    return true;
  if (const auto noun = noun_behind(tree, time))  // "holds Monday's talks"
    return *noun != predicate && !is_light_verb_of(tree, lexicon, predicate, *noun);
  if (is_year_behind_event(tree, lexicon, rules, expression, predicate)) return true;
  const std::string adposition = tree.case_of(head);
  // "a deal to deliver ten ships by June", "banned it until May", "will come before May"
  if (adposition == "until" || adposition == "till" || adposition == "before") return true;
  if (!governor || *governor == predicate) return false;
  if (adposition == "from" && !tree.is_verb(*governor) && expression.to < tree.doc().date)
    return true;  // "a law from [1798]"
  if (adposition == "by" && tree.is_verb(*governor) && tree[*governor].deprel == Deprel::advcl) return true;
  return is_of_event_beside(tree, lexicon, rules, head, predicate);
}

bool is_seen_from_day(std::string_view time) {
  return time == "today" || time == "Today" || time == "yesterday" || time == "tomorrow" || time == "tonight";
}

bool is_long_before(const std::string& day, const std::string& article) {
  if (day.size() < kDay || article.size() < kDay) return false;
  const auto year = iso::year(article);
  return year && day < std::to_string(*year - 1) + article.substr(4);
}

bool is_old_news(const TimeRange& time, const std::string& article) {
  if (time.to.size() < kDay || article.size() < kDay) return false;
  if (time.to < article && time.text.ends_with("ago")) return true;
  const auto told = iso::month_count(time.to);
  const auto published = iso::month_count(article);
  return told && published && *told + 1 < *published;
}

}  // namespace newsgraph
