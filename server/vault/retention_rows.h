/// The words that belong to lists of destruction and to holds, sealed.
#pragma once

#include <optional>
#include <string>

#include "security/key_service.h"
#include "server/base/clock.h"
#include "server/base/uuid.h"
#include "server/store/connection.h"

namespace tsunagu::vault {

/// The longest reason of a hold, in bytes.
inline constexpr std::size_t kLongestHoldReason = 2000;

struct RetentionList {
  std::string number;  ///< "HK-2031-0001"
  Uuid list_id;
  Microseconds made_at = 0;
  std::string content;  ///< what is to be destroyed; the event has its SHA-256
};

/// The next number of `fiscal_year`; holds the year's counter until the transaction ends.
std::string take_list_number(store::Connection& db, int fiscal_year);

/// Inserts `list`, sealed and bound to its id. Throws StoreError.
void insert(store::Connection& db, security::KeyService& keys, const RetentionList& list);
/// Nothing if there is none. Throws IntegrityError if the row was changed.
std::optional<RetentionList> find_list(store::Connection& db, security::KeyService& keys,
                                       const std::string& number);

/// Inserts the reason of a hold. Throws StoreError with a duplicate key if there is one.
void insert_hold(store::Connection& db, security::KeyService& keys, const Uuid& case_id,
                 const std::string& reason);
/// Empty if there is none. Throws IntegrityError if the row was changed.
std::string hold_reason(store::Connection& db, security::KeyService& keys, const Uuid& case_id);
void remove_hold(store::Connection& db, const Uuid& case_id);

}  // namespace tsunagu::vault
