#include "nlp/name_lists.hpp"

#include <algorithm>

#include "nlp/gazetteer.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kBuckets = 1U << 16U;

}  // namespace

NameLists::NameLists(const ModelFile& model)
    : NameLists(model.values<std::uint32_t>("names.lists.starts", kBuckets + 1),
                model.values<std::uint16_t>("names.lists.keys"),
                model.values<ListKind>("names.lists.kinds")) {
  const auto known = [](ListKind kind) { return static_cast<std::size_t>(kind) < kListKinds; };
  if (m_keys.size() != m_kinds.size() || m_starts.back() != m_keys.size() ||
      !std::is_sorted(m_starts.begin(), m_starts.end()) ||
      !std::all_of(m_kinds.begin(), m_kinds.end(), known))
    throw DataError(model.path(), "sections 'names.lists' do not fit; make it again with `newsgraph train`");
}

ListKinds NameLists::kinds(Feature key) const {
  if (m_starts.empty()) return 0;
  const auto from = m_keys.begin() + m_starts[key >> 16U];
  const auto to = m_keys.begin() + m_starts[(key >> 16U) + 1];
  ListKinds found = 0;
  for (auto at = std::lower_bound(from, to, static_cast<std::uint16_t>(key));
       at != to && *at == static_cast<std::uint16_t>(key); ++at)
    found |= bit_of(m_kinds[static_cast<std::size_t>(at - m_keys.begin())]);
  return found;
}

void NameLists::hints(std::span<const WordView> words, std::vector<Hint>& out) const {
  out.assign(words.size(), {});
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words[i].capital) continue;
    out[i].word = kinds(phrase_key(0, words[i].lower));
    if (out[i].word == 0 && words[i].plain != 0) out[i].word = kinds(phrase_key(0, words[i].plain));
    if (out[i].phrase != 0) continue;
    std::size_t length = 0;
    ListKinds found = 0;
    Feature key = phrase_key(0, words[i].lower);
    for (std::size_t n = 1; n < std::min(kLongestListed, words.size() - i); ++n) {
      key = phrase_key(key, words[i + n].lower);
      const ListKinds here = words[i + n].capital ? kinds(key) : ListKinds{0};
      if (here == 0) continue;
      found = here;
      length = n + 1;
    }
    for (std::size_t n = 0; n < length; ++n) out[i + n].phrase = found;
    if (length > 0) out[i].begins = true;
  }
}

}  // namespace newsgraph
