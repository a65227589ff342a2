#include "nlp/name_repairs.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/utf8.hpp"

namespace newsgraph {
namespace {

bool is_name(const Mention& mention, EntityLabel label) {
  return mention.kind == MentionKind::name && mention.label == label;
}

bool is_place(const Mention& mention) {
  return is_name(mention, EntityLabel::GPE) || is_name(mention, EntityLabel::LOC);
}

void extend(const Document& doc, Mention& mention, std::uint32_t end) {
  mention.tokens.end = end;
  mention.span.end = doc.tokens[end - 1].span.end;
  mention.label = EntityLabel::ORG;
}

// The country's own words end right before "national … team".
void extend_team(const Document& doc, Mention& mention) {
  constexpr std::size_t kLongest = 5;  // words behind the country
  const std::uint32_t begin = mention.tokens.end;
  if (!is_place(mention) && !is_name(mention, EntityLabel::ORG)) return;
  if (begin >= doc.tokens.size() || doc.form(begin) != "national") return;
  const auto limit = static_cast<std::uint32_t>(std::min(doc.tokens.size(), begin + kLongest));
  for (std::uint32_t i = begin + 1; i < limit && doc.tokens[i].upos != Upos::PUNCT; ++i) {
    if (doc.form(i) == "team") return extend(doc, mention, i + 1);
  }
}

// "The" alone in front of a country, "I" between commas.
bool is_small_word(const Document& doc, const Mention& mention) {
  if (mention.kind != MentionKind::name || mention.tokens.size() != 1) return false;
  const Upos upos = doc.tokens[mention.tokens.begin].upos;
  return upos == Upos::DET || (upos == Upos::PRON && doc.form(mention.tokens.begin) == "I");
}

bool is_address(std::string_view form) {
  const std::size_t at = form.find('@');
  return at != std::string_view::npos && at > 0 && form.find('.', at) != std::string_view::npos;
}

// An address parts the name of its owner from that of a body behind it.
void split_at_addresses(Document& doc) {
  std::vector<Mention> behind;
  for (Mention& mention : doc.mentions) {
    for (std::uint32_t at = mention.tokens.begin + 1; at + 1 < mention.tokens.end; ++at) {
      if (!is_address(doc.form(at))) continue;
      behind.push_back(mention);
      behind.back().tokens.begin = at + 1;
      behind.back().span.begin = doc.tokens[at + 1].span.begin;
      mention.tokens.end = at;
      mention.span.end = doc.tokens[at - 1].span.end;
      if (mention.tokens.size() > 1) mention.label = EntityLabel::PER;
    }
  }
  if (behind.empty()) return;
  doc.mentions.insert(doc.mentions.end(), behind.begin(), behind.end());
  std::ranges::stable_sort(doc.mentions, {}, [](const Mention& mention) { return mention.tokens.begin; });
}

void cut_to_nation(const Document& doc, Mention& mention) {
  mention.tokens.end = mention.tokens.begin + 1;
  mention.span.end = doc.tokens[mention.tokens.begin].span.end;
  mention.label = EntityLabel::NORP;
}

// First and last words of people with several, sorted.
std::vector<std::string_view> person_words(const Document& doc) {
  std::vector<std::string_view> words;
  for (const Mention& mention : doc.mentions) {
    if (!is_name(mention, EntityLabel::PER) || mention.tokens.size() < 2) continue;
    words.push_back(doc.form(mention.tokens.begin));
    words.push_back(doc.form(mention.tokens.end - 1));
  }
  std::ranges::sort(words);
  return words;
}

void add_all(WordTable& table, const Json& words) {
  for (const Json& word : words.as_array()) table.add(word.as_string(), 1);
}

}  // namespace

NameRepairs::NameRepairs(const std::string& schemas_dir, const Places& places) : m_places(places) {
  const std::string path = schemas_dir + "/lang/en/name_repairs.json";
  const Json file = Json::parse_file(path);
  try {
    add_all(m_legal_forms, file["legal_forms"]);
    add_all(m_firms, file["firms"]);
    add_all(m_seats, file["seats"]);
    add_all(m_where, file["where"]);
    add_all(m_goods, file["goods"]);
    add_all(m_trades, file["trades"]);
    m_peoples = file.strings("peoples");
  } catch (const Error& error) {
    throw DataError(path, error.what());
  }
}

void NameRepairs::run(Document& doc) const {
  std::erase_if(doc.mentions, [&](const Mention& mention) { return is_small_word(doc, mention); });
  split_at_addresses(doc);
  join_legal_forms(doc);
  const std::vector<std::string_view> people = person_words(doc);
  for (std::size_t i = 0; i < doc.mentions.size(); ++i) {
    Mention& mention = doc.mentions[i];
    if (is_firm(doc, mention, people)) mention.label = EntityLabel::ORG;
    if (is_seat(doc, mention)) mention.label = EntityLabel::ORG;
    if (is_people(doc, mention)) mention.label = EntityLabel::NORP;
    if (is_town(doc, i)) mention.label = EntityLabel::GPE;
    extend_team(doc, mention);
    if (is_goods(doc, mention)) cut_to_nation(doc, mention);
  }
}

void NameRepairs::join_legal_forms(Document& doc) const {
  std::vector<Mention>& names = doc.mentions;
  for (std::size_t i = names.size(); i-- > 1;) {
    const TokenRange form = names[i].tokens;
    Mention& body = names[i - 1];
    if (!is_name(body, EntityLabel::ORG) || form.size() != 1 || form.begin != body.tokens.end + 1) continue;
    if (doc.form(body.tokens.end) != "," || !m_legal_forms.contains(LowerWord(doc.form(form.begin)).view()))
      continue;
    extend(doc, body, form.end);
    names[i].tokens = {0, 0};  // part of the body's name now
  }
  std::erase_if(names, [](const Mention& name) { return name.tokens.empty(); });
}

bool NameRepairs::is_firm(const Document& doc, const Mention& mention,
                          std::span<const std::string_view> people) const {
  if (!is_name(mention, EntityLabel::PER)) return false;
  const std::string_view form = mention.span.of(doc.text);
  if (!m_firms.contains(utf8::lower(form))) return false;
  return mention.tokens.size() > 1 || !std::ranges::binary_search(people, form);
}

bool NameRepairs::is_seat(const Document& doc, const Mention& mention) const {
  if (!is_name(mention, EntityLabel::GPE) && !is_name(mention, EntityLabel::PER)) return false;
  return m_seats.contains(utf8::lower(mention.span.of(doc.text)));
}

bool NameRepairs::is_people(const Document& doc, const Mention& mention) const {
  if (!is_place(mention) || mention.tokens.size() != 1) return false;
  const std::string_view form = mention.span.of(doc.text);
  return std::ranges::any_of(m_peoples, [&](const std::string& end) { return form.ends_with(end); });
}

bool NameRepairs::is_town(const Document& doc, std::size_t i) const {
  const Mention& mention = doc.mentions[i];
  if (!is_name(mention, EntityLabel::PER) && !is_name(mention, EntityLabel::ORG)) return false;
  if (mention.label == EntityLabel::ORG && mention.tokens.size() > 1) return false;  // "in Orsk College, …"
  const std::uint32_t begin = mention.tokens.begin, comma = mention.tokens.end;
  if (begin == 0 || i + 1 >= doc.mentions.size() || !m_where.contains(LowerWord(doc.form(begin - 1)).view()))
    return false;
  const Mention& next = doc.mentions[i + 1];
  if (doc.form(comma) != "," || next.tokens.begin != comma + 1 || !is_name(next, EntityLabel::GPE))
    return false;
  return next.tokens.end >= doc.tokens.size() || doc.tokens[next.tokens.end].upos == Upos::PUNCT;
}

bool NameRepairs::is_goods(const Document& doc, const Mention& mention) const {
  if (!is_name(mention, EntityLabel::ORG) || mention.tokens.size() != 2) return false;
  const Token& goods = doc.tokens[mention.tokens.begin + 1];
  if (!m_goods.contains(LowerWord(goods.span.of(doc.text)).view()) || goods.head == kNoHead ||
      goods.deprel == Deprel::nsubj)
    return false;
  if (!m_trades.contains(LowerWord(doc.form(static_cast<std::uint32_t>(goods.head))).view())) return false;
  const auto& meanings = m_places.find(doc.form(mention.tokens.begin));
  return !meanings.empty() && meanings.front().kind == PlaceKind::demonym;
}

}  // namespace newsgraph
