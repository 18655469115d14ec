/// Facts of many cases and entries, opened one after the other: for lists and figures over the
/// whole stock.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "security/key_service.h"
#include "server/cases/facts.h"
#include "server/catalogue/catalogue.h"
#include "server/store/connection.h"
#include "server/vault/document_rows.h"

namespace tsunagu::vault {

/// A case or entry with its facts, held against their seals.
struct FiledFacts {
  CaseRow row;
  cases::CaseFacts facts;
};

/// Reads in pages, so that memory stays small whatever the stock: what a page does not hold is not
/// read yet. Each method throws StoreError, and IntegrityError naming the case whose row or facts
/// are not what was written. Only for work that is recorded.
class FiledFactsReader {
 public:
  using Each = std::function<void(const FiledFacts&)>;

  /// `keys` and `catalogue` outlive this.
  FiledFactsReader(security::KeyService& keys, const catalogue::Catalogue& catalogue)
      : keys_{keys}, catalogue_{catalogue} {}

  /// All that have a task counted from `last_basis` (20250624) or earlier, in that order.
  void each_due(store::Connection& db, std::uint32_t last_basis, const Each& each);
  /// All entries of registers that hold a document of `type`, by number.
  void each_entry(store::Connection& db, const std::string& type, const Each& each);
  /// Nothing if no case or entry has that number.
  std::optional<FiledFacts> find(store::Connection& db, const std::string& number);

 private:
  FiledFacts read(store::Connection& db, store::Statement& page);

  security::KeyService& keys_;
  const catalogue::Catalogue& catalogue_;
};

}  // namespace tsunagu::vault
