#include "graph/view_edge_sorter.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <string_view>
#include <type_traits>
#include <vector>

namespace newsgraph {
namespace {

// What is kept of an edge, in both directions. All but the spells, which a relation does not have.
template <typename AnyEdge, typename Step>
requires std::is_same_v<std::remove_const_t<AnyEdge>, Edge>
void each_part(AnyEdge& edge, Step& step) {
  step(edge.id);
  step(edge.type);
  step(edge.source);
  step(edge.target);
  step(edge.status);
  step(edge.from);
  step(edge.to);
  step(edge.speaker);
  step(edge.roles);
  step(edge.sources);
  step(edge.outlets);
  step(edge.independent);
  step(edge.confidence);
  step(edge.properties);
  step(edge.plover);
  step(edge.plover_mode);
  step(edge.cameo);
  step(edge.evidence);
}

template <typename AnyEvidence, typename Step>
requires std::is_same_v<std::remove_const_t<AnyEvidence>, EdgeEvidence>
void each_part(AnyEvidence& evidence, Step& step) {
  step(evidence.document);
  step(evidence.sentence);
  step(evidence.trigger);
  step(evidence.quote);
  step(evidence.rule);
  step(evidence.confidence);
  step(evidence.source);
  step(evidence.target);
  step(evidence.claim);
}

// Edges as bytes, for this process alone. A size takes one byte up to 254.
constexpr std::size_t kLongSize = 255;

class Packer {
public:
  explicit Packer(std::string& out) : m_out(out) { m_out.clear(); }

  template <typename Number>
  requires std::is_trivially_copyable_v<Number>
  void operator()(const Number& number) {
    m_out.append(reinterpret_cast<const char*>(&number), sizeof number);
  }
  void operator()(const std::string& text) {
    put_size(text.size());
    m_out.append(text);
  }
  void operator()(const PropertyValue& value) {
    put_size(value.index());
    std::visit([this](const auto& typed) { (*this)(typed); }, value);
  }
  template <typename Value>
  void operator()(const std::map<std::string, Value>& members) {
    put_size(members.size());
    for (const auto& [name, value] : members) {
      (*this)(name);
      (*this)(value);
    }
  }
  template <typename Item>
  void operator()(const std::vector<Item>& items) {
    put_size(items.size());
    for (const Item& item : items) each_part(item, *this);
  }

private:
  void put_size(std::size_t size) {
    m_out.push_back(static_cast<char>(std::min(size, kLongSize)));
    if (size >= kLongSize) (*this)(size);
  }

  std::string& m_out;
};

class Unpacker {
public:
  explicit Unpacker(std::string_view bytes) : m_rest(bytes) {}

  template <typename Number>
  requires std::is_trivially_copyable_v<Number>
  void operator()(Number& number) {
    std::memcpy(&number, m_rest.data(), sizeof number);
    m_rest.remove_prefix(sizeof number);
  }
  void operator()(std::string& text) {
    const std::size_t size = take_size();
    text.assign(m_rest.substr(0, size));
    m_rest.remove_prefix(size);
  }
  void operator()(PropertyValue& value) {
    switch (take_size()) {
      case 0:
        return typed<bool>(value);
      case 1:
        return typed<std::int64_t>(value);
      case 2:
        return typed<double>(value);
      default:
        return typed<std::string>(value);
    }
  }
  template <typename Value>
  void operator()(std::map<std::string, Value>& members) {
    members.clear();
    std::string name;
    for (std::size_t left = take_size(); left > 0; --left) {
      (*this)(name);
      (*this)(members[name]);
    }
  }
  template <typename Item>
  void operator()(std::vector<Item>& items) {
    items.resize(take_size());
    for (Item& item : items) each_part(item, *this);
  }

private:
  std::size_t take_size() {
    const auto byte = static_cast<unsigned char>(m_rest.front());
    m_rest.remove_prefix(1);
    std::size_t size = byte;
    if (byte == kLongSize) (*this)(size);
    return size;
  }
  template <typename Type>
  void typed(PropertyValue& value) {
    Type read{};
    (*this)(read);
    value = std::move(read);
  }

  std::string_view m_rest;
};

}  // namespace

void EdgeSorter::add(const Edge& edge) {
  m_key.clear();
  for (const std::string* part : {&edge.source, &edge.target, &edge.type, &edge.id})
    append_key_part(m_key, *part);
  Packer pack(m_value);
  each_part(edge, pack);
  m_sorter.add(m_key, m_value);
}

bool EdgeSorter::next(Edge& edge) {
  const RecordSorter::Record* record = m_sorter.next();
  if (record == nullptr) return false;
  Unpacker unpack(record->value);
  each_part(edge, unpack);
  return true;
}

}  // namespace newsgraph
