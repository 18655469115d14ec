/// Preloaded into tsunagud by set_clock.py: shifts the time of day by the seconds that stand in the
/// file named by TSUNAGU_TEST_CLOCK, read anew at every call.
///
/// Only the daemon is shifted, not the programs that inherit its environment; the clocks that
/// measure how long something takes stay as they are. Without the file, or while it does not hold a
/// number, nothing is shifted.
#include <cstdlib>
#include <cstring>

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

namespace {

const char* clock_file() {
  static const char* const name = std::strcmp(program_invocation_short_name, "tsunagud") == 0
                                      ? std::getenv("TSUNAGU_TEST_CLOCK")
                                      : nullptr;
  return name;
}

/// Seconds to add.
time_t shift() {
  if (clock_file() == nullptr) {
    return 0;
  }
  const int kept = errno;
  char text[32] = {};
  const int fd = ::open(clock_file(), O_RDONLY | O_CLOEXEC);
  if (fd >= 0) {
    const auto size = ::read(fd, text, sizeof text - 1);
    text[size > 0 ? size : 0] = '\0';
    ::close(fd);
  }
  errno = kept;
  return static_cast<time_t>(std::atoll(text));
}

/// The function that would have been called without this library.
template <class Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

#pragma GCC visibility push(default)
extern "C" {

int clock_gettime(clockid_t which, struct timespec* out) noexcept {
  static const auto next = real<int(clockid_t, struct timespec*)>("clock_gettime");
  const int result = next(which, out);
  if (result == 0 && (which == CLOCK_REALTIME || which == CLOCK_REALTIME_COARSE)) {
    out->tv_sec += shift();
  }
  return result;
}

int gettimeofday(struct timeval* out, void* zone) noexcept {
  static const auto next = real<int(struct timeval*, void*)>("gettimeofday");
  const int result = next(out, zone);
  if (result == 0) {
    out->tv_sec += shift();
  }
  return result;
}

time_t time(time_t* out) noexcept {
  static const auto next = real<time_t(time_t*)>("time");
  const time_t now = next(nullptr) + shift();
  if (out != nullptr) {
    *out = now;
  }
  return now;
}

}  // extern "C"
#pragma GCC visibility pop
