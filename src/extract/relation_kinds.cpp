#include "extract/relation_kinds.hpp"

#include <algorithm>
#include <array>

namespace newsgraph {
namespace {

constexpr std::array<std::string_view, 5> kCoercion{"attacks", "detains", "expels", "releases", "restricts"};
constexpr std::array<std::string_view, 8> kVerbal{"accuses", "calls-on", "criticizes", "endorses",
                                                  "pledges", "rejects",  "threatens",  "threatens-force"};
constexpr std::array<std::string_view, 7> kMeasures{
    "imposes-tariff", "cuts-tariff", "sanctions", "lifts-sanctions", "restricts", "suspends", "investigates"};
constexpr std::array<std::string_view, 4> kDoneAlone{"mobilizes", "pledges", "postpones", "protests"};

template <std::size_t N>
bool has(const std::array<std::string_view, N>& types, std::string_view type) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

}  // namespace

bool is_coercion(std::string_view type) { return has(kCoercion, type); }

bool is_verbal(std::string_view type) { return has(kVerbal, type); }

bool is_measure(std::string_view type) { return has(kMeasures, type); }

bool is_done_alone(std::string_view type) { return has(kDoneAlone, type); }

bool happens(Status status) {
  return status == Status::actual || status == Status::ongoing || status == Status::past;
}

bool is_open(Status status) {
  return status == Status::planned || status == Status::proposed || status == Status::hypothetical;
}

}  // namespace newsgraph
