/// A partner's outbound folder: files appear there whole, once, each followed by its marker.
#pragma once

#include <filesystem>
#include <string>

#include "server/base/bytes.h"
#include "server/base/uuid.h"

namespace tsunagu::delivery {

/// A file goes out in three steps that each survive a crash: stage() writes it completely under a
/// name of ours, the caller records that, publish() renames it and writes the marker. Whether the
/// staged file is still there tells a restarted daemon if the rename was done.
class Outbox {
 public:
  /// `staging` is ours and on the same file system as `out`. Throws Error (kExchangeFolder).
  Outbox(std::filesystem::path out, std::filesystem::path staging, std::string marker);

  /// Writes and fsyncs. Throws Error; then nothing is staged.
  void stage(const Uuid& outbound_id, ByteView bytes);
  /// Completes what was staged; safe to repeat at any point. An older file of that name, with its
  /// marker, is replaced. Throws Error.
  void publish(const Uuid& outbound_id, const std::string& name);

 private:
  std::filesystem::path out_;
  std::filesystem::path staging_;
  std::string marker_;
};

}  // namespace tsunagu::delivery
