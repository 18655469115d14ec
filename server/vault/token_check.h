/// Whether each number leads to the case that its documents are in.
#pragma once

#include <map>
#include <set>
#include <string>

#include "server/store/connection.h"
#include "server/vault/case_tokens.h"
#include "server/vault/document_rows.h"

namespace tsunagu::vault {

struct StockReport;

/// Is told of all documents, then compares. Not thread-safe.
class TokenCheck {
 public:
  /// The number under which the sender knows the document.
  void expect_number(const DocumentRow& row);
  /// The resident code that stands in the document.
  void expect_resident(const DocumentRow& row, const Token& token);

  /// Holds the stored tokens against those expected. Throws StoreError.
  void finish(store::Connection& db, StockReport& report);

 private:
  struct Place {
    TokenKind kind = TokenKind::resident_code;
    Token token{};
    std::string origin;
    auto operator<=>(const Place&) const = default;
  };
  struct Expected {
    Uuid document_id;      ///< one of the documents with the number, for people
    std::set<Uuid> cases;  ///< a person's code may stand in documents of more than one
  };

  std::map<Place, Expected> expected_;
};

}  // namespace tsunagu::vault
