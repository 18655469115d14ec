/// The whole evidence held against itself: log, events in the database, documents.
#pragma once

#include <cstdint>
#include <string>

#include "server/commands/context.h"

namespace tsunagu::commands {

struct AuditCheck {
  std::uint64_t size = 0;       ///< events in the published log
  std::uint64_t events = 0;     ///< events held against the database
  std::uint64_t documents = 0;  ///< documents held against their events
  std::string first_wrong;      ///< the first thing wrong, named; empty if nothing is
};

/// Checks the log's own consistency under the key of this instance, every event in the database
/// against the log, and everything stored against its seals and events. Throws StoreError.
AuditCheck check_audit(Call& call);

}  // namespace tsunagu::commands
