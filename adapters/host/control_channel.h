/// The socket to the daemon: hello goes out, jobs come in, their ends go out.
#pragma once

#include <optional>

#include "adapters/protocol/job.h"
#include "server/base/bytes.h"
#include "server/base/unique_fd.h"

namespace tsunagu::host {

/// A job as it arrived.
struct ReceivedJob {
  protocol::Job job;
  UniqueFd input;
  UniqueFd reply;
};

class ControlChannel {
 public:
  /// Does not own `fd`, a SOCK_SEQPACKET socket.
  explicit ControlChannel(int fd) : fd_{fd} {}

  int fd() const { return fd_; }

  /// Sends one packet. False if the daemon is gone.
  bool send(protocol::FrameType type, ByteView body) const;

  enum class State { job, garbage, closed };
  /// Takes one packet. `garbage`: it is no job with exactly two descriptors; those it had are
  /// closed. `closed`: the daemon is gone.
  State receive(ReceivedJob& out) const;

 private:
  int fd_;
};

}  // namespace tsunagu::host
