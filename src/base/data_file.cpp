#include "base/data_file.hpp"

#include "base/error.hpp"
#include "base/file.hpp"

namespace newsgraph {
namespace {

std::string read_data(const std::string& path) {
  try {
    return read_file(path);
  } catch (const InputError& error) {
    throw DataError(path,
                    std::string("cannot be read (") + error.what() + "); install the program's data again");
  }
}

}  // namespace

JsonSchema load_schema(const std::string& path) {
  const std::string text = read_data(path);
  try {
    return JsonSchema(text);
  } catch (const Error& error) {
    throw DataError(path, error.what());
  }
}

Json parse_data(const std::string& text, const std::string& path, const JsonSchema& schema) {
  if (const auto violation = schema.violation(text)) throw DataError(path, *violation);
  try {
    return Json::parse(text, "JSON");
  } catch (const InputError& error) {
    throw DataError(path, error.what());
  }
}

Json load_data(const std::string& path, const std::string& schema_path) {
  return parse_data(read_data(path), path, load_schema(schema_path));
}

}  // namespace newsgraph
