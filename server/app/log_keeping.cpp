/// The daemon's thread that keeps the audit log up with the committed events.
#include "server/app/services.h"
#include "server/base/error.h"
#include "server/base/log.h"

namespace tsunagu::app {
namespace {

// How often the log says that the daemon is alive, so that a hole in time can be told from silence.
constexpr std::chrono::seconds kHeartbeat{60};

}  // namespace

void Services::sequence() {
  auto next_heartbeat = std::chrono::steady_clock::now() + kHeartbeat;
  const std::chrono::milliseconds interval{config_.audit_checkpoint_ms};
  for (bool is_last = false; !is_last;) {
    std::uint64_t round = 0;
    {
      std::unique_lock lock{mutex_};
      changed_.wait_for(lock, interval, [&] { return stopping_ || rounds_wanted_ > rounds_done_; });
      is_last = stopping_;
      round = rounds_wanted_;
    }
    try {
      if (std::chrono::steady_clock::now() >= next_heartbeat) {
        record(tlog::EventType::heartbeat, "done");
        next_heartbeat += kHeartbeat;
      }
      sequencer_->run_once();
      log_state_.size = sequencer_->size();
      log_state_.is_healthy = true;
    } catch (const Error& error) {
      log_state_.is_healthy = false;
      log_error(error);
    }
    {
      const std::lock_guard lock{mutex_};
      rounds_done_ = round;
    }
    changed_.notify_all();
  }
}

void Services::publish_log() {
  std::unique_lock lock{mutex_};
  const auto round = ++rounds_wanted_;
  changed_.notify_all();
  changed_.wait(lock, [&] { return stopping_ || rounds_done_ >= round; });
}

}  // namespace tsunagu::app
