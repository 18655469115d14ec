/// An adapter host that is kept running: started, watched, started again.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "adapters/protocol/job.h"
#include "server/base/bytes.h"
#include "server/base/unique_fd.h"
#include "server/translate/host_process.h"
#include "server/translate/running_job.h"

namespace tsunagu::translate {

/// Thread-safe: several jobs run at the same time. A thread of its own starts the host, hears how
/// jobs ended, kills a host that does not keep its time limits, and starts it again after a pause
/// that doubles from 0.1 s to 30 s while no job succeeds.
class AdapterHost {
 public:
  /// Starts the host and waits for its hello. Throws Error as HostProcess does.
  explicit AdapterHost(HostOptions options);
  AdapterHost(const AdapterHost&) = delete;
  AdapterHost& operator=(const AdapterHost&) = delete;
  /// Kills the host; jobs that still run are lost.
  ~AdapterHost();

  /// What the first host said. One started later that says otherwise (schemas or pack changed on
  /// disk) is not used: a changed pack has to go through its golden samples first.
  const protocol::Hello& hello() const { return hello_; }
  const std::string& name() const { return name_; }

  /// Starts a job on `input`. While the host is down, waits up to `patience` for it. Throws Error
  /// (kAdapterHost) if it does not come back or takes no job: nothing was begun then.
  RunningJob start(protocol::JobKind kind, ByteView input, std::chrono::milliseconds time_limit,
                   std::chrono::milliseconds patience = std::chrono::seconds{30});

  /// How often the host was started again since this object was made.
  std::uint32_t restarts() const { return restarts_; }

 private:
  using Jobs = std::map<std::uint32_t, SharedJob>;

  void supervise();
  /// Starts the host and makes it the current one. False if it could not be started.
  bool begin();
  /// Hears the current host until it dies, breaks the protocol, misses a deadline, or we stop.
  void serve(const HostProcess& process);
  /// False if the packet breaks the protocol.
  bool take_packet(const HostProcess& process);
  bool is_overdue();
  int poll_timeout();
  /// Forgets the current host; its jobs are lost.
  void end();
  void pause();
  void wake() const;
  void drain_wake() const;
  std::shared_ptr<const HostProcess> running_process(std::chrono::milliseconds patience);

  const HostOptions options_;
  const std::string name_;
  protocol::Hello hello_;
  UniqueFd wake_;

  std::mutex mutex_;
  std::condition_variable changed_;
  // Shared with a thread that is sending a job at the moment the host is given up.
  std::shared_ptr<const HostProcess> process_;
  Jobs jobs_;
  std::uint32_t next_id_ = 1;
  bool stopping_ = false;
  bool has_begun_ = false;            // the first start succeeded or failed
  std::exception_ptr first_failure_;  // why the first start failed

  std::atomic<std::uint32_t> restarts_{0};
  std::chrono::milliseconds next_pause_{0};  // supervisor only
  std::thread supervisor_;                   // last, so that all else is there when it runs
};

}  // namespace tsunagu::translate
