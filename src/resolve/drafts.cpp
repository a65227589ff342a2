#include "resolve/drafts.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <tuple>

namespace newsgraph {
namespace {

constexpr int kVague = 31;  // days; a longer time does not tell two events apart
constexpr std::size_t kNearest =
    64;  // dated edges on each side of an article's day that an undated claim is held against

bool values_agree(const Properties& a, const Properties& b) {
  return std::all_of(b.begin(), b.end(), [&](const auto& entry) {
    const auto found = a.find(entry.first);
    if (found == a.end() || found->second == entry.second) return true;
    const auto number = [](const PropertyValue& value) -> std::optional<double> {
      if (const auto* integer = std::get_if<std::int64_t>(&value)) return static_cast<double>(*integer);
      if (const auto* real = std::get_if<double>(&value)) return *real;
      return std::nullopt;
    };
    const auto x = number(found->second);
    return x.has_value() && x == number(entry.second);  // 25 and 25.0
  });
}

// Events of one type, ends and status: narrowest times first, so that wider ones find what they are part of.
class EventGroup {
public:
  explicit EventGroup(bool symmetric) : m_symmetric(symmetric) {}

  std::vector<Draft> run(std::vector<const Claim*> claims) {
    std::stable_sort(claims.begin(), claims.end(),
                     [](const Claim* a, const Claim* b) { return order(*a) < order(*b); });
    for (const Claim* claim : claims) place(*claim);
    return std::move(m_drafts);
  }

private:
  enum Class : std::uint8_t { dated, vague, undated };
  static Class class_of(const Claim& claim) {
    if (!claim.days) return undated;
    return claim.days->length() <= kVague ? dated : vague;
  }

  static std::tuple<Class, int, std::size_t, int, bool> order(const Claim& claim) {
    const int length = claim.days ? claim.days->length() : 0;
    const int from = claim.days ? claim.days->from : 0;
    return {class_of(claim), length, std::numeric_limits<std::size_t>::max() - claim.telling.size(), from,
            claim.speaker == kNoNode};
  }

  void place(const Claim& claim) {
    std::vector<std::size_t> fitting;
    for (const std::size_t i : candidates(claim)) {
      if (agree(m_drafts[i], claim)) fitting.push_back(i);
    }
    if (class_of(claim) == vague && fitting.size() != 1) {
      fitting.clear();
      for (const std::size_t i : m_vague) {
        if (m_drafts[i].days->overlaps(*claim.days) && agree(m_drafts[i], claim)) fitting.push_back(i);
      }
    }
    if (class_of(claim) == undated && fitting.empty()) {
      for (const std::size_t i : m_undated) {
        if (agree(m_drafts[i], claim)) fitting.push_back(i);
      }
    }
    join(fitting.empty() ? open(claim) : best(fitting, claim), claim);
  }

  // Dated drafts whose time the claim may be about.
  [[nodiscard]] std::vector<std::size_t> candidates(const Claim& claim) const {
    std::vector<std::size_t> found;
    if (claim.days) {
      auto it = claim.days->from < Days::kOpenFrom + kVague ? m_dated.begin()
                                                            : m_dated.lower_bound(claim.days->from - kVague);
      for (; it != m_dated.end() && it->first <= claim.days->to; ++it) {
        if (m_drafts[it->second].days->overlaps(*claim.days)) found.push_back(it->second);
      }
      return found;
    }
    const auto middle = claim.published ? m_dated.upper_bound(*claim.published) : m_dated.end();
    for (auto it = middle; it != m_dated.begin() && found.size() < kNearest;) found.push_back((--it)->second);
    const std::size_t before = found.size();
    for (auto it = middle; it != m_dated.end() && found.size() < before + kNearest; ++it)
      found.push_back(it->second);
    // Of several events an undated claim means one that had happened when it was written.
    if (found.size() > 1 && claim.published && happened(claim)) {
      std::erase_if(found, [&](std::size_t i) { return m_drafts[i].days->from > *claim.published; });
    }
    return found;
  }

  static bool happened(const Claim& claim) {
    const Status status = claim.relation->status;
    return status == Status::actual || status == Status::past || status == Status::negated ||
           status == Status::denied;
  }

  // Agreements tell signings and rejections apart; who meets about several agreements still meets once.
  [[nodiscard]] bool agree(const Draft& draft, const Claim& claim) const {
    if (draft.speaker != kNoNode && claim.speaker != kNoNode && draft.speaker != claim.speaker) return false;
    if (!values_agree(draft.telling, claim.telling)) return false;
    if (m_symmetric) return true;
    const auto a = draft.roles.find("agreement");
    const auto b = claim.roles.find("agreement");
    return a == draft.roles.end() || b == claim.roles.end() || a->second == b->second;
  }

  // Shared numbers first, then the nearest time, then the older draft.
  [[nodiscard]] std::size_t best(const std::vector<std::size_t>& fitting, const Claim& claim) const {
    const auto rank = [&](std::size_t i) {
      const Draft& draft = m_drafts[i];
      std::size_t unshared = 0;
      for (const auto& [name, value] : claim.telling) unshared += draft.telling.count(name) == 0 ? 1 : 0;
      int distance = 0;
      if (draft.days && claim.published) distance = std::abs(*claim.published - draft.days->from);
      return std::make_tuple(unshared, draft.speaker != claim.speaker, distance, i);
    };
    return *std::min_element(fitting.begin(), fitting.end(),
                             [&](auto a, auto b) { return rank(a) < rank(b); });
  }

  std::size_t open(const Claim& claim) {
    const std::size_t i = m_drafts.size();
    m_drafts.emplace_back();
    m_drafts.back().days = claim.days;
    if (claim.days) m_drafts.back().time = &claim.relation->time;
    switch (class_of(claim)) {
      case dated:
        m_dated.emplace(claim.days->from, i);
        break;
      case vague:
        m_vague.push_back(i);
        break;
      case undated:
        m_undated.push_back(i);
        break;
    }
    return i;
  }

  void join(std::size_t i, const Claim& claim) {
    Draft& draft = m_drafts[i];
    draft.claims.push_back(&claim);
    draft.telling.insert(claim.telling.begin(), claim.telling.end());
    draft.roles.insert(claim.roles.begin(), claim.roles.end());
    if (draft.speaker == kNoNode) draft.speaker = claim.speaker;
  }

  bool m_symmetric;
  std::vector<Draft> m_drafts;
  std::multimap<int, std::size_t> m_dated;  // first day -> draft
  std::vector<std::size_t> m_vague;
  std::vector<std::size_t> m_undated;
};

}  // namespace

std::vector<Draft> draft_events(std::vector<const Claim*> claims, bool symmetric) {
  return EventGroup(symmetric).run(std::move(claims));
}

// A static relation is one whatever its time: the shortest time told, or from the first to the last of those
// apart.
Draft draft_static(const std::vector<const Claim*>& claims) {
  Draft draft;
  draft.claims = claims;
  std::optional<Days> hull;
  bool apart = false;
  for (const Claim* claim : claims) {
    draft.roles.insert(claim->roles.begin(), claim->roles.end());
    if (claim->speaker != kNoNode) draft.speaker = std::min(draft.speaker, claim->speaker);
    if (!claim->days) continue;
    apart = apart || (hull && !hull->overlaps(*claim->days));
    hull = hull ? Days{std::min(hull->from, claim->days->from), std::max(hull->to, claim->days->to)}
                : *claim->days;
    const auto rank = [](const Days& days) { return std::make_pair(days.length(), days.from); };
    if (!draft.days || rank(*claim->days) < rank(*draft.days)) {
      draft.days = claim->days;
      draft.time = &claim->relation->time;
    }
  }
  if (apart) draft.days = hull;
  return draft;
}

}  // namespace newsgraph
