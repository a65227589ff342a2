#include <catch2/catch.hpp>

#include "nlp/train/evaluate_coref.hpp"
#include "nlp/train/evaluate_dates.hpp"

using namespace newsgraph;

namespace {

TimeExpression time_of(const std::string& value, const std::string& from, const std::string& to) {
  TimeExpression time;
  time.value = value;
  time.from = from;
  time.to = to;
  return time;
}

// Gold chains and ours as lists of token numbers, every mention one token.
ChainDocument chains(const std::vector<std::vector<std::uint32_t>>& gold,
                     const std::vector<std::vector<std::uint32_t>>& ours) {
  ChainDocument document;
  for (const auto& chain : gold) {
    document.chains.emplace_back();
    for (const std::uint32_t token : chain)
      document.chains.back().push_back({{token, token + 1}, MentionKind::name});
  }
  for (const auto& chain : ours) {
    Chain list;
    for (const std::uint32_t token : chain) {
      list.mentions.push_back(static_cast<std::uint32_t>(document.doc.mentions.size()));
      document.doc.mentions.push_back(
          {{token, token + 1}, {token, token + 1}, EntityLabel::PER, MentionKind::name});
    }
    document.doc.chains.push_back(list);
  }
  return document;
}

}  // namespace

TEST_CASE("Values that name the same days count as equal, whatever their spelling") {
  CHECK(same_time("199", time_of("1990/1999", "1990-01-01", "1999-12-31")));
  CHECK(same_time("1990-01-01/1999-12-31", time_of("1990/1999", "1990-01-01", "1999-12-31")));
  CHECK(same_time("1949-XX", time_of("1949", "1949-01-01", "1949-12-31")));
  CHECK(same_time("2026-W5", time_of("2026-W05", "2026-01-26", "2026-02-01")));
  CHECK(same_time("[..2013-10-14]", time_of("P35Y", "1978-10-14", "2013-10-14")));
  CHECK(same_time("--06", time_of("XXXX-06", "", "")));
  CHECK(same_time("2003-07", time_of("2003-07/2004-12", "2003-07-01", "2004-12-31")));
}

TEST_CASE("Values that name other days do not") {
  CHECK_FALSE(same_time("2026-02-03", time_of("2026-02-04", "2026-02-04", "2026-02-04")));
  CHECK_FALSE(same_time("2026-02", time_of("2026-02-03", "2026-02-03", "2026-02-03")));
  CHECK_FALSE(same_time("2026-02-03", time_of("", "", "")));
  CHECK_FALSE(same_time("P2D", time_of("P2W", "", "")));
  CHECK_FALSE(same_time("[1979..2013]", time_of("P35Y", "", "")));
}

TEST_CASE("Equal chains score a hundred and no chains score nothing") {
  const ChainScores all = score_chains({chains({{1, 2, 3}, {4, 5}}, {{4, 5}, {1, 2, 3}})}, false);
  CHECK(all.conll() == Approx(100));
  CHECK(score_chains({chains({{1, 2, 3}}, {})}, false).conll() == Approx(0));
  CHECK(score_chains({}, false).conll() == Approx(0));
}

TEST_CASE("A chain cut in two keeps what the measures say it keeps") {
  // Gold {1 2 3 4}; ours {1 2} and {3 4}. MUC recall 2/3, B-cubed recall 1/2, CEAF-e pairs one chain: 2*2/6.
  const ChainScores scores = score_chains({chains({{1, 2, 3, 4}}, {{1, 2}, {3, 4}})}, false);
  CHECK(scores.muc.recall == Approx(100 * 2.0 / 3));
  CHECK(scores.muc.precision == Approx(100));
  CHECK(scores.b_cubed.recall == Approx(50));
  CHECK(scores.b_cubed.precision == Approx(100));
  CHECK(scores.ceaf.recall == Approx(100 * 2.0 / 3));
  CHECK(scores.ceaf.precision == Approx(100 * 1.0 / 3));
}

TEST_CASE("A name counts as the whole phrase around it") {
  ChainDocument example;  // "Norway 's president Greta Holm , a chemist"
  struct Word {
    const char* form;
    std::int32_t head;
    Deprel deprel;
  };
  for (const Word& word : {Word{"Norway", 3, Deprel::nmod_poss},
                           {"'s", 0, Deprel::case_},
                           {"president", 3, Deprel::compound},
                           {"Greta", kNoHead, Deprel::root},
                           {"Holm", 3, Deprel::flat},
                           {",", 7, Deprel::punct},
                           {"a", 7, Deprel::det},
                           {"chemist", 3, Deprel::appos},
                           {"she", kNoHead, Deprel::root}}) {
    Token token;
    token.head = word.head;
    token.deprel = word.deprel;
    example.doc.tokens.push_back(token);
  }
  example.doc.mentions = {{{}, {3, 5}, EntityLabel::PER, MentionKind::name},
                          {{}, {8, 9}, EntityLabel::PER, MentionKind::pronoun}};
  example.doc.chains = {{{0, 1}}};
  example.chains = {{{{0, 5}, MentionKind::name}, {{8, 9}, MentionKind::pronoun}}};
  CHECK(score_chains({example}, true).conll() == Approx(100));
  example.chains = {{{{0, 8}, MentionKind::name}, {{8, 9}, MentionKind::pronoun}}};
  CHECK(score_chains({example}, true).mentions.recall == Approx(50));
}

TEST_CASE("CEAF pairs chains one to one for the largest sum") {
  // The largest pair alone is worth 4/6; the two others together 2/5 + 2/5.
  const ChainScores scores = score_chains({chains({{1, 2, 3}, {4, 5}}, {{1, 2, 4}, {3, 9}})}, false);
  CHECK(scores.ceaf.recall == Approx(100 * 0.8 / 2));
}
