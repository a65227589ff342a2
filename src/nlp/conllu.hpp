// CoNLL-U (https://universaldependencies.org/format.html), written and read as the `annotate` contract says.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "document.hpp"
#include "nlp/stage.hpp"

namespace newsgraph {

// Appends the annotated document. MISC holds SpaceAfter=No, Entity=B-PER/I-PER and Date=B-VALUE/I-VALUE;
// FEATS follow from the tags and the form.
void write_conllu(const Document& doc, std::string& out);

// Documents with sentences and tokens (form, span, glued) and the gold columns UPOS, XPOS, LEMMA, HEAD and
// DEPREL as far as they name known labels. The text is rebuilt from the forms and SpaceAfter; sentences are
// joined by a blank, paragraphs (`# newpar`) by an empty line. Without `# newdoc` all is one document. Empty
// nodes (8.1) are skipped. Throws InputError("where:line", …) for lines that are not CoNLL-U.
[[nodiscard]] std::vector<Document> read_conllu(std::string_view text, const std::string& where);

// Runs every stage but those that give tokens: for `--tokens`.
void run_on_tokens(const std::vector<std::unique_ptr<Stage>>& stages, Document& doc);

}  // namespace newsgraph
