// Properties as the store holds them, read without building a JSON tree. For graph/ alone.
#pragma once

#include <string_view>

#include "graph/records.hpp"

namespace newsgraph {

// Makes `properties`, whose memory is used again, what `json` says. False when `json` is not of the plain
// form: one object, names in ascending order, values texts without escapes but those of " and \, whole
// numbers, true or false. `properties` then holds anything.
[[nodiscard]] bool read_plain_properties(std::string_view json, Properties& properties);

}  // namespace newsgraph
