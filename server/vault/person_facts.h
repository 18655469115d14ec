/// The facts of a person whose cases were merged: those of all its cases together decide where the
/// case stands, what is consented to and who is protected.
#pragma once

#include "server/cases/facts.h"
#include "server/catalogue/catalogue.h"
#include "server/store/connection.h"
#include "server/vault/case_keys.h"
#include "server/vault/case_projection.h"
#include "server/vault/document_rows.h"
#include "server/vault/stored_documents.h"

namespace tsunagu::vault {

/// References outlive it.
struct FactServices {
  security::KeyService& keys;
  const catalogue::Catalogue& catalogue;
  const StoredDocuments* stored = nullptr;  ///< without it cases are not known to be merged
};

/// The case in which `case_id` goes on: itself unless it was merged. Throws StoreError;
/// IntegrityError if a link on the way is not in the database as it was recorded.
Uuid leading_case(store::Connection& db, const StoredDocuments* stored, const Uuid& case_id);

/// The facts kept for a case, held against the documents that were recorded for it. `projection`
/// may be null. Throws StoreError and IntegrityError.
cases::CaseFacts kept_facts(store::Connection& db, const FactServices& services, const CaseRow& row,
                            CaseKeys& keys, const CaseProjection* projection);

/// Those of all `cases` together. Throws IntegrityError also if one is not there.
cases::CaseFacts facts_of_cases(store::Connection& db, const FactServices& services,
                                const std::vector<Uuid>& cases);

/// Those of all other cases of the person of `case_id`; empty for most. Throws as leading_case()
/// does, too.
cases::CaseFacts facts_of_others(store::Connection& db, const FactServices& services,
                                 const Uuid& case_id);

}  // namespace tsunagu::vault
