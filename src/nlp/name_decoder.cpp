#include "nlp/name_decoder.hpp"

#include <algorithm>

namespace newsgraph {
namespace {

constexpr float kNever = -1e30F;

// Tags that may stand before a tag: any that ends a stretch for O and B, B-X and I-X for I-X.
template <typename Visit>
void for_befores(std::size_t next, Visit visit) {
  if (next == 0 || next % 2 == 1) {
    for (std::size_t tag = 0; tag < kNameTagCount; ++tag) visit(tag);
  } else {
    visit(next - 1);
    visit(next);
  }
}

}  // namespace

NameDecoder::NameDecoder(std::span<const float> steps) {
  for (std::size_t tag = 0; tag <= kNameTagCount; ++tag) {
    for (std::size_t next = 0; next < kNameTagCount; ++next) {
      m_steps[tag][next] = may_follow(tag, next) ? steps[tag * kNameTagCount + next] : kNever;
    }
  }
}

void NameDecoder::add(std::span<const float> scores) {
  Row now{};
  std::array<std::uint8_t, kNameTagCount> from{};
  for (std::size_t next = 0; next < kNameTagCount; ++next) {
    float top = kNever;
    if (m_back.empty()) {
      top = m_steps[kNameTagCount][next];
    } else {
      for_befores(next, [&](std::size_t tag) {
        const float score = m_last[tag] + m_steps[tag][next];
        if (score <= top) return;
        top = score;
        from[next] = static_cast<std::uint8_t>(tag);
      });
    }
    now[next] = std::max(top + scores[next], kNever);
  }
  m_last = now;
  m_back.push_back(from);
}

void NameDecoder::decode(std::vector<std::uint8_t>& tags) {
  tags.assign(m_back.size(), 0);
  auto tag = static_cast<std::size_t>(std::max_element(m_last.begin(), m_last.end()) - m_last.begin());
  for (std::size_t i = m_back.size(); i > 0; --i) {
    tags[i - 1] = static_cast<std::uint8_t>(tag);
    tag = m_back[i - 1][tag];
  }
  m_back.clear();
}

void add_names(Document& doc, std::uint32_t first, std::span<const std::uint8_t> tags) {
  for (std::uint32_t i = 0; i < tags.size(); ++i) {
    if (tags[i] % 2 == 0) continue;
    std::uint32_t end = i + 1;
    while (end < tags.size() && tags[end] == tags[i] + 1) ++end;
    if (tags[i] >= 1 + 2 * kOtherName) {
      doc.works.push_back({first + i, first + end});
      continue;
    }
    Mention mention;
    mention.tokens = {first + i, first + end};
    mention.span = {doc.tokens[first + i].span.begin, doc.tokens[first + end - 1].span.end};
    mention.label = static_cast<EntityLabel>((tags[i] - 1) / 2);
    doc.mentions.push_back(mention);
  }
}

}  // namespace newsgraph
