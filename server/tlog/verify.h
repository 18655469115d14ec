/// Verifies an exported audit log with nothing but the public key of the log.
///
/// Works offline, reads only, and believes nothing in the folder but what the signature covers.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "server/tlog/report.h"

namespace tsunagu::tlog {

struct VerifyOptions {
  /// File with the log's verifier key. Empty: log.vkey of the folder itself.
  std::filesystem::path key_file;
  /// Checkpoints kept elsewhere (printed, witnessed, from an earlier visit).
  std::vector<std::filesystem::path> known;
  /// The folder is one that a daemon is writing: tiles of other sizes may lie in it.
  bool is_live = false;
};

/// Runs every check it can and notes the first thing wrong in each. Throws Error only when a file
/// cannot be read although it is there.
Report verify_export(const std::filesystem::path& folder, const VerifyOptions& options);

/// The key in `file`. Nothing, with the reason in `problem`, if there is none.
std::optional<VerifierKey> read_key(const std::filesystem::path& file, Problem& problem);

}  // namespace tsunagu::tlog
