/// Grows a log in a folder: tiles first, then the checkpoint that names them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/bytes.h"
#include "server/base/unique_fd.h"
#include "server/tlog/checkpoint.h"
#include "server/tlog/note.h"
#include "server/tlog/tile_edge.h"

namespace tsunagu::tlog {

/// Who signs checkpoints: KeyService::log_public_key() and KeyService::sign_checkpoint().
struct CheckpointSigner {
  Bytes public_key;                             ///< 32 bytes, Ed25519
  std::function<Bytes(std::string_view)> sign;  ///< returns 64 bytes
};

/// Writes one log. Not thread-safe; a second writer of the same folder is refused.
///
/// After a crash or damage, open it again and append from size() on: leaves that were lost are
/// taken again from whoever has them, and must give the root that was signed.
class LogWriter {
 public:
  /// Opens or makes the log in `folder`. `origin` names the log and its key, for example
  /// "tsunagu.example.lg.jp/audit": no white space, no plus.
  /// Throws Error if another process writes it, if its key is another one, or if what is stored
  /// contradicts the last checkpoint.
  LogWriter(std::filesystem::path folder, std::string origin, CheckpointSigner signer);

  /// Leaves that are here, published or not. The next one gets this index.
  std::uint64_t size() const { return edge_.size(); }
  /// The newest checkpoint. Its size is above size() only while lost leaves are missing.
  const std::optional<Checkpoint>& published() const { return published_; }
  /// Files that opening had to write again because they were missing or damaged. Report them.
  const std::vector<std::string>& repaired() const { return repaired_; }

  /// Adds leaves in order. Throws Error if one is not a leaf, or if leaves taken again are not
  /// the ones that were signed.
  void append(std::span<const Bytes> leaves);

  /// Makes what was appended durable, proves from the files that it continues the last checkpoint,
  /// and publishes a new one. Returns it; the last one if nothing was appended. An empty log has
  /// none. Throws Error; then the last checkpoint stays.
  const std::optional<Checkpoint>& publish();

  const VerifierKey& key() const { return key_; }

 private:
  void claim_folder();
  void keep_key() const;
  void load_checkpoints();
  void load_edge();
  void rebuild_edge();
  void append_partial_bundle(const TileReader& reader);
  void append_entry(ByteView entry);
  void store(const TileFile& file, ByteView content);
  void store_partial_tiles();
  void prove_continuation(const Checkpoint& next) const;
  std::string sign(const Checkpoint& next) const;
  void write_checkpoint(const Checkpoint& next, std::string_view note);

  std::filesystem::path folder_;
  CheckpointSigner signer_;
  VerifierKey key_;
  UniqueFd lock_;
  TileEdge edge_;
  std::optional<Checkpoint> published_;
  std::optional<std::uint64_t> last_kept_;  // size of the newest file in checkpoints/
  std::vector<std::string> repaired_;
  std::uint64_t replaced_before_ = 0;  // partial tiles that were full at this size are removed
  bool is_rebuilding_ = false;
};

}  // namespace tsunagu::tlog
