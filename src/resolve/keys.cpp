#include "resolve/keys.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "resolve/names.hpp"

namespace newsgraph {
namespace {

constexpr double kStated = 0.8;  // confidence of a tie to a country from which it counts as stated

// People whose country no sentence states: every claim that ties them to it is a weak one.
std::set<std::uint32_t> inferred_people(const Extraction& extraction) {
  std::map<std::uint32_t, double> tied;
  for (const ExtractedRelation& relation : extraction.relations) {
    if (relation.type != "holds-office" && relation.type != "represents") continue;
    if (!relation.source || !relation.target) continue;
    if (extraction.entities[*relation.source].country != extraction.entities[*relation.target].country)
      continue;
    double& best = tied[*relation.source];
    best = std::max(best, relation.confidence);
  }
  std::set<std::uint32_t> inferred;
  for (const auto& [person, confidence] : tied) {
    if (confidence < kStated) inferred.insert(person);
  }
  return inferred;
}

// A person or a body stands for its country: what matters is which countries are bound.
std::string party_of(const ExtractedEntity& entity) {
  if (!entity.country.empty() && entity.country != "IGO") return entity.country;
  return entity.type + ":" + body_key(entity.name);
}

std::map<std::uint32_t, std::set<std::string>> all_parties(const Extraction& extraction) {
  std::map<std::uint32_t, std::set<std::string>> parties;
  for (const ExtractedRelation& relation : extraction.relations) {
    if (relation.type == "party-to" && relation.source && relation.target)
      parties[*relation.target].insert(party_of(extraction.entities[*relation.source]));
  }
  return parties;
}

std::int64_t content_hash(const Wording& wording, const std::string& own) {
  std::string all;
  const auto part = [&](std::string_view text) { all.append(text).push_back('\x1f'); };
  part(wording.type);
  part(wording.name);
  part(wording.country);
  for (const std::string& alias : wording.aliases) part(alias);
  part("\x1e");
  for (const auto& [name, value] : wording.properties) {
    part(name);
    part(std::to_string(value.index()) + to_string(value));
  }
  part(wording.stated ? "1" : "0");
  part(own);
  const std::string hex = sha256_hex(all).substr(0, 16);
  // 63 bits: keys are positive, so that 0 can mean none.
  return static_cast<std::int64_t>(std::stoull(hex, nullptr, 16) >> 1U);
}

std::vector<std::string> person_keys(const std::string& name, const std::string& country,
                                     const NameVariants* variants) {
  const PersonName person = person_name(name);
  if (!person.full()) {
    return {"S:" + (person.words.empty() ? body_key(name) : person.closed()) + "|" + country};
  }
  std::vector<std::string> keys = {"P:" + variant_key(name)};
  if (variants == nullptr) return keys;
  const NameParts parts = variants->names().parts(name);
  for (const std::size_t set : variants->names().nickname_sets(parts.given))
    keys.push_back("P:#" + std::to_string(set) + "|" + utf8::name_key(parts.surname));
  return keys;
}

std::vector<std::string> agreement_keys(const Wording& wording, const std::string& document_id) {
  const std::vector<std::string> words = content_words(wording.name);
  const bool several = wording.hint.size() >= 2;
  std::vector<std::string> keys = {"A:" + joined(words) + "|" +
                                   (several ? joined(wording.hint) : "@" + document_id)};
  if (is_proper(wording.name) || words.size() >= 3) keys.push_back("AW:" + joined(words));
  for (const std::string& alias : wording.aliases) {
    const std::vector<std::string> other = content_words(alias);
    if (!other.empty() && other != words) keys.push_back("AW:" + joined(other));
  }
  if (several) keys.push_back("AP:" + joined(wording.hint));
  return keys;
}

}  // namespace

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::vector<std::string> keys_of_name(std::string_view type, const std::string& name,
                                      const std::string& country) {
  if (type == "Person") return person_keys(name, country, nullptr);
  if (type == "Country") return {country.empty() ? "C:=" + body_key(name) : "C:" + country};
  if (type == "Organization") {
    Wording wording;
    wording.name = name;
    wording.country = country;
    return organization_keys(wording);
  }
  return {"N:" + std::string(type) + ":" + body_key(name)};
}

std::vector<KeyedWording> wordings_of(const Extraction& extraction, std::int64_t document, bool own,
                                      const NameVariants& variants) {
  const std::set<std::uint32_t> inferred = inferred_people(extraction);
  const auto parties = all_parties(extraction);
  std::vector<KeyedWording> all;
  for (std::uint32_t i = 0; i < extraction.entities.size(); ++i) {
    const ExtractedEntity& entity = extraction.entities[i];
    Wording wording;
    wording.type = entity.type;
    wording.name = entity.name;
    wording.country = entity.country;
    wording.aliases = entity.aliases;
    wording.properties = entity.properties;
    wording.stated = inferred.count(i) == 0;
    wording.latest = extraction.document.date;
    std::vector<std::string> keys;
    bool alone = own;
    if (entity.type == "Meeting") {
      alone = true;
    } else if (entity.type == "Agreement") {
      alone = true;
      if (const auto found = parties.find(i); found != parties.end())
        wording.hint.assign(found->second.begin(), found->second.end());
      keys = agreement_keys(wording, extraction.document.id);
    } else if (entity.type == "Person") {
      keys = person_keys(entity.name, entity.country, &variants);
      alone = alone || keys[0].starts_with("S:");
    } else if (entity.type == "Organization") {
      keys = organization_keys(wording);
    } else {
      keys = keys_of_name(entity.type, entity.name, entity.country);
    }
    wording.document = alone ? document : 0;
    wording.key = content_hash(wording, alone ? extraction.document.id + "\n" + std::to_string(i) : "");
    all.push_back({std::move(wording), std::move(keys)});
  }
  return all;
}

}  // namespace newsgraph
