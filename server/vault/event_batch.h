/// The audit events of one transaction.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "security/key_service.h"
#include "server/base/clock.h"
#include "server/base/guarded.h"
#include "server/store/connection.h"
#include "server/store/session.h"
#include "server/vault/event.h"

namespace tsunagu::vault {

/// The event numbers of this run whose events are not known to stand in the database: those of open
/// transactions, and those whose transaction did not commit. For each of the latter the sequencer
/// writes a void event, so that the numbering has no silent hole; a hole at any other number means
/// that somebody took a committed event away. Thread-safe.
class AbandonedNumbers {
 public:
  /// The next number, open from now on.
  security::EventNumber open(security::KeyService& keys);
  /// The transactions of `numbers` have committed.
  void commit(const std::vector<security::EventNumber>& numbers);
  /// The transactions of `numbers` did not commit, or nobody knows.
  void add(const std::vector<std::uint64_t>& numbers);
  /// Takes all that did not commit.
  std::vector<std::uint64_t> take();
  /// Whether `number` was given out in this run, and its event was committed or is void.
  bool is_settled(std::uint64_t number);

 private:
  struct State {
    std::uint64_t highest = 0;
    std::set<std::uint64_t> open;
    std::vector<std::uint64_t> abandoned;
  };
  Guarded<State> state_;
};

class StoredDocuments;

/// What every writer of events shares. Outlives all batches.
struct EventServices {
  security::KeyService& keys;
  const Clock& clock;
  AbandonedNumbers& abandoned;
  StoredDocuments* stored = nullptr;  ///< is told of stored documents, if there
};

/// An event as it stands in the database.
struct EventRow {
  std::uint32_t boot = 0;
  std::uint64_t number = 0;
  Uuid event_id;
  Bytes leaf;
  Bytes payload;
  security::Digest mac{};
};

/// Collects events and writes them inside a transaction that somebody else commits. If the
/// transaction is repeated the numbers stay the same; if it never commits they become void events.
class EventBatch {
 public:
  explicit EventBatch(EventServices& services) : services_{services} {}
  EventBatch(const EventBatch&) = delete;
  EventBatch& operator=(const EventBatch&) = delete;
  ~EventBatch();

  void add(Event event) { events_.push_back(std::move(event)); }
  bool empty() const { return events_.empty(); }
  /// Forgets the events added so far, for a transaction that is built anew; numbers already given
  /// out are kept for the next ones.
  void restart() { events_.clear(); }

  /// Numbers, seals and inserts all events. Throws StoreError.
  void write(store::Connection& db);
  /// To be called once the transaction has committed.
  void committed();

 private:
  security::EventNumber number_at(std::size_t index);

  EventServices& services_;  // outlives every batch
  std::vector<Event> events_;
  std::vector<security::EventNumber> numbers_;
  bool committed_ = false;
};

/// `event` as a row: leaf, sealed payload, MAC.
EventRow make_row(EventServices& services, const Event& event, security::EventNumber number);
void insert(store::Connection& db, const std::vector<EventRow>& rows);

/// Writes `event` in a transaction of its own: for reads, before anything is released.
void record_alone(store::Session& session, EventServices& services, Event event);

}  // namespace tsunagu::vault
