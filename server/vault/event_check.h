/// Whether the events in the database are those of the log: what `audit verify` finds.
#pragma once

#include <cstdint>
#include <functional>

#include "security/key_service.h"
#include "server/store/connection.h"
#include "server/tlog/tile_reader.h"
#include "server/vault/event_reading.h"

namespace tsunagu::vault {

/// Holds every event in the database against its leaf in the log, in the order of the log, and
/// hands it to `each`; then those that are not in the log yet. Returns how many are in both. Throws
/// IntegrityError naming the first event that is missing, was changed, was put in, or that a void
/// event says was committed and taken away; StoreError.
std::uint64_t check_events(store::Connection& db, security::KeyService& keys,
                           const tlog::TileReader& log,
                           const std::function<void(const RecordedEvent&)>& each);

}  // namespace tsunagu::vault
