// What parsers get wrong again and again in the language of news, put right before the rules read the tree.
#pragma once

#include "document.hpp"
#include "extract/language_pack.hpp"
#include "extract/tree.hpp"

namespace newsgraph {

// The document's tree, with other tags, heads and relations where a repair was sure; forms and spans stay.
// `verbs` are the lemmas that may be read as verbs.
[[nodiscard]] Tree repaired_tree(const Document& doc, const WordSet& verbs, const LanguagePack& pack);

}  // namespace newsgraph
