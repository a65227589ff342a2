// Binary features of a pronoun and an entity it may mean.
#pragma once

#include <cstdint>
#include <vector>

#include "nlp/coref_pronouns.hpp"

namespace newsgraph {

// An entity as seen from a point in the text.
struct Antecedent {
  std::int32_t entity = kNoEntity;
  std::uint32_t mention = 0;    // latest mention (of a later name: that one)
  std::uint32_t last_name = 0;  // latest mention that is no pronoun
  std::uint32_t mentions = 0;   // so far
  std::uint32_t pronouns = 0;
  float salience = 0;          // of its mentions, halved with every sentence since
  std::uint32_t sentence = 0;  // of the latest mention
  bool opening = false;        // first mentioned in the first sentence
};

class PronounFeatures {
public:
  static constexpr std::size_t kCount = 672;

  PronounFeatures(const CorefState& state, const std::vector<Quote>& quotes)
      : m_state(state), m_quotes(quotes) {}

  // How much a mention in that role adds to an entity's salience.
  [[nodiscard]] static float weight_of(const CorefState& state, std::uint32_t head);

  void start(std::uint32_t pronoun, Gender gender);
  [[nodiscard]] PronounCandidate describe(const Antecedent& antecedent);
  // Adds what depends on the other candidates: rank by nearness, most mentioned, last subject.
  void compare(std::vector<PronounCandidate>& candidates) const;
  [[nodiscard]] PronounCandidate nobody(std::size_t others) const;

private:
  [[nodiscard]] unsigned role(std::uint32_t token) const;
  [[nodiscard]] unsigned configuration(const CorefMention& mention) const;
  [[nodiscard]] std::int32_t quote_at(std::uint32_t token) const;
  void find_subjects();
  [[nodiscard]] bool own_name(const CorefMention& mention) const;
  [[nodiscard]] bool owned_above(std::uint32_t owner) const;
  [[nodiscard]] bool above(std::int32_t high, std::int32_t low) const;

  const CorefState& m_state;
  const std::vector<Quote>& m_quotes;
  std::uint32_t m_pronoun = 0;
  unsigned m_kind = 0;  // 0 subject, 1 possessive, 2 other
  bool m_thing = false;
  Gender m_gender = Gender::unknown;
  std::int32_t m_clause = kNoHead;
  unsigned m_link = 0;  // how the pronoun's clause hangs on the one above
  std::int32_t m_own_subject = kNoEntity, m_matrix_subject = kNoEntity, m_far_subject = kNoEntity;
  std::int32_t m_last_root = kNoEntity;
  struct Seen {
    std::uint32_t mentions = 0;
    std::uint32_t sentence = 0;
    bool subject = false;
    bool after = false;
    float salience = 0;
    bool other = false;  // marked as no person
  };
  std::vector<Seen> m_seen;  // of the candidates described so far
};

}  // namespace newsgraph
