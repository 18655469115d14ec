/// The audit events of one transaction.
#include "server/vault/event_batch.h"

#include <algorithm>

#include "server/store/bulk.h"
#include "server/store/session.h"
#include "server/store/transaction.h"
#include "server/tlog/leaf.h"
#include "server/vault/places.h"
#include "server/vault/stored_documents.h"

namespace tsunagu::vault {

security::EventNumber AbandonedNumbers::open(security::KeyService& keys) {
  // Under the lock, so that no later number is settled before this one is known.
  return state_.with([&](State& state) {
    const auto number = keys.next_event();
    state.open.insert(number.number);
    state.highest = number.number;
    return number;
  });
}

void AbandonedNumbers::commit(const std::vector<security::EventNumber>& numbers) {
  state_.with([&](State& state) {
    for (const auto& number : numbers) {
      state.open.erase(number.number);
    }
  });
}

void AbandonedNumbers::add(const std::vector<std::uint64_t>& numbers) {
  state_.with([&](State& state) {
    for (const auto number : numbers) {
      state.open.erase(number);
      state.abandoned.push_back(number);
    }
  });
}

std::vector<std::uint64_t> AbandonedNumbers::take() {
  return state_.with([](State& state) { return std::exchange(state.abandoned, {}); });
}

bool AbandonedNumbers::is_settled(std::uint64_t number) {
  return state_.with([number](State& state) {
    const auto& left = state.abandoned;
    return number <= state.highest && state.open.count(number) == 0 &&
           std::find(left.begin(), left.end(), number) == left.end();
  });
}

EventBatch::~EventBatch() {
  if (committed_ || numbers_.empty()) {
    return;
  }
  std::vector<std::uint64_t> lost;
  lost.reserve(numbers_.size());
  for (const auto& number : numbers_) {
    lost.push_back(number.number);
  }
  services_.abandoned.add(lost);
}

void EventBatch::committed() {
  committed_ = true;
  // A try that was built anew may have used fewer numbers than one before it.
  const std::vector<security::EventNumber> used{
      numbers_.begin(), numbers_.begin() + static_cast<std::ptrdiff_t>(events_.size())};
  std::vector<std::uint64_t> unused;
  for (auto i = events_.size(); i < numbers_.size(); ++i) {
    unused.push_back(numbers_[i].number);
  }
  services_.abandoned.add(unused);
  services_.abandoned.commit(used);
  if (services_.stored == nullptr) {
    return;
  }
  for (const auto& event : events_) {
    if (event.type == tlog::EventType::document_stored && event.document_id) {
      services_.stored->add({*event.document_id, event.case_number, event.revision, event.seal});
    } else if (!event.link.empty()) {
      services_.stored->links().add(known_link(event));
    } else if (event.type == tlog::EventType::case_destroyed) {
      services_.stored->destroy(event.case_number, event.seal);
    }
  }
}

security::EventNumber EventBatch::number_at(std::size_t index) {
  if (index == numbers_.size()) {
    numbers_.push_back(services_.abandoned.open(services_.keys));
  }
  return numbers_[index];
}

void EventBatch::write(store::Connection& db) {
  std::vector<EventRow> rows;
  rows.reserve(events_.size());
  for (std::size_t i = 0; i < events_.size(); ++i) {
    rows.push_back(make_row(services_, events_[i], number_at(i)));
  }
  insert(db, rows);
}

EventRow make_row(EventServices& services, const Event& event, security::EventNumber number) {
  EventRow row;
  row.boot = number.boot;
  row.number = number.number;
  row.event_id = make_uuid();
  const auto now = services.clock.now();
  const int year = fiscal_year(now);

  // The salt makes the commitment in the leaf say nothing about the payload.
  std::array<std::byte, 32> salt{};
  fill_random(salt);
  const auto text = payload_text(event, row.event_id, now);
  Bytes plain{salt.begin(), salt.end()};
  append(plain, as_bytes(text));

  tlog::Leaf leaf;
  leaf.type = event.type;
  leaf.node = kNode;
  leaf.boot = row.boot;
  leaf.number = row.number;
  leaf.time = now;
  leaf.event_id = row.event_id;
  if (event.case_id) {
    leaf.case_tag = services.keys.case_tag(year, *event.case_id, row.event_id);
  }
  leaf.revision = event.revision;
  leaf.seal = event.seal;
  leaf.commitment = tlog::payload_commitment(salt, as_bytes(text));
  row.leaf = tlog::encode_leaf(leaf);
  row.payload = services.keys.seal(security::Purpose::audit_payload, year,
                                   payload_place(row.event_id), plain);
  row.mac = services.keys.event_mac(row.leaf);
  return row;
}

void insert(store::Connection& db, const std::vector<EventRow>& rows) {
  store::Bulk bulk{db,
                   "INSERT INTO audit_event (node, boot, number, event_id, leaf, payload, mac) "
                   "VALUES (?, ?, ?, ?, ?, ?, ?)"};
  for (const auto& row : rows) {
    bulk.add(std::uint64_t{kNode}, std::uint64_t{row.boot}, row.number, row.event_id, row.leaf,
             row.payload, row.mac);
  }
  bulk.flush();
}

void record_alone(store::Session& session, EventServices& services, Event event) {
  EventBatch batch{services};
  batch.add(std::move(event));
  store::transact(session, [&](store::Connection& db) { batch.write(db); });
  batch.committed();
}

}  // namespace tsunagu::vault
