#include "extract/phrase_repair.hpp"

#include <algorithm>
#include <optional>

#include "base/utf8.hpp"

namespace newsgraph {
namespace {

class PhraseRepair {
public:
  PhraseRepair(const Tree& tree, const Places& places, TreeEdits& edits)
      : m_tree(tree), m_places(places), m_edits(edits) {}

  void repair(std::uint32_t token) {
    if (is_verb_in_name(token)) {
      give_name(token);
    } else if (const auto subject = subject_of_stray(token)) {
      m_edits.hang(token, *subject, m_tree[token].deprel);
    } else if (const auto whole = verb_of_particle(token)) {
      part_particle(token, *whole);
    } else if (const auto city = city_before_country(token)) {
      m_edits.hang(token, *city, Deprel::appos);
    } else if (const auto guest = guest_of_participle(token)) {
      const auto adposition = marking_adposition(token);
      m_edits.hang(*guest, m_tree[token].head, adposition ? Deprel::obl : Deprel::obj);
      if (adposition) m_edits.hang(*adposition, *guest, Deprel::case_);
      m_edits.hang(token, *guest, Deprel::amod);
      m_edits.at(token).upos = Upos::ADJ;
      m_edits.at(token).xpos = Xpos::JJ;
    } else if (const auto noun = borne_noun(token)) {
      m_edits.hang(token, *noun, Deprel::appos);
    } else if (is_listed_name(token)) {
      join_list(token);
    } else if (is_counted_object(token)) {
      m_edits.at(token).deprel = Deprel::obj;
    } else if (const auto bearer = noun_of_one_name(token)) {
      m_edits.hang(token, *bearer, Deprel::conj);
    } else if (is_means_of_speech(token)) {
      free_partner(token);
    } else if (is_noun_in_ing(token)) {
      give_noun(token);
    } else if (const auto verb = verb_before_receiver(token)) {
      m_edits.hang(token, *verb, Deprel::iobj);
    } else if (const auto described = noun_of_joined_adjectives(token)) {
      m_edits.hang(*described, m_tree[token].head, m_tree[token].deprel);
      m_edits.hang(token, *described, Deprel::amod);
    } else if (stands_before_determiner(token)) {
      part_from_noun(token);
    } else if (const auto owned = noun_of_owner(token)) {
      own(token, *owned);
    } else if (const auto late = object_behind_time(token)) {
      free_object(token, *late);
    } else if (is_month_as_modal(token)) {
      give_month(token);
    }
  }

private:
  // "Human Rights [Watch] said": a body's name does nothing by itself.

  [[nodiscard]] bool is_verb_in_name(std::uint32_t token) const {
    if (m_tree[token].upos != Upos::VERB) return false;
    const Mention* name = m_tree.recognized_name(token);
    return name != nullptr && name->label == EntityLabel::ORG && name->tokens.size() > 1 &&
           m_tree.head_of(name->tokens) == token && m_tree.form(token) != utf8::lower(m_tree.form(token));
  }

  void give_name(std::uint32_t token) {
    m_edits.at(token).upos = Upos::PROPN;
    m_edits.at(token).xpos = Xpos::NNP;
    for (const std::uint32_t c : m_tree.children(token)) {
      if (m_tree.recognized_name(token)->tokens.contains(c)) m_edits.at(c).deprel = Deprel::compound;
    }
  }

  // "shot [down] a drone": a particle right behind its verb that was taken for an adposition.

  [[nodiscard]] std::optional<std::uint32_t> verb_of_particle(std::uint32_t token) const {
    if (m_tree[token].xpos != Xpos::RP || m_tree[token].deprel != Deprel::case_ || token == 0)
      return std::nullopt;
    const auto noun = m_tree.head(token);
    const auto verb = noun ? m_tree.head(*noun) : std::nullopt;
    return verb && *verb + 1 == token && m_tree[*verb].upos == Upos::VERB ? verb : std::nullopt;
  }

  void part_particle(std::uint32_t particle, std::uint32_t verb) {
    const std::uint32_t noun = *m_tree.head(particle);
    m_edits.hang(particle, verb, Deprel::compound_prt);
    const bool free = !m_tree.child(verb, {Deprel::obj, Deprel::aux_pass});
    if (m_tree[noun].deprel == Deprel::obl && free) m_edits.at(noun).deprel = Deprel::obj;
  }

  // "[Japan]'s trade negotiator heads to": what describes the subject was hung on the verb.

  [[nodiscard]] std::optional<std::uint32_t> subject_of_stray(std::uint32_t token) const {
    const auto verb = m_tree.head(token);
    if (!verb || m_tree[*verb].upos != Upos::VERB || !stands_in_phrase(m_tree[token].deprel))
      return std::nullopt;
    const auto subject = m_tree.child(*verb, {Deprel::nsubj, Deprel::nsubj_pass});
    return subject && token < *subject && *subject < *verb ? subject : std::nullopt;
  }

  // "Brazil, [Chile] and Peru": the second of three names that was taken for a description of the first.

  [[nodiscard]] bool is_listed_name(std::uint32_t name) const {
    const auto first = m_tree.head(name);
    if (m_tree[name].upos != Upos::PROPN || !first || *first >= name || !is_apposed(m_tree[name].deprel))
      return false;
    std::optional<std::uint32_t> last = m_tree.child(name, Deprel::conj);
    if (!last) last = m_tree.child(*first, Deprel::conj);
    const std::uint32_t begin = m_tree.subtree(name).begin;
    if (!last || *last < name || !is_joined(*last) || !m_tree.case_of(name).empty()) return false;
    const bool behind_comma = m_tree.form(begin) == "," || (begin > 0 && m_tree.form(begin - 1) == ",");
    const auto kind = name_kind(name);
    return behind_comma && kind && kind == name_kind(*first) && kind == name_kind(*last);
  }

  // Is there an "and" before the phrase, wherever in it the parser hung the word?
  [[nodiscard]] bool is_joined(std::uint32_t noun) const {
    return m_tree.child(noun, Deprel::cc) || m_tree[m_tree.subtree(noun).begin].deprel == Deprel::cc;
  }

  [[nodiscard]] std::optional<EntityLabel> name_kind(std::uint32_t token) const {
    const Mention* name = m_tree.recognized_name(token);
    return name == nullptr ? std::nullopt : std::optional(name->label);
  }

  void join_list(std::uint32_t name) {
    const std::uint32_t first = *m_tree.head(name);
    m_edits.hang(name, first, Deprel::conj);
    for (const std::uint32_t c : m_tree.children(name)) {
      if (m_tree[c].deprel == Deprel::conj) m_edits.hang(c, first, Deprel::conj);
    }
  }

  // "Lind and Holm met in Lyon, [France]": the country is nobody they met.

  [[nodiscard]] std::optional<std::uint32_t> city_before_country(std::uint32_t token) const {
    const Mention* country = m_tree.recognized_name(token);
    if (country == nullptr || country->label != EntityLabel::GPE || m_tree.head_of(country->tokens) != token)
      return std::nullopt;
    const std::uint32_t comma = country->tokens.begin - std::min(country->tokens.begin, 1U);
    const TokenRange sentence = m_tree.sentence_tokens(token);
    if (comma <= sentence.begin || m_tree.form(comma) != ",") return std::nullopt;
    const Mention* city = m_tree.recognized_name(comma - 1);
    const std::uint32_t next = country->tokens.end;
    // "Lyon, France and Peru"; "Accra, Ghana's capital"
    const bool other =
        next < sentence.end && (m_tree[next].xpos == Xpos::CC || m_tree[next].xpos == Xpos::POS);
    if (city == nullptr || city->label == EntityLabel::PER || other || !lies_in(*city, *country))
      return std::nullopt;
    const std::uint32_t head = m_tree.head_of(city->tokens);
    return m_tree.head(token) == head || m_tree.dominates(token, head) ? std::nullopt : std::optional(head);
  }

  [[nodiscard]] bool lies_in(const Mention& city, const Mention& country) const {
    const std::string& text = m_tree.doc().text;
    const auto& countries = m_places.find(country.span.of(text));
    if (countries.empty() || countries.front().kind != PlaceKind::country) return false;
    const auto& cities = m_places.find(city.span.of(text));
    return std::any_of(cities.begin(), cities.end(), [&](const PlaceMatch& match) {
      return match.kind != PlaceKind::country && match.kind != PlaceKind::demonym &&
             match.iso3 == countries.front().iso3;
    });
  }

  // "received [visiting] President Lind", "meet Chile's [visiting] King Paavo", "blamed [neighbouring]
  // Chile": the guest is received and not visited; "sent troops to [neighbouring] Chile".

  [[nodiscard]] std::optional<std::uint32_t> guest_of_participle(std::uint32_t word) const {
    if (m_tree[word].xpos != Xpos::VBG) return std::nullopt;
    const auto verb = m_tree.head(word);
    const auto guest = m_tree.child(word, Deprel::obj);
    const bool neighbor = m_tree[word].lemma == "neighbour" || m_tree[word].lemma == "neighbor";
    if ((m_tree[word].lemma != "visit" && !neighbor) || !verb || !guest || m_tree[*guest].upos != Upos::PROPN)
      return std::nullopt;
    if (neighbor && marking_adposition(word)) return guest;
    const bool beside = *verb + 1 == word || (word > 0 && m_tree[word - 1].xpos == Xpos::POS);
    if (m_tree[word].deprel != Deprel::xcomp || !beside || m_tree.child(*verb, Deprel::obj))
      return std::nullopt;
    const auto kind = name_kind(*guest);
    return neighbor || !kind || kind == EntityLabel::PER ? guest : std::nullopt;
  }

  // Of a participle that was taken for a clause: "[to] neighbouring Chile".
  [[nodiscard]] std::optional<std::uint32_t> marking_adposition(std::uint32_t word) const {
    const auto mark = m_tree[word].deprel == Deprel::advcl ? m_tree.child(word, Deprel::mark) : std::nullopt;
    return mark && *mark + 1 == word ? mark : std::nullopt;
  }

  // "his Danish counterpart, [Lind], signed": a name between commas is no second item of a list.

  // "met his counterpart, [Lind]": nobody is called by name behind a noun in the singular.
  [[nodiscard]] std::optional<std::uint32_t> noun_before_call(std::uint32_t name) const {
    if (m_tree[name].deprel != Deprel::vocative || name_kind(name) != EntityLabel::PER) return std::nullopt;
    const std::uint32_t begin = m_tree.subtree(name).begin;
    const std::uint32_t comma = m_tree.form(begin) == "," ? begin : begin - std::min(begin, 1U);
    if (comma == 0 || m_tree.form(comma) != "," || m_tree[comma - 1].xpos != Xpos::NN ||
        !m_tree.child(comma - 1, {Deprel::det, Deprel::nmod_poss}))
      return std::nullopt;
    return comma - 1;
  }

  // "Lind left and met his counterpart, [Holm], in Oslo": behind the verb no name is joined to its subject by
  // a comma alone.
  [[nodiscard]] std::optional<std::uint32_t> noun_behind_verb(std::uint32_t name) const {
    const auto subject = m_tree[name].deprel == Deprel::conj ? m_tree.head(name) : std::nullopt;
    const auto verb =
        subject && m_tree[*subject].deprel == Deprel::nsubj ? m_tree.head(*subject) : std::nullopt;
    if (!verb || *verb < *subject || *verb > name || !m_tree.is_verb(*verb) ||
        m_tree.child(name, Deprel::cc) || name_kind(name) != EntityLabel::PER)
      return std::nullopt;
    const std::uint32_t begin = m_tree.subtree(name).begin;
    const std::uint32_t comma = m_tree.form(begin) == "," ? begin : begin - std::min(begin, 1U);
    if (comma <= *verb + 1 || m_tree.form(comma) != ",") return std::nullopt;
    std::uint32_t noun = comma - 1;
    while (m_tree.is_nominal(noun) && m_tree[noun].deprel == Deprel::nmod && *m_tree.head(noun) > *verb &&
           *m_tree.head(noun) < noun)
      noun = *m_tree.head(noun);
    const bool one = m_tree[noun].xpos == Xpos::NN && !m_tree.child(noun, Deprel::appos) &&
                     m_tree.child(noun, {Deprel::det, Deprel::nmod_poss});
    return one ? std::optional(noun) : std::nullopt;
  }

  // The noun right before the name in its list, when the name only tells who that is.
  [[nodiscard]] std::optional<std::uint32_t> borne_noun(std::uint32_t name) const {
    const auto first = m_tree.head(name);
    if (const auto noun = noun_before_call(name)) return noun;
    if (const auto noun = noun_behind_verb(name)) return noun;
    const bool joined = m_tree[name].deprel == Deprel::conj;
    if ((!joined && m_tree[name].deprel != Deprel::appos) || !first || *first > name ||
        m_tree.child(name, Deprel::cc) || name_kind(name) != EntityLabel::PER)
      return std::nullopt;
    std::uint32_t noun = *first;
    for (const std::uint32_t c : m_tree.children(*first)) {
      if (m_tree[c].deprel == Deprel::conj && c < name) noun = c;
      // The list goes on; but "Lind, her Danish counterpart, [Holm], and" are two.
      if (m_tree[c].deprel == Deprel::conj && c > name &&
          !(m_tree.has_lemma(noun, "counterpart") && m_tree.child(noun, Deprel::nmod_poss)))
        return std::nullopt;
    }
    if (!joined && noun == *first) return std::nullopt;  // an apposition where it belongs
    if (m_tree[noun].xpos != Xpos::NN || m_tree.child(noun, Deprel::appos)) return std::nullopt;
    const TokenRange phrase = m_tree.subtree(name);
    if (phrase.begin == noun + 1) return noun;  // "his Danish counterpart [Lind]"
    const std::uint32_t end = m_tree.form(phrase.end - 1) == "," ? phrase.end - 1 : phrase.end;
    const bool closed = end < m_tree.sentence_tokens(name).end && m_tree.form(end) == ",";
    return m_tree.form(phrase.begin) == "," && closed ? std::optional(noun) : std::nullopt;
  }

  // "killing at least ten [people]": the adposition of a count was taken for that of the object.

  [[nodiscard]] bool is_counted_object(std::uint32_t noun) const {
    const auto verb = m_tree.head(noun);
    if (m_tree[noun].deprel != Deprel::obl || !verb || *verb > noun || m_tree[*verb].upos != Upos::VERB ||
        m_tree.child(noun, Deprel::case_) || !m_tree.child(noun, Deprel::nummod) ||
        m_tree.child(*verb, {Deprel::obj, Deprel::aux_pass}))
      return false;
    return m_tree.subtree(noun).begin == *verb + 1;
  }

  // "the trade bloc Andara and [Japan] open talks": one bloc has one name, so the second name is an actor
  // of its own.

  // The noun in the singular that the first of two names tells the name of.
  [[nodiscard]] std::optional<std::uint32_t> noun_of_one_name(std::uint32_t name) const {
    const auto first = m_tree.head(name);
    if (m_tree[name].deprel != Deprel::conj || !first || *first > name || !m_tree.child(name, Deprel::cc) ||
        !name_kind(name) || !is_apposed(m_tree[*first].deprel))
      return std::nullopt;
    const auto noun = m_tree.head(*first);
    if (!noun || *noun + 1 != *first || m_tree[*noun].xpos != Xpos::NN || !name_kind(*first))
      return std::nullopt;
    return noun;
  }

  // "spoke by [telephone] with Lind": the partner is the verb's, and the telephone does not speak.

  [[nodiscard]] bool is_means_of_speech(std::uint32_t noun) const {
    const auto verb = m_tree.head(noun);
    const bool below = m_tree[noun].deprel == Deprel::obl_agent || m_tree[noun].deprel == Deprel::obl;
    return below && verb && m_tree[*verb].upos == Upos::VERB && m_tree[*verb].xpos != Xpos::VBN &&
           m_tree[noun].xpos == Xpos::NN && m_tree.case_of(noun) == "by" && !m_tree.child(noun, Deprel::det);
  }

  void free_partner(std::uint32_t noun) {
    m_edits.at(noun).deprel = Deprel::obl;
    for (const std::uint32_t c : m_tree.children(noun)) {
      if (m_tree[c].deprel == Deprel::nmod && m_tree.case_of(c) == "with")
        m_edits.hang(c, *m_tree.head(noun), Deprel::obl);
    }
  }

  // "a memorandum of [understanding] with Peru": with no object of its own the word is a noun, and what
  // follows belongs to the memorandum.

  [[nodiscard]] bool is_noun_in_ing(std::uint32_t word) const {
    const auto noun = m_tree.head(word);
    return m_tree[word].deprel == Deprel::acl && m_tree[word].xpos == Xpos::VBG && noun &&
           *noun + 2 == word && m_tree.form(word - 1) == "of" && m_tree[*noun].xpos == Xpos::NN &&
           !m_tree.child(word, {Deprel::obj, Deprel::xcomp, Deprel::ccomp, Deprel::aux});
  }

  void give_noun(std::uint32_t word) {
    const std::uint32_t noun = *m_tree.head(word);
    m_edits.at(word).upos = Upos::NOUN;
    m_edits.at(word).xpos = Xpos::NN;
    m_edits.at(word).lemma = utf8::lower(m_tree.form(word));
    m_edits.hang(word, noun, Deprel::nmod);
    m_edits.at(word - 1).upos = Upos::ADP;
    m_edits.hang(word - 1, word, Deprel::case_);
    for (const std::uint32_t c : m_tree.children(word)) {
      if (m_tree[c].deprel == Deprel::obl) m_edits.hang(c, noun, Deprel::nmod);
    }
  }

  // "fined [Acme] 3 billion euros": the name before a sum receives it and does not describe it.

  [[nodiscard]] std::optional<std::uint32_t> verb_before_receiver(std::uint32_t name) const {
    const auto sum = m_tree.head(name);
    const bool inside = m_tree[name].deprel == Deprel::compound || m_tree[name].deprel == Deprel::nmod_desc ||
                        m_tree[name].deprel == Deprel::nmod_unmarked;
    if (!inside || !sum || *sum < name || m_tree[*sum].deprel != Deprel::obj || !name_kind(name))
      return std::nullopt;
    const auto verb = m_tree.head(*sum);
    const auto count = m_tree.child(*sum, Deprel::nummod);
    if (!verb || *verb > name || m_tree[*verb].upos != Upos::VERB || !count || *count < name)
      return std::nullopt;
    return m_tree.subtree(*sum).begin == *verb + 1 ? verb : std::nullopt;
  }

  // "scrap [anti-dumping] and anti-subsidy tariffs": the first of two adjectives is no object.

  [[nodiscard]] std::optional<std::uint32_t> noun_of_joined_adjectives(std::uint32_t adjective) const {
    const Deprel relation = m_tree[adjective].deprel;
    const bool as_noun = relation == Deprel::obj || relation == Deprel::nsubj || relation == Deprel::obl ||
                         relation == Deprel::nsubj_pass;
    if (m_tree[adjective].xpos != Xpos::JJ || !as_noun || !m_tree.head(adjective)) return std::nullopt;
    const auto noun = m_tree.child(adjective, Deprel::conj);
    const bool joined = noun && *noun == adjective + 3 && m_tree[adjective + 1].deprel == Deprel::cc &&
                        m_tree[adjective + 2].deprel == Deprel::amod;
    return joined && m_tree[*noun].upos == Upos::NOUN ? noun : std::nullopt;
  }

  // "spoke with [Lind] all day": no name stands in a phrase before its determiner.

  [[nodiscard]] bool stands_before_determiner(std::uint32_t name) const {
    const auto noun = m_tree.head(name);
    return m_tree[name].deprel == Deprel::compound && m_tree[name].upos == Upos::PROPN && noun &&
           *noun > name + 1 && m_tree[name + 1].upos == Upos::DET && m_tree.head(name + 1) == noun &&
           m_tree.head(*noun) && m_tree[*noun].deprel == Deprel::obl && m_tree[*noun].xpos == Xpos::NN;
  }

  void part_from_noun(std::uint32_t name) {
    const std::uint32_t noun = *m_tree.head(name);
    m_edits.hang(name, m_tree[noun].head, Deprel::obl);
    m_edits.at(noun).deprel = Deprel::obl_unmarked;
    for (const std::uint32_t c : m_tree.children(noun)) {
      if (c < name && m_tree[c].deprel == Deprel::case_) m_edits.hang(c, name, Deprel::case_);
    }
  }

  // "over the United [States]' decision to": what belongs to the owner was hung below it.

  [[nodiscard]] std::optional<std::uint32_t> noun_of_owner(std::uint32_t owner) const {
    const std::uint32_t mark = owner + 1;
    const Deprel relation = m_tree[owner].deprel;
    if (relation == Deprel::nmod_poss || mark + 1 >= m_tree.sentence_tokens(owner).end ||
        !m_tree.head(owner) || m_tree[mark].xpos != Xpos::POS ||
        (m_tree.head(mark) != owner && m_tree.head(mark) != m_tree.head(owner)))
      return std::nullopt;
    for (const std::uint32_t c : m_tree.children(owner)) {
      const bool noun = c > mark && m_tree.is_nominal(c) && m_tree[c].deprel != Deprel::conj;
      if (noun && m_tree.subtree(c).begin == mark + 1 && m_tree.case_of(c).empty()) return c;
    }
    if (relation != Deprel::conj) return std::nullopt;
    for (const std::uint32_t c : m_tree.children(*m_tree.head(owner))) {  // "Lind and [Peru]'s mayor"
      if (c <= mark || m_tree[c].deprel != Deprel::conj) continue;
      std::uint32_t begin = c;
      while (m_tree.head(begin - 1) == c && stands_in_phrase(m_tree[begin - 1].deprel)) --begin;
      return begin == mark + 1 ? std::optional(c) : std::nullopt;
    }
    return std::nullopt;
  }

  void own(std::uint32_t owner, std::uint32_t noun) {
    if (m_tree.head(noun) != owner) {
      m_edits.hang(owner, noun, Deprel::nmod_poss);
      m_edits.hang(owner + 1, owner, Deprel::case_);
      return;
    }
    m_edits.hang(noun, m_tree[owner].head, m_tree[owner].deprel);
    m_edits.hang(owner, noun, Deprel::nmod_poss);
    for (const std::uint32_t c : m_tree.children(owner)) {
      if (c < owner && m_tree[c].deprel == Deprel::case_) m_edits.hang(c, noun, Deprel::case_);
    }
  }

  // "has extended until June 1 an [exemption] for Peru": the adposition of the time was taken for the
  // object's. Gives the head of the time.

  [[nodiscard]] std::optional<std::uint32_t> object_behind_time(std::uint32_t noun) const {
    if (m_tree[noun].deprel != Deprel::obl) return std::nullopt;
    const auto verb = m_tree.head(noun);
    const auto determiner = m_tree.child(noun, Deprel::det);
    const auto adposition = m_tree.child(noun, Deprel::case_);
    if (!verb || *verb + 1 != adposition || !determiner ||
        m_tree.child(*verb, {Deprel::obj, Deprel::aux_pass}))
      return std::nullopt;
    for (const std::uint32_t c : m_tree.children(noun)) {
      const bool between = *adposition < c && c < *determiner && m_tree.time_at(c) != nullptr;
      if (between && m_tree.subtree(c).end == *determiner) return c;
    }
    return std::nullopt;
  }

  void free_object(std::uint32_t noun, std::uint32_t time) {
    m_edits.at(noun).deprel = Deprel::obj;
    m_edits.hang(time, *m_tree.head(noun), Deprel::obl);
    m_edits.hang(*m_tree.child(noun, Deprel::case_), time, Deprel::case_);
  }

  // "after Peru in [May] raised duties": no modal stands behind an adposition.

  [[nodiscard]] bool is_month_as_modal(std::uint32_t token) const {
    if (m_tree[token].upos != Upos::AUX || m_tree.form(token) != "May" || !m_tree.head(token) ||
        token == m_tree.sentence_tokens(token).begin)
      return false;
    const std::string_view before = m_tree.form(token - 1);
    return before == "in" || before == "since" || before == "until" || before == "by" || before == "last";
  }

  void give_month(std::uint32_t token) {
    m_edits.at(token).upos = Upos::PROPN;
    m_edits.at(token).xpos = Xpos::NNP;
    m_edits.hang(token, *m_tree.head(token), Deprel::obl);
    if (m_tree.form(token - 1) != "last") {
      m_edits.at(token - 1).upos = Upos::ADP;
      m_edits.hang(token - 1, token, Deprel::case_);
    }
  }

  const Tree& m_tree;
  const Places& m_places;
  TreeEdits& m_edits;
};

}  // namespace

void repair_phrases(const Tree& tree, const Places& places, TreeEdits& edits) {
  repair_each(tree, PhraseRepair(tree, places, edits));
}

}  // namespace newsgraph
