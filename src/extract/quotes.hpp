// Who speaks the words of an article: quotations, also over several sentences, and what follows a line such
// as "Paavo Lind said:".
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extract/lexicon.hpp"
#include "extract/tree.hpp"

namespace newsgraph {

class Quotes {
public:
  Quotes(const Tree& tree, const Lexicon& lexicon);

  // Head of the phrase that names who speaks the word at `token`; nothing outside of quoted speech and where
  // nobody is named.
  [[nodiscard]] std::optional<std::uint32_t> speaker_at(std::uint32_t token) const;
  // True between quotation marks.
  [[nodiscard]] bool is_quoted(std::uint32_t token) const { return m_quoted[token]; }

private:
  struct Announcement {
    std::uint32_t speaker = 0;
    TokenRange words;  // of the statement, as far as they stand in the same sentence
  };

  [[nodiscard]] std::uint32_t end_of_paragraph(std::uint32_t token) const;
  [[nodiscard]] std::vector<TokenRange> marked_passages() const;
  [[nodiscard]] std::optional<std::uint32_t> subject_of_report(std::uint32_t verb) const;
  [[nodiscard]] std::optional<std::uint32_t> reporter_in(std::uint32_t sentence, std::uint32_t near) const;
  [[nodiscard]] std::optional<std::uint32_t> reporter_behind(std::uint32_t sentence) const;
  [[nodiscard]] std::optional<Announcement> announced_in(std::uint32_t sentence) const;
  [[nodiscard]] bool ends_line(std::uint32_t token) const;
  [[nodiscard]] bool names(TokenRange sentence, std::uint32_t speaker) const;
  [[nodiscard]] bool has_own_words(std::uint32_t sentence) const;
  [[nodiscard]] bool reports_anew(TokenRange sentence) const;
  void attribute(const std::vector<TokenRange>& passages);
  void read_statement();
  void assign(TokenRange passage, std::uint32_t speaker);

  const Tree& m_tree;
  const Lexicon& m_lexicon;
  std::vector<bool> m_quoted;            // by token: inside of quotation marks
  std::vector<std::uint32_t> m_speaker;  // by token
};

}  // namespace newsgraph
