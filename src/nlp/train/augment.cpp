#include "nlp/train/augment.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/json.hpp"
#include "base/utf8.hpp"
#include "nlp/train/parameter.hpp"

namespace newsgraph {
namespace {

// Chances, tuned on nothing but plausibility: most sentences should stay as they were written.
constexpr float kCopied = 0.45F;  // of the sentences with names
constexpr float kOffice = 0.5F;   // of the people in a copy get an office
constexpr float kRenamed = 0.3F;  // of the people get another name
constexpr float kOtherPlace = 0.4F;
constexpr float kOtherBody = 0.3F;
constexpr float kHeadlines = 0.12F, kAllCapitals = 0.05F;  // of all sentences
constexpr float kSwapped = 0.7F;                           // of the names in a copy with other names
constexpr float kListed = 0.4F;  // of those get one from a list, if there is one for the label

// Syllables of romanised Korean and Chinese given names, and common family names.
constexpr std::array<std::string_view, 36> kFamilies = {
    "Kim",  "Lee",  "Park",  "Choi",  "Jung", "Kang", "Yoon", "Jang", "Lim",  "Han", "Oh",  "Seo",
    "Shin", "Kwon", "Hwang", "Ahn",   "Song", "Yoo",  "Hong", "Ko",   "Moon", "Son", "Bae", "Baek",
    "Nam",  "Wang", "Li",    "Zhang", "Liu",  "Chen", "Yang", "Zhao", "Wu",   "Xu",  "Sun", "Lin"};
constexpr std::array<std::string_view, 40> kSyllables = {
    "jae", "min",   "seung", "hye", "ji",   "young", "sang", "dong",  "kyung", "woo",
    "jin", "ho",    "hee",   "soo", "won",  "chul",  "tae",  "hyung", "jong",  "sun",
    "eun", "kwang", "myung", "sik", "gyu",  "ran",   "wha",  "rok",   "wei",   "ming",
    "hua", "jun",   "xiao",  "lei", "fang", "qing",  "tao",  "yong",  "bin",   "mei"};

struct Word {
  std::string form;
  std::uint32_t allowed = 1;
};

NamedSentence built(const NamedSentence& sentence, const std::vector<Word>& words) {
  NamedSentence out;
  out.doc.id = sentence.doc.id;
  out.complete = sentence.complete;
  for (const Word& word : words) {
    if (!out.doc.text.empty()) out.doc.text += ' ';
    Token token;
    token.span.begin = static_cast<std::uint32_t>(out.doc.text.size());
    out.doc.text += word.form;
    token.span.end = static_cast<std::uint32_t>(out.doc.text.size());
    out.doc.tokens.push_back(std::move(token));
    out.allowed.push_back(word.allowed);
  }
  out.doc.sentences.push_back({{0, static_cast<std::uint32_t>(out.doc.text.size())},
                               {0, static_cast<std::uint32_t>(out.doc.tokens.size())}});
  return out;  // names are not filled in: training reads `allowed`
}

// Name lists of the language pack, already split into words.
class PackNames {
public:
  PackNames(const std::string& schemas_dir, const std::vector<std::string>& people, const LexerWords& words)
      : m_words(words) {
    for (const std::string& name : people) m_people.push_back(split(name));
    const Json places = Json::parse_file(schemas_dir + "/lang/en/places.json");
    for (const Json& country : places["countries"].as_array()) {
      if (country.string_or("name").empty()) continue;
      m_countries.push_back(split(country.string_or("name")));
      m_places.push_back(m_countries.back());
      if (country.has("capital")) m_places.push_back(split(country.string_or("capital")));
      for (const std::string& name : country.strings("aliases")) {
        if (name.size() <= 6) m_countries.push_back(split(name));  // "UK", "U.S."
      }
      for (const std::string& name : country.strings("demonyms")) m_demonyms.push_back(split(name));
    }
    const Json offices = Json::parse_file(schemas_dir + "/lang/en/offices.json");
    for (const Json& office : offices["offices"].as_array()) {
      const std::string kind = office.string_or("kind");
      if (kind == "title" || kind == "business" || office.has("country")) continue;
      m_offices.push_back(split(office.string_or("name")));
    }
    for (const Json& portfolio : offices["portfolios"].as_array()) {
      for (const std::string_view rank : {" Minister", " Secretary"})
        m_offices.push_back(split(portfolio.string_or("name") + std::string(rank)));
    }
    const Json bodies = Json::parse_file(schemas_dir + "/lang/en/organizations.json");
    for (const Json& body : bodies["organizations"].as_array()) {
      m_bodies.push_back(split(body.string_or("name")));
      for (const std::string& alias : body.strings("aliases")) m_bodies.push_back(split(alias));
    }
  }

  using Name = std::vector<std::string>;
  [[nodiscard]] const Name& country(Random& random) const { return pick(m_countries, random); }
  [[nodiscard]] const Name& demonym(Random& random) const { return pick(m_demonyms, random); }
  [[nodiscard]] const Name& place(Random& random) const { return pick(m_places, random); }
  [[nodiscard]] const Name& office(Random& random) const { return pick(m_offices, random); }
  [[nodiscard]] const Name& body(Random& random) const { return pick(m_bodies, random); }
  // Half of them from the list of people, half made up.
  [[nodiscard]] Name person(Random& random) const {
    if (!m_people.empty() && random.below(2) == 0) return pick(m_people, random);
    std::string given(kSyllables[random.below(kSyllables.size())]);
    given[0] = static_cast<char>(given[0] - 'a' + 'A');
    given += '-';
    given += kSyllables[random.below(kSyllables.size())];
    Name name{std::string(kFamilies[random.below(kFamilies.size())])};
    for (std::string& part : split(given)) name.push_back(std::move(part));
    return name;
  }

private:
  static const Name& pick(const std::vector<Name>& names, Random& random) {
    return names[random.below(static_cast<std::uint32_t>(names.size()))];
  }
  [[nodiscard]] Name split(const std::string& name) const {
    Name out;
    for (const Piece& piece : split_name(name, m_words)) out.emplace_back(piece.span.of(name));
    return out;
  }

  const LexerWords& m_words;
  std::vector<Name> m_countries, m_demonyms, m_places, m_offices, m_bodies, m_people;
};

class Rewriter {
public:
  Rewriter(const PackNames& lists, Random& random) : m_lists(lists), m_random(random) {}

  NamedSentence rewrite(const NamedSentence& sentence) {
    m_out.clear();
    std::uint32_t at = 0;
    for (const NamedSpan& name : sentence.names) {
      for (; at < name.tokens.begin; ++at) copy(sentence, at);
      rewrite_name(sentence, name);
      at = name.tokens.end;
    }
    for (; at < sentence.doc.tokens.size(); ++at) copy(sentence, at);
    return built(sentence, m_out);
  }

private:
  [[nodiscard]] bool chance(float p) { return m_random.uniform() < p; }

  void copy(const NamedSentence& sentence, std::uint32_t i) {
    m_out.push_back({std::string(sentence.doc.form(i)), sentence.allowed[i]});
  }
  void copy(const NamedSentence& sentence, TokenRange range) {
    for (std::uint32_t i = range.begin; i < range.end; ++i) copy(sentence, i);
  }
  void add(const PackNames::Name& name) {
    for (const std::string& form : name) m_out.push_back({form, 1});
  }
  void add(const PackNames::Name& name, EntityLabel label) {
    for (std::size_t i = 0; i < name.size(); ++i)
      m_out.push_back({name[i], 1U << (i == 0 ? begin_tag(label) : inside_tag(label))});
  }

  void rewrite_name(const NamedSentence& sentence, const NamedSpan& name) {
    if (name.label == EntityLabel::PER && name.tokens.size() <= 4) {
      rewrite_person(sentence, name.tokens);
    } else if (name.label == EntityLabel::GPE && chance(kOtherPlace)) {
      add(m_lists.place(m_random), EntityLabel::GPE);
    } else if (name.label == EntityLabel::ORG && chance(kOtherBody)) {
      add(m_lists.body(m_random), EntityLabel::ORG);
    } else {
      copy(sentence, name.tokens);
    }
  }

  // An office goes where nothing stands before the name that it would clash with.
  [[nodiscard]] bool open_before() const {
    if (m_out.empty()) return true;
    const std::string& before = m_out.back().form;
    const bool small = before.front() >= 'a' && before.front() <= 'z';
    const bool mark = before == "," || before == "(" || before == "\"";
    return mark || (small && before != "a" && before != "an" && before != "the");
  }

  void rewrite_person(const NamedSentence& sentence, TokenRange tokens) {
    if (open_before() && chance(kOffice)) {
      const std::uint32_t way = m_random.below(10);
      if (way < 4)
        add(m_lists.demonym(m_random), EntityLabel::NORP);
      else if (way < 7)
        add(m_lists.country(m_random), EntityLabel::GPE);
      if (way == 6) m_out.push_back({"'s", 1});
      add(m_lists.office(m_random));
    }
    if (chance(kRenamed))
      add(m_lists.person(m_random), EntityLabel::PER);
    else
      copy(sentence, tokens);
  }

  const PackNames& m_lists;
  Random& m_random;
  std::vector<Word> m_out;
};

}  // namespace

std::vector<NamedSentence> augment_names(const std::vector<NamedSentence>& sentences,
                                         const std::string& schemas_dir,
                                         const std::vector<std::string>& people, const LexerWords& words,
                                         std::uint32_t seed) {
  const PackNames lists(schemas_dir, people, words);
  Random random(seed + 31);
  Rewriter rewriter(lists, random);
  std::vector<NamedSentence> copies;
  for (const NamedSentence& sentence : sentences) {
    if (sentence.names.empty() || random.uniform() >= kCopied) continue;
    copies.push_back(rewriter.rewrite(sentence));
  }
  return copies;
}

void NamePool::add_gold(const std::vector<NamedSentence>& sentences) {
  std::array<std::set<std::vector<std::string>>, kEntityLabelNames.size()> seen;
  for (const NamedSentence& sentence : sentences) {
    for (const NamedSpan& name : sentence.names) {
      std::vector<std::string> forms;
      for (std::uint32_t i = name.tokens.begin; i < name.tokens.end; ++i)
        forms.emplace_back(sentence.doc.form(i));
      const auto label = static_cast<std::size_t>(name.label);
      if (seen[label].insert(forms).second) names[label].push_back(std::move(forms));
    }
  }
}

void NamePool::add(EntityLabel label, std::string_view name, const LexerWords& words) {
  std::vector<std::string> forms;
  for (const Piece& piece : split_name(name, words)) forms.emplace_back(piece.span.of(name));
  if (!forms.empty()) names[static_cast<std::size_t>(label)].push_back(std::move(forms));
}

std::vector<NamedSentence> swap_names(const std::vector<NamedSentence>& sentences, const NamePool& gold,
                                      const NamePool& lists, std::uint32_t seed) {
  Random random(seed + 47);
  std::vector<NamedSentence> copies;
  std::vector<Word> out;
  for (const NamedSentence& sentence : sentences) {
    if (sentence.names.empty()) continue;
    out.clear();
    std::uint32_t at = 0;
    const auto copy = [&](std::uint32_t end) {
      for (; at < end; ++at) out.push_back({std::string(sentence.doc.form(at)), sentence.allowed[at]});
    };
    for (const NamedSpan& name : sentence.names) {
      copy(name.tokens.begin);
      const auto label = static_cast<std::size_t>(name.label);
      const bool listed = !lists.names[label].empty() && random.uniform() < kListed;
      const auto& pool = (listed ? lists : gold).names[label];
      if (random.uniform() >= kSwapped || pool.empty()) {
        copy(name.tokens.end);
        continue;
      }
      const auto& forms = pool[random.below(static_cast<std::uint32_t>(pool.size()))];
      for (std::size_t i = 0; i < forms.size(); ++i)
        out.push_back({forms[i], 1U << (i == 0 ? begin_tag(name.label) : inside_tag(name.label))});
      at = name.tokens.end;
    }
    copy(static_cast<std::uint32_t>(sentence.doc.tokens.size()));
    copies.push_back(built(sentence, out));
  }
  return copies;
}

std::vector<NamedSentence> headline_copies(const std::vector<NamedSentence>& sentences, std::uint32_t seed) {
  Random random(seed + 53);
  std::vector<NamedSentence> copies;
  std::vector<Word> out;
  for (const NamedSentence& sentence : sentences) {
    const float draw = random.uniform();
    if (draw >= kHeadlines) continue;
    out.clear();
    for (std::uint32_t i = 0; i < sentence.doc.tokens.size(); ++i)
      out.push_back({headline_form(sentence.doc.form(i), draw < kAllCapitals), sentence.allowed[i]});
    copies.push_back(built(sentence, out));
  }
  return copies;
}

std::string headline_form(std::string_view form, bool all) {
  std::string out(form);
  const std::size_t count = all ? out.size() : std::min<std::size_t>(1, out.size());
  const bool small_word = !all && form.size() <= 3;  // "of", "to", "the" stay small in headlines
  for (std::size_t i = 0; i < count && !small_word; ++i) {
    if (out[i] >= 'a' && out[i] <= 'z') out[i] = static_cast<char>(out[i] - 'a' + 'A');
  }
  return out;
}

}  // namespace newsgraph
