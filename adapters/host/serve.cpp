// Forks a process per job and reports its end.
#include "adapters/host/serve.h"

#include <cerrno>
#include <chrono>

#include <poll.h>
#include <unistd.h>

#include "adapters/host/job_process.h"
#include "adapters/host/job_table.h"
#include "server/base/error.h"

namespace tsunagu::host {
namespace {

using Clock = std::chrono::steady_clock;

class Server {
 public:
  Server(const ControlChannel& channel, const HostData& data, const Sandbox& sandbox)
      : channel_{&channel}, data_{&data}, sandbox_{&sandbox} {}

  void run() {
    while (open_) {
      const bool job_waits = wait();
      table_.kill_late(Clock::now());
      for (const protocol::JobEnded& ended : table_.take_ended()) {
        report(ended);
      }
      if (job_waits) {
        take_job();
      }
    }
  }

 private:
  /// Waits for a packet, an end or a time limit. True if a packet is there.
  bool wait() const;
  void take_job();
  void start(const ReceivedJob& received);
  void report(const protocol::JobEnded& ended) {
    open_ = channel_->send(protocol::FrameType::job_ended, protocol::encode(ended)) && open_;
  }

  const ControlChannel* channel_;
  const HostData* data_;
  const Sandbox* sandbox_;
  JobTable table_;
  bool open_ = true;
};

bool Server::wait() const {
  std::vector<pollfd> watched;
  const bool full = table_.size() >= kMostJobs;
  // A full table still hears the daemon's end (POLLHUP), which is always reported.
  watched.push_back({channel_->fd(), static_cast<short>(full ? 0 : POLLIN), 0});
  for (const int fd : table_.descriptors()) {
    watched.push_back({fd, POLLIN, 0});
  }
  const int ready = poll(watched.data(), watched.size(), table_.next_limit_ms(Clock::now()));
  if (ready < 0 && errno != EINTR) {
    throw Error{messages::kSystemCall, with_errno("poll", errno)};
  }
  return ready > 0 && watched.front().revents != 0;
}

void Server::take_job() {
  ReceivedJob received;
  switch (channel_->receive(received)) {
    case ControlChannel::State::closed:
      open_ = false;
      return;
    case ControlChannel::State::garbage:
      // Nobody's number: the daemon sees that a packet of its was not understood.
      report({0, protocol::JobEnd::failed, 0});
      return;
    case ControlChannel::State::job:
      start(received);
      return;
  }
}

void Server::start(const ReceivedJob& received) {
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child == 0) {
    run_job_process(*data_, *sandbox_, received.job, received.input.get(), received.reply.get(),
                    parent);
  }
  if (child < 0) {
    report({received.job.id, protocol::JobEnd::failed, static_cast<std::uint32_t>(errno)});
    return;
  }
  table_.add(received.job, child, Clock::now());
}

}  // namespace

void serve(const ControlChannel& channel, const HostData& data, const Sandbox& sandbox) {
  Server{channel, data, sandbox}.run();
}

}  // namespace tsunagu::host
