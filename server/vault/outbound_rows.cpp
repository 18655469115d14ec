/// What is owed to partners, as it stands in the database.
#include "server/vault/outbound_rows.h"

#include <algorithm>

#include "security/digest.h"
#include "server/base/error.h"
#include "server/base/wire.h"
#include "server/store/statement.h"
#include "server/vault/places.h"

namespace tsunagu::vault {
namespace {

constexpr std::size_t kMaxPart = 8192;

/// The plain columns that say what goes where and for whom: sealed with the reason, so that nobody
/// makes a delivery of ours into another one.
void write_columns(WireWriter& out, const OutboundFile& file) {
  out.text(file.adapter);
  out.u8(static_cast<std::uint8_t>(file.kind));
  out.blob(file.inbound_file ? ByteView{file.inbound_file->view()} : ByteView{});
  out.blob(file.document_id ? ByteView{file.document_id->view()} : ByteView{});
  out.text(file.requested_by.name);
  out.u64(static_cast<std::uint64_t>(file.created_at));
  if (file.kind == OutboundKind::recall) {
    out.blob(file.recalls ? ByteView{file.recalls->view()} : ByteView{});
  }
}

Bytes encode(const SharedContent& shared) {
  WireWriter out;
  out.text(shared.agency);
  out.text(shared.purpose);
  out.text(shared.conference);
  out.u32(static_cast<std::uint32_t>(shared.shares.size()));
  for (const auto& one : shared.shares) {
    out.u8(one.share.sensitivity);
    out.u8(static_cast<std::uint8_t>(one.share.category));
    out.u8(static_cast<std::uint8_t>(one.ground));
  }
  return out.take();
}

SharedContent decode_shared(ByteView body) {
  constexpr std::size_t kShareBytes = 3;
  WireReader in{body};
  SharedContent out;
  out.agency = in.text(kMaxPart);
  out.purpose = in.text(kMaxPart);
  out.conference = in.text(kMaxPart);
  out.shares.resize(in.count(kShareBytes));
  for (auto& one : out.shares) {
    one.share.sensitivity = in.u8();
    one.share.category = static_cast<cases::Category>(in.u8());
    one.ground = static_cast<cases::Ground>(in.u8());
    if (one.share.category > protocol::kLastCategory || one.ground > cases::kLastGround) {
      throw IntegrityError{"what it shared is of an unknown kind"};
    }
  }
  if (!in.finished()) {
    throw IntegrityError{"what it shared is not readable"};
  }
  return out;
}

}  // namespace

bool SharedContent::rests_on(cases::Ground ground) const {
  return std::ranges::find(shares, ground, &cases::GrantedShare::ground) != shares.end();
}

void OutboundRows::owe(store::Connection& db, const OutboundFile& file) {
  WireWriter reason;
  write_columns(reason, file);
  reason.text(file.requested_by.channel);
  reason.text(file.requested_by.purpose);
  reason.text(file.requested_by.basis);
  const auto sealed =
      keys_.seal(security::Purpose::exchange, 0, reason_place(file.outbound_id), reason.bytes());
  auto& add = db.prepared(
      "INSERT IGNORE INTO outbound_file (outbound_id, adapter, name, kind, inbound_file, "
      "document_id, recalls, requested_by, reason, state, created_at) VALUES (?, ?, ?, ?, ?, ?, "
      "?, ?, ?, ?, ?)");
  add.execute(file.outbound_id, file.adapter, file.name, static_cast<std::uint64_t>(file.kind),
              file.inbound_file, file.document_id, file.recalls, file.requested_by.name, sealed,
              static_cast<std::uint64_t>(file.state), file.created_at);
}

OutboundFile OutboundRows::read(store::Statement& find) {
  OutboundFile file;
  file.outbound_id = find.uuid(0);
  try {
    read_columns(find, file);
    read_sealed(find, file);
  } catch (const IntegrityError& error) {
    throw IntegrityError{"delivery " + file.outbound_id.text() + " was changed: " + error.detail()};
  }
  return file;
}

void OutboundRows::read_columns(store::Statement& find, OutboundFile& file) {
  file.adapter = find.text(1);
  file.name = find.text(2);
  file.kind = static_cast<OutboundKind>(find.unsigned_integer(3));
  if (!find.is_null(4)) {
    file.inbound_file = find.uuid(4);
  }
  if (!find.is_null(5)) {
    file.document_id = find.uuid(5);
  }
  file.requested_by.name = find.text(6);
  file.state = static_cast<OutboundState>(find.unsigned_integer(8));
  file.created_at = find.integer(9);
  file.size = find.integer(10);
  if (!find.is_null(13)) {
    file.recalls = find.uuid(13);
  }
}

void OutboundRows::read_sealed(store::Statement& find, OutboundFile& file) {
  WireWriter columns;
  write_columns(columns, file);
  const auto sealed = find.bytes(7);
  const auto reason =
      keys_.open(security::Purpose::exchange, reason_place(file.outbound_id), sealed);
  const auto size = columns.bytes().size();
  if (reason.size() < size || !security::equal(reason.view().first(size), columns.bytes())) {
    throw IntegrityError{"its columns are not those that were sealed"};
  }
  WireReader in{reason.view().subspan(size)};
  file.requested_by.channel = in.text(kMaxPart);
  file.requested_by.purpose = in.text(kMaxPart);
  file.requested_by.basis = in.text(kMaxPart);
  read_results(find, file);
}

void OutboundRows::read_results(store::Statement& find, OutboundFile& file) {
  if (!find.is_null(11)) {
    const auto code = find.unsigned_integer(11);
    const auto place = find.bytes(12);
    const auto plain =
        keys_.open(security::Purpose::exchange, refusal_place(file.outbound_id), place);
    WireReader text{plain.view()};
    Refusal refusal{static_cast<RefusalCode>(code), text.text(kMaxPart), text.text(kMaxPart)};
    file.refusal = std::move(refusal);
  }
  if (!find.is_null(14)) {
    const auto sealed = find.bytes(14);
    const auto plain =
        keys_.open(security::Purpose::exchange, shared_place(file.outbound_id), sealed);
    file.shared = decode_shared(plain.view());
  }
}

std::vector<OutboundFile> OutboundRows::open_work(store::Connection& db, const std::string& adapter,
                                                  const std::optional<Uuid>& last) {
  auto& find = db.prepared(
      "SELECT outbound_id, adapter, name, kind, inbound_file, document_id, requested_by, reason, "
      "state, created_at, size, refusal_code, refusal_place, recalls, shared FROM outbound_file "
      "WHERE adapter = ? AND state IN (1, 2) AND outbound_id > ? ORDER BY outbound_id LIMIT 100");
  find.execute(adapter, last.value_or(Uuid{}));
  return read_all(find);
}

std::vector<OutboundFile> OutboundRows::read_all(store::Statement& find) {
  std::vector<OutboundFile> files;
  while (find.next()) {
    files.push_back(read(find));
  }
  return files;
}

std::vector<OutboundFile> OutboundRows::of_document(store::Connection& db,
                                                    const Uuid& document_id) {
  auto& find = db.prepared(
      "SELECT outbound_id, adapter, name, kind, inbound_file, document_id, requested_by, reason, "
      "state, created_at, size, refusal_code, refusal_place, recalls, shared FROM outbound_file "
      "WHERE document_id = ? ORDER BY outbound_id");
  find.execute(document_id);
  return read_all(find);
}

std::vector<OutboundFile> OutboundRows::lock_of_document(store::Connection& db,
                                                         const Uuid& document_id) {
  auto& find = db.prepared(
      "SELECT outbound_id, adapter, name, kind, inbound_file, document_id, requested_by, reason, "
      "state, created_at, size, refusal_code, refusal_place, recalls, shared FROM outbound_file "
      "WHERE document_id = ? ORDER BY outbound_id FOR UPDATE");
  find.execute(document_id);
  return read_all(find);
}

std::optional<OutboundState> OutboundRows::lock_state(store::Connection& db,
                                                      const Uuid& outbound_id) {
  auto& find = db.prepared("SELECT state FROM outbound_file WHERE outbound_id = ? FOR UPDATE");
  find.execute(outbound_id);
  return find.next() ? std::optional{static_cast<OutboundState>(find.unsigned_integer(0))}
                     : std::nullopt;
}

std::vector<Uuid> OutboundRows::open_ids(store::Connection& db, const std::string& adapter,
                                         const Uuid& last) {
  auto& find = db.prepared(
      "SELECT outbound_id FROM outbound_file WHERE adapter = ? AND state IN (1, 2) AND "
      "outbound_id > ? ORDER BY outbound_id LIMIT 100");
  find.execute(adapter, last);
  std::vector<Uuid> ids;
  while (find.next()) {
    ids.push_back(find.uuid(0));
  }
  return ids;
}

std::optional<OutboundFile> OutboundRows::find(store::Connection& db, const Uuid& outbound_id) {
  auto& find = db.prepared(
      "SELECT outbound_id, adapter, name, kind, inbound_file, document_id, requested_by, reason, "
      "state, created_at, size, refusal_code, refusal_place, recalls, shared FROM outbound_file "
      "WHERE outbound_id = ?");
  find.execute(outbound_id);
  return find.next() ? std::optional{read(find)} : std::nullopt;
}

std::optional<OutboundFile> OutboundRows::answer_to(store::Connection& db,
                                                    const Uuid& inbound_file) {
  // An answer has the id of the file it answers, so that it is owed once however often a file's
  // reading is repeated.
  return find(db, inbound_file);
}

void OutboundRows::change(store::Connection& db, const OutboundFile& file) {
  std::optional<std::uint64_t> code;
  std::optional<Bytes> place;
  if (file.refusal) {
    WireWriter text;
    text.text(file.refusal->place);
    text.text(file.refusal->detail);
    code = static_cast<std::uint64_t>(file.refusal->code);
    place =
        keys_.seal(security::Purpose::exchange, 0, refusal_place(file.outbound_id), text.bytes());
  }
  std::optional<Bytes> shared;
  if (file.shared) {
    shared = keys_.seal(security::Purpose::exchange, 0, shared_place(file.outbound_id),
                        encode(*file.shared));
  }
  auto& update = db.prepared(
      "UPDATE outbound_file SET name = ?, state = ?, size = ?, refusal_code = ?, "
      "refusal_place = ?, shared = ? WHERE outbound_id = ?");
  update.execute(file.name, static_cast<std::uint64_t>(file.state), file.size, code, place, shared,
                 file.outbound_id);
}

std::uint32_t OutboundRows::next_number(store::Connection& db, const std::string& adapter,
                                        const std::string& day) {
  auto& count = db.prepared(
      "INSERT INTO outbound_counter (adapter, day, last_number) VALUES (?, ?, 1) "
      "ON DUPLICATE KEY UPDATE last_number = last_number + 1");
  count.execute(adapter, day);
  auto& find =
      db.prepared("SELECT last_number FROM outbound_counter WHERE adapter = ? AND day = ?");
  find.execute(adapter, day);
  TSUNAGU_ENSURE(find.next(), "a counter that was just written is there");
  return static_cast<std::uint32_t>(find.unsigned_integer(0));
}

}  // namespace tsunagu::vault
