/// Asks the daemon over its admin socket, for the commands that server/app carries out itself.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/json.h"
#include "server/config/instance_paths.h"

namespace tsunagu::app {

/// The lines that the daemon answered with; the last one is the result.
class Answer {
 public:
  /// `lines` ends with the result line.
  explicit Answer(std::vector<JsonValue> lines);

  /// The lines of `kind`, in their order.
  std::vector<JsonValue> of(std::string_view kind) const;
  /// 0, 1 or 3, as the exit status of `tsunagu`.
  std::int64_t exit() const { return exit_; }
  /// Throws Error with what the daemon said was wrong, unless exit() is 0.
  void require_done() const;

 private:
  std::vector<JsonValue> lines_;
  std::int64_t exit_ = 1;
};

/// Sends one request, with the open file or folder `attachment` unless it is negative, and waits
/// for the whole answer. Throws Error: kNotRunning if no daemon answers.
Answer ask(const config::InstancePaths& paths, std::string_view command, const JsonLine& arguments,
           int attachment = -1);

}  // namespace tsunagu::app
