// The sandbox itself: what a taken-over process can still do. Forks a child for each try.
#define BOOST_TEST_DYN_LINK
#include "adapters/host/sandbox.h"

#include <csignal>
#include <cstdlib>
#include <new>

#include <boost/test/unit_test.hpp>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "adapters/host/landlock.h"
#include "adapters/protocol/job.h"

namespace {

using namespace tsunagu;
using namespace tsunagu::host;

constexpr int kSurvived = 42;

/// Forks, enters the sandbox (the parent's first, as in the program), tries, and returns how the
/// child ended: the signal that killed it, or 0 if it survived.
template <class Try>
int signal_of(const Sandbox& sandbox, bool as_job, Try&& attempt) {
  const pid_t child = fork();
  if (child == 0) {
    // Boost.Test's own handlers would go on after a fault.
    std::signal(SIGSEGV, SIG_DFL);
    std::signal(SIGABRT, SIG_DFL);
    sandbox.enter_parent();
    if (as_job) {
      sandbox.enter_job(1000);
    }
    attempt();
    _exit(kSurvived);
  }
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFSIGNALED(status)) {
    return WTERMSIG(status);
  }
  BOOST_TEST(WEXITSTATUS(status) == kSurvived);
  return 0;
}

/// Opens a file for reading, whatever comes of it.
void try_open() { static_cast<void>(open("/etc/hostname", O_RDONLY | O_CLOEXEC)); }
void try_socket() { static_cast<void>(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)); }
void try_unix_socket() { static_cast<void>(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)); }
void try_exec() {
  char name[] = "/bin/true";
  char* const arguments[] = {name, nullptr};
  char* const environment[] = {nullptr};
  execve(name, arguments, environment);
}
void try_executable_memory() {
  static_cast<void>(
      mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
}
void try_ptrace() { ptrace(PTRACE_TRACEME, 0, nullptr, nullptr); }
void try_fork() {
  if (fork() == 0) {
    _exit(0);
  }
}
void try_kill() { kill(1, 0); }

BOOST_AUTO_TEST_SUITE(sandbox_tests)

BOOST_AUTO_TEST_CASE(all_layers_are_in_force_here) {
  const Sandbox sandbox{0};

  BOOST_TEST(sandbox.layers() == (protocol::kNoNewPrivileges | protocol::kLandlock |
                                  protocol::kSeccomp | protocol::kResourceLimits));
}

BOOST_AUTO_TEST_CASE(a_job_can_compute_and_write_to_what_it_has) {
  const Sandbox sandbox{0};
  int ends[2] = {-1, -1};
  BOOST_REQUIRE(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0);

  const int signal = signal_of(sandbox, true, [&] {
    const auto text = std::make_unique<std::string>(10'000'000, 'x');
    if (write(ends[1], text->data(), 1) != 1) {
      _exit(1);
    }
  });

  BOOST_TEST(signal == 0);
  close(ends[0]);
  close(ends[1]);
}

BOOST_AUTO_TEST_CASE(a_job_dies_of_every_way_out) {
  const Sandbox sandbox{0};

  for (const auto attempt : {try_open, try_socket, try_unix_socket, try_exec, try_executable_memory,
                             try_ptrace, try_fork, try_kill}) {
    BOOST_TEST(signal_of(sandbox, true, attempt) == SIGSYS);
  }
}

BOOST_AUTO_TEST_CASE(the_warm_parent_dies_of_opening_and_starting_anything) {
  const Sandbox sandbox{0};

  for (const auto attempt :
       {try_open, try_socket, try_unix_socket, try_exec, try_executable_memory, try_ptrace}) {
    BOOST_TEST(signal_of(sandbox, false, attempt) == SIGSYS);
  }
  BOOST_TEST(signal_of(sandbox, false, try_fork) == 0);
}

BOOST_AUTO_TEST_CASE(landlock_alone_lets_nobody_open_a_file) {
  const pid_t child = fork();
  if (child == 0) {
    const bool closed = close_with_landlock(landlock_version());
    const int file = open("/etc/hostname", O_RDONLY | O_CLOEXEC);
    _exit(closed && file < 0 && errno == EACCES ? kSurvived : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);

  BOOST_TEST(WIFEXITED(status));
  BOOST_TEST(WEXITSTATUS(status) == kSurvived);
}

#if !defined(__SANITIZE_ADDRESS__)
BOOST_AUTO_TEST_CASE(a_job_that_wants_all_memory_gets_none) {
  const Sandbox sandbox{0};

  const int signal = signal_of(sandbox, true, [] {
    try {
      const std::string huge(2'000'000'000, 'x');
      _exit(huge.empty() ? 1 : 2);
    } catch (const std::bad_alloc&) {
      _exit(kSurvived);
    }
  });

  BOOST_TEST(signal == 0);
}
#endif

BOOST_AUTO_TEST_CASE(a_job_that_computes_for_ever_is_ended_by_the_kernel) {
  const Sandbox sandbox{0};

  const int signal = signal_of(sandbox, true, [] {
    volatile bool forever = true;
    while (forever) {
    }
  });

  BOOST_TEST((signal == SIGXCPU || signal == SIGKILL));
}

BOOST_AUTO_TEST_CASE(a_job_that_aborts_does_not_look_like_one_that_breaks_out) {
  const Sandbox sandbox{0};

  const int signal = signal_of(sandbox, true, [] { std::abort(); });

  BOOST_TEST(signal != 0);
  BOOST_TEST(signal != SIGSYS);
}

BOOST_AUTO_TEST_CASE(names_of_layers) {
  BOOST_TEST(*sandbox_layers("") == 0);
  BOOST_TEST(*sandbox_layers("landlock,seccomp") == (protocol::kLandlock | protocol::kSeccomp));
  BOOST_TEST(!sandbox_layers("landlok").has_value());
  BOOST_TEST(!sandbox_layers("seccomp,,landlock").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
