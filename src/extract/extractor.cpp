#include "extract/extractor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string_view>
#include <tuple>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "extract/back_references.hpp"
#include "extract/body_countries.hpp"
#include "extract/confidence.hpp"
#include "extract/doubtful_pronouns.hpp"
#include "extract/locations.hpp"
#include "extract/matcher.hpp"
#include "extract/measures.hpp"
#include "extract/meetings.hpp"
#include "extract/misread_bodies.hpp"
#include "extract/people.hpp"
#include "extract/personal_details.hpp"
#include "extract/repeats.hpp"
#include "extract/rules.hpp"
#include "extract/things.hpp"
#include "extract/title_owners.hpp"
#include "extract/trace.hpp"
#include "extract/tree_repair.hpp"
#include "extract/unnamed_meetings.hpp"

namespace newsgraph {
namespace {

constexpr double kOfficeConfidence = 0.97;

ExtractedRelation office_relation(const Tree& tree, const OfficeHeld& held, std::string type) {
  const Document& doc = tree.doc();
  ExtractedRelation relation;
  relation.type = std::move(type);
  relation.source = held.person;
  relation.target = held.of;
  relation.status = held.former ? Status::past : Status::actual;
  relation.confidence = kOfficeConfidence * held.certainty;
  relation.rule = "office";
  relation.evidence.sentence = doc.sentences[tree.sentence_of(held.words.begin)].span;
  relation.evidence.trigger = tree.span(held.words);
  relation.evidence.source = tree.span(held.name);
  return relation;
}

// "a commander of the army"
bool is_one_of_many(const Tree& tree, const OfficeHeld& held) {
  if (held.words.begin == 0) return false;
  const std::string& word = tree[held.words.begin - 1].lemma;
  return word == "a" || word == "an";
}

bool is_seat(const Office& office) {
  return office.name.starts_with("Member of ") || office.name == "Senator" || office.name == "Representative";
}

void add_offices(const Tree& tree, EntityTable& entities, const std::vector<OfficeHeld>& offices,
                 std::vector<ExtractedRelation>& relations) {
  for (const OfficeHeld& held : offices) {
    if (!held.of) continue;
    // A legislator sits for a party, but in a parliament.
    const bool seat = is_seat(*held.office) && is_party(entities[*held.of]);
    if (!seat && !held.office->name.ends_with("Candidate")) {
      ExtractedRelation office = office_relation(tree, held, "holds-office");
      office.properties["title"] = held.title;
      relations.push_back(std::move(office));
    }
    if (held.former) continue;
    if (is_party(entities[*held.of])) relations.push_back(office_relation(tree, held, "member-of"));
    if (held.office->speaks) relations.push_back(office_relation(tree, held, "speaks-for"));
    // The Union has no head: its presidents and chiefs are at the head of a part of it. Nor does the
    // secretary-general of a party lead it.
    const bool of_part = *held.of == entities.country("EUU") ||
                         (held.office->name == "Secretary-General" && is_party(entities[*held.of]));
    const bool second = held.title.starts_with("Deputy ") || held.title.starts_with("Assistant ");
    if (held.office->heads && !of_part && !second && !is_one_of_many(tree, held) &&
        entities[*held.of].type == "Organization")
      relations.push_back(office_relation(tree, held, "leads"));
    if (held.office->represents && entities[*held.of].type == "Country") {
      relations.push_back(office_relation(tree, held, "represents"));
    }
  }
}

// Who announces or signs a deal for a country or body is not its party: the country or body is. Nor is
// somebody whose it is not known, where countries or bodies are.
void let_states_and_bodies_be_parties(EntityTable& entities, const std::vector<OfficeHeld>& offices,
                                      std::vector<ExtractedRelation>& relations) {
  for (ExtractedRelation& relation : relations) {
    if (relation.type != "party-to" || !relation.source || entities[*relation.source].type != "Person")
      continue;
    for (const OfficeHeld& held : offices) {
      if (held.person != *relation.source || !held.of || held.former) continue;
      const std::string& type = entities[*held.of].type;
      if ((held.office->represents && type == "Country") || (held.office->heads && type == "Organization"))
        relation.source = held.of;
    }
  }
  const auto is_person = [&](const ExtractedRelation& r) { return entities[*r.source].type == "Person"; };
  std::set<EntityId> of_states;  // agreements
  for (const ExtractedRelation& r : relations) {
    if (r.type == "party-to" && r.source && r.target && !is_person(r)) of_states.insert(*r.target);
  }
  std::erase_if(relations, [&](const ExtractedRelation& r) {
    return r.type == "party-to" && r.source && r.target && is_person(r) &&
           (of_states.count(*r.target) != 0 || entities[*r.source].properties.count("office") != 0);
  });
}

// Who resigns without a word of what leaves office at home; a premier of a region does not leave the
// country's.
void keep_regions_apart(const EntityTable& entities, const std::vector<OfficeHeld>& offices,
                        std::vector<ExtractedRelation>& relations) {
  for (ExtractedRelation& relation : relations) {
    if (relation.type != "resigns-from" || !relation.target || entities[*relation.target].type != "Country")
      continue;
    for (const OfficeHeld& held : offices) {
      if (held.person == relation.source && held.of && entities[*held.of].type == "Place")
        relation.target = std::nullopt;
    }
  }
}

// The day on which an agreement was made or a meeting takes place, where a relation with one day tells it.
void date_things(EntityTable& entities, const std::vector<ExtractedRelation>& relations) {
  for (const ExtractedRelation& relation : relations) {
    if (!relation.target || relation.time.from.empty() || relation.time.from != relation.time.to) continue;
    ExtractedEntity& thing = entities[*relation.target];
    if (thing.type == "Agreement" || thing.type == "Meeting")
      thing.properties.emplace("date", relation.time.from);
  }
}

// A capital that a relation takes for the place it is, and none for its government, names no country.
void let_capitals_be_places(std::string_view text, Extraction& extraction) {
  std::set<Span> places;
  for (const ExtractedEntity& entity : extraction.entities) {
    if (entity.type == "Place") places.insert(entity.mentions.begin(), entity.mentions.end());
  }
  std::set<std::pair<EntityId, std::optional<Span>>> acting;
  for (const ExtractedRelation& relation : extraction.relations) {
    if (relation.source) acting.emplace(*relation.source, relation.evidence.source);
    if (relation.target) acting.emplace(*relation.target, relation.evidence.target);
  }
  for (EntityId id = 0; id < extraction.entities.size(); ++id) {
    ExtractedEntity& country = extraction.entities[id];
    if (country.type != "Country") continue;
    std::set<std::string> left;
    std::erase_if(country.mentions, [&](Span span) {
      const bool is_place = places.count(span) != 0 && acting.count({id, span}) == 0;
      if (is_place) left.emplace(clean_name(span.of(text)));
      return is_place;
    });
    for (const Span span : country.mentions) left.erase(clean_name(span.of(text)));
    std::erase_if(country.aliases, [&](const std::string& alias) { return left.count(alias) != 0; });
  }
}

// How likely each relation is right.
void weigh(const Tree& tree, const ConfidenceModel& model, Extraction& extraction) {
  const EdgeFeatureReader reader(tree, extraction.entities, extraction.relations);
  for (ExtractedRelation& relation : extraction.relations) {
    relation.certainty = relation.confidence;
    relation.features = reader.of(relation);
    relation.confidence = model(relation.certainty, relation.type, relation.features);
  }
}

auto order_of(const ExtractedRelation& r) {
  return std::make_tuple(r.evidence.trigger, std::string_view(r.type), r.source, r.target, r.status,
                         -r.confidence);
}

// Entities in order of first mention, those that nothing speaks of left out; relations follow.
void renumber(Extraction& extraction) {
  std::vector<bool> used(extraction.entities.size(), false);
  for (std::size_t i = 0; i < used.size(); ++i) used[i] = !extraction.entities[i].mentions.empty();
  for (const ExtractedRelation& r : extraction.relations) {
    for (const auto& end : {r.source, r.target, r.speaker}) {
      if (end) used[*end] = true;
    }
    for (const auto& [role, id] : r.roles) used[id] = true;
  }
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < used.size(); ++i) {
    if (used[i]) order.push_back(i);
  }
  const auto first = [&](std::uint32_t i) {
    const auto& mentions = extraction.entities[i].mentions;
    return mentions.empty() ? Span{0xFFFFFFFF, 0xFFFFFFFF} : mentions.front();
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return first(a) < first(b); });

  std::vector<std::uint32_t> renamed(used.size(), 0);
  std::vector<ExtractedEntity> entities;
  for (const std::uint32_t old : order) {
    renamed[old] = static_cast<std::uint32_t>(entities.size());
    entities.push_back(std::move(extraction.entities[old]));
  }
  extraction.entities = std::move(entities);
  for (ExtractedRelation& r : extraction.relations) {
    for (auto* end : {&r.source, &r.target, &r.speaker}) {
      if (*end) *end = renamed[**end];
    }
    for (auto& [role, id] : r.roles) id = renamed[id];
  }
}

}  // namespace

struct Extractor::Impl {
  std::string schemas_dir;
  const Ontology& ontology;
  const LanguagePack& pack;
  RuleSet rules;
  ConfidenceModel confidence;
  double least_confidence;
};

Extractor::Extractor(const std::string& schemas_dir, const Ontology& ontology, const LanguagePack& pack,
                     double least_confidence)
    : m_impl(std::make_unique<Impl>(Impl{schemas_dir, ontology, pack, RuleSet::load(schemas_dir, ontology),
                                         ConfidenceModel::load(schemas_dir), least_confidence})) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;

const ConfidenceModel& Extractor::confidence() const { return m_impl->confidence; }

std::string Extractor::rule_hash() const {
  // Everything of the language pack but the model: lists that the stages read change results, too.
  namespace fs = std::filesystem;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::path(m_impl->schemas_dir) / "lang" / "en")) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::string bytes = m_impl->rules.hash();
  for (const fs::path& file : files) bytes += read_file(file.string());
  if (m_impl->least_confidence != kLikely)
    bytes += fmt::format("least confidence {}", m_impl->least_confidence);
  return sha256_hex(bytes);
}

Extraction Extractor::extract(const Document& doc, Trace* trace) const {
  Extraction extraction;
  extraction.document = {doc.id, doc.title, doc.date, doc.source, doc.url, doc.sha256};
  const Tree tree = repaired_tree(doc, m_impl->rules.verbs(), m_impl->pack);
  if (trace != nullptr) trace->tokens.assign(tree.tokens().begin(), tree.tokens().end());
  EntityTable entities(tree, m_impl->pack);
  read_things(tree, entities, m_impl->pack);
  note_unnamed_meetings(tree, entities, m_impl->pack.lexicon);
  read_misread_bodies(tree, entities, m_impl->pack);
  const Titles titles(tree, m_impl->pack);
  const std::vector<OfficeHeld> offices = read_offices(tree, entities, m_impl->pack, titles);
  read_personal_details(tree, entities, m_impl->pack.occupations);
  locate_places(tree, entities, m_impl->pack);
  place_people(tree, entities);
  place_bodies(tree, entities, m_impl->pack);
  release_doubtful_pronouns(tree, entities, m_impl->pack);
  read_back_references(tree, entities, m_impl->pack, offices, titles);

  std::vector<ExtractedRelation>& relations = extraction.relations;
  relations = Matcher(tree, entities, m_impl->pack, m_impl->rules, trace).match();
  place_groups(tree, entities, m_impl->pack, relations);
  add_offices(tree, entities, offices, relations);
  let_states_and_bodies_be_parties(entities, offices, relations);
  keep_regions_apart(entities, offices, relations);
  own_measures(doc, entities, relations);
  drop_repeats(relations);
  add_meetings(doc, entities, relations);
  settle_unnamed_meetings(tree, entities, m_impl->pack.lexicon, relations);
  date_things(entities, relations);
  entities.add_unasked_places();

  extraction.entities = entities.take();
  std::erase_if(relations, [&](const ExtractedRelation& r) {
    const std::string reason = is_unowned(doc, r) ? "nobody is named whose it is"
                               : is_unaimed(r)    ? "nobody is named on whom it falls"
                                                  : m_impl->ontology.misfit(r, extraction.entities);
    if (trace != nullptr && !reason.empty())
      trace->dropped.push_back({r.rule, r.evidence.trigger.begin, "does not fit the type: " + reason});
    return !reason.empty();
  });
  for (ExtractedRelation& relation : relations) {
    if (const CodeRow* codes = m_impl->ontology.codes(relation)) {
      relation.plover = codes->plover;
      relation.cameo = codes->cameo;
    }
  }
  drop_repeats(relations);
  drop_halves(relations);
  drop_doerless(relations);
  drop_idle_plans(relations, m_impl->ontology);
  drop_wholes(relations, extraction.entities);
  drop_doubtful_states(relations, m_impl->ontology);
  std::sort(relations.begin(), relations.end(),
            [](const auto& a, const auto& b) { return order_of(a) < order_of(b); });
  let_capitals_be_places(doc.text, extraction);
  weigh(tree, m_impl->confidence, extraction);
  const auto left_out = std::erase_if(relations, [&](const ExtractedRelation& r) {
    const bool unsure = r.confidence < m_impl->least_confidence;
    if (trace != nullptr && unsure)
      trace->dropped.push_back({r.rule, r.evidence.trigger.begin,
                                fmt::format("its confidence, {:.2f}, is below {:.2f} (--min-confidence)",
                                            r.confidence, m_impl->least_confidence)});
    return unsure;
  });
  drop_retold_meetings(relations);
  extraction.left_out = static_cast<std::uint32_t>(left_out);
  renumber(extraction);
  return extraction;
}

}  // namespace newsgraph
