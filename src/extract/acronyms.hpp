// Acronyms that an article explains: "Islamic Salvation Front (FIS)".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/organizations.hpp"
#include "document.hpp"
#include "extract/tree.hpp"

namespace newsgraph {

// 2 to 8 capitals, with hyphens or slashes.
[[nodiscard]] bool is_acronym(std::string_view form);

// The article's chains, those of an acronym joined to that of the name that explains it.
[[nodiscard]] std::vector<Chain> with_acronyms(const Tree& tree);

// The acronym in brackets right behind a name; none when there is none.
[[nodiscard]] std::optional<std::string> acronym_behind(const Tree& tree, TokenRange name);

// "Movement Towards Socialism" is not the Monetary Authority of Singapore, though both are MAS: `name`, by
// which the article explains the acronym, has several words and none that `listed` has.
[[nodiscard]] bool contradicts(const Organization& listed, std::string_view name);

}  // namespace newsgraph
