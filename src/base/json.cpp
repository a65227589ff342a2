#include "base/json.hpp"

// Text is scanned sixteen bytes at a time where the processor can.
#ifdef __SSE2__
#define RAPIDJSON_SSE2
#endif
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>
#include <limits>

#include "base/byte_blocks.hpp"
#include "base/error.hpp"
#include "base/file.hpp"

namespace newsgraph {
namespace {

constexpr std::size_t kMaxDepth = 256;  // deeper input would overflow the stack of recursive readers
constexpr unsigned kParseFlags = rapidjson::kParseFullPrecisionFlag | rapidjson::kParseValidateEncodingFlag |
                                 rapidjson::kParseIterativeFlag;

// Builds a Json from RapidJSON's events, so that no second tree is held.
class TreeBuilder : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, TreeBuilder> {
public:
  bool Null() { return add(Json()); }
  bool Bool(bool v) { return add(Json(v)); }
  bool Int(int v) { return add(Json(static_cast<std::int64_t>(v))); }
  bool Uint(unsigned v) { return add(Json(static_cast<std::int64_t>(v))); }
  bool Int64(std::int64_t v) { return add(Json(v)); }
  bool Uint64(std::uint64_t v) {  // every positive integer beyond 32 bits
    const bool fits = v <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    return add(fits ? Json(static_cast<std::int64_t>(v)) : Json(static_cast<double>(v)));
  }
  bool Double(double v) { return add(Json(v)); }
  bool String(const char* s, rapidjson::SizeType n, bool) { return add(Json(std::string(s, n))); }
  bool Key(const char* s, rapidjson::SizeType n, bool) {
    m_open.back().key.assign(s, n);
    return true;
  }
  bool StartObject() { return open(true); }
  bool StartArray() { return open(false); }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool EndArray(rapidjson::SizeType) { return close(); }

  Json root;

private:
  struct Frame {
    bool is_object;
    std::string key{};
    Json::Array items{};
    Json::Object members{};
  };

  bool open(bool is_object) {
    if (m_open.size() >= kMaxDepth) return false;
    m_open.push_back(Frame{is_object});
    return true;
  }
  bool close() {
    Frame frame = std::move(m_open.back());
    m_open.pop_back();
    return add(frame.is_object ? Json(std::move(frame.members)) : Json(std::move(frame.items)));
  }
  bool add(Json value) {
    if (m_open.empty()) {
      root = std::move(value);
    } else if (Frame& frame = m_open.back(); frame.is_object) {
      frame.members.emplace_back(std::move(frame.key), std::move(value));
    } else {
      frame.items.push_back(std::move(value));
    }
    return true;
  }

  std::vector<Frame> m_open;
};

template <typename T, typename Variant>
const T& get_or_throw(const Variant& value, const char* expected) {
  if (const T* found = std::get_if<T>(&value)) return *found;
  throw Error(std::string("JSON value is not ") + expected);
}

}  // namespace

Json Json::parse(std::string_view text, const std::string& where) {
  rapidjson::MemoryStream bytes(text.data(), text.size());
  rapidjson::EncodedInputStream<rapidjson::UTF8<>, rapidjson::MemoryStream> stream(bytes);
  rapidjson::Reader reader;
  TreeBuilder builder;
  if (const auto result = reader.Parse<kParseFlags>(stream, builder); !result) {
    const std::string reason = result.Code() == rapidjson::kParseErrorTermination
                                   ? "nested deeper than " + std::to_string(kMaxDepth) + " levels"
                                   : rapidjson::GetParseError_En(result.Code());
    throw InputError(where, "not valid JSON at byte " + std::to_string(result.Offset()) + ": " + reason);
  }
  return std::move(builder.root);
}

Json Json::parse_file(const std::string& path) {
  try {
    return parse(read_file(path), path);
  } catch (const InputError& error) {
    throw DataError(path, error.what());
  }
}

bool Json::as_bool() const { return get_or_throw<bool>(m_value, "true or false"); }
std::int64_t Json::as_integer() const { return get_or_throw<std::int64_t>(m_value, "an integer"); }
double Json::as_number() const {
  if (is_integer()) return static_cast<double>(as_integer());
  return get_or_throw<double>(m_value, "a number");
}
const std::string& Json::as_string() const { return get_or_throw<std::string>(m_value, "a string"); }
const Json::Array& Json::as_array() const { return get_or_throw<Array>(m_value, "an array"); }
const Json::Object& Json::as_object() const { return get_or_throw<Object>(m_value, "an object"); }

const Json& Json::operator[](std::string_view key) const {
  static const Json kNull;
  if (const auto* object = std::get_if<Object>(&m_value)) {
    for (const auto& [name, value] : *object) {
      if (name == key) return value;
    }
  }
  return kNull;
}

std::string Json::string_or(std::string_view key, std::string_view fallback) const {
  const Json& found = (*this)[key];
  return found.is_string() ? found.as_string() : std::string(fallback);
}

std::vector<std::string> Json::strings(std::string_view key) const {
  const Json& found = (*this)[key];
  std::vector<std::string> out;
  if (found.is_string()) {
    out.push_back(found.as_string());
  } else if (found.is_array()) {
    for (const Json& item : found.as_array()) out.push_back(item.as_string());
  }
  return out;
}

std::string Json::dump() const {
  JsonWriter writer;
  writer.value(*this);
  return writer.take();
}

struct JsonSchema::Impl {
  rapidjson::Document text;
  std::unique_ptr<rapidjson::SchemaDocument> schema;

  // ": " and what the rule asks for, as ["id"]; empty when that is no help.
  [[nodiscard]] std::string asked(const rapidjson::Pointer& place, const std::string& keyword) const {
    const rapidjson::Value* rules = place.Get(text);
    if (rules == nullptr || !rules->IsObject() || !rules->HasMember(keyword.c_str())) return {};
    const rapidjson::Value& asked = (*rules)[keyword.c_str()];
    if (asked.IsObject() || asked.IsBool()) return {};
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
    asked.Accept(writer);
    return std::string(": ") + buffer.GetString();
  }
};

JsonSchema::JsonSchema(std::string_view schema_text) : m_impl(std::make_unique<Impl>()) {
  m_impl->text.Parse(schema_text.data(), schema_text.size());
  if (m_impl->text.HasParseError()) throw Error("a JSON Schema is not valid JSON");
  m_impl->schema = std::make_unique<rapidjson::SchemaDocument>(m_impl->text);
}
JsonSchema::~JsonSchema() = default;
JsonSchema::JsonSchema(JsonSchema&&) noexcept = default;
JsonSchema& JsonSchema::operator=(JsonSchema&&) noexcept = default;

std::optional<std::string> JsonSchema::violation(std::string_view text) const {
  rapidjson::MemoryStream stream(text.data(), text.size());
  rapidjson::Reader reader;
  rapidjson::SchemaValidator validator(*m_impl->schema);  // takes the reader's events: no tree is built
  const auto result = reader.Parse<kParseFlags>(stream, validator);
  if (result) return std::nullopt;
  if (validator.IsValid()) return std::string(rapidjson::GetParseError_En(result.Code()));
  rapidjson::StringBuffer place;
  validator.GetInvalidDocumentPointer().StringifyUriFragment(place);
  const std::string keyword = validator.GetInvalidSchemaKeyword();
  return std::string("at ") + place.GetString() + " the rule '" + keyword + "' of the schema does not hold" +
         m_impl->asked(validator.GetInvalidSchemaPointer(), keyword);
}

namespace {

// Writes strings itself: most have nothing to be escaped, which is seen at once, and RapidJSON 1.1 with SSE2
// leaves bytes 1A to 1F as they are.
class StringWriter : public rapidjson::Writer<rapidjson::StringBuffer> {
public:
  using Writer::Writer;

  void text(std::string_view text) {
    Prefix(rapidjson::kStringType);
    os_->Put('"');
    if (text_has(text, is_special))
      escape(text);
    else
      put(text);
    os_->Put('"');
    EndValue(true);
  }

private:
  static constexpr auto is_special = [](auto bytes) {
    constexpr signed char kHighBits = -32;  // without any of the three a byte is below 0x20
    return (bytes == '"') | (bytes == '\\') | ((bytes & kHighBits) == 0);
  };

  void put(std::string_view text) { text.copy(os_->Push(text.size()), text.size()); }

  void escape(std::string_view text) {
    std::size_t plain = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20) continue;
      put(text.substr(plain, i - plain));
      escape(c);
      plain = i + 1;
    }
    put(text.substr(plain));
  }

  void escape(char c) {
    constexpr std::string_view kNamed = "\"\\\b\f\n\r\t";
    constexpr std::string_view kNames = "\"\\bfnrt";
    os_->Put('\\');
    if (const std::size_t which = kNamed.find(c); which != std::string_view::npos) {
      os_->Put(kNames[which]);
    } else {
      put(c < 0x10 ? "u000" : "u001");
      os_->Put("0123456789ABCDEF"[c % 16]);
    }
  }
};

}  // namespace

struct JsonWriter::Impl {
  rapidjson::StringBuffer buffer;
  StringWriter writer{buffer};
};

JsonWriter::JsonWriter() : m_impl(std::make_unique<Impl>()) {}
JsonWriter::~JsonWriter() = default;

JsonWriter& JsonWriter::begin_object() {
  m_impl->writer.StartObject();
  return *this;
}
JsonWriter& JsonWriter::end_object() {
  m_impl->writer.EndObject();
  return *this;
}
JsonWriter& JsonWriter::begin_array() {
  m_impl->writer.StartArray();
  return *this;
}
JsonWriter& JsonWriter::end_array() {
  m_impl->writer.EndArray();
  return *this;
}
JsonWriter& JsonWriter::key(std::string_view name) {
  m_impl->writer.text(name);
  return *this;
}
JsonWriter& JsonWriter::null() {
  m_impl->writer.Null();
  return *this;
}
JsonWriter& JsonWriter::value(bool v) {
  m_impl->writer.Bool(v);
  return *this;
}
JsonWriter& JsonWriter::value(std::int64_t v) {
  m_impl->writer.Int64(v);
  return *this;
}
JsonWriter& JsonWriter::value(double v) {
  if (std::isfinite(v)) {
    m_impl->writer.Double(v);
  } else {
    m_impl->writer.Null();
  }
  return *this;
}
JsonWriter& JsonWriter::value(std::string_view v) {
  m_impl->writer.text(v);
  return *this;
}
JsonWriter& JsonWriter::value(const Json& v) {
  if (v.is_null()) return null();
  if (v.is_bool()) return value(v.as_bool());
  if (v.is_integer()) return value(v.as_integer());
  if (v.is_number()) return value(v.as_number());
  if (v.is_string()) return value(v.as_string());
  if (v.is_array()) {
    begin_array();
    for (const Json& item : v.as_array()) value(item);
    return end_array();
  }
  begin_object();
  for (const auto& [name, item] : v.as_object()) key(name).value(item);
  return end_object();
}

std::string JsonWriter::take() {
  std::string text(m_impl->buffer.GetString(), m_impl->buffer.GetSize());
  m_impl->buffer.Clear();
  m_impl->writer.Reset(m_impl->buffer);
  return text;
}

}  // namespace newsgraph
