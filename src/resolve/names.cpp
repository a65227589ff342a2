#include "resolve/names.hpp"

#include <algorithm>

#include "base/hash.hpp"
#include "base/utf8.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kLongestCompany = 4;  // words before a name that may end in a job

std::vector<std::string> split(std::string_view text, std::string_view separators) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(separators, at), text.size());
    if (end > at) words.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::string without_possessive(std::string_view name) {
  for (const std::string_view ending : {"'s", "’s"}) {
    if (name.size() > ending.size() && name.ends_with(ending))
      return std::string(name.substr(0, name.size() - ending.size()));
  }
  return std::string(name);
}

// One written word of a name.
struct Word {
  std::string key;        // without joints
  bool hyphen = false;    // two parts or more
  bool initials = false;  // "J.", "H.W."
};

Word read_word(std::string_view written) {
  Word word;
  std::vector<std::string> parts = split(utf8::name_key(written), " ");
  const bool dotted = written.find('.') != std::string_view::npos;
  const bool single =
      std::all_of(parts.begin(), parts.end(), [](const std::string& part) { return part.size() == 1; });
  word.initials = single && !parts.empty() && (dotted || parts.size() == 1);
  if (parts.size() > 1 && (parts[0] == "al" || parts[0] == "el")) parts.erase(parts.begin());
  word.hyphen = parts.size() > 1 && !word.initials && parts[0].size() > 1;
  for (const std::string& part : parts) word.key += part;
  return word;
}

// "Kim, Min-jun" -> "Min-jun Kim"; a suffix behind the comma stays behind.
std::string turn_around(const std::string& name, const WordSet& suffixes, bool& turned) {
  const std::size_t comma = name.find(',');
  if (comma == std::string::npos || name.find(',', comma + 1) != std::string::npos) return name;
  const std::string behind = utf8::name_key(std::string_view(name).substr(comma + 1));
  if (behind.empty() || suffixes.count(behind) != 0) return name;
  turned = true;
  return name.substr(comma + 1) + " " + name.substr(0, comma);
}

// Also true where a script has no cases.
bool has_lower(std::string_view text) {
  bool upper = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (utf8::is_lower(c)) return true;
    upper = upper || utf8::is_upper(c);
  }
  return !upper;
}

// Titles before the name, jobs and what stands before them, and what headlines put behind it.
void drop_company(const NameWords& lists, std::vector<Word>& words) {
  const auto drop_front = [&](std::size_t n) {
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(n));
  };
  while (words.size() > 2 && lists.headline_words.count(words.back().key) != 0) words.pop_back();
  for (std::size_t i = std::min<std::size_t>(words.size(), kLongestCompany); i-- > 1;) {
    if (words.size() < i + 3 || lists.jobs.count(words[i].key) == 0) continue;
    drop_front(i + 1);
    break;
  }
  while (words.size() > 1 &&
         (lists.titles.count(words.front().key) != 0 || lists.jobs.count(words.front().key) != 0))
    drop_front(1);
}

// "Lind 65": an age or a score, which no name ends in.
bool is_score(std::string_view key) {
  return key.size() > 1 && std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool starts_upper(std::string_view word) {
  std::size_t at = 0;
  if (word.empty()) return false;
  const char32_t first = utf8::next(word, at);
  return utf8::is_upper(first) || utf8::is_digit(first);
}

}  // namespace

std::string PersonName::closed() const {
  std::string all;
  for (const std::string& word : words) all += word;
  return all;
}

std::string PersonName::block() const {
  std::string straight = closed();
  if (words.size() < 2 || words.size() > 3) return straight;
  std::string turned = straight.substr(words.front().size()) + words.front();
  return std::min(std::move(straight), std::move(turned));
}

bool PersonName::is_tail_of(const PersonName& longer) const {
  return words.size() < longer.words.size() &&
         std::equal(words.rbegin(), words.rend(), longer.words.rbegin());
}

Names Names::load(const std::string& schemas_dir) {
  return {NameWords::load(schemas_dir), PersonNames::load(schemas_dir), Places::load(schemas_dir),
          Offices::load(schemas_dir), Occupations::load(schemas_dir)};
}

PersonName Names::person(std::string_view written) const {
  PersonName name;
  const std::string straight = turn_around(without_possessive(written), m_words.generations, name.any_order);
  std::vector<Word> words;
  for (const std::string& part : split(straight, " \t\n\r")) {
    Word word = read_word(part);
    if (!word.key.empty() && word.key != "al" && word.key != "el") words.push_back(std::move(word));
  }
  const std::size_t written_words = words.size();
  while (words.size() > 1 && is_score(words.back().key)) words.pop_back();
  drop_company(m_words, words);
  name.plain = !name.any_order && has_lower(written) && words.size() == written_words;
  bool leading = true;  // only initials so far
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    leading = leading && (i == 0 || words[i - 1].initials);
    if (word.initials && !leading && i + 1 < words.size()) {
      name.initials += word.key;
    } else if (word.initials && leading && !name.words.empty()) {
      name.words.front() += word.key;
    } else {
      if (word.hyphen) {
        name.any_order = true;
        name.surname_first = i > 0;
      }
      name.words.push_back(word.key);
    }
  }
  return name;
}

bool Names::surname_first(std::string_view country) const {
  return m_words.surname_first.count(std::string(country)) != 0;
}

std::vector<std::string> Names::surnames(const PersonName& name, std::string_view country) const {
  std::vector<std::string> words = name.words;
  while (words.size() > 1 && m_words.generations.count(words.back()) != 0) words.pop_back();
  if (words.empty()) return {};
  if (words.size() == 1) return words;
  if (name.surname_first || surname_first(country)) return {words.front()};
  if (!country.empty() || words.size() > 2) return {words.back()};
  return {words.back(), words.front()};
}

std::string body_key(std::string_view name) {
  std::string key = utf8::name_key(name);
  if (key.empty()) return std::string(name);
  return key.starts_with("the ") ? key.substr(4) : key;
}

std::vector<std::string> Names::content_words(std::string_view name) const {
  std::vector<std::string> words;
  bool joining = false;  // the last word is a run of single letters
  for (const std::string& word : split(utf8::name_key(without_possessive(name)), " ")) {
    if (word.size() == 1 && word[0] >= 'a' && word[0] <= 'z') {
      if (joining) {
        words.back() += word;
      } else {
        words.push_back(word);
      }
      joining = true;
      continue;
    }
    joining = false;
    const bool plural = word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's';
    words.push_back(plural ? word.substr(0, word.size() - 1) : word);
  }
  std::erase_if(words, [&](const std::string& word) { return m_words.function_words.count(word) != 0; });
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

bool contains_words(const std::vector<std::string>& outer, const std::vector<std::string>& inner) {
  return std::includes(outer.begin(), outer.end(), inner.begin(), inner.end());
}

bool is_proper(std::string_view name) {
  const std::vector<std::string> words = split(name, " \t\n\r-");
  if (words.size() == 1) return starts_upper(words[0]);
  return std::any_of(words.begin() + (words.empty() ? 0 : 1), words.end(), starts_upper);
}

bool Names::is_title_case(std::string_view name) const {
  const std::vector<std::string> words = split(name, " \t\n\r");
  return !words.empty() && std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return starts_upper(word) || m_words.function_words.count(utf8::name_key(word)) != 0;
  });
}

bool abbreviates(std::string_view acronym, std::string_view name) {
  const std::string letters =
      PersonName{split(utf8::name_key(acronym), " "), {}, false, false, true}.closed();
  std::string initials;
  for (const std::string& word : split(utf8::name_key(name), " ")) initials += word[0];
  if (letters.size() < 2 || initials.empty() || letters[0] != initials[0]) return false;
  std::size_t at = 0;
  for (const char letter : letters) {
    at = initials.find(letter, at);
    if (at == std::string::npos) return false;
    ++at;
  }
  return true;
}

std::string slug(std::string_view name) {
  constexpr std::size_t kLongest = 64;
  std::string text = utf8::name_key(name);
  std::replace(text.begin(), text.end(), ' ', '-');
  if (!text.empty() && text.size() <= kLongest) return text;
  std::size_t cut = std::min(text.size(), kLongest - 9);
  while (cut > 0 && cut < text.size() && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
  text.resize(cut);
  if (!text.empty()) text += '-';
  return text + sha256_hex(name).substr(0, 8);
}

}  // namespace newsgraph
