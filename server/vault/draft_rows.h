/// Rows of documents that are being written, each under a seal that covers all its columns.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "security/key_service.h"
#include "server/base/clock.h"
#include "server/base/uuid.h"
#include "server/store/connection.h"
#include "server/vault/case_keys.h"
#include "server/vault/sealed_document.h"

namespace tsunagu::vault {

struct DraftRow {
  Uuid draft_id;
  std::string number;  ///< "D-2025-000001"
  std::string type;
  std::optional<Uuid> case_id;     ///< the case it was begun for
  std::optional<Uuid> supersedes;  ///< the document it is to take the place of
  std::uint32_t version = 1;       ///< the newest that counts
  std::uint32_t last_version = 1;  ///< the highest number given out, side versions too
  std::string begun_by;            ///< as Actor::name
  Microseconds begun_at = 0;
  security::Digest seal{};
};

/// One text of a draft.
struct DraftVersionRow {
  Uuid draft_id;
  std::uint32_t version = 1;
  Uuid version_id;         ///< what its values are sealed to
  std::uint32_t base = 0;  ///< the version its writer had before; 0 for the first
  bool is_side = false;    ///< another one was newer when it came
  std::string saved_by;
  Microseconds saved_at = 0;
  Bytes sealed;
  security::Digest seal{};
};

/// The running number of a fiscal year's drafts; holds the counter until the transaction ends.
std::string take_draft_number(store::Connection& db, int fiscal_year);

std::optional<DraftRow> find_draft(store::Connection& db, const std::string& number);
/// The same as last committed, and held until the transaction ends.
std::optional<DraftRow> lock_draft(store::Connection& db, const std::string& number);
/// All drafts by their numbers.
std::vector<DraftRow> all_drafts(store::Connection& db);
std::optional<DraftVersionRow> find_version(store::Connection& db, const Uuid& draft_id,
                                            std::uint32_t version);

/// The keys that the texts of `draft` are sealed with: those of its case, or its own. Throws
/// IntegrityError if its case is gone.
CaseKeys keys_of(store::Connection& db, security::KeyService& keys, const DraftRow& draft,
                 int retention_years);
/// What the texts of `draft` are bound to.
SealingPlace place_of(const DraftRow& draft, const DraftVersionRow& version, const Uuid& tenant);

/// Each sets the row's seal before it writes the row.
void insert(store::Connection& db, DraftRow& row, const Uuid& tenant, CaseKeys& keys);
void update(store::Connection& db, DraftRow& row, const Uuid& tenant, CaseKeys& keys);
void insert(store::Connection& db, DraftVersionRow& row, const Uuid& tenant, CaseKeys& keys);
/// Keys that sealing has made: of the case, or of the draft.
void insert_new_keys(store::Connection& db, const DraftRow& draft, CaseKeys& keys);
/// Removes the draft, all its texts and its own keys.
void remove_draft(store::Connection& db, const Uuid& draft_id);

/// Each throws IntegrityError, naming the draft, if the row is not what was written.
void require_sealed(const DraftRow& row, const Uuid& tenant, CaseKeys& keys);
void require_sealed(const DraftVersionRow& row, const DraftRow& draft, const Uuid& tenant,
                    CaseKeys& keys);

}  // namespace tsunagu::vault
