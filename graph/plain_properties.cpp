#include "graph/plain_properties.hpp"

#include <charconv>

namespace newsgraph {
namespace {

class PlainReader {
public:
  explicit PlainReader(std::string_view json) : m_rest(json) {}

  bool take(std::string_view token) {
    if (!m_rest.starts_with(token)) return false;
    m_rest.remove_prefix(token.size());
    return true;
  }
  bool done() const { return m_rest.empty(); }

  // Valid until the next call.
  bool text(std::string_view& text) {
    if (!take("\"")) return false;
    const std::size_t end = m_rest.find('"');
    if (end == std::string_view::npos) return false;
    text = m_rest.substr(0, end);
    if (text.find('\\') != std::string_view::npos) return escaped_text(text);
    m_rest.remove_prefix(end + 1);
    return true;
  }

  bool value(PropertyValue& value) {
    if (m_rest.starts_with('"')) {
      std::string_view read;
      if (!text(read)) return false;
      assign(value, read);
      return true;
    }
    if (m_rest.starts_with('t') || m_rest.starts_with('f')) {
      const bool flag = m_rest.starts_with('t');
      value = flag;
      return take(flag ? "true" : "false");
    }
    std::int64_t number = 0;
    const auto result = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), number);
    if (result.ec != std::errc() || result.ptr == m_rest.data() + m_rest.size()) return false;
    if (*result.ptr != ',' && *result.ptr != '}') return false;  // a fraction
    m_rest.remove_prefix(static_cast<std::size_t>(result.ptr - m_rest.data()));
    value = number;
    return true;
  }

private:
  bool escaped_text(std::string_view& text) {
    m_text.clear();
    for (;;) {
      const std::size_t special = m_rest.find_first_of("\"\\");
      if (special == std::string_view::npos || special + 1 == m_rest.size()) return false;
      m_text.append(m_rest.substr(0, special));
      const bool end = m_rest[special] == '"';
      const char sign = m_rest[special + 1];
      m_rest.remove_prefix(special + (end ? 1 : 2));
      if (end) break;
      if (sign != '"' && sign != '\\') return false;
      m_text.push_back(sign);
    }
    text = m_text;
    return true;
  }

  static void assign(PropertyValue& value, std::string_view text) {
    if (auto* old = std::get_if<std::string>(&value))
      old->assign(text);
    else
      value = std::string(text);
  }

  std::string_view m_rest;
  std::string m_text;  // without escapes
};

}  // namespace

bool read_plain_properties(std::string_view json, Properties& properties) {
  PlainReader reader(json);
  if (!reader.take("{")) return false;
  auto place = properties.begin();
  std::string_view before;
  for (bool first = true; !reader.take("}"); first = false) {
    std::string_view name;
    if (!first && !reader.take(",")) return false;
    if (!reader.text(name) || !reader.take(":") || (!first && name <= before)) return false;
    while (place != properties.end() && place->first < name) place = properties.erase(place);
    if (place == properties.end() || place->first != name)
      place = properties.emplace_hint(place, name, PropertyValue());
    if (!reader.value(place->second)) return false;
    before = place->first;
    ++place;
  }
  properties.erase(place, properties.end());
  return reader.done();
}

}  // namespace newsgraph
