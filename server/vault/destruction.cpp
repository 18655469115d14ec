/// Destroying a case: its keys, and all that is kept of it.
#include "server/vault/destruction.h"

#include <limits>

#include "server/base/error.h"
#include "server/store/statement.h"
#include "server/vault/case_projection.h"
#include "server/vault/draft_rows.h"
#include "server/vault/inbound_rows.h"

namespace tsunagu::vault {
namespace {

std::vector<Uuid> ids(store::Statement& find) {
  std::vector<Uuid> out;
  while (find.next()) {
    out.push_back(find.uuid(0));
  }
  return out;
}

/// In place and before they go, so that not even the page they stood on has them.
void destroy_keys(store::Connection& db, const Uuid& case_id) {
  Bytes noise(security::kWrappedDataKey);
  fill_random(noise);
  db.prepared("UPDATE data_key SET wrapped = ? WHERE case_id = ?").execute(noise, case_id);
  db.prepared("DELETE FROM data_key WHERE case_id = ?").execute(case_id);
}

void remove_documents(store::Connection& db, const Uuid& case_id,
                      const std::vector<Uuid>& documents) {
  for (const auto& id : documents) {
    db.prepared("DELETE FROM search_entry WHERE document_id = ?").execute(id);
    db.prepared("DELETE FROM outbound_file WHERE document_id = ?").execute(id);
  }
  db.prepared("DELETE FROM case_token WHERE case_id = ?").execute(case_id);
  db.prepared("DELETE FROM document WHERE case_id = ?").execute(case_id);
}

void remove_drafts(store::Connection& db, const Uuid& case_id) {
  auto& find = db.prepared("SELECT draft_id FROM draft WHERE case_id = ?");
  find.execute(case_id);
  for (const auto& id : ids(find)) {
    remove_draft(db, id);
  }
}

/// Takes the partners' numbers out of the records of the case, and removes the files that hold
/// records of no case that is left.
void clear_files(store::Connection& db, security::KeyService& keys, const Uuid& case_id,
                 Destruction& out) {
  auto& find = db.prepared("SELECT DISTINCT file_id FROM inbound_record WHERE case_id = ?");
  find.execute(case_id);
  InboundRows inbound{keys};
  for (const auto& file_id : ids(find)) {
    inbound.forget_numbers(db, file_id, case_id);
    auto& others = db.prepared(
        "SELECT COUNT(*) FROM inbound_record r JOIN document d USING (document_id) "
        "WHERE r.file_id = ?");
    others.execute(file_id);
    if (others.next() && others.integer(0) > 0) {
      ++out.originals_kept;
      continue;
    }
    auto& remove = db.prepared("DELETE FROM inbound_original WHERE file_id = ?");
    remove.execute(file_id);
    out.originals += remove.affected_rows();
  }
}

}  // namespace

security::Digest tombstone_seal(const CaseRow& row, const Uuid& tenant) {
  Bytes what;
  append_sized(what, as_bytes("tsunagu/tombstone/v1"));
  append_sized(what, tenant.view());
  append_sized(what, row.case_id.view());
  append_sized(what, as_bytes(row.number));
  append_be(what, static_cast<std::uint64_t>(row.opened_at), 8);
  append_be(what, static_cast<std::uint64_t>(row.retention_year), 4);
  return security::sha256(what);
}

void require_tombstone(const CaseRow& row, const security::Digest& recorded, const Uuid& tenant) {
  if (!security::equal(row.seal, recorded) ||
      !security::equal(row.seal, tombstone_seal(row, tenant))) {
    throw IntegrityError{"the row of destroyed case " + row.case_id.text() + " was changed"};
  }
}

CaseProjection tombstone_projection(const Uuid& case_id, Microseconds changed_at) {
  CaseProjection left;
  left.case_id = case_id;
  left.state = std::string{cases::state_code(cases::CaseState::destroyed)};
  left.changed_at = changed_at;
  left.next_task = std::numeric_limits<std::uint32_t>::max();  // no task, ever
  return left;
}

std::optional<std::string> obstacle_of(store::Connection& db, const Uuid& case_id) {
  auto& owed = db.prepared(
      "SELECT COUNT(*) FROM outbound_file o JOIN document d USING (document_id) "
      "WHERE d.case_id = ? AND o.state IN (1, 2)");
  owed.execute(case_id);
  if (owed.next() && owed.integer(0) > 0) {
    return "delivery-waits";
  }
  auto& linked = db.prepared("SELECT COUNT(*) FROM case_link WHERE case_id = ? OR into_case = ?");
  linked.execute(case_id, case_id);
  if (linked.next() && linked.integer(0) > 0) {
    return "linked";
  }
  return std::nullopt;
}

Destruction destroy_case(store::Connection& db, security::KeyService& keys, const CaseRow& row,
                         Microseconds now) {
  Destruction out;
  for (const auto& document : documents_of(db, row.case_id)) {
    out.documents.push_back(document.document_id);
  }
  destroy_keys(db, row.case_id);
  remove_drafts(db, row.case_id);
  remove_documents(db, row.case_id, out.documents);
  clear_files(db, keys, row.case_id, out);
  out.seal = tombstone_seal(row, keys.tenant());
  db.prepared("UPDATE case_record SET seal = ? WHERE case_id = ?").execute(out.seal, row.case_id);
  save(db, {tombstone_projection(row.case_id, now)});
  return out;
}

}  // namespace tsunagu::vault
