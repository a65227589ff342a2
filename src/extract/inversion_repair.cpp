#include "extract/inversion_repair.hpp"

#include <optional>

#include "base/utf8.hpp"

namespace newsgraph {
namespace {

constexpr std::uint32_t kOpening = 4;  // words of "[Also among the] participants"
constexpr std::uint32_t kFront =
    14;  // words from there to the verb: "participants of the meeting in Lima [were]"

class InversionRepair {
public:
  InversionRepair(const Tree& tree, TreeEdits& edits) : m_tree(tree), m_edits(edits) {}

  void repair(std::uint32_t front) {
    const TokenRange sentence = m_tree.sentence_tokens(front);
    if (front >= sentence.begin + kOpening || !tells_of_presence(front) || !is_opened(sentence.begin, front))
      return;
    const auto be = copula_behind(front, sentence);
    const auto who = be ? first_behind(*be, sentence) : std::nullopt;
    if (who) turn(front, *be, *who, sentence);
  }

private:
  // "attending", "taking" part, "present", "participants"
  [[nodiscard]] bool tells_of_presence(std::uint32_t token) const {
    const std::string& lemma = m_tree[token].lemma;
    const bool gerund = m_tree[token].xpos == Xpos::VBG;
    if (lemma == "take")
      return gerund && token + 1 < m_tree.size() && utf8::lower(m_tree.form(token + 1)) == "part";
    if (lemma == "attend" || lemma == "participate") return gerund;
    return utf8::lower(m_tree.form(token)) == "present" || lemma == "participant" || lemma == "attendee";
  }

  // Nothing but "also", "among the", "those", "other leaders" in front.
  [[nodiscard]] bool is_opened(std::uint32_t begin, std::uint32_t front) const {
    for (std::uint32_t t = begin; t < front; ++t) {
      const Upos upos = m_tree[t].upos;
      const bool leads = upos == Upos::ADV || upos == Upos::DET || upos == Upos::PRON || upos == Upos::ADJ ||
                         upos == Upos::NUM || m_tree[t].xpos == Xpos::NNS ||
                         (upos == Upos::ADP && m_tree[t].lemma == "among");
      if (!leads) return false;
    }
    return front > begin || m_tree[front].upos != Upos::NOUN;  // "Participants are …" says who they are
  }

  // "were", "will [be]", "included", nothing but a phrase between.
  [[nodiscard]] std::optional<std::uint32_t> copula_behind(std::uint32_t front, TokenRange sentence) const {
    const std::uint32_t stop = std::min(sentence.end, front + kFront);
    const auto links = [&](std::uint32_t t) {
      return m_tree[t].lemma == "be" || m_tree[t].lemma == "include";
    };
    for (std::uint32_t t = front + 1; t < stop; ++t) {
      if (links(t)) return t;
      const bool modal = m_tree[t].xpos == Xpos::MD && t + 1 < stop && links(t + 1);
      if (!modal && (m_tree.is_verb(t) || m_tree[t].upos == Upos::AUX || m_tree[t].upos == Upos::SCONJ))
        return std::nullopt;
    }
    return std::nullopt;
  }

  // The head of the phrase behind the verb: its governor stands in front of it, or it is a name at the top.
  [[nodiscard]] std::optional<std::uint32_t> first_behind(std::uint32_t be, TokenRange sentence) const {
    for (std::uint32_t t = be + 1; t < sentence.end; ++t) {
      const auto head = m_tree.head(t);
      if (head && *head > be) continue;
      if (m_tree[t].upos == Upos::ADV || m_tree[t].upos == Upos::PUNCT) continue;
      const bool person = m_tree[t].upos == Upos::PROPN || m_tree[t].upos == Upos::NOUN;
      return person ? std::optional(t) : std::nullopt;
    }
    return std::nullopt;
  }

  void turn(std::uint32_t front, std::uint32_t be, std::uint32_t who, TokenRange sentence) {
    m_edits.hang(front, kNoHead, Deprel::root);
    if (m_tree[front].xpos != Xpos::VBG && m_tree[front].upos == Upos::VERB)
      m_edits.at(front).upos = Upos::ADJ;
    m_edits.hang(who, front, Deprel::nsubj);
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      if (t == front || t == who) continue;
      const auto head = m_tree.head(t);
      const bool of_front = t < who && (!head || *head == who || *head == be || is_lead(t, front));
      const bool torn = t > who && (!head || *head == be);  // the end of the list, the full stop
      const bool modal = t > front && t < be && m_tree[t].xpos == Xpos::MD;
      if (modal || t == be)
        m_edits.hang(t, front, modal || m_tree[front].xpos == Xpos::VBG ? Deprel::aux : Deprel::cop);
      else if (of_front)
        m_edits.hang(t, front,
                     t < front && is_any_subject(m_tree[t].deprel) ? Deprel::dep : m_tree[t].deprel);
      else if (t > who && is_next_in_list(t, who))
        m_edits.hang(t, who, Deprel::conj);
      else if (torn)
        m_edits.hang(t, front, m_tree[t].upos == Upos::PUNCT ? Deprel::punct : Deprel::parataxis);
    }
  }

  // "…, Vietnamese Prime Minister [Lind], …" read as a part of the name in front of the comma.
  [[nodiscard]] bool is_next_in_list(std::uint32_t token, std::uint32_t first) const {
    const auto head = m_tree.head(token);
    if (m_tree[token].deprel == Deprel::conj)  // of "Lind" in "Minister Lind", where the title is the first
      return head && m_tree[*head].deprel == Deprel::flat && m_tree.head(*head) == first;
    const Deprel relation = m_tree[token].deprel;
    const bool apart = relation == Deprel::flat || relation == Deprel::appos || relation == Deprel::dep;
    const std::uint32_t begin = m_tree.subtree(token).begin;
    if (!apart || m_tree[token].upos != Upos::PROPN || begin == token ||
        m_tree[token].head > static_cast<std::int32_t>(token))
      return false;
    const bool titled = m_tree.child(token, Deprel::nmod_desc) || m_tree.child(token, Deprel::compound);
    return titled && (m_tree.form(begin) == "," || m_tree.form(begin - 1) == ",");
  }

  // "[Those] attending": stands in front of it, whatever it hangs on.
  [[nodiscard]] bool is_lead(std::uint32_t token, std::uint32_t front) const {
    const auto head = m_tree.head(token);
    return token < front && head && (*head > front || is_any_subject(m_tree[token].deprel));
  }

  const Tree& m_tree;
  TreeEdits& m_edits;
};

}  // namespace

void repair_inversions(const Tree& tree, TreeEdits& edits) {
  repair_each(tree, InversionRepair(tree, edits));
}

}  // namespace newsgraph
