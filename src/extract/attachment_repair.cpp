#include "extract/attachment_repair.hpp"

#include <optional>

namespace newsgraph {
namespace {

class AttachmentRepair {
public:
  AttachmentRepair(const Tree& tree, const Lexicon& lexicon, TreeEdits& edits)
      : m_tree(tree), m_lexicon(lexicon), m_edits(edits) {}

  void repair(std::uint32_t token) {
    if (is_joined_description(token)) {
      part_second(token);
    } else if (const auto joined = noun_before_name(token)) {
      m_edits.hang(token, *joined, Deprel::conj);
    } else if (const auto told = clause_around(token)) {
      m_edits.hang(token, *told, m_tree[token].deprel);
    } else if (const auto verb = verb_of_haste(token)) {
      m_edits.hang(token, *verb, Deprel::advcl);
    } else if (const auto bearer = bearer_of_title(token)) {
      m_edits.hang(token, *bearer, Deprel::nmod_desc);
    } else if (const auto noun = noun_of_share(token)) {
      m_edits.hang(token, *noun, Deprel::nmod);
    } else if (const auto behind = told_before(token)) {
      m_edits.hang(token, *behind, m_tree[token].deprel);
    } else if (const auto discussing = verb_of_partner(token)) {
      m_edits.hang(token, *discussing, Deprel::obl);
    } else if (const auto described = noun_before_aside(token)) {
      m_edits.hang(token, *described, Deprel::nmod);
    } else if (const auto goods = noun_behind_participle(token)) {
      m_edits.hang(token, *goods, Deprel::case_);
    } else if (const auto plan = plan_of_infinitive(token)) {
      m_edits.hang(token, *plan, Deprel::acl);
    } else if (const auto whose = plan_of_somebody(token)) {
      part_plan(*whose, token);
    } else if (const auto nearer = plan_before(token)) {
      m_edits.hang(token, *nearer, Deprel::acl);
    } else if (const auto announced = plan_of_object(token)) {
      m_edits.hang(token, *announced, Deprel::acl);
    } else if (const auto report = report_around(token)) {
      m_edits.hang(token, *report, Deprel::advcl);
    } else if (const auto named = name_before_which(token)) {
      m_edits.hang(token, *named, Deprel::acl_relcl);
    } else if (const auto person = person_of_who(token)) {
      m_edits.hang(token, *person, Deprel::acl_relcl);
    } else if (const auto body = last_before_leader(token)) {
      m_edits.hang(token, *body, Deprel::acl);
    } else if (const auto leader = noun_above_body(token)) {
      m_edits.hang(token, *leader, Deprel::appos);
    } else if (const auto visitor = visitor_behind(token)) {
      present_visitor(token, *visitor);
    } else if (const auto government = government_before_seat(token)) {
      m_edits.hang(token, *government, Deprel::nmod);
    } else if (is_bidden_it(token)) {
      m_edits.at(token).deprel = Deprel::obj;
    } else if (const auto deed = deed_around_aside(token)) {
      m_edits.hang(token, *deed, Deprel::advcl);
    }
  }

private:
  // "the leader of the Reform Party, [Lind],": no body is called so.
  [[nodiscard]] std::optional<std::uint32_t> noun_above_body(std::uint32_t name) const {
    auto noun = m_tree[name].deprel == Deprel::appos ? m_tree.head(name) : std::nullopt;
    if (!noun || *noun > name || m_tree[*noun].deprel != Deprel::nmod || m_tree[name].upos != Upos::PROPN)
      return std::nullopt;
    const auto is_of = [&](std::uint32_t token, EntityLabel label) {
      const Mention* mention = m_tree.recognized_name(token);
      return mention != nullptr && mention->label == label;
    };
    if (!is_of(name, EntityLabel::PER) ||
        (!is_of(*noun, EntityLabel::ORG) && !is_of(*noun, EntityLabel::GPE)))
      return std::nullopt;
    while (noun && m_tree[*noun].deprel == Deprel::nmod) noun = m_tree.head(*noun);
    const bool bears = noun && *noun < name && m_tree[*noun].xpos == Xpos::NN &&
                       (m_lexicon.paired_people.count(m_tree[*noun].lemma) != 0 ||
                        m_lexicon.state_agents.count(m_tree[*noun].lemma) != 0) &&
                       !m_tree.child(*noun, Deprel::appos);
    return bears ? noun : std::nullopt;
  }

  // "held talks with [visiting] Minister Lind", "told [visiting] Minister Lind": he visits, and is not
  // visited.
  [[nodiscard]] std::optional<std::uint32_t> visitor_behind(std::uint32_t participle) const {
    if (m_tree[participle].xpos != Xpos::VBG || participle == 0 || m_tree[participle].lemma != "visit" ||
        m_tree[participle].deprel == Deprel::amod)
      return std::nullopt;
    const auto verb = m_tree.head(participle);
    const auto name = m_tree.child(participle, Deprel::obj);
    if (!verb || !name || *name < participle || m_tree.child(participle, {Deprel::nsubj, Deprel::aux}) ||
        m_tree.subtree(*name).begin != participle + 1)
      return std::nullopt;
    const Mention* person = m_tree.recognized_name(*name);
    const bool named = person != nullptr && person->label == EntityLabel::PER;
    const bool behind = *verb + 1 == participle || m_tree.has_lemma(participle - 1, "with");
    return named && behind ? name : std::nullopt;
  }

  void present_visitor(std::uint32_t participle, std::uint32_t name) {
    const auto with = m_tree.child(participle, Deprel::mark);
    m_edits.hang(name, *m_tree.head(participle), with ? Deprel::obl : Deprel::obj);
    if (with) m_edits.hang(*with, name, Deprel::case_);
    m_edits.hang(participle, name, Deprel::amod);
    m_edits.at(participle).upos = Upos::ADJ;
  }

  // "accused the government in [Lima] of theft": where it sits, not where it is accused.
  [[nodiscard]] std::optional<std::uint32_t> government_before_seat(std::uint32_t seat) const {
    const auto verb = m_tree.head(seat);
    if (m_tree[seat].deprel != Deprel::obl || m_tree[seat].upos != Upos::PROPN || !verb ||
        m_lexicon.speech_acts.count(m_tree[*verb].lemma) == 0)
      return std::nullopt;
    const std::uint32_t in = m_tree.subtree(seat).begin;
    if (in == 0 || m_tree.form(in) != "in" || m_tree.head(in) != seat) return std::nullopt;
    const Mention* name = m_tree.recognized_name(seat);
    const bool sits = m_lexicon.state_nouns.count(m_tree[in - 1].lemma) != 0 &&
                      m_tree[in - 1].upos == Upos::NOUN && m_tree[in - 1].deprel != Deprel::obl_agent &&
                      m_tree.head(in - 1) == verb;
    return sits && name != nullptr && name->label == EntityLabel::GPE ? std::optional(in - 1) : std::nullopt;
  }

  // "urged [it] to step down": who is asked.
  [[nodiscard]] bool is_bidden_it(std::uint32_t token) const {
    const auto verb = m_tree.head(token);
    return m_tree[token].deprel == Deprel::expl && verb && *verb + 1 == token &&
           m_lexicon.object_control.count(m_tree[*verb].lemma) != 0 &&
           !m_tree.child(*verb, {Deprel::obj, Deprel::aux_pass});
  }

  // "rebels attacked trucks coming from Peru, [setting] ten on fire": a participle behind a comma goes on
  // with the clause, not with the participle that describes a noun of it.
  [[nodiscard]] std::optional<std::uint32_t> deed_around_aside(std::uint32_t participle) const {
    constexpr int kDeepest = 4;
    const auto aside = m_tree.head(participle);
    if (m_tree[participle].deprel != Deprel::advcl || m_tree[participle].xpos != Xpos::VBG || !aside ||
        *aside > participle || m_tree[*aside].deprel != Deprel::acl || !opens_behind_comma(participle))
      return std::nullopt;
    auto above = m_tree.head(*aside);
    for (int depth = 0; above && !m_tree.is_verb(*above) && depth < kDeepest; ++depth) {
      if (m_tree[*above].deprel == Deprel::nsubj) return std::nullopt;  // the clause goes on behind the aside
      above = m_tree.head(*above);
    }
    return above && m_tree.is_verb(*above) && *above < *aside ? above : std::nullopt;
  }

  // "Minister Lind and Trade Commissioner [Holm]": what an "and" parts from its head describes nothing.
  [[nodiscard]] bool is_joined_description(std::uint32_t noun) const {
    const auto head = m_tree.head(noun);
    const Deprel relation = m_tree[noun].deprel;
    const bool described =
        relation == Deprel::appos || relation == Deprel::flat || relation == Deprel::nmod_desc;
    const bool joined = relation == Deprel::conj && m_tree[noun].upos == Upos::PROPN && head &&
                        m_tree[*head].deprel == Deprel::nsubj;  // maybe across its verb
    if ((!described && !joined) || !head || *head > noun || !m_tree.is_nominal(*head)) return false;
    const std::uint32_t begin = m_tree.subtree(noun).begin;
    return begin > *head && begin < noun && m_tree[begin].deprel == Deprel::cc &&
           (described || mate_before(begin, *head) != *head);
  }

  // The name behind a title is the second person's.
  void part_second(std::uint32_t noun) {
    const std::uint32_t first = *m_tree.head(noun);
    const std::uint32_t link = m_tree.subtree(noun).begin;
    m_edits.hang(link, noun, Deprel::cc);
    m_edits.hang(noun, mate_before(link, first), Deprel::conj);
    for (const std::uint32_t c : m_tree.children(first)) {
      if (c > noun && m_tree[c].deprel == Deprel::flat) m_edits.hang(c, noun, Deprel::flat);
    }
  }

  // "[Lind] accused Norway, Peru and New Chile": behind the verb, the name was joined to the object.
  [[nodiscard]] std::uint32_t mate_before(std::uint32_t link, std::uint32_t first) const {
    std::uint32_t mate = link - 1;
    if (m_tree[mate].upos == Upos::PUNCT && mate > first) --mate;
    auto above = m_tree.head(mate);
    while (above && *above > first && m_tree.is_nominal(*above)) {
      mate = *above;
      above = m_tree.head(mate);
    }
    const bool parted = above && *above > first && *above < mate && m_tree.is_verb(*above);
    return parted && m_tree.is_nominal(mate) ? mate : first;
  }

  // "a deal with Peru and a [treaty] with Chile", "a tax on wine and a [tax] on beer": joined to the noun of
  // its kind, not to what that one is with or on.
  [[nodiscard]] std::optional<std::uint32_t> noun_before_name(std::uint32_t noun) const {
    const auto lower = m_tree.head(noun);
    if (m_tree[noun].deprel != Deprel::conj || m_tree[noun].upos != Upos::NOUN || !lower || *lower > noun ||
        m_tree[*lower].deprel != Deprel::nmod || !m_tree.case_of(noun).empty())
      return std::nullopt;
    const auto upper = m_tree.head(*lower);
    const bool kin = m_tree[*lower].upos == Upos::PROPN || m_tree[*upper].lemma == m_tree[noun].lemma;
    const auto below = m_tree.child(noun, Deprel::nmod);
    const bool alike = below && *below > noun && m_tree.case_of(*below) == m_tree.case_of(*lower);
    return kin && alike ? upper : std::nullopt;
  }

  // "Peru and Chile agreed to meet, the mayor said, [after talks in Lima]": what follows the speaker behind a
  // comma belongs to what is told.

  [[nodiscard]] std::optional<std::uint32_t> clause_around(std::uint32_t noun) const {
    const auto saying = m_tree.head(noun);
    if (m_tree[noun].deprel != Deprel::obl || !saying || m_tree[*saying].deprel != Deprel::parataxis ||
        *saying > noun || !m_tree.child(*saying, Deprel::nsubj) || !opens_behind_comma(noun))
      return std::nullopt;
    const auto told = m_tree.head(*saying);
    const std::uint32_t begin = m_tree.subtree(*saying).begin;
    const bool inserted =
        told && *told < begin && begin > 0 && (m_tree.form(begin) == "," || m_tree.form(begin - 1) == ",");
    return inserted && m_tree.is_verb(*told) ? told : std::nullopt;
  }

  [[nodiscard]] bool opens_behind_comma(std::uint32_t noun) const {
    const std::uint32_t begin = m_tree.subtree(noun).begin;
    return m_tree.form(begin) == "," || (begin > 0 && m_tree.form(begin - 1) == ",");
  }

  // "will visit as soon as possible to [meet] Lind": the purpose of the visit, not of the haste.
  [[nodiscard]] std::optional<std::uint32_t> verb_of_haste(std::uint32_t infinitive) const {
    const auto possible = m_tree.head(infinitive);
    if (m_tree[infinitive].xpos != Xpos::VB || !possible || *possible > infinitive ||
        m_tree[*possible].lemma != "possible" || m_tree[*possible].deprel == Deprel::root)
      return std::nullopt;
    const auto manner = m_tree.head(*possible);
    if (!manner || m_tree[*manner].upos != Upos::ADV) return std::nullopt;
    const auto verb = m_tree.head(*manner);
    return verb && m_tree.is_verb(*verb) ? verb : std::nullopt;
  }

  // "send special [envoy] Lind to Peru": a title and its bearer, taken for two objects.

  [[nodiscard]] std::optional<std::uint32_t> bearer_of_title(std::uint32_t title) const {
    const std::uint32_t name = title + 1;
    const Deprel relation = m_tree[title].deprel;
    if (relation != Deprel::obj || m_tree[title].xpos != Xpos::NN ||
        name >= m_tree.sentence_tokens(title).end)
      return std::nullopt;
    const bool twins = m_tree[name].upos == Upos::PROPN && m_tree[name].deprel == relation &&
                       m_tree.head(name) == m_tree.head(title) && m_tree.subtree(name).begin == name;
    return twins ? std::optional(name) : std::nullopt;
  }

  // "Peru held talks with Minister [Lind], the mayor said", "After [fighting] rebels, soldiers fled, said
  // Lind": what stands before the speaker is part of what is told.
  [[nodiscard]] std::optional<std::uint32_t> told_before(std::uint32_t token) const {
    const Deprel relation = m_tree[token].deprel;
    const auto saying = m_tree.head(token);
    if (!saying || *saying < token ||
        (relation != Deprel::obl && relation != Deprel::obl_unmarked && relation != Deprel::advcl))
      return std::nullopt;
    auto told = m_tree.child(*saying, Deprel::ccomp);
    const bool inserted = m_tree[*saying].deprel == Deprel::parataxis && relation == Deprel::advcl &&
                          m_tree[token].xpos == Xpos::VBG;
    if (!told && inserted)
      told = m_tree.head(*saying);  // "Peru shelled a port, [killing] two, officials said"
    const auto speaker = m_tree.child(*saying, Deprel::nsubj);
    const bool before = told && speaker && *told < *speaker && token < *speaker && m_tree.is_verb(*told);
    return before ? told : std::nullopt;
  }

  // "discussed issues, access and the reopening of a port with Minister [Lind]": with whom, not with what.
  [[nodiscard]] std::optional<std::uint32_t> verb_of_partner(std::uint32_t name) const {
    if (m_tree[name].deprel != Deprel::nmod || m_tree[name].upos != Upos::PROPN ||
        m_tree.case_of(name) != "with" || !m_tree.child(name, Deprel::nmod_desc))
      return std::nullopt;
    auto above = m_tree.head(name);
    while (above && *above < name && m_tree.is_nominal(*above)) {
      const Deprel relation = m_tree[*above].deprel;
      if (relation != Deprel::nmod && relation != Deprel::conj && relation != Deprel::obj)
        return std::nullopt;
      above = m_tree.head(*above);
    }
    const bool discusses =
        above && *above < name && (m_tree[*above].lemma == "discuss" || m_tree[*above].lemma == "review");
    return discusses ? above : std::nullopt;
  }

  // "duties of up to 30 percent on [cars]": the share is not what the duties are on.

  [[nodiscard]] std::optional<std::uint32_t> noun_of_share(std::uint32_t goods) const {
    const auto share = m_tree.head(goods);
    if (m_tree[goods].deprel != Deprel::nmod || !share || *share > goods || m_tree.case_of(goods) != "on" ||
        !m_tree.child(*share, Deprel::nummod))
      return std::nullopt;
    const bool rate = m_tree[*share].lemma == "percent" || m_tree[*share].lemma == "%";
    const std::uint32_t begin = m_tree.subtree(*share).begin;
    if (!rate || begin == 0 || m_tree.form(begin) != "of" || m_tree[begin - 1].upos != Upos::NOUN)
      return std::nullopt;
    return begin - 1;
  }

  // "imports of tin, a metal used in cans, from [Peru]": behind the comma that ends an aside the noun before
  // it goes on.

  [[nodiscard]] std::optional<std::uint32_t> noun_before_aside(std::uint32_t noun) const {
    constexpr int kDeepest = 6;
    if (m_tree[noun].deprel != Deprel::nmod || m_tree[noun].upos != Upos::PROPN ||
        m_tree.form(m_tree.subtree(noun).begin) != "," || m_tree.case_of(noun).empty())
      return std::nullopt;
    auto above = m_tree.head(noun);
    for (int depth = 0; above && depth < kDeepest && *above < noun; ++depth, above = m_tree.head(*above)) {
      const Deprel relation = m_tree[*above].deprel;
      if (relation == Deprel::appos) {
        const auto described = m_tree.head(*above);
        const bool aside = m_tree.form(m_tree.subtree(*above).begin) == ",";
        return described && *described < *above && aside ? described : std::nullopt;
      }
      if (relation != Deprel::nmod && relation != Deprel::conj && relation != Deprel::obl &&
          relation != Deprel::acl)
        break;
    }
    return std::nullopt;
  }

  // "an inquiry [into] imported barley": no clause of its own begins with a participle that describes.

  [[nodiscard]] std::optional<std::uint32_t> noun_behind_participle(std::uint32_t adposition) const {
    const auto participle = m_tree.head(adposition);
    if (m_tree[adposition].upos != Upos::ADP || m_tree[adposition].deprel != Deprel::mark || !participle ||
        *participle < adposition || m_tree[*participle].deprel != Deprel::amod)
      return std::nullopt;
    const auto noun = m_tree.head(*participle);
    return noun && *noun > *participle && m_tree.case_of(*noun).empty() ? noun : std::nullopt;
  }

  // "opposed Peru's decision on Friday to [leave]": the day parts the plan from what is planned, which is no
  // purpose of the verb above.

  [[nodiscard]] std::optional<std::uint32_t> plan_of_infinitive(std::uint32_t infinitive) const {
    const auto verb = m_tree.head(infinitive);
    const Deprel relation = m_tree[infinitive].deprel;
    if (m_tree[infinitive].xpos != Xpos::VB || (relation != Deprel::advcl && relation != Deprel::xcomp) ||
        !verb || *verb > infinitive || !m_tree.is_verb(*verb))
      return std::nullopt;
    const std::uint32_t to = m_tree.subtree(infinitive).begin;
    const TimeExpression* day = to > 0 && m_tree.has_lemma(to, "to") ? m_tree.time_at(to - 1) : nullptr;
    if (day == nullptr || day->tokens.begin < 2) return std::nullopt;
    std::uint32_t noun = day->tokens.begin - 1;
    if (m_tree[noun].upos == Upos::ADP) --noun;
    const bool planned =
        m_tree[noun].upos == Upos::NOUN && m_lexicon.noun_status.count(m_tree[noun].lemma) != 0;
    return planned && noun > *verb && m_tree.head(noun) == verb ? std::optional(noun) : std::nullopt;
  }

  // "endorsed a proposal by Peru to [leave]", "criticised an effort in Peru to [leave]": who endorses or
  // criticises does not leave.
  [[nodiscard]] std::optional<std::uint32_t> plan_of_somebody(std::uint32_t infinitive) const {
    const auto verb = m_tree.head(infinitive);
    const auto to = m_tree.child(infinitive, Deprel::mark);
    if (m_tree[infinitive].deprel != Deprel::advcl || m_tree[infinitive].xpos != Xpos::VB || !verb || !to ||
        !m_tree.is_verb(*verb))
      return std::nullopt;
    const auto noun = m_tree.child(*verb, Deprel::obj);
    if (!noun || *noun + 2 >= *to || m_lexicon.noun_status.count(m_tree[*noun].lemma) == 0)
      return std::nullopt;
    const std::string_view adposition = m_tree.form(*noun + 1);
    if (adposition != "by" && adposition != "in") return std::nullopt;
    for (std::uint32_t t = *noun + 2; t < *to; ++t) {
      const Upos tag = m_tree[t].upos;
      if (tag != Upos::PROPN && tag != Upos::DET) return std::nullopt;
    }
    return noun;
  }

  void part_plan(std::uint32_t plan, std::uint32_t infinitive) {
    const std::uint32_t verb = *m_tree.head(infinitive);
    const std::uint32_t to = *m_tree.child(infinitive, Deprel::mark);
    m_edits.hang(infinitive, plan, Deprel::acl);
    for (std::uint32_t t = plan + 2; t < to; ++t) {
      if (m_tree.head(t) == verb) m_edits.hang(t, plan, Deprel::nmod);
    }
  }

  // "a ruling in favour of [Peru], which had sued Chile": the name right before "which" did.
  [[nodiscard]] std::optional<std::uint32_t> name_before_which(std::uint32_t verb) const {
    const auto noun = m_tree.head(verb);
    if (m_tree[verb].deprel != Deprel::acl_relcl || !noun || m_tree[*noun].upos != Upos::NOUN ||
        (m_lexicon.state_agents.count(m_tree[*noun].lemma) != 0 &&
         m_lexicon.paired_people.count(m_tree[*noun].lemma) == 0))  // a leader is no "which"
      return std::nullopt;
    const std::uint32_t which = m_tree.subtree(verb).begin;
    const std::uint32_t pronoun = m_tree.form(which) == "," ? which + 1 : which;
    if (*noun >= which || !m_tree.has_lemma(pronoun, "which") || m_tree[pronoun].deprel != Deprel::nsubj)
      return std::nullopt;
    const std::uint32_t end = m_tree.form(pronoun - 1) == "," ? pronoun - 1 : pronoun;
    const Mention* name = end > *noun + 1 ? m_tree.recognized_name(end - 1) : nullptr;
    const bool actor =
        name != nullptr && (name->label == EntityLabel::GPE || name->label == EntityLabel::ORG);
    if (!actor || name->tokens.end != end) return std::nullopt;
    const std::uint32_t head = m_tree.head_of(name->tokens);
    return m_tree.head(head) == noun && m_tree[head].deprel == Deprel::nmod ? std::optional(head)
                                                                            : std::nullopt;
  }

  // "[Lind], the head of the Reform Party, who met Holm", "[Lind], the son of Holm, who met Reid", "[Lind], a
  // leader of the gang, who is accused": a body or country is no "who", and of relatives the one is meant of
  // whom all is told.
  [[nodiscard]] std::optional<std::uint32_t> person_of_who(std::uint32_t verb) const {
    constexpr int kDeepest = 6;
    auto noun = m_tree.head(verb);
    if (!noun || m_tree[verb].deprel != Deprel::acl_relcl) return std::nullopt;
    const auto who = m_tree.child(verb, {Deprel::nsubj, Deprel::nsubj_pass});
    if (!who || !m_tree.has_lemma(*who, "who")) return std::nullopt;
    const Mention* body = m_tree.recognized_name(*noun);
    const bool named =
        body != nullptr && (body->label == EntityLabel::GPE || body->label == EntityLabel::ORG);
    const auto of = m_tree[*noun].deprel == Deprel::nmod ? m_tree.head(*noun) : std::nullopt;
    const bool described = of && m_tree[*of].deprel == Deprel::appos;
    const bool kin = body != nullptr && body->label == EntityLabel::PER && described &&
                     m_lexicon.relatives.count(m_tree[*of].lemma) != 0;
    const bool crowd = body == nullptr && described && m_tree[*noun].xpos == Xpos::NN &&
                       m_lexicon.body_agents.count(m_tree[*of].lemma) != 0 &&
                       m_lexicon.collective_groups.count(m_tree[*noun].lemma) != 0;
    const bool partisan = body != nullptr && body->label == EntityLabel::NORP &&
                          m_tree[*noun].deprel == Deprel::appos;  // "[Lind], a Republican who"
    if (!named && !kin && !crowd && !partisan) return std::nullopt;
    if (kin) noun = of;
    for (int depth = 0; noun && depth < kDeepest; ++depth, noun = m_tree.head(*noun)) {
      const Mention* name = m_tree.recognized_name(*noun);
      if (name != nullptr && name->label == EntityLabel::PER) return noun;
      const Deprel relation = m_tree[*noun].deprel;
      if (relation != Deprel::nmod && relation != Deprel::conj && relation != Deprel::appos) break;
    }
    return std::nullopt;
  }

  // "welcomed [plans] by Norway and Peru to recognise Chile": nobody welcomes in order to recognise.
  [[nodiscard]] std::optional<std::uint32_t> plan_of_object(std::uint32_t infinitive) const {
    const auto verb = m_tree.head(infinitive);
    if (m_tree[infinitive].xpos != Xpos::VB || m_tree[infinitive].deprel != Deprel::advcl || !verb ||
        *verb > infinitive || m_lexicon.speech_acts.count(m_tree[*verb].lemma) == 0)
      return std::nullopt;
    const auto plan = m_tree.child(*verb, Deprel::obj);
    const std::uint32_t to = m_tree.subtree(infinitive).begin;
    const bool planned = plan && (m_lexicon.noun_status.count(m_tree[*plan].lemma) != 0 ||
                                  m_lexicon.deed_nouns.count(m_tree[*plan].lemma) != 0);
    return planned && *plan < to && m_tree.subtree(*plan).end == to ? plan : std::nullopt;
  }

  // "saying the state planned to arrest Lind, [urging] them to come": who speaks goes on speaking, not whom
  // he speaks of.
  [[nodiscard]] std::optional<std::uint32_t> report_around(std::uint32_t participle) const {
    constexpr int kDeepest = 4;
    if (m_tree[participle].deprel == Deprel::acl) return verb_of_added(participle);
    if (m_tree[participle].xpos != Xpos::VBG || m_tree[participle].deprel != Deprel::advcl ||
        m_lexicon.speech_acts.count(m_tree[participle].lemma) == 0 ||
        m_tree.child(participle, {Deprel::mark, Deprel::nsubj, Deprel::aux}) ||
        !opens_behind_comma(participle))
      return std::nullopt;
    auto verb = m_tree.head(participle);
    for (int depth = 0; verb && depth < kDeepest; ++depth) {
      const auto above = m_tree.head(*verb);
      const Deprel relation = m_tree[*verb].deprel;
      if (!above || *above > *verb || !m_tree.is_verb(*above)) return std::nullopt;
      if (relation == Deprel::ccomp)
        return m_lexicon.report_verbs.count(m_tree[*above].lemma) != 0 ? above : std::nullopt;
      if (relation != Deprel::xcomp && relation != Deprel::conj) return std::nullopt;
      verb = above;
    }
    return std::nullopt;
  }

  // "Norway banned Lind, [alleging] that he lied": who bans, not who is banned.
  [[nodiscard]] std::optional<std::uint32_t> verb_of_added(std::uint32_t participle) const {
    constexpr int kDeepest = 4;
    const std::string& lemma = m_tree[participle].lemma;
    if (m_tree[participle].xpos != Xpos::VBG || !opens_behind_comma(participle) ||
        (m_lexicon.speech_acts.count(lemma) == 0 && m_lexicon.report_verbs.count(lemma) == 0))
      return std::nullopt;
    auto noun = m_tree.head(participle);
    for (int depth = 0; noun && depth < kDeepest && m_tree.is_nominal(*noun); ++depth) {
      const Deprel relation = m_tree[*noun].deprel;
      const auto above = m_tree.head(*noun);
      if (!above || *above > *noun) return std::nullopt;
      if (m_tree.is_verb(*above))
        return relation == Deprel::obj || relation == Deprel::obl ? above : std::nullopt;
      noun = above;
    }
    return std::nullopt;
  }

  // "Peru and [the Reform Party], led by Lind,": of the last of them.
  [[nodiscard]] std::optional<std::uint32_t> last_before_leader(std::uint32_t participle) const {
    const auto first = m_tree.head(participle);
    if (m_tree[participle].deprel != Deprel::acl || m_tree[participle].xpos != Xpos::VBN || !first ||
        m_lexicon.leading_verbs.count(m_tree[participle].lemma) == 0)
      return std::nullopt;
    const std::uint32_t begin = m_tree.subtree(participle).begin;
    for (const std::uint32_t c : m_tree.children(*first)) {
      if (m_tree[c].deprel == Deprel::conj && c < participle && m_tree.subtree(c).end == begin) return c;
    }
    return std::nullopt;
  }

  // "a complaint over Peru's [decision] to raise duties": nobody complains in order to raise them.
  [[nodiscard]] std::optional<std::uint32_t> plan_before(std::uint32_t infinitive) const {
    const auto above = m_tree.head(infinitive);
    if (m_tree[infinitive].xpos != Xpos::VB || m_tree[infinitive].deprel != Deprel::acl || !above)
      return std::nullopt;
    const std::uint32_t to = m_tree.subtree(infinitive).begin;
    if (to <= *above + 1 || !m_tree.has_lemma(to, "to")) return std::nullopt;
    const std::uint32_t noun = to - 1;
    const bool planned =
        m_tree[noun].upos == Upos::NOUN && m_lexicon.noun_status.count(m_tree[noun].lemma) != 0;
    return planned && m_tree[noun].deprel == Deprel::nmod && m_tree.head(noun) == *above ? std::optional(noun)
                                                                                         : std::nullopt;
  }

  const Tree& m_tree;
  const Lexicon& m_lexicon;
  TreeEdits& m_edits;
};

}  // namespace

void repair_attachments(const Tree& tree, const Lexicon& lexicon, TreeEdits& edits) {
  repair_each(tree, AttachmentRepair(tree, lexicon, edits));
}

}  // namespace newsgraph
