/// What the index of names is loaded from.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "security/key_service.h"
#include "server/base/uuid.h"
#include "server/cases/name_index.h"
#include "server/documents/document.h"
#include "server/store/connection.h"
#include "server/vault/document_rows.h"

namespace tsunagu::vault {

/// What of `document` is searched for; nothing in it if the document names nobody and protects
/// nobody. `resident`: token of the resident code that it states.
cases::NameEntry search_entry(const documents::Document& document, const Uuid& document_id,
                              const Uuid& case_id, const std::optional<Token>& resident = {});

class SearchRows {
 public:
  explicit SearchRows(security::KeyService& keys) : keys_{keys} {}

  void insert(store::Connection& db, const std::vector<cases::NameEntry>& entries,
              int retention_year);
  /// The entry of one document, current or not. Throws IntegrityError.
  std::optional<cases::NameEntry> find(store::Connection& db, const Uuid& document_id);
  /// Opens the entries of all current documents, one after the other. Throws IntegrityError.
  void load(store::Connection& db, const std::function<void(const cases::NameEntry&)>& each);

 private:
  cases::NameEntry open(store::Statement& find);

  security::KeyService& keys_;  // outlives this
};

}  // namespace tsunagu::vault
