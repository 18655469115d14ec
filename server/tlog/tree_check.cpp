/// Comparing of computed hashes with stored ones, and telling which of two is wrong.
#include "server/tlog/tree_check.h"

#include "server/tlog/log_folder.h"
#include "server/tlog/tiles.h"

namespace tsunagu::tlog {

void TreeCheck::compare(int level, std::uint64_t number, std::span<const Digest> hashes) {
  std::optional<Finding>& first = level == 0 ? leaf_difference_ : upper_difference_;
  if (first) {
    return;
  }
  const std::vector<Digest>& stored = reader_->hashes(level, number);
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    if (stored[i] != hashes[i]) {
      const std::uint64_t index = (number * kTileWidth + i) << (8 * level);
      const TileFile file = tile_at(level, number, reader_->size());
      first = Finding{Problem::changed_tile, tile_path(file), index, {}};
      return;
    }
  }
}

void TreeCheck::add_bundle(std::uint64_t number, const std::vector<Digest>& hashes) {
  compare(0, number, hashes);
  if (hashes.size() == kTileWidth) {
    add_upper(1, number, root_of(hashes));
  }
}

void TreeCheck::add_upper(int level, std::uint64_t number, const Digest& hash) {
  Digest rising = hash;
  for (;; ++level) {
    const auto place = static_cast<std::size_t>(level - 1);
    if (upper_.size() == place) {
      upper_.emplace_back();
    }
    upper_[place].push_back(rising);
    if (upper_[place].size() < kTileWidth) {
      return;
    }
    number /= kTileWidth;
    compare(level, number, upper_[place]);
    rising = root_of(upper_[place]);
    upper_[place].clear();
  }
}

std::optional<Finding> TreeCheck::finish(const Digest& root, const Digest& signed_root,
                                         std::uint64_t proven_size) {
  for (std::size_t place = 0; place < upper_.size(); ++place) {
    const int level = static_cast<int>(place) + 1;
    const std::uint64_t number = reader_->size() >> (8 * (level + 1));
    compare(level, number, upper_[place]);
  }
  if (root == signed_root) {
    return leaf_difference_ ? leaf_difference_ : upper_difference_;
  }
  if (leaf_difference_ && *leaf_difference_->index >= proven_size) {
    const std::uint64_t index = *leaf_difference_->index;
    const TileFile file = tile_at(kEntries, index / kTileWidth, reader_->size());
    return Finding{Problem::changed_entry, tile_path(file), index, {}};
  }
  if (leaf_difference_) {
    return leaf_difference_;
  }
  if (upper_difference_) {
    return Finding{Problem::changed_entry, upper_difference_->file, upper_difference_->index, {}};
  }
  return Finding{Problem::changed_root, kCheckpointFile, proven_size, {}};
}

}  // namespace tsunagu::tlog
