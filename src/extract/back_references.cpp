#include "extract/back_references.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/utf8.hpp"
#include "extract/actors.hpp"
#include "extract/first_person.hpp"
#include "extract/locations.hpp"
#include "graph/property_text.hpp"

namespace newsgraph {
namespace {

class BackReferences {
public:
  BackReferences(const Tree& tree, EntityTable& entities, const LanguagePack& pack,
                 const std::vector<OfficeHeld>& offices, const Titles& titles)
      : m_tree(tree),
        m_entities(entities),
        m_pack(pack),
        m_offices(offices),
        m_titles(titles),
        m_words(titles.words()),
        m_actors(tree, entities, pack, Strangers::ignored) {}

  void read() {
    read_titles();
    read_ages();
    read_states();
    read_unions();
    read_lands();
    read_other_countries();
    read_kinds();
    read_firms();
    read_bodies();
    read_halves();
    read_statements();
  }

private:
  void point(TokenRange words, EntityId id) {
    m_entities.add_mention(id, m_tree.span(words));
    m_entities.refer(words, reference_to(id));
  }

  // "the Foreign Secretary", "Norway's president" without a name, where one person of the article has that
  // office.
  void read_titles() {
    for (std::uint32_t t = 0; t < m_tree.size(); ++t) {
      const TokenRange sentence = m_tree.sentence_tokens(t);
      std::uint32_t end = 0;
      const Office* office = m_titles.at(t, sentence.end, end);
      if (office == nullptr) continue;
      const TokenRange title{t, end};
      if (is_free(title) && is_bare_title(title, sentence)) {
        std::set<EntityId> holders = holders_of(*office, country_before(t));
        std::erase_if(holders, [&](EntityId holder) { return is_named_beside(holder, title); });
        if (holders.size() == 1)
          point(title, *holders.begin());
        else if (holders.empty() && !office->country.empty() && office->represents)
          point(title, m_entities.country(office->country));  // "the Pope" acts for the Vatican
      }
      t = end - 1;
    }
  }

  // "[The 48-year-old] said": the person of whom the sentence before tells.
  void read_ages() {
    for (std::uint32_t t = 5; t < m_tree.size(); ++t) {
      const TokenRange words{t - 5, t + 1};
      const bool age = m_words[t] == "old" && m_words[t - 2] == "year" && m_words[t - 5] == "the" &&
                       m_tree[t - 4].upos == Upos::NUM && m_tree.sentence_of(t) == m_tree.sentence_of(t - 5);
      const bool noun_follows = t + 1 < m_tree.size() && m_tree.is_nominal(t + 1);
      if (!age || noun_follows || !is_free(words) || m_tree.sentence_of(t) == 0) continue;
      const TokenRange before = m_tree.doc().sentences[m_tree.sentence_of(t) - 1].tokens;
      for (std::uint32_t verb = before.begin; verb < before.end; ++verb) {
        if (m_tree[verb].deprel != Deprel::root) continue;
        const auto subject = m_tree.child(verb, {Deprel::nsubj, Deprel::nsubj_pass});
        const Reference* person = subject ? m_entities.at(*subject) : nullptr;
        if (person != nullptr && person->entity && m_entities[*person->entity].type == "Person")
          point(words, *person->entity);
      }
    }
  }

  [[nodiscard]] bool is_free(TokenRange words) const {
    for (std::uint32_t t = words.begin; t < words.end; ++t) {
      if (m_entities.at(t) != nullptr || m_entities.in_furniture(m_tree[t].span)) return false;
    }
    return true;
  }

  // One person of whom something is said: no plural, no name behind, no "a", "former" or "deputy" before.
  [[nodiscard]] bool is_bare_title(TokenRange title, TokenRange sentence) const {
    const Xpos last = m_tree[title.end - 1].xpos;
    if (last == Xpos::NNS || last == Xpos::NNPS) return false;
    if (title.end < sentence.end) {
      const Token& next = m_tree[title.end];
      const bool goes_on = next.upos == Upos::PROPN || next.upos == Upos::NOUN || next.xpos == Xpos::HYPH ||
                           next.xpos == Xpos::POS || next.lemma == "of" || next.lemma == "for";
      if (goes_on) return false;
    }
    if (title.begin == sentence.begin) return is_headline_title(title);
    const std::uint32_t before = title.begin - 1;
    if (m_words[before] == "the") return true;
    const Reference* owner =
        m_entities.at(m_tree[before].xpos == Xpos::POS && before > sentence.begin ? before - 1 : before);
    return owner != nullptr && !owner->iso3.empty();
  }

  // "Foreign Secretary welcomes …"
  [[nodiscard]] bool is_headline_title(TokenRange title) const {
    return title.size() > 1 && title.end < m_tree.size() && m_tree.is_verb(title.end);
  }

  // The country that owns the title at the token, "" when none stands there.
  [[nodiscard]] std::string country_before(std::uint32_t title) const {
    const std::uint32_t start = m_tree.sentence_tokens(title).begin;
    if (title == start) return "";
    std::uint32_t before = title - 1;
    if (m_tree[before].xpos == Xpos::POS && before > start) --before;
    const Reference* owner = m_entities.at(before);
    return owner != nullptr ? owner->iso3 : std::string();
  }

  // "The Prime Minister met [Foreign Minister] Lind", "the Prime Minister and [President Lind]": who goes by
  // name behind the title in the same sentence is somebody else.
  [[nodiscard]] bool is_named_beside(EntityId holder, TokenRange title) const {
    const TokenRange sentence = m_tree.sentence_tokens(title.begin);
    for (std::uint32_t t = title.end; t < sentence.end; ++t) {
      const Reference* reference = m_entities.at(t);
      if (reference != nullptr && reference->entity == holder && m_tree[t].upos == Upos::PROPN) return true;
    }
    return false;
  }

  // Those who hold the office, or another of the same portfolio, in that country or, when it is "", in any.
  [[nodiscard]] std::set<EntityId> holders_of(const Office& office, const std::string& country) const {
    std::set<EntityId> holders;
    for (const OfficeHeld& held : m_offices) {
      const bool minister = office.kind == OfficeKind::minister && held.office->kind == OfficeKind::minister;
      const bool same = held.office == &office ||
                        (minister && !office.portfolio.empty() && held.office->portfolio == office.portfolio);
      if (!same && !(minister && office.name == "Minister")) continue;
      // "the Peruvian ambassador": of whom nobody knows whose envoy it is may be another's.
      if (!country.empty() && !held.of && office.kind == OfficeKind::envoy &&
          m_entities[held.person].country != country)
        continue;
      if (!country.empty() && held.of && m_entities[*held.of].country != country) continue;
      // "the Foreign Secretary" is no other country's foreign minister.
      const bool elsewhere = held.office != &office && !office.country.empty() && held.of &&
                             m_entities[*held.of].country != office.country;
      if (elsewhere) continue;
      holders.insert(held.person);
    }
    return holders;
  }

  // "the government", "the army", "the court" of a country named before by the same noun; the first two also
  // of the only one that the article names, or is sent from, or whose police or courts the sentence names.
  void read_states() {
    std::map<std::string, EntityId> last;  // noun -> country
    std::set<std::string> regional;        // nouns last told of a region: "the Catalan government"
    const Locations locations(m_tree, m_entities, m_pack);
    std::string only = locations.only_country();
    // "OSLO - Chile's police …. The Chilean …": the report is only sent from there.
    if (only.empty() && !m_entities.is_of_another(locations.of_dateline())) only = locations.of_dateline();
    for (std::uint32_t t = 0; t < m_tree.size(); ++t) {
      if (m_entities.at(t) != nullptr) {
        if (!last.empty()) last.erase(m_words[t]);  // "the court" behind "the Tarno Court" is that body
        continue;
      }
      if (m_tree[t].upos != Upos::NOUN) continue;
      const std::string& noun = m_tree[t].lemma;
      const bool state = m_pack.lexicon.state_nouns.count(noun) != 0;
      if (!state && m_pack.lexicon.local_agents.count(noun) == 0) continue;
      const std::vector<Actor> actors = m_actors.of(t);
      const bool own = actors.size() == 1 || (!actors.empty() && actors.front().words.contains(t));
      if (own && m_entities[actors.front().entity].type == "Country") {
        last.insert_or_assign(noun, actors.front().entity);
        regional.erase(noun);
        continue;
      }
      if (actors.empty() && is_of_region(t)) {
        last.erase(noun);
        regional.insert(noun);
        continue;
      }
      if (!actors.empty() || regional.count(noun) != 0 || !points_back(t)) continue;
      if (const std::string critics = home_of_critic(locations, t); !critics.empty())
        point({t, t + 1}, m_entities.country(critics));
      else if (const auto known = last.find(noun); known != last.end())
        point({t, t + 1}, known->second);
      else if (const std::string home = !only.empty() ? only : home_before(t);
               state && !home.empty() && !faces(t, home))
        point({t, t + 1}, m_entities.country(home));
    }
  }

  // "In [Oslo] the Reform Party criticised the government", "Lind, a member of the [Norwegian] parliament,
  // urged the government to act": who is no official of a state speaks of the own, whichever was named
  // before.
  [[nodiscard]] std::string home_of_critic(const Locations& locations, std::uint32_t noun) const {
    constexpr std::uint32_t kLongest = 24;  // words of the critic's phrase
    const auto verb = m_tree.head(noun);
    const Deprel relation = m_tree[noun].deprel;
    if ((relation != Deprel::obj && relation != Deprel::iobj && relation != Deprel::obl) || !verb ||
        *verb > noun)
      return "";
    if (m_pack.lexicon.speech_acts.count(m_tree[*verb].lemma) == 0 ||
        is_followed_by(noun, "in"))  // "called on the government in Lima"
      return "";
    const auto critic = subject_of(*verb);
    if (!critic || *critic > *verb || m_tree[*critic].upos == Upos::PRON ||
        m_pack.lexicon.state_agents.count(m_tree[*critic].lemma) != 0)
      return "";
    const Reference* who = m_entities.at(*critic);
    if (who != nullptr && (!who->iso3.empty() || acts_for_state(*who))) return "";
    if (std::string here = locations.of_opening(*critic); !here.empty()) return here;
    const TokenRange phrase = m_tree.subtree(*critic);
    std::string home;
    for (std::uint32_t t = phrase.begin; t < std::min(phrase.end, phrase.begin + kLongest); ++t) {
      if (m_tree.is_verb(t)) break;
      const Reference* reference = m_entities.at(t);
      if (reference == nullptr) continue;
      const bool person = reference->entity && m_entities[*reference->entity].type == "Person";
      if (person && acts_for_state(*reference)) return "";
      const std::string iso3 = country_of(*reference);
      if (iso3.empty()) continue;
      if (!home.empty() && iso3 != home) return "";
      home = iso3;
    }
    return m_pack.places.country(home) != nullptr ? home : std::string();
  }

  [[nodiscard]] bool is_followed_by(std::uint32_t token, std::string_view word) const {
    return token + 1 < m_tree.size() && m_words[token + 1] == word;
  }

  // Its own, or that of the verb which it is joined to.
  [[nodiscard]] std::optional<std::uint32_t> subject_of(std::uint32_t verb) const {
    const auto subject = m_tree.child(verb, Deprel::nsubj);
    const auto first = !subject && m_tree[verb].deprel == Deprel::conj ? m_tree.head(verb) : std::nullopt;
    return first ? m_tree.child(*first, Deprel::nsubj) : subject;
  }

  [[nodiscard]] std::string country_of(const Reference& reference) const {
    if (!reference.iso3.empty() || !reference.entity) return reference.iso3;
    const ExtractedEntity& entity = m_entities[*reference.entity];
    return entity.type == "Person" ? std::string() : entity.country;
  }

  // A minister, or a body of the state or of many states.
  [[nodiscard]] bool acts_for_state(const Reference& reference) const {
    if (!reference.entity) return false;
    const ExtractedEntity& who = m_entities[*reference.entity];
    const Office* office = m_pack.offices.find(property_text(who.properties, "office"));
    const std::string sector = property_text(who.properties, "sector");
    return sector == "GOV" || sector == "IGO" || (office != nullptr && office->represents);
  }

  // "the [Catalan] government"
  [[nodiscard]] bool is_of_region(std::uint32_t noun) const {
    const auto children = m_tree.children(noun);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      const Deprel relation = m_tree[c].deprel;
      const bool owner =
          relation == Deprel::amod || relation == Deprel::compound || relation == Deprel::nmod_poss;
      std::size_t pos = 0;
      return owner && c < noun && c > m_tree.sentence_tokens(noun).begin &&
             utf8::is_upper(utf8::next(m_tree.form(c), pos));
    });
  }

  // "A [Norwegian] court jailed two whom the navy had seized": the one country that the sentence names
  // before, whose police or courts act; "" where it names others.
  [[nodiscard]] std::string home_before(std::uint32_t noun) const {
    const TokenRange sentence = m_tree.sentence_tokens(noun);
    std::string home;
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      const Reference* reference = m_entities.at(t);
      if (reference == nullptr || reference->iso3.empty()) continue;
      const auto agent = m_tree.head(t);
      const bool owns = agent && *agent < noun && t < *agent &&
                        m_pack.lexicon.local_agents.count(m_tree[*agent].lemma) != 0;
      if ((home.empty() && !owns) || (!home.empty() && reference->iso3 != home)) return "";
      home = reference->iso3;
    }
    return home;
  }

  // "the regime", and nothing that tells which; `praised`: nor do adjectives, "the powerful group".
  [[nodiscard]] bool points_back(std::uint32_t noun, bool praised = false) const {
    const auto determiner = m_tree.child(noun, Deprel::det);
    if (m_words[noun] == "governments") return false;  // those of many countries
    const bool bare = !determiner && ((m_pack.lexicon.home_agents.count(m_tree[noun].lemma) != 0 &&
                                       (m_tree[noun].xpos == Xpos::NNS || m_tree[noun].lemma == "police")) ||
                                      owns_agent(noun));
    if (!bare && (!determiner || m_words[*determiner] != "the")) return false;
    for (const std::uint32_t c : m_tree.children(noun)) {
      const Deprel relation = m_tree[c].deprel;
      // "the group, which left": that does not tell which
      if (relation == Deprel::acl_relcl && is_followed_by(noun, ",")) continue;
      if (praised && relation == Deprel::amod && m_entities.at(c) == nullptr) continue;
      if (relation == Deprel::compound || relation == Deprel::amod || relation == Deprel::nmod_poss ||
          relation == Deprel::acl || relation == Deprel::acl_relcl ||
          (relation == Deprel::nmod && m_entities.at(c) != nullptr))
        return false;
    }
    return true;
  }

  // "[regime] air strikes", "[government] forces"
  [[nodiscard]] bool owns_agent(std::uint32_t noun) const {
    auto head = m_tree.head(noun);
    if (m_tree[noun].deprel != Deprel::compound || !head || *head < noun) return false;
    if (m_tree[*head].deprel == Deprel::compound) head = m_tree.head(*head);  // "air" of "air strikes"
    return m_tree[*head].xpos == Xpos::NNS && m_pack.lexicon.state_agents.count(m_tree[*head].lemma) != 0 &&
           !m_tree.child(*head, {Deprel::det, Deprel::nmod_poss, Deprel::nummod}) &&
           m_entities.at(*head) == nullptr;
  }

  // "The government accused Chile": the sentence tells what goes on between the two.
  [[nodiscard]] bool faces(std::uint32_t noun, const std::string& iso3) const {
    const TokenRange sentence = m_tree.sentence_tokens(noun);
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      const Reference* reference = m_entities.at(t);
      if (reference == nullptr || reference->iso3 != iso3) continue;
      const Deprel relation = m_tree[t].deprel;
      const bool owner =
          relation == Deprel::amod || relation == Deprel::compound || relation == Deprel::nmod_poss;
      if (!owner && m_tree.case_of(t) != "in") return true;
    }
    return false;
  }

  // "the bloc": the European Union or another body of states, whichever was named last.
  void read_unions() {
    std::optional<EntityId> last;
    for (std::uint32_t t = 0; t < m_tree.size(); ++t) {
      if (const Reference* reference = m_entities.at(t)) {
        if (reference->entity && is_of_states(m_entities[*reference->entity])) last = reference->entity;
        continue;
      }
      const bool noun = m_tree[t].xpos == Xpos::NN && m_pack.lexicon.union_nouns.count(m_tree[t].lemma) != 0;
      if (noun && last && points_back(t)) point({t, t + 1}, *last);
    }
  }

  // "the kingdom", "the self-ruled island": the only country of that form that the article has named.
  void read_lands() {
    std::map<std::string, std::string> named;  // form -> country, "" where there are two
    for (std::uint32_t t = 0; t < m_tree.size(); ++t) {
      if (const Reference* reference = m_entities.at(t)) {
        if (reference->iso3.empty()) continue;
        const auto form = m_pack.lexicon.country_forms.find(reference->iso3);
        if (form == m_pack.lexicon.country_forms.end()) continue;
        const auto [known, is_new] = named.try_emplace(form->second, reference->iso3);
        if (!is_new && known->second != reference->iso3) known->second.clear();
        continue;
      }
      if (named.empty() || m_tree[t].xpos != Xpos::NN) continue;
      const auto known = named.find(m_tree[t].lemma);
      if (known == named.end() || known->second.empty() || !is_whole_land(t)) continue;
      point({t, t + 1}, m_entities.country(known->second));
    }
  }

  // "the island", "the self-ruled island", "the kingdom, which left", not "the southern island", "the island
  // of Lind", "the island nation"
  [[nodiscard]] bool is_whole_land(std::uint32_t noun) const {
    bool the = false;
    for (const std::uint32_t c : m_tree.children(noun)) {
      const Deprel relation = m_tree[c].deprel;
      if (relation == Deprel::det) the = m_words[c] == "the";
      const bool praise = relation == Deprel::amod && c > 0 && m_tree[c - 1].xpos == Xpos::HYPH;
      const bool aside = relation == Deprel::acl_relcl && is_followed_by(noun, ",");
      const bool tells = relation == Deprel::compound || relation == Deprel::amod ||
                         relation == Deprel::acl || relation == Deprel::acl_relcl ||
                         relation == Deprel::nmod_poss ||
                         (relation == Deprel::nmod && m_tree.case_of(c) == "of");
      if (tells && !praise && !aside) return false;
    }
    return the && m_tree[noun].deprel != Deprel::compound;
  }

  // "Chile [told Peru] …. Norway withdrew its troops from [the country]": not Norway, whose deed it is, but
  // the only other country of the sentence before.
  void read_other_countries() {
    for (std::uint32_t t = 1; t < m_tree.size(); ++t) {
      if (m_tree[t].xpos != Xpos::NN || m_tree[t].lemma != "country" || m_words[t - 1] != "the") continue;
      const Reference* reference = m_entities.at(t);
      if (reference == nullptr || reference->iso3.empty() || !acts_above(t, reference->iso3)) continue;
      const std::string other = only_country_before(t, reference->iso3);
      if (other.empty()) continue;
      m_entities.release(t);
      point({t, t + 1}, m_entities.country(other));
    }
  }

  // Is the country, by name, the subject of the clause in which the noun is acted on?
  [[nodiscard]] bool acts_above(std::uint32_t noun, const std::string& iso3) const {
    const Deprel relation = m_tree[noun].deprel;
    if (relation != Deprel::obj && relation != Deprel::obl && relation != Deprel::nmod) return false;
    auto verb = m_tree.head(noun);
    if (verb && relation == Deprel::nmod && m_tree[*verb].deprel == Deprel::obj) verb = m_tree.head(*verb);
    if (!verb || !m_tree.is_verb(*verb) || m_tree.case_of(noun) == "in") return false;
    const auto subject = m_tree.child(*verb, Deprel::nsubj);
    const Reference* doer = subject ? m_entities.at(*subject) : nullptr;
    return doer != nullptr && doer->iso3 == iso3 && m_tree[*subject].upos == Upos::PROPN;
  }

  // The one country besides `iso3` that the sentence before names, "" where it names several.
  [[nodiscard]] std::string only_country_before(std::uint32_t token, const std::string& iso3) const {
    const std::uint32_t sentence = m_tree.sentence_of(token);
    if (sentence == 0) return "";
    const TokenRange before = m_tree.doc().sentences[sentence - 1].tokens;
    std::string only;
    for (std::uint32_t t = before.begin; t < before.end; ++t) {
      const Reference* reference = m_entities.at(t);
      if (reference == nullptr || reference->iso3.empty() || reference->iso3 == iso3) continue;
      if (!only.empty() && reference->iso3 != only) return "";
      only = reference->iso3;
    }
    return only;
  }

  // "the party", "the group": the party or the armed group named last, unless a body named behind it may be
  // one, too.
  void read_kinds() {
    constexpr std::uint32_t kReach = 3;  // sentences
    const std::set<EntityId> called = called_parties();
    std::optional<EntityId> party, rebels;
    std::uint32_t party_named = 0, rebels_named = 0;  // sentence
    for (std::uint32_t t = 0; t < m_tree.size(); ++t) {
      if (const Reference* reference = m_entities.at(t)) {
        if (!reference->entity || m_entities[*reference->entity].type != "Organization" ||
            m_tree[t].upos != Upos::PROPN)
          continue;
        const EntityId body = *reference->entity;
        const std::string sector = property_text(m_entities[body].properties, "sector");
        const std::uint32_t here = m_tree.sentence_of(t);
        const auto take = [&](std::optional<EntityId>& last, std::uint32_t& named, bool fits) {
          if (!fits && !sector.empty()) return;
          const bool another = last && *last != body && named == here;
          last = fits && !another ? std::optional(body) : std::nullopt;
          named = here;
        };
        take(party, party_named, sector == "PTY" || called.count(body) != 0);
        take(rebels, rebels_named, sector == "REB");
        continue;
      }
      const std::uint32_t here = m_tree.sentence_of(t);
      if (m_tree[t].xpos != Xpos::NN) continue;
      if (party && m_tree[t].lemma == "party" && party_named + kReach >= here && points_back(t))
        point({t, t + 1}, *party);
      if (rebels && m_tree[t].lemma == "group" && rebels_named + kReach >= here && points_back(t, true))
        point({t, t + 1}, *rebels);
    }
  }

  // "[Tarno], Norway's socialist party,"
  [[nodiscard]] std::set<EntityId> called_parties() const {
    std::set<EntityId> called;
    for (std::uint32_t t = 0; t < m_tree.size(); ++t) {
      const auto head = m_tree.head(t);
      const bool apart = head && m_tree[t].deprel == Deprel::appos && m_tree[t].xpos == Xpos::NN;
      const Reference* body = apart && m_tree[t].lemma == "party" ? m_entities.at(*head) : nullptr;
      if (body != nullptr && body->entity && m_entities[*body->entity].type == "Organization")
        called.insert(*body->entity);
    }
    return called;
  }

  // "the Russian [company]": the only body of that country that may be one.
  void read_firms() {
    std::map<std::string, std::optional<EntityId>> firms;  // country -> body, none where there are two
    for (EntityId id = 0; id < m_entities.entities().size(); ++id) {
      const ExtractedEntity& body = m_entities[id];
      const std::string sector = property_text(body.properties, "sector");
      if (body.type != "Organization" || body.country.empty() ||
          (!sector.empty() && sector != "BUS" && sector != "MNC"))
        continue;
      const auto [known, is_new] = firms.try_emplace(body.country, id);
      if (!is_new) known->second.reset();
    }
    for (std::uint32_t t = 2; t < m_tree.size(); ++t) {
      const std::string& noun = m_tree[t].lemma;
      const Reference* country = m_entities.at(t - 1);
      if (m_tree[t].xpos != Xpos::NN || (noun != "company" && noun != "firm" && noun != "corporation") ||
          country == nullptr || !country->demonym || m_entities.at(t) != nullptr)
        continue;
      const std::uint32_t begin = m_entities.name_at(t - 1).begin;
      if (begin == 0 || m_words[begin - 1] != "the") continue;
      const auto firm = firms.find(country->iso3);
      if (firm != firms.end() && firm->second) m_entities.refer({t, t + 1}, reference_to(*firm->second));
    }
  }

  // "the ministry": the one body named before whose name ends in the word.
  void read_bodies() {
    std::map<std::string, std::set<EntityId>> named;  // last word -> bodies
    for (std::uint32_t t = 0; t < m_tree.size(); ++t) {
      if (const Reference* reference = m_entities.at(t)) {
        if (!reference->entity || m_entities[*reference->entity].type != "Organization") continue;
        const std::string& name = m_entities[*reference->entity].name;
        named[utf8::lower(name.substr(name.rfind(' ') + 1))].insert(*reference->entity);
        t = m_entities.name_at(t).end - 1;
        continue;
      }
      if (m_tree[t].xpos != Xpos::NN || m_pack.lexicon.body_nouns.count(m_tree[t].lemma) == 0) continue;
      const auto found = named.find(m_tree[t].lemma);
      if (found != named.end() && found->second.size() == 1 && points_back(t))
        point({t, t + 1}, *found->second.begin());
    }
  }

  // "[the statement] said": of whoever said something "in a statement" before.
  void read_statements() {
    constexpr std::uint32_t kReach = 8;  // sentences
    std::optional<Actor> issuer;
    std::uint32_t told = 0;  // sentence
    for (std::uint32_t t = 0; t < m_tree.size(); ++t) {
      if (m_tree[t].xpos != Xpos::NN || m_pack.lexicon.saying_nouns.count(m_tree[t].lemma) == 0 ||
          m_entities.at(t) != nullptr)
        continue;
      const auto verb = m_tree.head(t);
      if (!verb || !m_tree.is_verb(*verb)) continue;
      const std::uint32_t sentence = m_tree.sentence_of(t);
      if (m_tree[t].deprel == Deprel::nsubj) {
        if (issuer && told + kReach >= sentence && points_back(t))
          m_entities.refer({t, t + 1}, reference_to(issuer->entity));
        continue;
      }
      const auto subject = m_tree.child(*verb, Deprel::nsubj);
      if (!subject || m_pack.lexicon.report_verbs.count(m_tree[*verb].lemma) == 0) continue;
      const std::vector<Actor> actors = m_actors.of(*subject);
      issuer = actors.size() == 1 ? std::optional(actors.front()) : std::nullopt;
      told = sentence;
    }
  }

  [[nodiscard]] Reference reference_to(EntityId id) const {
    Reference reference{id, "", "", false, {}};
    if (m_entities[id].type == "Country") reference.iso3 = m_entities[id].country;
    return reference;
  }

  [[nodiscard]] static bool is_of_states(const ExtractedEntity& body) {
    const bool several = property_text(body.properties, "sector") == "IGO";
    return body.type == "Organization" && (body.country == "EUU" || several);
  }

  // "The North" and "the South" of an article that names South Korea.
  void read_halves() {
    for (std::uint32_t t = 1; t < m_tree.size(); ++t) {
      const bool half = (m_words[t] == "north" || m_words[t] == "south") && m_words[t - 1] == "the" &&
                        m_tree[t].upos == Upos::PROPN && !names_country(t);
      if (!half || has_company(t)) continue;
      const auto country = country_opening_with(m_tree.form(t));
      if (!country) continue;
      m_entities.release(t);  // the recogniser took it for a body or a place
      point({t, t + 1}, *country);
    }
  }

  // True also of what is a part of a longer name.
  [[nodiscard]] bool names_country(std::uint32_t token) const {
    const Reference* reference = m_entities.at(token);
    return reference != nullptr && (!reference->iso3.empty() || m_entities.name_at(token).size() > 1);
  }

  // "the South Side", "the South of France", "the South and the West"
  [[nodiscard]] bool has_company(std::uint32_t token) const {
    const std::uint32_t next = token + 1;
    if (next >= m_tree.sentence_tokens(token).end) return false;
    return m_tree[next].upos == Upos::PROPN || m_tree[next].upos == Upos::NOUN || m_words[next] == "of";
  }

  // The one country that the article calls by a name of two words, the first of which is `word`.
  [[nodiscard]] std::optional<EntityId> country_opening_with(std::string_view word) const {
    const std::string opening = std::string(word) + " ";
    std::optional<EntityId> found;
    for (EntityId id = 0; id < m_entities.entities().size(); ++id) {
      const ExtractedEntity& country = m_entities[id];
      if (country.type != "Country" || !country.name.starts_with(opening)) continue;
      if (found) return std::nullopt;
      found = id;
    }
    return found;
  }

  const Tree& m_tree;
  EntityTable& m_entities;
  const LanguagePack& m_pack;
  const std::vector<OfficeHeld>& m_offices;
  const Titles& m_titles;
  const std::vector<std::string>& m_words;  // lower case
  Actors m_actors;
};

}  // namespace

void read_back_references(const Tree& tree, EntityTable& entities, const LanguagePack& pack,
                          const std::vector<OfficeHeld>& offices, const Titles& titles) {
  BackReferences(tree, entities, pack, offices, titles).read();
  read_first_person(tree, entities, pack, offices, titles.words());
}

}  // namespace newsgraph
