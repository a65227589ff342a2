#include "nlp/stages.hpp"

#include "base/error.hpp"
#include "nlp/coref.hpp"
#include "nlp/dates.hpp"
#include "nlp/lemmatizer.hpp"
#include "nlp/name_repairs.hpp"
#include "nlp/name_votes.hpp"
#include "nlp/network.hpp"
#include "nlp/place_names.hpp"
#include "nlp/quantities.hpp"
#include "nlp/title_words.hpp"
#include "nlp/tokenizer.hpp"

namespace newsgraph {
namespace {

using Stages = std::vector<std::unique_ptr<Stage>>;

struct Lists {
  Places places;
  Offices offices;
};

// Keeps what later stages refer to alive: the mapped model and, unless they are the caller's, the lists.
class FirstStage : public Tokenizer {
public:
  FirstStage(LexerWords words, std::unique_ptr<ModelFile> model, std::unique_ptr<Lists> lists)
      : Tokenizer(std::move(words), *model), m_model(std::move(model)), m_lists(std::move(lists)) {}

private:
  std::unique_ptr<ModelFile> m_model;
  std::unique_ptr<Lists> m_lists;
};

Stages make_stages(const std::string& schemas_dir, ModelFile opened, const Places& places,
                   const Offices& offices, std::unique_ptr<Lists> lists) {
  auto file = std::make_unique<ModelFile>(std::move(opened));
  const ModelFile& model = *file;
  Stages stages;
  stages.push_back(
      std::make_unique<FirstStage>(LexerWords::load(schemas_dir), std::move(file), std::move(lists)));
  stages.push_back(std::make_unique<Network>(model));
  stages.push_back(std::make_unique<TitleWords>(offices));
  stages.push_back(std::make_unique<NameRepairs>(schemas_dir, places));
  stages.push_back(std::make_unique<NameVotes>(schemas_dir));
  stages.push_back(std::make_unique<PlaceNames>(places));
  stages.push_back(std::make_unique<Lemmatizer>(model));
  stages.push_back(make_dates_stage(schemas_dir));
  stages.push_back(make_quantities_stage(schemas_dir));
  stages.push_back(make_coref_stage(schemas_dir, places));
  check_order(stages);
  return stages;
}

}  // namespace

std::future<ModelFile> open_model(const std::string& schemas_dir) {
  return std::async(std::launch::async, ModelFile::open, schemas_dir + "/lang/en/model.ngm");
}

Stages english_stages(const std::string& schemas_dir) {
  std::future<ModelFile> model = open_model(schemas_dir);
  auto lists = std::make_unique<Lists>(Lists{Places::load(schemas_dir), Offices::load(schemas_dir)});
  const Lists& shared = *lists;
  return make_stages(schemas_dir, model.get(), shared.places, shared.offices, std::move(lists));
}

Stages english_stages(const std::string& schemas_dir, ModelFile model, const Places& places,
                      const Offices& offices) {
  return make_stages(schemas_dir, std::move(model), places, offices, nullptr);
}

void check_order(const Stages& stages) {
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
