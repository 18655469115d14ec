/// Whether rows still are what was written.
#pragma once

#include "server/base/uuid.h"
#include "server/vault/case_keys.h"
#include "server/vault/document_rows.h"

namespace tsunagu::vault {

/// Throws IntegrityError, naming the case, if the row's seal is not that of its columns. `keys` are
/// the keys of the case.
void require_sealed(const CaseRow& row, const Uuid& tenant, CaseKeys& keys);
/// The same for a document, whose row must have its sealed column. Throws IntegrityError also if
/// the document is not of the case of `keys`.
void require_sealed(const DocumentRow& row, const Uuid& tenant, CaseKeys& keys);

}  // namespace tsunagu::vault
