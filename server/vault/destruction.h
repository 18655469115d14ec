/// Destroying a case: its keys, and all that is kept of it. docs/retention.md says what is left.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "security/digest.h"
#include "security/key_service.h"
#include "server/store/connection.h"
#include "server/vault/case_projection.h"
#include "server/vault/document_rows.h"

namespace tsunagu::vault {

/// What is left of a destroyed case says this; the event of its destruction has it as well.
security::Digest tombstone_seal(const CaseRow& row, const Uuid& tenant);

/// Throws IntegrityError, naming the case, if its row is not what was left of it: `recorded` is the
/// seal in the event of its destruction.
void require_tombstone(const CaseRow& row, const security::Digest& recorded, const Uuid& tenant);

/// The projection of a destroyed case.
CaseProjection tombstone_projection(const Uuid& case_id, Microseconds changed_at);

/// Why a case cannot be destroyed now, as a code: "delivery-waits" (a file about it is owed to a
/// partner), "linked" (it is part of a merged person). Nothing if it can.
std::optional<std::string> obstacle_of(store::Connection& db, const Uuid& case_id);

struct Destruction {
  std::vector<Uuid> documents;
  std::uint64_t originals = 0;       ///< files of partners that are gone
  std::uint64_t originals_kept = 0;  ///< those that hold records of other cases, too
  security::Digest seal{};           ///< of the row that is left
};

/// Within a transaction, which must also write the event: overwrites and removes the case's data
/// keys, and removes documents, drafts, tokens, entries of the name index, deliveries, the
/// originals of files that hold records of no other case that is left, and the partner's numbers of
/// its records. The case's row stays, under tombstone_seal(), its projection as C99. Throws
/// StoreError.
Destruction destroy_case(store::Connection& db, security::KeyService& keys, const CaseRow& row,
                         Microseconds now);

}  // namespace tsunagu::vault
