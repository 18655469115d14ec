/// The program tsunagu-adapter-host, started as the daemon starts it.
#pragma once

#include <csignal>
#include <cstring>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "adapters/protocol/job.h"
#include "adapters/protocol/packet.h"
#include "server/base/files.h"
#include "server/base/unique_fd.h"
#include "server/base/wire.h"

namespace tsunagu::host::test {

class HostProgram {
 public:
  explicit HostProgram(std::vector<std::string> arguments) {
    int ends[2] = {-1, -1};
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
      throw std::runtime_error{"socketpair"};
    }
    control_ = UniqueFd{ends[0]};
    const UniqueFd theirs{ends[1]};
    arguments.insert(arguments.begin(), std::string{TSUNAGU_BIN_DIR} + "/tsunagu-adapter-host");
    std::vector<char*> list;
    for (std::string& each : arguments) {
      list.push_back(each.data());
    }
    list.push_back(nullptr);
    pid_ = fork();
    if (pid_ == 0) {
      const int spare = fcntl(theirs.get(), F_DUPFD, 50);
      dup2(spare, 3);
      close_range(4, ~0U, 0);
      execv(list[0], list.data());
      _exit(127);
    }
  }
  HostProgram(const HostProgram&) = delete;
  HostProgram& operator=(const HostProgram&) = delete;
  ~HostProgram() {
    if (pid_ > 0) {
      kill(pid_, SIGKILL);
      waitpid(pid_, nullptr, 0);
    }
  }

  /// Closes the control channel, as a daemon that ends does, and returns the exit status.
  int hang_up() {
    control_.reset();
    int status = 0;
    waitpid(std::exchange(pid_, -1), &status, 0);
    return status;
  }

  /// The next packet; an empty frame (type 0) if the program closed the channel.
  Frame receive() const {
    Bytes packet(protocol::kMaxPacket);
    const ssize_t got = recv(control_.get(), packet.data(), packet.size(), 0);
    Frame frame;
    if (got > 0) {
      packet.resize(static_cast<std::size_t>(got));
      protocol::take_packet(packet, frame);
    }
    return frame;
  }

  /// Sends `packet` with `descriptors`.
  void send(ByteView packet, const std::vector<int>& descriptors) const {
    iovec part{const_cast<std::byte*>(packet.data()), packet.size()};
    std::vector<char> ancillary(CMSG_SPACE(sizeof(int) * descriptors.size()));
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    if (!descriptors.empty()) {
      message.msg_control = ancillary.data();
      message.msg_controllen = ancillary.size();
      cmsghdr* header = CMSG_FIRSTHDR(&message);
      if (header == nullptr) {
        throw std::runtime_error{"ancillary data"};
      }
      header->cmsg_level = SOL_SOCKET;
      header->cmsg_type = SCM_RIGHTS;
      header->cmsg_len = CMSG_LEN(sizeof(int) * descriptors.size());
      std::memcpy(CMSG_DATA(header), descriptors.data(), sizeof(int) * descriptors.size());
    }
    if (sendmsg(control_.get(), &message, MSG_NOSIGNAL) < 0) {
      throw std::runtime_error{"sendmsg"};
    }
  }

  /// Starts a job and returns the socket of its reply.
  UniqueFd start(const protocol::Job& job, ByteView input) const {
    int ends[2] = {-1, -1};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
      throw std::runtime_error{"socketpair"};
    }
    UniqueFd ours{ends[0]};
    const UniqueFd theirs{ends[1]};
    const UniqueFd file = sealed_memory_file("input", input);
    send(protocol::make_packet(protocol::FrameType::job, protocol::encode(job)),
         {file.get(), theirs.get()});
    return ours;
  }

  struct Reply {
    std::vector<Frame> frames;
    protocol::JobEnded ended;

    /// Types of the frames, joined by spaces.
    std::string types() const {
      std::string text;
      for (const Frame& frame : frames) {
        text += (text.empty() ? "" : " ") + std::to_string(frame.type);
      }
      return text;
    }
  };

  /// Runs a job to its end.
  Reply run(protocol::JobKind kind, ByteView input, std::uint32_t limit_ms = 60'000) const {
    const UniqueFd reply = start({7, kind, limit_ms}, input);
    Reply out;
    Frame frame;
    while (read_frame(reply.get(), frame, -1) == FrameState::frame) {
      out.frames.push_back(frame);
    }
    protocol::decode(receive().body, out.ended);
    return out;
  }

 private:
  UniqueFd control_;
  pid_t pid_ = -1;
};

}  // namespace tsunagu::host::test
