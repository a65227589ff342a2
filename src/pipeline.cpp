#include "pipeline.hpp"

#include <tbb/concurrent_queue.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <memory>
#include <optional>
#include <thread>
#include <utility>

#include "base/file.hpp"
#include "graph/view.hpp"
#include "nlp/stages.hpp"
#include "resolve/resolver.hpp"

namespace newsgraph {
namespace {

// One thing that came out of an input. Neither document nor failure: the end of a file.
struct Article {
  std::string where;  // the input, for messages
  std::optional<Document> document;
  std::optional<InputFailure> failure;
  Extraction extraction;
  bool skipped = false;
};

using Work = std::function<void(Article&)>;
using Consume = std::function<void(const Article&)>;

// Arguments in their order: files, and failures of arguments that are none.
struct Input {
  std::string path;
  std::optional<InputFailure> failure;
};

std::vector<Input> list_in_order(const std::vector<std::string>& arguments) {
  std::vector<Input> inputs;
  const InputSink sink{[](const Document&) {},
                       [&](InputFailure failure) {
                         inputs.push_back({"", std::move(failure)});
                       }};
  for (const std::string& argument : arguments) {
    for (std::string& path : list_inputs({argument}, sink)) inputs.push_back({std::move(path), std::nullopt});
  }
  return inputs;
}

// Gives everything that the inputs hold, in order, and an empty Article at the end of each file.
void read_inputs(const std::vector<Input>& inputs, const std::function<void(Article)>& give) {
  for (const Input& input : inputs) {
    if (input.failure) {
      give({input.failure->where, std::nullopt, input.failure, {}, false});
      continue;
    }
    const InputSink sink{[&](Document doc) {
                           give({input.path, std::move(doc), std::nullopt, {}, false});
                         },
                         [&](InputFailure failure) {
                           give({input.path, std::nullopt, std::move(failure), {}, false});
                         }};
    read_path(input.path, sink);
    give({input.path, std::nullopt, std::nullopt, {}, false});
  }
}

// A bad article must not end the run: whatever its analysis throws becomes its failure.
void try_work(const Work& work, Article& article) {
  if (!article.document) return;
  try {
    work(article);
  } catch (const std::exception& error) {
    article.failure =
        InputFailure{article.where, "article '" + article.document->id +
                                        "' could not be analysed and was left out: " + error.what()};
    article.document.reset();
  }
}

// Counts, reports and passes on, in input order.
class Delivery {
public:
  Delivery(const RunOptions& options, const Consume& consume, std::uint64_t files)
      : m_options(options), m_consume(consume) {
    m_progress.total_files = files;
  }

  void take(const Article& article) {
    if (article.failure) {
      ++m_progress.failed;
      if (m_options.failure) m_options.failure(*article.failure);
    } else if (article.skipped) {
      ++m_progress.skipped;
    } else if (article.document) {
      m_consume(article);
      ++m_progress.done;
    } else {
      ++m_progress.files_done;
    }
    if (m_options.progress) m_options.progress(m_progress);
  }
  [[nodiscard]] const Progress& progress() const { return m_progress; }

private:
  const RunOptions& m_options;
  const Consume& m_consume;
  Progress m_progress;
};

// Reads in a thread of its own, because readers push and the pipeline pulls. Holds few articles at once.
class ReadingThread {
public:
  ReadingThread(const std::vector<Input>& inputs, unsigned capacity) {
    m_queue.set_capacity(static_cast<std::ptrdiff_t>(capacity));
    m_thread = std::thread([this, &inputs] { read(inputs); });
  }
  ~ReadingThread() {
    m_cancelled = true;
    while (next()) {  // makes room, so that the reader comes to see that nobody wants more
    }
    m_thread.join();
  }
  ReadingThread(const ReadingThread&) = delete;
  ReadingThread& operator=(const ReadingThread&) = delete;

  // Nothing at the end of all inputs.
  [[nodiscard]] std::optional<Article> next() {
    std::optional<Article> article;
    if (!m_ended) m_queue.pop(article);
    m_ended = !article;
    return article;
  }
  // After the end: throws what ended the reading early, if anything did.
  void rethrow() const {
    if (m_error) std::rethrow_exception(m_error);
  }

private:
  struct Cancelled {};

  void read(const std::vector<Input>& inputs) {
    try {
      read_inputs(inputs, [this](Article article) {
        if (m_cancelled) throw Cancelled{};
        m_queue.push(std::move(article));
      });
    } catch (const Cancelled&) {
    } catch (...) {
      m_error = std::current_exception();
    }
    m_queue.push(std::nullopt);
  }

  oneapi::tbb::concurrent_bounded_queue<std::optional<Article>> m_queue;
  std::atomic<bool> m_cancelled = false;
  bool m_ended = false;
  std::exception_ptr m_error;  // written before the end is pushed, read after it is popped
  std::thread m_thread;
};

void run_parallel(const std::vector<Input>& inputs, unsigned jobs, const Work& work, Delivery& delivery) {
  namespace tbb = oneapi::tbb;
  const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, jobs);
  ReadingThread reading(inputs, 8 * jobs);
  // A ring of slots owns the articles: the pipeline drops its tokens without destroying them when a filter
  // throws. Delivery is in order and at most `slots.size()` tokens are alive, so the oldest slot is free
  // again when it is due.
  std::vector<std::optional<Article>> slots(std::size_t{4} * jobs);
  std::size_t taken = 0;
  const auto take = [&](tbb::flow_control& flow) -> std::optional<Article>* {
    std::optional<Article>& slot = slots[taken % slots.size()];
    slot = reading.next();
    if (!slot) flow.stop();
    ++taken;
    return &slot;
  };
  const auto analyse = [&](std::optional<Article>* slot) {
    try_work(work, **slot);
    return slot;
  };
  const auto deliver = [&](std::optional<Article>* slot) {
    delivery.take(**slot);
    slot->reset();
  };
  using Slot = std::optional<Article>*;
  tbb::parallel_pipeline(slots.size(),
                         tbb::make_filter<void, Slot>(tbb::filter_mode::serial_in_order, take) &
                             tbb::make_filter<Slot, Slot>(tbb::filter_mode::parallel, analyse) &
                             tbb::make_filter<Slot, void>(tbb::filter_mode::serial_in_order, deliver));
  reading.rethrow();
}

Progress run_all(const RunOptions& options, const Work& analyse, const Consume& consume) {
  const Work work = [&](Article& article) {
    article.skipped = options.skip && options.skip(*article.document);
    if (!article.skipped) analyse(article);
  };
  const std::vector<Input> inputs = list_in_order(options.inputs);
  std::uint64_t files = 0;
  for (const Input& input : inputs) files += input.failure ? 0 : 1;
  Delivery delivery(options, consume, files);
  if (options.jobs > 1) {
    run_parallel(inputs, options.jobs, work, delivery);
  } else {
    read_inputs(inputs, [&](Article article) {
      try_work(work, article);
      delivery.take(article);
    });
  }
  return delivery.progress();
}

}  // namespace

Analyzer::Analyzer(const std::string& schemas_dir, double least_confidence)
    : Analyzer(schemas_dir, least_confidence, open_model(schemas_dir)) {}

Analyzer::Analyzer(const std::string& schemas_dir, double least_confidence, std::future<ModelFile> model)
    : m_ontology(Ontology::load(schemas_dir)),
      m_pack(LanguagePack::load(schemas_dir)),
      m_extractor(schemas_dir, m_ontology, m_pack, least_confidence) {
  ModelFile opened = model.get();
  m_model_checksum = opened.checksum();
  m_stages = english_stages(schemas_dir, std::move(opened), m_pack.places, m_pack.offices);
}

void Analyzer::annotate(Document& doc) const {
  for (const auto& stage : m_stages) stage->run(doc);
}

StoreStamp Analyzer::stamp() const {
  return {NEWSGRAPH_VERSION, m_ontology.hash(), m_extractor.rule_hash(), m_model_checksum};
}

Progress run(const Analyzer& analyzer, const RunOptions& options,
             const std::function<void(const Document&, const Extraction&)>& consume) {
  const Work work = [&](Article& article) {
    analyzer.annotate(*article.document);
    article.extraction = analyzer.extract(*article.document);
  };
  return run_all(options, work,
                 [&](const Article& article) { consume(*article.document, article.extraction); });
}

Progress run_annotate(const std::vector<std::unique_ptr<Stage>>& stages, const RunOptions& options,
                      const std::function<void(const Document&)>& consume) {
  check_order(stages);
  const Work work = [&](Article& article) {
    for (const auto& stage : stages) stage->run(*article.document);
  };
  return run_all(options, work, [&](const Article& article) { consume(*article.document); });
}

std::optional<Store> store_as_of(const Store& store, const std::string& day, const Ontology& ontology) {
  const std::vector<std::string> later = store.versions_after(day);
  if (later.empty()) return std::nullopt;
  Store past = store.copy();
  for (const std::string& id : later) past.remove(id);
  resolve_store(past, ontology);
  return past;
}

void resolve_store(Store& store, const Ontology& ontology) {
  const Names names = Names::load(schemas_dir());
  store.update_graph([&](BlockTables& tables) { resolve_blocks(tables, ontology, names); });
}

}  // namespace newsgraph
