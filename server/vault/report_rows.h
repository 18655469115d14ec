/// Reports of figures as they were submitted: frozen, each with its SHA-256.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "security/key_service.h"
#include "server/base/clock.h"
#include "server/base/uuid.h"
#include "server/store/connection.h"

namespace tsunagu::vault {

/// A row of a submitted report, to be held against a new count.
struct FrozenFigure {
  std::string indicator;
  std::string item;
  std::string counting;
  std::string value;

  auto operator<=>(const FrozenFigure&) const = default;
};

/// A submitted report. All of it is sealed; it is never changed.
struct FrozenReport {
  Uuid report_id;
  Microseconds submitted_at = 0;
  std::string number;         ///< as it stands in the report
  std::string submitted_by;   ///< "user:sato"
  std::string period;         ///< "2025-06", or "2025-04/2026-03"
  std::string agency;         ///< code of the agency it is about; empty: all
  bool is_published = false;  ///< small numbers are withheld in it
  std::string profile;        ///< name and version
  std::string profile_digest;
  std::string counting;  ///< version of the municipality's counting rules
  std::string rules;     ///< version of the rules in the program
  std::string digest;    ///< SHA-256 of `content`, hexadecimal
  Bytes content;         ///< the very bytes that were submitted
  std::vector<FrozenFigure> figures;
};

/// Inserts `report`, sealed and bound to its id. Throws StoreError.
void insert(store::Connection& db, security::KeyService& keys, const FrozenReport& report);

/// Nothing if there is none. Throws IntegrityError if the row or its content is not what was
/// submitted.
std::optional<FrozenReport> find_report(store::Connection& db, security::KeyService& keys,
                                        const Uuid& report_id);

/// All, oldest first, without content and figures.
std::vector<FrozenReport> all_reports(store::Connection& db, security::KeyService& keys);

}  // namespace tsunagu::vault
