/// How long the figures of a fiscal year take over many cases.
#pragma once

#include <cstdint>

#include "server/app/bench/bench.h"

namespace tsunagu::app::bench {

inline constexpr std::uint64_t kFewestCases = 100;
inline constexpr std::uint64_t kMostCases = 1'000'000;
inline constexpr std::uint64_t kUsualCases = 1'000;

/// Puts `cases` cases with the facts of ten documents each straight into the instance's tables
/// (what figures are counted from: projections and data keys), then asks for all figures of a year.
/// Beside it: the bare fetching of the same rows.
void measure_statistics(const Bench& bench, std::uint64_t cases);

}  // namespace tsunagu::app::bench
