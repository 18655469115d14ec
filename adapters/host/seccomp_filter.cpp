// The two lists of system calls.
#include "adapters/host/seccomp_filter.h"

#include <array>
#include <cerrno>
#include <span>

#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "server/base/c_ptr.h"
#include "server/base/error.h"
#include "server/base/unique_fd.h"

namespace tsunagu::host {
namespace {

struct FreeFilter {
  void operator()(void* filter) const noexcept { seccomp_release(filter); }
};
using FilterPtr = std::unique_ptr<void, FreeFilter>;

constexpr std::uint32_t kKill = 0x80000000U;   // SECCOMP_RET_KILL_PROCESS
constexpr std::uint32_t kAllow = 0x7fff0000U;  // SECCOMP_RET_ALLOW
constexpr std::uint32_t kErrno = 0x00050000U;  // SECCOMP_RET_ERRNO, the number in the low bits

constexpr std::array kJobCalls = {
    SCMP_SYS(read),           SCMP_SYS(write),     SCMP_SYS(exit),
    SCMP_SYS(exit_group),     SCMP_SYS(brk),       SCMP_SYS(munmap),
    SCMP_SYS(mremap),         SCMP_SYS(madvise),   SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(getpid),    SCMP_SYS(gettid),
    SCMP_SYS(futex),          SCMP_SYS(getrandom), SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday),   SCMP_SYS(sysinfo)};

constexpr std::array kParentCalls = {SCMP_SYS(poll),
                                     SCMP_SYS(ppoll),
                                     SCMP_SYS(recvmsg),
                                     SCMP_SYS(sendmsg),
                                     SCMP_SYS(sendto),
                                     SCMP_SYS(close),
                                     SCMP_SYS(close_range),
                                     SCMP_SYS(wait4),
                                     SCMP_SYS(waitid),
                                     SCMP_SYS(pidfd_open),
                                     SCMP_SYS(kill),
                                     SCMP_SYS(getpid),
                                     SCMP_SYS(getppid),
                                     SCMP_SYS(gettid),
                                     SCMP_SYS(tgkill),
                                     SCMP_SYS(rt_sigaction),
                                     SCMP_SYS(prctl),
                                     SCMP_SYS(seccomp),
                                     SCMP_SYS(prlimit64),
                                     SCMP_SYS(setrlimit),
                                     SCMP_SYS(getrlimit),
                                     SCMP_SYS(fstat),
                                     SCMP_SYS(newfstatat),
                                     SCMP_SYS(lseek),
                                     SCMP_SYS(pread64),
                                     SCMP_SYS(fcntl),
                                     SCMP_SYS(rseq),
                                     SCMP_SYS(set_robust_list),
                                     SCMP_SYS(clock_nanosleep),
                                     SCMP_SYS(restart_syscall)};

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
// What the sanitizers' run time needs besides; never in a program that is installed.
constexpr std::array kSanitizerCalls = {SCMP_SYS(sigaltstack), SCMP_SYS(sched_yield),
                                        SCMP_SYS(munlock), SCMP_SYS(pipe2), SCMP_SYS(close)};
#else
constexpr std::array<int, 0> kSanitizerCalls{};
#endif

void must(int result) {
  if (result != 0) {
    throw Error{messages::kSandbox, with_errno("seccomp", -result)};
  }
}

void allow(void* filter, std::span<const int> calls) {
  for (const int call : calls) {
    must(seccomp_rule_add_array(filter, kAllow, call, 0, nullptr));
  }
}

/// Allows `call` if none of `bits` is set in its argument `index`.
void allow_without(void* filter, int call, unsigned index, std::uint64_t bits) {
  const scmp_arg_cmp rule{index, SCMP_CMP_MASKED_EQ, bits, 0};
  must(seccomp_rule_add_array(filter, kAllow, call, 1, &rule));
}

FilterPtr base_filter() {
  FilterPtr filter{seccomp_init(kKill)};
  if (filter == nullptr) {
    throw Error{messages::kSandbox, "seccomp_init"};
  }
  allow(filter.get(), kJobCalls);
  allow(filter.get(), kSanitizerCalls);
  allow_without(filter.get(), SCMP_SYS(mmap), 2, PROT_EXEC);
  allow_without(filter.get(), SCMP_SYS(mprotect), 2, PROT_EXEC);
  return filter;
}

/// The filter as BPF: libseccomp 2.5 can only write it to a descriptor.
std::vector<sock_filter> program_of(void* filter) {
  const UniqueFd file{memfd_create("filter", MFD_CLOEXEC)};
  if (!file) {
    throw Error{messages::kSandbox, with_errno("memfd_create", errno)};
  }
  must(seccomp_export_bpf(filter, file.get()));
  const off_t size = lseek(file.get(), 0, SEEK_END);
  std::vector<sock_filter> program(static_cast<std::size_t>(size) / sizeof(sock_filter));
  if (pread(file.get(), program.data(), static_cast<std::size_t>(size), 0) != size) {
    throw Error{messages::kSandbox, with_errno("seccomp filter", errno)};
  }
  return program;
}

}  // namespace

SeccompFilter SeccompFilter::for_job() {
  const FilterPtr filter = base_filter();
  // abort() must not look like an attempt to break out: its signal is denied, so it goes on to
  // its last resort, an illegal instruction.
  for (const int call : {SCMP_SYS(tgkill), SCMP_SYS(rt_sigaction)}) {
    must(seccomp_rule_add_array(filter.get(), kErrno | EPERM, call, 0, nullptr));
  }
  return SeccompFilter{program_of(filter.get())};
}

SeccompFilter SeccompFilter::for_parent() {
  const FilterPtr filter = base_filter();
  allow(filter.get(), kParentCalls);
  constexpr std::array<int, 2> kLandlock = {SCMP_SYS(landlock_create_ruleset),
                                            SCMP_SYS(landlock_restrict_self)};
  allow(filter.get(), kLandlock);
  constexpr std::uint64_t kNewThings = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC |
                                       CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET | CLONE_VM;
  allow_without(filter.get(), SCMP_SYS(clone), 0, kNewThings);
  // clone3 hides its flags from the filter; glibc falls back to clone.
  must(seccomp_rule_add_array(filter.get(), kErrno | ENOSYS, SCMP_SYS(clone3), 0, nullptr));
  return SeccompFilter{program_of(filter.get())};
}

bool SeccompFilter::load() const {
  // The kernel only reads the program, though its structure takes a plain pointer.
  const sock_fprog program{static_cast<unsigned short>(program_.size()),
                           const_cast<sock_filter*>(program_.data())};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

bool has_seccomp() {
  const std::uint32_t action = kKill;
  return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

}  // namespace tsunagu::host
