/// Reading audit events back from the database.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "security/key_service.h"
#include "server/store/connection.h"
#include "server/tlog/leaf.h"
#include "server/tlog/opened_event.h"
#include "server/vault/event_batch.h"

namespace tsunagu::vault {

/// An event with its payload opened.
struct RecordedEvent {
  tlog::Leaf leaf;
  tlog::OpenedEvent opened;
};

/// The row that `find` is at, whose columns begin with boot, number, leaf, payload, mac, event_id.
EventRow read_event_row(store::Statement& find);
/// The event of `row`, at `index` of the log. Throws IntegrityError naming it if it was changed,
/// stands under another number or does not open.
RecordedEvent open_event(security::KeyService& keys, std::uint64_t index, const EventRow& row);
/// How many entries the published log had when the daemon last said so (with each start,
/// stop and heartbeat); 0 if it never did. Throws IntegrityError, StoreError.
std::uint64_t last_stated_size(store::Connection& db, security::KeyService& keys);
/// "audit event 3/17": the seventeenth of the third run.
std::string event_name(std::uint32_t boot, std::uint64_t number);

/// Not thread-safe.
class EventReading {
 public:
  EventReading(security::KeyService& keys, store::Connection& db);

  /// Events with `from` <= index < `to`, in order; `each` returns false to stop. Throws
  /// IntegrityError naming the first that is missing, was changed or does not open.
  void read(std::uint64_t from, std::uint64_t to,
            const std::function<bool(const RecordedEvent&)>& each);
  /// Number of committed events.
  std::uint64_t count() const { return count_; }
  /// The place in the log of an event. Nothing if there is none of that id.
  std::optional<std::uint64_t> index_of(const Uuid& event_id);

 private:
  struct Boot {
    std::uint32_t boot = 0;
    std::uint64_t first_index = 0;
    std::uint64_t events = 0;
  };

  bool read_boot(const Boot& boot, std::uint64_t from, std::uint64_t to,
                 const std::function<bool(const RecordedEvent&)>& each);

  security::KeyService& keys_;  // outlives this
  store::Connection& db_;       // outlives this
  std::vector<Boot> boots_;
  std::uint64_t count_ = 0;
};

}  // namespace tsunagu::vault
