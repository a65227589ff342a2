#include "base/error.hpp"
#include "nlp/coref.hpp"
#include "nlp/dates.hpp"
#include "nlp/lemmatizer.hpp"
#include "nlp/name_votes.hpp"
#include "nlp/network.hpp"
#include "nlp/place_names.hpp"
#include "nlp/quantities.hpp"
#include "nlp/stage.hpp"
#include "nlp/title_words.hpp"
#include "nlp/tokenizer.hpp"

namespace newsgraph {
namespace {

// Keeps the mapped model alive as long as the stage that holds it; the first stage does.
class ModelTokenizer : public Tokenizer {
public:
  ModelTokenizer(LexerWords words, std::unique_ptr<ModelFile> model)
      : Tokenizer(std::move(words), *model), m_model(std::move(model)) {}

private:
  std::unique_ptr<ModelFile> m_model;
};

}  // namespace

std::vector<std::unique_ptr<Stage>> english_stages(const std::string& schemas_dir) {
  auto file = std::make_unique<ModelFile>(ModelFile::open(schemas_dir + "/lang/en/model.ngm"));
  const ModelFile& model = *file;
  std::vector<std::unique_ptr<Stage>> stages;
  stages.push_back(std::make_unique<ModelTokenizer>(LexerWords::load(schemas_dir), std::move(file)));
  stages.push_back(std::make_unique<Network>(model));
  stages.push_back(std::make_unique<TitleWords>(schemas_dir));
  stages.push_back(std::make_unique<NameVotes>(schemas_dir));
  auto place_names = std::make_unique<PlaceNames>(schemas_dir);
  const Places& places = place_names->places();
  stages.push_back(std::move(place_names));
  stages.push_back(std::make_unique<Lemmatizer>(model));
  stages.push_back(make_dates_stage(schemas_dir));
  stages.push_back(make_quantities_stage(schemas_dir));
  stages.push_back(make_coref_stage(schemas_dir, places));
  check_order(stages);
  return stages;
}

void check_order(const std::vector<std::unique_ptr<Stage>>& stages) {
  LayerSet known{Layer::text};
  for (const auto& stage : stages) {
    if (!known.contains(stage->needs())) {
      throw DataError("stage '" + std::string(stage->name()) + "'",
                      "needs a layer that no stage before it gives; move it down");
    }
    known.add(stage->gives());
  }
}

}  // namespace newsgraph
