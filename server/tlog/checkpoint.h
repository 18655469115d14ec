/// Checkpoints of C2SP tlog-checkpoint: what the log was at one size, signed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/tlog/merkle.h"
#include "server/tlog/note.h"

namespace tsunagu::tlog {

struct Checkpoint {
  std::string origin;      ///< which log; the name of its key
  std::uint64_t size = 0;  ///< number of leaves, at most kMaxLogSize
  Digest root{};

  bool operator==(const Checkpoint&) const = default;
  /// The three lines that are signed.
  std::string text() const;
  /// Nothing unless `text` is exactly three such lines. Extension lines, which no auditor could
  /// check, are refused.
  static std::optional<Checkpoint> parse(std::string_view text);
};

enum class CheckpointState { valid, malformed, other_origin, not_signed, wrong_signature };

struct CheckedCheckpoint {
  CheckpointState state = CheckpointState::malformed;
  Checkpoint checkpoint;  ///< empty unless valid
};

/// Checks the signature with `key`, then the form, then that the origin is the key's name.
CheckedCheckpoint check_checkpoint(std::string_view note, const VerifierKey& key);

/// A decimal number as text() writes it: no sign, no leading zero. Nothing above kMaxLogSize.
std::optional<std::uint64_t> parse_size(std::string_view text);

}  // namespace tsunagu::tlog
