// Reads short texts with the whole pipeline and tells what they say, one line a relation.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <optional>
#include <string>

#include "base/file.hpp"
#include "pipeline.hpp"

namespace newsgraph {

inline const Analyzer& analyzer() {
  static const Analyzer instance(schemas_dir(), 0);
  return instance;
}

inline Extraction read(const std::string& text, const std::string& date = "2024-05-15",
                       const std::string& title = "") {
  Document doc;
  doc.title = title;
  doc.text = text;
  doc.date = date;
  analyzer().annotate(doc);
  return analyzer().extract(doc);
}

inline std::string name_of_end(const Extraction& extraction, std::optional<std::uint32_t> end) {
  return end ? extraction.entities[*end].name : std::string("-");
}

// "Paavo Lind > meets-with > Greta Holm planned", one line a relation, for messages and comparisons.
inline std::string line(const Extraction& extraction, const ExtractedRelation& r) {
  return name_of_end(extraction, r.source) + " > " + r.type + " > " + name_of_end(extraction, r.target) +
         " " + std::string(name_of(r.status));
}

inline bool says(const Extraction& extraction, const std::string& wanted) {
  std::string all;
  for (const ExtractedRelation& r : extraction.relations) {
    all += line(extraction, r) + "\n";
    if (line(extraction, r) == wanted) return true;
  }
  UNSCOPED_INFO("not found: " << wanted << "\nfound:\n" << all);
  return false;
}

inline const ExtractedEntity* entity(const Extraction& extraction, const std::string& type,
                                     const std::string& name) {
  const auto found = std::find_if(extraction.entities.begin(), extraction.entities.end(),
                                  [&](const ExtractedEntity& e) { return e.type == type && e.name == name; });
  return found == extraction.entities.end() ? nullptr : &*found;
}

// The first relation of the type, to that target where one is named; the test fails where there is none.
inline ExtractedRelation relation(const Extraction& extraction, const std::string& type,
                                  const std::string& target = "") {
  const auto found =
      std::find_if(extraction.relations.begin(), extraction.relations.end(), [&](const auto& r) {
        return r.type == type && (target.empty() || name_of_end(extraction, r.target) == target);
      });
  REQUIRE(found != extraction.relations.end());
  return *found;
}

}  // namespace newsgraph
