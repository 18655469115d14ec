/// Rows that belong to nothing, and rows beside the documents.
#pragma once

#include <string>
#include <vector>

#include "security/key_service.h"
#include "server/store/connection.h"
#include "server/vault/document_rows.h"

namespace tsunagu::vault {

struct StockReport;

/// Rows whose case or document is not there, each named. Throws StoreError.
std::vector<std::string> stray_rows(store::Connection& db);

/// The entry of the name index of `row`. Throws IntegrityError if it is missing, was changed, or
/// says otherwise of case and protection than the document.
void check_name_entry(store::Connection& db, security::KeyService& keys, const DocumentRow& row,
                      bool is_protected);

/// What became of files and their records, and what was delivered. Throws StoreError.
void check_exchange(store::Connection& db, security::KeyService& keys, StockReport& report);

}  // namespace tsunagu::vault
