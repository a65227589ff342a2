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

// The country of which four in five names in the article are; empty: none.
std::string plain_country(const Extraction& extraction) {
  std::map<std::string, std::size_t> names;
  std::size_t all = 0;
  for (const ExtractedEntity& entity : extraction.entities) {
    if (!is_state(entity.country)) continue;
    names[entity.country] += entity.mentions.size();
    all += entity.mentions.size();
  }
  for (const auto& [country, count] : names) {
    if (5 * count >= 4 * all) return country;
  }
  return {};
}

// Of a body that is one of many in the world: "the Supreme Court" is that of the country which the article
// gives for it under a longer name, else of the one that the article is about.
std::string country_of_kind(const std::string& name, const Extraction& extraction, const std::string& plain,
                            const Names& names) {
  const std::vector<std::string> words = names.content_words(name);
  std::set<std::string> countries;
  for (const ExtractedEntity& other : extraction.entities) {
    if (other.type != "Organization" || !is_state(other.country) || other.name == name) continue;
    if (contains_words(names.content_words(other.name), words)) countries.insert(other.country);
  }
  return countries.size() == 1 ? *countries.begin() : plain;
}

// People do other things at other times: articles of two years have no wording of a full name in common.
std::string span_of(const Wording& wording, const Names& names) {
  const bool timed = wording.type == "Person" && names.person(wording.name).full();
  return timed ? wording.latest.substr(0, 4) : std::string();
}

std::int64_t content_hash(const Wording& wording, const std::string& span, const std::string& own) {
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
  for (const std::string& party : wording.hint) part(party);
  if (!span.empty()) part(span);
  part(own);
  const std::string hex = sha256_hex(all).substr(0, 16);
  // 63 bits: keys are positive, so that 0 can mean none.
  return static_cast<std::int64_t>(std::stoull(hex, nullptr, 16) >> 1U);
}

std::vector<std::string> person_keys(const std::string& name, const std::string& country, const Names& names,
                                     bool short_forms) {
  const PersonName person = names.person(name);
  if (!person.full()) {
    return {"S:" + (person.words.empty() ? body_key(name) : person.closed()) + "|" + country};
  }
  std::vector<std::string> keys = {"P:" + names.variant_key(name)};
  if (!short_forms) return keys;
  if (const std::vector<std::string>& words = person.words; words.size() > 2 && !person.any_order)
    keys.push_back("P:" + names.variant_key(words.front() + " " + words.back()));
  for (const std::string& key : names.pinyin_keys(name)) keys.push_back("P:" + key);
  if (std::string settled = "P:" + names.settled_key(name, country); settled != keys[0])
    keys.push_back(std::move(settled));
  const NameParts parts = names.people().parts(name);
  for (const std::size_t set : names.people().nickname_sets(parts.given))
    keys.push_back("P:#" + std::to_string(set) + "|" + utf8::name_key(parts.surname));
  return keys;
}

// The name alone tells which agreement is meant.
bool is_specific(const std::string& name, const Names& names) {
  return is_proper(name) || names.content_words(name).size() >= 3;
}

std::vector<std::string> agreement_keys(const Wording& wording, const std::string& document_id,
                                        const Names& names) {
  const std::vector<std::string> words = names.content_words(wording.name);
  std::vector<std::string> keys;
  if (wording.hint.size() >= 2) {
    keys.push_back("A:" + joined(words) + "|" + joined(wording.hint));
  } else if (!is_specific(wording.name, names)) {
    keys.push_back("A:" + joined(words) + "|@" + document_id);
  }
  if (is_specific(wording.name, names)) keys.push_back("AW:" + joined(words));
  for (const std::string& alias : wording.aliases) {
    const std::vector<std::string> other = names.content_words(alias);
    if (!other.empty() && other != words && is_specific(alias, names)) keys.push_back("AW:" + joined(other));
  }
  return keys;
}

}  // namespace

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::vector<std::string> keys_of_name(std::string_view type, const std::string& name,
                                      const std::string& country, const Names& names) {
  if (type == "Person") return person_keys(name, country, names, false);
  if (type == "Agreement") {
    const std::string words = joined(names.content_words(name));
    return {is_specific(name, names) ? "AW:" + words
                                     : "A:" + words + "|"};  // the parties are not in the name
  }
  if (type == "Country") return {country.empty() ? "C:=" + body_key(name) : "C:" + country};
  if (type == "Organization") {
    Wording wording;
    wording.name = name;
    wording.country = country;
    return organization_keys(wording, names);
  }
  return {"N:" + std::string(type) + ":" + names.place_key(name)};
}

std::string stated_type(const Wording& wording) {
  const bool voted = wording.type == "Person" || wording.type == "Organization" || wording.type == "Place";
  return voted && !wording.hint.empty() ? wording.hint.front() : wording.type;
}

std::vector<std::string> keys_of(const Wording& wording, const Names& names) {
  std::vector<std::string> keys;
  if (wording.type == "Person") {
    keys = person_keys(wording.name, wording.country, names, true);
    if (keys[0].starts_with("S:")) return keys;
    for (const std::string& alias : wording.aliases) {
      const PersonName tail = names.person(alias);
      if (tail.full() && tail.is_tail_of(names.person(wording.name)))
        keys.push_back("P:" + names.variant_key(alias));
    }
  } else if (wording.type == "Organization") {
    keys = organization_keys(wording, names);
  } else {
    keys = keys_of_name(wording.type, wording.name, wording.country, names);
    if (wording.type != "Place") return keys;
  }
  const std::string name = names.organization_key(wording.name);
  if (name.find(' ') != std::string::npos) keys.push_back("T:" + name);
  return keys;
}

bool is_state(std::string_view country) {
  return country.size() == 3 && country != "EUU" && country != "UNO" && country != "IGO";
}

std::vector<KeyedWording> wordings_of(const Extraction& extraction, std::int64_t document, bool own,
                                      const Names& names) {
  const std::set<std::uint32_t> inferred = inferred_people(extraction);
  const auto parties = all_parties(extraction);
  const std::string plain = plain_country(extraction);
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
    const bool anyones = entity.type == "Organization" && entity.country.empty() &&
                         names.names_a_kind_only(names.organization_key(entity.name));
    if (anyones) wording.country = country_of_kind(entity.name, extraction, plain, names);
    wording.latest = extraction.document.date;
    std::vector<std::string> keys;
    bool alone = own || (anyones && wording.country.empty());
    if (entity.type == "Meeting") {
      alone = true;
    } else if (entity.type == "Agreement") {
      if (const auto found = parties.find(i); found != parties.end())
        wording.hint.assign(found->second.begin(), found->second.end());
      keys = agreement_keys(wording, extraction.document.id, names);
      alone = alone || (wording.hint.size() < 2 && !is_specific(wording.name, names));
    } else {
      keys = keys_of(wording, names);
      alone = alone || keys[0].starts_with("S:");
    }
    wording.document = alone ? document : 0;
    wording.key = content_hash(wording, span_of(wording, names),
                               alone ? extraction.document.id + "\n" + std::to_string(i) : "");
    all.push_back({std::move(wording), std::move(keys)});
  }
  return all;
}

}  // namespace newsgraph
