#include "nlp/name_votes.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "base/utf8.hpp"
#include "nlp/features.hpp"
#include "nlp/gazetteer.hpp"
#include "nlp/name_decoder.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kLongestPerson = 4;  // words; of longer names the last word is no family name
constexpr std::size_t kLongestTitle = 12;  // words
constexpr std::uint32_t kLastWordVotes = 2, kFirstWordVotes = 1;
constexpr std::uint32_t kSaidVotes = 20;        // of a sentence that says what a name is
constexpr std::uint32_t kOwnerVotes = 3;        // of something that mostly bodies own
constexpr std::uint32_t kShortFormVotes = 100;  // in brackets behind the long form

using Votes = std::array<std::uint32_t, kOtherName + 1>;  // by EntityLabel, then works and products

struct Ballot {
  Feature key = 0;
  Votes votes{};
  std::uint32_t owning =
      0;  // times that it owned what bodies have, "Lind's spokesman", which people have, too
  std::uint32_t alone = 0;  // times that it was the last word of a person's name or a short form in brackets
  std::uint8_t words = 0;
  bool in_person = false;   // is the first or last word of a person's name
  bool single = false;      // is the whole name of a person
  bool opens_body = false;  // is the first word of a body's name
};

std::uint32_t& votes_for(Ballot& ballot, EntityLabel label) {
  return ballot.votes[static_cast<std::size_t>(label)];
}

// Hashes of the document's words, made when they are asked for: most words never are.
class Words {
public:
  explicit Words(const Document& doc) : m_doc(doc), m_lower(doc.tokens.size(), 0) {}
  [[nodiscard]] Feature lower(std::uint32_t i) {
    if (m_lower[i] == 0) m_lower[i] = view_of(m_doc.form(i)).lower;
    return m_lower[i];
  }
  [[nodiscard]] bool capital(std::uint32_t i) const {
    const std::string_view form = m_doc.form(i);
    const char first = form.front();
    if (static_cast<unsigned char>(first) < 0x80) return first >= 'A' && first <= 'Z';
    std::size_t at = 0;
    return utf8::is_upper(utf8::next(form, at));
  }
  [[nodiscard]] Feature key(TokenRange range) {
    Feature key = 0;
    for (std::uint32_t i = range.begin; i < range.end; ++i) key = phrase_key(key, lower(i));
    return key;
  }

private:
  const Document& m_doc;
  std::vector<Feature> m_lower;
};

class Election {
public:
  Election(Document& doc, const NameKinds& kinds) : m_doc(doc), m_kinds(kinds), m_words(doc) {}

  void hold() {
    for (const Mention& mention : m_doc.mentions) {
      if (mention.kind != MentionKind::name) continue;
      hear(mention);
      hear_short_form(mention);
    }
    hear_openings();
    std::ranges::sort(m_works);
    for (const Mention& mention : m_doc.mentions) {
      if (mention.kind == MentionKind::name) count(mention);
    }
    merge();
    mark_taken();
    std::erase_if(m_doc.mentions, [this](const Mention& mention) {
      return mention.kind == MentionKind::name && is_work(mention);
    });
    for (Mention& mention : m_doc.mentions) {
      if (mention.kind == MentionKind::name) decide(mention);
    }
    add_missing();
  }

private:
  Ballot& ballot(TokenRange range) {
    m_ballots.push_back({});
    m_ballots.back().key = m_words.key(range);
    m_ballots.back().words = static_cast<std::uint8_t>(std::min<std::size_t>(range.size(), 255));
    return m_ballots.back();
  }

  // Counts what the text says outright of the name.
  void hear(const Mention& mention) {
    const auto kind = m_kinds.kind(m_doc, mention);
    if (!kind) {
      hear_owner(mention);
      return;
    }
    ballot(mention.tokens).votes[*kind] += kSaidVotes;
    if (*kind == kOtherName) m_works.push_back(m_words.key(mention.tokens));
  }

  void hear_owner(const Mention& mention) {
    const auto kind = m_kinds.owner(m_doc, mention);
    if (!kind) return;
    Ballot& owner = ballot(mention.tokens);
    owner.votes[*kind] += kOwnerVotes;
    owner.owning = 1;
  }

  // What sentences say of their first words. Names inside a work's title ("Lind" of the album "Lind's
  // Harbour") are of nobody, here and where it stands again.
  void hear_openings() {
    std::vector<Feature> titles;
    for (const Sentence& sentence : m_doc.sentences) {
      const auto said = m_kinds.opening(m_doc, sentence);
      if (!said) continue;
      ballot(said->words).votes[said->kind] += kSaidVotes;
      if (said->kind != kOtherName) continue;
      m_works.push_back(m_words.key(said->words));
      if (said->words.size() > 1) titles.push_back(m_works.back());
    }
    if (!titles.empty()) drop_inside(titles);
  }

  void drop_inside(std::vector<Feature>& titles) {
    std::ranges::sort(titles);
    std::uint32_t end = 0;  // of the last title found
    std::vector<bool> inside(m_doc.tokens.size(), false);
    for (std::uint32_t i = 0; i < inside.size(); ++i) {
      if (m_words.capital(i)) end = std::max(end, end_of_title(i, titles));
      inside[i] = i < end;
    }
    std::erase_if(m_doc.mentions, [&](const Mention& mention) {
      return mention.kind == MentionKind::name && inside[mention.tokens.begin] &&
             inside[mention.tokens.end - 1];
    });
  }

  // Where the longest of the titles that begins here ends; `begin` where none does.
  std::uint32_t end_of_title(std::uint32_t begin, const std::vector<Feature>& titles) {
    std::uint32_t end = begin;
    Feature key = 0;
    const std::size_t limit = std::min(m_doc.tokens.size(), begin + kLongestTitle);
    for (std::uint32_t i = begin; i < limit; ++i) {
      key = phrase_key(key, m_words.lower(i));
      if (std::ranges::binary_search(titles, key)) end = i + 1;
    }
    return end;
  }

  void count(const Mention& mention) {
    const TokenRange range = mention.tokens;
    ++votes_for(ballot(range), mention.label);
    if (std::ranges::binary_search(m_works, m_words.key(range))) return;
    if (range.size() < 2) {
      if (mention.label == EntityLabel::PER) ballot(range).single = true;
      return;
    }
    if (mention.label == EntityLabel::ORG) ballot({range.begin, range.begin + 1}).opens_body = true;
    if (mention.label != EntityLabel::PER || range.size() > kLongestPerson) return;
    if (m_words.capital(range.end - 1)) {
      Ballot& last = ballot({range.end - 1, range.end});
      votes_for(last, EntityLabel::PER) += kLastWordVotes;
      ++last.alone;
      last.in_person = true;
    }
    if (range.size() > 3 && m_doc.form(range.end - 2) == "-" &&
        m_words.capital(range.end - 1)) {  // "Eden [Bar-Tal]"
      Ballot& joined = ballot({range.end - 3, range.end});
      votes_for(joined, EntityLabel::PER) += kLastWordVotes;
      joined.alone = 1;
      joined.in_person = true;
    }
    const bool family = family_first(range);
    Ballot& first = ballot({range.begin, range.begin + 1});
    votes_for(first, EntityLabel::PER) += family ? kLastWordVotes : kFirstWordVotes;
    first.alone = family ? 1 : 0;  // "[Lee] Myung-bak"
    first.in_person = true;
  }

  // "Lee Myung-bak", in two words or, the hyphen apart, in four, of which the last two may have been left out
  [[nodiscard]] bool family_first(TokenRange range) const {
    const std::string_view given = m_doc.form(range.end - 1);
    const std::size_t hyphen = given.find('-');
    if (range.size() == 2 && hyphen != std::string_view::npos && hyphen + 1 < given.size())
      return given[hyphen + 1] >= 'a' && given[hyphen + 1] <= 'z';
    const std::uint32_t dash = range.size() == 2 ? range.end : range.end - 2;
    if ((range.size() != 2 && range.size() != 4) || dash + 1 >= m_doc.tokens.size()) return false;
    return m_doc.form(dash) == "-" && m_doc.tokens[dash].span.end == m_doc.tokens[dash + 1].span.begin &&
           m_doc.tokens[dash].span.begin == m_doc.tokens[dash - 1].span.end && !m_words.capital(dash + 1);
  }

  void merge() {
    std::stable_sort(m_ballots.begin(), m_ballots.end(),
                     [](const Ballot& a, const Ballot& b) { return a.key < b.key; });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_ballots.size(); ++i) {
      if (kept > 0 && m_ballots[kept - 1].key == m_ballots[i].key) {
        for (std::size_t k = 0; k < m_ballots[i].votes.size(); ++k)
          m_ballots[kept - 1].votes[k] += m_ballots[i].votes[k];
        m_ballots[kept - 1].owning += m_ballots[i].owning;
        m_ballots[kept - 1].alone += m_ballots[i].alone;
        m_ballots[kept - 1].in_person |= m_ballots[i].in_person;
        m_ballots[kept - 1].single |= m_ballots[i].single;
        m_ballots[kept - 1].opens_body |= m_ballots[i].opens_body;
      } else {
        m_ballots[kept++] = m_ballots[i];
      }
    }
    m_ballots.resize(kept);
  }

  [[nodiscard]] const Ballot* find(Feature key) const {
    const auto at = std::lower_bound(m_ballots.begin(), m_ballots.end(), key,
                                     [](const Ballot& a, Feature b) { return a.key < b; });
    return at != m_ballots.end() && at->key == key ? &*at : nullptr;
  }
  Ballot* find(Feature key) { return const_cast<Ballot*>(static_cast<const Election*>(this)->find(key)); }

  // "International Grain Council (IGC)": the short form is what the long one is, here and elsewhere.
  void hear_short_form(const Mention& longer) {
    const std::uint32_t bracket = longer.tokens.end;
    if (longer.tokens.size() < 2 || bracket + 2 >= m_doc.tokens.size()) return;
    if (m_doc.form(bracket) != "(" || m_doc.form(bracket + 2) != ")" || !initials_fit(longer, bracket + 1))
      return;
    Ballot& shorter = ballot({bracket + 1, bracket + 2});
    votes_for(shorter, longer.label) += kShortFormVotes;
    ++shorter.alone;
  }

  [[nodiscard]] bool initials_fit(const Mention& longer, std::uint32_t shorter) const {
    const std::string_view form = m_doc.form(shorter);
    std::size_t at = 0;
    for (std::uint32_t i = longer.tokens.begin; i < longer.tokens.end && at < form.size(); ++i) {
      if (m_doc.form(i).front() == form[at]) ++at;
    }
    return form.size() >= 2 && at == form.size();
  }

  [[nodiscard]] bool is_work(const Mention& mention) {
    if (m_works.empty()) return false;
    const Ballot* const found = find(m_words.key(mention.tokens));
    return found != nullptr && is_work(*found);
  }

  void decide(Mention& mention) {
    const Ballot* const found = find(m_words.key(mention.tokens));
    if (found == nullptr) return;
    const auto best = std::max_element(found->votes.begin(), found->votes.end());
    if (*best > found->votes[static_cast<std::size_t>(mention.label)])
      mention.label = static_cast<EntityLabel>(best - found->votes.begin());
    // "Reid's spokesman", "Bar-Tal": the last word of somebody's full name
    const std::uint32_t bodies = found->votes[static_cast<std::size_t>(EntityLabel::ORG)];
    const std::uint32_t people = found->votes[static_cast<std::size_t>(EntityLabel::PER)];
    if (mention.label == EntityLabel::ORG && found->in_person && found->alone > 0 && !found->opens_body &&
        bodies <= people + (kOwnerVotes + 1) * found->owning)
      mention.label = EntityLabel::PER;
    // "Harbour" of "Harbour Grain Board", where nobody has that name
    if (mention.label == EntityLabel::PER && found->words == 1 && found->opens_body && !found->in_person)
      mention.label = EntityLabel::ORG;
  }

  // A word of a work is taken, too: what the recogniser took for a work here is no name of the article's.
  void mark_taken() {
    m_taken.assign(m_doc.tokens.size(), false);
    const auto take = [this](TokenRange range) {
      for (std::uint32_t i = range.begin; i < range.end; ++i) m_taken[i] = true;
    };
    for (const Mention& mention : m_doc.mentions) take(mention.tokens);
    for (const TokenRange work : m_doc.works) take(work);
  }

  void add_missing() {
    const std::size_t before = m_doc.mentions.size();
    for (const Sentence& sentence : m_doc.sentences) {
      for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
        if (m_taken[i] || !m_words.capital(i)) continue;
        i += add_at(i, sentence.tokens.end);
      }
    }
    if (m_doc.mentions.size() == before) return;
    std::stable_sort(m_doc.mentions.begin(), m_doc.mentions.end(),
                     [](const Mention& a, const Mention& b) { return a.tokens.begin < b.tokens.begin; });
  }

  // Adds the longest name known from elsewhere that begins here; returns how many words more than one it has.
  std::uint32_t add_at(std::uint32_t begin, std::uint32_t limit) {
    Feature key = 0;
    const Ballot* longest = nullptr;
    std::uint32_t size = 0;
    for (std::uint32_t n = 0; n < kLongestPlaceName && begin + n < limit && !m_taken[begin + n]; ++n) {
      key = phrase_key(key, m_words.lower(begin + n));
      const Ballot* const found = find(key);
      if (found == nullptr || is_work(*found)) continue;
      const bool known = found->alone > 0 || (found->single && has_title(begin));
      const bool fits = n == 0 ? known && is_proper(begin) : m_words.capital(begin + n) && whole_name(*found);
      if (!fits) continue;
      longest = found;
      size = n + 1;
    }
    if (longest == nullptr) return 0;
    const auto best = std::max_element(longest->votes.begin(), longest->votes.end());
    Mention mention;
    mention.tokens = {begin, begin + size};
    mention.span = {m_doc.tokens[begin].span.begin, m_doc.tokens[begin + size - 1].span.end};
    mention.label = static_cast<EntityLabel>(best - longest->votes.begin());
    m_doc.mentions.push_back(mention);
    return size - 1;
  }

  // "[Mr.] Lind", "[President] Lind"
  [[nodiscard]] bool has_title(std::uint32_t i) const {
    return i > 0 && m_doc.tokens[i - 1].deprel == Deprel::nmod_desc &&
           m_doc.tokens[i - 1].head == static_cast<std::int32_t>(i);
  }
  [[nodiscard]] bool is_proper(std::uint32_t i) const { return m_doc.tokens[i].upos == Upos::PROPN; }
  [[nodiscard]] static bool is_work(const Ballot& ballot) {
    return std::ranges::max_element(ballot.votes) == ballot.votes.begin() + kOtherName;
  }
  [[nodiscard]] static bool whole_name(const Ballot& ballot) { return ballot.words >= 2; }

  Document& m_doc;
  const NameKinds& m_kinds;
  Words m_words;
  std::vector<Ballot> m_ballots;
  std::vector<Feature> m_works;  // names that are said to be works
  std::vector<bool> m_taken;     // words of names and works
};

}  // namespace

void NameVotes::run(Document& doc) const {
  if (!doc.mentions.empty()) Election(doc, m_kinds).hold();
}

}  // namespace newsgraph
