/// What must hold for a document type before anything is sealed, searched or judged by it.
#pragma once

#include "adapters/protocol/catalogue_wire.h"

namespace tsunagu::catalogue {

/// Throws Error (kCatalogue) that names type and field if a name or number stands twice or is
/// malformed, a class is too high, a name-searched field is not class 1, a role that must be unique
/// is not, or the fields do not form one tree in document order. Code lists are checked elsewhere.
void check_type(const protocol::WireType& type);

}  // namespace tsunagu::catalogue
