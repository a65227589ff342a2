// Lemmas by learned edits: cut so many letters off the end, append others. The edit comes from the longest
// known ending of the word together with its tags; whole words are the longest endings.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "nlp/model_file.hpp"
#include "nlp/stage.hpp"

namespace newsgraph {

struct LemmaEdit {
  bool lower = false;    // lower-case the form first
  std::uint8_t cut = 0;  // code points off the end
  std::string append;
  friend auto operator<=>(const LemmaEdit&, const LemmaEdit&) = default;
};

// The edit that makes `lemma` of `form`.
[[nodiscard]] LemmaEdit edit_between(std::string_view form, std::string_view lemma);
[[nodiscard]] std::string apply_edit(std::string_view form, const LemmaEdit& edit);

// An ending of a lower-cased word with the word's tags, as a key; `whole` marks the entire word.
[[nodiscard]] std::uint32_t ending_key(std::string_view ending, bool whole, Upos upos, Xpos xpos);
inline constexpr std::size_t kLongestEnding = 7;  // code points
// The endings of `lower`, longest first, the whole word before all; `visit(ending, whole)` returns true to
// stop.
template <typename Visit>
void for_endings(std::string_view lower, Visit visit) {
  if (visit(lower, true)) return;
  std::size_t starts[kLongestEnding + 1];
  std::size_t count = 0;
  std::size_t at = lower.size();
  starts[count++] = at;
  while (at > 0 && count <= kLongestEnding) {
    --at;
    while (at > 0 && (static_cast<unsigned char>(lower[at]) & 0xC0U) == 0x80U) --at;
    starts[count++] = at;
  }
  while (count > 0) {
    if (visit(lower.substr(starts[--count]), false)) return;
  }
}

struct EndingEntry {  // open addressing by key; key 0 is an empty slot
  std::uint32_t key = 0;
  std::uint32_t edit = 0;
};

class Lemmatizer : public Stage {
public:
  // Sections: "lemma.edits" (for each: u8 lower, u8 cut, u8 size, bytes) and "lemma.endings" (a power of two
  // entries).
  // Exceptions stand in lemmas.json beside the model.
  explicit Lemmatizer(const ModelFile& model);

  [[nodiscard]] std::string_view name() const override { return "lemmatizer"; }
  [[nodiscard]] LayerSet needs() const override { return {Layer::tokens, Layer::tags}; }
  [[nodiscard]] LayerSet gives() const override { return {Layer::lemmas}; }
  void run(Document& doc) const override;
  [[nodiscard]] std::string lemma_of(std::string_view form, Upos upos, Xpos xpos) const;

private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  using Exceptions = std::unordered_map<std::string, std::string, Hash, std::equal_to<>>;  // form -> lemma

  void read_exceptions(const std::string& model_path);
  [[nodiscard]] const LemmaEdit* find(std::uint32_t key) const;

  Exceptions m_verbs;
  Exceptions m_nouns;

  std::vector<LemmaEdit> m_edits;
  std::span<const EndingEntry> m_endings;
};

}  // namespace newsgraph
