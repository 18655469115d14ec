/// Reading audit events back from the database.
#include "server/vault/event_reading.h"

#include <algorithm>

#include "security/digest.h"
#include "server/base/error.h"
#include "server/base/json.h"
#include "server/store/statement.h"
#include "server/vault/places.h"

namespace tsunagu::vault {
namespace {

constexpr std::size_t kSalt = 32;
constexpr std::uint64_t kPage = 1000;

security::SecretBytes open_payload(security::KeyService& keys, const tlog::Leaf& leaf,
                                   const EventRow& row) {
  try {
    return keys.open(security::Purpose::audit_payload, payload_place(leaf.event_id), row.payload);
  } catch (const IntegrityError&) {
    throw IntegrityError{"the payload of " + event_name(row.boot, row.number) + " does not open"};
  }
}

}  // namespace

std::string event_name(std::uint32_t boot, std::uint64_t number) {
  return "audit event " + std::to_string(boot) + "/" + std::to_string(number);
}

EventRow read_event_row(store::Statement& find) {
  EventRow row;
  row.boot = static_cast<std::uint32_t>(find.unsigned_integer(0));
  row.number = find.unsigned_integer(1);
  row.leaf = find.bytes(2);
  row.payload = find.bytes(3);
  const auto mac = find.bytes(4);
  std::copy_n(mac.begin(), std::min(mac.size(), row.mac.size()), row.mac.begin());
  row.event_id = find.uuid(5);
  return row;
}

RecordedEvent open_event(security::KeyService& keys, std::uint64_t index, const EventRow& row) {
  if (!security::equal(keys.event_mac(row.leaf), row.mac)) {
    throw IntegrityError{event_name(row.boot, row.number) + " was changed"};
  }
  const auto leaf = tlog::decode_leaf(row.leaf);
  if (!leaf || leaf->boot != row.boot || leaf->number != row.number) {
    throw IntegrityError{event_name(row.boot, row.number) + " stands under another number"};
  }
  if (leaf->event_id != row.event_id) {
    throw IntegrityError{event_name(row.boot, row.number) + " stands under another id"};
  }
  const auto plain = open_payload(keys, *leaf, row);
  if (plain.size() < kSalt) {
    throw IntegrityError{event_name(row.boot, row.number) + " has no payload"};
  }
  RecordedEvent event;
  event.leaf = *leaf;
  event.opened.index = index;
  std::copy_n(plain.view().begin(), kSalt, event.opened.salt.begin());
  event.opened.payload = std::string{as_text(plain.view().subspan(kSalt))};
  const auto& opened = event.opened;
  if (tlog::payload_commitment(opened.salt, as_bytes(opened.payload)) != leaf->commitment) {
    throw IntegrityError{event_name(row.boot, row.number) +
                         " has another payload than was recorded"};
  }
  return event;
}

std::uint64_t last_stated_size(store::Connection& db, security::KeyService& keys) {
  // Bytes 5 and 6 of a leaf are its type: boot, heartbeat, instance_started, instance_stopped.
  auto& find = db.prepared(
      "SELECT boot, number, leaf, payload, mac, event_id FROM audit_event WHERE node = ? AND "
      "SUBSTRING(leaf, 5, 2) IN (x'0001', x'0002', x'003c', x'003d') ORDER BY boot DESC, number "
      "DESC LIMIT 1");
  find.execute(std::uint64_t{kNode});
  if (!find.next()) {
    return 0;
  }
  const auto payload = parse_json(open_event(keys, 0, read_event_row(find)).opened.payload);
  const auto size = payload ? payload->number("count") : std::nullopt;
  return size && *size > 0 ? static_cast<std::uint64_t>(*size) : 0;
}

// Numbers have no gaps within a boot, and boots follow each other: so the place in the log is known
// from the numbers alone.
EventReading::EventReading(security::KeyService& keys, store::Connection& db)
    : keys_{keys}, db_{db} {
  auto& find = db_.prepared(
      "SELECT boot, MAX(number) FROM audit_event WHERE node = ? GROUP BY boot ORDER BY boot");
  find.execute(std::uint64_t{kNode});
  while (find.next()) {
    const auto events = find.unsigned_integer(1);
    boots_.push_back({static_cast<std::uint32_t>(find.unsigned_integer(0)), count_, events});
    count_ += events;
  }
}

bool EventReading::read_boot(const Boot& boot, std::uint64_t from, std::uint64_t to,
                             const std::function<bool(const RecordedEvent&)>& each) {
  auto number = from - boot.first_index + 1;
  const auto last = std::min(to - boot.first_index, boot.events);
  while (number <= last) {
    auto& find = db_.prepared(
        "SELECT boot, number, leaf, payload, mac, event_id FROM audit_event WHERE node = ? AND "
        "boot = ? AND "
        "number >= ? AND number < ? ORDER BY number");
    const auto end = std::min(number + kPage, last + 1);
    find.execute(std::uint64_t{kNode}, std::uint64_t{boot.boot}, number, end);
    for (; number < end; ++number) {
      if (!find.next() || find.unsigned_integer(1) != number) {
        throw IntegrityError{event_name(boot.boot, number) + " is missing"};
      }
      if (!each(open_event(keys_, boot.first_index + number - 1, read_event_row(find)))) {
        return false;
      }
    }
  }
  return true;
}

void EventReading::read(std::uint64_t from, std::uint64_t to,
                        const std::function<bool(const RecordedEvent&)>& each) {
  for (const auto& boot : boots_) {
    const auto start = std::max(from, boot.first_index);
    const auto end = std::min(to, boot.first_index + boot.events);
    if (start < end && !read_boot(boot, start, end, each)) {
      return;
    }
  }
}

std::optional<std::uint64_t> EventReading::index_of(const Uuid& event_id) {
  auto& find = db_.prepared("SELECT boot, number FROM audit_event WHERE event_id = ?");
  find.execute(event_id);
  if (!find.next()) {
    return std::nullopt;
  }
  const auto number = find.unsigned_integer(1);
  for (const auto& boot : boots_) {
    if (boot.boot == find.unsigned_integer(0) && number <= boot.events) {
      return boot.first_index + number - 1;
    }
  }
  return std::nullopt;
}

}  // namespace tsunagu::vault
