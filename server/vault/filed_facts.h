/// Facts of many cases and entries, opened one after the other: for lists and figures over the
/// whole stock.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "server/cases/facts.h"
#include "server/catalogue/catalogue.h"
#include "server/store/connection.h"
#include "server/vault/document_rows.h"
#include "server/vault/event_batch.h"

namespace tsunagu::vault {

/// A case or entry with its facts, held against their seals. The facts of a case in which others go
/// on are those of all of them.
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

  /// Both outlive this. Which cases are of one person is asked of `services.stored`.
  FiledFactsReader(const EventServices& services, const catalogue::Catalogue& catalogue)
      : services_{services}, catalogue_{catalogue} {}

  /// All that have a task counted from `last_basis` (20250624) or earlier, in that order. A case
  /// that goes on in another is part of that one; what was destroyed has no tasks.
  void each_due(store::Connection& db, std::uint32_t last_basis, const Each& each);
  /// All entries of registers that hold a document of `type`, by number.
  void each_entry(store::Connection& db, const std::string& type, const Each& each);
  /// Nothing if no case or entry has that number, or it was destroyed.
  std::optional<FiledFacts> find(store::Connection& db, const std::string& number);

 private:
  FiledFacts read(store::Connection& db, store::Statement& page);
  /// Its own facts, and those of the cases that go on in it.
  FiledFacts whole(store::Connection& db, FiledFacts own);
  std::optional<FiledFacts> find(store::Connection& db, const Uuid& case_id);

  const EventServices& services_;
  const catalogue::Catalogue& catalogue_;
};

}  // namespace tsunagu::vault
