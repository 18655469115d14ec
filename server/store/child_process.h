/// Programs of MariaDB, run as our children.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

#include "server/base/unique_fd.h"

namespace tsunagu::store {

/// The user a child runs as, where the parent is root (mariadbd refuses to run as root).
struct RunAs {
  uid_t uid = 0;
  gid_t gid = 0;
};

/// What to run and how. Descriptors not named here are closed in the child.
struct ChildProgram {
  std::vector<std::string> arguments;    ///< The first one is the program's path.
  std::vector<std::string> environment;  ///< All of it, "NAME=value".
  int input = -1;                        ///< Standard input; -1 is /dev/null.
  int output = -1;                       ///< Standard output and error; -1 is /dev/null.
  int inherited = -1;                    ///< Stays open under the same number; -1 is none.
  std::optional<RunAs> run_as;
};

/// A running child. Whoever owns it also waits for it, so nobody else may call wait(2) for any
/// child.
class Child {
 public:
  /// Starts `program` with a clean signal state, in a session of its own, with umask 077; it gets
  /// SIGTERM when the thread that called this ends (prctl(2), PR_SET_PDEATHSIG). Throws Error
  /// (kSystemCall) if it cannot be run.
  explicit Child(const ChildProgram& program);
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  /// Kills it if it still runs.
  ~Child();

  pid_t process() const { return process_; }
  /// Becomes readable when the child has ended (pidfd_open(2)).
  int end_notice() const { return end_notice_.get(); }
  /// Whether it still runs.
  bool is_running();
  /// Sends `signal`; nothing if it has ended.
  void send(int signal) noexcept;
  /// Waits for its end, at most `timeout_ms` (negative: for ever). False if it still runs.
  bool wait(int timeout_ms) noexcept;
  /// How it ended: "exit 1", "signal 9". Only after its end.
  std::string ending() const;
  /// Whether it ended with exit status 0.
  bool has_succeeded() const { return process_ < 0 && status_ == 0; }

 private:
  pid_t process_ = -1;
  int status_ = 0;
  UniqueFd end_notice_;
};

}  // namespace tsunagu::store
