/// Puts committed audit events into the tamper-evident log, in their order.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "server/store/session.h"
#include "server/tlog/log_writer.h"
#include "server/vault/event_batch.h"

namespace tsunagu::vault {

/// Not thread-safe: one thread owns it. Reads events with an account that can do nothing else, and
/// writes void events with the daemon's.
class Sequencer {
 public:
  /// `folder` is the folder of `log`.
  Sequencer(store::ConnectionSettings reader, store::ConnectionSettings writer,
            EventServices& services, tlog::LogWriter& log, const std::filesystem::path& folder);

  /// Opens the numbering of a new run: records the boot, fills the holes that the last run left
  /// behind with void events, and returns the boot's number. To be called once, before anything
  /// asks for an event number. Throws StoreError; Error (kAuditHead) if the log or the database is
  /// older than the other.
  std::uint32_t start_boot();

  /// Writes void events for abandoned numbers, takes what is committed in order up to the first
  /// number that is still open, and publishes it. Returns how many events were added. An event that
  /// was committed and is gone is recorded as an alarm, and its number as void. Throws StoreError;
  /// IntegrityError if an event's MAC is wrong.
  std::size_t run_once();

  /// Number of events in the log.
  std::uint64_t size() const { return log_.size(); }

 private:
  struct Position {
    std::uint32_t boot = 0;
    std::uint64_t number = 0;
  };

  void require_same_age();
  void record_gone();
  bool is_there(std::uint64_t number);
  void fill_holes(std::uint32_t boot, std::uint64_t after);
  void write_void(std::uint32_t boot, std::uint64_t number, const char* why);
  void void_abandoned();
  std::size_t take_events();
  std::optional<std::uint32_t> next_boot(std::uint32_t after);

  store::Session reader_;
  store::Session writer_;
  EventServices& services_;  // outlives this
  tlog::LogWriter& log_;     // outlives this
  Position position_;        // of the last event in the log
  Bytes last_entry_;         // of the log when it was opened
  std::uint32_t boot_ = 0;
};

}  // namespace tsunagu::vault
