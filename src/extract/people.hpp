// Who holds which office: titles before names ("U.S. Secretary of State Anna Rossi"), appositions ("Lind, the
// foreign minister,"), and predicates ("Barra is the head of …"). Fills each person's country and office, and
// makes the title refer to the person, so that either word can head the phrase in the tree.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/offices.hpp"
#include "extract/entities.hpp"
#include "extract/language_pack.hpp"
#include "extract/titled_names.hpp"
#include "extract/tree.hpp"

namespace newsgraph {

struct OfficeHeld {
  EntityId person = 0;
  std::string title;  // canonical: "Foreign Minister"
  const Office* office = nullptr;
  std::optional<EntityId> of;  // Country or Organization
  bool former = false;
  double certainty = 1.0;  // lower when the country is inferred from the article
  TokenRange words;        // the title
  TokenRange name;         // the person's name beside it
};

// In text order, one for each person, title and country.
[[nodiscard]] std::vector<OfficeHeld> read_offices(const Tree& tree, EntityTable& entities,
                                                   const LanguagePack& pack, const Titles& titles);

}  // namespace newsgraph
