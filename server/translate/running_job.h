/// One job of an adapter host, as the thread that asked for it holds it.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>

#include "adapters/protocol/job.h"
#include "server/base/unique_fd.h"

namespace tsunagu::translate {

/// What the supervisor and the asking thread know of one job.
class JobState {
 public:
  using Deadline = std::chrono::steady_clock::time_point;

  JobState(UniqueFd reply, Deadline deadline) : reply_{std::move(reply)}, deadline_{deadline} {}

  int reply() const { return reply_.get(); }
  Deadline deadline() const { return deadline_; }

  /// The supervisor's word: how the job ended, or nothing if its host died under it. After it,
  /// reading the reply comes to an end whatever happens.
  void finish(std::optional<protocol::JobEnded> ended);
  /// Waits for that word.
  std::optional<protocol::JobEnded> wait();
  /// Ends reading and writing at once: what the job still says is of no interest.
  void cut_off() const;

 private:
  UniqueFd reply_;
  Deadline deadline_;
  std::mutex mutex_;
  std::condition_variable finished_;
  bool is_finished_ = false;
  std::optional<protocol::JobEnded> ended_;
};

/// Shared, because either side may be the last: a job is given up while it runs, or its host dies
/// while its reply is read.
using SharedJob = std::shared_ptr<JobState>;

/// A job that is cut off when nobody is interested any more.
class RunningJob {
 public:
  explicit RunningJob(SharedJob state) : state_{std::move(state)} {}
  RunningJob(RunningJob&&) noexcept = default;
  RunningJob& operator=(RunningJob&&) = delete;
  RunningJob(const RunningJob&) = delete;
  RunningJob& operator=(const RunningJob&) = delete;
  ~RunningJob() {
    if (state_) {
      state_->cut_off();
    }
  }

  int reply() const { return state_->reply(); }
  void cut_off() const { state_->cut_off(); }
  /// How the job ended; nothing if its host died. Waits, at most until the job's deadline.
  std::optional<protocol::JobEnded> wait() { return state_->wait(); }

 private:
  SharedJob state_;
};

}  // namespace tsunagu::translate
