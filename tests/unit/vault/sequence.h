/// A daemon's run over the database of a test: numbers, log and sequencer.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "server/base/json.h"
#include "server/vault/event_reading.h"
#include "server/vault/sequencer.h"
#include "tests/unit/vault/fixture.h"

namespace tsunagu::vault::test {

inline Event event_about(const std::string& what) {
  Event event;
  event.type = tlog::EventType::document_read;
  event.actor = {"user:test", "cli", what, ""};
  return event;
}

/// One run of a daemon: keys, numbers and log as they are after a start.
struct Run {
  Run(const Vault& vault, const std::filesystem::path& folder)
      : keys{vault.instance.open()},
        events{*keys, vault.clock, numbers},
        log{folder,
            "test/audit",
            {keys->log_public_key(),
             [this](std::string_view text) { return keys->sign_checkpoint(text); }}},
        sequencer{database(store::Account::sequencer), database(), events, log, folder} {
    boot = sequencer.start_boot();
  }

  std::unique_ptr<security::LocalKeyService> keys;
  AbandonedNumbers numbers;
  EventServices events;
  tlog::LogWriter log;
  Sequencer sequencer;
  std::uint32_t boot = 0;
};

/// Restarts as often as a test wants.
struct Sequence : Vault {
  store::test::TemporaryFolder folder;
  std::unique_ptr<Run> run;

  Sequence() { restart(); }

  /// As after a kill: nothing of the last run but what is in the database and the log.
  void restart() {
    run.reset();
    run = std::make_unique<Run>(*this, folder.path());
  }
  void record(const std::string& what) { record_alone(session, run->events, event_about(what)); }
  /// Takes a number and dies with it.
  void die_with_a_number() { run->numbers.open(*run->keys); }

  /// "type purpose" or "type outcome numbers" of every event in the log, in order.
  std::vector<std::string> logged() {
    std::vector<std::string> lines;
    EventReading reading{*run->keys, session.connection()};
    reading.read(0, run->sequencer.size(), [&](const RecordedEvent& event) {
      const auto payload = parse_json(event.opened.payload);
      BOOST_REQUIRE(payload.has_value());
      lines.push_back(event.leaf.type == tlog::EventType::void_number
                          ? "void " + payload->text("outcome").value_or("")
                          : payload->text("purpose").value_or(""));
      return true;
    });
    return lines;
  }
};

using Lines = std::vector<std::string>;

}  // namespace tsunagu::vault::test
