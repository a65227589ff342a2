#include "extract/title_owners.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "extract/acronyms.hpp"
#include "graph/property_text.hpp"

namespace newsgraph {
namespace {

// Ministers, envoys and the like are always somebody's of a state; heads, chairs and presidents are
// anybody's.
bool is_anybodys(const Office& office) {
  return office.country.empty() && (office.name == "President" || office.name == "Vice President" ||
                                    office.kind == OfficeKind::business || office.kind == OfficeKind::party ||
                                    (office.kind == OfficeKind::official && office.portfolio.empty()));
}

// Mayors, governors and the like: of a town or region, even where it is a capital. "the Tarno Sheriff's
// Deputy" is no member of parliament.
bool is_local(const Office& office) {
  if (office.name == "Member of Parliament") return false;
  return office.kind == OfficeKind::official && !office.represents && !office.speaks &&
         office.country.empty() && (office.portfolio.empty() || office.portfolio == "police");
}

}  // namespace

bool is_party(const ExtractedEntity& entity) {
  return entity.type == "Organization" && property_text(entity.properties, "sector") == "PTY";
}

// Country or body named just left of `token`: "South Korean", "US", "South Korea's", "Hyundai".
std::optional<EntityId> TitleOwners::before(std::uint32_t title, const Office& office, bool& former) {
  std::uint32_t token = title;
  const std::uint32_t start = m_tree.sentence_tokens(token).begin;
  while (token > start) {
    const std::uint32_t before = token - 1;
    if (m_pack.lexicon.former.count(m_words[before]) != 0 &&
        !comes_next(before)) {  // even inside a phrase linked to the person
      former = true;
      token = before;
      continue;
    }
    const Reference* reference = m_entities.at(before);
    if (reference != nullptr) {
      const std::uint32_t name = m_entities.name_at(before).begin;
      // "In Turkey Minister Aydin met", "In the Senate Minister Lind said": the place is not the office's.
      std::uint32_t first = name;
      if (first > start && m_tree[first - 1].upos == Upos::DET) --first;
      const bool located = first > start && (m_words[first - 1] == "in" || m_words[first - 1] == "at");
      if (located && !reference->demonym) return std::nullopt;
      const bool next = name > start && comes_next(name - 1);
      if (name > start && !next && m_pack.lexicon.former.count(m_words[name - 1]) != 0) former = true;
      if (reference->demonym && tells_descent(name)) {
        former = former || is_former_before(name - 1);
        return std::nullopt;
      }
      if (const auto place = place_at(before, office)) return place;
      // "[the party]'s president": which of the parties is a guess.
      const bool noun = m_tree[name].upos == Upos::NOUN && m_tree.form(name) == m_words[name];
      if (noun && reference->iso3.empty()) return std::nullopt;
      return named_at(before);
    }
    if (const auto opening = acronym_begin(before)) {
      token = *opening;
      continue;
    }
    const std::string& word = m_words[before];
    if (word == "its") return named_before(before);
    // "[Norway], whose president"
    if (word == "whose")
      return before > start + 1 && m_words[before - 1] == "," ? named_at(before - 2) : std::nullopt;
    const bool own = before > start && (m_words[before - 1] == "the" || m_words[before - 1] == "his" ||
                                        m_words[before - 1] == "her");
    if (own && (word == "country" || word == "nation")) return country_before(before);
    if (m_tree[before].xpos != Xpos::POS && word != "-" && m_tree[before].upos != Upos::ADJ &&
        word != "new" && word != "deputy" && word != "vice") {
      return std::nullopt;
    }
    // "the Chilean [communist] leader"
    const bool factional =
        m_pack.lexicon.factional.count(word) != 0 || m_pack.lexicon.non_state.count(word) != 0;
    if (factional && office.name == "Leader") return std::nullopt;
    token = before;
  }
  return std::nullopt;
}

// "the European Union's [(EU)] top diplomat": where the brackets open that close at the token.
std::optional<std::uint32_t> TitleOwners::acronym_begin(std::uint32_t close) const {
  const bool bracketed = close >= m_tree.sentence_tokens(close).begin + 3 && m_words[close] == ")" &&
                         m_words[close - 2] == "(" && is_acronym(m_tree.form(close - 1));
  return bracketed ? std::optional(close - 2) : std::nullopt;
}

// "and [then] Chancellor Lind", "and [then] German Chancellor Lind"
bool TitleOwners::comes_next(std::uint32_t word) const {
  return word > 0 && m_words[word] == "then" && m_words[word - 1] == "and";
}

// "[former] Kosovo Serb leader"
bool TitleOwners::is_former_before(std::uint32_t token) const {
  const std::uint32_t name = m_entities.name_at(token).begin;
  return name > m_tree.sentence_tokens(name).begin && m_pack.lexicon.former.count(m_words[name - 1]) != 0;
}

// "the African [American] president", "a Kosovo [Serb] leader": where somebody's forebears or kin are at
// home.
bool TitleOwners::tells_descent(std::uint32_t demonym) const {
  if (demonym == m_tree.sentence_tokens(demonym).begin) return false;
  const Reference* before = m_entities.at(demonym - 1);
  const bool named = before != nullptr && !before->iso3.empty() && before->place.empty();
  return named || m_pack.lexicon.descents.count(m_words[demonym - 1]) != 0;
}

// A country that only says where the holder is from gives way to the body behind the title.
std::optional<EntityId> TitleOwners::around(TokenRange title, std::uint32_t limit, const Office& office,
                                            bool& former) {
  constexpr std::uint32_t kReach = 7;  // words of the complement
  const auto left = before(title.begin, office, former);
  const bool complement = title.end + 1 < limit && has_complement(title.end);
  if (!complement) return left;
  const Reference* beside = left ? m_entities.at(title.begin - 1) : nullptr;
  const bool nationality = beside != nullptr && beside->demonym;
  if (left && !nationality) return left;
  const auto behind = behind_title(office, {title.end, std::min(limit, title.end + kReach)});
  // "the Syrian commander of Acme" is Acme's; "the Syrian minister for Europe" Syria's.
  const bool of_body = behind && m_entities[*behind].type == "Organization" &&
                       office.kind == OfficeKind::official && !office.represents;
  return left && !is_anybodys(office) && !of_body ? left : behind;
}

bool TitleOwners::has_complement(std::uint32_t title_end) const {
  if (title_end >= m_words.size()) return false;
  const std::string& next = m_words[title_end];
  return next == "of" || next == "for" || next == "at";
}

// "blamed Serbia and asked [its] president": of the country or body named last in the sentence, but "[Acme],
// which Serbia likes, told of the death of its president", and "[Acme] left Serbia, its president said": a
// subject takes up the subject before it.
std::optional<EntityId> TitleOwners::named_before(std::uint32_t possessive) {
  std::uint32_t title = possessive;  // "its chief [executive], Paavo Lind, said", or the name behind
  for (int steps = 0;
       steps < 3 && m_tree[title].deprel != Deprel::nsubj && m_tree.head(title).value_or(0) > title; ++steps)
    title = *m_tree.head(title);
  const std::uint32_t sentence = m_tree.sentence_tokens(possessive).begin;
  const bool clause =
      possessive > sentence + 1 && m_words[possessive - 1] == "and" && m_words[possessive - 2] == ",";
  const bool subject = clause || m_tree[title].deprel == Deprel::nsubj || m_words[possessive + 1] == "own";
  for (std::uint32_t t = possessive; t-- > sentence;) {
    if (subject) {
      if (m_tree[t].deprel != Deprel::nsubj && m_tree[t].deprel != Deprel::nsubj_pass) continue;
      const auto owner = named_at(t);  // "[Norway] said it would act, and its minister, …"
      if (owner || m_tree[t].lemma != "it") return owner;
      continue;
    }
    const auto verb =
        m_entities.at(t) != nullptr ? m_tree.head(m_tree.head_of(m_entities.name_at(t))) : std::nullopt;
    const bool aside =
        verb && m_tree[*verb].deprel == Deprel::acl_relcl && m_tree.subtree(*verb).end <= possessive;
    if (const auto owner = aside ? std::nullopt : named_at(t)) return owner;
  }
  return std::nullopt;
}

// "became the [country]'s president": the one country that the sentence names before.
std::optional<EntityId> TitleOwners::country_before(std::uint32_t noun) {
  std::optional<std::uint32_t> found;
  for (std::uint32_t t = noun; t-- > m_tree.sentence_tokens(noun).begin;) {
    const Reference* reference = m_entities.at(t);
    if (reference == nullptr || reference->iso3.empty()) continue;
    if (found && m_entities.at(*found)->iso3 != reference->iso3) return std::nullopt;
    found = t;
  }
  return found ? named_at(*found) : std::nullopt;
}

std::optional<EntityId> TitleOwners::named_at(std::uint32_t token) {
  const Reference* reference = m_entities.at(token);
  if (reference == nullptr) return std::nullopt;
  if (!reference->iso3.empty()) {
    const TokenRange words = m_entities.name_at(token);
    return m_entities.country(reference->iso3, m_tree.span(words));
  }
  if (reference->entity && m_entities[*reference->entity].type == "Organization") return reference->entity;
  return std::nullopt;
}

// "head of the Chilean [army]", "president of the Chilean [republic]", but not "of the Chilean [football
// federation]"
bool TitleOwners::is_of_state(const Office& office, std::uint32_t noun) const {
  const Lexicon& lexicon = m_pack.lexicon;
  const std::string lemma = utf8::lower(m_tree[noun].lemma);
  const bool president = office.kind == OfficeKind::head_of_state || office.name == "Vice President";
  if (president ? lexicon.state_names.count(lemma) == 0 : lexicon.state_agents.count(lemma) == 0)
    return false;
  const auto children = m_tree.children(noun);
  return std::none_of(children.begin(), children.end(), [&](std::uint32_t c) {
    return lexicon.non_state.count(utf8::lower(m_tree[c].lemma)) != 0;
  });
}

// "head of [Norway's] oil company", "head of the [Norwegian] government's office for trade", "chief of the
// [Front's] negotiating team": what is headed is a thing of its own; "head of [Norway's] army" is Norway's.
bool TitleOwners::owns_part(const Office& office, std::uint32_t name, std::uint32_t limit) const {
  if (office.represents && office.kind != OfficeKind::head_of_state) return false;
  std::uint32_t part = name;
  for (int steps = 0; steps < 3; ++steps) {
    const auto governor = m_tree.head(part);
    const Deprel relation = m_tree[part].deprel;
    if (!governor || *governor < part || *governor >= limit || m_tree[*governor].upos != Upos::NOUN)
      return false;
    if (relation == Deprel::nmod_poss) {
      // whom somebody sends is no state: "the head of [Norway's] delegation"
      const bool sent = m_pack.lexicon.measure_nouns.count(m_tree[*governor].lemma) != 0;
      return sent || m_entities.at(name)->iso3.empty() || !is_of_state(office, *governor);
    }
    if (relation != Deprel::compound && relation != Deprel::amod) return false;
    part = *governor;
  }
  return false;
}

// "head of the [NATO] mission", "owner of the [German] firm Acme": it only modifies
// what is headed.
bool TitleOwners::modifies_owner(const Office& office, std::uint32_t token, std::uint32_t limit) const {
  const Reference& reference = *m_entities.at(token);
  const bool private_office = office.kind == OfficeKind::business || office.kind == OfficeKind::party ||
                              office.name == "Leader";  // "the leader of the [Russian] party …"
  const TokenRange name = m_entities.name_at(token);
  const std::uint32_t head = m_tree.head_of(name);
  if (owns_part(office, head, limit)) return true;
  const auto governor = m_tree.head(head);
  const Deprel relation = m_tree[head].deprel;
  if (!governor || *governor < head || *governor >= limit ||
      (relation != Deprel::compound && relation != Deprel::amod))
    return false;
  if (!reference.iso3.empty() && !(private_office && reference.demonym)) {
    const Reference* modified = m_entities.at(*governor);
    const bool body = modified != nullptr && modified->entity &&
                      m_entities[*modified->entity].type == "Organization";  // "of the British union [Unite]"
    const bool common = m_tree[*governor].upos == Upos::NOUN || m_tree.form(*governor) == m_words[*governor];
    const bool noun = common && !is_of_state(office, *governor);
    return reference.demonym && (body || noun);
  }
  const std::string& part = m_tree[*governor].lemma;
  const bool sent =
      m_pack.lexicon.state_agents.count(part) != 0 && m_pack.lexicon.measure_nouns.count(part) == 0;
  if (sent || m_pack.lexicon.body_agents.count(part) == 0) return true;
  // "the Acme group", "the Acme affiliate Bolt group", "the [British] union Acme"
  for (std::uint32_t t = name.end; t < std::min(limit, *governor + 2); ++t) {
    const Reference* other = m_entities.at(t);
    const bool person = other != nullptr && other->entity && m_entities[*other->entity].type == "Person";
    if (m_tree[t].upos == Upos::PROPN && !person) return true;
  }
  return false;
}

// "head of [foreign policy] of the Union", but "president of the [republic] of Chile", "head of the [board]
// of Acme"
bool TitleOwners::is_part_of_more(const Office& office, std::uint32_t noun) const {
  const std::string& lemma = m_tree[noun].lemma;
  return office.heads && m_tree[noun].upos == Upos::NOUN && !is_of_state(office, noun) &&
         m_pack.lexicon.body_agents.count(lemma) == 0;
}

// The country or body that the phrase names first: "of South Korea", "at the Royal Museum", but not "of a
// party in Chile".
std::optional<EntityId> TitleOwners::in(TokenRange range, const Office& office) {
  for (std::uint32_t t = range.begin; t < range.end; ++t) {
    if (m_entities.at(t) != nullptr) {
      if (!modifies_owner(office, t, range.end)) {
        // "chairman of Britain's [Conservative Party]"
        const std::uint32_t behind = m_entities.name_at(t).end;
        const bool owns = behind + 1 < range.end && m_tree[behind].xpos == Xpos::POS;
        const Reference* body = owns ? m_entities.at(behind + 1) : nullptr;
        return named_at(body != nullptr && body->entity ? behind + 1 : t);
      }
      t = m_entities.name_at(t).end - 1;
      continue;
    }
    const Upos tag = m_tree[t].upos;
    if (tag == Upos::PROPN || tag == Upos::PUNCT || m_tree.is_verb(t)) return std::nullopt;
    if (tag == Upos::ADP && t > range.begin && (m_words[t] != "of" || is_part_of_more(office, t - 1)))
      return std::nullopt;
  }
  return std::nullopt;
}

// "King Paavo [of Norway]"
std::optional<EntityId> TitleOwners::behind_name(TokenRange name, const Office& office) {
  const std::uint32_t limit = m_tree.sentence_tokens(name.begin).end;
  if (name.end + 1 >= limit || m_words[name.end] != "of") return std::nullopt;
  const auto owner = in({name.end + 1, std::min(limit, name.end + 3)}, office);
  // "Prime Minister Paavo Lind of the Liberal Party"; presidents may be anybody's.
  const bool of_state = office.kind == OfficeKind::head_of_government || office.kind == OfficeKind::minister;
  if (of_state && owner && m_entities[*owner].type == "Organization") return std::nullopt;
  return owner;
}

bool TitleOwners::is_apposition(std::uint32_t title) const {
  constexpr int kSteps = 4;  // from a title's first word to the name's head
  std::optional<std::uint32_t> head = title;
  for (int steps = 0; steps < kSteps && head && *head >= title; ++steps, head = m_tree.head(*head)) {
    if (m_tree[*head].deprel == Deprel::appos) return true;
  }
  return false;
}

// "[Danish] officials, including Trade Minister Lind", "[Danish] Science, Technology and Innovation
// Minister Lind": the demonym that opens the list.
std::optional<EntityId> TitleOwners::over_list(std::uint32_t title, const Office& office) {
  constexpr std::uint32_t kReach = 8;
  const std::uint32_t start = m_tree.sentence_tokens(title).begin;
  bool list = false;
  // "the Chilean minister Lind and [Sultan Holm]": no two rulers are of one country
  if (office.kind == OfficeKind::head_of_state && office.name != "President") return std::nullopt;
  for (std::uint32_t t = title; t-- > start && title - t <= kReach;) {
    const Reference* name = m_entities.at(t);
    if (name != nullptr && name->entity && m_entities[*name->entity].type == "Place")
      return std::nullopt;  // "In [British] Columbia, Premier Lind"
    const auto& meanings = m_pack.places.find(m_tree.form(t));
    if (!meanings.empty() && meanings.front().kind == PlaceKind::demonym) {
      if (!list) return std::nullopt;  // "Korean Air Chairman"
      // "sanctions on the Chilean [government], Minister Lind said", but "his Chilean [host], Minister Lind"
      const std::uint32_t noun = m_tree.head(t).value_or(t);
      if (m_words[title - 1] == "," && noun < title && m_tree[noun].xpos == Xpos::NN && !is_apposition(title))
        return std::nullopt;
      return m_entities.country(meanings.front().iso3);
    }
    list = list || m_words[t] == "," || m_words[t] == "including" || m_tree[t].upos == Upos::CCONJ;
    const Upos tag = m_tree[t].upos;
    const bool inner = tag == Upos::PROPN || tag == Upos::NOUN || tag == Upos::ADJ || tag == Upos::CCONJ ||
                       m_words[t] == "," || m_words[t] == "including";
    if (!inner) return std::nullopt;
  }
  return std::nullopt;
}

// "[UN] Secretary-General", "[Conservative] Party leader": the title holds the name of a body that is no
// part of a government.
std::optional<EntityId> TitleOwners::inside_title(std::uint32_t from, std::uint32_t end,
                                                  const Office& office) const {
  const Reference* first = m_entities.at(from);
  if (first == nullptr || !first->entity || m_entities.name_at(from).end >= end || !office.country.empty() ||
      office.kind == OfficeKind::envoy || office.kind == OfficeKind::minister)  // "[Police] Minister"
    return std::nullopt;
  const Organization* body = m_pack.organizations.find(m_entities[*first->entity].name);
  const bool owner = body != nullptr && !body->stands_for_country && body->sector != "OPP";
  return owner ? first->entity : std::nullopt;
}

// "[Ontario] Premier Lind", "[Scotland]'s First Minister": the office is the region's, not the country's; so
// is that of the mayor of a capital.
std::optional<EntityId> TitleOwners::place_at(std::uint32_t token, const Office& office) {
  const Reference* reference = m_entities.at(token);
  if (reference == nullptr || reference->demonym) return std::nullopt;
  if (reference->entity && m_entities[*reference->entity].type == "Place") return reference->entity;
  if (reference->place.empty() || !is_local(office)) return std::nullopt;
  return m_entities.place(reference->place, reference->iso3, m_tree.span(m_entities.name_at(token)));
}

// The owner that the complement of a title names. Envoys go "to" and are "for" what does not send them.
std::optional<EntityId> TitleOwners::behind_title(const Office& office, TokenRange phrase) {
  const std::string& opening = m_words[phrase.begin];
  if (opening == "to" || opening == "in") return std::nullopt;
  if (opening == "for" && office.kind == OfficeKind::envoy) return std::nullopt;
  const bool minister =
      office.kind == OfficeKind::minister && office.name.find("Minister") != std::string::npos;
  const std::uint32_t first = phrase.begin + 1;
  const bool owned =
      first < phrase.end && m_entities.name_at(first).end < m_tree.size() &&
      m_tree[m_entities.name_at(first).end].xpos == Xpos::POS;  // "of Scotland's [Green Party]"
  const bool names = opening == "of" && first < phrase.end && !owned;
  if (const auto place = names ? place_at(first, office) : std::nullopt) return place;
  const auto owner = in({first, phrase.end}, office);
  // "Minister for [Small Islands]": what they are ministers of is no body.
  return minister && owner && m_entities[*owner].type == "Organization" ? std::nullopt : owner;
}

}  // namespace newsgraph
