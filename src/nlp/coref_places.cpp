// "the country", "the city", "the island": the place of that kind that was named last.
#include <algorithm>
#include <optional>

#include "nlp/coref_phrases.hpp"
#include "nlp/coref_state.hpp"

namespace newsgraph {
namespace {

constexpr std::uint32_t kReach = 6;  // sentences back to the place
constexpr std::size_t kRecent = 30;

class PlaceLinker {
public:
  explicit PlaceLinker(CorefState& state) : m_state(state) {}

  void run() {
    const auto count = static_cast<std::uint32_t>(m_state.doc.tokens.size());
    for (std::uint32_t token = 0; token < count; ++token) {
      const std::int32_t mention = m_state.mention_at[token];
      if (mention >= 0) {
        const CorefMention& m = m_state.mentions[static_cast<std::size_t>(mention)];
        if (m.tokens.begin == token) note(m);
      } else if (m_state.doc.tokens[token].upos == Upos::NOUN) {
        read(token);
      }
    }
  }

private:
  struct Place {
    std::string nation;  // of a country: see CorefState::nation
    std::int32_t entity = kNoEntity;
    std::uint32_t sentence = 0;
    std::uint32_t head = 0;  // token of the latest mention
    std::optional<PlaceKind> kind;
  };

  // A demonym, too, brings its country to mind, if that is named somewhere before.
  void note(const CorefMention& mention) {
    const bool name = mention.kind == MentionKind::name;
    const bool demonym = mention.label == EntityLabel::NORP;
    const std::string nation = name ? m_state.nation(mention) : std::string();
    if (demonym && nation.empty()) return;
    if (!demonym && nation.empty() && mention.label != EntityLabel::GPE && mention.label != EntityLabel::LOC)
      return;
    const auto same = [&](const Place& place) {
      return demonym || !nation.empty() ? place.nation == nation : place.entity == mention.entity;
    };
    if (nation == "@EUU") return;
    const auto& meanings = m_state.words.places().find(mention.span.of(m_state.doc.text));
    Place place{nation, demonym ? kNoEntity : mention.entity, 0, 0, std::nullopt};
    if (name && !meanings.empty()) place.kind = meanings.front().kind;
    const auto known = std::find_if(m_recent.begin(), m_recent.end(), same);
    if (known != m_recent.end()) {
      place = *known;
      if (!demonym && name) place.entity = mention.entity;
      m_recent.erase(known);
    }
    place.sentence = mention.sentence;
    place.head = mention.head;
    m_recent.push_back(place);
    if (m_recent.size() > kRecent) m_recent.erase(m_recent.begin());
  }

  void read(std::uint32_t noun) {
    const LowerWord lemma(m_state.doc.tokens[noun].lemma);
    const bool country = m_state.words.is_country_noun(lemma.view());
    if (!country && !m_state.words.is_place_noun(lemma.view())) return;
    if (is_plural(m_state.doc.tokens[noun]) || is_part_of_longer(m_state, noun)) return;
    if (!is_definite(m_state, noun) || start_of(m_state, noun) + 1 != noun) return;
    if (has_own_complement(m_state, noun)) return;
    const std::int32_t found = place_meant(noun, country ? "" : lemma.view());
    if (found == kNoEntity) return;
    note(m_state.mentions[add_description(m_state, noun, found)]);
  }

  // `kind` is empty for a country.
  [[nodiscard]] std::int32_t place_meant(std::uint32_t noun, std::string_view kind) const {
    for (std::size_t i = m_recent.size(); i-- > 0;) {
      const Place& place = m_recent[i];
      if (place.sentence + kReach < m_state.sentence_of[noun]) break;
      if (place.entity == kNoEntity || place.nation.empty() == kind.empty()) continue;
      if (m_state.doc.tokens[place.head].head == m_state.doc.tokens[noun].head &&
          place.sentence == m_state.sentence_of[noun])
        continue;  // "Norway asked the country": somebody else
      if (kind.empty()) return has_rival(place) ? kNoEntity : place.entity;
      if (fits(place, kind)) return place.entity;
    }
    return kNoEntity;
  }

  // "Norway opposes Chile's plans": of the two that a sentence names, "the country" may be either, unless the
  // one named last was its subject.
  [[nodiscard]] bool has_rival(const Place& place) const {
    const Deprel relation = m_state.doc.tokens[place.head].deprel;
    if (relation == Deprel::nsubj || relation == Deprel::nsubj_pass) return false;
    return std::any_of(m_recent.begin(), m_recent.end(), [&](const Place& other) {
      return other.sentence == place.sentence && !other.nation.empty() && other.nation != place.nation &&
             other.entity != kNoEntity;
    });
  }

  // Whether a place that is no country may be "the city", "the island": its own words decide, then what the
  // list of places says, then the label.
  [[nodiscard]] bool fits(const Place& place, std::string_view kind) const {
    const CorefEntity& entity = m_state.entities[static_cast<std::size_t>(place.entity)];
    for (std::size_t i = entity.parts.size(); i-- > 0;) {
      const std::string& part = entity.parts[i];
      if (m_state.words.is_other_place_noun(part)) return false;
      if (m_state.words.is_place_noun(part)) return part == kind;
    }
    const bool town = m_state.words.is_town_noun(kind);
    if (place.kind) return town == (*place.kind == PlaceKind::city || *place.kind == PlaceKind::capital);
    return town == (entity.label == EntityLabel::GPE);
  }

  CorefState& m_state;
  std::vector<Place> m_recent;  // by their latest mention
};

}  // namespace

void link_places(CorefState& state) { PlaceLinker(state).run(); }

}  // namespace newsgraph
