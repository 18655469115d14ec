/// The jobs that are running: their processes, their time limits, how they ended.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include <sys/types.h>

#include "adapters/protocol/job.h"
#include "server/base/unique_fd.h"

namespace tsunagu::host {

class JobTable {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// Notes a forked process. Throws Error if it cannot be watched; it is killed then.
  void add(const protocol::Job& job, pid_t pid, Time now);

  std::size_t size() const { return running_.size(); }
  /// Descriptors that become readable when a process ends, in the order of the table.
  std::vector<int> descriptors() const;
  /// Milliseconds until the next time limit, at least 0; -1 if nothing runs.
  int next_limit_ms(Time now) const;

  /// Kills what is over its limit.
  void kill_late(Time now);
  /// Takes the processes that have ended out of the table.
  std::vector<protocol::JobEnded> take_ended();

 private:
  struct Running {
    std::uint32_t id = 0;
    pid_t pid = -1;
    UniqueFd watch;
    Time limit;
    bool late = false;
  };
  static std::optional<protocol::JobEnded> end_of(const Running& job);

  std::vector<Running> running_;
};

}  // namespace tsunagu::host
