/// Whether each number leads to the case that its documents are in.
#include "server/vault/token_check.h"

#include <algorithm>

#include "server/base/error.h"
#include "server/store/statement.h"
#include "server/vault/stock_check.h"

namespace tsunagu::vault {

void TokenCheck::expect_number(const DocumentRow& row) {
  auto& expected = expected_[{TokenKind::document_number, row.number_token, row.origin}];
  expected.document_id = row.document_id;
  expected.cases.insert(row.case_id);
}

void TokenCheck::expect_resident(const DocumentRow& row, const Token& token) {
  auto& expected = expected_[{TokenKind::resident_code, token, ""}];
  expected.document_id = row.document_id;
  expected.cases.insert(row.case_id);
}

void TokenCheck::finish(store::Connection& db, StockReport& report) {
  auto& find =
      db.prepared("SELECT kind, token, origin, case_id FROM case_token ORDER BY kind, case_id");
  find.execute();
  while (find.next()) {
    const auto case_id = find.uuid(3);
    Place place;
    place.kind = static_cast<TokenKind>(find.unsigned_integer(0));
    const auto bytes = find.bytes(1);
    std::copy_n(bytes.begin(), std::min(bytes.size(), place.token.size()), place.token.begin());
    place.origin = find.text(2);
    const auto known = expected_.find(place);
    if (known == expected_.end()) {
      report.differ("a case token that leads to case " + case_id.text() +
                    " belongs to no document");
      continue;
    }
    if (known->second.cases.count(case_id) == 0) {
      report.differ("the case token of document " + known->second.document_id.text() +
                    " leads to case " + case_id.text());
    }
    expected_.erase(known);
  }
  for (const auto& [place, expected] : expected_) {
    report.differ("a case token of document " + expected.document_id.text() + " is gone");
  }
}

}  // namespace tsunagu::vault
