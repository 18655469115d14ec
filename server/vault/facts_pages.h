/// The facts of all cases, some at a time: what figures are counted from.
#pragma once

#include <optional>
#include <vector>

#include "server/cases/facts.h"
#include "server/catalogue/catalogue.h"
#include "server/store/connection.h"
#include "server/vault/case_keys.h"

namespace tsunagu::vault {

/// The facts of one case as they are stored, and the key that opens them.
struct SealedFacts {
  Uuid case_id;
  Bytes facts;  ///< empty: not worked out yet, the documents have to be asked
  std::optional<KeyRow> key;
};

/// Goes through all projections in the order of their ids. Within one transaction all pages show
/// the same state. Holds one page at a time.
class FactsPages {
 public:
  explicit FactsPages(store::Connection& db) : db_{db} {}

  /// The next cases, some hundreds; nothing at the end. Throws StoreError.
  std::vector<SealedFacts> next();

 private:
  store::Connection& db_;  // outlives this
  Uuid last_;
  bool is_at_end_ = false;
};

/// The facts in `sealed`, which has some. Throws IntegrityError.
cases::CaseFacts open_facts(const SealedFacts& sealed, security::KeyService& keys);

/// What the fields with some roles say in one document.
struct RoleValues {
  Uuid document_id;
  std::vector<std::pair<catalogue::Role, std::string>> values;
};

/// What the fields with `roles` say in each document of the case of `keys`, in the order they were
/// taken in. Of a repeating element only fields of roles that may repeat are opened: so a birth
/// date is the person's, not one of the household's. Only keys of the classes of these fields are
/// unwrapped. The event has to be recorded before. Throws StoreError and IntegrityError.
std::vector<RoleValues> open_roles(store::Connection& db, const catalogue::Catalogue& catalogue,
                                   const Uuid& tenant, CaseKeys& keys,
                                   const std::vector<catalogue::Role>& roles);

}  // namespace tsunagu::vault
