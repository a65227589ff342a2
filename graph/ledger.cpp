#include "graph/ledger.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/utf8.hpp"
#include "base/whole_number.hpp"

namespace newsgraph {
namespace {

constexpr std::array<std::string_view, 8> kActions = {"merge",  "keep-apart", "split-article", "split-alias",
                                                      "rename", "undo",       "confirm",       "reject"};
constexpr std::string_view kHead = "# newsgraph ledger 1: one decision a line, applied in order";

bool is_bare(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':' ||
           c == '-' || c == '~' || c == '.' || c == '_' || c == '/' || c == '@';
  });
}

std::string quoted(std::string_view text) { return Json(std::string(text)).dump(); }
std::string word_of(std::string_view text) { return is_bare(text) ? std::string(text) : quoted(text); }
std::string words_of(const NodeHandle& node) { return word_of(node.id) + " " + quoted(node.name); }

// The words of one line; knows only where it stands, for messages.
class LineReader {
public:
  LineReader(std::string_view line, std::string where) : m_line(line), m_where(std::move(where)) {}

  [[nodiscard]] std::string word(std::string_view what) {
    skip_blanks();
    if (m_at == m_line.size()) fail("ends where " + std::string(what) + " is expected");
    const std::size_t start = m_at;
    if (m_line[m_at] != '"') {
      m_at = std::min(m_line.find_first_of(" \t", m_at), m_line.size());
      const std::string_view bare = m_line.substr(start, m_at - start);
      if (!is_bare(bare)) fail("'" + std::string(bare) + "' must stand in double quotes");
      return std::string(bare);
    }
    ++m_at;
    while (m_at < m_line.size() && m_line[m_at] != '"') m_at += m_line[m_at] == '\\' ? 2 : 1;
    if (m_at >= m_line.size()) fail("a double quote is missing at the end of " + std::string(what));
    ++m_at;
    std::string text = Json::parse(m_line.substr(start, m_at - start), m_where).as_string();
    if (text.empty()) fail(std::string(what) + " is empty");
    return text;
  }
  void expect(std::string_view keyword) {
    if (const std::string found = word("'" + std::string(keyword) + "'"); found != keyword)
      fail("'" + found + "' stands where '" + std::string(keyword) + "' is expected");
  }
  void end() {
    skip_blanks();
    if (m_at != m_line.size()) fail("something follows the reason");
  }
  NodeHandle node(std::string_view what) {
    NodeHandle handle;
    handle.id = word("the id of " + std::string(what));
    handle.name = word("the name of " + std::string(what));
    return handle;
  }
  [[noreturn]] void fail(const std::string& what) const { throw InputError(m_where, "the line " + what); }

private:
  void skip_blanks() {
    while (m_at < m_line.size() && (m_line[m_at] == ' ' || m_line[m_at] == '\t')) ++m_at;
  }
  std::string_view m_line;
  std::string m_where;
  std::size_t m_at = 0;
};

Decision parse_line(LineReader& line, std::size_t number) {
  Decision decision;
  const std::string verb = line.word("a decision");
  if (verb == "merge" || verb == "keep-apart") {
    decision.action = verb == "merge" ? Action::merge : Action::keep_apart;
    decision.first = line.node("the first node");
    decision.second = line.node("the second node");
  } else if (verb == "split") {
    decision.first = line.node("the node");
    const std::string by = line.word("'article' or 'alias'");
    if (by != "article" && by != "alias") line.fail("splits by '" + by + "', not by 'article' or 'alias'");
    decision.action = by == "article" ? Action::split_article : Action::split_alias;
    decision.value = line.word("the " + by);
  } else if (verb == "rename") {
    decision.action = Action::rename;
    decision.first = line.node("the node");
    line.expect("to");
    decision.value = line.word("the new name");
  } else if (verb == "confirm") {
    decision.action = Action::confirm;
    decision.first = line.node("the node");
    line.expect("alias");
    decision.value = line.word("the alias");
  } else if (verb == "reject") {
    decision.action = Action::reject;
    decision.first = line.node("the node");
  } else if (verb == "undo") {
    decision.action = Action::undo;
    decision.value = line.word("a number");
    const auto which = whole_number<std::size_t>(decision.value);
    if (!which || *which == 0 || *which >= number)
      line.fail("undoes '" + decision.value + "', which is no earlier decision");
  } else {
    line.fail("starts with '" + verb +
              "', not with merge, keep-apart, split, rename, confirm, reject or undo");
  }
  line.expect("because");
  decision.reason = line.word("the reason");
  line.end();
  return decision;
}

}  // namespace

std::string_view name_of(Action action) { return kActions[static_cast<std::size_t>(action)]; }

Action action_named(std::string_view name) {
  const auto* found = std::find(kActions.begin(), kActions.end(), name);
  if (found == kActions.end()) throw Error("no decision is called '" + std::string(name) + "'");
  return static_cast<Action>(found - kActions.begin());
}

std::string ledger_line(const Decision& decision) {
  std::string line;
  switch (decision.action) {
    case Action::merge:
    case Action::keep_apart:
      line = std::string(name_of(decision.action)) + " " + words_of(decision.first) + " " +
             words_of(decision.second);
      break;
    case Action::split_article:
      line = "split " + words_of(decision.first) + " article " + word_of(decision.value);
      break;
    case Action::split_alias:
      line = "split " + words_of(decision.first) + " alias " + quoted(decision.value);
      break;
    case Action::rename:
      line = "rename " + words_of(decision.first) + " to " + quoted(decision.value);
      break;
    case Action::confirm:
      line = "confirm " + words_of(decision.first) + " alias " + quoted(decision.value);
      break;
    case Action::reject:
      line = "reject " + words_of(decision.first);
      break;
    case Action::undo:
      line = "undo " + decision.value;
      break;
  }
  return line + " because " + quoted(decision.reason);
}

std::string ledger_text(const std::vector<Decision>& decisions) {
  std::string text(kHead);
  text += '\n';
  for (const Decision& decision : decisions) text += ledger_line(decision) + "\n";
  return text;
}

std::vector<Decision> parse_ledger(std::string_view text, const std::string& where) {
  std::vector<Decision> decisions;
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    const std::string place = where + ":" + std::to_string(number);
    if (!utf8::valid(line)) throw InputError(place, "the line is not UTF-8 text");
    const std::size_t start = line.find_first_not_of(" \t");
    if (start == std::string_view::npos || line[start] == '#') continue;
    LineReader reader(line, place);
    decisions.push_back(parse_line(reader, decisions.size() + 1));
  }
  return decisions;
}

std::set<std::size_t> undone(const std::vector<Decision>& decisions) {
  std::set<std::size_t> numbers;
  for (std::size_t number = decisions.size(); number > 0; --number) {
    const Decision& decision = decisions[number - 1];
    if (decision.action != Action::undo || numbers.count(number) != 0) continue;
    if (const auto which = whole_number<std::size_t>(decision.value)) numbers.insert(*which);
  }
  return numbers;
}

}  // namespace newsgraph
