/// Works out where each case stands from its documents: what `rebuild` does.
#include <vector>

#include "server/base/error.h"
#include "server/store/statement.h"
#include "server/store/transaction.h"
#include "server/vault/case_facts.h"
#include "server/vault/case_keys.h"
#include "server/vault/case_projection.h"
#include "server/vault/row_seals.h"
#include "server/vault/stock_check.h"

namespace tsunagu::vault {
namespace {

std::vector<CaseRow> all_cases(store::Connection& db) {
  std::vector<CaseRow> all;
  auto& find = db.prepared(
      "SELECT case_id, case_number, opened_at, retention_year, seal FROM case_record "
      "ORDER BY case_id");
  find.execute();
  while (find.next()) {
    all.push_back(read_case(find));
  }
  return all;
}

struct Rebuilt {
  std::uint32_t documents = 0;
  bool was_right = false;
};

/// The stored facts, unless they do not open: then they are wrong anyway.
std::optional<cases::CaseFacts> stored_facts(const std::optional<CaseProjection>& stored,
                                             const Uuid& tenant, CaseKeys& keys) {
  if (!stored || stored->facts.empty()) {
    return std::nullopt;
  }
  try {
    return open_facts(stored->facts, tenant, keys);
  } catch (const IntegrityError&) {
    return std::nullopt;  // counted as a difference by the caller
  }
}

Rebuilt rebuild_one(store::Connection& db, security::KeyService& keys,
                    const catalogue::Catalogue& catalogue, const CaseRow& row) {
  // Locked before the documents are looked at, so that none arrives between count and comparison.
  const auto stored = lock_projection(db, row.case_id);
  CaseKeys case_keys{keys, row.case_id, row.retention_year};
  case_keys.load(db);
  const auto facts = facts_of_case(db, catalogue, keys.tenant(), case_keys);
  const auto state = projected_state(row.number, facts);
  const auto count = static_cast<std::uint32_t>(facts.size());
  const bool was_right = stored && stored->state == state && stored->documents == count &&
                         stored_facts(stored, keys.tenant(), case_keys) == facts;
  if (!was_right) {
    save(db, {{row.case_id, state, count, stored ? stored->changed_at : 0,
               seal_facts(facts, keys.tenant(), case_keys)}});
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
  for (const auto& row : all_cases(session.connection())) {
    const auto rebuilt = store::transact(
        session, [&](store::Connection& db) { return rebuild_one(db, keys, catalogue, row); });
    ++report.cases;
    report.documents += rebuilt.documents;
    if (!rebuilt.was_right) {
      report.differ("the projection of case " + row.case_id.text());
    }
  }
  remove_strays(session, report);
  return report;
}

}  // namespace tsunagu::vault
