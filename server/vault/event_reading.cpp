/// Reading audit events back from the database.
#include "server/vault/event_reading.h"

#include <algorithm>

#include "security/digest.h"
#include "server/base/error.h"
#include "server/store/statement.h"
#include "server/vault/places.h"

namespace tsunagu::vault {
namespace {

constexpr std::size_t kSalt = 32;
constexpr std::uint64_t kPage = 1000;

std::string name_of(std::uint32_t boot, std::uint64_t number) {
  return "audit event " + std::to_string(boot) + "/" + std::to_string(number);
}

}  // namespace

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

RecordedEvent EventReading::open(std::uint64_t index, const EventRow& row) const {
  if (!security::equal(keys_.event_mac(row.leaf), row.mac)) {
    throw IntegrityError{name_of(row.boot, row.number) + " was changed"};
  }
  const auto leaf = tlog::decode_leaf(row.leaf);
  if (!leaf || leaf->boot != row.boot || leaf->number != row.number) {
    throw IntegrityError{name_of(row.boot, row.number) + " stands under another number"};
  }
  const auto plain =
      keys_.open(security::Purpose::audit_payload, payload_place(leaf->event_id), row.payload);
  if (plain.size() < kSalt) {
    throw IntegrityError{name_of(row.boot, row.number) + " has no payload"};
  }
  RecordedEvent event;
  event.leaf = *leaf;
  event.opened.index = index;
  std::copy_n(plain.view().begin(), kSalt, event.opened.salt.begin());
  event.opened.payload = std::string{as_text(plain.view().subspan(kSalt))};
  const auto& opened = event.opened;
  if (tlog::payload_commitment(opened.salt, as_bytes(opened.payload)) != leaf->commitment) {
    throw IntegrityError{name_of(row.boot, row.number) + " has another payload than was recorded"};
  }
  return event;
}

bool EventReading::read_boot(const Boot& boot, std::uint64_t from, std::uint64_t to,
                             const std::function<bool(const RecordedEvent&)>& each) {
  auto number = from - boot.first_index + 1;
  const auto last = std::min(to - boot.first_index, boot.events);
  while (number <= last) {
    auto& find = db_.prepared(
        "SELECT number, leaf, payload, mac FROM audit_event WHERE node = ? AND boot = ? AND "
        "number >= ? AND number < ? ORDER BY number");
    const auto end = std::min(number + kPage, last + 1);
    find.execute(std::uint64_t{kNode}, std::uint64_t{boot.boot}, number, end);
    for (; number < end; ++number) {
      if (!find.next() || find.unsigned_integer(0) != number) {
        throw IntegrityError{name_of(boot.boot, number) + " is missing"};
      }
      EventRow row;
      row.boot = boot.boot;
      row.number = number;
      row.leaf = find.bytes(1);
      row.payload = find.bytes(2);
      const auto mac = find.bytes(3);
      std::copy_n(mac.begin(), std::min(mac.size(), row.mac.size()), row.mac.begin());
      if (!each(open(boot.first_index + number - 1, row))) {
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
