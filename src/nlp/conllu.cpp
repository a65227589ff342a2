#include "nlp/conllu.hpp"

#include <array>
#include <optional>

#include "base/error.hpp"
#include "base/whole_number.hpp"
#include "nlp/dates.hpp"
#include "nlp/morphology.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kColumns = 10;
using Columns = std::array<std::string_view, kColumns>;

// ---- writing ----

std::string_view gap_after(const Document& doc, std::uint32_t token) {
  const std::uint32_t end = doc.tokens[token].span.end;
  const std::uint32_t next = token + 1 < doc.tokens.size() ? doc.tokens[token + 1].span.begin
                                                           : static_cast<std::uint32_t>(doc.text.size());
  return std::string_view(doc.text).substr(end, next - end);
}

bool space_after(const Document& doc, std::uint32_t token) {
  return token + 1 >= doc.tokens.size() || !gap_after(doc, token).empty();
}

// The sentence's text on one line: runs of white space that hold a line break become one blank.
void append_line(std::string_view text, std::string& out) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n' || c == '\r' || c == '\t') {
      if (!out.ends_with(' ')) out += ' ';
    } else if (c != ' ' || !out.ends_with(' ')) {
      out += c;
    }
  }
}

// Span and value marks of each token of a document, as MISC shows them.
struct Marks {
  std::vector<std::string> misc;

  explicit Marks(const Document& doc) : misc(doc.tokens.size()) {
    for (const Mention& mention : doc.mentions) {
      if (mention.kind == MentionKind::name) add(mention.tokens, "Entity=", name_of(mention.label));
    }
    for (const TimeExpression& time : doc.times) {
      if (const std::string value = annotate_value(time); !value.empty()) add(time.tokens, "Date=", value);
    }
    for (std::uint32_t i = 0; i < doc.tokens.size(); ++i) {
      const bool inner = i + 1 < doc.tokens.size() && doc.tokens[i + 1].glued;
      if (!inner && !doc.tokens[i].glued && !space_after(doc, i)) append(misc[i], "SpaceAfter=No");
    }
  }

private:
  void add(TokenRange range, std::string_view key, std::string_view value) {
    for (std::uint32_t i = range.begin; i < range.end && i < misc.size(); ++i) {
      append(misc[i], std::string(key) + (i == range.begin ? "B-" : "I-") + std::string(value));
    }
  }
  static void append(std::string& to, std::string_view part) {
    if (!to.empty()) to += '|';
    to += part;
  }
};

void write_token(const Document& doc, const Sentence& sentence, std::uint32_t i, const Marks& marks,
                 std::string& out) {
  const Token& token = doc.tokens[i];
  const std::uint32_t first = sentence.tokens.begin;
  const auto number = [first](std::uint32_t at) { return std::to_string(at - first + 1); };
  std::uint32_t last = i;
  while (last + 1 < sentence.tokens.end && doc.tokens[last + 1].glued) ++last;
  if (last > i && !token.glued) {
    out += number(i) + '-' + number(last) + '\t';
    out += std::string_view(doc.text).substr(token.span.begin, doc.tokens[last].span.end - token.span.begin);
    out += space_after(doc, last) ? "\t_\t_\t_\t_\t_\t_\t_\t_\n" : "\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n";
  }
  const bool rooted = token.head == kNoHead;
  const std::string head = rooted ? "0" : number(static_cast<std::uint32_t>(token.head));
  const std::string_view relation = name_of(token.deprel);
  out += number(i) + '\t';
  out += doc.form(i);
  out += '\t';
  out += token.lemma.empty() ? std::string_view("_") : std::string_view(token.lemma);
  out += '\t';
  out += name_of(token.upos);
  out += '\t';
  out += name_of(token.xpos);
  out += '\t' + features_of(doc, i) + '\t' + head + '\t';
  out += relation;
  out += "\t_\t";
  out += marks.misc[i].empty() ? std::string_view("_") : std::string_view(marks.misc[i]);
  out += '\n';
}

// ---- reading ----

Columns columns_of(std::string_view line, const std::string& where) {
  Columns columns;
  std::size_t at = 0;
  for (std::size_t i = 0; i < kColumns; ++i) {
    const std::size_t tab = line.find('\t', at);
    if ((tab == std::string_view::npos) != (i + 1 == kColumns)) {
      throw InputError(where, "is not CoNLL-U: a line needs 10 columns parted by tabs");
    }
    columns[i] = line.substr(at, tab - at);
    at = tab + 1;
  }
  return columns;
}

class Reader {
public:
  Reader(std::string_view text, const std::string& where) : m_rest(text), m_where(where) {}

  std::vector<Document> run() {
    while (!m_rest.empty()) {
      ++m_line;
      const std::size_t end = m_rest.find('\n');
      std::string_view line = m_rest.substr(0, end);
      m_rest.remove_prefix(end == std::string_view::npos ? m_rest.size() : end + 1);
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line.empty())
        end_sentence();
      else if (line.front() == '#')
        comment(line);
      else
        token(line);
    }
    end_sentence();
    return std::move(m_documents);
  }

private:
  [[nodiscard]] std::string here() const { return m_where + ":" + std::to_string(m_line); }

  Document& document() {
    if (m_documents.empty()) m_documents.emplace_back();
    return m_documents.back();
  }

  void comment(std::string_view line) {
    line.remove_prefix(1);
    while (line.starts_with(' ')) line.remove_prefix(1);
    if (line.starts_with("newdoc")) {
      end_sentence();
      m_documents.emplace_back();
      const std::size_t at = line.find("id = ");
      if (at != std::string_view::npos) m_documents.back().id = line.substr(at + 5);
      m_gap.clear();
    } else if (line.starts_with("newpar") && !line.starts_with("newpar_") && !document().text.empty()) {
      m_gap = "\n\n";
    }
  }

  void token(std::string_view line) {
    const Columns columns = columns_of(line, here());
    const std::string_view id = columns[0];
    if (id.find('.') != std::string_view::npos) return;  // an empty node of the enhanced graph
    Document& doc = document();
    if (m_first == kNone) m_first = static_cast<std::uint32_t>(doc.tokens.size());
    if (const std::size_t dash = id.find('-'); dash != std::string_view::npos) {
      const auto last = whole_number<std::uint32_t>(id.substr(dash + 1));
      const auto first = whole_number<std::uint32_t>(id.substr(0, dash));
      if (!first || !last || *last <= *first || *first != next_number() || *last - *first > 8) {
        throw InputError(here(),
                         "is not CoNLL-U: '" + std::string(id) + "' is no range of words that follow");
      }
      begin_orthographic(columns);
      m_range_end = *last;
      return;
    }
    if (whole_number<std::uint32_t>(id) != next_number()) {
      throw InputError(here(), "is not CoNLL-U: word number '" + std::string(id) + "' is out of order");
    }
    add_word(columns);
  }

  [[nodiscard]] std::uint32_t next_number() {
    return static_cast<std::uint32_t>(document().tokens.size()) - m_first + 1;
  }

  void begin_orthographic(const Columns& columns) {
    Document& doc = document();
    doc.text += m_gap;
    m_gap = columns[9].find("SpaceAfter=No") == std::string_view::npos ? " " : "";
    m_part = static_cast<std::uint32_t>(doc.text.size());
    doc.text += columns[1];
    m_range_begin = next_number();
  }

  // Words of a range share its bytes: each takes as many as its form has while it matches, the last one the
  // rest.
  Span span_in_range(std::string_view form, std::uint32_t number) {
    const auto end = static_cast<std::uint32_t>(document().text.size());
    const std::uint32_t left = m_range_end - number;  // words still to come
    std::uint32_t to = m_part + static_cast<std::uint32_t>(form.size());
    if (number == m_range_end || to + left > end)
      to = number == m_range_end ? end : std::max(m_part, end - left);
    const Span span{std::min(m_part, end), std::min(to, end)};
    m_part = span.end;
    return span;
  }

  void add_word(const Columns& columns) {
    const std::uint32_t number = next_number();
    Token word;
    if (number <= m_range_end) {
      word.span = span_in_range(columns[1], number);
      word.glued = number > m_range_begin;
    } else {
      begin_orthographic(columns);
      word.span = {m_part, static_cast<std::uint32_t>(document().text.size())};
    }
    word.lemma = columns[2] == "_" && columns[1] != "_" ? std::string() : std::string(columns[2]);
    word.upos = upos_named(columns[3]).value_or(Upos::X);
    word.xpos = xpos_named(columns[4]).value_or(Xpos::NN);
    word.deprel = relation_named(columns[7]);
    m_heads.push_back(whole_number<std::uint32_t>(columns[6]).value_or(0));
    document().tokens.push_back(std::move(word));
  }

  static Deprel relation_named(std::string_view name) {
    if (const auto known = deprel_named(name)) return *known;
    return deprel_named(name.substr(0, name.find(':'))).value_or(Deprel::dep);
  }

  void end_sentence() {
    if (m_first == kNone) return;
    Document& doc = document();
    const auto end = static_cast<std::uint32_t>(doc.tokens.size());
    if (end == m_first) throw InputError(here(), "is not CoNLL-U: a sentence has no words");
    for (std::uint32_t i = m_first; i < end; ++i) {
      const std::uint32_t head = m_heads[i - m_first];
      if (head > end - m_first)
        throw InputError(here(), "is not CoNLL-U: a head points outside its sentence");
      doc.tokens[i].head = head == 0 ? kNoHead : static_cast<std::int32_t>(m_first + head - 1);
    }
    doc.sentences.push_back({{doc.tokens[m_first].span.begin, doc.tokens[end - 1].span.end}, {m_first, end}});
    m_first = kNone;
    m_range_end = 0;
    m_heads.clear();
  }

  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;

  std::string_view m_rest;
  const std::string& m_where;
  std::size_t m_line = 0;
  std::vector<Document> m_documents;
  std::vector<std::uint32_t> m_heads;
  std::string m_gap;                // white space due before the next orthographic token
  std::uint32_t m_first = kNone;    // first token of the open sentence
  std::uint32_t m_range_begin = 0;  // word numbers of the open multiword range
  std::uint32_t m_range_end = 0;
  std::uint32_t m_part = 0;  // byte at which its next word starts
};

}  // namespace

void write_conllu(const Document& doc, std::string& out) {
  const Marks marks(doc);
  out += doc.id.empty() ? "# newdoc" : "# newdoc id = ";
  append_line(doc.id, out);
  out += '\n';
  for (std::size_t s = 0; s < doc.sentences.size(); ++s) {
    const Sentence& sentence = doc.sentences[s];
    out += "# sent_id = ";
    append_line(doc.id, out);
    out += (doc.id.empty() ? "" : "-") + std::to_string(s + 1) + "\n# text = ";
    append_line(sentence.span.of(doc.text), out);
    out += '\n';
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      write_token(doc, sentence, i, marks, out);
    }
    out += '\n';
  }
}

std::vector<Document> read_conllu(std::string_view text, const std::string& where) {
  return Reader(text, where).run();
}

void run_on_tokens(const std::vector<std::unique_ptr<Stage>>& stages, Document& doc) {
  for (const auto& stage : stages) {
    if (!stage->gives().contains({Layer::tokens})) stage->run(doc);
  }
}

}  // namespace newsgraph
