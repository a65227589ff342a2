// The words that linking mentions needs: lang/en/coref.json and lang/en/given_names.json.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/places.hpp"
#include "nlp/word_table.hpp"

namespace newsgraph {

// As a pronoun, a name or a description shows it; `unknown` fits every one but `thing`.
enum class Gender : std::uint8_t { unknown, male, female, thing, plural, speaker, speakers };

class CorefWords {
public:
  // `places` must outlive the words. Throws DataError.
  [[nodiscard]] static CorefWords load(const std::string& schemas_dir, const Places& places);

  [[nodiscard]] const Places& places() const { return *m_places; }

  // All take lower-case words.
  [[nodiscard]] Gender pronoun(std::string_view word) const { return gender_in(m_pronouns, word); }
  [[nodiscard]] bool is_title(std::string_view word) const { return m_titles.contains(word); }
  [[nodiscard]] Gender title(std::string_view word) const { return gender_in(m_titles, word); }
  [[nodiscard]] bool is_person_noun(std::string_view lemma) const { return m_person_nouns.contains(lemma); }
  [[nodiscard]] Gender person_noun(std::string_view lemma) const { return gender_in(m_person_nouns, lemma); }
  [[nodiscard]] bool is_body_noun(std::string_view lemma) const { return m_body_nouns.contains(lemma); }
  [[nodiscard]] bool is_generic_body(std::string_view lemma) const {
    return m_generic_bodies.contains(lemma);
  }
  // "leader" for who is known as president: the titles that a word may stand for besides itself.
  [[nodiscard]] const std::vector<std::string>& titles_meant(std::string_view lemma) const;
  // Adjectives that tell one holder of a title from another: "former", "deputy".
  [[nodiscard]] bool is_telling(std::string_view word) const { return m_telling.contains(word); }
  [[nodiscard]] bool is_country_noun(std::string_view lemma) const { return m_country_nouns.contains(lemma); }
  // Of places within a country; towns are governed by a mayor.
  [[nodiscard]] bool is_place_noun(std::string_view lemma) const {
    return is_town_noun(lemma) || m_region_nouns.contains(lemma);
  }
  // "sea", "river": never "the island" or "the region".
  [[nodiscard]] bool is_other_place_noun(std::string_view word) const {
    return m_other_places.contains(word);
  }
  [[nodiscard]] bool is_town_noun(std::string_view lemma) const { return m_town_nouns.contains(lemma); }
  [[nodiscard]] bool is_speech_verb(std::string_view lemma) const { return m_speech_verbs.contains(lemma); }
  [[nodiscard]] bool is_company_ending(std::string_view word) const {
    return m_company_endings.contains(word);
  }
  [[nodiscard]] bool is_generation(std::string_view word) const { return m_generations.contains(word); }
  // A family name of those that stand first ("Kim", "Xi").
  [[nodiscard]] bool is_family_first(std::string_view word) const { return m_family_first.contains(word); }
  [[nodiscard]] Gender given_name(std::string_view word) const { return gender_in(m_given_names, word); }

private:
  [[nodiscard]] static Gender gender_in(const WordTable& table, std::string_view word) {
    return static_cast<Gender>(table.find(word, static_cast<std::uint32_t>(Gender::unknown)));
  }

  const Places* m_places = nullptr;
  std::map<std::string, std::vector<std::string>, std::less<>> m_titles_meant;
  WordTable m_telling, m_country_nouns, m_town_nouns, m_region_nouns, m_other_places, m_generations;
  WordTable m_pronouns, m_titles, m_person_nouns, m_body_nouns, m_generic_bodies, m_speech_verbs,
      m_company_endings;
  WordTable m_family_first, m_given_names;
};

}  // namespace newsgraph
