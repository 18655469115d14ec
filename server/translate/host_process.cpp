/// Starting a host with nothing of ours but its control socket, and talking over that.
#include "server/translate/host_process.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "adapters/protocol/packet.h"
#include "server/base/error.h"
#include "server/base/text.h"

namespace tsunagu::translate {
namespace {

constexpr int kControlDescriptor = 3;
/// Descriptors for the child are made at or above this, so that dup2 to 0..3 hits none of them.
constexpr int kFirstSpare = 10;
constexpr std::size_t kMaxReason = 2000;

[[noreturn]] void fail(const HostOptions& options, const std::string& what) {
  throw Error{messages::kAdapterHost, options.name() + ": " + what};
}

/// A host says why it cannot start with an id in front, of which some are an operator's to mend.
[[noreturn]] void fail_start(const HostOptions& options, const std::string& reason) {
  for (const auto* message :
       {&messages::kCatalogue, &messages::kAdapterPack, &messages::kSandbox}) {
    if (reason.starts_with(message->id)) {
      throw Error{*message, options.name() + ": " + reason};
    }
  }
  fail(options, reason);
}

UniqueFd spare(const HostOptions& options, int fd) {
  UniqueFd copy{::fcntl(fd, F_DUPFD_CLOEXEC, kFirstSpare)};
  if (!copy) {
    fail(options, with_errno("fcntl", errno));
  }
  return copy;
}

/// The names of the layers in `bits` as the host's option takes them, joined by commas.
std::string layer_names(std::uint8_t bits) {
  constexpr std::array<std::pair<std::uint8_t, const char*>, 4> kNames{
      {{protocol::kNoNewPrivileges, "no-new-privileges"},
       {protocol::kLandlock, "landlock"},
       {protocol::kSeccomp, "seccomp"},
       {protocol::kResourceLimits, "resource-limits"}}};
  std::string out;
  for (const auto& [bit, name] : kNames) {
    if ((bits & bit) != 0) {
      out += (out.empty() ? "" : ",") + std::string{name};
    }
  }
  return out;
}

std::vector<std::string> arguments(const HostOptions& options) {
  std::vector<std::string> out{options.program, "--schemas", options.schemas};
  if (!options.pack.empty()) {
    out.insert(out.end(), {"--pack", options.pack});
  }
  if (options.allow_missing != 0) {
    out.insert(out.end(), {"--allow-missing", layer_names(options.allow_missing)});
  }
  return out;
}

/// What the child needs, made before fork: afterwards only async-signal-safe calls are allowed.
struct ChildPlan {
  std::vector<char*> arguments;
  int control = -1;
  int null = -1;
  int log = -1;
  pid_t parent = -1;
};

[[noreturn]] void become_host(const ChildPlan& plan) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  // The parent may have died before the line above; then nobody would send the signal.
  if (::getppid() != plan.parent) {
    ::_exit(1);
  }
  ::setpgid(0, 0);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::signal(SIGPIPE, SIG_DFL);
  const bool ready = ::dup2(plan.null, 0) >= 0 && ::dup2(plan.null, 1) >= 0 &&
                     ::dup2(plan.log, 2) >= 0 && ::dup2(plan.control, kControlDescriptor) >= 0 &&
                     ::close_range(kControlDescriptor + 1, ~0U, 0) == 0;
  if (ready) {
    std::array<char*, 1> environment{nullptr};
    ::execve(plan.arguments[0], plan.arguments.data(), environment.data());
  }
  ::_exit(127);
}

int milliseconds_until(std::chrono::steady_clock::time_point deadline) {
  const auto left =
      std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
  return left.count() < 0 ? 0 : static_cast<int>(left.count());
}

}  // namespace

std::string HostOptions::name() const {
  return pack.empty() ? "schemas" : pack.filename().string();
}

HostProcess::HostProcess(const HostOptions& options) {
  start(options);
  try {
    wait_for_hello(options);
  } catch (...) {
    stop();
    throw;
  }
}

HostProcess::~HostProcess() { stop(); }

void HostProcess::start(const HostOptions& options) {
  int ends[2] = {-1, -1};
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
    fail(options, with_errno("socketpair", errno));
  }
  control_ = UniqueFd{ends[0]};
  const UniqueFd theirs{ends[1]};
  const UniqueFd null{::open("/dev/null", O_RDWR | O_CLOEXEC)};
  const UniqueFd log{
      ::open(options.log.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600)};
  if (!null || !log) {
    fail(options, with_errno("open " + options.log.string(), errno));
  }
  const UniqueFd spare_control = spare(options, theirs.get());
  const UniqueFd spare_null = spare(options, null.get());
  const UniqueFd spare_log = spare(options, log.get());

  auto texts = arguments(options);
  ChildPlan plan{{}, spare_control.get(), spare_null.get(), spare_log.get(), ::getpid()};
  for (auto& text : texts) {
    plan.arguments.push_back(text.data());
  }
  plan.arguments.push_back(nullptr);
  pid_ = ::fork();
  if (pid_ < 0) {
    fail(options, with_errno("fork", errno));
  }
  if (pid_ == 0) {
    become_host(plan);
  }
  ::setpgid(pid_, pid_);  // both sides do it, so that it is done before either goes on
}

void HostProcess::wait_for_hello(const HostOptions& options) {
  const auto deadline = std::chrono::steady_clock::now() + options.start_limit;
  for (;;) {
    pollfd waiting{control_.get(), POLLIN, 0};
    const int ready = ::poll(&waiting, 1, milliseconds_until(deadline));
    if (ready > 0) {
      break;
    }
    if (ready == 0) {
      fail(options, "no hello in time");
    }
    if (errno != EINTR) {
      fail(options, with_errno("poll", errno));
    }
  }
  Frame frame;
  if (!receive(frame)) {
    fail(options, "ended before its hello; its log file says why: " + options.log.string());
  }
  take_hello(options, frame);
}

void HostProcess::take_hello(const HostOptions& options, const Frame& frame) {
  if (frame.type == static_cast<std::uint16_t>(protocol::FrameType::start_failed)) {
    const auto reason = as_text(frame.body).substr(0, kMaxReason);
    fail_start(options, is_clean_utf8(reason) ? std::string{reason} : "start failed");
  }
  if (frame.type != static_cast<std::uint16_t>(protocol::FrameType::hello) ||
      !protocol::decode(frame.body, hello_) || hello_.protocol != protocol::kProtocolVersion ||
      hello_.has_pack != !options.pack.empty()) {
    throw Error{messages::kHostReply, options.name() + ": hello of another protocol"};
  }
  constexpr std::uint8_t kAll = protocol::kNoNewPrivileges | protocol::kLandlock |
                                protocol::kSeccomp | protocol::kResourceLimits;
  const auto missing = static_cast<std::uint8_t>(kAll & ~(hello_.sandbox | options.allow_missing));
  if (missing != 0) {
    throw Error{messages::kSandbox, options.name() + ": " + layer_names(missing)};
  }
}

void HostProcess::stop() noexcept {
  if (pid_ <= 0) {
    return;
  }
  // The group holds the host's jobs, too; the host itself in case it had not reached setpgid.
  ::kill(-pid_, SIGKILL);
  ::kill(pid_, SIGKILL);
  while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
}

void HostProcess::send_job(const protocol::Job& job, int input, int reply) const {
  const Bytes packet = protocol::make_packet(protocol::FrameType::job, protocol::encode(job));
  iovec part{const_cast<std::byte*>(packet.data()), packet.size()};  // sendmsg only reads it
  const std::array<int, 2> descriptors{input, reply};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof descriptors)> ancillary{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = ancillary.data();
  message.msg_controllen = ancillary.size();
  cmsghdr* header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof descriptors);
  std::memcpy(CMSG_DATA(header), descriptors.data(), sizeof descriptors);
  for (;;) {
    if (::sendmsg(control_.get(), &message, MSG_NOSIGNAL | MSG_DONTWAIT) >= 0) {
      return;
    }
    if (errno != EINTR) {
      throw Error{messages::kAdapterHost, with_errno("job not taken", errno)};
    }
  }
}

bool HostProcess::receive(Frame& out) const {
  Bytes packet(protocol::kMaxPacket + 1);
  ssize_t size = -1;
  do {
    size = ::recv(control_.get(), packet.data(), packet.size(), MSG_DONTWAIT);
  } while (size < 0 && errno == EINTR);
  if (size <= 0 || static_cast<std::size_t>(size) > protocol::kMaxPacket) {
    return false;
  }
  packet.resize(static_cast<std::size_t>(size));
  return protocol::take_packet(packet, out);
}

}  // namespace tsunagu::translate
