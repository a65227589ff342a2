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

  bool text(std::string_view& text) {
    if (!take("\"")) return false;
    const std::size_t end = m_rest.find('"');
    if (end == std::string_view::npos) return false;
    text = m_rest.substr(0, end);
    m_rest.remove_prefix(end + 1);
    return text.find('\\') == std::string_view::npos;
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
  static void assign(PropertyValue& value, std::string_view text) {
    if (auto* old = std::get_if<std::string>(&value))
      old->assign(text);
    else
      value = std::string(text);
  }

  std::string_view m_rest;
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
