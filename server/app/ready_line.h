/// How a starting daemon tells `tsunagu start` how it went: one line on a pipe.
#pragma once

#include <optional>
#include <string>

#include "server/base/error.h"
#include "server/base/unique_fd.h"

namespace tsunagu::app {

/// The daemon's end. Says something at most once; says nothing without a descriptor.
class ReadyLine {
 public:
  explicit ReadyLine(int fd) : fd_{fd} {}
  void ready();
  void failed(const Error& error);

 private:
  void say(const std::string& line);

  UniqueFd fd_;
};

/// The other end: waits until the daemon has said how it went, or has closed the pipe. Throws the
/// Error that the daemon had.
void await_ready(int fd);

}  // namespace tsunagu::app
