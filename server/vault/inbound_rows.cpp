/// The work on partners' files as it stands in the database.
#include "server/vault/inbound_rows.h"

#include <algorithm>

#include "server/base/error.h"
#include "server/base/wire.h"
#include "server/store/bulk.h"
#include "server/vault/places.h"

namespace tsunagu::vault {
namespace {

constexpr std::size_t kMaxPart = 8192;

/// The plain columns of a record, so that they can be told from changed ones.
void write_columns(WireWriter& out, const InboundRecord& record) {
  out.u8(static_cast<std::uint8_t>(record.outcome));
  out.u16(record.refusal ? static_cast<std::uint16_t>(record.refusal->code) : 0);
  out.blob(record.case_id ? ByteView{record.case_id->view()} : ByteView{});
  out.blob(record.document_id ? ByteView{record.document_id->view()} : ByteView{});
  out.u32(record.revision);
}

Bytes encode(const InboundRecord& record) {
  WireWriter out;
  write_columns(out, record);
  out.text(record.number);
  out.text(record.refusal ? record.refusal->place : "");
  out.text(record.refusal ? record.refusal->detail : "");
  return out.take();
}

/// What follows `columns` in `plain`. Throws IntegrityError if it does not begin with them.
ByteView after_columns(ByteView plain, ByteView columns) {
  if (plain.size() < columns.size() || !std::equal(columns.begin(), columns.end(), plain.begin())) {
    throw IntegrityError{"its columns are not those that were sealed"};
  }
  return plain.subspan(columns.size());
}

std::optional<std::uint64_t> code_of(const std::optional<Refusal>& refusal) {
  return refusal ? std::optional{static_cast<std::uint64_t>(refusal->code)} : std::nullopt;
}

RefusalCode known_code(std::uint64_t number) {
  if (number > 0xFFFF || !is_refusal_code(static_cast<std::uint16_t>(number))) {
    throw IntegrityError{"a refusal code in the database is not one of ours"};
  }
  return static_cast<RefusalCode>(number);
}

}  // namespace

std::string_view outcome_word(Outcome outcome) {
  switch (outcome) {
    case Outcome::accepted:
      return "accepted";
    case Outcome::duplicate:
      return "duplicate";
    case Outcome::refused:
      return "refused";
  }
  TSUNAGU_ENSURE(false, "every outcome has a word");
}

void InboundRows::receive(store::Connection& db, const InboundFile& file) {
  auto& add = db.prepared(
      "INSERT IGNORE INTO inbound_file (file_id, adapter, name, digest_token, size, received_at, "
      "state) VALUES (?, ?, ?, ?, ?, ?, ?)");
  add.execute(file.file_id, file.adapter, file.name, file.digest_token, file.size, file.received_at,
              static_cast<std::uint64_t>(file.state));
}

std::optional<InboundFile> InboundRows::find(store::Connection& db, const Uuid& file_id) {
  auto& find = db.prepared(
      "SELECT adapter, name, digest_token, size, received_at, state, refusal_code, "
      "refusal_place, records FROM inbound_file WHERE file_id = ?");
  find.execute(file_id);
  if (!find.next()) {
    return std::nullopt;
  }
  InboundFile file;
  file.file_id = file_id;
  file.adapter = find.text(0);
  file.name = find.text(1);
  const auto token = find.bytes(2);
  std::copy(token.begin(), token.end(), file.digest_token.begin());
  file.size = find.integer(3);
  file.received_at = find.integer(4);
  file.state = static_cast<InboundState>(find.unsigned_integer(5));
  if (!find.is_null(6)) {
    const auto sealed = find.bytes(7);
    const auto plain = keys_.open(security::Purpose::exchange, refusal_place(file_id), sealed);
    WireReader in{plain.view()};
    Refusal refusal{known_code(find.unsigned_integer(6)), in.text(kMaxPart), in.text(kMaxPart)};
    file.refusal = std::move(refusal);
  }
  file.records = static_cast<std::uint32_t>(find.unsigned_integer(8));
  return file;
}

bool InboundRows::was_read_before(store::Connection& db, const InboundFile& file) {
  auto& find = db.prepared(
      "SELECT COUNT(*) FROM inbound_file WHERE adapter = ? AND digest_token = ? AND state = 2 "
      "AND file_id <> ?");
  find.execute(file.adapter, file.digest_token, file.file_id);
  return find.next() && find.integer(0) > 0;
}

Bytes InboundRows::seal_refusal(const Uuid& file_id, const Refusal& refusal) {
  WireWriter out;
  out.text(refusal.place);
  out.text(refusal.detail);
  return keys_.seal(security::Purpose::exchange, 0, refusal_place(file_id), out.bytes());
}

void InboundRows::finish(store::Connection& db, const InboundFile& file) {
  std::optional<Bytes> place;
  if (file.refusal) {
    place = seal_refusal(file.file_id, *file.refusal);
  }
  auto& change = db.prepared(
      "UPDATE inbound_file SET state = ?, refusal_code = ?, refusal_place = ?, records = ? "
      "WHERE file_id = ?");
  change.execute(static_cast<std::uint64_t>(file.state), code_of(file.refusal), place,
                 std::uint64_t{file.records}, file.file_id);
}

void InboundRows::keep_original(store::Connection& db, const Uuid& file_id, ByteView bytes,
                                int year) {
  const auto sealed =
      keys_.seal(security::Purpose::original, year, original_place(file_id), compress(bytes));
  auto& add = db.prepared("INSERT IGNORE INTO inbound_original (file_id, sealed) VALUES (?, ?)");
  add.execute(file_id, sealed);
}

void InboundRows::add(store::Connection& db, const Uuid& file_id,
                      const std::vector<InboundRecord>& records) {
  store::Bulk bulk{db,
                   "INSERT INTO inbound_record (file_id, position, outcome, refusal_code, "
                   "case_id, document_id, revision, sealed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"};
  for (const auto& record : records) {
    const auto sealed = keys_.seal(security::Purpose::exchange, 0,
                                   record_place(file_id, record.position), encode(record));
    bulk.add(file_id, std::uint64_t{record.position}, static_cast<std::uint64_t>(record.outcome),
             code_of(record.refusal), record.case_id, record.document_id,
             std::uint64_t{record.revision}, sealed);
  }
  bulk.flush();
}

InboundRecord InboundRows::read_record(store::Statement& find, const Uuid& file_id) {
  InboundRecord record;
  record.position = static_cast<std::uint32_t>(find.unsigned_integer(0));
  record.outcome = static_cast<Outcome>(find.unsigned_integer(1));
  if (!find.is_null(2)) {
    record.refusal = Refusal{known_code(find.unsigned_integer(2)), "", ""};
  }
  if (!find.is_null(3)) {
    record.case_id = find.uuid(3);
  }
  if (!find.is_null(4)) {
    record.document_id = find.uuid(4);
  }
  record.revision = static_cast<std::uint32_t>(find.unsigned_integer(5));
  WireWriter columns;
  write_columns(columns, record);
  const auto sealed = find.bytes(6);
  const auto plain =
      keys_.open(security::Purpose::exchange, record_place(file_id, record.position), sealed);
  const auto rest = after_columns(plain.view(), columns.bytes());
  WireReader in{rest};
  record.number = in.text(kMaxPart);
  auto place = in.text(kMaxPart);
  auto detail = in.text(kMaxPart);
  if (!in.finished()) {
    throw IntegrityError{"a part that is too long"};
  }
  if (record.refusal) {
    record.refusal->place = std::move(place);
    record.refusal->detail = std::move(detail);
  }
  if (record.case_id) {
    if (find.is_null(7)) {
      throw IntegrityError{"its case is gone"};
    }
    record.case_number = find.text(7);
  }
  return record;
}

std::vector<InboundRecord> InboundRows::records(store::Connection& db, const Uuid& file_id) {
  auto& find = db.prepared(
      "SELECT r.position, r.outcome, r.refusal_code, r.case_id, r.document_id, r.revision, "
      "r.sealed, c.case_number FROM inbound_record r LEFT JOIN case_record c USING (case_id) "
      "WHERE r.file_id = ? ORDER BY r.position");
  find.execute(file_id);
  std::vector<InboundRecord> out;
  while (find.next()) {
    try {
      out.push_back(read_record(find, file_id));
    } catch (const IntegrityError& error) {
      throw IntegrityError{"record " + std::to_string(find.unsigned_integer(0)) + " of file " +
                           file_id.text() + " was changed: " + error.detail()};
    }
  }
  return out;
}

void InboundRows::forget_numbers(store::Connection& db, const Uuid& file_id, const Uuid& case_id) {
  for (auto& record : records(db, file_id)) {
    if (record.case_id != case_id) {
      continue;
    }
    record.number.clear();
    const auto sealed = keys_.seal(security::Purpose::exchange, 0,
                                   record_place(file_id, record.position), encode(record));
    db.prepared("UPDATE inbound_record SET sealed = ? WHERE file_id = ? AND position = ?")
        .execute(sealed, file_id, std::uint64_t{record.position});
  }
}

std::uint32_t InboundRows::decided(store::Connection& db, const Uuid& file_id) {
  auto& find = db.prepared("SELECT MAX(position) FROM inbound_record WHERE file_id = ?");
  find.execute(file_id);
  return find.next() && !find.is_null(0) ? static_cast<std::uint32_t>(find.unsigned_integer(0)) : 0;
}

}  // namespace tsunagu::vault
