/// Works out where each case stands from its documents: what `rebuild` does.
#include <vector>

#include "server/base/error.h"
#include "server/cases/tasks.h"
#include "server/store/statement.h"
#include "server/store/transaction.h"
#include "server/vault/case_facts.h"
#include "server/vault/case_keys.h"
#include "server/vault/case_links.h"
#include "server/vault/case_projection.h"
#include "server/vault/destruction.h"
#include "server/vault/retention_log.h"
#include "server/vault/row_seals.h"
#include "server/vault/stock_check.h"

namespace tsunagu::vault {
namespace {

std::vector<CaseRow> read_all(store::Statement& find) {
  std::vector<CaseRow> all;
  find.execute();
  while (find.next()) {
    all.push_back(read_case(find));
  }
  return all;
}

std::vector<CaseRow> all_cases(store::Connection& db) {
  return read_all(
      db.prepared("SELECT case_id, case_number, opened_at, retention_year, seal FROM case_record "
                  "ORDER BY case_id"));
}

/// Cases whose facts an earlier version did not keep.
std::vector<CaseRow> cases_without_facts(store::Connection& db) {
  return read_all(db.prepared(
      "SELECT c.case_id, c.case_number, c.opened_at, c.retention_year, c.seal FROM case_record c "
      "LEFT JOIN case_projection p USING (case_id) WHERE p.facts IS NULL OR p.facts = '' "
      "ORDER BY c.case_id"));
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

/// The facts of the cases that go on in the one of `row`, worked out from their documents.
cases::CaseFacts facts_merged_into(store::Connection& db, security::KeyService& keys,
                                   const catalogue::Catalogue& catalogue, const KnownLinks& links,
                                   const CaseRow& row) {
  cases::CaseFacts all;
  for (const auto& one : links.merged_into(row.case_id)) {
    const auto other = find_case(db, one);
    if (!other) {
      throw IntegrityError{"case " + one.text() + " of a link is gone"};
    }
    CaseKeys other_keys{keys, one, other->retention_year};
    other_keys.load(db);
    all = cases::joined(all, facts_of_case(db, catalogue, keys.tenant(), other_keys));
  }
  return all;
}

Rebuilt rebuild_one(store::Connection& db, security::KeyService& keys,
                    const catalogue::Catalogue& catalogue, const KnownLinks& links,
                    const CaseRow& row) {
  // Locked before the documents are looked at, so that none arrives between count and comparison.
  const auto stored = lock_projection(db, row.case_id);
  CaseKeys case_keys{keys, row.case_id, row.retention_year};
  case_keys.load(db);
  const auto facts = facts_of_case(db, catalogue, keys.tenant(), case_keys);
  const auto of_person = cases::joined(facts, facts_merged_into(db, keys, catalogue, links, row));
  const auto state = projected_state(row.number, of_person);
  const auto count = static_cast<std::uint32_t>(facts.size());
  const auto next_task = cases::next_basis(of_person, cases::standing_of(of_person));
  const bool was_right = stored && stored->state == state && stored->documents == count &&
                         stored->next_task == next_task &&
                         stored_facts(stored, keys.tenant(), case_keys) == facts;
  if (!was_right) {
    save(db, {{row.case_id, state, count, stored ? stored->changed_at : 0,
               seal_facts(facts, keys.tenant(), case_keys), next_task}});
  }
  return {count, was_right};
}

/// Nothing is left of a destroyed case that could be worked out.
void rebuild_tombstone(store::Session& session, const CaseRow& row, StockReport& report) {
  ++report.cases;
  const bool was_right = store::transact(session, [&](store::Connection& db) {
    const auto stored = lock_projection(db, row.case_id);
    auto left = tombstone_projection(row.case_id, stored ? stored->changed_at : 0);
    const bool is_right = stored && stored->state == left.state && stored->documents == 0 &&
                          stored->facts.empty() && stored->next_task == left.next_task;
    if (!is_right) {
      save(db, {std::move(left)});
    }
    return is_right;
  });
  if (!was_right) {
    report.differ("the projection of case " + row.case_id.text());
  }
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

std::uint64_t complete_projections(store::Session& session, security::KeyService& keys,
                                   const catalogue::Catalogue& catalogue) {
  auto rows = cases_without_facts(session.connection());
  if (!rows.empty()) {
    const auto log = RetentionLog::read(session.connection(), keys);
    std::erase_if(rows, [&](const auto& row) { return log.find_destroyed(row.number) != nullptr; });
  }
  KnownLinks links;
  load_links(session.connection(), keys, links);
  for (const auto& row : rows) {
    store::transact(session,
                    [&](store::Connection& db) { rebuild_one(db, keys, catalogue, links, row); });
  }
  return rows.size();
}

StockReport rebuild_projections(store::Session& session, security::KeyService& keys,
                                const catalogue::Catalogue& catalogue) {
  StockReport report;
  KnownLinks links;
  load_links(session.connection(), keys, links);
  const auto log = RetentionLog::read(session.connection(), keys);
  for (const auto& row : all_cases(session.connection())) {
    if (log.find_destroyed(row.number) != nullptr) {
      rebuild_tombstone(session, row, report);
      continue;
    }
    const auto rebuilt = store::transact(session, [&](store::Connection& db) {
      return rebuild_one(db, keys, catalogue, links, row);
    });
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
