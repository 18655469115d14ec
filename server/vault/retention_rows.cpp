/// The words that belong to lists of destruction and to holds.
#include "server/vault/retention_rows.h"

#include <array>
#include <cstdio>

#include "server/base/check.h"
#include "server/store/statement.h"
#include "server/vault/places.h"

namespace tsunagu::vault {
namespace {

// The register outlives every case, so the key of a year would not do.
constexpr auto kPurpose = security::Purpose::exchange;

Bytes list_place(const Uuid& list_id) { return place("retention-list", list_id); }
Bytes hold_place(const Uuid& case_id) { return place("legal-hold", case_id); }

}  // namespace

std::string take_list_number(store::Connection& db, int fiscal_year) {
  db.prepared(
        "INSERT INTO retention_counter (fiscal_year, last_number) VALUES (?, 1) "
        "ON DUPLICATE KEY UPDATE last_number = last_number + 1")
      .execute(std::int64_t{fiscal_year});
  auto& find = db.prepared("SELECT last_number FROM retention_counter WHERE fiscal_year = ?");
  find.execute(std::int64_t{fiscal_year});
  TSUNAGU_ENSURE(find.next(), "a counter that was just written is there");
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "HK-%04d-%04u", fiscal_year,
                static_cast<unsigned>(find.unsigned_integer(0)));
  return text.data();
}

void insert(store::Connection& db, security::KeyService& keys, const RetentionList& list) {
  const auto sealed = keys.seal(kPurpose, 0, list_place(list.list_id), as_bytes(list.content));
  db.prepared(
        "INSERT INTO retention_list (list_number, list_id, made_at, sealed) VALUES (?, ?, ?, ?)")
      .execute(list.number, list.list_id, list.made_at, sealed);
}

std::optional<RetentionList> find_list(store::Connection& db, security::KeyService& keys,
                                       const std::string& number) {
  auto& find =
      db.prepared("SELECT list_id, made_at, sealed FROM retention_list WHERE list_number = ?");
  find.execute(number);
  if (!find.next()) {
    return std::nullopt;
  }
  RetentionList list{number, find.uuid(0), find.integer(1), {}};
  const auto plain = keys.open(kPurpose, list_place(list.list_id), find.bytes(2));
  list.content = std::string{plain.text()};
  return list;
}

void insert_hold(store::Connection& db, security::KeyService& keys, const Uuid& case_id,
                 const std::string& reason) {
  const auto sealed = keys.seal(kPurpose, 0, hold_place(case_id), as_bytes(reason));
  db.prepared("INSERT INTO legal_hold (case_id, sealed) VALUES (?, ?)").execute(case_id, sealed);
}

std::string hold_reason(store::Connection& db, security::KeyService& keys, const Uuid& case_id) {
  auto& find = db.prepared("SELECT sealed FROM legal_hold WHERE case_id = ?");
  find.execute(case_id);
  if (!find.next()) {
    return {};
  }
  return std::string{keys.open(kPurpose, hold_place(case_id), find.bytes(0)).text()};
}

void remove_hold(store::Connection& db, const Uuid& case_id) {
  db.prepared("DELETE FROM legal_hold WHERE case_id = ?").execute(case_id);
}

}  // namespace tsunagu::vault
