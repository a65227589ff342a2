// What a text says outright that one of its names is: "Tarno is a village", "Tarno, a company", "the band
// Tarno", "the town of Tarno". Nouns and the labels they stand for come from `lang/en/name_kinds.json`.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "document.hpp"
#include "nlp/word_table.hpp"

namespace newsgraph {

class NameKinds {
public:
  // Throws DataError.
  [[nodiscard]] static NameKinds load(const std::string& schemas_dir);

  // An EntityLabel's number, or kOtherName (name_decoder.hpp) for a work or product; nothing where the text
  // does not say. Reads the tree.
  [[nodiscard]] std::optional<std::size_t> kind(const Document& doc, const Mention& mention) const;

  // The kind of which most owners of such a thing are, for a body or a person: "Tarno's shareholders". A hint
  // only: countries have all that, too, and an abbot his headquarters.
  [[nodiscard]] std::optional<std::size_t> owner(const Document& doc, const Mention& mention) const;

  // What a sentence says that its first words are: "Lind's Harbour (1997) is a studio album".
  struct Said {
    TokenRange words;
    std::size_t kind;
  };
  [[nodiscard]] std::optional<Said> opening(const Document& doc, const Sentence& sentence) const;

private:
  WordTable m_nouns;    // lower case
  WordTable m_before;   // pairs of words in front of a name, "born in"
  WordTable m_last;     // last words of names
  WordTable m_owned;    // lemmas of what only that kind has
  WordTable m_ships;    // what stands before the names of ships
  WordTable m_joining;  // small words inside titles
};

}  // namespace newsgraph
