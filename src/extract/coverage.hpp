// Sentences from which a relation may be missing: two known actors, a verb or noun that governs both, and no
// edge. The words that stand there most often are the next rules to write.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/offices.hpp"
#include "document.hpp"
#include "extract/lexicon.hpp"
#include "extract/tree.hpp"
#include "graph/records.hpp"

namespace newsgraph {

struct Uncovered {
  std::string trigger;  // lemma; of a light verb with its object: "hold talk"
  bool verb = true;     // else a noun
  std::uint32_t sentence = 0;
  std::string first;  // names of the two actors in text order
  std::string second;
};

class Coverage {
public:
  // Throws DataError when the language pack's lexicon is missing.
  explicit Coverage(const std::string& schemas_dir)
      : m_lexicon(Lexicon::load(schemas_dir)), m_offices(Offices::load(schemas_dir)) {}

  // At most one for each sentence, in text order: the nearest two actors that some word governs.
  // `extraction` must be of `doc`. Sentences that touch page furniture are left out.
  [[nodiscard]] std::vector<Uncovered> uncovered(const Document& doc, const Extraction& extraction) const;

private:
  struct ActorWord {
    std::uint32_t token = 0;  // head of the name
    std::uint32_t entity = 0;
  };
  [[nodiscard]] std::vector<ActorWord> actors_of(const Tree& tree,
                                                 const std::vector<std::uint32_t>& entity_at,
                                                 std::uint32_t sentence) const;
  [[nodiscard]] std::optional<std::uint32_t> governor(const Tree& tree, std::uint32_t first,
                                                      std::uint32_t second) const;
  [[nodiscard]] bool is_trigger_like(const Tree& tree, std::uint32_t token) const;
  [[nodiscard]] std::string trigger_text(const Tree& tree, std::uint32_t token) const;

  [[nodiscard]] std::optional<Uncovered> gap_between(const Tree& tree, const Extraction& extraction,
                                                     const std::vector<ActorWord>& actors) const;

  Lexicon m_lexicon;
  Offices m_offices;
};

}  // namespace newsgraph
