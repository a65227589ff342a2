// JSON values, reading, writing and schema checks (json.cpp is the only user of RapidJSON).
// A Json is a plain value; objects keep the order of the file. Not meant for bulk data: hot writers
// use JsonWriter, which never builds a tree.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace newsgraph {

class Json {
public:
  using Array = std::vector<Json>;
  using Member = std::pair<std::string, Json>;
  using Object = std::vector<Member>;

  Json() = default;  // null
  Json(bool value) : m_value(value) {}
  Json(std::int64_t value) : m_value(value) {}
  Json(int value) : m_value(static_cast<std::int64_t>(value)) {}
  Json(double value) : m_value(value) {}
  Json(std::string value) : m_value(std::move(value)) {}
  Json(const char* value) : m_value(std::string(value)) {}
  Json(Array value) : m_value(std::move(value)) {}
  Json(Object value) : m_value(std::move(value)) {}

  // Parses one JSON value; `where` ("file" or "file:line") starts the message of the InputError thrown
  // for anything else. Nesting deeper than 256 is refused.
  [[nodiscard]] static Json parse(std::string_view text, const std::string& where);
  // Reads and parses a file that ships with the program; throws DataError.
  [[nodiscard]] static Json parse_file(const std::string& path);

  [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(m_value); }
  [[nodiscard]] bool is_bool() const { return std::holds_alternative<bool>(m_value); }
  [[nodiscard]] bool is_integer() const { return std::holds_alternative<std::int64_t>(m_value); }
  [[nodiscard]] bool is_number() const { return is_integer() || std::holds_alternative<double>(m_value); }
  [[nodiscard]] bool is_string() const { return std::holds_alternative<std::string>(m_value); }
  [[nodiscard]] bool is_array() const { return std::holds_alternative<Array>(m_value); }
  [[nodiscard]] bool is_object() const { return std::holds_alternative<Object>(m_value); }

  // Throw Error when the value is of another kind.
  [[nodiscard]] bool as_bool() const;
  [[nodiscard]] std::int64_t as_integer() const;
  [[nodiscard]] double as_number() const;
  [[nodiscard]] const std::string& as_string() const;
  [[nodiscard]] const Array& as_array() const;
  [[nodiscard]] const Object& as_object() const;

  // The member's value, or a null value when this is no object or has no such member.
  [[nodiscard]] const Json& operator[](std::string_view key) const;
  [[nodiscard]] bool has(std::string_view key) const { return !(*this)[key].is_null(); }
  // The string at `key`, or `fallback` when there is none.
  [[nodiscard]] std::string string_or(std::string_view key, std::string_view fallback = "") const;
  // The strings of the array at `key`; a single string counts as an array of one; absent is empty.
  [[nodiscard]] std::vector<std::string> strings(std::string_view key) const;

  // Compact text, UTF-8 unescaped, members in their order.
  [[nodiscard]] std::string dump() const;

private:
  std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> m_value;
};

// A compiled JSON Schema (draft-04, which is all that RapidJSON checks).
class JsonSchema {
public:
  explicit JsonSchema(std::string_view schema_text);
  ~JsonSchema();
  JsonSchema(JsonSchema&&) noexcept;
  JsonSchema& operator=(JsonSchema&&) noexcept;

  // Nothing when `text` is JSON that fits, else one sentence that names the place and the rule broken.
  [[nodiscard]] std::optional<std::string> violation(std::string_view text) const;

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

// Appends JSON to a string it owns. Doubles are written in the shortest form that reads back equal.
class JsonWriter {
public:
  JsonWriter();
  ~JsonWriter();
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& null();
  JsonWriter& value(bool v);
  JsonWriter& value(std::int64_t v);
  JsonWriter& value(int v) { return value(static_cast<std::int64_t>(v)); }
  JsonWriter& value(std::uint32_t v) { return value(static_cast<std::int64_t>(v)); }
  JsonWriter& value(std::size_t v) { return value(static_cast<std::int64_t>(v)); }
  JsonWriter& value(double v);  // finite; others are written as null
  JsonWriter& value(std::string_view v);
  JsonWriter& value(const char* v) { return value(std::string_view(v)); }
  JsonWriter& value(const std::string& v) { return value(std::string_view(v)); }
  JsonWriter& value(const Json& v);

  // The text written so far, and a fresh start.
  [[nodiscard]] std::string take();

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace newsgraph
