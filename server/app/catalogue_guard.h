/// Whether the document types may be used with what is stored.
#pragma once

#include <string>

#include "adapters/protocol/catalogue_wire.h"
#include "server/base/clock.h"
#include "server/store/session.h"

namespace tsunagu::app {

/// Compares `wire` with the catalogue last recorded in the database, and records it if it is new.
/// New types and new fields are fine; a field that is gone, or whose path or class changed, would
/// make stored values unreadable or open them to others. Throws Error (kCatalogueChanged) naming
/// it. Returns whether the catalogue is new.
bool guard_catalogue(store::Session& session, const protocol::WireCatalogue& wire,
                     const std::string& hash, Microseconds now);

}  // namespace tsunagu::app
