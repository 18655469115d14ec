/// One daemon per instance.
#pragma once

#include <chrono>
#include <optional>

#include <sys/types.h>

#include "server/base/unique_fd.h"
#include "server/config/instance_paths.h"

namespace tsunagu::app {

/// Holds HOME/run/tsunagud.pid locked, with our process id in it, until it is destroyed or the
/// process ends however it ends.
class InstanceLock {
 public:
  /// Throws Error (kRunning) if another process holds it.
  explicit InstanceLock(const config::InstancePaths& paths);

 private:
  UniqueFd file_;
};

/// The process that holds the lock of an instance; nothing if none does.
std::optional<pid_t> running_daemon(const config::InstancePaths& paths);

/// Waits until no process holds the lock; false if one still does after `limit`.
bool await_end(const config::InstancePaths& paths, std::chrono::seconds limit);

}  // namespace tsunagu::app
