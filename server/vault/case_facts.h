/// The facts of a case, sealed beside its projection.
#pragma once

#include "server/cases/facts.h"
#include "server/catalogue/catalogue.h"
#include "server/store/connection.h"
#include "server/vault/case_keys.h"
#include "server/vault/sealed_document.h"

namespace tsunagu::vault {

/// Sealed under the case's class 0 key and bound to the case. `facts` must fit (see can_be_kept).
Bytes seal_facts(const cases::CaseFacts& facts, const Uuid& tenant, CaseKeys& keys);

/// Whether the facts are small enough to be sealed: some thousand documents.
bool can_be_kept(const cases::CaseFacts& facts);

/// Throws IntegrityError if `sealed` is not what was sealed for the case of `keys`.
cases::CaseFacts open_facts(ByteView sealed, const Uuid& tenant, CaseKeys& keys);

/// The state a projection shows: a case's as its documents say, "REG" for an entry of a register.
std::string projected_state(const std::string& number, const cases::CaseFacts& facts);

/// What the plain (class 0) values in `directory` say.
cases::DocumentFacts facts_of(const catalogue::DocumentType& type, const Directory& directory);

/// The facts of the case of `keys` worked out anew from its sealed documents, each of which must be
/// as it was written. Throws StoreError and IntegrityError.
cases::CaseFacts facts_of_case(store::Connection& db, const catalogue::Catalogue& catalogue,
                               const Uuid& tenant, CaseKeys& keys);

}  // namespace tsunagu::vault
