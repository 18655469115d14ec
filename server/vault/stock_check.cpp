/// Holds every row that has a seal, or that only makes sense with one that has, against the events.
#include "server/vault/stock_check.h"

#include <set>
#include <vector>

#include "security/digest.h"
#include "server/base/error.h"
#include "server/store/statement.h"
#include "server/vault/case_keys.h"
#include "server/vault/case_links.h"
#include "server/vault/destruction.h"
#include "server/vault/row_seals.h"
#include "server/vault/sealed_document.h"
#include "server/vault/stray_check.h"
#include "server/vault/token_check.h"

namespace tsunagu::vault {
namespace {

class StockCheck {
 public:
  StockCheck(store::Connection& db, security::KeyService& keys,
             const catalogue::Catalogue& catalogue, Recorded& recorded)
      : db_{db}, keys_{keys}, catalogue_{catalogue}, recorded_{recorded} {}

  StockReport run() {
    std::vector<Uuid> cases;
    auto& find = db_.prepared("SELECT case_id FROM case_record ORDER BY case_id");
    find.execute();
    while (find.next()) {
      cases.push_back(find.uuid(0));
    }
    require_all_stored();
    for (const auto& case_id : cases) {
      ++report_.cases;
      guarded([&] { check_case(case_id); });
    }
    for (const auto& [number, gone] : recorded_.destroyed) {
      if (tombstones_.count(number) == 0) {
        report_.differ("the row of destroyed case " + number + " is gone");
      }
    }
    for (const auto& what : stray_rows(db_)) {
      report_.differ(what);
    }
    tokens_.finish(db_, report_);
    check_links(db_, keys_, recorded_.links, report_);
    recorded_.files.finish(db_, keys_, report_);
    check_exchange(db_, keys_, report_);
    return std::move(report_);
  }

 private:
  /// What `work` throws about changed rows is a difference, and the check goes on.
  template <class Work>
  void guarded(Work work) {
    try {
      work();
    } catch (const IntegrityError& error) {
      report_.differ(error.detail());
    }
  }

  void check_case(const Uuid& case_id);
  bool check_tombstone(const CaseRow& row, const CaseKeys& case_keys, std::size_t documents);
  void check_document(const Uuid& document_id, CaseKeys& case_keys);
  void check_contents(const DocumentRow& row, CaseKeys& case_keys);
  void require_all_stored();

  store::Connection& db_;
  security::KeyService& keys_;
  const catalogue::Catalogue& catalogue_;
  Recorded& recorded_;
  StockReport report_;
  TokenCheck tokens_;
  std::set<std::string> tombstones_;  // numbers of destroyed cases whose rows are there
};

void StockCheck::check_case(const Uuid& case_id) {
  const auto heads = documents_of(db_, case_id);
  for (const auto& head : heads) {
    tokens_.expect_number(head);
  }
  report_.documents += heads.size();
  const auto row = find_case(db_, case_id);
  if (!row) {
    throw IntegrityError{"case " + case_id.text() + " is gone"};
  }
  CaseKeys case_keys{keys_, case_id, row->retention_year};
  case_keys.load(db_);
  if (check_tombstone(*row, case_keys, heads.size())) {
    return;
  }
  for (const auto one : case_keys.classes()) {
    guarded([&] { case_keys.key(one, false); });
  }
  require_sealed(*row, keys_.tenant(), case_keys);
  if (heads.empty()) {
    throw IntegrityError{"case " + case_id.text() + " has no document"};
  }
  for (const auto& head : heads) {
    guarded([&] { check_document(head.document_id, case_keys); });
  }
}

/// Whether the case was destroyed, by its event; a case that merely lost what it had was not.
bool StockCheck::check_tombstone(const CaseRow& row, const CaseKeys& case_keys,
                                 std::size_t documents) {
  const auto known = recorded_.destroyed.find(row.number);
  if (known == recorded_.destroyed.end()) {
    return false;
  }
  tombstones_.insert(row.number);
  if (documents > 0 || !case_keys.classes().empty()) {
    throw IntegrityError{"case " + row.case_id.text() + " was destroyed and has contents again"};
  }
  require_tombstone(row, known->second.seal, keys_.tenant());
  return true;
}

void StockCheck::check_document(const Uuid& document_id, CaseKeys& case_keys) {
  const auto row = find_document(db_, document_id);
  const auto event = recorded_.documents.find(document_id);
  if (event == recorded_.documents.end()) {
    throw IntegrityError{"document " + document_id.text() + " was never recorded"};
  }
  if (!row || row->revision != event->second.revision ||
      !security::equal(row->seal, event->second.seal)) {
    throw IntegrityError{"document " + document_id.text() + " is not what was recorded"};
  }
  require_sealed(*row, keys_.tenant(), case_keys);
  check_contents(*row, case_keys);
}

void StockCheck::check_contents(const DocumentRow& row, CaseKeys& case_keys) {
  const SealingPlace place{keys_.tenant(), row.case_id, row.document_id};
  const auto directory = open_directory(row.sealed, row.type, place, case_keys);
  const auto* type = catalogue_.find(row.type);
  const auto resident =
      type != nullptr ? type->field_with(catalogue::Role::resident_code) : std::nullopt;
  for (const auto& entry : directory.entries) {
    if (entry.sensitivity != 0) {
      case_keys.key(entry.sensitivity, false);
    }
    if (resident && entry.number == type->fields()[*resident].number && entry.sensitivity != 0) {
      const auto code = open_value(row.sealed, entry, row.type, place, case_keys);
      tokens_.expect_resident(row, keys_.token(security::Index::resident_code, code.view()));
    }
  }
  check_name_entry(db_, keys_, row, directory.is_protected);
}

void StockCheck::require_all_stored() {
  std::set<Uuid> there;
  auto& find = db_.prepared("SELECT document_id FROM document");
  find.execute();
  while (find.next()) {
    there.insert(find.uuid(0));
  }
  for (const auto& [document_id, what] : recorded_.documents) {
    const bool was_destroyed = recorded_.destroyed.count(what.case_number) != 0;
    if (there.count(document_id) == 0 && !was_destroyed) {
      report_.differ("document " + document_id.text() + " of case " + what.case_number +
                     " was recorded and is gone");
    }
  }
}

}  // namespace

void StockReport::differ(const std::string& what) {
  ++differences;
  if (!first_difference) {
    first_difference = what;
  }
}

void Recorded::take(const RecordedEvent& event) {
  files.take(event);
  if (event.leaf.type == tlog::EventType::document_stored) {
    auto document = stored_document(event);
    const auto id = document.document_id;
    documents.insert_or_assign(id, std::move(document));
  }
  if (event.leaf.type == tlog::EventType::case_destroyed) {
    auto gone = destroyed_case(event);
    const auto number = gone.case_number;
    destroyed.insert_or_assign(number, std::move(gone));
  } else if (event.leaf.type == tlog::EventType::persons_merged ||
             event.leaf.type == tlog::EventType::persons_split) {
    links.push_back(known_link(event));
  }
}

StockReport check_stock(store::Connection& db, security::KeyService& keys,
                        const catalogue::Catalogue& catalogue, Recorded& recorded) {
  return StockCheck{db, keys, catalogue, recorded}.run();
}

}  // namespace tsunagu::vault
