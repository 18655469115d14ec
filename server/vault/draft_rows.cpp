/// Rows of documents that are being written.
#include "server/vault/draft_rows.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "security/digest.h"
#include "security/field_cipher.h"
#include "server/base/check.h"
#include "server/base/error.h"
#include "server/store/statement.h"
#include "server/vault/document_rows.h"

namespace tsunagu::vault {
namespace {

constexpr std::size_t kLongestNumber = 16;  // of draft.draft_number

security::Digest digest_of(const Bytes& bytes) {
  security::Digest digest{};
  if (bytes.size() != digest.size()) {
    throw IntegrityError{"the seal of a draft has an impossible length"};
  }
  std::copy(bytes.begin(), bytes.end(), digest.begin());
  return digest;
}

/// Columns in the order of the statements below.
DraftRow read_draft(store::Statement& find) {
  DraftRow row;
  row.draft_id = find.uuid(0);
  row.number = find.text(1);
  row.type = find.text(2);
  if (!find.is_null(3)) {
    row.case_id = find.uuid(3);
  }
  if (!find.is_null(4)) {
    row.supersedes = find.uuid(4);
  }
  row.version = static_cast<std::uint32_t>(find.unsigned_integer(5));
  row.last_version = static_cast<std::uint32_t>(find.unsigned_integer(6));
  row.begun_by = find.text(7);
  row.begun_at = find.integer(8);
  row.seal = digest_of(find.bytes(9));
  return row;
}

/// Whether `number` may be compared with a column of ASCII at all.
bool is_draft_number(const std::string& number) {
  const auto fits = [](char one) { return one > ' ' && one <= '~'; };
  return number.size() <= kLongestNumber && std::all_of(number.begin(), number.end(), fits);
}

void append_optional(Bytes& out, const std::optional<Uuid>& id) {
  append_sized(out, id ? ByteView{id->view()} : ByteView{});
}

security::Digest seal_of(const DraftRow& row, const Uuid& tenant, const security::DataKey& key) {
  Bytes what;
  append_sized(what, as_bytes("tsunagu/draft/v1"));
  append_sized(what, tenant.view());
  append_sized(what, row.draft_id.view());
  append_sized(what, as_bytes(row.number));
  append_sized(what, as_bytes(row.type));
  append_optional(what, row.case_id);
  append_optional(what, row.supersedes);
  append_be(what, row.version, 4);
  append_be(what, row.last_version, 4);
  append_sized(what, as_bytes(row.begun_by));
  append_be(what, static_cast<std::uint64_t>(row.begun_at), 8);
  return security::document_seal(key, what);
}

security::Digest seal_of(const DraftVersionRow& row, const Uuid& tenant,
                         const security::DataKey& key) {
  Bytes what;
  append_sized(what, as_bytes("tsunagu/draft-version/v1"));
  append_sized(what, tenant.view());
  append_sized(what, row.draft_id.view());
  append_be(what, row.version, 4);
  append_sized(what, row.version_id.view());
  append_be(what, row.base, 4);
  append_be(what, row.is_side ? 1 : 0, 1);
  append_sized(what, as_bytes(row.saved_by));
  append_be(what, static_cast<std::uint64_t>(row.saved_at), 8);
  append_sized(what, security::sha256(row.sealed));
  return security::document_seal(key, what);
}

}  // namespace

std::string take_draft_number(store::Connection& db, int fiscal_year) {
  auto& add = db.prepared(
      "INSERT INTO draft_counter (fiscal_year, last_number) VALUES (?, 1) "
      "ON DUPLICATE KEY UPDATE last_number = last_number + 1");
  add.execute(std::int64_t{fiscal_year});
  auto& find = db.prepared("SELECT last_number FROM draft_counter WHERE fiscal_year = ?");
  find.execute(std::int64_t{fiscal_year});
  TSUNAGU_ENSURE(find.next(), "a counter that was just written is there");
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "D-%04d-%06u", fiscal_year,
                static_cast<unsigned>(find.unsigned_integer(0)));
  return text.data();
}

std::optional<DraftRow> find_draft(store::Connection& db, const std::string& number) {
  if (!is_draft_number(number)) {
    return std::nullopt;
  }
  auto& find = db.prepared(
      "SELECT draft_id, draft_number, document_type, case_id, supersedes, current_version, "
      "last_version, begun_by, begun_at, seal FROM draft WHERE draft_number = ?");
  find.execute(number);
  return find.next() ? std::optional{read_draft(find)} : std::nullopt;
}

std::optional<DraftRow> lock_draft(store::Connection& db, const std::string& number) {
  if (!is_draft_number(number)) {
    return std::nullopt;
  }
  auto& find = db.prepared(
      "SELECT draft_id, draft_number, document_type, case_id, supersedes, current_version, "
      "last_version, begun_by, begun_at, seal FROM draft WHERE draft_number = ? FOR UPDATE");
  find.execute(number);
  return find.next() ? std::optional{read_draft(find)} : std::nullopt;
}

std::vector<DraftRow> all_drafts(store::Connection& db) {
  auto& find = db.prepared(
      "SELECT draft_id, draft_number, document_type, case_id, supersedes, current_version, "
      "last_version, begun_by, begun_at, seal FROM draft ORDER BY draft_number");
  find.execute();
  std::vector<DraftRow> rows;
  while (find.next()) {
    rows.push_back(read_draft(find));
  }
  return rows;
}

std::optional<DraftVersionRow> find_version(store::Connection& db, const Uuid& draft_id,
                                            std::uint32_t version) {
  auto& find = db.prepared(
      "SELECT version_id, base_version, is_side, saved_by, saved_at, sealed, seal "
      "FROM draft_version WHERE draft_id = ? AND version = ?");
  find.execute(draft_id, std::uint64_t{version});
  if (!find.next()) {
    return std::nullopt;
  }
  DraftVersionRow row;
  row.draft_id = draft_id;
  row.version = version;
  row.version_id = find.uuid(0);
  row.base = static_cast<std::uint32_t>(find.unsigned_integer(1));
  row.is_side = find.unsigned_integer(2) == 1;
  row.saved_by = find.text(3);
  row.saved_at = find.integer(4);
  row.sealed = find.bytes(5);
  row.seal = digest_of(find.bytes(6));
  return row;
}

CaseKeys keys_of(store::Connection& db, security::KeyService& keys, const DraftRow& draft,
                 int retention_years) {
  if (draft.case_id) {
    const auto row = find_case(db, *draft.case_id);
    if (!row) {
      throw IntegrityError{"the case of draft " + draft.number + " is gone"};
    }
    CaseKeys of_case{keys, row->case_id, row->retention_year};
    of_case.load(db);
    return of_case;
  }
  CaseKeys own{keys, draft.draft_id, fiscal_year(draft.begun_at) + retention_years};
  auto& find = db.prepared(
      "SELECT key_class, version, wrapped FROM draft_key WHERE draft_id = ? ORDER BY version");
  find.execute(draft.draft_id);
  while (find.next()) {
    own.add({draft.draft_id, static_cast<std::uint8_t>(find.unsigned_integer(0)),
             static_cast<std::uint32_t>(find.unsigned_integer(1)), find.bytes(2)});
  }
  return own;
}

SealingPlace place_of(const DraftRow& draft, const DraftVersionRow& version, const Uuid& tenant) {
  return {tenant, draft.case_id.value_or(draft.draft_id), version.version_id};
}

void insert(store::Connection& db, DraftRow& row, const Uuid& tenant, CaseKeys& keys) {
  row.seal = seal_of(row, tenant, keys.key(security::kSealClass, true));
  auto& add = db.prepared(
      "INSERT INTO draft (draft_id, draft_number, document_type, case_id, supersedes, "
      "current_version, last_version, begun_by, begun_at, seal) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  add.execute(row.draft_id, row.number, row.type, row.case_id, row.supersedes,
              std::uint64_t{row.version}, std::uint64_t{row.last_version}, row.begun_by,
              row.begun_at, row.seal);
}

void update(store::Connection& db, DraftRow& row, const Uuid& tenant, CaseKeys& keys) {
  row.seal = seal_of(row, tenant, keys.key(security::kSealClass, false));
  auto& change = db.prepared(
      "UPDATE draft SET current_version = ?, last_version = ?, seal = ? WHERE draft_id = ?");
  change.execute(std::uint64_t{row.version}, std::uint64_t{row.last_version}, row.seal,
                 row.draft_id);
}

void insert(store::Connection& db, DraftVersionRow& row, const Uuid& tenant, CaseKeys& keys) {
  row.seal = seal_of(row, tenant, keys.key(security::kSealClass, true));
  auto& add = db.prepared(
      "INSERT INTO draft_version (draft_id, version, version_id, base_version, is_side, saved_by, "
      "saved_at, sealed, seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  add.execute(row.draft_id, std::uint64_t{row.version}, row.version_id, std::uint64_t{row.base},
              std::uint64_t{row.is_side ? 1U : 0U}, row.saved_by, row.saved_at, row.sealed,
              row.seal);
}

void insert_new_keys(store::Connection& db, const DraftRow& draft, CaseKeys& keys) {
  for (const auto& key : keys.take_new()) {
    auto& add = draft.case_id ? db.prepared(
                                    "INSERT INTO data_key (case_id, key_class, version, wrapped) "
                                    "VALUES (?, ?, ?, ?)")
                              : db.prepared(
                                    "INSERT INTO draft_key (draft_id, key_class, version, wrapped) "
                                    "VALUES (?, ?, ?, ?)");
    add.execute(key.case_id, std::uint64_t{key.key_class}, std::uint64_t{key.version}, key.wrapped);
  }
}

void remove_draft(store::Connection& db, const Uuid& draft_id) {
  db.prepared("DELETE FROM draft_version WHERE draft_id = ?").execute(draft_id);
  db.prepared("DELETE FROM draft_key WHERE draft_id = ?").execute(draft_id);
  db.prepared("DELETE FROM draft WHERE draft_id = ?").execute(draft_id);
}

void require_sealed(const DraftRow& row, const Uuid& tenant, CaseKeys& keys) {
  const auto expected = seal_of(row, tenant, keys.key(security::kSealClass, false));
  if (!security::equal(expected, row.seal)) {
    throw IntegrityError{"the row of draft " + row.number + " was changed"};
  }
}

void require_sealed(const DraftVersionRow& row, const DraftRow& draft, const Uuid& tenant,
                    CaseKeys& keys) {
  const auto expected = seal_of(row, tenant, keys.key(security::kSealClass, false));
  if (row.draft_id != draft.draft_id || !security::equal(expected, row.seal)) {
    throw IntegrityError{"version " + std::to_string(row.version) + " of draft " + draft.number +
                         " was changed"};
  }
}

}  // namespace tsunagu::vault
