/// The supervisor of one host. Its thread forks, because the kernel ties the host's life to it.
#include "server/translate/adapter_host.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>
#include <vector>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "server/base/error.h"
#include "server/base/files.h"
#include "server/base/log.h"

namespace tsunagu::translate {
namespace {

using Milliseconds = std::chrono::milliseconds;

constexpr Milliseconds kFirstPause{100};
constexpr Milliseconds kLongestPause{30000};

/// The two ends of a reply; ours first.
std::pair<UniqueFd, UniqueFd> reply_sockets() {
  int ends[2] = {-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    throw Error{messages::kSystemCall, with_errno("socketpair", errno)};
  }
  return {UniqueFd{ends[0]}, UniqueFd{ends[1]}};
}

bool says_the_same(const protocol::Hello& left, const protocol::Hello& right) {
  return left.catalogue_hash == right.catalogue_hash && left.pack_hash == right.pack_hash &&
         left.sandbox == right.sandbox;
}

}  // namespace

AdapterHost::AdapterHost(HostOptions options)
    : options_{std::move(options)},
      name_{options_.name()},
      wake_{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)} {
  if (!wake_) {
    throw Error{messages::kSystemCall, with_errno("eventfd", errno)};
  }
  supervisor_ = std::thread{[this] { supervise(); }};
  std::unique_lock lock{mutex_};
  changed_.wait(lock, [this] { return has_begun_; });
  if (first_failure_) {
    lock.unlock();
    supervisor_.join();
    std::rethrow_exception(first_failure_);
  }
}

AdapterHost::~AdapterHost() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  changed_.notify_all();
  wake();
  supervisor_.join();
}

RunningJob AdapterHost::start(protocol::JobKind kind, ByteView input, Milliseconds time_limit,
                              Milliseconds patience) {
  const UniqueFd file = sealed_memory_file("tsunagu-job", input);
  auto [ours, theirs] = reply_sockets();
  const auto process = running_process(patience);
  const auto deadline = std::chrono::steady_clock::now() + time_limit + options_.grace;
  const auto state = std::make_shared<JobState>(std::move(ours), deadline);

  protocol::Job job{0, kind, static_cast<std::uint32_t>(time_limit.count())};
  {
    const std::lock_guard lock{mutex_};
    if (process != process_) {
      throw Error{messages::kAdapterHost, name_ + ": died before it took the job"};
    }
    job.id = next_id_++;
    jobs_.emplace(job.id, state);
  }
  try {
    process->send_job(job, file.get(), theirs.get());
  } catch (const Error&) {
    const std::lock_guard lock{mutex_};
    jobs_.erase(job.id);
    throw;
  }
  wake();  // the supervisor's next deadline may have moved
  return RunningJob{state};
}

std::shared_ptr<const HostProcess> AdapterHost::running_process(Milliseconds patience) {
  std::unique_lock lock{mutex_};
  changed_.wait_for(lock, patience, [this] { return process_ != nullptr || stopping_; });
  if (process_ == nullptr || stopping_) {
    throw Error{messages::kAdapterHost, name_ + ": not running"};
  }
  return process_;
}

void AdapterHost::supervise() {
  for (;;) {
    if (begin()) {
      serve(*process_);
      end();
    }
    {
      const std::lock_guard lock{mutex_};
      if (stopping_ || first_failure_) {
        return;
      }
    }
    pause();
  }
}

bool AdapterHost::begin() {
  std::exception_ptr failure;
  std::shared_ptr<const HostProcess> process;
  try {
    process = std::make_shared<const HostProcess>(options_);
    if (has_begun_ && !says_the_same(process->hello(), hello_)) {
      throw Error{messages::kAdapterPack,
                  name_ + ": schemas, pack or sandbox changed while in use; not used"};
    }
  } catch (const Error& error) {
    failure = std::current_exception();
    process.reset();
    if (has_begun_) {
      log_error(error);
    }
  }
  {
    const std::lock_guard lock{mutex_};
    if (!has_begun_) {
      first_failure_ = failure;
      hello_ = process ? process->hello() : protocol::Hello{};
    }
    restarts_ += has_begun_ && process ? 1 : 0;
    has_begun_ = true;
    process_ = process;
  }
  changed_.notify_all();
  return process != nullptr;
}

void AdapterHost::serve(const HostProcess& process) {
  for (;;) {
    std::array<pollfd, 2> waiting{{{process.control(), POLLIN, 0}, {wake_.get(), POLLIN, 0}}};
    if (::poll(waiting.data(), waiting.size(), poll_timeout()) < 0 && errno != EINTR) {
      log(Severity::error, messages::kAdapterHost, with_errno(name_ + ": poll", errno));
      return;
    }
    drain_wake();
    {
      const std::lock_guard lock{mutex_};
      if (stopping_) {
        return;
      }
    }
    if (waiting[0].revents != 0 && !take_packet(process)) {
      return;
    }
    if (is_overdue()) {
      log(Severity::error, messages::kAdapterHost, name_ + ": a job outlived its time limit");
      return;
    }
  }
}

bool AdapterHost::take_packet(const HostProcess& process) {
  Frame frame;
  if (!process.receive(frame)) {
    log(Severity::error, messages::kAdapterHost, name_ + ": ended; it is started again");
    return false;
  }
  protocol::JobEnded ended;
  SharedJob job;
  if (frame.type == static_cast<std::uint16_t>(protocol::FrameType::job_ended) &&
      protocol::decode(frame.body, ended)) {
    const std::lock_guard lock{mutex_};
    const auto at = jobs_.find(ended.id);
    if (at != jobs_.end()) {
      job = std::move(at->second);
      jobs_.erase(at);
    }
  }
  if (!job) {
    log(Severity::error, messages::kHostReply, name_ + ": control channel");
    return false;
  }
  job->finish(ended);
  if (ended.end == protocol::JobEnd::exited) {
    next_pause_ = Milliseconds{0};
  }
  return true;
}

bool AdapterHost::is_overdue() {
  const auto now = std::chrono::steady_clock::now();
  const std::lock_guard lock{mutex_};
  return std::ranges::any_of(jobs_,
                             [now](const auto& job) { return job.second->deadline() <= now; });
}

int AdapterHost::poll_timeout() {
  const std::lock_guard lock{mutex_};
  if (jobs_.empty()) {
    return -1;
  }
  const auto first =
      std::ranges::min_element(jobs_, {}, [](const auto& job) { return job.second->deadline(); });
  const auto left =
      std::chrono::ceil<Milliseconds>(first->second->deadline() - std::chrono::steady_clock::now());
  return static_cast<int>(std::clamp<Milliseconds::rep>(left.count(), 0, 60'000));
}

void AdapterHost::end() {
  std::shared_ptr<const HostProcess> process;
  Jobs lost;
  {
    const std::lock_guard lock{mutex_};
    process = std::move(process_);
    process_.reset();
    lost.swap(jobs_);
  }
  process.reset();
  for (const auto& [id, job] : lost) {
    job->finish(std::nullopt);
  }
}

void AdapterHost::pause() {
  next_pause_ = std::clamp(next_pause_ * 2, kFirstPause, kLongestPause);
  std::unique_lock lock{mutex_};
  changed_.wait_for(lock, next_pause_, [this] { return stopping_; });
}

void AdapterHost::wake() const {
  const std::uint64_t one = 1;
  // A full counter wakes as well, so the only possible failure is none.
  [[maybe_unused]] const auto written = ::write(wake_.get(), &one, sizeof one);
}

void AdapterHost::drain_wake() const {
  std::uint64_t count = 0;
  [[maybe_unused]] const auto taken = ::read(wake_.get(), &count, sizeof count);
}

}  // namespace tsunagu::translate
