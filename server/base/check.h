/// Checks for our own mistakes. Always compiled in; never for input, files or the network.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace tsunagu {

[[noreturn]] inline void stop_for_broken_rule(const char* file, int line, const char* rule) {
  std::fprintf(stderr, "%s:%d: broken rule: %s\n", file, line, rule);
  std::abort();
}

}  // namespace tsunagu

/// Stops the process if `condition` is false: going on could store or release wrong data.
/// A macro because std::source_location is missing in clang 14, which reads our code too.
#define TSUNAGU_ENSURE(condition, rule)                          \
  do {                                                           \
    if (!(condition)) [[unlikely]] {                             \
      ::tsunagu::stop_for_broken_rule(__FILE__, __LINE__, rule); \
    }                                                            \
  } while (false)
