// Mends names that the recogniser often gets wrong and whose words alone tell: teams, companies, peoples and
// towns. Runs before the article votes on its names (name_votes.hpp), so that the vote spreads what is
// mended.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/places.hpp"
#include "nlp/stage.hpp"
#include "nlp/word_table.hpp"

namespace newsgraph {

// "Velmora national football team" becomes one body, so does "Orsk, Inc."; firms that look like people
// ("Goldman Sachs") become bodies, towns in front of their country ("in Orsk, Velmora") places, and plurals
// that only peoples have ("the Tarnites") peoples. The Kremlin is a body. "Velmoran Oil" that somebody buys
// names the nation alone.
class NameRepairs : public Stage {
public:
  // Reads lang/en/name_repairs.json and refers to the places. Throws DataError.
  NameRepairs(const std::string& schemas_dir, const Places& places);

  [[nodiscard]] std::string_view name() const override { return "name-repairs"; }
  [[nodiscard]] LayerSet needs() const override {
    return {Layer::tokens, Layer::tags, Layer::tree, Layer::mentions};
  }
  [[nodiscard]] LayerSet gives() const override { return {}; }
  void run(Document& doc) const override;

private:
  void join_legal_forms(Document& doc) const;
  [[nodiscard]] bool is_firm(const Document& doc, const Mention& mention,
                             std::span<const std::string_view> people) const;
  [[nodiscard]] bool is_seat(const Document& doc, const Mention& mention) const;
  [[nodiscard]] bool is_people(const Document& doc, const Mention& mention) const;
  [[nodiscard]] bool is_town(const Document& doc, std::size_t mention) const;

  [[nodiscard]] bool is_goods(const Document& doc, const Mention& mention) const;

  const Places& m_places;
  WordTable m_legal_forms;
  WordTable m_firms;
  WordTable m_seats;
  WordTable m_where;
  WordTable m_goods, m_trades;
  std::vector<std::string> m_peoples;  // endings
};

}  // namespace newsgraph
