/// One daemon per instance.
#include "server/app/instance_lock.h"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

#include "server/base/error.h"
#include "server/base/files.h"

namespace tsunagu::app {
namespace {

struct flock whole_file() {
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  return lock;
}

}  // namespace

// A record lock and not flock(2): it names its holder, and no child inherits it.
InstanceLock::InstanceLock(const config::InstancePaths& paths)
    : file_{::open(paths.daemon_pid().c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)} {
  if (!file_) {
    throw Error{messages::kHome, with_errno(paths.daemon_pid().string(), errno)};
  }
  auto lock = whole_file();
  if (::fcntl(file_.get(), F_SETLK, &lock) != 0) {
    throw Error{messages::kRunning, paths.home.string()};
  }
  const auto pid = std::to_string(::getpid()) + "\n";
  if (::ftruncate(file_.get(), 0) != 0) {
    throw Error{messages::kSystemCall, with_errno(paths.daemon_pid().string(), errno)};
  }
  write_all(file_.get(), as_bytes(pid));
}

std::optional<pid_t> running_daemon(const config::InstancePaths& paths) {
  const UniqueFd file{::open(paths.daemon_pid().c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW)};
  if (!file) {
    if (errno == ENOENT) {
      return std::nullopt;
    }
    throw Error{messages::kPermission, with_errno(paths.daemon_pid().string(), errno)};
  }
  auto lock = whole_file();
  if (::fcntl(file.get(), F_GETLK, &lock) != 0) {
    throw Error{messages::kSystemCall, with_errno(paths.daemon_pid().string(), errno)};
  }
  return lock.l_type == F_UNLCK ? std::nullopt : std::optional{lock.l_pid};
}

bool await_end(const config::InstancePaths& paths, std::chrono::seconds limit) {
  const auto end = std::chrono::steady_clock::now() + limit;
  while (running_daemon(paths)) {
    if (std::chrono::steady_clock::now() >= end) {
      return false;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
  }
  return true;
}

}  // namespace tsunagu::app
