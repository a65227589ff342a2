#include "nlp/dates.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "nlp/date_grammar.hpp"
#include "nlp/date_ranges.hpp"
#include "nlp/date_resolver.hpp"
#include "nlp/date_words.hpp"
#include "nlp/tense.hpp"

namespace newsgraph {
namespace {

class DatesStage final : public Stage {
public:
  explicit DatesStage(DateLexicon lexicon) : m_lexicon(std::move(lexicon)) {}

  [[nodiscard]] std::string_view name() const override { return "dates"; }
  [[nodiscard]] LayerSet needs() const override { return {Layer::sentences, Layer::tokens, Layer::tags}; }
  [[nodiscard]] LayerSet gives() const override { return {Layer::times}; }

  void run(Document& doc) const override {
    doc.times.clear();
    Thread context;
    context.written = parse_iso_day(doc.date);
    std::vector<DateItem> items;
    for (const Sentence& sentence : doc.sentences) {
      context.mentioned_near =
          context.last_sentence + 2 > static_cast<std::size_t>(&sentence - doc.sentences.data());
      if (m_lexicon.cut(doc, sentence.tokens, items)) read_sentence(doc, sentence, items, context);
    }
  }

private:
  // What is carried from one expression to the next.
  struct Thread : DateContext {
    std::size_t last_sentence = 0;  // of `mentioned`
  };

  void read_sentence(Document& doc, const Sentence& sentence, const std::vector<DateItem>& items,
                     Thread& context) const {
    const DateGrammar grammar(m_lexicon, doc, sentence.tokens, items);
    std::vector<DateRange> ranges;
    for (std::size_t at = 0; at < items.size();) {
      if (std::optional<DateRange> found = read_range(grammar, items, at)) {
        at = std::max(found->end, at + 1);
        ranges.push_back(std::move(*found));
      } else {
        ++at;
      }
    }
    for (std::size_t i = ranges.size(); i-- > 1;) lend_year(doc, items, ranges[i], ranges[i - 1]);
    for (const DateRange& range : ranges) append(doc, sentence, items, range, context);
  }

  // "on 4 April and in Lima on 6 April 2016": the year of the last of joined dates is that of all, or of the
  // turn of the year between them.
  void lend_year(const Document& doc, const std::vector<DateItem>& items, const DateRange& later,
                 DateRange& earlier) const {
    constexpr std::uint32_t kReach = 8;  // words between the two
    DateMeaning& date = earlier.first;
    const int year = later.last && later.first.year == kNoYear ? later.last->year : later.first.year;
    const bool days = date.form == DateForm::calendar && date.month != 0 && later.first.month != 0 &&
                      later.first.form == DateForm::calendar && (date.day != 0) == (later.first.day != 0);
    if (!days || year == kNoYear || date.year != kNoYear || date.year_shift != kNoYear || date.shift_said ||
        earlier.last)
      return;
    const std::uint32_t from = items[earlier.end - 1].token + 1;
    const std::uint32_t to = items[later.begin].token;
    bool joined = false;
    for (std::uint32_t t = from; t < to; ++t) {
      if (doc.tokens[t].upos == Upos::VERB || doc.tokens[t].upos == Upos::AUX) return;
      joined |= doc.tokens[t].xpos == Xpos::CC;
    }
    if (!joined || to > from + kReach) return;
    const bool turned = date.month > later.first.month;
    date.year = turned ? year - 1 : year;
  }

  void append(Document& doc, const Sentence& sentence, const std::vector<DateItem>& items,
              const DateRange& found, Thread& context) const {
    TimeExpression time;
    const DateItem& last = items[last_word(items, found)];
    const TokenRange read{items[found.begin].token, last.token + 1};
    context.direction = direction_of(doc, sentence, read, m_lexicon);
    context.happened = tells_when_it_happened(doc, read, m_lexicon);
    time.span = {items[found.begin].span.begin, last.span.end};
    time.tokens = read;
    ResolvedDate resolved = resolve(found.first, context);
    if (found.last) resolved = joined(found, resolved, context);
    time.kind = resolved.kind;
    time.value = std::move(resolved.value);
    if (resolved.period.from) time.from = iso_day(*resolved.period.from);
    if (resolved.period.to) time.to = iso_day(*resolved.period.to);
    remember(found.first.form, resolved, context);
    if (context.mentioned == resolved.whole) {
      context.last_sentence = static_cast<std::size_t>(&sentence - doc.sentences.data());
      context.mentioned_near = true;
    }
    doc.times.push_back(std::move(time));
  }

  // "Tuesday.": the stop was read as that of "Tues." but with nothing behind it, it is the sentence's.
  static std::size_t last_word(const std::vector<DateItem>& items, const DateRange& found) {
    const std::size_t last = found.end - 1;
    if (last == found.begin || !items[last].is_mark('.')) return last;
    const DateItem& before = items[last - 1];
    return before.is(DateWord::weekday) || before.is(DateWord::month) ? last - 1 : last;
  }

  static void remember(DateForm form, const ResolvedDate& resolved, DateContext& context) {
    if (form == DateForm::reference || form == DateForm::window || form == DateForm::history) return;
    if (!resolved.whole.from || !resolved.whole.to) return;
    const bool near = context.written && (*context.written - *resolved.whole.from).count() < 550;
    context.mentioned_year = resolved.year_said || (context.mentioned_year && !near);
    context.mentioned = resolved.whole;
  }

  DateLexicon m_lexicon;
};

bool iso_like(std::string_view value) {
  return value.size() >= 4 && value.find('X') == std::string_view::npos &&
         value.find('R') == std::string_view::npos && value.front() != 'P';
}

}  // namespace

std::unique_ptr<Stage> make_dates_stage(const std::string& schemas_dir) {
  return std::make_unique<DatesStage>(DateLexicon::load(schemas_dir));
}

std::string annotate_value(const TimeExpression& time) {
  if (iso_like(time.value)) return time.value.substr(0, time.value.find('T'));
  if (!time.from.empty() && !time.to.empty())
    return time.from == time.to ? time.from : time.from + "/" + time.to;
  return {};
}

}  // namespace newsgraph
