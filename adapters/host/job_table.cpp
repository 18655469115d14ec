// Watching the processes of jobs.
#include "adapters/host/job_table.h"

#include <algorithm>
#include <cerrno>
#include <csignal>

#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "server/base/error.h"

namespace tsunagu::host {

void JobTable::add(const protocol::Job& job, pid_t pid, Time now) {
  // glibc 2.36 declares pidfd_open without C linkage.
  UniqueFd watch{static_cast<int>(syscall(SYS_pidfd_open, pid, 0))};
  if (!watch) {
    const int number = errno;
    kill(pid, SIGKILL);
    waitpid(pid, nullptr, 0);
    throw Error{messages::kSystemCall, with_errno("pidfd_open", number)};
  }
  running_.push_back(
      {job.id, pid, std::move(watch), now + std::chrono::milliseconds{job.time_limit_ms}, false});
}

std::vector<int> JobTable::descriptors() const {
  std::vector<int> all;
  for (const Running& job : running_) {
    all.push_back(job.watch.get());
  }
  return all;
}

int JobTable::next_limit_ms(Time now) const {
  if (running_.empty()) {
    return -1;
  }
  Time next = Time::max();
  for (const Running& job : running_) {
    next = std::min(next, job.limit);
  }
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(next - now).count();
  return static_cast<int>(std::clamp<long>(left, 0, 60'000));
}

void JobTable::kill_late(Time now) {
  for (Running& job : running_) {
    if (!job.late && job.limit <= now) {
      job.late = true;
      job.limit = Time::max();
      kill(job.pid, SIGKILL);
    }
  }
}

std::optional<protocol::JobEnded> JobTable::end_of(const Running& job) {
  int status = 0;
  const pid_t ended = waitpid(job.pid, &status, WNOHANG);
  if (ended == 0) {
    return std::nullopt;
  }
  protocol::JobEnded end{job.id, protocol::JobEnd::failed, 0};
  if (job.late) {
    end.end = protocol::JobEnd::timed_out;
  } else if (ended == job.pid && WIFSIGNALED(status)) {
    end.end = protocol::JobEnd::signalled;
    end.detail = static_cast<std::uint32_t>(WTERMSIG(status));
  } else if (ended == job.pid && WIFEXITED(status)) {
    end.detail = static_cast<std::uint32_t>(WEXITSTATUS(status));
    end.end = end.detail == 0 ? protocol::JobEnd::exited : protocol::JobEnd::failed;
  }
  return end;
}

std::vector<protocol::JobEnded> JobTable::take_ended() {
  std::vector<protocol::JobEnded> ended;
  for (auto job = running_.begin(); job != running_.end();) {
    if (const auto end = end_of(*job)) {
      ended.push_back(*end);
      job = running_.erase(job);
    } else {
      ++job;
    }
  }
  return ended;
}

}  // namespace tsunagu::host
