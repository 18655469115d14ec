/// Where each case stands, kept beside the documents that say it.
#include "server/vault/case_projection.h"

#include "server/store/bulk.h"
#include "server/store/statement.h"

namespace tsunagu::vault {

namespace {

std::optional<CaseProjection> read(store::Statement& find, const Uuid& case_id) {
  if (!find.next()) {
    return std::nullopt;
  }
  CaseProjection out;
  out.case_id = case_id;
  out.state = find.text(0);
  out.documents = static_cast<std::uint32_t>(find.unsigned_integer(1));
  out.changed_at = find.integer(2);
  out.facts = find.bytes(3);
  out.next_task = static_cast<std::uint32_t>(find.unsigned_integer(4));
  return out;
}

}  // namespace

std::optional<CaseProjection> find_projection(store::Connection& db, const Uuid& case_id) {
  auto& find = db.prepared(
      "SELECT state, documents, changed_at, facts, next_task FROM case_projection "
      "WHERE case_id = ?");
  find.execute(case_id);
  return read(find, case_id);
}

std::optional<CaseProjection> lock_projection(store::Connection& db, const Uuid& case_id) {
  auto& find = db.prepared(
      "SELECT state, documents, changed_at, facts, next_task FROM case_projection "
      "WHERE case_id = ? FOR UPDATE");
  find.execute(case_id);
  return read(find, case_id);
}

void save(store::Connection& db, const std::vector<CaseProjection>& projections) {
  store::Bulk bulk{db,
                   "INSERT INTO case_projection (case_id, state, documents, changed_at, facts, "
                   "next_task) VALUES (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE "
                   "state = VALUES(state), documents = VALUES(documents), "
                   "changed_at = VALUES(changed_at), facts = VALUES(facts), "
                   "next_task = VALUES(next_task)"};
  for (const auto& one : projections) {
    bulk.add(one.case_id, one.state, std::uint64_t{one.documents}, one.changed_at, one.facts,
             std::uint64_t{one.next_task});
  }
  bulk.flush();
}

}  // namespace tsunagu::vault
