/// The catalogue of document types as a profile is held against it.
#pragma once

#include "server/catalogue/catalogue.h"
#include "server/profiles/known_types.h"

namespace tsunagu::commands {

/// Asks `catalogue`, which outlives what is returned.
profiles::KnownTypes known_types(const catalogue::Catalogue& catalogue);

}  // namespace tsunagu::commands
