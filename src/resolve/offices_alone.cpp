#include "resolve/offices_alone.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "graph/property_text.hpp"
#include "resolve/days.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kLongestOffice = 6;  // words
constexpr int kVague = 31;                 // days; a longer time does not tell who was in office
constexpr std::string_view kBlanks = " \t\n\r";

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = text.find_first_not_of(kBlanks); at != std::string_view::npos;
       at = text.find_first_not_of(kBlanks, at)) {
    const std::size_t end = std::min(text.find_first_of(kBlanks, at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

std::string_view between(std::string_view text, std::size_t begin, std::size_t end) {
  return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

// Takes "'s " or "' " off the front.
bool take_possessive(std::string_view& text) {
  for (const std::string_view ending : {"'s", "’s", "'", "’"}) {
    if (!text.starts_with(ending) || text.size() == ending.size()) continue;
    if (kBlanks.find(text[ending.size()]) == std::string_view::npos) continue;
    text.remove_prefix(ending.size() + 1);
    return true;
  }
  return false;
}

// No name, no owned thing and no complement follows: "the president Paavo Lind", "the president's envoy".
bool ends_phrase(std::string_view after) {
  if (after.starts_with("-") || after.starts_with("'") || after.starts_with("’")) return false;
  const std::size_t at = after.find_first_not_of(", \t\n\r");
  if (at == std::string_view::npos) return true;
  after.remove_prefix(at);
  std::size_t next = 0;
  const char32_t letter = utf8::next(after, next);
  if (utf8::is_upper(letter) || utf8::is_digit(letter)) return false;
  const std::string word = utf8::name_key(words_of(after).front());
  return word != "of" && word != "for" && word != "and" && word != "or" && word != "elect" &&
         word != "designate";
}

class OfficeReader {
public:
  OfficeReader(std::string_view iso3, const Names& names) : m_iso3(iso3), m_names(names) {}

  // "NOR|foreign minister"; empty when several may hold it.
  [[nodiscard]] std::string id_of(std::string_view title) const {
    const std::string key = without_stand_in(utf8::name_key(title));
    const Office* office = m_names.offices().find(key);
    if (office == nullptr || !has_one_holder(*office)) return {};
    return std::string(m_iso3) + "|" + without_stand_in(utf8::name_key(office->name));
  }

  // The same for words of a sentence, which must be in the singular and name no stand-in.
  [[nodiscard]] std::string id_in(std::string_view words) const {
    const std::string key = utf8::name_key(words);
    const Office* office = m_names.offices().find(words);
    if (office == nullptr || !has_one_holder(*office) || without_stand_in(key) != key) return {};
    const bool singular = utf8::name_key(office->name) == key ||
                          std::any_of(office->aliases.begin(), office->aliases.end(),
                                      [&](const std::string& alias) { return utf8::name_key(alias) == key; });
    return singular ? id_of(office->name) : std::string();
  }

private:
  [[nodiscard]] std::string without_stand_in(std::string key) const {
    const std::size_t blank = key.find(' ');
    const bool stands_in =
        blank != std::string::npos && m_names.words().stand_ins.count(key.substr(0, blank)) != 0;
    return stands_in ? key.substr(blank + 1) : key;
  }

  [[nodiscard]] bool has_one_holder(const Office& office) const {
    const bool governs = office.kind == OfficeKind::head_of_state ||
                         office.kind == OfficeKind::head_of_government ||
                         (office.kind == OfficeKind::minister && !office.portfolio.empty());
    if (!governs || (!office.country.empty() && office.country != m_iso3)) return false;
    const std::string key = utf8::name_key(office.name);
    const std::vector<std::string_view> words = words_of(key);
    return std::none_of(words.begin(), words.end(), [&](std::string_view word) {
      return m_names.words().shared_offices.count(std::string(word)) != 0;
    });
  }

  std::string_view m_iso3;
  const Names& m_names;
};

// "the foreign minister of [Norway]"
std::string office_before(std::string_view before, const OfficeReader& offices) {
  std::vector<std::string_view> words = words_of(before);
  if (!words.empty() && words.back() == "the") words.pop_back();
  if (words.empty() || words.back() != "of") return {};
  words.pop_back();
  for (std::size_t n = 1; n <= kLongestOffice && n < words.size(); ++n) {
    const std::string_view first = words[words.size() - n];
    if (utf8::name_key(words[words.size() - n - 1]) != "the") continue;
    const auto start = static_cast<std::size_t>(first.data() - before.data());
    const auto end = static_cast<std::size_t>(words.back().data() - before.data()) + words.back().size();
    return offices.id_in(before.substr(start, end - start));
  }
  return {};
}

std::optional<int> day_for(const ExtractedRelation& claim, std::optional<int> published) {
  const auto days = days_of(claim.time.from, claim.time.to);
  if (days && days->length() <= kVague) return days->from;
  return days || claim.status == Status::past ? std::nullopt : published;
}

}  // namespace

std::string office_alone_at(std::string_view sentence, Span actor, Span country, std::string_view iso3,
                            const Names& names) {
  const OfficeReader offices(iso3, names);
  const std::string_view before = sentence.substr(0, country.begin);
  if (!ends_phrase(sentence.substr(std::max(actor.end, country.end)))) return {};
  if (actor.end <= country.end) return office_before(before, offices);
  std::string_view office = between(sentence, country.end, actor.end);
  const bool possessive = take_possessive(office);
  const std::vector<std::string_view> left = words_of(before);
  const std::string last = left.empty() ? std::string() : utf8::name_key(left.back());
  const bool one = possessive ? names.words().other_holders.count(last) == 0 : last == "the";
  return one ? offices.id_in(office) : std::string();
}

std::vector<OfficeTold> offices_told(const Extraction& extraction, std::int64_t document,
                                     const Names& names) {
  std::vector<OfficeTold> all;
  const auto published = day_number(extraction.document.date);
  if (!published) return all;
  for (std::uint32_t i = 0; i < extraction.relations.size(); ++i) {
    const ExtractedRelation& claim = extraction.relations[i];
    if (claim.type != "holds-office" || !claim.source || !claim.target) continue;
    const bool holds = claim.status == Status::actual || claim.status == Status::ongoing;
    if (!holds && claim.status != Status::past) continue;
    const ExtractedEntity& country = extraction.entities[*claim.target];
    const std::string title = property_text(claim.properties, "title");
    if (country.type != "Country" || country.country.empty() || title.empty()) continue;
    // An article that gives the time itself speaks of today only when the time goes on.
    const auto days = days_of(claim.time.from, claim.time.to);
    if (holds && days && (days->from > *published || days->to < *published)) continue;
    std::string office = OfficeReader(country.country, names).id_of(title);
    if (!office.empty()) all.push_back({{document, i}, std::move(office), *published, *claim.source, !holds});
  }
  return all;
}

std::vector<OfficeAlone> offices_alone(const Extraction& extraction, std::int64_t document,
                                       const std::function<std::string(Span)>& quote, const Names& names) {
  std::vector<OfficeAlone> all;
  const auto published = day_number(extraction.document.date);
  for (std::uint32_t i = 0; i < extraction.relations.size(); ++i) {
    const ExtractedRelation& claim = extraction.relations[i];
    const std::optional<int> day = day_for(claim, published);
    if (!day) continue;
    for (const bool is_source : {true, false}) {
      const auto& entity = is_source ? claim.source : claim.target;
      const auto& actor = is_source ? claim.evidence.source : claim.evidence.target;
      const Span sentence = claim.evidence.sentence;
      if (!entity || !actor || !sentence.contains(*actor)) continue;
      const ExtractedEntity& country = extraction.entities[*entity];
      if (country.type != "Country" || country.country.empty()) continue;
      const auto named =
          std::find_if(country.mentions.begin(), country.mentions.end(), [&](const Span& mention) {
            return mention.begin < actor->end && actor->begin < mention.end && sentence.contains(mention);
          });
      if (named == country.mentions.end()) continue;
      const auto inside = [&](Span span) {
        return Span{span.begin - sentence.begin, span.end - sentence.begin};
      };
      const std::string text = quote(sentence);
      if (text.size() != sentence.size()) continue;
      std::string office = office_alone_at(text, inside(*actor), inside(*named), country.country, names);
      if (!office.empty()) all.push_back({{document, i}, is_source, std::move(office), *day, {}});
    }
  }
  return all;
}

}  // namespace newsgraph
