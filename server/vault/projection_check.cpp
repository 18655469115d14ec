/// Works out where each case stands from its documents: what `rebuild` does.
#include <vector>

#include "server/base/error.h"
#include "server/cases/case_state.h"
#include "server/store/statement.h"
#include "server/store/transaction.h"
#include "server/vault/case_keys.h"
#include "server/vault/case_projection.h"
#include "server/vault/row_seals.h"
#include "server/vault/sealed_document.h"
#include "server/vault/stock_check.h"

namespace tsunagu::vault {
namespace {

std::string plain_value(const Directory& directory, const catalogue::DocumentType& type,
                        catalogue::Role role) {
  const auto field = type.field_with(role);
  if (!field) {
    return "";
  }
  for (const auto& entry : directory.entries) {
    if (entry.number == type.fields()[*field].number) {
      return entry.plain;
    }
  }
  return "";
}

/// What each document of a case says about where it stands, in order, from the sealed documents.
std::vector<cases::DocumentFacts> facts_of_case(store::Connection& db, security::KeyService& keys,
                                                const catalogue::Catalogue& catalogue,
                                                const Uuid& case_id) {
  CaseKeys case_keys{keys, case_id, 0};
  case_keys.load(db);
  std::vector<cases::DocumentFacts> facts;
  for (const auto& head : documents_of(db, case_id)) {
    const auto row = find_document(db, head.document_id);
    const auto* type = catalogue.find(head.type);
    if (!row || type == nullptr) {
      throw IntegrityError{"document " + head.document_id.text() + " cannot be read"};
    }
    require_sealed(*row, keys.tenant(), case_keys);
    const SealingPlace place{keys.tenant(), case_id, row->document_id};
    const auto directory = open_directory(row->sealed, row->type, place, case_keys);
    facts.push_back({row->type, plain_value(directory, *type, catalogue::Role::kind),
                     plain_value(directory, *type, catalogue::Role::status),
                     plain_value(directory, *type, catalogue::Role::consent)});
  }
  return facts;
}

std::vector<Uuid> all_cases(store::Connection& db) {
  std::vector<Uuid> all;
  auto& find = db.prepared("SELECT case_id FROM case_record ORDER BY case_id");
  find.execute();
  while (find.next()) {
    all.push_back(find.uuid(0));
  }
  return all;
}

struct Rebuilt {
  std::uint32_t documents = 0;
  bool was_right = false;
};

Rebuilt rebuild_one(store::Connection& db, security::KeyService& keys,
                    const catalogue::Catalogue& catalogue, const Uuid& case_id) {
  // Locked before the documents are looked at, so that none arrives between count and comparison.
  const auto stored = lock_projection(db, case_id);
  const auto facts = facts_of_case(db, keys, catalogue, case_id);
  const std::string state{cases::state_code(cases::fold(facts).state)};
  const auto count = static_cast<std::uint32_t>(facts.size());
  const bool was_right = stored && stored->state == state && stored->documents == count;
  if (!was_right) {
    save(db, {{case_id, state, count, stored ? stored->changed_at : 0}});
  }
  return {count, was_right};
}

/// Projections of cases that are not there.
void remove_strays(store::Session& session, StockReport& report) {
  std::vector<Uuid> strays;
  auto& find = session.connection().prepared(
      "SELECT p.case_id FROM case_projection p LEFT JOIN case_record c USING (case_id) "
      "WHERE c.case_id IS NULL ORDER BY p.case_id");
  find.execute();
  while (find.next()) {
    strays.push_back(find.uuid(0));
  }
  for (const auto& stray : strays) {
    report.differ("the projection of case " + stray.text() + ", which is not there");
    store::transact(session, [&](store::Connection& db) {
      db.prepared("DELETE FROM case_projection WHERE case_id = ?").execute(stray);
    });
  }
}

}  // namespace

StockReport rebuild_projections(store::Session& session, security::KeyService& keys,
                                const catalogue::Catalogue& catalogue) {
  StockReport report;
  for (const auto& case_id : all_cases(session.connection())) {
    const auto rebuilt = store::transact(
        session, [&](store::Connection& db) { return rebuild_one(db, keys, catalogue, case_id); });
    ++report.cases;
    report.documents += rebuilt.documents;
    if (!rebuilt.was_right) {
      report.differ("the projection of case " + case_id.text());
    }
  }
  remove_strays(session, report);
  return report;
}

}  // namespace tsunagu::vault
