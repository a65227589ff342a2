#include "extract/acronyms.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <utility>

#include "base/utf8.hpp"

namespace newsgraph {
namespace {

// "of", "the" and the like tell nothing.
std::set<std::string> long_words(std::string_view text) {
  std::set<std::string> words;
  std::istringstream in{utf8::lower(text)};
  for (std::string word; in >> word;) {
    if (word.size() > 3) words.insert(word);
  }
  return words;
}

}  // namespace

bool is_acronym(std::string_view form) {
  return form.size() >= 2 && form.size() <= 8 && std::all_of(form.begin(), form.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || c == '-' || c == '/';
         });
}

std::vector<Chain> with_acronyms(const Tree& tree) {
  const Document& doc = tree.doc();
  std::vector<Chain> chains = doc.chains;
  std::map<std::string, std::size_t, std::less<>> explained;  // acronym -> chain of the name before it
  for (std::size_t c = 0; c < chains.size(); ++c) {
    for (const std::uint32_t m : chains[c].mentions) {
      const Mention& mention = doc.mentions[m];
      if (mention.kind != MentionKind::name || mention.label != EntityLabel::ORG) continue;
      if (auto acronym = acronym_behind(tree, mention.tokens)) explained.emplace(std::move(*acronym), c);
    }
  }
  if (explained.empty()) return chains;
  for (std::size_t c = 0; c < chains.size(); ++c) {
    for (const std::uint32_t m : chains[c].mentions) {
      const TokenRange name = doc.mentions[m].tokens;
      // The recogniser takes the closing bracket for a part of the name at times.
      const bool one = name.size() == 1 || (name.size() == 2 && tree.form(name.begin + 1) == ")");
      const auto owner = one && doc.mentions[m].kind == MentionKind::name
                             ? explained.find(tree.form(name.begin))
                             : explained.end();
      if (owner == explained.end() || owner->second == c) continue;
      std::vector<std::uint32_t>& joined = chains[owner->second].mentions;
      joined.insert(joined.end(), chains[c].mentions.begin(), chains[c].mentions.end());
      std::sort(joined.begin(), joined.end());
      chains[c].mentions.clear();
      break;
    }
  }
  return chains;
}

std::optional<std::string> acronym_behind(const Tree& tree, TokenRange name) {
  const std::uint32_t acronym = name.end + 1;
  if (name.size() < 2 || acronym + 1 >= tree.size() || tree.form(name.end) != "(" ||
      tree.form(acronym + 1) != ")" || !is_acronym(tree.form(acronym)))
    return std::nullopt;
  return std::string(tree.form(acronym));
}

bool contradicts(const Organization& listed, std::string_view name) {
  if (name.find(' ') == std::string_view::npos) return false;
  const std::set<std::string> own = long_words(name);
  const auto shares = [&](std::string_view other) {
    const std::set<std::string> theirs = long_words(other);
    return std::any_of(own.begin(), own.end(), [&](const auto& word) { return theirs.count(word) != 0; });
  };
  return !own.empty() && !shares(listed.name) &&
         std::none_of(listed.aliases.begin(), listed.aliases.end(), shares);
}

}  // namespace newsgraph
