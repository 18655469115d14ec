/// Preloaded into tsunagud by test_crash_points.py: kills the process at the N-th call that changes
/// something durable, just before the call is made.
///
/// Environment: TSUNAGU_TEST_KILL_AT is N; TSUNAGU_TEST_KILL_FROM is a file whose existence starts
/// the count. Only calls after which a crash finds another state are counted: a kill at any other
/// moment is a kill at the next of these. Other programs that inherit the environment are left
/// alone.
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <dlfcn.h>
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

struct Plan {
  long at = 0;
  const char* from = nullptr;

  Plan() {
    const char* number = std::getenv("TSUNAGU_TEST_KILL_AT");
    from = std::getenv("TSUNAGU_TEST_KILL_FROM");
    const bool is_daemon = std::strcmp(program_invocation_short_name, "tsunagud") == 0;
    at = number != nullptr && from != nullptr && is_daemon ? std::atol(number) : 0;
  }
};

void count() {
  static const Plan plan;
  static std::atomic<long> calls{0};
  const int kept = errno;
  if (plan.at > 0 && ::access(plan.from, F_OK) == 0 && ++calls == plan.at) {
    ::raise(SIGKILL);
  }
  errno = kept;
}

/// The function that would have been called without this library.
template <class Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

#pragma GCC visibility push(default)
extern "C" {

int rename(const char* from, const char* to) noexcept {
  static const auto next = real<int(const char*, const char*)>("rename");
  count();
  return next(from, to);
}

int renameat2(int from_folder, const char* from, int to_folder, const char* to,
              unsigned flags) noexcept {
  static const auto next = real<int(int, const char*, int, const char*, unsigned)>("renameat2");
  count();
  return next(from_folder, from, to_folder, to, flags);
}

int unlink(const char* path) noexcept {
  static const auto next = real<int(const char*)>("unlink");
  count();
  return next(path);
}

int unlinkat(int folder, const char* path, int flags) noexcept {
  static const auto next = real<int(int, const char*, int)>("unlinkat");
  count();
  return next(folder, path, flags);
}

int remove(const char* path) noexcept {
  static const auto next = real<int(const char*)>("remove");
  count();
  return next(path);
}

int rmdir(const char* path) noexcept {
  static const auto next = real<int(const char*)>("rmdir");
  count();
  return next(path);
}

int mkdir(const char* path, mode_t mode) noexcept {
  static const auto next = real<int(const char*, mode_t)>("mkdir");
  count();
  return next(path, mode);
}

ssize_t write(int fd, const void* bytes, std::size_t size) {
  static const auto next = real<ssize_t(int, const void*, std::size_t)>("write");
  struct stat found {};
  if (::fstat(fd, &found) == 0 && S_ISREG(found.st_mode)) {
    count();
  }
  return next(fd, bytes, size);
}

/// Statements without parameters: of these only COMMIT changes what a crash finds.
int mysql_real_query(void* connection, const char* text, unsigned long size) {
  static const auto next = real<int(void*, const char*, unsigned long)>("mysql_real_query");
  if (size >= 6 && std::strncmp(text, "COMMIT", 6) == 0) {
    count();
  }
  return next(connection, text, size);
}

}  // extern "C"
#pragma GCC visibility pop
