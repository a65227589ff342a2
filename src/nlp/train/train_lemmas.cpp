#include <bit>
#include <map>

#include "base/utf8.hpp"
#include "nlp/lemmatizer.hpp"
#include "nlp/train/parts.hpp"

namespace newsgraph {
namespace {

// A single occurrence may be a slip of the annotators: a whole word needs two.
constexpr std::uint32_t kWitnesses = 2;

using Counts = std::map<LemmaEdit, std::uint32_t>;

struct Ending {
  Counts edits;
  std::size_t length = 0;
  bool whole = false;
};

const LemmaEdit& commonest(const Counts& counts) {
  const auto best = std::max_element(counts.begin(), counts.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return best->first;
}

std::map<std::uint32_t, Ending> count_endings(const std::vector<Document>& treebank) {
  std::map<std::uint32_t, Ending> endings;
  for (const Document& doc : treebank) {
    for (std::uint32_t i = 0; i < doc.tokens.size(); ++i) {
      const Token& token = doc.tokens[i];
      if (token.lemma.empty() || token.xpos == Xpos::GW || token.span.size() > 40) continue;
      const LemmaEdit edit = edit_between(doc.form(i), token.lemma);
      for_endings(utf8::lower(doc.form(i)), [&](std::string_view ending, bool whole) {
        Ending& entry = endings[ending_key(ending, whole, token.upos, token.xpos)];
        entry.length = ending.size();
        entry.whole = whole;
        ++entry.edits[edit];
        return false;
      });
    }
  }
  return endings;
}

// What the shorter endings, kept so far, already say about a word.
class Table {
public:
  [[nodiscard]] bool knows(std::uint32_t key) const { return m_edits.contains(key); }
  void set(std::uint32_t key, const LemmaEdit& edit) { m_edits[key] = edit; }
  [[nodiscard]] const LemmaEdit* predict(std::string_view lower, Upos upos, Xpos xpos,
                                         std::size_t shorter_than) const {
    const LemmaEdit* found = nullptr;
    for_endings(lower, [&](std::string_view ending, bool whole) {
      if (whole || ending.size() >= shorter_than) return false;
      const auto at = m_edits.find(ending_key(ending, false, upos, xpos));
      if (at != m_edits.end()) found = &at->second;
      return found != nullptr;
    });
    return found;
  }
  [[nodiscard]] const std::map<std::uint32_t, LemmaEdit>& edits() const { return m_edits; }

private:
  std::map<std::uint32_t, LemmaEdit> m_edits;
};

// Shortest endings first; a longer one is kept only when it says something else.
Table build_table(const std::vector<Document>& treebank, const std::map<std::uint32_t, Ending>& endings) {
  Table table;
  for (std::size_t length = 0; length <= 4 * kLongestEnding + 1; ++length) {
    const bool whole = length > 4 * kLongestEnding;  // bytes; the entire words come last
    for (const Document& doc : treebank) {
      for (std::uint32_t i = 0; i < doc.tokens.size(); ++i) {
        const Token& token = doc.tokens[i];
        const std::string lower = utf8::lower(doc.form(i));
        if (lower.size() > 40 || (!whole && lower.size() < length)) continue;
        const std::string_view ending = whole ? lower : std::string_view(lower).substr(lower.size() - length);
        const std::uint32_t key = ending_key(ending, whole, token.upos, token.xpos);
        const auto found = endings.find(key);
        if (found == endings.end() || table.knows(key)) continue;
        const LemmaEdit& edit = commonest(found->second.edits);
        if (whole && found->second.edits.at(edit) < kWitnesses) continue;
        const LemmaEdit* shorter = table.predict(lower, token.upos, token.xpos, whole ? 1000 : length);
        if (shorter == nullptr || *shorter != edit) table.set(key, edit);
      }
    }
  }
  return table;
}

}  // namespace

void train_lemmas(TrainContext& context, const std::vector<Document>& treebank) {
  const auto endings = count_endings(treebank);
  const Table table = build_table(treebank, endings);
  std::map<LemmaEdit, std::uint32_t> numbers;
  std::string edits;
  std::vector<EndingEntry> entries(std::bit_ceil(2 * table.edits().size() + 2));
  for (const auto& [key, edit] : table.edits()) {
    const auto [at, fresh] = numbers.emplace(edit, static_cast<std::uint32_t>(numbers.size()));
    if (fresh) {
      edits += static_cast<char>(edit.lower ? 1 : 0);
      edits += static_cast<char>(edit.cut);
      edits += static_cast<char>(edit.append.size());
      edits += edit.append;
    }
    std::size_t slot = key & (entries.size() - 1);
    while (entries[slot].key != 0) slot = (slot + 1) & (entries.size() - 1);
    entries[slot] = {key, at->second};
  }
  context.model.add("lemma.edits", edits);
  context.model.add_values("lemma.endings", entries);
  context.report("lemmas: " + std::to_string(numbers.size()) + " edits, " +
                 std::to_string(table.edits().size()) + " endings");
}

}  // namespace newsgraph
