/// Where each case stands, kept beside the documents that say it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/base/clock.h"
#include "server/base/uuid.h"
#include "server/cases/case_state.h"
#include "server/store/connection.h"

namespace tsunagu::vault {

struct CaseProjection {
  Uuid case_id;
  std::string state;  ///< code, "C30"
  std::uint32_t documents = 0;
  Microseconds changed_at = 0;
  Bytes facts;  ///< sealed (case_facts.h); empty: not worked out yet
  /// The earliest day that a task of it is counted from (cases::next_basis); 0: not worked out yet.
  std::uint32_t next_task = 0;
};

std::optional<CaseProjection> find_projection(store::Connection& db, const Uuid& case_id);
/// The same as last committed, and held until the transaction ends: whoever adds to a case holds
/// its projection first, so that two who add at the same time do it one after the other.
std::optional<CaseProjection> lock_projection(store::Connection& db, const Uuid& case_id);

/// Writes the projections as they are now, in one round trip.
void save(store::Connection& db, const std::vector<CaseProjection>& projections);

}  // namespace tsunagu::vault
