/// Ctrl-C during a bench: it ends orderly, so that nothing stays behind.
#pragma once

#include <csignal>

namespace tsunagu::app::bench {

/// While one exists, SIGINT, SIGTERM and SIGHUP are only noted. One at a time.
class Interruption {
 public:
  Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;
  ~Interruption();

  /// Throws Error (kStopped) once a signal has come. To be called between two pieces of work.
  static void pass();

 private:
  struct sigaction before_[3];
};

}  // namespace tsunagu::app::bench
