// The words of furniture, read once from `<schemas_dir>/lang/en/furniture.json`; each list is described
// there. All are kept as utf8::name_key.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace newsgraph {

struct FurnitureCues {
  using Set = std::set<std::string, std::less<>>;
  Set date_labels;
  Set update_labels;
  Set speaker_cues;
  Set labels;
  Set lines;
  Set sections;
  std::vector<std::string> starts;
  std::vector<std::string> contains;
  std::vector<std::string> captions;
  std::vector<std::string> handovers;

  // Throws DataError naming the file and the list that is missing.
  [[nodiscard]] static FurnitureCues load(const std::string& path);
};

// The English cues; loaded at the first call, shared by threads.
[[nodiscard]] const FurnitureCues& english_cues();

// `key` starts with, ends with, or holds `words` as whole words; both are name keys.
[[nodiscard]] bool starts_with_words(std::string_view key, std::string_view words);
[[nodiscard]] bool ends_with_words(std::string_view key, std::string_view words);
[[nodiscard]] bool contains_words(std::string_view key, std::string_view words);

}  // namespace newsgraph
