// Finds who and what fills the roles of a rule, and whether its conditions hold.
#include <algorithm>
#include <string_view>

#include "extract/matcher.hpp"
#include "graph/property_text.hpp"

namespace newsgraph {

bool Matcher::takes(const RoleType* role, const std::string& type) {
  return role == nullptr || role->range.empty() ||
         std::find(role->range.begin(), role->range.end(), type) != role->range.end();
}

bool Matcher::holds(const Condition& condition, std::uint32_t trigger) const {
  // No path leaves the sentence, so none need be walked for words that it does not have.
  if (!condition.lemmas.empty() && !condition.lemmas.may_share(m_lemmas)) return false;
  for (const ArgumentPath& path : condition.paths) {
    for (const std::uint32_t token : follow(path, trigger)) {
      const bool word = condition.lemmas.empty() || condition.lemmas.count(lower_lemma(token)) != 0;
      if (!word) continue;
      if (condition.entity_types.empty()) return true;
      if (refers_to_any(token, condition.entity_types)) return true;
    }
  }
  return false;
}

// A name, or an agent of one: "Saudi officials" are Saudi Arabia here, too. "REB" and the like are sectors.
bool Matcher::refers_to_any(std::uint32_t token, const std::vector<std::string>& types) const {
  const auto wanted = [&](const std::string& type) {
    return std::find(types.begin(), types.end(), type) != types.end();
  };
  if (types.size() == 1 && wanted("Meeting") && m_entities.unnamed_meeting(token)) return true;
  if (const Reference* reference = m_entities.at(token)) {
    if (!reference->iso3.empty() && wanted("Country")) return true;
    if (reference->entity && (wanted(m_entities[*reference->entity].type) ||
                              wanted(property_text(m_entities[*reference->entity].properties, "sector"))))
      return true;
  }
  const std::vector<Actor> actors = m_actors.of(token);
  return std::any_of(actors.begin(), actors.end(),
                     [&](const Actor& actor) { return wanted(m_entities[actor.entity].type); });
}

// "[rivals] of Lind": somebody else than the one whose they are.
bool Matcher::is_relative(std::uint32_t token) const {
  return m_tree[token].upos == Upos::NOUN && m_pack.lexicon.relatives.count(m_tree[token].lemma) != 0;
}

Tokens Matcher::follow(const ArgumentPath& path, std::uint32_t trigger) const {
  using Kind = ArgumentStep::Kind;
  Tokens current{trigger};
  for (const ArgumentStep& step : path) {
    Tokens next;
    for (const std::uint32_t token : current) {
      Tokens found;
      switch (step.kind) {
        case Kind::self:
          found = {token};
          break;
        case Kind::subject:
          found = m_grammar.subjects(token);
          if (!found.empty() && is_relative(token)) found.clear();  // "arrested Lind's son"
          break;
        case Kind::object:
          found = m_grammar.objects(token);
          break;
        case Kind::clause:
          found = m_grammar.clauses(token);
          break;
        case Kind::infinitive:
          found = m_grammar.clauses_marked(token, "to");
          break;
        case Kind::that:
          found = m_grammar.clauses_marked(token, "that");
          break;
        case Kind::must:
          found = m_grammar.clauses_demanded(token);
          break;
        case Kind::modifier:
          found = m_grammar.modifiers(token);
          break;
        case Kind::pair:
          found = m_grammar.pair(token);
          break;
        case Kind::adposition:
          found = m_grammar.obliques(token, step.adposition);
          if (!found.empty() && step.adposition == "of" && is_relative(token))
            found.clear();  // "investigated rivals of Lind"
          // "agreements in principle on steel [with Chile]": parsers hang the partner on any noun before it.
          if (found.empty() && step.adposition == "with" &&
              m_pack.lexicon.agreement_nouns.count(m_tree[token].lemma) != 0)
            found = names_below(token, step.adposition);
          break;
        case Kind::light:
          if (const auto light = m_grammar.light_verb(token)) found = {*light};
          break;
        case Kind::head:
          if (const auto head = m_tree.head(token)) {
            found = {*head};
            const auto above = m_tree.head(*head);  // "crashed, killing one and [injuring] two"
            if (m_tree[token].deprel == Deprel::conj && above) found.push_back(*above);
          }
          break;
        case Kind::place:
          if (const auto place = place_below(token, 0)) found = {*place};
          break;
        case Kind::importer:
          found = importers(token);
          break;
        case Kind::condition:
          found = m_grammar.conditions(token);
          break;
        case Kind::goods:
          found = m_grammar.goods_behind(token);
          break;
        case Kind::origin:
          found = origins(token);
          break;
        case Kind::destination:
          found = names_below(token, "to");
          if (found.empty()) found = bound_for(token);
          break;
        case Kind::deed:
          found = m_grammar.deeds(token);
          break;
        case Kind::bearer:
          found = m_grammar.bearers(token);
          break;
        case Kind::sentence: {
          const TokenRange all = m_tree.sentence_tokens(token);
          for (std::uint32_t t = all.begin; t < all.end; ++t) found.push_back(t);
          break;
        }
        case Kind::country:
          if (m_actors.is_part_of_state(token) || m_actors.is_former_agent(token)) break;
          // "in the south of [Yemen]"
          if (m_pack.lexicon.quarters.count(lower_lemma(token)) != 0 && is_locative(token)) break;
          if (const auto country = m_actors.modifying_country(token)) found = {country->words.end - 1};
          break;
      }
      next.insert(next.end(), found.begin(), found.end());
    }
    current = std::move(next);
    if (current.empty()) break;
  }
  return current;
}

// "[Chilean] steel", "imports of fish, a staple, from [Chile]", "cars made in [Chile]"
Tokens Matcher::origins(std::uint32_t goods) const {
  Tokens out;
  Tokens nouns = m_grammar.objects(goods);  // "imports of [steel]"
  nouns.insert(nouns.begin(), goods);
  for (const std::uint32_t noun : nouns) {
    if (m_actors.is_part_of_state(noun)) continue;
    if (const auto country = m_actors.modifying_country(noun)) out.push_back(country->words.end - 1);
  }
  return out.empty() ? names_below(goods, "from") : out;
}

// "[Norwegian] imports from Chile", "goods that come into [Norway] from Chile"
Tokens Matcher::importers(std::uint32_t goods) const {
  if (m_pack.lexicon.goods.count(m_tree[goods].lemma) == 0 || names_below(goods, "from").empty()) return {};
  if (m_tree[goods].lemma == "import") {
    for (const std::uint32_t c : m_tree.children(goods)) {
      const Reference* named = c < goods ? m_entities.at(c) : nullptr;
      if (named != nullptr && !named->iso3.empty()) return {c};
    }
  }
  Tokens out = names_below(goods, "into");
  return out.empty() ? names_below(goods, "to") : out;
}

// Names behind the adposition in the noun's phrase, whatever word of it they were hung on.
Tokens Matcher::names_below(std::uint32_t noun, std::string_view adposition) const {
  Tokens out;
  const TokenRange phrase = m_tree.subtree(noun);
  for (std::uint32_t t = noun + 1; t < phrase.end; ++t) {
    if (m_entities.at(t) != nullptr && m_tree.case_of(t) == adposition && is_told_of(noun, t))
      out.push_back(t);
  }
  return out;
}

// "controls on exports of copper and tin bound for [Chile]": behind a list "bound" hangs on its last word.
Tokens Matcher::bound_for(std::uint32_t goods) const {
  const TokenRange phrase = m_tree.subtree(goods);
  for (std::uint32_t t = goods + 1; t + 2 < phrase.end; ++t) {
    const std::string_view word = m_tree.form(t);
    if ((word != "bound" && word != "destined") || m_tree.form(t + 1) != "for") continue;
    for (std::uint32_t name = t + 2; name < phrase.end; ++name) {
      if (m_entities.at(name) != nullptr && m_tree.case_of(name) == "for") return {name};
    }
  }
  return {};
}

// Is what stands below the noun told of that noun, and neither of a deed ("tools [used] in talks with Peru")
// nor of another like it ("a tax on wine and [a tax] on beer")?
bool Matcher::is_told_of(std::uint32_t noun, std::uint32_t below) const {
  for (std::uint32_t t = below; t != noun; t = *m_tree.head(t)) {
    const bool another = m_tree[t].deprel == Deprel::conj && m_tree.child(t, Deprel::det);
    if (m_tree.is_verb(t) || another || !m_tree.head(t)) return false;
  }
  return true;
}

// "Lind met Holm, urging [him] to act": not who urges; and no person is "it".
bool Matcher::is_somebody_else(std::uint32_t pronoun, const Actor& actor) const {
  if (m_tree[pronoun].upos != Upos::PRON) return false;
  const std::string& word = m_tree[pronoun].lemma;
  if ((word == "it" || word == "its") && m_entities[actor.entity].type == "Person") return true;
  const auto verb = m_tree.head(pronoun);
  if (m_tree[pronoun].deprel != Deprel::obj || m_tree[pronoun].xpos != Xpos::PRP || !verb ||
      !m_tree.is_verb(*verb) || m_grammar.is_passive(*verb) || m_tree.form(pronoun).ends_with("self") ||
      m_tree.form(pronoun).ends_with("selves"))
    return false;
  for (const std::uint32_t subject : m_grammar.subjects(*verb)) {
    if (subject == pronoun) continue;
    for (const Actor& doer : m_actors.of(subject)) {
      if (doer.entity == actor.entity) return true;
    }
  }
  return false;
}

bool Matcher::asks_of_clause(const Condition& condition) {
  return !condition.lemmas.empty() &&
         std::all_of(condition.paths.begin(), condition.paths.end(), [](const ArgumentPath& path) {
           return path.size() == 1 && path.front().kind == ArgumentStep::Kind::clause;
         });
}

// "Norway says Chile lies and that Peru [bombed] a port": who did what the rule asks for.
Tokens Matcher::follow_asked(const Rule* rule, const ArgumentPath& path, std::uint32_t trigger) const {
  const bool bound = rule != nullptr && path.size() > 1 && path.front().kind == ArgumentStep::Kind::clause &&
                     std::any_of(rule->require.begin(), rule->require.end(), asks_of_clause);
  if (!bound) return follow(path, trigger);
  Tokens out;
  for (const std::uint32_t clause : m_grammar.clauses(trigger)) {
    if (m_reality.is_negated(clause)) continue;  // "said Peru did not bomb it"
    const bool asked =
        std::all_of(rule->require.begin(), rule->require.end(), [&](const Condition& condition) {
          return !asks_of_clause(condition) || condition.lemmas.count(lower_lemma(clause)) != 0;
        });
    if (!asked) continue;
    const Tokens found = follow(ArgumentPath(path.begin() + 1, path.end()), clause);
    out.insert(out.end(), found.begin(), found.end());
  }
  return out;
}

// "its ambassador to [Israel], Anna Reid, …": with a comma alone the name tells who the ambassador is.
void Matcher::drop_person_beside_country(std::vector<Actor>& actors) const {
  if (actors.size() != 2 || m_entities[actors[0].entity].type != "Country" ||
      m_entities[actors[1].entity].type != "Person")
    return;
  const std::uint32_t comma = actors[0].words.end;
  if (comma + 1 == actors[1].words.begin && m_tree.form(comma) == ",") actors.pop_back();
}

std::vector<Actor> Matcher::fill(const std::vector<ArgumentPath>& paths, std::uint32_t trigger,
                                 const RoleType* role, const Rule* rule) const {
  // A role that persons cannot fill is about where; elsewhere a capital is first of all its government.
  const bool takes_place = role != nullptr && takes(role, "Place");
  const bool only_place = takes_place && !takes(role, "Person");
  const bool only_meeting =
      role != nullptr && role->required && role->range.size() == 1 && takes(role, "Meeting");
  for (const ArgumentPath& path : paths) {
    std::vector<Actor> found;
    for (const std::uint32_t token : follow_asked(rule, path, trigger)) {
      std::vector<Actor> actors;
      const bool place_first = only_place || (takes_place && is_locative(token));
      if (!place_first) actors = m_actors.of(token);
      if (actors.empty() && takes_place) {
        for (const std::uint32_t conjunct : m_tree.conjuncts(token)) {
          if (auto place = m_actors.place(conjunct)) actors.push_back(*place);
        }
      }
      if (actors.empty() && place_first) actors = m_actors.of(token);
      if (const auto unnamed = only_meeting ? m_entities.unnamed_meeting(token) : std::nullopt)
        actors = {Actor{*unnamed, {token, token + 1}}};
      // "Lind of [the Greens] and Holm": what stands behind the first of a list is told of the first alone.
      const bool above =
          path.back().kind == ArgumentStep::Kind::head || path.back().kind == ArgumentStep::Kind::bearer;
      if (above && token < trigger)
        std::erase_if(actors, [&](const Actor& actor) { return actor.words.begin > trigger; });
      // "trade chief [Lind] and Minister Holm": one chief is one person.
      if (path.back().kind == ArgumentStep::Kind::bearer && m_tree[trigger].xpos == Xpos::NN)
        std::erase_if(actors, [&](const Actor& actor) {
          return actor.words.begin > token && actor.words.begin >= m_entities.name_at(token).end;
        });
      // "a [deal] with Peru and a treaty with Chile": what is told of the deal is not told of the treaty.
      if (path.back().kind == ArgumentStep::Kind::self && m_tree.child(trigger, Deprel::nmod))
        std::erase_if(actors, [&](const Actor& actor) { return actor.words.begin > trigger; });
      drop_person_beside_country(actors);
      for (const Actor& actor : actors) {
        if (!takes(role, m_entities[actor.entity].type) || is_somebody_else(token, actor)) continue;
        const bool known =
            std::any_of(found.begin(), found.end(), [&](const Actor& a) { return a.entity == actor.entity; });
        if (!known) found.push_back(actor);
      }
    }
    if (!found.empty()) return found;
  }
  return {};
}

// "the city of [Lima]", "the capital, [Lima]", "Callao, [Peru]": the name of, or around, the place above.
bool Matcher::names_same_place(std::uint32_t token) const {
  const auto above = m_tree.head(token);
  if (!above || m_tree.is_verb(*above)) return false;
  const Deprel relation = m_tree[token].deprel;
  return relation == Deprel::appos || relation == Deprel::nmod_unmarked || relation == Deprel::flat ||
         (relation == Deprel::nmod && m_tree.case_of(token) == "of");
}

bool Matcher::names_place(std::uint32_t token) const {
  const Reference* named = m_entities.at(token);
  if (named == nullptr || named->demonym) return false;
  return !named->place.empty() || !named->iso3.empty() ||
         (named->entity && m_entities[*named->entity].type == "Place");
}

// The first name of a place in a phrase, or among the places of a verb: "a mosque in [Lima]", "villages near
// the town of [Ica]", "a wedding at a hotel in Ancón, [Peru]" when nobody knows Ancón.
std::optional<std::uint32_t> Matcher::place_below(std::uint32_t token, int depth) const {
  constexpr int kMaxDepth = 5;
  if (depth > kMaxDepth) return std::nullopt;
  std::optional<std::uint32_t> region;  // "[Lima] province": nothing nearer has a name
  for (const std::uint32_t c : m_tree.children(token)) {
    const Deprel relation = m_tree[c].deprel;
    const bool below =
        relation == Deprel::nmod || relation == Deprel::obl || relation == Deprel::obl_unmarked;
    const bool tells =
        names_same_place(c) || (below && m_pack.lexicon.locative_cases.count(m_tree.case_of(c)) != 0);
    if (!tells) continue;
    if (names_place(c)) return c;
    if (const auto deeper = place_below(c, depth + 1)) return deeper;
    if (!region && m_entities.at(c) == nullptr && m_actors.place(c)) region = c;
  }
  return region;
}

// "accuse each [other]", "expel each [other]'s diplomats": whoever acts is acted on.
bool Matcher::acts_on_each_other(const Rule& rule, std::uint32_t trigger) const {
  for (const ArgumentPath& path : rule.target) {
    for (const std::uint32_t phrase : follow(path, trigger)) {
      const std::uint32_t token = m_tree.child(phrase, Deprel::nmod_poss).value_or(phrase);
      const std::string& lemma = m_tree[token].lemma;
      const bool first = lemma == "each" || lemma == "one";
      const std::uint32_t last = first ? token + 1 : token;
      if (last == 0 || last >= m_tree.sentence_tokens(token).end) continue;
      const std::string& one = m_tree[last - 1].lemma;
      const std::string& other = m_tree[last].lemma;
      if ((one == "each" && other == "other") || (one == "one" && other == "another")) return true;
    }
  }
  return false;
}

// An actor that nothing is known of, so that it is not lost: "[masked men] attacked …".
std::optional<std::uint32_t> Matcher::unknown_actor(const std::vector<ArgumentPath>& paths,
                                                    std::uint32_t trigger) const {
  for (const ArgumentPath& path : paths) {
    for (const std::uint32_t token : follow(path, trigger)) {
      if (token == trigger || !m_tree.is_nominal(token) || m_tree[token].upos == Upos::PRON) continue;
      if (!is_locative(token) && m_tree.time_at(token) == nullptr) return token;
    }
  }
  return std::nullopt;
}

// "[it] continues to launch attacks", "[soldiers] opened fire", "was held by mutinous [troops]": the sentence
// tells who, though not by name, so that it was not nobody.
std::optional<std::uint32_t> Matcher::unknown_doer(const Rule& rule, std::uint32_t trigger) const {
  const Lexicon& words = m_pack.lexicon;
  for (const ArgumentPath& path : rule.source) {
    for (const std::uint32_t token : follow(path, trigger)) {
      if (token == trigger || is_locative(token) || m_tree.time_at(token) != nullptr) continue;
      const std::string doer = lower_lemma(token);
      const bool body = words.union_nouns.count(doer) != 0 || words.body_nouns.count(doer) != 0 ||
                        words.collective_groups.count(doer) != 0 || words.home_agents.count(doer) != 0 ||
                        words.state_nouns.count(doer) != 0 || words.measure_nouns.count(doer) != 0;
      if (body || names_strangers(token) || m_tree[token].upos == Upos::PRON) return token;
    }
  }
  return std::nullopt;
}

// The words of its phrase up to the noun.
std::optional<Span> Matcher::words_of_unknown(const std::vector<ArgumentPath>& paths,
                                              std::uint32_t trigger) const {
  const auto token = unknown_actor(paths, trigger);
  if (!token) return std::nullopt;
  TokenRange words{*token, *token + 1};
  const auto goes_on = [&](std::uint32_t before) {
    const Token& word = m_tree[before];
    const bool ends = word.upos == Upos::ADP || (word.upos == Upos::PUNCT && m_tree.form(before) != "-");
    return m_tree.dominates(*token, before) && !ends;
  };
  while (words.begin > m_tree.sentence_tokens(*token).begin && goes_on(words.begin - 1)) --words.begin;
  if (m_tree.form(words.begin) == "-") ++words.begin;  // the rest of "surface-to-air" lies elsewhere
  return m_tree.span(words);
}

// "sanctions on [12 firms]", "arrested [nine of them]": people or bodies fill the role, though nobody knows
// which.
bool Matcher::is_filled_by_strangers(const Rule& rule, const char* role, std::uint32_t trigger) const {
  if (!takes(rule.type->role(role), "Group")) return false;  // nobody resigns from "[leader]"
  const auto token = unknown_actor(role == std::string_view("source") ? rule.source : rule.target, trigger);
  if (!token || m_tree[*token].deprel == Deprel::compound) return false;  // "a [prisoner] swap"
  return names_strangers(*token);
}

bool Matcher::names_strangers(std::uint32_t token) const {
  const std::string noun = lower_lemma(token);
  return m_pack.lexicon.group_nouns.count(noun) != 0 || m_pack.lexicon.strangers.count(noun) != 0;
}

bool Matcher::is_locative(std::uint32_t token) const {
  const std::string adposition = m_tree.case_of(token);
  if (m_pack.lexicon.locative_cases.count(adposition) != 0) return true;
  if (names_same_place(token)) return is_locative(*m_tree.head(token));
  const auto governor = m_tree.head(token);
  const bool motion = governor && m_pack.lexicon.motion_verbs.count(m_tree[*governor].lemma) != 0;
  return motion && (adposition.empty() || adposition == "to" || adposition == "from" || adposition == "for" ||
                    adposition == "of");
}

Matcher::Match* Matcher::find_act(const Rule& rule, std::uint32_t trigger,
                                  std::vector<Match>& matches) const {
  for (const ArgumentPath& path : rule.act) {
    for (const std::uint32_t token : follow(path, trigger)) {
      for (Match& match : matches) {
        if (match.consumed || match.relations.empty() || match.trigger == trigger ||
            match.rule->type == rule.type)
          continue;
        if (!match.rule->type->is_event) continue;
        if (!rule.act_types.empty() && rule.act_types.count(match.rule->type->name) == 0) continue;
        const auto light = m_grammar.light_verb(match.trigger);
        if (match.trigger == token || (light && *light == token)) return &match;
      }
    }
  }
  if (rule.act_types.empty()) return nullptr;
  // "warnings by … on Jan. 26 that …": a far clause is often attached elsewhere; take the next such event to
  // the right.
  constexpr std::uint32_t kReach = 16;
  Match* nearest = nullptr;
  for (Match& match : matches) {
    if (match.consumed || match.relations.empty() || rule.act_types.count(match.rule->type->name) == 0)
      continue;
    if (match.trigger <= trigger || match.trigger > trigger + kReach) continue;
    // "threatens to stoke a row that has seen Peru impose duties": what was done is no threat.
    const Status status = match.relations.front().status;
    const bool done = status == Status::actual || status == Status::past;
    if (done && m_tree[match.trigger].xpos != Xpos::VBG) continue;
    if (m_tree.dominates(match.trigger, trigger)) continue;  // "despite warnings by …, Peru raised duties"
    if (nearest == nullptr || match.trigger < nearest->trigger) nearest = &match;
  }
  return nearest;
}

}  // namespace newsgraph
