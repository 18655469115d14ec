/// Whether all that was ever stored is still there as it was stored: what `audit verify` and
/// `rebuild` find.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "security/key_service.h"
#include "server/catalogue/catalogue.h"
#include "server/store/session.h"

namespace tsunagu::vault {

struct StockReport {
  std::uint64_t cases = 0;
  std::uint64_t documents = 0;
  std::uint64_t differences = 0;
  std::optional<std::string> first_difference;  ///< what, and which row
};

/// Holds every document against its audit event: a document that was recorded and is gone, was
/// changed, was put back to another state, or that no event knows, is a difference.
StockReport check_documents(store::Session& session, security::KeyService& keys);

/// Works out every projection anew from the sealed documents, compares it with the stored one, and
/// stores it where they differ.
StockReport rebuild_projections(store::Session& session, security::KeyService& keys,
                                const catalogue::Catalogue& catalogue);

}  // namespace tsunagu::vault
