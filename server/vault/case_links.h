/// Rows that say which cases are of one person, each under a seal that covers all its columns.
///
/// A link moves nothing: documents stay where they were filed, and a later link takes it back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "security/key_service.h"
#include "server/base/clock.h"
#include "server/store/connection.h"
#include "server/vault/case_keys.h"
#include "server/vault/known_links.h"

namespace tsunagu::vault {

struct StockReport;

struct CaseLink : KnownLink {
  std::string recorded_by;  ///< as Actor::name
  Microseconds recorded_at = 0;
  Bytes reason;  ///< sealed under the class 5 key of `from`
};

/// The longest reason, in bytes.
inline constexpr std::size_t kLongestReason = 4096;

/// Seals `reason`, at most kLongestReason, and the row, and inserts it with the keys that this
/// made. `keys` are those of `from`. Throws StoreError.
void insert(store::Connection& db, CaseLink& link, std::string_view reason, const Uuid& tenant,
            CaseKeys& keys);
/// All links that the case ever had, oldest first, whichever end it was. Throws StoreError.
std::vector<CaseLink> links_of(store::Connection& db, const Uuid& case_id);
/// Throws IntegrityError, naming the link, if the row is not what was written. `keys`: of `from`.
void require_sealed(const CaseLink& link, const Uuid& tenant, CaseKeys& keys);
/// The reason that was given. Throws IntegrityError.
security::SecretBytes open_reason(const CaseLink& link, const Uuid& tenant, CaseKeys& keys);

/// Adds all links of the database to `out`, each held against its seal. Throws StoreError and
/// IntegrityError.
void load_links(store::Connection& db, security::KeyService& keys, KnownLinks& out);

/// Throws IntegrityError naming the link if one of `known` is not in the database as the audit log
/// has it.
void require_links(store::Connection& db, const std::vector<KnownLink>& known);

/// Holds every link against its seal and against `recorded`, what the audit log says: what was
/// changed, taken away or put in is a difference. Throws StoreError.
void check_links(store::Connection& db, security::KeyService& keys,
                 const std::vector<KnownLink>& recorded, StockReport& report);

}  // namespace tsunagu::vault
