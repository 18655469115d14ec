// An adapter host for tests: speaks the protocol, and misbehaves on command. The name of the pack's
// folder commands how it starts; the input of a job commands what the job does.
#include <array>
#include <csignal>
#include <cstring>
#include <exception>
#include <filesystem>
#include <string>
#include <thread>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "adapters/protocol/packet.h"
#include "server/base/unique_fd.h"
#include "server/base/uuid.h"
#include "tests/unit/translate/fake_jobs.h"

namespace {

using namespace tsunagu;
using protocol::FrameType;

constexpr int kControl = 3;

void send_packet(FrameType type, ByteView body) {
  const Bytes packet = protocol::make_packet(type, body);
  ::send(kControl, packet.data(), packet.size(), MSG_NOSIGNAL);
}

protocol::Hello hello_of(const std::string& pack) {
  protocol::Hello hello;
  hello.sandbox = pack == "no-seccomp" ? 11 : 15;
  hello.protocol = pack == "other-protocol" ? 99 : protocol::kProtocolVersion;
  hello.catalogue_hash = "c0ffee";
  hello.has_pack = !pack.empty();
  hello.pack_hash = pack == "changing" ? make_uuid().text() : "facade";
  hello.adapter.name = pack;
  hello.adapter.label = "おためし";
  return hello;
}

/// False if the host is to go on without having said hello.
bool say_hello(const std::string& pack) {
  if (pack == "silent") {
    ::pause();
  }
  if (pack == "dies") {
    std::exit(4);
  }
  if (pack == "garbage") {
    ::send(kControl, "hello", 5, MSG_NOSIGNAL);
    return true;
  }
  if (pack == "cannot") {
    send_packet(FrameType::start_failed, to_bytes("adapter.xml がありません"));
    std::exit(1);
  }
  if (pack == "dirty") {
    const bool is_clean = ::environ[0] == nullptr && ::fcntl(4, F_GETFD) < 0;
    send_packet(FrameType::start_failed, to_bytes(is_clean ? "clean" : "dirty"));
    std::exit(1);
  }
  send_packet(FrameType::hello, protocol::encode(hello_of(pack)));
  return true;
}

/// Takes a job packet with its two descriptors.
bool receive_job(protocol::Job& job, UniqueFd& input, UniqueFd& reply) {
  Bytes packet(protocol::kMaxPacket);
  iovec part{packet.data(), packet.size()};
  std::array<int, 2> descriptors{-1, -1};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof descriptors)> ancillary{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = ancillary.data();
  message.msg_controllen = ancillary.size();
  const auto size = ::recvmsg(kControl, &message, MSG_CMSG_CLOEXEC);
  const cmsghdr* header = CMSG_FIRSTHDR(&message);
  if (size <= 0 || header == nullptr) {
    return false;
  }
  std::memcpy(descriptors.data(), CMSG_DATA(header), sizeof descriptors);
  input = UniqueFd{descriptors[0]};
  reply = UniqueFd{descriptors[1]};
  packet.resize(static_cast<std::size_t>(size));
  Frame frame;
  return protocol::take_packet(packet, frame) && protocol::decode(frame.body, job);
}

std::string content(int fd) {
  std::string out(1U << 20, '\0');
  const auto size = ::pread(fd, out.data(), out.size(), 0);
  out.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
  return out;
}

/// Waits for the job's process like a real host does: kills it when its time is over.
protocol::JobEnded wait_for(const protocol::Job& job, pid_t child, bool keeps_limits) {
  const UniqueFd process{static_cast<int>(::syscall(SYS_pidfd_open, child, 0))};
  pollfd waiting{process.get(), POLLIN, 0};
  const int limit = keeps_limits ? static_cast<int>(job.time_limit_ms) : -1;
  const bool is_late = ::poll(&waiting, 1, limit) == 0;
  if (is_late) {
    ::kill(child, SIGKILL);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  if (is_late) {
    return {job.id, protocol::JobEnd::timed_out, 0};
  }
  if (WIFSIGNALED(status)) {
    return {job.id, protocol::JobEnd::signalled, static_cast<std::uint32_t>(WTERMSIG(status))};
  }
  const auto code = static_cast<std::uint32_t>(WEXITSTATUS(status));
  return {job.id, code == 0 ? protocol::JobEnd::exited : protocol::JobEnd::failed, code};
}

void run(const protocol::Job& job, const std::string& pack, UniqueFd input, UniqueFd reply) {
  const std::string text = content(input.get());
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(kControl);
    int status = 1;
    try {
      status = fake::run_job(job, text, pack, reply.get());
    } catch (const std::exception&) {
      status = 1;
    }
    ::_exit(status);
  }
  reply.reset();
  auto ended = wait_for(job, child, pack != "patient");
  ended.id += pack == "confused" ? 1000U : 0U;
  send_packet(FrameType::job_ended, protocol::encode(ended));
}

}  // namespace

int main(int argc, char** argv) {
  std::string pack;
  for (int index = 1; index + 1 < argc; ++index) {
    if (std::string{argv[index]} == "--pack") {
      pack = std::filesystem::path{argv[index + 1]}.filename();
    }
  }
  if (!say_hello(pack)) {
    return 1;
  }
  for (;;) {
    protocol::Job job;
    UniqueFd input;
    UniqueFd reply;
    if (!receive_job(job, input, reply)) {
      return 0;
    }
    std::thread{run, job, pack, std::move(input), std::move(reply)}.detach();
  }
}
