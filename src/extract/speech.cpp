#include "extract/speech.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/utf8.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kLongestOpening = 6;   // words up to "by": "Opening remarks as delivered by"
constexpr std::size_t kLongestName = 5;      // words
constexpr std::size_t kLongestCountry = 4;   // words
constexpr std::size_t kLongestOffice = 24;   // words behind the name that may tell office and country
constexpr std::string_view kBreaks = ",;:";  // end a name

class TitleReader {
public:
  TitleReader(std::string_view title, const LanguagePack& pack) : m_pack(pack) {
    for (std::size_t at = 0; at < title.size();) {
      std::size_t end = title.find_first_of(" \t\n\r", at);
      if (end == std::string_view::npos) end = title.size();
      if (end > at) add_word(title.substr(at, end - at));
      if (m_words.size() == kLongestOpening && behind_opening() == 0) return;  // no speech: most titles
      at = end + 1;
    }
  }

  [[nodiscard]] std::optional<SpeechGiver> read() {
    std::size_t at = behind_opening();
    if (at == 0) return std::nullopt;
    at = skip_titles(at);
    while (at < m_words.size() && is_part_of_name(at)) {
      m_giver.name += (m_giver.name.empty() ? "" : " ") + m_words[at];
      if (m_breaks[at++]) break;
    }
    const bool two = at < m_words.size() && m_lower[at] == "and" && !m_breaks[at - 1];
    if (m_giver.name.empty() || two) return std::nullopt;
    read_office(at);
    return std::move(m_giver);
  }

private:
  void add_word(std::string_view word) {
    const bool breaks = kBreaks.find(word.back()) != std::string_view::npos;
    if (breaks) word.remove_suffix(1);
    if (word.empty()) return;
    m_words.emplace_back(word);
    m_lower.push_back(utf8::lower(word));
    m_breaks.push_back(breaks);
  }

  // The word behind "Address by"; 0 when the title does not open so.
  [[nodiscard]] std::size_t behind_opening() const {
    bool speech = false;
    for (std::size_t at = 0; at < std::min(m_lower.size(), kLongestOpening); ++at) {
      if (speech && m_lower[at] == "by") return at + 1;
      speech |= m_pack.lexicon.speech_nouns.count(m_lower[at]) != 0;
    }
    return 0;
  }

  // Over honorifics, offices and the country that owns one, which are noted, to the name.
  [[nodiscard]] std::size_t skip_titles(std::size_t at) {
    while (at < m_words.size()) {
      std::size_t length = honorific(at);
      if (length == 0) length = read_title(at);
      if (length == 0) length = read_country(at);
      const bool link = m_lower[at] == "the" || (m_lower[at] == "of" && m_giver.office != nullptr);
      if (length == 0 && !link) break;
      at += std::max<std::size_t>(length, 1);
    }
    return at;
  }

  // Words of "H.E." and "H. E.".
  [[nodiscard]] std::size_t honorific(std::size_t at) const {
    const auto& known = m_pack.lexicon.honorifics;
    if (known.count(m_lower[at]) != 0) return 1;
    return at + 1 < m_lower.size() && known.count(m_lower[at] + m_lower[at + 1]) != 0 ? 2 : 0;
  }

  [[nodiscard]] bool is_part_of_name(std::size_t at) const {
    std::size_t pos = 0;
    const Office* office = nullptr;
    return utf8::is_upper(utf8::next(m_words[at], pos)) &&
           m_pack.offices.longest_match(m_lower, at, &office) == 0 &&
           static_cast<std::size_t>(std::count(m_giver.name.begin(), m_giver.name.end(), ' ')) + 1 <
               kLongestName;
  }

  // Notes the office that opens at the word; its length in words, 0 when none does.
  std::size_t read_title(std::size_t at) {
    const Office* office = nullptr;
    const std::size_t length = m_pack.offices.longest_match(m_lower, at, &office);
    if (length > 0 && office->kind != OfficeKind::title && m_giver.office == nullptr) {
      m_giver.office = office;
      if (m_giver.country.empty()) m_giver.country = office->country;
    }
    return length;
  }

  // The same for a country or demonym.
  std::size_t read_country(std::size_t at) {
    for (std::size_t length = std::min(kLongestCountry, m_words.size() - at); length > 0; --length) {
      std::string name;
      for (std::size_t i = at; i < at + length; ++i) name += (name.empty() ? "" : " ") + m_words[i];
      if (name.ends_with("'s")) name.resize(name.size() - 2);
      const auto& meanings = m_pack.places.find(name);
      if (meanings.empty() ||
          (meanings.front().kind != PlaceKind::country && meanings.front().kind != PlaceKind::demonym))
        continue;
      if (m_giver.country.empty()) m_giver.country = meanings.front().iso3;
      return length;
    }
    return 0;
  }

  // "Prime Minister of the Republic of Norway" behind the name, up to where the speech was given.
  void read_office(std::size_t at) {
    const std::size_t limit = std::min(m_words.size(), at + kLongestOffice);
    while (at < limit && m_lower[at] != "at" && m_lower[at] != "to" && m_lower[at] != "in" &&
           m_lower[at] != "during" && m_lower[at] != "before" && m_lower[at] != "on") {
      const std::size_t title = read_title(at);
      at += std::max<std::size_t>(title > 0 ? title : read_country(at), 1);
    }
  }

  const LanguagePack& m_pack;
  std::vector<std::string> m_words;  // as written, without the comma behind
  std::vector<std::string> m_lower;
  std::vector<bool> m_breaks;  // a comma or the like stood behind the word
  SpeechGiver m_giver;
};

}  // namespace

std::optional<SpeechGiver> speech_giver(std::string_view title, const LanguagePack& pack) {
  return TitleReader(title, pack).read();
}

}  // namespace newsgraph
