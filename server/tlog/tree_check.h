/// Recomputes the hash tree from the entries and holds it against the tiles and the signed root.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "server/tlog/report.h"
#include "server/tlog/tile_reader.h"

namespace tsunagu::tlog {

/// Takes the leaf hashes of a log in order, bundle by bundle. The tiles must be there.
class TreeCheck {
 public:
  /// `reader` outlives this.
  explicit TreeCheck(TileReader& reader) : reader_{&reader} {}

  /// The hashes of the entries of bundle `number`.
  void add_bundle(std::uint64_t number, const std::vector<Digest>& hashes);

  /// After the last bundle: the first thing wrong, when the entries give `root`, `signed_root` was
  /// signed, and the first `proven_size` entries are known to be right.
  std::optional<Finding> finish(const Digest& root, const Digest& signed_root,
                                std::uint64_t proven_size);

 private:
  void compare(int level, std::uint64_t number, std::span<const Digest> hashes);
  void add_upper(int level, std::uint64_t number, const Digest& hash);

  TileReader* reader_;
  std::vector<std::vector<Digest>> upper_;  // hashes of the growing tile of each level from 1
  std::optional<Finding> leaf_difference_;  // first hash of level 0 that is not its entry's
  std::optional<Finding> upper_difference_;
};

}  // namespace tsunagu::tlog
