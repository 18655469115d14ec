/// Holds a log against every other checkpoint of it that somebody kept.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "server/tlog/report.h"

namespace tsunagu::tlog {

/// What is wrong with a checkpoint, if it is not valid.
std::optional<Problem> problem_of(CheckpointState state);

/// What stands in checkpoints/ of `folder`, by name. In a live folder, files that a writer has not
/// given their name yet are left out. To be listed before the newest checkpoint is read, which is
/// then never older than one of them.
std::vector<std::string> kept_names(const std::filesystem::path& folder, bool is_live);

/// Takes the roots of a growing tree, size after size.
class HistoryCheck {
 public:
  explicit HistoryCheck(const Checkpoint& newest, Report& report)
      : newest_{newest}, report_{&report} {}

  /// Reads the files `names` in checkpoints/ of `folder`; fails Check::history for what is wrong
  /// there.
  void add_kept(const std::filesystem::path& folder, std::span<const std::string> names,
                const VerifierKey& key);
  /// Reads `files`, which come from elsewhere; fails Check::known.
  void add_known(std::span<const std::filesystem::path> files, const VerifierKey& key);

  /// Whether a checkpoint of `size` waits for its root. To be asked for rising sizes.
  bool wants(std::uint64_t size) const;
  /// The root of the log's first `size` leaves.
  void take(std::uint64_t size, const Digest& root);
  /// After the last leaf. Only with `is_tree_right` do other roots prove another history.
  void finish(bool is_tree_right);

  /// The greatest size up to which the log is proven to be what was signed.
  std::uint64_t proven_size() const { return proven_; }

 private:
  struct Kept {
    Check check;
    Checkpoint checkpoint;
    std::string file;
  };
  void add(Check check, const std::filesystem::path& path, const std::string& name,
           const VerifierKey& key);

  Checkpoint newest_;
  Report* report_;          // outlives this
  std::vector<Kept> kept_;  // rising once all are added
  std::size_t place_ = 0;   // of the first not taken
  std::uint64_t proven_ = 0;
  std::optional<Kept> first_kept_wrong_;
  std::optional<Kept> first_known_wrong_;
  bool is_broken_ = false;  // a root differed, so nothing later is proven
};

}  // namespace tsunagu::tlog
