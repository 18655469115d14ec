/// Writes an audit log into a folder that an auditor can carry away and verify.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "server/base/bytes.h"
#include "server/base/unique_fd.h"
#include "server/tlog/checkpoint.h"
#include "server/tlog/opened_event.h"

namespace tsunagu::tlog {

/// Copies the log as its newest checkpoint names it, though a daemon may go on writing. Not
/// thread-safe. What is copied is as it was found: verifying is the auditor's part.
class ExportWriter {
 public:
  /// Copies key, checkpoints and tiles from `log` to `out`, which must be missing or empty.
  /// `size`: the size to be exported must be one with a kept checkpoint; by default the newest.
  /// Throws Error.
  ExportWriter(const std::filesystem::path& log, const std::filesystem::path& out,
               std::optional<std::uint64_t> size = std::nullopt);

  const Checkpoint& checkpoint() const { return checkpoint_; }

  /// Adds an opened payload to events.jsonl; indexes rise and are below the exported size.
  void add_event(const OpenedEvent& event);

  /// Makes everything durable. Without it, events.jsonl may be cut.
  void finish();

 private:
  void copy_tiles(const std::filesystem::path& log);
  void flush();

  std::filesystem::path out_;
  Checkpoint checkpoint_;
  UniqueFd events_;
  Bytes buffer_;
  std::uint64_t next_index_ = 0;
};

}  // namespace tsunagu::tlog
