/// Whether all that was ever stored is still there as it was stored: what `audit verify` and
/// `rebuild` find.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "security/key_service.h"
#include "server/catalogue/catalogue.h"
#include "server/store/session.h"
#include "server/vault/file_check.h"
#include "server/vault/known_links.h"
#include "server/vault/retention_log.h"
#include "server/vault/stored_documents.h"

namespace tsunagu::vault {

struct StockReport {
  std::uint64_t cases = 0;
  std::uint64_t documents = 0;
  std::uint64_t differences = 0;
  std::optional<std::string> first_difference;  ///< what, and which row

  void differ(const std::string& what);
};

/// What the audit log says was stored.
struct Recorded {
  std::map<Uuid, StoredDocument> documents;
  FileCheck files;
  std::map<std::string, DestroyedCase> destroyed;  ///< by case number
  std::vector<KnownLink> links;

  /// Notes what `event` says. Throws IntegrityError.
  void take(const RecordedEvent& event);
};

/// Holds every case, data key, document, token, link, entry of the name index, file and record of
/// one against its seal and against `recorded`: what was changed, exchanged, put back to another
/// state, taken away or put in is a difference. Opens the resident codes of all documents (to make
/// their tokens anew), so an event has to be recorded before. `db` shows one state of the database
/// (a transaction). Throws StoreError.
StockReport check_stock(store::Connection& db, security::KeyService& keys,
                        const catalogue::Catalogue& catalogue, Recorded& recorded);

/// Works out the projections that have no facts: those of cases that an earlier version filed.
/// Returns how many. Throws IntegrityError if a document does not open.
std::uint64_t complete_projections(store::Session& session, security::KeyService& keys,
                                   const catalogue::Catalogue& catalogue);

/// Works out every projection anew from the sealed documents, compares it with the stored one, and
/// stores it where they differ. Throws IntegrityError if a document does not open.
StockReport rebuild_projections(store::Session& session, security::KeyService& keys,
                                const catalogue::Catalogue& catalogue);

}  // namespace tsunagu::vault
