// Everything the extractor reads from `<schemas_dir>/lang/en` besides the rules.
#pragma once

#include <string>

#include "base/leaders.hpp"
#include "base/occupations.hpp"
#include "base/offices.hpp"
#include "base/organizations.hpp"
#include "base/places.hpp"
#include "extract/lexicon.hpp"

namespace newsgraph {

struct LanguagePack {
  Places places;
  Organizations organizations;
  Offices offices;
  Occupations occupations;
  Leaders leaders;
  Lexicon lexicon;

  [[nodiscard]] static LanguagePack load(const std::string& schemas_dir) {
    return {Places::load(schemas_dir),      Organizations::load(schemas_dir), Offices::load(schemas_dir),
            Occupations::load(schemas_dir), Leaders::load(schemas_dir),       Lexicon::load(schemas_dir)};
  }
};

}  // namespace newsgraph
