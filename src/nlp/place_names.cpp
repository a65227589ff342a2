#include "nlp/place_names.hpp"

#include <optional>

namespace newsgraph {
namespace {

std::optional<EntityLabel> label_of(const std::vector<PlaceMatch>& meanings) {
  if (meanings.empty()) return std::nullopt;
  switch (meanings.front().kind) {
    case PlaceKind::country:
    case PlaceKind::capital:
      return EntityLabel::GPE;
    case PlaceKind::demonym:
      return EntityLabel::NORP;
    default:
      return std::nullopt;
  }
}

// Is the mention one of the last words of a longer name that is no place?
bool may_be_short_for_other(const Document& doc, const Mention& mention) {
  const std::string_view form = mention.span.of(doc.text);
  for (const Mention& longer : doc.mentions) {
    if (longer.kind != MentionKind::name || longer.tokens.size() <= mention.tokens.size()) continue;
    if (longer.label != EntityLabel::PER && longer.label != EntityLabel::ORG) continue;
    const std::string_view words = longer.span.of(doc.text);
    if (longer.label == mention.label && words.ends_with(form)) return true;
  }
  return false;
}

// "the United States" without its article; with a capital only where a country remains ("The Hague" is a
// name).
void drop_article(const Document& doc, const Places& places, Mention& mention) {
  if (mention.tokens.size() < 2) return;
  const std::string_view first = doc.form(mention.tokens.begin);
  if (first != "the" && first != "The") return;
  const std::uint32_t begin = doc.tokens[mention.tokens.begin + 1].span.begin;
  const auto& meanings = places.find(Span{begin, mention.span.end}.of(doc.text));
  if (first == "The" && (meanings.empty() || meanings.front().kind != PlaceKind::country)) return;
  ++mention.tokens.begin;
  mention.span.begin = begin;
}

// "Washington" and "D.C." with a comma between them: one name, since the list has it.
void join_halves(Document& doc, const Places& places) {
  const auto is_half = [&](std::size_t i) {
    const Mention& first = doc.mentions[i - 1];
    const Mention& second = doc.mentions[i];
    if (first.kind != MentionKind::name || second.kind != MentionKind::name) return false;
    if (second.tokens.begin != first.tokens.end + 1 || doc.form(first.tokens.end) != ",") return false;
    const std::string whole =
        std::string(first.span.of(doc.text)) + ", " + std::string(second.span.of(doc.text));
    return !places.find(whole).empty();
  };
  for (std::size_t i = doc.mentions.size(); i-- > 1;) {
    if (!is_half(i)) continue;
    doc.mentions[i - 1].tokens.end = doc.mentions[i].tokens.end;
    doc.mentions[i - 1].span.end = doc.mentions[i].span.end;
    doc.mentions.erase(doc.mentions.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

// "US" in "US$4 billion" names a currency.
bool opens_sum(const Document& doc, const Mention& mention) {
  const std::uint32_t next = mention.tokens.end;
  return mention.kind == MentionKind::name && next < doc.tokens.size() && doc.form(next) == "$" &&
         doc.tokens[next].span.begin == mention.span.end;
}

}  // namespace

void PlaceNames::run(Document& doc) const {
  std::erase_if(doc.mentions, [&](const Mention& mention) { return opens_sum(doc, mention); });
  join_halves(doc, m_places);
  for (Mention& mention : doc.mentions) {
    if (mention.kind != MentionKind::name) continue;
    drop_article(doc, m_places, mention);
    const auto label = label_of(m_places.find(mention.span.of(doc.text)));
    if (!label || *label == mention.label || may_be_short_for_other(doc, mention)) continue;
    mention.label = *label;
  }
}

}  // namespace newsgraph
