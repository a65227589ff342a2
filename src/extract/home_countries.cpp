#include "extract/home_countries.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/utf8.hpp"
#include "extract/locations.hpp"
#include "graph/property_text.hpp"

namespace newsgraph {
namespace {

// Weights set on articles of the development data; what counts is their order.
constexpr double kShare = 0.5;        // of the article's country names
constexpr double kTogether = 0.5;     // sentences that name the person and the country
constexpr double kBefore = 0.3;       // named in the sentence before the title
constexpr double kActsBefore = 0.2;   // more where it is the one that acts there
constexpr double kBeforeBreak = 0.1;  // the same, but a paragraph ends between
constexpr double kMarked =
    0.15;  // each further official whose country is said: foreign ones are marked, home ones are not
constexpr double kActedOn = 0.4;    // the person does something to the country
constexpr double kSpokenFor = 0.4;  // the person tells what the country does
constexpr double kSameTitle = 0.4;  // the country's is named by the title alone
constexpr double kOwnTitle = 1.4;   // other countries call the office otherwise
constexpr double kDateline = 0.3;   // the report was sent from there
constexpr double kOften = 0.2;      // share of a country that a report from there is about
constexpr double kLater = 0.7;      // the country is not named before the sentence is over
constexpr double kFirst = 0.15;     // the article names no other country before
constexpr double kMost = 0.05;      // nor any other more often
constexpr double kTold = 0.2;    // the person only tells something of it: "Lind said it would help [Chile]"
constexpr double kFrames = 0.2;  // it is where, or what deed of it, the person speaks of
constexpr double kLeader = 0.2;  // another official of the country has a title without it, too
constexpr double kAside = 0.5;   // of its share where the sentence only adds it: "gas from Chile"
constexpr double kFound = 0.5;   // certainty of an owner that was found for another official
constexpr double kSaid = 0.8;    // certainty of an owner that words beside the title name
constexpr std::size_t kMaxMarked = 3;
constexpr double kLeast = 0.15;       // below it no country stands out
constexpr double kNobody = -0.2;      // score of a country that the article does not name
constexpr double kSlope = 5;          // of the log odds between two countries by their scores
constexpr double kSure = 0.5;         // of the odds that one country has against all others
constexpr std::size_t kMuchMore = 3;  // names of the country that the report is about

bool is_deputy(const Office& office) {
  return office.name.find("Deputy") != std::string::npos || office.name.find("Vice") != std::string::npos;
}

bool is_clause_link(Deprel relation) {
  return relation == Deprel::xcomp || relation == Deprel::conj || relation == Deprel::advcl ||
         relation == Deprel::acl;
}

}  // namespace

HomeCountries::HomeCountries(const Tree& tree, const EntityTable& entities, const LanguagePack& pack,
                             const std::vector<OfficeHeld>& held)
    : m_tree(tree),
      m_entities(entities),
      m_pack(pack),
      m_held(held),
      m_dateline(Locations(tree, entities, pack).of_dateline()) {
  std::map<std::string, std::string> governments;  // by capital: "Brussels" may be the Union's
  for (std::uint32_t t = 0; t < tree.size(); ++t) {
    const Reference* reference = entities.at(t);
    if (reference == nullptr) continue;
    if (reference->entity && entities[*reference->entity].type == "Person") {
      m_sentences_of[*reference->entity].insert(tree.sentence_of(t));
    }
    if (entities.name_at(t).begin != t || describes_stranger(t) || hosts_meeting(t)) continue;
    std::string iso3 = country_of(*reference);
    if (iso3.empty()) continue;
    if (!reference->place.empty()) {
      const auto [known, fresh] = governments.try_emplace(reference->place);
      if (fresh) known->second = entities.government(*reference);
      iso3 = known->second;
    }
    if (m_first.empty() && !is_aside(t)) m_first = iso3;
    m_tokens[iso3].push_back(t);
    m_most = std::max(m_most, m_tokens[iso3].size());
    m_total += 1;
  }
}

// "3,000 [Afghan] refugees" are where the article is not at home, "the [Chilean] town of Arica" is abroad.
bool HomeCountries::describes_stranger(std::uint32_t token) const {
  const auto noun = m_tree.head(token);
  if (!noun || m_tree[token].deprel != Deprel::amod) return false;
  const bool called = *noun + 1 < m_tree.size() && m_tree.has_lemma(*noun + 1, "of");
  if (called && m_pack.lexicon.place_nouns.count(m_tree[*noun].lemma) != 0) return true;
  const auto group = m_pack.lexicon.group_nouns.find(m_tree[*noun].lemma);
  return group != m_pack.lexicon.group_nouns.end() && group->second == "REF";
}

// "at the summit in [Rome]", "met Lind in Lyon, [France]": whoever speaks there may be from anywhere.
bool HomeCountries::hosts_meeting(std::uint32_t token) const {
  std::uint32_t head = m_tree.head_of(m_entities.name_at(token));
  if (m_tree[head].deprel == Deprel::appos && m_tree.head(head)) head = *m_tree.head(head);
  const auto governor = m_tree.head(head);
  if (!governor || m_tree.case_of(head) != "in") return false;
  const Reference* name = m_entities.at(*governor);
  const bool partner = name != nullptr && name->entity && m_entities[*name->entity].type == "Person";
  return partner || m_tree[*governor].lemma == "meet" ||
         m_pack.lexicon.meeting_nouns.count(utf8::lower(m_tree[*governor].lemma)) != 0;
}

// A country by name, or by a place or body of it; people's countries are what is asked for.
std::string HomeCountries::country_of(const Reference& reference) const {
  if (!reference.iso3.empty()) return reference.iso3;
  if (!reference.entity) return "";
  const ExtractedEntity& entity = m_entities[*reference.entity];
  const std::string sector = property_text(entity.properties, "sector");
  const bool of_state = sector != "REB" && m_pack.lexicon.private_sectors.count(sector) == 0;
  const bool counts = (entity.type == "Organization" && of_state) || entity.type == "Place";
  return counts && m_pack.places.country(entity.country) != nullptr ? entity.country : std::string();
}

bool HomeCountries::may_own(const std::string& iso3, const OfficeHeld& held) const {
  return m_tokens.count(iso3) != 0 && has_office(iso3, *held.office) && !taken(iso3, held) &&
         !is_known_stranger(iso3, held) && (has_secretaries(iso3) || !is_secretary(held));
}

bool HomeCountries::has_secretaries(const std::string& iso3) const {
  return m_pack.lexicon.with_secretaries.count(iso3) != 0;
}

// "Foreign Secretary Lind", but not "Lind, our Secretary of Foreign Affairs": a title of some states only.
bool HomeCountries::is_secretary(const OfficeHeld& held) const {
  const bool titled = held.office->kind == OfficeKind::minister && held.words.end == held.name.begin;
  return (titled || !held.office->country.empty()) &&
         utf8::lower(m_tree.form(held.words.end - 1)) == "secretary";
}

// "President Lind" in a report on Washington and Lima: the list has all presidents and vice presidents of the
// United States.
bool HomeCountries::is_known_stranger(const std::string& iso3, const OfficeHeld& held) const {
  const bool listed = held.office->kind == OfficeKind::head_of_state || held.office->name == "Vice President";
  if (iso3 != "USA" || !listed) return false;
  const std::string& name = m_entities[held.person].name;
  return m_pack.leaders.country_of(name) != iso3 && m_pack.leaders.country_of_surname(name) != iso3;
}

// "Premier Lind" in Canada
bool HomeCountries::is_provincial(const std::string& iso3, const OfficeHeld& held) const {
  return m_pack.lexicon.with_regional_premiers.count(iso3) != 0 && held.words.size() == 1 &&
         utf8::lower(m_tree.form(held.words.begin)) == "premier";
}

// The region of that country which a token names.
std::optional<EntityId> HomeCountries::region_at(std::uint32_t token) const {
  const Reference& reference = *m_entities.at(token);
  if (!reference.iso3.empty() || !reference.entity) return std::nullopt;
  const auto& meanings = m_pack.places.find(m_entities[*reference.entity].name);
  const bool region = !meanings.empty() && meanings.front().kind == PlaceKind::region;
  return region ? reference.entity : std::nullopt;
}

// "Strikes in [Quebec] …. Premier Holm …. Labour Minister Lind said …": a report that opens with a province
// and tells of a premier is at home in the province.
bool HomeCountries::may_be_provincial(const std::string& iso3, const OfficeHeld& held) const {
  if (is_provincial(iso3, held)) return true;
  const Office& office = *held.office;
  if (office.kind != OfficeKind::minister || office.portfolio == "foreign" || office.portfolio == "defence")
    return false;
  return region_at(m_tokens.at(iso3).front()) &&
         std::any_of(m_held.begin(), m_held.end(),
                     [&](const OfficeHeld& other) { return is_provincial(iso3, other); });
}

// A premier's may be that which the sentence names.
std::optional<EntityId> HomeCountries::region_of(const std::string& iso3, const OfficeHeld& held) const {
  const std::vector<std::uint32_t>& tokens = m_tokens.at(iso3);
  for (const std::uint32_t token : tokens) {
    if (!is_provincial(iso3, held) || m_tree.sentence_of(token) != m_tree.sentence_of(held.words.begin))
      continue;
    if (const auto region = region_at(token)) return region;
  }
  return region_at(tokens.front());
}

HomeCountries::Guess HomeCountries::likeliest(const OfficeHeld& held) const {
  std::string best;
  double best_score = kLeast;
  double odds = std::exp(kSlope * kNobody);  // of all, against a score of 0
  const std::set<std::string> left_out = countries_left_out(held);
  for (const auto& [iso3, tokens] : m_tokens) {
    if (!may_own(iso3, held)) continue;
    const double found = score(iso3, held, left_out);
    odds += std::exp(kSlope * found);
    if (found <= best_score) continue;
    best = iso3;
    best_score = found;
  }
  const double share = std::exp(kSlope * best_score) / odds;
  return best.empty() || share < kSure ? Guess{} : Guess{best, share};
}

std::string HomeCountries::only_government(const OfficeHeld& held) const {
  std::string only;
  for (const OfficeHeld& other : m_held) {
    if (!other.of || !other.office->represents || m_entities[*other.of].type != "Country") continue;
    const std::string& iso3 = m_entities[*other.of].country;
    if (!only.empty() && only != iso3) return "";
    only = iso3;
  }
  const bool rival = std::any_of(m_tokens.begin(), m_tokens.end(), [&](const auto& named) {
    return named.first != only && may_own(named.first, held);
  });
  return only.empty() || rival || taken(only, held) || !has_office(only, *held.office) ? "" : only;
}

double HomeCountries::score(const std::string& iso3, const OfficeHeld& held,
                            const std::set<std::string>& left_out) const {
  if (is_visited_with(iso3, held)) return 0;
  const std::vector<std::uint32_t>& tokens = m_tokens.at(iso3);
  const std::set<std::uint32_t>& persons_sentences = m_sentences_of.at(held.person);
  std::map<std::uint32_t, double> together;  // sentence -> how much it ties the two
  std::size_t acted_on = 0;
  double before = 0;
  double said = 0;
  bool told = false;
  bool frames = false;
  const std::uint32_t title_sentence = m_tree.sentence_of(held.words.begin);
  for (const std::uint32_t token : tokens) {
    const std::uint32_t sentence = m_tree.sentence_of(token);
    if (sentence + 1 == title_sentence) {
      const double here = paragraph_ends_after(sentence) ? kBeforeBreak
                          : is_main_subject(token)       ? kBefore + kActsBefore
                          : is_aside(token)              ? kBefore * kAside
                                                         : kBefore;
      before = std::max(before, here);
    }
    if (owns_same_title(token, held)) said += kSameTitle;
    if (persons_sentences.count(sentence) == 0) continue;
    const bool spoken_for = is_spoken_for(held.person, token);
    if (spoken_for) said += kSpokenFor;
    // "Turkish Trade Minister Aydin" beside the person is a counterpart, so Turkey is not the person's own.
    const Reference& reference = *m_entities.at(token);
    const std::optional<EntityId> bearer = reference.bearer;
    const bool counterpart = bearer && *bearer != held.person;
    if (sentence == title_sentence && !counterpart) {
      told = told || token > held.words.begin;
      frames = frames || spoken_for || frames_sentence(token, held);
    }
    const bool place = reference.iso3.empty() && reference.entity &&
                       m_entities[*reference.entity].type == "Place";  // where something happens
    if (counterpart || acts_on(held.person, token) || is_acted_on(held.person, token)) {
      ++acted_on;
    } else if (!place) {
      together[sentence] = std::max(together[sentence], is_aside(token) ? kAside : 1.0);
    }
  }
  const auto share = static_cast<double>(tokens.size()) / m_total;
  double company = 0;
  for (const auto& [sentence, ties] : together) company += ties;
  company /= static_cast<double>(persons_sentences.size());
  if (party_of_agreement_in(title_sentence, iso3)) together.emplace(title_sentence, 1.0);
  const auto contacts = static_cast<double>(acted_on + together.size());
  const double acting = contacts > 0 ? static_cast<double>(acted_on) / contacts : 0;
  const std::size_t officials = marked_officials(iso3);
  const bool elsewhere = !held.former && left_out.size() > left_out.count(iso3);
  const std::size_t free = officials > 0 && !elsewhere ? 1 : 0;
  const auto marked = static_cast<double>(std::min(kMaxMarked, officials - free));
  const double later = m_tree.sentence_of(tokens.front()) > title_sentence ? kLater : 0;
  // "the Egyptian president" in a report from Cairo: there others meet, unless it speaks of Egypt often.
  const bool only_sent = iso3 == m_dateline && tokens.size() == 1;
  const bool at_home = iso3 == m_dateline && !only_sent && (share >= kOften || !is_told_of_official(iso3));
  const double sent = at_home ? kDateline : 0;
  const double own = held.office->country == iso3 ? kOwnTitle : 0;  // "Foreign Secretary Lind"
  const double leader = left_out.count(iso3) != 0 ? kLeader : 0;
  // "… oil from Iran. Prime Minister Lind said": it is only named beside, in a report about another.
  const bool rare = tokens.size() + kMuchMore <= m_most;
  if (rare && together.empty() && said + sent + leader + own == 0) return 0;
  // "Lind left for Chile": where somebody only goes and does something is not home.
  if (acted_on > 0 && together.empty() && said + sent + leader + own == 0) return 0;
  const double main = (iso3 == m_first ? kFirst : 0) + (tokens.size() == m_most ? kMost : 0);
  const bool goes_on = before >= kBefore + kActsBefore;  // "Chile objected. Minister Lind said its exports …"
  const double place = frames ? kFrames : told && !goes_on ? -kTold : 0;
  return kShare * share + kTogether * company + before + said + sent + leader + own + main + place -
         kMarked * marked - kActedOn * acting - later;
}

// "Lind has come to [Chile]. With him is Trade Minister Berg": who comes along is not at home there.
bool HomeCountries::is_visited_with(const std::string& iso3, const OfficeHeld& held) const {
  const TokenRange sentence = m_tree.sentence_tokens(held.words.begin);
  bool along = false;
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    const bool with = t > sentence.begin && t < held.words.begin && m_tree[t].upos == Upos::PRON &&
                      m_tree[t - 1].lemma == "with";
    along = along || with || m_tree[t].lemma == "accompany";
  }
  if (along && iso3 == m_dateline) return true;  // "Minister Berg, who accompanied him"
  const std::uint32_t here = m_tree.sentence_of(held.words.begin);
  const std::vector<std::uint32_t>& tokens = m_tokens.at(iso3);
  return along && std::any_of(tokens.begin(), tokens.end(), [&](std::uint32_t token) {
           const std::uint32_t head = m_tree.head_of(m_entities.name_at(token));
           const auto verb = m_tree.head(head);
           const std::uint32_t at = m_tree.sentence_of(token);
           if ((at != here && at + 1 != here) || !verb || m_tree[head].deprel == Deprel::nsubj) return false;
           const std::string& lemma = m_tree[*verb].lemma;
           return m_pack.lexicon.motion_verbs.count(lemma) != 0 || lemma == "visit" || comes_to(token);
         });
}

// "gas from [Chile]", "the visit to [Chile]": neither who acts nor whose something is.
bool HomeCountries::is_aside(std::uint32_t country_token) const {
  const std::uint32_t head = m_tree.head_of(m_entities.name_at(country_token));
  const Deprel relation = m_tree[head].deprel;
  return (relation == Deprel::obl || relation == Deprel::nmod) && m_tree.case_of(head) != "in" &&
         m_tree.case_of(head) != "of";
}

// Of "President Lind" whom the list knows, of "Trade Minister Holm" who was found to be of a country: the
// report leaves out the country where it is at home. That of the United States' is left out everywhere.
std::set<std::string> HomeCountries::countries_left_out(const OfficeHeld& of) const {
  std::set<std::string> countries;
  for (const OfficeHeld& held : m_held) {
    const bool found = held.leader || (held.office->represents && held.certainty <= kSaid &&
                                       held.certainty >= kFound && held.person != of.person);
    if (found && held.of && !held.former) countries.insert(m_entities[*held.of].country);
  }
  countries.erase("USA");
  return countries;
}

// "Oman's foreign minister said …. Foreign Minister Lind, who …"
bool HomeCountries::owns_same_title(std::uint32_t country_token, const OfficeHeld& held) const {
  std::uint32_t t = m_entities.name_at(country_token).end;
  if (t < m_tree.size() && m_tree[t].xpos == Xpos::POS) ++t;
  if (t == held.words.begin) return false;
  for (std::uint32_t word = held.words.begin; word < held.words.end; ++word, ++t) {
    if (t >= m_tree.size() || utf8::lower(m_tree.form(t)) != utf8::lower(m_tree.form(word))) return false;
  }
  return t < m_tree.size() && m_tree[t].upos != Upos::PROPN;
}

// "Lind said [Oslo] was considering sanctions": of another government he would say what it should do.
bool HomeCountries::is_spoken_for(EntityId person, std::uint32_t country_token) const {
  const std::uint32_t head = m_tree.head_of(m_entities.name_at(country_token));
  const auto clause = m_tree.head(head);
  if (m_tree[head].deprel != Deprel::nsubj || !clause || m_tree[*clause].deprel != Deprel::ccomp)
    return false;
  const auto report = m_tree.head(*clause);
  if (!report || m_pack.lexicon.report_verbs.count(m_tree[*report].lemma) == 0) return false;
  const std::uint32_t begin = m_entities.name_at(country_token).begin;
  const bool next = begin == *report + 1 || (begin == *report + 2 && m_tree[begin - 1].lemma == "that");
  auto speaker = m_tree.child(*report, Deprel::nsubj);
  if (!speaker && m_tree[*report].deprel == Deprel::conj)  // "Lind hailed it and said Oslo would …"
    speaker = m_tree.child(*m_tree.head(*report), Deprel::nsubj);
  return next && speaker && is_person(*speaker, person) && !is_advice(*clause);
}

// "Oslo [should] act": nobody says so of the own government.
bool HomeCountries::is_advice(std::uint32_t verb) const {
  const auto modal = m_tree.child(verb, Deprel::aux);
  return modal && (m_tree[*modal].lemma == "should" || m_tree[*modal].lemma == "must");
}

// "In [Oslo], Minister Lind said …", "[Norway] will act, Minister Lind said", "[Norway] was alarmed, and
// Minister Lind …"
bool HomeCountries::frames_sentence(std::uint32_t country_token, const OfficeHeld& held) const {
  const TokenRange name = m_entities.name_at(country_token);
  if (name.end > held.words.begin) return false;
  std::uint32_t head = m_tree.head_of(name);
  const std::uint32_t start = m_tree.sentence_tokens(name.begin).begin;
  if (name.begin == start + 1 && held.words.begin <= name.end + 1 && m_tree.case_of(head) == "in")
    return true;
  if (m_tree[head].deprel == Deprel::nmod_poss) head = m_tree.head(head).value_or(head);  // "[Norway]'s army"
  const auto verb = m_tree.head(head);
  if (m_tree[head].deprel != Deprel::nsubj || !verb) return false;
  const std::uint32_t person = m_tree.head_of({held.words.begin, held.name.end});
  const auto deed = m_tree[person].deprel == Deprel::nsubj ? m_tree.head(person) : std::nullopt;
  if (!deed) return false;
  const Deprel relation = m_tree[*deed].deprel;
  const bool beside = relation == Deprel::parataxis || relation == Deprel::conj;
  return m_tree.head(*verb) == deed ? m_tree[*verb].deprel == Deprel::ccomp && !is_advice(*verb)
                                    : beside && m_tree.head(*deed) == verb;
}

// "[Washington] has threatened …. President Lind said …", "… after [Washington] lifted its veto. …"
bool HomeCountries::is_main_subject(std::uint32_t country_token) const {
  const std::uint32_t head = m_tree.head_of(m_entities.name_at(country_token));
  const auto verb = m_tree.head(head);
  return m_tree[head].deprel == Deprel::nsubj && verb &&
         (m_tree[*verb].deprel == Deprel::root || m_tree[*verb].deprel == Deprel::advcl ||
          m_tree[*verb].deprel == Deprel::ccomp);
}

bool HomeCountries::paragraph_ends_after(std::uint32_t sentence) const {
  const Document& doc = m_tree.doc();
  const Span gap{doc.sentences[sentence].span.end, doc.sentences[sentence + 1].span.begin};
  return gap.of(doc.text).find('\n') != std::string_view::npos;
}

// The sentence speaks of an agreement that was made "with" the country elsewhere: "as part of the deal, …".
bool HomeCountries::party_of_agreement_in(std::uint32_t sentence, const std::string& iso3) const {
  std::set<EntityId> agreements;
  const TokenRange range = m_tree.doc().sentences[sentence].tokens;
  for (std::uint32_t t = range.begin; t < range.end; ++t) {
    const Reference* reference = m_entities.at(t);
    if (reference != nullptr && reference->entity && m_entities[*reference->entity].type == "Agreement") {
      agreements.insert(*reference->entity);
    }
  }
  if (agreements.empty()) return false;
  for (const std::uint32_t token : m_tokens.at(iso3)) {
    const std::uint32_t name = m_tree.head_of(m_entities.name_at(token));
    const auto governor = m_tree.head(name);
    if (!governor || m_tree.case_of(name) != "with") continue;
    const Reference* reference = m_entities.at(*governor);
    if (reference != nullptr && reference->entity && agreements.count(*reference->entity) != 0) return true;
  }
  return false;
}

bool HomeCountries::is_person(std::uint32_t token, EntityId person) const {
  const Reference* reference = m_entities.at(token);
  return reference != nullptr && reference->entity == person;
}

bool HomeCountries::has_office(const std::string& iso3, const Office& office) const {
  const Lexicon& lexicon = m_pack.lexicon;
  if (m_pack.places.country(iso3) == nullptr) return false;  // the European Union has chiefs of its own
  switch (office.kind) {
    case OfficeKind::minister:
      return office.name.find("Minister") == std::string::npos || lexicon.without_ministers.count(iso3) == 0;
    case OfficeKind::head_of_government:
      return lexicon.without_prime_minister.count(iso3) == 0;
    case OfficeKind::head_of_state:
      return office.name != "President" || lexicon.without_president.count(iso3) == 0;
    default:
      return true;
  }
}

// Another person holds that office of that country; a foreign minister goes by several titles.
bool HomeCountries::taken(const std::string& iso3, const OfficeHeld& held) const {
  return !held.former && std::any_of(m_held.begin(), m_held.end(), [&](const OfficeHeld& other) {
    if (other.person == held.person || !other.of || other.former || m_entities[*other.of].country != iso3)
      return false;
    const bool foreign = held.office->portfolio == "foreign" && other.office->portfolio == "foreign";
    return other.office == held.office || (foreign && is_deputy(*other.office) == is_deputy(*held.office) &&
                                           other.office->speaks == held.office->speaks);
  });
}

std::size_t HomeCountries::marked_officials(const std::string& iso3) const {
  std::set<EntityId> people;
  for (const OfficeHeld& held : m_held) {
    if (held.of && held.certainty > kSaid && m_entities[*held.of].country == iso3) people.insert(held.person);
  }
  return people.size();
}

// "the Chilean minister": a report from Chile need not say so.
bool HomeCountries::is_told_of_official(const std::string& iso3) const {
  return std::any_of(m_held.begin(), m_held.end(), [&](const OfficeHeld& held) {
    return held.of && held.certainty > kSaid && m_entities[*held.of].country == iso3;
  });
}

// "Lind met his [Chilean] and Peruvian counterparts"
bool HomeCountries::is_of_counterpart(std::uint32_t country_token) const {
  constexpr std::uint32_t kReach = 6;  // words from the first country to the noun
  const TokenRange sentence = m_tree.sentence_tokens(country_token);
  for (std::uint32_t t = country_token + 1; t < std::min(sentence.end, country_token + kReach); ++t) {
    if (m_tree[t].lemma == "counterpart") return true;
    if (m_tree.is_verb(t) || m_tree[t].upos == Upos::ADP) return false;
  }
  return false;
}

// "signed it for [Chile]", but "left for [Chile]"
bool HomeCountries::signs_for(std::uint32_t country_token) const {
  const std::uint32_t head = m_tree.head_of(m_entities.name_at(country_token));
  const auto verb = m_tree.head(head);
  return m_tree.case_of(head) == "for" && verb && m_tree.is_verb(*verb) && m_tree[*verb].lemma == "sign";
}

// "arrived in [Chile]", "is in [Chile] for talks"
bool HomeCountries::comes_to(std::uint32_t country_token) const {
  const auto verb = m_tree.head(m_tree.head_of(m_entities.name_at(country_token)));
  if (!verb || !m_tree.is_verb(*verb) || *verb > country_token) return false;
  const std::string& lemma = m_tree[*verb].lemma;
  return lemma == "arrive" || lemma == "land" || lemma == "be";
}

// "Minister Lind said the government [would press] Chile"
bool HomeCountries::is_deed_of_own_state(std::uint32_t verb) const {
  const auto subject =
      m_tree[verb].deprel == Deprel::ccomp ? m_tree.child(verb, Deprel::nsubj) : std::nullopt;
  return subject && m_entities.at(*subject) == nullptr && m_tree[*subject].upos == Upos::NOUN &&
         m_pack.lexicon.state_agents.count(m_tree[*subject].lemma) != 0 &&
         m_tree.child(*subject, Deprel::det) && !m_tree.child(*subject, {Deprel::amod, Deprel::nmod_poss});
}

// The country stands under a verb whose subject is the person, and not as an owner ("explains Seoul's
// position").
bool HomeCountries::acts_on(EntityId person, std::uint32_t country_token) const {
  constexpr int kMaxNominals =
      2;  // "raise tariffs against Seoul", "buy Russian oil"; what lies deeper is not acted on
  if (is_one_of_pair(country_token)) return false;
  if (is_of_counterpart(country_token)) return true;
  if (signs_for(country_token)) return false;
  if (m_tree.case_of(country_token) == "in" && !comes_to(country_token))
    return false;  // "In Malawi, President Lind quits his party."
  std::uint32_t current = country_token;
  int nominals = 0;
  for (int depth = 0; depth < 8; ++depth) {
    const Deprel relation = m_tree[current].deprel;
    if (relation == Deprel::nmod_poss || relation == Deprel::nsubj) return false;
    const bool clause = m_tree.is_verb(current);
    const bool listed = relation == Deprel::conj && current == country_token;  // "visited Chile and [Peru]"
    if (clause ? !is_clause_link(relation) && !is_deed_of_own_state(current)
               : !listed && ++nominals > kMaxNominals)
      return false;
    const auto governor = m_tree.head(current);
    if (!governor) return false;
    current = *governor;
    if (!m_tree.is_verb(current)) continue;
    if (m_tree[current].lemma == "return") return false;  // one returns home
    for (const std::uint32_t c : m_tree.children(current)) {
      const bool sent =
          (m_tree[c].deprel == Deprel::obj || m_tree[c].deprel == Deprel::iobj) &&
          m_pack.lexicon.motion_verbs.count(m_tree[current].lemma) != 0;  // "sent Lind to Chile"
      const bool subject = m_tree[c].deprel == Deprel::nsubj;
      if ((sent || subject) && is_person(c, person)) return true;
      // "[his] ministry summoned the Chilean envoy"
      const auto owner = subject ? m_tree.child(c, Deprel::nmod_poss) : std::nullopt;
      if (owner && is_person(*owner, person)) return true;
    }
    if (current > 0 && is_person(current - 1, person)) return true;  // the subject was attached elsewhere
  }
  return false;
}

// "[Norway] welcomed President Lind", "a town in [Norway] cancelled an evening with President Lind",
// "[Norway] urged Chile to free President Lind": of its own it would say less, unless it chose them.
bool HomeCountries::is_acted_on(EntityId person, std::uint32_t country_token) const {
  constexpr std::uint32_t kReach = 40;  // tokens of what the country does
  std::uint32_t head = m_tree.head_of(m_entities.name_at(country_token));
  const bool located = m_tree[head].deprel == Deprel::nmod && m_tree.case_of(head) == "in";
  if (located) head = m_tree.head(head).value_or(head);
  const auto verb = m_tree.head(head);
  if (!verb || m_tree[head].deprel != Deprel::nsubj || !m_tree.is_verb(*verb)) return false;
  const auto mark = m_tree.child(*verb, Deprel::mark);
  if (mark && (m_tree[*mark].lemma == "unless" || m_tree[*mark].lemma == "if"))
    return true;  // "Lind said Oslo would act unless [Chile] left"
  if (m_pack.lexicon.appointment_verbs.count(m_tree[*verb].lemma) != 0) return false;
  if (m_tree[*verb].lemma == "send") return false;  // "[Norway] sent Lind to Chile"
  const Reference* actor = m_entities.at(country_token);
  if (actor->iso3.empty() || actor->demonym) return false;  // "the Chilean army rescued President Lind"
  for (const std::uint32_t c : m_tree.children(*verb)) {
    const Deprel relation = m_tree[c].deprel;
    if (relation != Deprel::obj && relation != Deprel::iobj && relation != Deprel::xcomp) continue;
    const TokenRange phrase = m_tree.subtree(c);
    for (std::uint32_t t = phrase.begin; t < std::min(phrase.end, phrase.begin + kReach); ++t) {
      if (is_person(t, person)) return true;
    }
  }
  return false;
}

// "the Chile-Peru summit"
bool HomeCountries::is_one_of_pair(std::uint32_t country_token) const {
  const TokenRange name = m_entities.name_at(country_token);
  const auto dash = [&](std::uint32_t t) { return m_tree.form(t) == "-" || m_tree.form(t) == "–"; };
  return (name.end < m_tree.size() && dash(name.end)) || (name.begin > 0 && dash(name.begin - 1));
}

}  // namespace newsgraph
