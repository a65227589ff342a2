#include "nlp/lemmatizer.hpp"

#include <bit>
#include <filesystem>
#include <utility>

#include "base/json.hpp"
#include "base/utf8.hpp"
#include "nlp/features.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kLongestForm = 64;  // bytes; longer forms are their own lemma

std::size_t common_prefix(std::string_view a, std::string_view b) {
  std::size_t size = 0;
  while (size < a.size() && size < b.size() && a[size] == b[size]) ++size;
  while (size > 0 && ((size < a.size() && (static_cast<unsigned char>(a[size]) & 0xC0U) == 0x80U) ||
                      (size < b.size() && (static_cast<unsigned char>(b[size]) & 0xC0U) == 0x80U))) {
    --size;
  }
  return size;
}

std::size_t length_of(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  return count;
}

bool plain(std::string_view form) {
  for (const char c : form) {
    if (c < 'a' || c > 'z') return false;
  }
  return true;
}

}  // namespace

LemmaEdit edit_between(std::string_view form, std::string_view lemma) {
  const std::string low = utf8::lower(form);
  // A lemma without capitals asks for lower case even where the form has none, so that "the" and "The" share
  // an edit.
  const bool lower = utf8::lower(lemma) == lemma;
  const std::string_view base = lower ? std::string_view(low) : form;
  const std::size_t same = common_prefix(base, lemma);
  const std::size_t cut = length_of(base.substr(same));
  if (cut > 200 || lemma.size() - same > 200) return {};
  return {lower, static_cast<std::uint8_t>(cut), std::string(lemma.substr(same))};
}

std::string apply_edit(std::string_view form, const LemmaEdit& edit) {
  std::string out = edit.lower && !plain(form) ? utf8::lower(form) : std::string(form);
  out.resize(utf8::back(out, edit.cut));
  out += edit.append;
  return out.empty() ? std::string(form) : out;
}

std::uint32_t ending_key(std::string_view ending, bool whole, Upos upos, Xpos xpos) {
  const Feature tags = static_cast<Feature>(upos) * 64 + static_cast<Feature>(xpos) + (whole ? 4096U : 0U);
  const Feature key = mix(hash_of(ending, 501), tags);
  return key == 0 ? 1 : key;
}

Lemmatizer::Lemmatizer(const ModelFile& model) : m_endings(model.values<EndingEntry>("lemma.endings")) {
  const std::string_view bytes = model.section("lemma.edits");
  for (std::size_t at = 0; at < bytes.size();) {
    if (at + 3 > bytes.size()) throw DataError(model.path(), "section 'lemma.edits' is damaged");
    const auto size = static_cast<unsigned char>(bytes[at + 2]);
    if (at + 3 + size > bytes.size()) throw DataError(model.path(), "section 'lemma.edits' is damaged");
    m_edits.push_back(
        {bytes[at] != 0, static_cast<std::uint8_t>(bytes[at + 1]), std::string(bytes.substr(at + 3, size))});
    at += 3 + size;
  }
  bool gap = false;
  for (const EndingEntry& entry : m_endings) {
    gap = gap || entry.key == 0;
    if (entry.key != 0 && entry.edit >= m_edits.size())
      throw DataError(model.path(), "section 'lemma.endings' is damaged");
  }
  if (!std::has_single_bit(m_endings.size()) || !gap)
    throw DataError(model.path(), "section 'lemma.endings' has a wrong size");
  read_exceptions(model.path());
}

// lemmas.json beside the model; a model elsewhere may have none.
void Lemmatizer::read_exceptions(const std::string& model_path) {
  const std::string path = (std::filesystem::path(model_path).parent_path() / "lemmas.json").string();
  if (!std::filesystem::exists(path)) return;
  const Json json = Json::parse_file(path);
  for (auto& [key, words] : {std::pair{"verbs", &m_verbs}, std::pair{"nouns", &m_nouns}}) {
    if (!json[key].is_object()) throw DataError(path, std::string("'") + key + "' is missing");
    for (const auto& [form, lemma] : json[key].as_object()) words->emplace(form, lemma.as_string());
  }
}

const LemmaEdit* Lemmatizer::find(std::uint32_t key) const {
  const std::size_t mask = m_endings.size() - 1;
  for (std::size_t at = key & mask; m_endings[at].key != 0; at = (at + 1) & mask) {
    if (m_endings[at].key == key) return &m_edits[m_endings[at].edit];
  }
  return nullptr;
}

std::string Lemmatizer::lemma_of(std::string_view form, Upos upos, Xpos xpos) const {
  if (form.size() > kLongestForm) return std::string(form);
  const std::string lower_storage = plain(form) ? std::string() : utf8::lower(form);
  const std::string_view lower = lower_storage.empty() ? form : std::string_view(lower_storage);
  if (upos == Upos::VERB || upos == Upos::NOUN) {
    const Exceptions& exceptions = upos == Upos::VERB ? m_verbs : m_nouns;
    if (const auto found = exceptions.find(lower); found != exceptions.end()) return found->second;
  }
  const LemmaEdit* edit = nullptr;
  for_endings(lower, [&](std::string_view ending, bool whole) {
    edit = find(ending_key(ending, whole, upos, xpos));
    return edit != nullptr;
  });
  return edit == nullptr ? std::string(form) : apply_edit(form, *edit);
}

void Lemmatizer::run(Document& doc) const {
  for (std::uint32_t i = 0; i < doc.tokens.size(); ++i) {
    Token& token = doc.tokens[i];
    token.lemma = lemma_of(doc.form(i), token.upos, token.xpos);
  }
}

}  // namespace newsgraph
