/// Puts committed audit events into the tamper-evident log, in their order.
#include "server/vault/sequencer.h"

#include "security/digest.h"
#include "server/base/check.h"
#include "server/base/error.h"
#include "server/base/log.h"
#include "server/store/statement.h"
#include "server/store/transaction.h"
#include "server/tlog/leaf.h"
#include "server/tlog/tile_reader.h"
#include "server/vault/event_reading.h"
#include "server/vault/places.h"

namespace tsunagu::vault {
namespace {

constexpr std::size_t kMaxBatch = 4096;
// Runs that ended before their first event was in the log: every one of them was a failed start.
constexpr std::uint32_t kMaxSkippedBoots = 100'000;

}  // namespace

Sequencer::Sequencer(store::ConnectionSettings reader, store::ConnectionSettings writer,
                     EventServices& services, tlog::LogWriter& log,
                     const std::filesystem::path& folder)
    : reader_{std::move(reader)}, writer_{std::move(writer)}, services_{services}, log_{log} {
  if (log_.size() > 0) {
    last_entry_ = tlog::TileReader{folder, log_.size()}.entry(log_.size() - 1);
    const auto last = tlog::decode_leaf(last_entry_);
    if (!last) {
      throw IntegrityError{"the last entry of the audit log is not a leaf"};
    }
    position_ = {last->boot, last->number};
  }
}

void Sequencer::require_same_age() {
  if (position_.boot != 0) {
    auto& find = reader_.connection().prepared(
        "SELECT leaf FROM audit_event WHERE node = ? AND boot = ? AND number = ?");
    find.execute(std::uint64_t{kNode}, std::uint64_t{position_.boot}, position_.number);
    if (!find.next() || find.bytes(0) != last_entry_) {
      throw Error{messages::kAuditHead, "the last entry of the log, " +
                                            event_name(position_.boot, position_.number) +
                                            ", is not in the database"};
    }
  }
  const auto stated = last_stated_size(reader_.connection(), services_.keys);
  if (stated > log_.size()) {
    throw Error{messages::kAuditHead, "the log has " + std::to_string(log_.size()) +
                                          " entries; the database knows that it had " +
                                          std::to_string(stated)};
  }
}

std::uint32_t Sequencer::start_boot() {
  require_same_age();
  const auto now = services_.clock.now();
  boot_ = store::transact(writer_, [&](store::Connection& db) {
    auto& find = db.prepared("SELECT MAX(boot) FROM audit_boot FOR UPDATE");
    find.execute();
    TSUNAGU_ENSURE(find.next(), "an aggregate has a row");
    const auto boot =
        find.is_null(0) ? 1U : static_cast<std::uint32_t>(find.unsigned_integer(0)) + 1;
    if (boot <= position_.boot || boot - position_.boot > kMaxSkippedBoots) {
      throw Error{messages::kAuditHead, "the log is at run " + std::to_string(position_.boot) +
                                            ", the database (audit_boot) at run " +
                                            std::to_string(boot - 1)};
    }
    auto& add = db.prepared("INSERT INTO audit_boot (boot, started_at) VALUES (?, ?)");
    add.execute(std::uint64_t{boot}, now);
    return boot;
  });
  // Numbers given out by a run that was killed before it committed can be told from deleted events
  // only by what follows them; the void events say that they were never confirmed to anyone.
  for (auto boot = position_.boot == 0 ? 1 : position_.boot; boot < boot_; ++boot) {
    fill_holes(boot, boot == position_.boot ? position_.number : 0);
  }
  services_.keys.start_boot(boot_);
  return boot_;
}

void Sequencer::fill_holes(std::uint32_t boot, std::uint64_t after) {
  std::vector<std::uint64_t> missing;
  auto& find = writer_.connection().prepared(
      "SELECT boot, number, leaf, payload, mac, event_id FROM audit_event WHERE node = ? AND "
      "boot = ? AND number > ? ORDER BY number");
  find.execute(std::uint64_t{kNode}, std::uint64_t{boot}, after);
  auto expected = after + 1;
  while (find.next()) {
    // A made-up event would be answered with as many void ones as its number says.
    open_event(services_.keys, 0, read_event_row(find));
    const auto number = find.unsigned_integer(1);
    for (; expected < number; ++expected) {
      missing.push_back(expected);
    }
    ++expected;
  }
  for (const auto number : missing) {
    write_void(boot, number, "interrupted");
  }
}

void Sequencer::write_void(std::uint32_t boot, std::uint64_t number, const char* why) {
  Event event;
  event.type = tlog::EventType::void_number;
  event.actor = {"system", "daemon", "", ""};
  event.outcome = why;
  event.numbers = {number};
  const auto row = make_row(services_, event, {boot, number});
  try {
    store::transact(writer_, [&](store::Connection& db) { insert(db, {row}); });
  } catch (const store::StoreError& error) {
    // The number is taken after all: its commit was confirmed by nobody, but it happened.
    if (!error.is_duplicate_key()) {
      throw;
    }
  }
}

bool Sequencer::is_there(std::uint64_t number) {
  auto& find = reader_.connection().prepared(
      "SELECT COUNT(*) FROM audit_event WHERE node = ? AND boot = ? AND number = ?");
  find.execute(std::uint64_t{kNode}, std::uint64_t{boot_}, number);
  return find.next() && find.integer(0) > 0;
}

/// The number after the last event of the log: if its transaction is over and nothing stands
/// there, somebody took the event away.
void Sequencer::record_gone() {
  if (position_.boot != boot_) {
    return;
  }
  auto next = position_.number + 1;
  for (; services_.abandoned.is_settled(next) && !is_there(next); ++next) {
    const IntegrityError error{event_name(boot_, next) + " was committed and is gone"};
    log_error(error);
    Event alarm;
    alarm.type = tlog::EventType::integrity_alarm;
    alarm.actor = {"system", "daemon", "", ""};
    alarm.outcome = kGone;
    alarm.numbers = {next};
    record_alone(writer_, services_, std::move(alarm));
    write_void(boot_, next, kGone);
  }
}

void Sequencer::void_abandoned() {
  auto numbers = services_.abandoned.take();
  try {
    while (!numbers.empty()) {
      write_void(boot_, numbers.back(), "not-committed");
      numbers.pop_back();
    }
  } catch (...) {
    services_.abandoned.add(numbers);
    throw;
  }
}

std::optional<std::uint32_t> Sequencer::next_boot(std::uint32_t after) {
  auto& find = reader_.connection().prepared(
      "SELECT MIN(boot) FROM audit_event WHERE node = ? AND boot > ?");
  find.execute(std::uint64_t{kNode}, std::uint64_t{after});
  if (!find.next() || find.is_null(0)) {
    return std::nullopt;
  }
  return static_cast<std::uint32_t>(find.unsigned_integer(0));
}

std::size_t Sequencer::take_events() {
  auto& find = reader_.connection().prepared(
      "SELECT number, leaf, mac FROM audit_event WHERE node = ? AND boot = ? AND number > ? "
      "ORDER BY number LIMIT 4096");
  find.execute(std::uint64_t{kNode}, std::uint64_t{position_.boot}, position_.number);
  std::vector<Bytes> leaves;
  auto position = position_;
  while (find.next() && find.unsigned_integer(0) == position.number + 1) {
    ++position.number;
    auto leaf = find.bytes(1);
    if (!security::equal(services_.keys.event_mac(leaf), find.bytes(2))) {
      throw IntegrityError{event_name(position.boot, position.number) +
                           " was changed in the database"};
    }
    const auto decoded = tlog::decode_leaf(leaf);
    if (!decoded || decoded->boot != position.boot || decoded->number != position.number) {
      throw IntegrityError{event_name(position.boot, position.number) +
                           " stands under another number"};
    }
    leaves.push_back(std::move(leaf));
  }
  if (!leaves.empty()) {
    log_.append(leaves);
    position_ = position;
  }
  return leaves.size();
}

std::size_t Sequencer::run_once() {
  void_abandoned();
  std::size_t added = 0;
  for (;;) {
    const auto taken = take_events();
    added += taken;
    if (taken == kMaxBatch) {
      continue;
    }
    // A boot that is over has no open numbers: when it is read to its end, the next one follows.
    if (position_.boot >= boot_) {
      break;
    }
    const auto next = next_boot(position_.boot);
    if (!next) {
      break;
    }
    if (taken > 0) {
      continue;
    }
    position_ = {*next, 0};
  }
  record_gone();
  if (added > 0) {
    log_.publish();
  }
  return added;
}

}  // namespace tsunagu::vault
