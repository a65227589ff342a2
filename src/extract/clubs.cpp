#include "extract/clubs.hpp"

#include <algorithm>

#include "extract/entities.hpp"

namespace newsgraph {
namespace {

bool is_points(std::string_view text) {
  return !text.empty() && text.size() <= 3 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Clubs::Clubs(const Tree& tree, const Places& places) : m_tree(tree) {
  for (const Mention& mention : tree.doc().mentions) {
    if (mention.kind != MentionKind::name || mention.label != EntityLabel::ORG || mention.tokens.size() < 2)
      continue;
    const std::uint32_t last = mention.tokens.end - 1;
    const std::string town = clean_name(tree.span({mention.tokens.begin, last}).of(tree.doc().text));
    const std::vector<PlaceMatch>& meanings = places.find(town);
    if (meanings.empty() || meanings.front().kind == PlaceKind::country ||
        meanings.front().kind == PlaceKind::demonym)
      continue;
    m_short_names.emplace(tree.form(last));
    m_of_town[town].insert(clean_name(mention.span.of(tree.doc().text)));
  }
}

// "31-24", in three tokens that end before `end`.
bool Clubs::ends_score(std::uint32_t end) const {
  if (end < 3) return false;
  const std::string_view dash = m_tree.form(end - 2);
  return is_points(m_tree.form(end - 3)) && (dash == "-" || dash == "–") && is_points(m_tree.form(end - 1));
}

std::string Clubs::of_town(TokenRange town) const {
  const std::string name = clean_name(m_tree.span(town).of(m_tree.doc().text));
  const std::uint32_t head = m_tree.head_of(town);
  const std::string adposition = m_tree.case_of(head);
  const bool rival = adposition == "over" || adposition == "against" || adposition == "to";
  const auto clubs = m_of_town.find(name);
  const bool known = clubs != m_of_town.end() && clubs->second.size() == 1;
  const Deprel role = m_tree[head].deprel;
  const bool plays = adposition.empty() && (role == Deprel::nsubj || role == Deprel::obj);
  if (!known || !(rival || plays)) return {};
  const TokenRange sentence = m_tree.sentence_tokens(head);
  for (std::uint32_t end = sentence.begin + 3; end <= sentence.end; ++end) {
    if (ends_score(end)) return *clubs->second.begin();
  }
  return {};
}

}  // namespace newsgraph
