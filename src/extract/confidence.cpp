#include "extract/confidence.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/utf8.hpp"
#include "extract/relation_kinds.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kArticle = 8;      // sentences
constexpr std::uint32_t kFarBytes = 40;  // from the trigger to an end
constexpr double kSurest = 0.99;

struct ToldEdge {
  const ExtractedRelation& relation;
  const std::vector<ExtractedEntity>& entities;
  std::string_view text;
  std::size_t sentences;
};

bool is_event(const ToldEdge& edge) { return edge.relation.plover.has_value(); }

bool in_article(const ToldEdge& edge) { return edge.sentences >= kArticle; }

bool is_unreal(const ToldEdge& edge) { return !happens(edge.relation.status); }

bool is_reported(const ToldEdge& edge) { return is_event(edge) && edge.relation.speaker.has_value(); }

// "Three were arrested": whoever did it, the article may well tell elsewhere.
bool has_unknown_end(const ToldEdge& edge) {
  const ExtractedRelation& relation = edge.relation;
  return is_event(edge) && (!relation.source || (!relation.target && !is_done_alone(relation.type)));
}

bool is_by_group(const ToldEdge& edge) {
  const auto& source = edge.relation.source;
  return is_event(edge) && source && edge.entities[*source].type == "Group";
}

std::uint32_t distance(Span a, Span b) { return a.begin > b.begin ? a.begin - b.begin : b.begin - a.begin; }

bool is_far(const ToldEdge& edge) {
  const Evidence& evidence = edge.relation.evidence;
  const auto far = [&](const std::optional<Span>& end) {
    return end && distance(*end, evidence.trigger) >= kFarBytes;
  };
  return is_event(edge) && (far(evidence.source) || far(evidence.target));
}

bool is_word_byte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

// Words of ASCII letters, digits and all that is beyond ASCII, in lower case.
std::vector<std::string> words_of(std::string_view text) {
  const std::string lower = utf8::lower(std::string(text));
  std::vector<std::string> words(1);
  for (const char c : lower) {
    if (is_word_byte(c)) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

bool is_in_other_words(const ToldEdge& edge, const std::optional<std::uint32_t>& entity,
                       const std::optional<Span>& words) {
  if (!entity || !words) return false;
  const std::vector<std::string> name = words_of(edge.entities[*entity].name);
  const std::vector<std::string> told = words_of(words->of(edge.text));
  return std::none_of(told.begin(), told.end(), [&](const std::string& word) {
    return std::find(name.begin(), name.end(), word) != name.end();
  });
}

// "he", "the minister", "the Norwegians", "Oslo" for Norway: nothing of the name itself.
bool has_end_in_other_words(const ToldEdge& edge) {
  const ExtractedRelation& relation = edge.relation;
  return is_event(edge) && (is_in_other_words(edge, relation.source, relation.evidence.source) ||
                            is_in_other_words(edge, relation.target, relation.evidence.target));
}

struct Mark {
  std::string_view name;
  bool (*holds)(const ToldEdge&);
};

constexpr std::array<Mark, 8> kMarks{{
    {"event", is_event},
    {"long article", in_article},
    {"not real", is_unreal},
    {"reported", is_reported},
    {"an end unknown", has_unknown_end},
    {"by a group", is_by_group},
    {"far apart", is_far},
    {"in other words", has_end_in_other_words},
}};

}  // namespace

ConfidenceMarks confidence_marks(const ExtractedRelation& relation,
                                 const std::vector<ExtractedEntity>& entities, std::string_view text,
                                 std::size_t sentences) {
  const ToldEdge edge{relation, entities, text, sentences};
  ConfidenceMarks marks;
  for (const Mark& mark : kMarks) {
    if (mark.holds(edge)) marks.push_back(mark.name);
  }
  return marks;
}

const ConfidenceMarks& all_confidence_marks() {
  static const ConfidenceMarks names = [] {
    ConfidenceMarks all;
    for (const Mark& mark : kMarks) all.push_back(mark.name);
    return all;
  }();
  return names;
}

double log_odds(double share) {
  const double cut = std::clamp(share, 1 - kSurest, kSurest);
  return std::log(cut / (1 - cut));
}

ConfidenceModel ConfidenceModel::load(const std::string& schemas_dir) {
  const std::string path = schemas_dir + "/lang/en/confidence.json";
  const Json json = Json::parse_file(path);
  if (!json["bias"].is_number() || !json["certainty"].is_number() || !json["marks"].is_object())
    throw DataError(path, "the numbers 'bias' and 'certainty' and the object 'marks' are wanted");
  ConfidenceWeights weights{json["bias"].as_number(), json["certainty"].as_number(), {}};
  const ConfidenceMarks& known = all_confidence_marks();
  for (const auto& [name, weight] : json["marks"].as_object()) {
    if (std::find(known.begin(), known.end(), name) == known.end() || !weight.is_number())
      throw DataError(path, "'" + name + "' is no mark with a number");
    weights.marks.emplace(name, weight.as_number());
  }
  return ConfidenceModel(std::move(weights));
}

double ConfidenceModel::operator()(double certainty, const ConfidenceMarks& marks) const {
  double odds = m_weights.bias + m_weights.certainty * log_odds(certainty);
  for (const std::string_view mark : marks) {
    if (const auto weight = m_weights.marks.find(mark); weight != m_weights.marks.end())
      odds += weight->second;
  }
  return std::round(1000 / (1 + std::exp(-odds))) / 1000;
}

}  // namespace newsgraph
