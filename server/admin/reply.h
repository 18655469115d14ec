/// The answer to one request: JSON lines, the last one of kind "result".
#pragma once

#include <cstdint>
#include <string_view>

#include "server/base/error.h"
#include "server/base/json.h"

namespace tsunagu::admin {

/// How a command ended; also the exit status of `tsunagu`.
enum class Outcome {
  ok = 0,
  failed = 1,          ///< an error of the call or of the machine
  partly_refused = 3,  ///< some records were refused or held
};

/// The last line: {"kind":"result","exit":0}.
JsonLine result_line(Outcome outcome);
/// The last line after an error, with the id, texts and remedies of its message.
JsonLine result_line(const Error& error);

/// Writes the lines of one answer. For one thread.
///
/// A caller that goes away or stops reading does not disturb the work that it asked for: from then
/// on gone() is true and lines are dropped. Work that only serves the caller may stop then.
class Reply {
 public:
  /// Writes to `connection`, which the caller of the constructor keeps open. A line that cannot be
  /// sent within `patience_ms` counts as a caller that went away.
  Reply(int connection, bool wants_progress, int patience_ms = 30000)
      : connection_{connection}, wants_progress_{wants_progress}, patience_ms_{patience_ms} {}

  void line(const JsonLine& line);
  /// {"kind":"progress","what":..,"done":..,"total":..}, if the caller asked for it. `total` 0
  /// means that nobody knows.
  void progress(std::string_view what, std::int64_t done, std::int64_t total);
  bool gone() const { return gone_; }

 private:
  bool send_some(std::string_view& rest);

  int connection_;
  bool wants_progress_;
  int patience_ms_;
  bool gone_ = false;
};

}  // namespace tsunagu::admin
