#include "graph/view_edge_sorter.hpp"

#include <cstring>
#include <type_traits>

namespace newsgraph {
namespace {

// Edges as bytes, for this process alone. `Packer` and `Unpacker` take the same steps, those of `each_part`.
class Packer {
public:
  explicit Packer(std::string& out) : m_out(out) { m_out.clear(); }

  template <typename Number>
  requires std::is_trivially_copyable_v<Number>
  void operator()(const Number& number) {
    m_out.append(reinterpret_cast<const char*>(&number), sizeof number);
  }
  void operator()(const std::string& text) {
    (*this)(text.size());
    m_out.append(text);
  }
  void operator()(const PropertyValue& value) {
    (*this)(value.index());
    std::visit([this](const auto& typed) { (*this)(typed); }, value);
  }
  template <typename Value>
  void operator()(const std::map<std::string, Value>& members) {
    (*this)(members.size());
    for (const auto& [name, value] : members) {
      (*this)(name);
      (*this)(value);
    }
  }

private:
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
  std::size_t take_size() {
    std::size_t size = 0;
    (*this)(size);
    return size;
  }

private:
  template <typename Type>
  void typed(PropertyValue& value) {
    Type read{};
    (*this)(read);
    value = std::move(read);
  }

  std::string_view m_rest;
};

// All but the evidence and the spells, which a relation does not have.
template <typename AnyEdge, typename Step>
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
}

template <typename AnyEvidence, typename Step>
void each_evidence_part(AnyEvidence& evidence, Step& step) {
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

}  // namespace

void EdgeSorter::add(const Edge& edge) {
  m_key.clear();
  for (const std::string* part : {&edge.source, &edge.target, &edge.type, &edge.id})
    append_key_part(m_key, *part);
  Packer pack(m_value);
  each_part(edge, pack);
  pack(edge.evidence.size());
  for (const EdgeEvidence& evidence : edge.evidence) each_evidence_part(evidence, pack);
  m_sorter.add(m_key, m_value);
}

bool EdgeSorter::next(Edge& edge) {
  const RecordSorter::Record* record = m_sorter.next();
  if (record == nullptr) return false;
  Unpacker unpack(record->value);
  each_part(edge, unpack);
  edge.evidence.resize(unpack.take_size());
  for (EdgeEvidence& evidence : edge.evidence) each_evidence_part(evidence, unpack);
  return true;
}

}  // namespace newsgraph
