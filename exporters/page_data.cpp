#include "exporters/page_data.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "exporters/looks.hpp"

namespace newsgraph {
namespace {

constexpr std::array<std::string_view, 6> kLineNames = {"plain", "planned", "unsure",
                                                        "past",  "threat",  "denied"};
constexpr std::int64_t kExactInteger = std::int64_t{1} << 53U;  // JavaScript numbers are doubles

// JavaScript counts UTF-16 units. `bytes` ends between two characters of `text`.
std::int64_t utf16_length(std::string_view text, std::size_t bytes) {
  std::int64_t units = 0;
  for (std::size_t at = 0; at < bytes;) units += utf8::next(text, at) > 0xFFFF ? 2 : 1;
  return units;
}

std::string plover_text(const Edge& edge) {
  std::string out = edge.plover;
  if (!edge.plover_mode.empty()) out += " (" + edge.plover_mode + ")";
  if (!edge.cameo.empty()) out += (out.empty() ? "CAMEO " : ", CAMEO ") + edge.cameo;
  return out;
}

template <typename Types>
std::int64_t index_of(const Types& types, std::string_view name) {
  const auto found =
      std::ranges::find(types, name, [](const auto& type) -> std::string_view { return type.name; });
  return found - types.begin();
}

}  // namespace

void append_script_json(Bytes& out, std::string_view json) {
  std::size_t plain = 0;
  for (std::size_t i = 0; i < json.size(); ++i) {
    std::string_view escaped;
    std::size_t length = 1;
    switch (json[i]) {
      case '<':
        escaped = "\\u003c";
        break;
      case '>':
        escaped = "\\u003e";
        break;
      case '&':
        escaped = "\\u0026";
        break;
      case '\xE2':
        length = 3;
        if (json.substr(i, 3) == "\xE2\x80\xA8") escaped = "\\u2028";
        if (json.substr(i, 3) == "\xE2\x80\xA9") escaped = "\\u2029";
        break;
      default:
        break;
    }
    if (escaped.empty()) continue;
    out.append(json.substr(plain, i - plain)).append(escaped);
    i += length - 1;
    plain = i + 1;
  }
  out.append(json.substr(plain));
}

PageData::PageData(const GraphView& view, const Ontology& ontology, Sink& sink, std::size_t max_nodes)
    : m_view(view), m_ontology(ontology), m_sink(sink), m_drawing(view, NodeColors::type, max_nodes) {}

void PageData::write() {
  m_sink << "{\"version\":\"" << NEWSGRAPH_VERSION << "\"";
  types();
  nodes();
  edges();
  quotes();
  articles();
  m_sink << ",\n\"left_out\":{\"nodes\":" << std::to_string(m_nodes_left_out)
         << ",\"edges\":" << std::to_string(m_edges_left_out) << "}}";
}

void PageData::types() {
  m_json.begin_array();
  for (const NodeType& type : m_ontology.node_types()) {
    m_json.begin_object().key("name").value(type.name).key("plural").value(type.plural);
    m_json.key("color").value(looks::color_of(&type)).key("shape").value(type.shape).end_object();
  }
  m_json.begin_object().key("name").value("Other").key("plural").value("Others");  // types that are gone
  m_json.key("color").value("#ffffff").key("shape").value("ellipse").end_object().end_array();
  m_sink << ",\n\"node_types\":";
  flush();
  m_json.begin_array();
  for (const RelationType& type : m_ontology.relation_types()) {
    m_json.begin_object().key("name").value(type.name).key("label").value(type.label);
    m_json.key("color").value(looks::color_of(looks::Line::plain, &type));
    m_json.key("symmetric").value(type.symmetric).key("event").value(type.is_event).end_object();
  }
  m_json.begin_object().key("name").value("other").key("label").value("other relation");
  m_json.key("color").value(looks::kPlainColor).key("symmetric").value(false).key("event").value(false);
  m_json.end_object().end_array();
  m_sink << ",\n\"relations\":";
  flush();
  m_json.begin_object()
      .key("threat")
      .value(looks::kThreatColor)
      .key("denied")
      .value(looks::kDeniedColor)
      .end_object();
  m_sink << ",\n\"line_colors\":";
  flush();
}

void PageData::nodes() {
  m_sink << ",\n\"nodes\":[";
  std::string_view comma = "\n";
  m_view.for_each_node([&](const Node& item) {
    const std::size_t index = m_drawing.find(item.id);
    if (index == Drawing::kNone) {
      ++m_nodes_left_out;
      return;
    }
    m_sink << comma;
    comma = ",\n";
    node(item, m_drawing.nodes()[index]);
    flush();
    m_sink.element_done();
    ++m_sink.summary.nodes;
  });
  m_sink << "]";
}

void PageData::node(const Node& node, const DrawnNode& drawn) {
  m_json.begin_array();
  text(node.id);
  text(node.name);
  m_json.value(index_of(m_ontology.node_types(), node.type));
  text(node.country);
  m_json.begin_array();
  for (const std::string& alias : node.aliases) text(alias);
  m_json.end_array();
  properties(node.properties);
  m_json.value(drawn.x).value(drawn.y).value(drawn.size).value(drawn.community).end_array();
}

void PageData::edges() {
  m_sink << ",\n\"edges\":[";
  std::string_view comma = "\n";
  const auto gone = [&](std::string_view id) { return !id.empty() && m_drawing.find(id) == Drawing::kNone; };
  m_view.for_each_edge([&](const Edge& item) {
    if (gone(item.source) || gone(item.target)) {
      ++m_edges_left_out;
      return;
    }
    m_sink << comma;
    edge(item);
    flush();
    m_sink.element_done();
    comma = ",\n";
    ++m_sink.summary.edges;
  });
  m_sink << "]";
}

void PageData::edge(const Edge& edge) {
  m_json.begin_array();
  text(edge.id);
  m_json.value(index_of(m_ontology.relation_types(), edge.type));
  reference(edge.source);
  reference(edge.target);
  m_json.value(name_of(edge.status)).value(kLineNames.at(static_cast<std::size_t>(looks::line_of(edge))));
  text(edge.from);
  text(edge.to);
  reference(edge.speaker);
  m_json.begin_object();
  for (const auto& [role, id] : edge.roles) {
    m_json.key(role);
    reference(id);
  }
  m_json.end_object().value(edge.sources).value(edge.confidence);
  properties(edge.properties);
  text(plover_text(edge));
  m_json.begin_array();
  for (const EdgeEvidence& piece : edge.evidence) evidence(piece);
  m_json.end_array().end_array();
}

void PageData::evidence(const EdgeEvidence& piece) {
  m_json.begin_array().value(quote(piece)).begin_array();
  marks(piece);
  m_json.end_array();
  text(piece.rule);
  m_json.end_array();
}

// Trigger, source and target as ranges of UTF-16 units in the sentence, in order of place. A name outside the
// sentence and a sentence that had to be repaired have none.
void PageData::marks(const EdgeEvidence& piece) {
  if (!utf8::valid(piece.quote) || piece.quote.size() != piece.sentence.size()) return;
  std::vector<std::pair<Span, std::string_view>> found;
  const auto add = [&](Span span, std::string_view kind) {
    if (!span.empty() && piece.sentence.contains(span)) found.emplace_back(span, kind);
  };
  add(piece.trigger, "trigger");
  if (piece.source) add(*piece.source, "source");
  if (piece.target) add(*piece.target, "target");
  // Where the words of an end are those of the trigger, they show as the trigger, which was added first.
  std::ranges::stable_sort(found, {}, [](const auto& mark) { return mark.first; });
  for (const auto& [span, kind] : found) {
    m_json.begin_array().value(utf16_length(piece.quote, span.begin - piece.sentence.begin));
    m_json.value(utf16_length(piece.quote, span.end - piece.sentence.begin)).value(kind).end_array();
  }
}

std::int64_t PageData::quote(const EdgeEvidence& piece) {
  const std::int64_t source = article(piece.document);
  const auto [entry, fresh] =
      m_quote_at.try_emplace({source, piece.sentence.begin}, static_cast<std::int64_t>(m_quotes.size()));
  if (fresh) m_quotes.emplace_back(source, piece.quote);
  return entry->second;
}

std::int64_t PageData::article(const std::string& id) {
  const auto [entry, fresh] = m_article_at.try_emplace(id, static_cast<std::int64_t>(m_articles.size()));
  if (fresh) m_articles.push_back(id);
  return entry->second;
}

void PageData::quotes() {
  m_sink << ",\n\"quotes\":[";
  std::string_view comma = "\n";
  for (const auto& [source, words] : m_quotes) {
    m_json.begin_array().value(source);
    text(words);
    m_json.end_array();
    m_sink << comma;
    flush();
    m_sink.element_done();
    comma = ",\n";
  }
  m_sink << "]";
}

void PageData::articles() {
  m_sink << ",\n\"articles\":[";
  std::string_view comma = "\n";
  for (const std::string& id : m_articles) {
    DocumentInfo document = m_view.document(id).value_or(DocumentInfo{});
    m_json.begin_array();
    text(id);
    for (const std::string* value : {&document.title, &document.date, &document.source, &document.url})
      text(*value);
    m_json.end_array();
    m_sink << comma;
    flush();
    m_sink.element_done();
    comma = ",\n";
  }
  m_sink << "]";
}

void PageData::properties(const Properties& properties) {
  std::string scratch;
  m_json.begin_object();
  for (const auto& [name, value] : properties) {
    const auto* integer = std::get_if<std::int64_t>(&value);
    m_json.key(text::clean(name, text::Controls::keep, scratch, m_sink.summary.characters_replaced));
    if (const auto* flag = std::get_if<bool>(&value))
      m_json.value(*flag);
    else if (const auto* number = std::get_if<double>(&value))
      m_json.value(*number);
    else if (integer != nullptr && *integer <= kExactInteger && *integer >= -kExactInteger)
      m_json.value(*integer);
    else
      text(to_string(value));
  }
  m_json.end_object();
}

// The position of a node in the page; -1 for none.
void PageData::reference(std::string_view id) {
  const std::size_t found = id.empty() ? Drawing::kNone : m_drawing.find(id);
  m_json.value(found == Drawing::kNone ? std::int64_t{-1} : static_cast<std::int64_t>(found));
}

void PageData::text(std::string_view value) { m_json.value(m_sink.clean(value, text::Controls::keep)); }

void PageData::flush() { append_script_json(m_sink.buffer(), m_json.take()); }

}  // namespace newsgraph
