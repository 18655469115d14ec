/// Holds the opened payloads of events.jsonl against the leaves, in one pass.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include "server/tlog/leaf.h"
#include "server/tlog/opened_event.h"
#include "server/tlog/report.h"

namespace tsunagu::tlog {

/// Not thread-safe. Reads one line ahead; memory does not grow with the file.
class PayloadCheck {
 public:
  /// Without events.jsonl in `folder` there is nothing to check.
  PayloadCheck(const std::filesystem::path& folder, Report& report);

  /// The leaf at the next index.
  void next(std::uint64_t index, const Leaf& leaf);
  /// After the last leaf: whatever is left over belongs to no entry.
  void finish();

 private:
  void read_line();
  void take_line(const std::string& line);
  void fail(Problem problem);

  Report* report_;  // outlives this
  std::ifstream file_;
  std::optional<OpenedEvent> event_;  // the line to come
  std::optional<std::uint64_t> last_index_;
  std::uint64_t line_ = 0;
};

}  // namespace tsunagu::tlog
