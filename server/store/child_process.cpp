/// Starts, watches and ends children.
#include "server/store/child_process.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>

#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "server/base/error.h"

namespace tsunagu::store {
namespace {

[[noreturn]] void fail(const std::string& what, int number) {
  throw Error{messages::kSystemCall, with_errno(what, number)};
}

/// execve(2) wants pointers to text that is not const.
std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> result;
  result.reserve(texts.size() + 1);
  for (const std::string& text : texts) {
    result.push_back(const_cast<char*>(text.c_str()));  // NOLINT: execve(2) only reads
  }
  result.push_back(nullptr);
  return result;
}

/// What the child does between fork and exec: system calls only, since other threads of the parent
/// may have held any lock.
struct Launch {
  const ChildProgram& program;
  std::vector<char*> arguments;
  std::vector<char*> environment;
  int null_device;
  int failure_pipe;
  pid_t parent;

  [[noreturn]] void operator()() const {
    if (is_prepared()) {
      ::execve(arguments[0], arguments.data(), environment.data());
    }
    const int number = errno;
    // Nobody to tell if even this fails; the parent sees exit 127.
    [[maybe_unused]] const ssize_t written = ::write(failure_pipe, &number, sizeof(number));
    ::_exit(127);
  }

  bool is_prepared() const {
    const int input = program.input < 0 ? null_device : program.input;
    const int output = program.output < 0 ? null_device : program.output;
    reset_signals();
    ::umask(S_IRWXG | S_IRWXO);
    return ::setsid() >= 0 && has_changed_user() && ends_with_parent() &&
           ::dup2(input, STDIN_FILENO) >= 0 && ::dup2(output, STDOUT_FILENO) >= 0 &&
           ::dup2(output, STDERR_FILENO) >= 0 &&
           ::syscall(SYS_close_range, 3U, ~0U, 4U /* CLOSE_RANGE_CLOEXEC */) == 0 &&
           (program.inherited < 0 || ::fcntl(program.inherited, F_SETFD, 0) == 0);
  }

  static void reset_signals() {
    for (int number = 1; number < NSIG; ++number) {
      ::signal(number, SIG_DFL);  // fails for those that cannot be changed, which is fine
    }
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
  }

  bool has_changed_user() const {
    if (!program.run_as) {
      return true;
    }
    const auto [uid, gid] = *program.run_as;
    return ::setgroups(0, nullptr) == 0 && ::setresgid(gid, gid, gid) == 0 &&
           ::setresuid(uid, uid, uid) == 0;
  }

  /// After the change of user, which forgets the setting. The parent may have died before it.
  bool ends_with_parent() const {
    return ::prctl(PR_SET_PDEATHSIG, SIGTERM) == 0 && ::getppid() == parent;
  }
};

}  // namespace

Child::Child(const ChildProgram& program) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    fail("pipe2", errno);
  }
  const UniqueFd failure_in{ends[0]};
  UniqueFd failure_out{ends[1]};
  const UniqueFd null_device{::open("/dev/null", O_RDWR | O_CLOEXEC)};
  if (!null_device) {
    fail("open /dev/null", errno);
  }
  const Launch launch{program,           pointers(program.arguments), pointers(program.environment),
                      null_device.get(), failure_out.get(),           ::getpid()};
  process_ = ::fork();
  if (process_ == 0) {
    launch();
  }
  if (process_ < 0) {
    fail("fork", errno);
  }
  failure_out.reset();
  int number = 0;
  const ssize_t got = ::read(failure_in.get(), &number, sizeof(number));
  end_notice_ = UniqueFd{static_cast<int>(::syscall(SYS_pidfd_open, process_, 0))};
  const int pidfd_errno = errno;
  if (got != 0 || !end_notice_) {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, &status_, 0);
    process_ = -1;
    got != 0 ? fail("starting " + program.arguments[0], number) : fail("pidfd_open", pidfd_errno);
  }
}

Child::~Child() {
  if (is_running()) {
    send(SIGKILL);
    wait(-1);
  }
}

bool Child::is_running() { return process_ >= 0 && !wait(0); }

void Child::send(int signal) noexcept {
  if (process_ >= 0) {
    ::kill(process_, signal);  // not waited for yet, so the number still is our child's
  }
}

bool Child::wait(int timeout_ms) noexcept {
  if (process_ < 0) {
    return true;
  }
  pollfd notice{end_notice_.get(), POLLIN, 0};
  int ready = ::poll(&notice, 1, timeout_ms);
  while (ready < 0 && errno == EINTR) {
    ready = ::poll(&notice, 1, timeout_ms);
  }
  if (ready <= 0) {
    return false;
  }
  while (::waitpid(process_, &status_, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
  return true;
}

std::string Child::ending() const {
  if (WIFSIGNALED(status_)) {
    return "signal " + std::to_string(WTERMSIG(status_));
  }
  return "exit " + std::to_string(WEXITSTATUS(status_));
}

}  // namespace tsunagu::store
