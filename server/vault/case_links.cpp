/// Rows that say which cases are of one person.
#include "server/vault/case_links.h"

#include <algorithm>

#include "security/field_cipher.h"
#include "server/base/error.h"
#include "server/store/bulk.h"
#include "server/store/statement.h"
#include "server/vault/document_rows.h"
#include "server/vault/stock_check.h"

namespace tsunagu::vault {
namespace {

constexpr std::uint8_t kReasonClass = 5;

security::FieldPlace reason_place(const CaseLink& link, const Uuid& tenant) {
  return {tenant, "case-link", "reason", link.from, link.link_id};
}

security::Digest seal_of(const CaseLink& link, const Uuid& tenant,
                         const security::DataKey& seal_key) {
  Bytes what;
  append_sized(what, as_bytes("tsunagu/case-link/v1"));
  append_sized(what, tenant.view());
  append_sized(what, link.link_id.view());
  append_sized(what, link.from.view());
  append_sized(what, link.into.view());
  append_be(what, static_cast<std::uint64_t>(link.kind), 1);
  append_sized(what, as_bytes(link.recorded_by));
  append_be(what, static_cast<std::uint64_t>(link.recorded_at), 8);
  append_sized(what, security::sha256(link.reason));
  return security::document_seal(seal_key, what);
}

std::string name_of(const KnownLink& link) {
  return "the link " + link.link_id.text() + " of case " + link.from.text();
}

CaseLink read(store::Statement& find) {
  CaseLink link;
  link.link_id = find.uuid(0);
  link.from = find.uuid(1);
  link.into = find.uuid(2);
  link.kind = static_cast<LinkKind>(find.unsigned_integer(3));
  link.recorded_by = find.text(4);
  link.recorded_at = find.integer(5);
  link.reason = find.bytes(6);
  const auto seal = find.bytes(7);
  std::copy_n(seal.begin(), std::min(seal.size(), link.seal.size()), link.seal.begin());
  return link;
}

std::vector<CaseLink> read_all(store::Statement& find) {
  std::vector<CaseLink> all;
  while (find.next()) {
    all.push_back(read(find));
  }
  return all;
}

bool is_same(const KnownLink& row, const KnownLink& known) {
  return row.link_id == known.link_id && row.from == known.from && row.into == known.into &&
         row.kind == known.kind && security::equal(row.seal, known.seal);
}

void require_own_seal(store::Connection& db, security::KeyService& keys, const CaseLink& link) {
  const auto row = find_case(db, link.from);
  if (!row) {
    throw IntegrityError{name_of(link) + " is of a case that is not there"};
  }
  CaseKeys case_keys{keys, link.from, row->retention_year};
  case_keys.load(db);
  require_sealed(link, keys.tenant(), case_keys);
}

std::vector<CaseLink> all_links(store::Connection& db) {
  auto& find = db.prepared(
      "SELECT link_id, case_id, into_case, kind, recorded_by, recorded_at, reason, seal "
      "FROM case_link ORDER BY recorded_at, link_id");
  find.execute();
  return read_all(find);
}

void check_link(store::Connection& db, security::KeyService& keys, const CaseLink& link,
                const std::vector<KnownLink>& recorded) {
  const auto known = std::ranges::find(recorded, link.link_id, &KnownLink::link_id);
  if (known == recorded.end()) {
    throw IntegrityError{name_of(link) + " was never recorded"};
  }
  if (!is_same(link, *known)) {
    throw IntegrityError{name_of(*known) + " is not what was recorded"};
  }
  require_own_seal(db, keys, link);
}

}  // namespace

void insert(store::Connection& db, CaseLink& link, std::string_view reason, const Uuid& tenant,
            CaseKeys& keys) {
  link.reason = security::seal_field(keys.key(kReasonClass, true), reason_place(link, tenant),
                                     as_bytes(reason));
  link.seal = seal_of(link, tenant, keys.key(security::kSealClass, true));
  store::Bulk new_keys{db,
                       "INSERT INTO data_key (case_id, key_class, version, wrapped) "
                       "VALUES (?, ?, ?, ?)"};
  for (const auto& key : keys.take_new()) {
    new_keys.add(key.case_id, std::uint64_t{key.key_class}, std::uint64_t{key.version},
                 key.wrapped);
  }
  new_keys.flush();
  db.prepared(
        "INSERT INTO case_link (link_id, case_id, into_case, kind, recorded_by, recorded_at, "
        "reason, seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
      .execute(link.link_id, link.from, link.into, static_cast<std::uint64_t>(link.kind),
               link.recorded_by, link.recorded_at, link.reason, link.seal);
}

std::vector<CaseLink> links_of(store::Connection& db, const Uuid& case_id) {
  auto& find = db.prepared(
      "SELECT link_id, case_id, into_case, kind, recorded_by, recorded_at, reason, seal "
      "FROM case_link WHERE case_id = ? OR into_case = ? ORDER BY recorded_at, link_id");
  find.execute(case_id, case_id);
  return read_all(find);
}

void require_sealed(const CaseLink& link, const Uuid& tenant, CaseKeys& keys) {
  const auto expected = seal_of(link, tenant, keys.key(security::kSealClass, false));
  if (link.from != keys.case_id() || !security::equal(expected, link.seal)) {
    throw IntegrityError{name_of(link) + " was changed"};
  }
}

security::SecretBytes open_reason(const CaseLink& link, const Uuid& tenant, CaseKeys& keys) {
  return security::open_field(keys.key(kReasonClass, false), reason_place(link, tenant),
                              link.reason);
}

void load_links(store::Connection& db, security::KeyService& keys, KnownLinks& out) {
  for (const auto& link : all_links(db)) {
    require_own_seal(db, keys, link);
    out.add(link);
  }
}

void require_links(store::Connection& db, const std::vector<KnownLink>& known) {
  for (const auto& one : known) {
    auto& find = db.prepared(
        "SELECT link_id, case_id, into_case, kind, recorded_by, recorded_at, reason, seal "
        "FROM case_link WHERE link_id = ?");
    find.execute(one.link_id);
    if (!find.next()) {
      throw IntegrityError{name_of(one) + " was recorded and is gone"};
    }
    if (!is_same(read(find), one)) {
      throw IntegrityError{name_of(one) + " is not what was recorded"};
    }
  }
}

void check_links(store::Connection& db, security::KeyService& keys,
                 const std::vector<KnownLink>& recorded, StockReport& report) {
  const auto rows = all_links(db);
  for (const auto& row : rows) {
    try {
      check_link(db, keys, row, recorded);
    } catch (const IntegrityError& error) {
      report.differ(error.detail());
    }
  }
  for (const auto& known : recorded) {
    if (std::ranges::find(rows, known.link_id, &CaseLink::link_id) == rows.end()) {
      report.differ(name_of(known) + " was recorded and is gone");
    }
  }
}

}  // namespace tsunagu::vault
