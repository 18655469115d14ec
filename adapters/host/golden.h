/// Runs the golden samples of a pack: what must come out of what goes in.
#pragma once

#include <string>
#include <vector>

#include "adapters/host/pack.h"
#include "adapters/host/schemas.h"
#include "adapters/protocol/job.h"

namespace tsunagu::host {

/// The moment that written samples carry as `$created`.
inline constexpr const char* kGoldenMoment = "2025-07-01T09:00:00+09:00";

/// Runs every sample of golden/, in the order of their names; see docs/adapter-guide.md for the
/// files. A file that belongs to no sample is a failed result of its own.
std::vector<protocol::GoldenResult> run_golden(const Pack& pack, const Schemas& schemas);

}  // namespace tsunagu::host
