/// Rows that belong to nothing, and rows beside the documents.
#include "server/vault/stray_check.h"

#include "server/base/error.h"
#include "server/store/statement.h"
#include "server/vault/inbound_rows.h"
#include "server/vault/outbound_rows.h"
#include "server/vault/search_rows.h"
#include "server/vault/stock_check.h"

namespace tsunagu::vault {
namespace {

std::vector<Uuid> ids(store::Statement& find) {
  find.execute();
  std::vector<Uuid> out;
  while (find.next()) {
    out.push_back(find.uuid(0));
  }
  return out;
}

}  // namespace

std::vector<std::string> stray_rows(store::Connection& db) {
  std::vector<std::string> strays;
  for (const auto& id : ids(db.prepared(
           "SELECT DISTINCT d.case_id FROM document d LEFT JOIN case_record c USING (case_id) "
           "WHERE c.case_id IS NULL ORDER BY d.case_id"))) {
    strays.push_back("case " + id.text() + " of documents is gone");
  }
  for (const auto& id : ids(db.prepared(
           "SELECT DISTINCT k.case_id FROM data_key k LEFT JOIN case_record c USING (case_id) "
           "WHERE c.case_id IS NULL ORDER BY k.case_id"))) {
    strays.push_back("case " + id.text() + " of a data key is gone");
  }
  for (const auto& id : ids(db.prepared(
           "SELECT s.document_id FROM search_entry s LEFT JOIN document d USING (document_id) "
           "WHERE d.document_id IS NULL ORDER BY s.document_id"))) {
    strays.push_back("the name index has an entry of document " + id.text() +
                     ", which is not there");
  }
  return strays;
}

void check_name_entry(store::Connection& db, security::KeyService& keys, const DocumentRow& row,
                      bool is_protected) {
  const auto entry = SearchRows{keys}.find(db, row.document_id);
  const auto name = "the entry of document " + row.document_id.text() + " in the name index";
  if (!entry) {
    throw IntegrityError{name + " is gone"};
  }
  if (entry->case_id != row.case_id || entry->is_protected != is_protected) {
    throw IntegrityError{name + " says otherwise than the document"};
  }
}

void check_exchange(store::Connection& db, security::KeyService& keys, StockReport& report) {
  InboundRows inbound{keys};
  for (const auto& id : ids(db.prepared("SELECT file_id FROM inbound_file ORDER BY file_id"))) {
    try {
      const auto file = inbound.find(db, id);
      const auto records = inbound.records(db, id);
      if (file && file->state == InboundState::read && records.size() != file->records) {
        report.differ("file " + id.text() + " had " + std::to_string(file->records) +
                      " records, of which " + std::to_string(records.size()) + " are there");
      }
    } catch (const IntegrityError& error) {
      report.differ(error.detail());
    }
  }
  OutboundRows outbound{keys};
  for (const auto& id :
       ids(db.prepared("SELECT outbound_id FROM outbound_file ORDER BY outbound_id"))) {
    try {
      outbound.find(db, id);
    } catch (const IntegrityError& error) {
      report.differ(error.detail());
    }
  }
}

}  // namespace tsunagu::vault
