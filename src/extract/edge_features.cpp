#include "extract/edge_features.hpp"

#include <algorithm>
#include <string_view>

#include "base/utf8.hpp"
#include "graph/property_text.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kLongestPath = 5;  // arcs
constexpr int kSteps = 20;               // of certainty: types differ in what it is worth
constexpr std::size_t kUsual = 32;       // features of an edge
constexpr std::string_view kOffice = "holds-office";

std::string capped(std::uint32_t count, std::uint32_t most) { return std::to_string(std::min(count, most)); }

bool is_actor(const std::string& type) {
  return type == "Person" || type == "Country" || type == "Organization" || type == "Group";
}

// The day told, seen from the day of the article.
std::string_view time_of(const TimeRange& time, const std::string& today) {
  if (time.from.empty()) return "none";
  if (time.from > today) return "future";
  if (time.to.empty() || time.to >= today) return "now";
  return time.to.substr(0, 4) < today.substr(0, 4) ? "years" : "past";
}

// Names and numbers of one article say nothing of another.
std::string common_word(const Tree& tree, std::uint32_t token) {
  const Upos tag = tree[token].upos;
  return tag == Upos::PROPN || tag == Upos::NUM ? std::string(name_of(tag)) : utf8::lower(tree[token].lemma);
}

std::uint32_t apart(std::uint32_t a, std::uint32_t b) { return a > b ? a - b : b - a; }

}  // namespace

// An edge that is looked at, and what was seen of it so far.
struct EdgeFeatureReader::Sight {
  const ExtractedRelation& relation;
  TokenRange words;         // of the trigger
  std::uint32_t word = 0;   // their head
  TokenRange sentence;      // around them
  std::string order = "w";  // of word, source and target in the text
  EdgeFeatures features;

  void add(std::string_view name, std::string_view value) {
    std::string& feature = features.emplace_back(name);
    feature += '=';
    feature += value;
  }
};

EdgeFeatureReader::EdgeFeatureReader(const Tree& tree, const std::vector<ExtractedEntity>& entities,
                                     const std::vector<ExtractedRelation>& relations)
    : m_tree(tree), m_entities(entities) {
  if (relations.empty()) return;
  for (const ExtractedRelation& relation : relations) {
    ++m_of_word[{relation.evidence.trigger, relation.type}];
    ++m_of_sentence[relation.evidence.sentence];
    ++m_of_ends[{relation.type, relation.source, relation.target}];
    m_actors[tree.sentence_of(token_at(relation.evidence.trigger.begin))];
    if (relation.type != kOffice || !relation.source || !relation.target) continue;
    const std::string title = property_text(relation.properties, "title");
    if (m_titles.try_emplace({*relation.source, *relation.target}, title).second)
      ++m_holders[{title, *relation.target}];
  }
  for (std::uint32_t e = 0; e < entities.size(); ++e) {
    if (!is_actor(entities[e].type)) continue;
    for (const Span mention : entities[e].mentions) {
      const std::uint32_t token = token_at(mention.begin);
      const auto told = m_actors.find(tree.sentence_of(token));
      if (told != m_actors.end()) told->second.push_back({token, e});
    }
  }
}

EdgeFeatures EdgeFeatureReader::of(const ExtractedRelation& relation) const {
  const TokenRange words = tokens_of(relation.evidence.trigger);
  const std::uint32_t word = m_tree.head_of(words);
  Sight sight{relation, words, word, m_tree.sentence_tokens(word), "w", {}};
  sight.features.reserve(kUsual);
  see_word(sight);
  see_meaning(sight);
  see_end(sight, true);
  see_end(sight, false);
  sight.add("order", sight.order);
  see_rivals(sight);
  see_company(sight);
  see_office(sight);
  return std::move(sight.features);
}

// The word, what it hangs on and what stands around it.
void EdgeFeatureReader::see_word(Sight& sight) const {
  const auto& [begin, end] = sight.words;
  const bool first = begin == sight.sentence.begin;
  const bool last = end >= sight.sentence.end;
  const std::string_view relation = name_of(m_tree[sight.word].deprel);
  const auto above = m_tree.head(sight.word);
  sight.add("word", common_word(m_tree, sight.word));
  sight.add("rel", relation);
  if (above) sight.add("up", std::string(relation) + ":" + common_word(m_tree, *above));
  if (!first) sight.add("before", common_word(m_tree, begin - 1));
  if (!last) sight.add("after", common_word(m_tree, end));
  std::string shape(first ? "^" : name_of(m_tree[begin - 1].upos));
  shape += "_";
  shape += last ? "$" : name_of(m_tree[end].upos);
  sight.add("shape", shape);
}

void EdgeFeatureReader::see_meaning(Sight& sight) const {
  const ExtractedRelation& relation = sight.relation;
  sight.add("type", relation.type);
  sight.add("status", name_of(relation.status));
  sight.add("sure", std::to_string(static_cast<int>(relation.certainty * kSteps)));
  sight.add("time", time_of(relation.time, m_tree.doc().date));
  sight.add("speaker", !relation.speaker                     ? "none"
                       : relation.speaker == relation.source ? "source"
                       : relation.speaker == relation.target ? "target"
                                                             : "other");
  for (const auto& [role, entity] : relation.roles) sight.add("role", role);
  for (const auto& [name, value] : relation.properties) sight.add("prop", name);
  if (!relation.source || !relation.target) return;
  const ExtractedEntity& source = m_entities[*relation.source];
  const ExtractedEntity& target = m_entities[*relation.target];
  const std::string ends = source.type + "-" + target.type;
  sight.add("ends", ends);
  if (!source.country.empty() && source.country == target.country) sight.add("home", ends);
}

// What an end is, how it is named, and the way to it.
void EdgeFeatureReader::see_end(Sight& sight, bool is_source) const {
  const ExtractedRelation& relation = sight.relation;
  const auto& id = is_source ? relation.source : relation.target;
  std::optional<Span> words = is_source ? relation.evidence.source : relation.evidence.target;
  const std::string end = is_source ? "source" : "target";
  if (!id) {
    sight.add(end, "none");
    if (words) sight.add(end + "-words", utf8::lower(m_tree[m_tree.head_of(tokens_of(*words))].lemma));
    return;
  }
  const ExtractedEntity& entity = m_entities[*id];
  sight.add(end, entity.type);
  const std::string sector = property_text(entity.properties, "sector");
  if (!sector.empty()) sight.add(end + "-sector", sector);
  if (!words) {  // an office tells by its country's name, if one stands near
    words = nearest_mention(relation, *id);
    sight.add(end + "-where", words ? "near" : "away");
    if (!words) return;
  }
  const std::uint32_t head = m_tree.head_of(tokens_of(*words));
  sight.add(end + "-kind", kind(head));
  if (!sight.sentence.contains(head)) return sight.add(end + "-where", "elsewhere");
  sight.order.insert(head < sight.word ? 0 : sight.order.size(), is_source ? "s" : "t");
  sight.add(end + "-path", path(sight.word, head));
}

// Who else stands in the sentence: nearer to the word than the ends, or told of by no part of the edge.
void EdgeFeatureReader::see_rivals(Sight& sight) const {
  const ExtractedRelation& relation = sight.relation;
  const auto actors = m_actors.find(m_tree.sentence_of(sight.word));
  if (actors == m_actors.end()) return;
  const auto nearer = [&](std::string_view name, std::optional<std::uint32_t> id, std::optional<Span> words) {
    if (!id || !words) return;
    const std::uint32_t at = token_at(words->begin);
    if (!sight.sentence.contains(at)) return;
    const auto count = std::count_if(actors->second.begin(), actors->second.end(), [&](const NamedActor& a) {
      return a.entity != *id && (a.token < sight.word) == (at < sight.word) &&
             apart(a.token, sight.word) < apart(at, sight.word);
    });
    sight.add(name, capped(static_cast<std::uint32_t>(count), 4));
  };
  nearer("source-nearer", relation.source, relation.evidence.source);
  nearer("target-nearer", relation.target, relation.evidence.target);
  std::uint32_t left = 0;
  std::uint32_t right = 0;
  for (const NamedActor& actor : actors->second) {
    if (actor.entity == relation.source || actor.entity == relation.target ||
        actor.entity == relation.speaker)
      continue;
    ++(actor.token < sight.word ? left : right);
  }
  sight.add("free-left", capped(left, 4));
  sight.add("free-right", capped(right, 4));
}

// Other edges of the same word, the same sentence and between the same ends.
void EdgeFeatureReader::see_company(Sight& sight) const {
  const ExtractedRelation& relation = sight.relation;
  sight.add("twins", capped(m_of_word.at({relation.evidence.trigger, relation.type}) - 1, 5));
  sight.add("same", capped(m_of_sentence.at(relation.evidence.sentence) - 1, 6));
  sight.add("told", capped(m_of_ends.at({relation.type, relation.source, relation.target}) - 1, 3));
}

// Which office, and how many the article gives it to: two foreign ministers of one state are one too many.
void EdgeFeatureReader::see_office(Sight& sight) const {
  const ExtractedRelation& relation = sight.relation;
  if (relation.type != kOffice && relation.type != "represents") return;
  if (!relation.source || !relation.target) return;
  const auto title = m_titles.find({*relation.source, *relation.target});
  if (title == m_titles.end()) return;
  sight.add("title", title->second);
  sight.add("holders", capped(m_holders.at({title->second, *relation.target}), 3));
}

std::optional<Span> EdgeFeatureReader::nearest_mention(const ExtractedRelation& relation,
                                                       std::uint32_t entity) const {
  const Evidence& evidence = relation.evidence;
  std::optional<Span> nearest;
  for (const Span mention : m_entities[entity].mentions) {
    if (mention.begin < evidence.sentence.begin || mention.end > evidence.sentence.end) continue;
    if (!nearest ||
        apart(mention.begin, evidence.trigger.begin) < apart(nearest->begin, evidence.trigger.begin))
      nearest = mention;
  }
  return nearest;
}

// The token that holds the byte, or the last before it.
std::uint32_t EdgeFeatureReader::token_at(std::uint32_t byte) const {
  const auto tokens = m_tree.tokens();
  const auto behind = std::upper_bound(tokens.begin(), tokens.end(), byte,
                                       [](std::uint32_t at, const Token& t) { return at < t.span.begin; });
  return behind == tokens.begin() ? 0 : static_cast<std::uint32_t>(behind - tokens.begin() - 1);
}

TokenRange EdgeFeatureReader::tokens_of(Span span) const {
  const std::uint32_t begin = token_at(span.begin);
  std::uint32_t end = begin + 1;
  while (end < m_tree.size() && m_tree[end].span.begin < span.end) ++end;
  return {begin, end};
}

// The arcs from one word up to what governs both, and down to the other.
std::string EdgeFeatureReader::path(std::uint32_t from, std::uint32_t to) const {
  std::vector<std::uint32_t> up{from};
  std::vector<std::uint32_t> down{to};
  auto top = up.end();
  for (auto above = m_tree.head(from); above && up.size() <= kLongestPath; above = m_tree.head(*above))
    up.push_back(*above);
  while ((top = std::find(up.begin(), up.end(), down.back())) == up.end()) {
    const auto above = m_tree.head(down.back());
    if (!above || down.size() > kLongestPath) return "far";
    down.push_back(*above);
  }
  if (static_cast<std::size_t>(top - up.begin()) + down.size() - 1 > kLongestPath) return "far";
  std::string out;
  for (auto token = up.begin(); token != top; ++token) {
    out += '^';
    out += name_of(m_tree[*token].deprel);
  }
  for (std::size_t i = down.size() - 1; i-- > 0;) {
    const Deprel relation = m_tree[down[i]].deprel;
    out += '.';
    out += name_of(relation);
    const bool oblique = relation == Deprel::obl || relation == Deprel::nmod;
    if (const auto adposition = oblique ? m_tree.child(down[i], Deprel::case_) : std::nullopt)
      out += ":" + m_tree[*adposition].lemma;
  }
  return out;
}

// What kind of name it is, or what part of speech.
std::string EdgeFeatureReader::kind(std::uint32_t token) const {
  const Mention* name = m_tree.recognized_name(token);
  return std::string(name != nullptr ? name_of(name->label) : name_of(m_tree[token].upos));
}

}  // namespace newsgraph
