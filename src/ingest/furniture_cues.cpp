#include "ingest/furniture_cues.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/json.hpp"
#include "base/utf8.hpp"

namespace newsgraph {
namespace {

std::vector<std::string> keys(const Json& file, std::string_view list, const std::string& path) {
  if (!file[list].is_array()) throw DataError(path, "has no list '" + std::string(list) + "'; restore it");
  std::vector<std::string> out;
  for (const std::string& words : file.strings(list)) {
    out.push_back(utf8::name_key(words));
    if (out.back().empty())
      throw DataError(path, "'" + std::string(list) + "' holds an entry without letters");
  }
  return out;
}

FurnitureCues::Set key_set(const Json& file, std::string_view list, const std::string& path) {
  const auto all = keys(file, list, path);
  return {all.begin(), all.end()};
}

}  // namespace

FurnitureCues FurnitureCues::load(const std::string& path) {
  const Json file = Json::parse_file(path);
  FurnitureCues cues;
  cues.date_labels = key_set(file, "date_labels", path);
  cues.update_labels = key_set(file, "update_labels", path);
  cues.speaker_cues = key_set(file, "speaker_cues", path);
  cues.labels = key_set(file, "labels", path);
  cues.lines = key_set(file, "lines", path);
  cues.sections = key_set(file, "sections", path);
  cues.starts = keys(file, "starts", path);
  cues.contains = keys(file, "contains", path);
  cues.captions = keys(file, "captions", path);
  cues.handovers = keys(file, "handovers", path);
  return cues;
}

const FurnitureCues& english_cues() {
  static const FurnitureCues kCues = FurnitureCues::load(schemas_dir() + "/lang/en/furniture.json");
  return kCues;
}

bool starts_with_words(std::string_view key, std::string_view words) {
  return key.starts_with(words) && (key.size() == words.size() || key[words.size()] == ' ');
}

bool ends_with_words(std::string_view key, std::string_view words) {
  return key.ends_with(words) && (key.size() == words.size() || key[key.size() - words.size() - 1] == ' ');
}

bool contains_words(std::string_view key, std::string_view words) {
  for (std::size_t pos = key.find(words); pos != std::string_view::npos; pos = key.find(words, pos + 1)) {
    if ((pos == 0 || key[pos - 1] == ' ') && starts_with_words(key.substr(pos), words)) return true;
  }
  return false;
}

}  // namespace newsgraph
