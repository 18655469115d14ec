/// Whether rows still are what was written.
#include "server/vault/row_seals.h"

#include "security/digest.h"
#include "server/base/error.h"

namespace tsunagu::vault {

void require_sealed(const CaseRow& row, const Uuid& tenant, CaseKeys& keys) {
  const auto expected = seal_of(row, tenant, keys.key(security::kSealClass, false));
  if (!security::equal(expected, row.seal)) {
    throw IntegrityError{"the row of case " + row.case_id.text() + " was changed"};
  }
}

void require_sealed(const DocumentRow& row, const Uuid& tenant, CaseKeys& keys) {
  const auto expected = seal_of(row, tenant, keys.key(security::kSealClass, false));
  if (row.case_id != keys.case_id() || !security::equal(expected, row.seal)) {
    throw IntegrityError{"the row of document " + row.document_id.text() + " was changed"};
  }
}

}  // namespace tsunagu::vault
