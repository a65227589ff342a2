#include "resolve/namesakes.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "resolve/career.hpp"

namespace newsgraph {
namespace {

struct Account {
  WordingRef ref = 0;
  std::optional<int> year;
  Career career;
};

struct Life {
  Career career;
  Refs refs;  // that tell something
  Years seen{std::numeric_limits<int>::max(), std::numeric_limits<int>::min()};
  std::int64_t uses = 0;
  std::string_view reason;
  Refs silent;
};

class Parting {
public:
  Parting(const Block& block, Contexts& contexts)
      : m_block(block), m_occupations(block.names().occupations()), m_contexts(contexts) {}

  std::vector<Namesake> run(const Refs& refs) {
    std::vector<Account> telling, silent;
    for (const WordingRef ref : refs) {
      const Wording& wording = m_block[ref];
      Account account{ref, year_of(wording), career_of(wording, m_occupations)};
      (account.career.tells() ? telling : silent).push_back(std::move(account));
    }
    // Stable: in the order of refs within a year.
    std::stable_sort(telling.begin(), telling.end(),
                     [](const Account& a, const Account& b) { return a.year < b.year; });
    for (const Account& account : telling) place(account);
    if (m_lives.size() < 2) return {{refs, {}, {}}};
    for (const Account& account : silent) m_lives[nearest(account)].silent.push_back(account.ref);
    return namesakes();
  }

private:
  void place(const Account& account) {
    std::optional<std::size_t> best;
    std::string_view reason;
    for (std::size_t i = 0; i < m_lives.size(); ++i) {
      const std::string_view why = clash_with(account, m_lives[i]);
      if (!why.empty()) {
        reason = why;
        if (m_lives[i].reason.empty()) m_lives[i].reason = why;
      } else if (!best || rank(account, m_lives[i]) < rank(account, m_lives[*best])) {
        best = i;
      }
    }
    if (!best) {
      best = m_lives.size();
      m_lives.emplace_back();
      m_lives.back().reason = reason;
    }
    add(account, m_lives[*best]);
  }

  [[nodiscard]] std::string_view clash_with(const Account& account, const Life& life) {
    const std::string_view why = clash(account.career, life.career, m_occupations);
    return why == kOtherWork && share_context(account.ref, life) ? std::string_view() : why;
  }

  void add(const Account& account, Life& life) const {
    life.career = joined(life.career, account.career);
    life.refs.push_back(account.ref);
    life.uses += m_block[account.ref].uses;
    if (!account.year) return;
    life.seen = {std::min(life.seen.from, *account.year), std::max(life.seen.to, *account.year)};
  }

  static int distance(const Account& account, const Life& life) {
    if (!account.year || life.seen.from > life.seen.to) return 0;
    return std::max({0, life.seen.from - *account.year, *account.year - life.seen.to});
  }

  // The same office or trade first, then the same field, then the nearest in time.
  static std::tuple<bool, bool, int, std::int64_t> rank(const Account& account, const Life& life) {
    const Career& told = account.career;
    const bool other_title = std::none_of(told.titles.begin(), told.titles.end(), [&](const auto& title) {
      return life.career.titles.count(title) != 0;
    });
    const bool other_field = std::none_of(told.work.begin(), told.work.end(), [&](const auto& work) {
      return life.career.work.count(work.first) != 0;
    });
    return {other_title, other_field, distance(account, life), -life.uses};
  }

  [[nodiscard]] std::size_t nearest(const Account& account) {
    const auto rank = [&](std::size_t i) {
      const Life& life = m_lives[i];
      return std::make_tuple(!share_context(account.ref, life), distance(account, life), -life.uses, i);
    };
    auto best = rank(0);
    for (std::size_t i = 1; i < m_lives.size(); ++i) best = std::min(best, rank(i));
    return std::get<3>(best);
  }

  [[nodiscard]] const Contexts::Documents& documents_of(WordingRef ref) {
    const auto [found, is_new] = m_documents.try_emplace(ref);
    if (is_new) found->second = m_contexts.documents_of(m_block[ref]);
    return found->second;
  }

  [[nodiscard]] bool share_context(WordingRef ref, const Life& life) {
    Contexts::Documents others;
    std::set<std::string> keys = {m_contexts.key_of(m_block[ref])};
    for (const WordingRef other : life.refs) {
      others.insert(documents_of(other).begin(), documents_of(other).end());
      keys.insert(m_contexts.key_of(m_block[other]));
    }
    return m_contexts.share(documents_of(ref), others, keys);
  }

  [[nodiscard]] std::string main_title(const Life& life) const {
    std::map<std::string, std::int64_t> titles;
    for (const WordingRef ref : life.refs) {
      for (const std::string& title : career_of(m_block[ref], m_occupations).titles)
        titles[title] += m_block[ref].uses;
    }
    const auto most = std::max_element(titles.begin(), titles.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == titles.end() ? std::string() : most->first;
  }

  static std::string year_mark(const Life& life) {
    if (life.career.stated_birth) return "born " + std::to_string(life.career.stated_birth->from);
    return life.seen.from > life.seen.to ? std::string() : std::to_string(life.seen.from);
  }

  std::vector<Namesake> namesakes() {
    std::vector<Namesake> all;
    std::map<std::string, int> owners;
    for (Life& life : m_lives) {
      std::string mark = main_title(life);
      life.refs.insert(life.refs.end(), life.silent.begin(), life.silent.end());
      all.push_back({std::move(life.refs), std::move(mark), life.reason});
      ++owners[all.back().mark];
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
      std::string& mark = all[i].mark;
      if (mark.empty())
        mark = year_mark(m_lives[i]);
      else if (owners[mark] > 1)
        mark += " " + year_mark(m_lives[i]);
    }
    return all;
  }

  const Block& m_block;
  const Occupations& m_occupations;
  Contexts& m_contexts;
  std::vector<Life> m_lives;
  std::map<WordingRef, Contexts::Documents> m_documents;
};

}  // namespace

std::vector<Namesake> part_namesakes(const Block& block, const Refs& refs, Contexts& contexts) {
  return Parting(block, contexts).run(refs);
}

}  // namespace newsgraph
