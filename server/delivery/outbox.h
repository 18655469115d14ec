/// A partner's outbound folder: files appear there whole, once, each followed by its marker.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "server/base/bytes.h"
#include "server/base/uuid.h"

namespace tsunagu::delivery {

/// A file goes out in three steps that each survive a crash: stage() writes everything completely
/// under names of ours, the caller records that, publish() renames file and marker. What is still
/// staged tells a restarted daemon which renames were done; the partner's folder is not asked,
/// because a partner may be taking the file away at that moment.
class Outbox {
 public:
  /// `staging` is ours and on the same file system as `out`.
  Outbox(std::filesystem::path out, std::filesystem::path staging, std::string marker);

  /// Makes the staging folder if it is not there. Throws Error (kExchangeFolder) if a folder cannot
  /// be used or they are on two file systems.
  void open();
  /// What was staged and not published completely; removes files that were never completed.
  std::vector<Uuid> staged();

  /// Writes and fsyncs file and marker, and `report`, if there is one, as NAME.report.txt beside
  /// the file. Throws Error; then nothing is staged.
  void stage(const Uuid& outbound_id, ByteView bytes, std::string_view report = {});
  /// Completes what was staged; safe to repeat at any point. An older file of that name, with its
  /// marker, is replaced. Throws Error.
  void publish(const Uuid& outbound_id, const std::string& name);
  /// Removes what was staged, if anything; it will never go out. Throws Error.
  void discard(const Uuid& outbound_id);

 private:
  void move_out(const std::filesystem::path& staged, const std::string& name);

  std::filesystem::path out_;
  std::filesystem::path staging_;
  std::string marker_;
};

}  // namespace tsunagu::delivery
