// The tables of the store as SQL, and the steps from one format to the next.
#pragma once

#include <array>
#include <cstdint>

namespace newsgraph {

inline constexpr std::int64_t kApplicationId = 0x4E475246;  // "NGRF", in the file's header (see file(1))

// The tables of the first format; store_migrations.cpp has the later ones.
extern const char* const kFirstFormat;

// Step i takes a store of user_version i to i + 1; the first makes the tables. Steps are never changed once
// released.
extern const std::array<const char*, 5> kStoreSteps;
inline constexpr std::int64_t kStoreFormat = std::tuple_size_v<decltype(kStoreSteps)>;

}  // namespace newsgraph
